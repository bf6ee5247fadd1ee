import { Badge, Bleed, BlockStack, Box, Button, InlineError, InlineGrid, InlineStack, Select, Text, TextField, Thumbnail } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, ImageIcon, XSmallIcon } from "@shopify/polaris-icons";
import { causesOf, CAUSE_WORDS, type LinkState } from "../domain/link-health";
import { adviceOf, type Fallback } from "../domain/link-fallback";
import { MOST_HEADING_CHARACTERS, type ArticleGroup } from "../domain/article-groups";
import { GROUP_LAYOUTS, type GroupLayout } from "../domain/storefront-document";
import { LinkFallback } from "./link-fallback";
import { OrderedRows } from "./ordered-rows";
import { useDrawnFirst } from "./use-drawn-first";

export interface ShownProduct {
  id: string;
  title: string;
  active: boolean;
  image: { url: string; alt: string } | null;
}

const LAYOUT_NAMES: Record<GroupLayout, string> = {
  featured: "One large card",
  row: "Row",
  grid_2: "Grid of 2",
  grid_3: "Grid of 3",
  grid_4: "Grid of 4",
  list: "Compact list",
  carousel: "Carousel",
};
export const LAYOUT_OPTIONS = GROUP_LAYOUTS.map((value) => ({ value, label: LAYOUT_NAMES[value] }));

interface ArticleGroupCardProps {
  group: ArticleGroup;
  /** How the group is called in labels: "Group 2". */
  name: string;
  products: ReadonlyMap<string, ShownProduct>;
  states: Readonly<Record<string, LinkState>>;
  /** Titles by id of what shows instead of products. */
  fallbackNames: Readonly<Record<string, string>>;
  locale: string;
  headingLabel: string;
  lost: boolean;
  /** Null where there is no further place. */
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
  onChange: (make: (group: ArticleGroup) => ArticleGroup) => void;
  onPick: () => void;
  onRemove: () => void;
  onSettle: () => void;
  problem: (field: string) => string | undefined;
}

function withFallback({ fallbacks, ...group }: ArticleGroup, productId: string, fallback: Fallback | undefined): ArticleGroup {
  const others = Object.entries(fallbacks ?? {}).filter(([id]) => id !== productId);
  const all = fallback === undefined ? others : [...others, [productId, fallback] as const];
  return all.length === 0 ? group : { ...group, fallbacks: Object.fromEntries(all) };
}

const WORKING: LinkState = { presence: "shown", soldOut: false, tracked: false, missingMarkets: [] };

/** What is wrong with a product's link, and what to do about it. */
function LinkTrouble({ state, fallback }: { state: LinkState; fallback: Fallback | undefined }) {
  return causesOf(state).map((cause) => (
    <BlockStack key={cause} gap="050" inlineAlign="start">
      <Badge tone={cause === "sold_out" || cause === "market" ? undefined : "attention"}>{CAUSE_WORDS[cause].label}</Badge>
      <Text as="span" tone="subdued" variant="bodySm">
        {`${cause === "market" ? `Not in ${state.missingMarkets.join(", ")}. ` : ""}${adviceOf(cause, fallback)}`}
      </Text>
    </BlockStack>
  ));
}

function RowProblem({ id, message }: { id: string; message: string | undefined }) {
  return message === undefined ? null : <InlineError fieldID={id} message={message} />;
}

interface HeadingFieldProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** Each letter is drawn here before the article around it is. */
function HeadingField({ label, value, error, onChange }: HeadingFieldProps) {
  const [shown, type] = useDrawnFirst(value, (text: string) => (onChange(text), text));
  return <TextField label={label} placeholder="None" value={shown} maxLength={MOST_HEADING_CHARACTERS} error={error} autoComplete="off" onChange={type} />;
}

/** Ids of the buttons, so that the focus finds its way back to them when the card has moved. */
export const moveButtonId = (groupId: string, by: -1 | 1) => `group-${groupId}-${by === 1 ? "down" : "up"}`;

