import { Badge, BlockStack, Box, Button, Icon, InlineStack, Text } from "@shopify/polaris";
import { ImageIcon, PlusIcon } from "@shopify/polaris-icons";
import { Fragment, type ReactNode } from "react";
import type { EditorBlock, Spot } from "../domain/article-editing";

interface ArticleTextProps {
  blocks: readonly EditorBlock[];
  /** Where a group may stand. */
  spots: readonly Spot[];
  /** The groups that stand at a spot. */
  groupsAt: (spot: Spot) => ReactNode;
  onAdd: (spot: Spot) => void;
}

export const addButtonId = (spot: Spot) => `add-${spot ?? "end"}`;

/** The article as its own text, with a plus where a group may stand and the groups at their places. None of its HTML is used. */
export function ArticleText({ blocks, spots, groupsAt, onAdd }: ArticleTextProps) {
  const allowed = new Set(spots);
  const below = (spot: Spot) => (
    <>
      {groupsAt(spot)}
      {allowed.has(spot) && <AddButton spot={spot} label={`Add products ${spotName(blocks, spot)}`} onAdd={onAdd} />}
    </>
  );
  return (
    <div style={{ maxInlineSize: "38rem", marginInline: "auto", display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: "var(--p-space-200)" }}>
      {blocks.map((block, index) => (
        <Fragment key={index}>
          <BlockText block={block} />
          {below(index)}
        </Fragment>
      ))}
      {below(null)}
    </div>
  );
}

const WORDS_IN_NAME = 6;

/** "after “It is hard to reach with…”" */
export function spotName(blocks: readonly EditorBlock[], spot: Spot): string {
  const block = spot === null ? undefined : blocks[spot];
  if (block === undefined) return "at the end of the article";
  if (block.text === "") return `after the picture below ${spotName(blocks.slice(0, spot ?? 0), lastWithText(blocks, spot ?? 0)).replace(/^after /, "")}`;
  const words = block.text.split(" ");
  const first = words.slice(0, WORDS_IN_NAME).join(" ").slice(0, 60);
  return `after “${first}${first.length < block.text.length ? "…" : ""}”`;
}

function lastWithText(blocks: readonly EditorBlock[], before: number): Spot {
  const at = blocks.slice(0, before).findLastIndex(({ text }) => text !== "");
  return at === -1 ? null : at;
}

function AddButton({ spot, label, onAdd }: { spot: Spot; label: string; onAdd: (spot: Spot) => void }) {
  return (
    <div style={{ display: "grid", gridTemplateColumns: "1fr auto 1fr", alignItems: "center", gap: "var(--p-space-200)" }}>
      <span style={LINE} />
      <Button id={addButtonId(spot)} size="micro" icon={PlusIcon} accessibilityLabel={label} onClick={() => onAdd(spot)} />
      <span style={LINE} />
    </div>
  );
}

const LINE = { borderBlockStart: "1px dashed var(--p-color-border)" } as const;

/** What a block is called where its look alone does not say. */
const KIND_NAMES: Partial<Record<EditorBlock["kind"], string>> = { list: "List", table: "Table", quote: "Quote", code: "Code", references: "References", comments: "Comments", products: "Products" };

function BlockText({ block: { kind, text } }: { block: EditorBlock }) {
  if (text === "") {
    return (
      <Box background="bg-surface-secondary" borderRadius="200" padding="300">
        <InlineStack gap="200" align="center" blockAlign="center">
          <span>
            <Icon source={ImageIcon} tone="subdued" />
          </span>
          <Text as="span" tone="subdued">
            Picture
          </Text>
        </InlineStack>
      </Box>
    );
  }
  if (kind === "heading") {
    return (
      <Text as="h3" variant="headingMd" breakWord>
        <span dir="auto">{text}</span>
      </Text>
    );
  }
  const name = KIND_NAMES[kind];
  return (
    <BlockStack gap="100" inlineAlign="start">
      {name !== undefined && <Badge>{name}</Badge>}
      <Text as="p" variant="bodyLg" tone={name === undefined ? undefined : "subdued"} breakWord>
        <span dir="auto">{text}</span>
      </Text>
    </BlockStack>
  );
}
