/**
 * An article's body as the blocks a reader sees, each with its place in the source, and where a group of products
 * may stand (A2). A list, a table or a quote is one block; paragraphs within divs and sections count.
 */
import type { RawBlock } from "./article-blocks-markup";
import { rawBlocksSteps } from "./article-blocks-reader";
import { markReferences } from "./article-blocks-references";
import { runSteps, type Steps } from "./steps";

export const BLOCK_KINDS = ["paragraph", "heading", "list", "table", "quote", "code", "image", "references", "comments", "products"] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export interface BlockLink {
  /** As it stands in the source, entities decoded. */
  href: string;
  /** What the reader clicks on; "" when it is a picture. */
  text: string;
  /** Where `text` begins in the block's text, in UTF-16 units. */
  offset: number;
}

export interface ArticleBlock {
  kind: BlockKind;
  /** What the reader reads, entities decoded, white space collapsed; "" for a picture. */
  text: string;
  /** Half-open range of the block with its tags in the source, in UTF-16 units. */
  start: number;
  end: number;
  /** Whether a group of products may stand right behind this block (A2). */
  groupMayFollow: boolean;
  /** Why not, in a sentence for the merchant; null when it may. */
  whyNot: string | null;
  links: BlockLink[];
}

/**
 * Reads an article's HTML, however broken, in time and memory linear to its length. Blocks come in the order of the
 * text and never overlap. What a reader does not see (scripts, comments in the markup, empty paragraphs) is no block.
 */
export function toArticleBlocks(html: string): ArticleBlock[] {
  return runSteps(articleBlocksSteps(html));
}

/** The same in steps: an article may be a book. */
export function* articleBlocksSteps(html: string, charactersAStep = 100_000): Steps<ArticleBlock[]> {
  const { blocks, citedIds } = yield* rawBlocksSteps(html, charactersAStep);
  markReferences(blocks, citedIds);
  const before = areBeforeFirstParagraph(blocks);
  return blocks.map((block, index) => {
    const whyNot = whyNotBehind(block, before[index] === true);
    return { kind: kindOf(block), text: block.text, start: block.start, end: block.end, groupMayFollow: whyNot === null, whyNot, links: block.links };
  });
}

function kindOf(block: RawBlock): BlockKind {
  return block.region === "text" ? block.kind : block.region;
}

function whyNotBehind(block: RawBlock, beforeFirstParagraph: boolean): string | null {
  if (block.region === "references") return "This belongs to the references, where products never stand.";
  if (block.region === "comments") return "This is a comment, and products never stand among comments.";
  if (block.region === "products") return "A group of products stands here already.";
  if (block.kind === "heading" || beforeFirstParagraph) return "Products never stand between a heading and its first paragraph.";
  if (block.host === "list item") return "This is the middle of a list, where products never stand.";
  if (block.host === "nothing") return "This text is not in a paragraph of its own, so nothing can be placed behind it.";
  return null;
}

/** For each block whether a heading stands above it and the heading's first paragraph still below. */
function areBeforeFirstParagraph(blocks: readonly RawBlock[]): boolean[] {
  const before: boolean[] = new Array(blocks.length).fill(false);
  let underHeading: number | null = null;
  blocks.forEach((block, index) => {
    if (block.region !== "text" || block.kind === "heading") underHeading = block.kind === "heading" ? index : null;
    else if (block.kind === "paragraph") {
      if (underHeading !== null) before.fill(true, underHeading, index);
      underHeading = null;
    }
  });
  return before;
}
