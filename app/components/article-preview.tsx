import { BlockStack, Button, ButtonGroup, Card, InlineGrid, InlineStack, Select, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { ArticleGroups } from "../domain/article-groups";
import type { Device } from "../domain/pages";
import { ScaledFrame } from "./scaled-frame";

const PAUSE_MILLISECONDS = 250;
const SPACE_ABOVE_PIXELS = 96;

interface ArticlePreviewProps {
  address: string;
  groups: ArticleGroups;
  /** Markets that readers can be in, each with one of its countries. */
  markets: readonly { name: string; country: string }[];
  /** Languages of the store. */
  languages: readonly { code: string; name: string }[];
  /** The reader's; headings are typed in it, too. */
  language: string;
  onLanguage: (code: string) => void;
}

/** The article with its groups as shoppers get them, drawn by the extension's own Liquid while the merchant arranges. */
export function ArticlePreview({ address, groups, markets, languages, language, onLanguage }: ArticlePreviewProps) {
  const [html, setHtml] = useState("");
  const [failed, setFailed] = useState(false);
  const [device, setDevice] = useState<Device>("phone");
  const scroller = useRef<HTMLDivElement>(null);
  const drawnGroups = useRef(groups.groups);
  const [country, setCountry] = useState("");
  const body = JSON.stringify({ ...groups, language, country: country === "" ? null : country });
  const languageName = languages.find(({ code }) => code === language)?.name ?? language;
  const missing = groups.groups.filter(({ headings }) => !headings[language] && Object.values(headings).some((heading) => heading !== "")).length;

  // Not a fetcher of Remix: each of those would load the whole page's data again.
  useEffect(() => {
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      draw(address, body, overtaken.signal).then(
        (drawn) => {
          setHtml(drawn);
          setFailed(false);
        },
        () => setFailed(!overtaken.signal.aborted),
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [address, body]);

  /** Brings the group into view that the merchant has just changed. */
  function showChange(page: Document, scale: number) {
    const before = drawnGroups.current.map((group) => JSON.stringify(group));
    const changed = groups.groups.findIndex((group, index) => JSON.stringify(group) !== before[index]);
    drawnGroups.current = groups.groups;
    const drawn = page.querySelectorAll(".buyline-article-products")[changed];
    if (drawn === undefined) return;
    // The frame gets its height with the next painting.
    requestAnimationFrame(() => scroller.current?.scrollTo({ top: drawn.getBoundingClientRect().top * scale - SPACE_ABOVE_PIXELS }));
  }

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Preview
          </Text>
          <ButtonGroup variant="segmented">
            <Button pressed={device === "desktop"} onClick={() => setDevice("desktop")}>
              Desktop
            </Button>
            <Button pressed={device === "phone"} onClick={() => setDevice("phone")}>
              Phone
            </Button>
          </ButtonGroup>
        </InlineStack>
        {(markets.length > 1 || languages.length > 1) && (
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            {markets.length > 1 && <Select label="Reader's market" options={[{ label: "Your store's own prices", value: "" }, ...markets.map(({ name, country: value }) => ({ label: name, value }))]} value={country} onChange={setCountry} />}
            {languages.length > 1 && <Select label="Reader's language" options={languages.map(({ code, name }) => ({ label: name, value: code }))} value={language} onChange={onLanguage} />}
          </InlineGrid>
        )}
        {missing > 0 && (
          <Text as="p">{`${missing === 1 ? "One group has" : `${missing} groups have`} no heading in ${languageName}, so readers see ${missing === 1 ? "it" : "them"} without one. Type it beside the group.`}</Text>
        )}
        {/* What scrolls must be reached by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div ref={scroller} tabIndex={0} role="group" aria-label="Preview of the article" style={{ maxBlockSize: "calc(100vh - 12rem)", minBlockSize: "16rem", overflowY: "auto" }}>
          {html === "" && !failed && <SkeletonBodyText lines={10} />}
          <ScaledFrame html={html} device={device} onDrawn={showChange} />
        </div>
        <Text as="p" tone="subdued">
          {failed ? "The preview could not be drawn. It tries again with your next change." : `Your theme's fonts and colors and the variants show in your store.${country === "" ? "" : " Your store may write amounts in this currency another way."}${language === groups.locale ? "" : " The article's own text stands here in its first language."}`}
        </Text>
      </BlockStack>
    </Card>
  );
}

async function draw(address: string, body: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
  if (!response.ok) throw new Error(`The preview answered ${response.status}`);
  return ((await response.json()) as { html: string }).html;
}
