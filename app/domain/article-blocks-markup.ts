/** What an article's tags mean for its blocks: which elements begin one, hold some, are not read, and what their classes say. */
import type { Token } from "parse5";
import type { BlockLink } from "./article-blocks";

export type Region = "text" | "references" | "comments" | "products";

export interface RawBlock {
  kind: "paragraph" | "heading" | "list" | "table" | "quote" | "code" | "image";
  region: Region;
  /** Whether the block is an element that something can stand behind. */
  host: "element" | "list item" | "nothing";
  /** 1 to 6 for a heading, else 0. */
  level: number;
  text: string;
  start: number;
  end: number;
  links: BlockLink[];
  /** The element around it; what ends there does not reach further. */
  box: Box;
  /** Values of id and name within the block: what a citation may lead to. */
  ids: string[];
  ordered: boolean;
  /** Where in the text each item of the list begins. */
  itemOffsets: number[];
  /** The text begins with a raised number, as footnotes do. */
  startsRaised: boolean;
}

export type Tag = Pick<Token.TagToken, "tagName" | "attrs" | "selfClosing">;

export interface Box {
  end: number;
}

export const HEADING = /^h[1-6]$/;
export const WHOLE: Record<string, RawBlock["kind"] | undefined> = { ul: "list", ol: "list", dl: "list", table: "table", blockquote: "quote", pre: "code", figure: "image" };
export const CONTAINERS = new Set(["div", "section", "article", "aside", "header", "footer", "main", "nav", "details", "summary", "fieldset", "form", "address", "center", "dd", "dt", "li", "hgroup", "dialog", "search"]);
export const MEDIA = new Set(["img", "iframe", "video", "audio", "embed", "object", "picture"]);
/** What these hold is no text of the article. */
export const SILENT = new Set(["script", "style", "template", "noscript", "svg", "math", "textarea", "title", "select", "noembed", "noframes", "object", "video", "audio", "iframe"]);
export const RAW_TEXT = new Set(["style", "xmp", "iframe", "noembed", "noframes", "noscript"]);
/** Of the silent ones, those that the end of an element around them ends. */
export const LEAKY = new Set(["svg", "math", "video", "audio"]);
export const BREAKS = new Set(["br", "li", "td", "th", "tr", "p", "div", "dt", "dd", "figcaption", "caption", "hr", "h1", "h2", "h3", "h4", "h5", "h6"]);

const REGIONS: [Region, RegExp][] = [
  ["references", /^(doc-)?(foot-?notes?|end-?notes?|references?|ref-?list|bibliography|citations?|works-cited|sources|quellen|literatur|fussnoten)$/i],
  ["comments", /^comments?(-(list|section|area|thread))?$/i],
  ["products", /^buyline-/i],
];

/** What the element's class, id or role says it holds, when it says so. */
export function regionOf({ tagName, attrs }: Tag): Region | null {
  if (tagName.startsWith("buyline-")) return "products";
  for (const { name, value } of attrs) {
    if (name !== "class" && name !== "id" && name !== "role") continue;
    for (const word of value.split(/\s+/)) for (const [region, pattern] of REGIONS) if (pattern.test(word)) return region;
  }
  return null;
}
