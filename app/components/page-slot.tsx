import { Badge, BlockStack, Box, Button, Card, Collapsible, Divider, InlineStack, List, Text } from "@shopify/polaris";
import { useId, useState, type ReactNode } from "react";
import { toAddLink } from "../domain/blocks";
import { themePlace, type LiveTheme, type PlacedSlot } from "../domain/page-explanation-theme";
import type { SlotView } from "../domain/page-explanation-view";
import type { StorePage } from "../domain/pages";
import type { ArticleProductsWay } from "../domain/settings";
import { causeWords, type CauseWords, type WordsContext } from "../domain/reason-words";

interface PlaceProps {
  page: Pick<StorePage, "kind" | "templateSuffix" | "path">;
  theme: LiveTheme | "unknown" | null;
  shop: string;
  clientId: string;
}

/** One slot of the page: what shows and why, what does not and why not, and the way to change it. */
export function PageSlotCard({ view, choices, ...place }: PlaceProps & { view: SlotView; choices: ReactNode }) {
  const { slot, title, item, winner, untilPublished, notes, lost } = view;
  const off = place.theme !== null && place.theme !== "unknown" && themePlaceOf({ slot }, place, place.theme).through === null;
  return (
    <Card>
      <BlockStack gap="400">
        <SlotHead title={title} badge={winner === null ? <Badge>Nothing shows</Badge> : off ? <Badge tone="attention">No place in the theme</Badge> : <Badge tone="success">Shows</Badge>} />
        {winner === null ? (
          <Text as="p">{lost.length === 0 ? `You have no ${item} yet.` : `No ${item} shows here.`}</Text>
        ) : (
          <BlockStack gap="100">
            <Text as="p" variant="headingSm" breakWord>
              {winner.name}
            </Text>
            <Text as="p">{winner.why}</Text>
          </BlockStack>
        )}
        {untilPublished !== null && <Text as="p">{untilPublished.name === null ? `Until it is published, shoppers get no ${item}.` : `Until it is published, shoppers get ${untilPublished.name}.`}</Text>}
        <Causes causes={notes} />
        <ThemeLine slot={{ slot }} {...place} />
        {lost.length > 0 && <Lost lost={lost} item={item} />}
        {choices !== null && (
          <>
            <Divider />
            {choices}
          </>
        )}
      </BlockStack>
    </Card>
  );
}

interface ArticleProductsProps extends PlaceProps {
  article: { url: string; way: ArticleProductsWay; products: { title: string; active: boolean }[]; notes: CauseWords[] };
}

/** The products of an article: no rules, so that only what it features, its place and its publication count. */
export function ArticleProductsCard({ article: { url, way, products, notes }, ...place }: ArticleProductsProps) {
  const shown = products.filter(({ active }) => active);
  return (
    <Card>
      <BlockStack gap="400">
        <SlotHead title="Article products" badge={shown.length === 0 ? <Badge>Nothing shows</Badge> : <Badge tone="success">{`${shown.length} ${shown.length === 1 ? "product" : "products"}`}</Badge>} />
        {shown.length > 0 && <Text as="p">{shown.map(({ title }) => title).join(" · ")}</Text>}
        <Causes causes={notes} />
        <ThemeLine slot={{ slot: "article-products", way }} {...place} />
        <InlineStack align="start">
          <Button url={url}>Change the products</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function SlotHead({ title, badge }: { title: string; badge: ReactNode }) {
  return (
    <InlineStack gap="200" align="start" blockAlign="center">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {badge}
    </InlineStack>
  );
}

/** Causes, each with its short name and its reason. */
export function Causes({ causes }: { causes: CauseWords[] }) {
  if (causes.length === 0) return null;
  return (
    <BlockStack gap="200">
      {causes.map(({ label, text, isNote }) => (
        <BlockStack key={text} gap="050" inlineAlign="start">
          <Badge tone={isNote ? undefined : "attention"}>{label}</Badge>
          <Text as="p">{text}</Text>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function themePlaceOf(slot: PlacedSlot, { page }: Pick<PlaceProps, "page">, theme: LiveTheme) {
  return themePlace(slot, page.kind, page.templateSuffix, theme);
}

/** Where the slot stands in the live theme, or what keeps it out, with the link that adds it. */
function ThemeLine({ slot, page, theme, shop, clientId }: PlaceProps & { slot: PlacedSlot }) {
  if (theme === null) return <Text as="p" tone="subdued">Looking at your live theme …</Text>;
  if (theme === "unknown") return <Text as="p" tone="subdued">Shopify did not tell which blocks your theme shows.</Text>;
  const { through, causes, add } = themePlaceOf(slot, { page }, theme);
  if (through !== null) return <Text as="p" tone="subdued">{`In your live theme: “${through.name}” is on for this page.`}</Text>;
  const context: WordsContext = { page: { ...page, id: null, blogId: null, tags: [], collectionIds: [] }, slot: slot.slot, zone: "UTC", now: 0 };
  return (
    <BlockStack gap="200">
      <Causes causes={causes.map((cause) => causeWords(cause, context))} />
      <InlineStack gap="200" align="start">
        {add.map((block) => (
          <Button key={block.handle} url={toAddLink(shop, clientId, block)} target="_top" accessibilityLabel={`${block.kind === "embed" ? "Switch on" : "Add"} ${block.name} in the theme editor`}>
            {block.kind === "embed" ? `Switch on “${block.name}”` : `Add “${block.name}”`}
          </Button>
        ))}
      </InlineStack>
    </BlockStack>
  );
}

const SHOWN_AT_FIRST = 4;

function Lost({ lost, item }: { lost: SlotView["lost"]; item: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const [first, rest] = [lost.slice(0, SHOWN_AT_FIRST), lost.slice(SHOWN_AT_FIRST)];
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Does not show here
      </Text>
      <LostList lost={first} />
      {rest.length > 0 && (
        <>
          <Collapsible id={id} open={open}>
            <LostList lost={rest} />
          </Collapsible>
          <InlineStack align="start">
            <Button variant="plain" onClick={() => setOpen(!open)} ariaExpanded={open} ariaControls={id}>
              {open ? "Show fewer" : `Show ${rest.length} more ${rest.length === 1 ? item : `${item}s`}`}
            </Button>
          </InlineStack>
        </>
      )}
    </BlockStack>
  );
}

function LostList({ lost }: { lost: SlotView["lost"] }) {
  return (
    <List gap="loose">
      {lost.map(({ id, name, causes }) => (
        <List.Item key={id}>
          <BlockStack gap="100">
            <InlineStack gap="200" align="start" blockAlign="center">
              <Text as="span" fontWeight="semibold" breakWord>
                {name}
              </Text>
              {[...new Set(causes.map(({ label }) => label))].map((label) => (
                <Badge key={label}>{label}</Badge>
              ))}
            </InlineStack>
            <Box>
              {causes.map(({ text }) => (
                <Text key={text} as="p" tone="subdued" breakWord>
                  {text}
                </Text>
              ))}
            </Box>
          </BlockStack>
        </List.Item>
      ))}
    </List>
  );
}
