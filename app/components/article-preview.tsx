import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { ArticleGroups } from "../domain/article-groups";
import type { Device } from "../domain/pages";
import { ScaledFrame } from "./scaled-frame";

const PAUSE_MILLISECONDS = 250;
const SPACE_ABOVE_PIXELS = 96;

/** The article with its groups as shoppers get them, drawn by the extension's own Liquid while the merchant arranges. */
export function ArticlePreview({ address, groups }: { address: string; groups: ArticleGroups }) {
  const [html, setHtml] = useState("");
  const [failed, setFailed] = useState(false);
  const [device, setDevice] = useState<Device>("phone");
  const scroller = useRef<HTMLDivElement>(null);
  const drawnGroups = useRef(groups.groups);
  const body = JSON.stringify(groups);

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
        {/* What scrolls must be reached by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div ref={scroller} tabIndex={0} role="group" aria-label="Preview of the article" style={{ maxBlockSize: "calc(100vh - 12rem)", minBlockSize: "16rem", overflowY: "auto" }}>
          <ScaledFrame html={html} device={device} onDrawn={showChange} />
        </div>
        <Text as="p" tone="subdued">
          {failed ? "The preview could not be drawn. It tries again with your next change." : "Your theme's fonts and colors, variants and stock show in your store."}
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
