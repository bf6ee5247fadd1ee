/** What an article's blocks look like to its readers, for the editor. Free of the parser, because the browser draws it. */

/** Of what a block consists; the kinds are elements of HTML, with a link as "u", since it leads nowhere here. */
export type Look = string | { as: InlineKind | FlowKind; inside: Look[] } | Picture;
export interface Picture {
  /** An http(s) address. */
  picture: string;
  alt: string;
  /** CSS pixels, as the article says it; null where it does not. */
  height: number | null;
}

export const INLINE = { a: "u", u: "u", b: "strong", strong: "strong", i: "em", em: "em", s: "s", del: "s", sub: "sub", sup: "sup", code: "code", br: "br" } as const;
export const FLOW = { p: "p", ul: "ul", ol: "ol", li: "li", table: "table", caption: "caption", thead: "thead", tbody: "tbody", tr: "tr", th: "th", td: "td", figcaption: "p", dt: "p", dd: "p", h1: "p", h2: "p", h3: "p", h4: "p", h5: "p", h6: "p" } as const;
export type InlineKind = (typeof INLINE)[keyof typeof INLINE];
export type FlowKind = (typeof FLOW)[keyof typeof FLOW];

/** Whether it must stand by itself, which a paragraph cannot hold. */
export function isFlow(look: readonly Look[]): boolean {
  return look.some((one) => typeof one === "object" && "as" in one && !Object.values<string>(INLINE).includes(one.as));
}
