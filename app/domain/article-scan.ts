/** Products that an article's text names, as proposals to the merchant, and what accepting them makes of its groups. */
import { articleBlocksSteps, type ArticleBlock } from "./article-blocks";
import { addGroup, placeGroups, type EditorBlock, type Spot } from "./article-editing";
import { MOST_GROUP_PRODUCTS, MOST_GROUPS, type ArticleGroup } from "./article-groups";
import { findPlace, toMark, toPlaceAmong, type ArticlePlace } from "./article-places";
import { MOST_PRODUCTS } from "./article-products";
import { toProposals, type MentionFinder } from "./mentions";
import type { Confidence } from "./mentions-confidence";
import { linkWords } from "./mentions-links";
import type { Evidence } from "./mentions-sentence";
import { runSteps, type Steps } from "./steps";

export interface ArticleProposal {
  productId: string;
  confidence: Confidence;
  /** Why it is so sure, a sentence for the merchant. */
  reason: string;
  evidence: Evidence;
  /** Where the product would stand; null for the end of the text. */
  place: ArticlePlace | null;
  /** The first words of the text above that place; null for the end of the text. */
  after: string | null;
  /** Text of the block that names the product: a proposal that was rejected stays so until this changes. */
  text: string;
}

/** What a confidence is called. */
export const CONFIDENCE_NAMES: Record<Confidence, string> = { certain: "Certain", likely: "Likely", unsure: "Possible" };

/** The proposals for an article that has been read; products that it features already are passed over. */
export function proposeProducts(blocks: readonly ArticleBlock[], finder: MentionFinder, featuredIds: Iterable<string>): ArticleProposal[] {
  return runSteps(proposalSteps(blocks, finder, featuredIds));
}

/** The same from an article's HTML. */
export function proposeInHtml(html: string, finder: MentionFinder, featuredIds: Iterable<string>): ArticleProposal[] {
  return runSteps(articleScanSteps(html, finder, featuredIds));
}

/** The same in steps. */
export function* articleScanSteps(html: string, finder: MentionFinder, featuredIds: Iterable<string>): Steps<ArticleProposal[]> {
  return yield* proposalSteps(yield* articleBlocksSteps(html), finder, featuredIds);
}

function* proposalSteps(blocks: readonly ArticleBlock[], finder: MentionFinder, featuredIds: Iterable<string>): Steps<ArticleProposal[]> {
  const texts = blocks.map(({ text }) => text);
  const surest = toProposals(yield* finder.stepsInBlocks(blocks), featuredIds).slice(0, MOST_PROPOSALS);
  const last = surest.reduce((most, { blockIndex }) => Math.max(most, blockIndex ?? -1), -1);
  const marks = texts.slice(0, last + 1).map(toMark);
  return surest.map(({ productId, confidence, reason, evidence, blockIndex, foundIn }) => ({
    productId,
    confidence,
    reason,
    evidence,
    place: blockIndex === null ? null : toPlaceAmong(marks, blockIndex),
    after: blockIndex === null ? null : firstWordsAbove(texts, blockIndex),
    text: texts[foundIn] ?? "",
  }));
}

/** A text that names more is a list of products; each place takes a look at all blocks above it. */
const MOST_PROPOSALS = 100;
const WORDS_IN_NAME = 6;
const CHARACTERS_IN_NAME = 60;

/** Pictures have no words: those of the text above them count. */
function firstWordsAbove(texts: readonly string[], index: number): string | null {
  const text = texts[texts.findLastIndex((one, at) => at <= index && one !== "")];
  if (text === undefined) return null;
  const first = text.slice(0, CHARACTERS_IN_NAME).split(" ", WORDS_IN_NAME).join(" ");
  return first.length < text.length ? `${first}…` : first;
}

/** Words of the article's links that may be SKUs, each once: what Shopify can be asked about. */
export function wordsOfLinks(blocks: readonly ArticleBlock[]): string[] {
  return [...new Set(blocks.flatMap(({ links }) => links.flatMap(({ href }) => linkWords(href))))];
}

export interface Accepted {
  groups: ArticleGroup[];
  /** Those that found no room, each with a sentence for the merchant. */
  refused: { productId: string; reason: string }[];
}

/**
 * The groups with these products at their places, in the order given. What stands at the same place becomes one
 * group; a product that the article features already stays where it is.
 */
export function acceptProposals(blocks: readonly EditorBlock[], groups: readonly ArticleGroup[], proposals: readonly Pick<ArticleProposal, "productId" | "place">[]): Accepted {
  const refused: Accepted["refused"] = [];
  const accepted = proposals.reduce<ArticleGroup[]>((before, { productId, place }) => {
    if (before.some(({ productIds }) => productIds.includes(productId))) return before;
    if (before.reduce((sum, { productIds }) => sum + productIds.length, 0) >= MOST_PRODUCTS) {
      refused.push({ productId, reason: `This article features ${MOST_PRODUCTS} products, which is as many as it can.` });
      return before;
    }
    const spot = toSpot(blocks, place);
    const there = placeGroups(blocks, before).findLast(({ group, spot: at, lost }) => !lost && at === spot && group.productIds.length < MOST_GROUP_PRODUCTS)?.group;
    if (there !== undefined) return before.map((group) => (group === there ? withProduct(group, productId) : group));
    if (before.length >= MOST_GROUPS) {
      refused.push({ productId, reason: `This article has ${MOST_GROUPS} groups, which is as many as it can have. Join some of them.` });
      return before;
    }
    return addGroup(blocks, before, spot, [productId]);
  }, [...groups]);
  return { groups: accepted, refused };
}

/** Where a place is now; the end of the text when its paragraph is gone. */
export function toSpot(blocks: readonly Pick<EditorBlock, "text">[], place: ArticlePlace | null): Spot {
  return place && findPlace(blocks.map(({ text }) => text), place);
}

function withProduct(group: ArticleGroup, productId: string): ArticleGroup {
  const layout = group.layout === "featured" && group.productIds.length === 1 ? "row" : group.layout;
  return { ...group, layout, productIds: [...group.productIds, productId] };
}
