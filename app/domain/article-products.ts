/** Which products an article features: what a merchant may save, and what it means for both sides of the link. */
import { z } from "zod";
import { parseWith, type Parsed } from "./parsed";
import type { ArticlePlacements } from "./storefront-document";

/** Shopify's limit for a list metafield. */
export const MOST_PRODUCTS = 128;

export const productId = z.string().regex(/^gid:\/\/shopify\/Product\/[1-9]\d{0,18}$/, "This is not a product of your store.");

const selection = z
  .array(productId)
  .max(MOST_PRODUCTS, `An article can feature at most ${MOST_PRODUCTS} products. Remove some of them.`)
  .refine((ids) => new Set(ids).size === ids.length, "A product is listed twice. Remove one of the two.");

/** Parses the ids that the merchant picked, in their order. */
export function parseProductSelection(input: unknown): Parsed<string[]> {
  const ids = parseWith(selection, input);
  return ids.ok ? ids : { ok: false, problems: [...new Set(ids.problems.map((problem) => problem.message))].map((message) => ({ field: "productIds", message })) };
}

/** "gid://shopify/Article/7" from the number in a path, or null when it is no number. */
export function toArticleId(number: string | undefined): string | null {
  return number !== undefined && /^[1-9]\d{0,18}$/.test(number) ? `gid://shopify/Article/${number}` : null;
}

/** The number at the end of a Shopify id: "gid://shopify/Product/12" is "12". */
export function numberOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** All of an article's products as one group, in the merchant's order. */
export function toPlacements(productIds: string[]): ArticlePlacements {
  const group = { id: "1", place: null, headings: {}, layout: "row" as const, product_ids: productIds.map((id) => Number(numberOf(id))) };
  return { version: 1, locale: null, groups: productIds.length === 0 ? [] : [group] };
}

/**
 * What a product's own list of articles becomes when the article features it or does not any more. Beyond the
 * limit of a list the oldest link gives way. The same list comes back when nothing changes.
 */
export function toArticleIds(articleIds: string[], articleId: string, featured: boolean): string[] {
  if (articleIds.includes(articleId) === featured) return articleIds;
  return featured ? [...articleIds, articleId].slice(-MOST_PRODUCTS) : articleIds.filter((id) => id !== articleId);
}
