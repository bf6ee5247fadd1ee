/**
 * Reads what an article's blocks look like to its readers: pictures, links, lists and emphasis. Known kinds and words
 * are kept, and nothing of the article's own HTML (P4).
 */
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import type { ArticleBlock } from "./article-blocks";
import { SILENT } from "./article-blocks-markup";
import type { EditorBlock } from "./article-editing";
import { FLOW, INLINE, type FlowKind, type InlineKind, type Look, type Picture } from "./article-look";

/** A longer article is shown by its words alone: parsing it would keep other requests waiting. */
const MOST_CHARACTERS = 100_000;
/** What holds no words by itself, but for white space. */
const LISTS = new Set<string>(["ul", "ol", "table", "thead", "tbody", "tr"]);
/** A tag that changes how words look; most paragraphs have none, and need not be parsed once more. */
const LOOKS = /<(?!\/?(?:p|div|span|h[1-6])\b)/i;
/** Blocks that may hold others; in the rest only words stand. */
const WHOLE = new Set(["ul", "ol", "dl", "table", "blockquote", "figure"]);
/** Nobody writes deeper, and each level takes one of the stack. */
const DEEPEST = 30;

/** @param storeUrl where relative addresses of pictures lead from */
export function toEditorBlocks(html: string, blocks: readonly ArticleBlock[], storeUrl: string): EditorBlock[] {
  return blocks.map(({ kind, text, groupMayFollow, start, end }) => {
    const look = html.length > MOST_CHARACTERS ? null : toLook(html.slice(start, end), text, storeUrl);
    return { kind, text, groupMayFollow, ...(look && { look }) };
  });
}

/**
 * @param html a block with its tags
 * @param text what its reader reads: where the look would say something else it is not believed
 * @param storeUrl where relative addresses of pictures lead from
 * @returns null where the words say all there is to see
 */
export function toLook(html: string, text: string, storeUrl: string): Look[] | null {
  if (!LOOKS.test(html)) return null;
  const nodes = parseFragment(html).childNodes;
  const tags = nodes.flatMap((node) => ("tagName" in node ? [node.tagName] : []));
  if (tags.includes("pre")) return null;
  const kinds = tags.some((tag) => WHOLE.has(tag)) ? { ...FLOW, ...INLINE } : INLINE;
  const look = lookOf(nodes, kinds, storeUrl, DEEPEST);
  return look === null || look.every((one) => typeof one === "string") || lettersOf(wordsIn(look)) !== lettersOf(text) ? null : look;
}

const wordsIn = (look: readonly Look[]): string => look.map((one) => (typeof one === "string" ? one : "inside" in one ? wordsIn(one.inside) : "")).join("");
const lettersOf = (text: string) => text.replaceAll(/\s/g, "");

function lookOf(nodes: readonly Tree.ChildNode[], kinds: Readonly<Record<string, InlineKind | FlowKind | undefined>>, storeUrl: string, levels: number): Look[] | null {
  const look: Look[] = [];
  for (const node of nodes) {
    if (node.nodeName === "#text") look.push((node as Tree.TextNode).value.replaceAll(/\s+/g, " "));
    if (!("tagName" in node) || SILENT.has(node.tagName)) continue;
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    if (attributes.has("hidden")) continue;
    if (node.tagName === "img") look.push(...toPicture(attributes, storeUrl));
    const inside = levels === 0 ? null : lookOf(node.childNodes, kinds, storeUrl, levels - 1);
    if (inside === null) return null;
    const as = Object.hasOwn(kinds, node.tagName) ? kinds[node.tagName] : undefined;
    if (as === undefined) look.push(...inside);
    else look.push({ as, inside: LISTS.has(as) ? inside.filter((one) => typeof one !== "string") : inside });
  }
  return look;
}

function toPicture(attributes: ReadonlyMap<string, string>, storeUrl: string): Picture[] {
  const src = attributes.get("src") ?? "";
  if (src === "" || !URL.canParse(src, storeUrl)) return [];
  const address = new URL(src, storeUrl);
  if (address.protocol !== "https:" && address.protocol !== "http:") return [];
  const height = Number(attributes.get("height"));
  return [{ picture: address.href, alt: attributes.get("alt") ?? "", height: height > 0 ? height : null }];
}