/** One group at its place in the text. */
export function ArticleGroupCard({ group, name, products, states, fallbackNames, locale, headingLabel, lost, onMoveUp, onMoveDown, onChange, onPick, onRemove, onSettle, problem }: ArticleGroupCardProps) {
  const chosen = group.productIds.flatMap((id) => products.get(id) ?? []);
  const heading = problem(`headings.${locale}`);
  const other = problem("productIds") ?? problem("place") ?? problem("layout");

  function drop(id: string) {
    if (group.productIds.length === 1) onRemove();
    else onChange((current) => ({ ...current, productIds: current.productIds.filter((one) => one !== id) }));
  }

  return (
    <section aria-label={name}>
      <Box background="bg-surface-secondary" borderColor={other === undefined ? "border" : "border-critical"} borderWidth="025" borderRadius="300" padding="300">
        <BlockStack gap="300">
          <InlineGrid columns="1fr auto" alignItems="center" gap="200">
            <InlineStack gap="200" align="start" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {name}
              </Text>
              {lost && <Badge tone="attention">Place lost</Badge>}
            </InlineStack>
            <InlineStack gap="100" wrap={false} align="end">
              <Button id={moveButtonId(group.id, -1)} size="slim" icon={ArrowUpIcon} accessibilityLabel={`Move ${name} up`} disabled={onMoveUp === null} onClick={onMoveUp ?? undefined} />
              <Button id={moveButtonId(group.id, 1)} size="slim" icon={ArrowDownIcon} accessibilityLabel={`Move ${name} down`} disabled={onMoveDown === null} onClick={onMoveDown ?? undefined} />
              <Button size="slim" icon={DeleteIcon} accessibilityLabel={`Remove ${name}`} onClick={onRemove} />
            </InlineStack>
          </InlineGrid>
          {lost && (
            <BlockStack gap="200" inlineAlign="start">
              <Text as="p">The paragraph it stood behind is gone from the article, so shoppers see it at the end. Move it up to a new place, or keep it there.</Text>
              <Button size="slim" onClick={onSettle}>
                Keep it at the end
              </Button>
            </BlockStack>
          )}
          {other !== undefined && <InlineError fieldID={moveButtonId(group.id, -1)} message={other} />}
          <Bleed marginInline="300">
            <OrderedRows
              label={`Products of ${name} in their order`}
              onOrder={(productIds) => onChange((current) => ({ ...current, productIds }))}
              rows={chosen.map((product) => ({
                id: product.id,
                name: product.title,
                head: (
                  <InlineStack gap="200" align="start" blockAlign="center" wrap={false}>
                    <Thumbnail source={product.image?.url ?? ImageIcon} alt={product.image?.alt ?? ""} size="extraSmall" />
                    <BlockStack gap="050" inlineAlign="start">
                      <Text as="span" breakWord>
                        {product.title}
                      </Text>
                      <RowProblem id={product.id} message={problem(`productIds.${group.productIds.indexOf(product.id)}`)} />
                      <LinkTrouble state={states[product.id] ?? { ...WORKING, presence: product.active ? "shown" : "hidden" }} fallback={group.fallbacks?.[product.id]} />
                      <LinkFallback
                        id={product.id}
                        title={product.title}
                        fallback={group.fallbacks?.[product.id]}
                        names={fallbackNames}
                        onChange={(fallback) => onChange((current) => withFallback(current, product.id, fallback))}
                        problem={problem(`fallbacks.${product.id}`)}
                      />
                    </BlockStack>
                  </InlineStack>
                ),
                actions: <Button size="slim" icon={XSmallIcon} variant="tertiary" accessibilityLabel={`Remove ${product.title}`} onClick={() => drop(product.id)} />,
              }))}
            />
          </Bleed>
          <InlineStack align="start">
            <Button size="slim" onClick={onPick}>
              Choose products
            </Button>
          </InlineStack>
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            <HeadingField label={headingLabel} value={group.headings[locale] ?? ""} error={heading} onChange={(text) => onChange((current) => ({ ...current, headings: { ...current.headings, [locale]: text } }))} />
            <Select label="Layout" options={LAYOUT_OPTIONS} value={group.layout} onChange={(value) => onChange((current) => ({ ...current, layout: GROUP_LAYOUTS.find((layout) => layout === value) ?? current.layout }))} />
          </InlineGrid>
        </BlockStack>
      </Box>
    </section>
  );
}
