import { Badge, BlockStack, Box, Button, Icon, InlineStack, Text } from "@shopify/polaris";
import { ImageIcon, PlusIcon } from "@shopify/polaris-icons";
import { createElement, Fragment, memo, type CSSProperties, type ReactNode } from "react";
import type { EditorBlock, Spot } from "../domain/article-editing";
import { isFlow, type Look, type Picture } from "../domain/article-look";

interface ArticleTextProps {
  blocks: readonly EditorBlock[];
  /** Where a group may stand. */
  spots: readonly Spot[];
  /** The groups that stand at a spot. */
  groupsAt: (spot: Spot) => ReactNode;
  onAdd: (spot: Spot) => void;
}

export const addButtonId = (spot: Spot) => `add-${spot ?? "end"}`;

/** The article as its readers see it, with a plus where a group may stand and the groups at their places. None of its HTML is used. */
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
          <BlockText block={block} goesOn={block.kind === blocks[index - 1]?.kind} />
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

/** What a block is called where it stands aside from the text, and where its words alone do not say what it is. */
const ASIDE_NAMES: Partial<Record<EditorBlock["kind"], string>> = { references: "References", comments: "Comments", products: "Products" };
const KIND_NAMES: Partial<Record<EditorBlock["kind"], string>> = { ...ASIDE_NAMES, list: "List", table: "Table", quote: "Quote", code: "Code" };

/** Drawn once: what is typed beside it changes none of it. */
const BlockText = memo(function BlockText({ block: { kind, text, look }, goesOn }: { block: EditorBlock; /** What stands aside is named once. */ goesOn: boolean }) {
  if (text === "" && look === undefined) {
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
  const words = look === undefined ? text : drawn(look);
  if (kind === "heading") {
    return (
      <Text as="h3" variant="headingMd" breakWord>
        <span dir="auto">{words}</span>
      </Text>
    );
  }
  const name = (look === undefined ? KIND_NAMES : ASIDE_NAMES)[kind];
  const tone = name === undefined ? undefined : "subdued";
  return (
    <BlockStack gap="100" inlineAlign="start">
      {name !== undefined && !(goesOn && name === ASIDE_NAMES[kind]) && <Badge>{name}</Badge>}
      {look !== undefined && isFlow(look) ? (
        <div dir="auto" style={{ ...FLOW, ...(tone && { color: "var(--p-color-text-secondary)" }), ...(kind === "quote" && QUOTE) }}>
          {words}
        </div>
      ) : (
        <Text as="p" variant="bodyLg" tone={tone} breakWord>
          <span dir="auto">{words}</span>
        </Text>
      )}
    </BlockStack>
  );
});

const FLOW = { inlineSize: "100%", minInlineSize: 0, overflowX: "auto", overflowWrap: "anywhere", fontSize: "var(--p-text-body-lg-font-size)", lineHeight: "var(--p-text-body-lg-font-line-height)" } as const;
const QUOTE = { borderInlineStart: "3px solid var(--p-color-border)", paddingInlineStart: "var(--p-space-300)" } as const;
const CELL = { border: "1px solid var(--p-color-border)", padding: "var(--p-space-150)", textAlign: "start", verticalAlign: "top" } as const;

/** What Polaris has taken from the elements, or never drew. */
const STYLES: Partial<Record<Exclude<Look, string | Picture>["as"], CSSProperties>> = {
  u: { color: "var(--p-color-text-link)" },
  strong: { fontWeight: "var(--p-font-weight-semibold)" },
  em: { fontStyle: "italic" },
  p: { margin: 0 },
  ul: { listStyle: "disc", margin: 0, paddingInlineStart: "1.5em" },
  ol: { listStyle: "decimal", margin: 0, paddingInlineStart: "1.5em" },
  table: { borderCollapse: "collapse" },
  th: { ...CELL, fontWeight: "var(--p-font-weight-semibold)" },
  td: CELL,
};

function drawn(look: readonly Look[]): ReactNode[] {
  return look.map((one, index) => {
    if (typeof one === "string") return one;
    if ("picture" in one) return <PictureInText key={index} {...one} />;
    return createElement(one.as, { key: index, style: STYLES[one.as] }, ...(one.as === "br" ? [] : drawn(one.inside)));
  });
}

const HIGHEST_PICTURE = 200;

/** Its place is kept while it comes, and where it comes from learns nothing of who looks. */
function PictureInText({ picture, alt, height }: Picture) {
  return <img src={picture} alt={alt} loading="lazy" referrerPolicy="no-referrer" style={{ display: "block", maxInlineSize: "100%", blockSize: Math.min(height ?? HIGHEST_PICTURE, HIGHEST_PICTURE), objectFit: "scale-down", borderRadius: "var(--p-border-radius-200)" }} />;
}
