/**
 * Choosing single pages: products and collections with Shopify's picker, which knows no others, and articles, blogs
 * and pages with one of our own that searches by title.
 */
import { Badge, Banner, BlockStack, Box, Checkbox, InlineStack, Modal, Pagination, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { numberOf } from "../domain/article-products";
import { useFound } from "./use-found";

export interface ChosenPage {
  id: number;
  title: string;
}

interface FoundPages {
  pages: (ChosenPage & { detail: string; visible: boolean })[];
  nextCursor: string | null;
  previousCursor: string | null;
}

const GID_TYPES = { product: "Product", collection: "Collection" } as const;
const NOUNS = { article: "articles", blog: "blogs", page: "pages" } as const;

/** Null when the merchant cancels. */
export async function pickFromShopify(type: "product" | "collection", chosen: number[], most: number): Promise<ChosenPage[] | null> {
  const selectionIds = chosen.map((id) => ({ id: `gid://shopify/${GID_TYPES[type]}/${id}` }));
  const common = { action: "select" as const, multiple: most, selectionIds };
  const selection = type === "product" ? await shopify.resourcePicker({ ...common, type: "product", filter: { variants: false } }) : await shopify.resourcePicker({ ...common, type: "collection" });
  return selection?.map(({ id, title }) => ({ id: Number(numberOf(id)), title })) ?? null;
}

interface ResourcePickerProps {
  kind: keyof typeof NOUNS;
  chosen: ChosenPage[];
  most: number;
  /** Null when the merchant cancels. */
  onDone: (pages: ChosenPage[] | null) => void;
}

export function ResourcePicker({ kind, chosen, most, onDone }: ResourcePickerProps) {
  const noun = NOUNS[kind];
  const [query, setQuery] = useState("");
  const [cursor, setCursor] = useState<Record<string, string>>({});
  const [selected, setSelected] = useState(chosen);
  const { found, failed, again } = useFound<FoundPages>(`/app/rule-pages?${new URLSearchParams({ kind, query, ...cursor })}`);
  const full = selected.length >= most;

  function search(text: string) {
    setQuery(text);
    setCursor({});
  }

  return (
    <Modal
      open
      onClose={() => onDone(null)}
      title={`Choose ${noun}`}
      primaryAction={{ content: "Choose", onAction: () => onDone(selected) }}
      secondaryActions={[{ content: "Cancel", onAction: () => onDone(null) }]}
      footer={
        <Text as="p" tone="subdued">
          {`${selected.length} chosen`}
        </Text>
      }
    >
      <Modal.Section>
        <BlockStack gap="300">
          <TextField
            label={`Search ${noun}`}
            labelHidden
            placeholder={`Search ${noun} by title`}
            value={query}
            onChange={search}
            autoComplete="off"
            focused
            clearButton
            onClearButtonClick={() => search("")}
          />
          {full && <Text as="p" tone="caution">{`No more than ${most} fit into this rule.`}</Text>}
          {failed && (
            <Banner tone="warning" action={{ content: "Try again", onAction: again }}>
              <p>{`Shopify did not give the ${noun}. What you chose is still here.`}</p>
            </Banner>
          )}
          {!failed && found === null && <SkeletonBodyText lines={6} />}
          {found?.pages.length === 0 && <Text as="p" tone="subdued">{query === "" ? `Your store has no ${noun} yet.` : `No ${noun} with these words in the title.`}</Text>}
          <BlockStack>
            {found?.pages.map((page) => {
              const checked = selected.some(({ id }) => id === page.id);
              return (
                <InlineStack key={page.id} align="space-between" blockAlign="center" gap="200" wrap={false}>
                  <Checkbox
                    label={page.title}
                    helpText={page.detail === "" ? undefined : page.detail}
                    checked={checked}
                    disabled={full && !checked}
                    onChange={(on) => setSelected(on ? [...selected, { id: page.id, title: page.title }] : selected.filter(({ id }) => id !== page.id))}
                  />
                  {!page.visible && <Badge>Hidden</Badge>}
                </InlineStack>
              );
            })}
          </BlockStack>
          {found !== null && (found.nextCursor !== null || found.previousCursor !== null) && (
            <Box>
              <Pagination
                hasNext={found.nextCursor !== null}
                hasPrevious={found.previousCursor !== null}
                onNext={() => setCursor({ after: found.nextCursor ?? "" })}
                onPrevious={() => setCursor({ before: found.previousCursor ?? "" })}
              />
            </Box>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
