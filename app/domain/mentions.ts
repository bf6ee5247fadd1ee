/**
 * Where an article's text names products: by their titles, by links to them, by handles and SKUs in links. Never in
 * references, comments, headings, the names of pictures, or groups of products that are there already.
 */
import { toArticleBlocks, type ArticleBlock } from "./article-blocks";
import { createJudge, type Judgement } from "./mentions-confidence";
import { createLinkReader, type LinkedProduct, type LinkReading } from "./mentions-links";
import { toEvidence, type Evidence } from "./mentions-sentence";
import { titleFinderSteps, type Titled } from "./mentions-titles";
import { runSteps, type Steps } from "./steps";

export interface ScannableProduct extends Titled, LinkedProduct {}

export type MentionKind = "link" | "title" | "sku" | "handle";

export interface Mention extends Judgement {
  productId: string;
  kind: MentionKind;
  /** Index of the block that names the product. */
  foundIn: number;
  /** Index of the block behind which a group may stand: this one or the nearest that A2 allows; null for the end of the text. */
  blockIndex: number | null;
  evidence: Evidence;
}

/** One product at one place, with the best of its mentions. */
export type Proposal = Mention;

export interface ScannedStore {
  /** Language of the articles: its plurals, where {@link otherForms} knows them. */
  locale: string;
  /** The store's domains. */
  storeHosts: readonly string[];
}

export interface MentionFinder {
  /** All mentions in an article's HTML, in the order of the text, each product once a block. */
  find: (html: string) => Mention[];
  /** The same for an article that has been read already. */
  findInBlocks: (blocks: readonly ArticleBlock[]) => Mention[];
  /** The same in steps: an article may be a book. */
  stepsInBlocks: (blocks: readonly ArticleBlock[]) => Steps<Mention[]>;
}

const CHARACTERS_A_STEP = 100_000;
const NOT_READ = new Set<ArticleBlock["kind"]>(["heading", "references", "comments", "products"]);
const CONFIDENCES = ["certain", "likely", "unsure"] as const;
/** Of two mentions equally sure, a link says most. */
const KINDS: readonly MentionKind[] = ["link", "title", "sku", "handle"];

/**
 * Builds a finder for the store's products once; after that an article costs time linear to its length, however many
 * products there are.
 */
export function createMentionFinder(products: readonly ScannableProduct[], store: ScannedStore): MentionFinder {
  return runSteps(mentionFinderSteps(products, store));
}

/** The same in steps: ten thousand products take a moment. */
export function* mentionFinderSteps(products: readonly ScannableProduct[], { locale, storeHosts }: ScannedStore): Steps<MentionFinder> {
  const readLink = createLinkReader(products, storeHosts);
  yield;
  const findTitles = yield* titleFinderSteps(products, locale);
  const judge = createJudge(locale);

  function* stepsInBlocks(blocks: readonly ArticleBlock[]): Steps<Mention[]> {
    const places = nearestPlaces(blocks);
    const mentions: Mention[] = [];
    let characters = 0;
    for (const [foundIn, block] of blocks.entries()) {
      if (NOT_READ.has(block.kind)) continue;
      characters += block.text.length;
      if (characters > CHARACTERS_A_STEP) {
        characters = 0;
        yield;
      }
      const linked = readLinks(block);
      const found = [...linked, ...namedByTitles(block, linked)];
      if (found.length === 0) continue;
      const best = new Map<string, Mention>();
      for (const { productId, kind, confidence, reason, start, end } of found) {
        const known = best.get(productId);
        if (known && CONFIDENCES.indexOf(known.confidence) <= CONFIDENCES.indexOf(confidence)) continue;
        best.set(productId, { productId, kind, confidence, reason, foundIn, blockIndex: places[foundIn] ?? null, evidence: toEvidence(block.text, start, end) });
      }
      mentions.push(...best.values());
    }
    return mentions;
  }

  const findInBlocks = (blocks: readonly ArticleBlock[]) => runSteps(stepsInBlocks(blocks));

  function readLinks({ links }: ArticleBlock): Found[] {
    return links.flatMap(({ href, text, offset }) => {
      const reading = readLink(href);
      return reading === null ? [] : [{ ...reading, start: offset, end: offset + text.length }];
    });
  }

  function namedByTitles({ text }: ArticleBlock, linked: readonly Found[]): Found[] {
    const hits = findTitles(text);
    if (hits.length === 0) return [];
    const links = linked.filter(({ kind }) => kind === "link");
    let next = 0;
    return hits.flatMap((hit) => {
      const { start, end, entry } = hit;
      // What a link to a product calls it says that this product is meant, whatever else is called so.
      while ((links[next]?.end ?? Infinity) <= start) next += 1;
      if ((links[next]?.start ?? Infinity) < end) return [];
      return entry.productIds.slice(0, 1).map((productId): Found => ({ productId, kind: "title", ...judge(text, hit), start, end }));
    });
  }

  return { find: (html) => findInBlocks(toArticleBlocks(html)), findInBlocks, stepsInBlocks };
}

interface Found extends Judgement {
  productId: string;
  kind: LinkReading["kind"] | "title";
  start: number;
  end: number;
}

/** For each block the nearest one that a group may follow: itself, else below, else above. */
function nearestPlaces(blocks: readonly ArticleBlock[]): (number | null)[] {
  const places: (number | null)[] = new Array(blocks.length).fill(null);
  let above: number | null = null;
  for (let index = 0; index < blocks.length; index++) {
    if (blocks[index]?.groupMayFollow) above = index;
    places[index] = above;
  }
  let below: number | null = null;
  for (let index = blocks.length - 1; index >= 0; index--) {
    if (blocks[index]?.groupMayFollow) below = index;
    places[index] = below ?? places[index] ?? null;
  }
  return places;
}

/**
 * What to propose to the merchant: each product once, at the place of its best mention; the surest first, then in the order of the text.
 * @param placedIds products that the article features already: they are not proposed again
 */
export function toProposals(mentions: readonly Mention[], placedIds: Iterable<string> = []): Proposal[] {
  const placed = new Set(placedIds);
  const best = new Map<string, Mention>();
  for (const mention of mentions) {
    const known = best.get(mention.productId);
    if (!placed.has(mention.productId) && (known === undefined || compare(mention, known) < 0)) best.set(mention.productId, mention);
  }
  return [...best.values()].sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) || a.foundIn - b.foundIn);
}

function compare(a: Mention, b: Mention): number {
  return CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.foundIn - b.foundIn;
}
