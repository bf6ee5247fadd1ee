/** The blocks of the theme extension, and the links into the theme editor that switch them on. */

import type { ArticleProductsWay } from "./settings";

export interface Block {
  /** File name in the extension, without ".liquid". */
  handle: string;
  name: string;
  /** What it does, in the merchant's words. */
  purpose: string;
  kind: "block" | "embed";
  /** The template that the theme editor opens. */
  template: string;
  /** Where a block goes; every theme supports newAppsSection, the others fall back to it. */
  target: "mainSection" | "newAppsSection" | "sectionGroup:header";
}

export const BLOCKS: Block[] = [
  { handle: "article-products", name: "Article products", purpose: "The products of an article, with a buy button", kind: "block", template: "article", target: "mainSection" },
  { handle: "article-with-products", name: "Article with products", purpose: "The article itself, with its products between the paragraphs", kind: "block", template: "article", target: "mainSection" },
  { handle: "products-in-articles", name: "Products in articles", purpose: "Products between the paragraphs of articles, in any theme", kind: "embed", template: "article", target: "newAppsSection" },
  { handle: "read-about", name: "Read about it", purpose: "The articles that feature a product, on its page", kind: "block", template: "product", target: "newAppsSection" },
  { handle: "sale-banner-embed", name: "Sale banner on every page", purpose: "The banner at the top of every page, in any theme", kind: "embed", template: "index", target: "newAppsSection" },
  { handle: "sale-banner", name: "Sale banner in the header", purpose: "The banner as a block, where you place it", kind: "block", template: "index", target: "sectionGroup:header" },
  { handle: "trust-badges", name: "Trust badges", purpose: "Your badges where you place them", kind: "block", template: "article", target: "newAppsSection" },
  { handle: "trust-badges-embed", name: "Trust badges above the footer", purpose: "Your badges on every page, in any theme", kind: "embed", template: "index", target: "newAppsSection" },
];

/** The ways in which articles show their products: only the chosen one's block prints them. */
export const ARTICLE_WAYS: Record<ArticleProductsWay, { label: string; block: string }> = {
  inside: { label: "In the text, by a block", block: "article-with-products" },
  embed: { label: "In the text, in any theme", block: "products-in-articles" },
  list: { label: "All together", block: "article-products" },
};

/** The theme editor of the live theme, where a block that stands already can be changed. */
export function toEditorLink(shop: string, { kind, template }: Block): string {
  return editorAddress(shop, kind === "embed" ? { context: "apps", template } : { template });
}

/**
 * The theme editor of the live theme, with the block ready to be saved.
 * @param clientId the app's client id, as Shopify's deep links want it
 */
export function toAddLink(shop: string, clientId: string, { handle, kind, template, target }: Block): string {
  const place: Record<string, string> = kind === "embed" ? { context: "apps", template, activateAppId: `${clientId}/${handle}` } : { template, addAppBlockId: `${clientId}/${handle}`, target };
  return editorAddress(shop, place);
}

function editorAddress(shop: string, place: Record<string, string>): string {
  return `https://${shop}/admin/themes/current/editor?${new URLSearchParams(place)}`;
}
