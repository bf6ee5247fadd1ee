/** Which products an article features: what a merchant may save, and what it means for both sides of the link. */
import { z } from "zod";

/** Shopify's limit for a list metafield. */
export const MOST_PRODUCTS = 128;

export const productId = z.string().regex(/^gid:\/\/shopify\/Product\/[1-9]\d{0,18}$/, "This is not a product of your store.");

/** "gid://shopify/Article/7" from the number in a path, or null when it is no number. */
export function toArticleId(number: string | undefined): string | null {
  return number !== undefined && /^[1-9]\d{0,18}$/.test(number) ? `gid://shopify/Article/${number}` : null;
}

/** The number at the end of a Shopify id: "gid://shopify/Product/12" is "12". */
export function numberOf(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/**
 * What a product's own list of articles becomes when the article features it or does not any more. Beyond the
 * limit of a list the oldest link gives way. The same list comes back when nothing changes.
 */
export function toArticleIds(articleIds: string[], articleId: string, featured: boolean): string[] {
  if (articleIds.includes(articleId) === featured) return articleIds;
  return featured ? [...articleIds, articleId].slice(-MOST_PRODUCTS) : articleIds.filter((id) => id !== articleId);
}
