/** Finds the products that one article's text names. */
import { createHash } from "node:crypto";
import { proposeProducts, wordsOfLinks, type ArticleProposal } from "../domain/article-scan";
import type { ArticleBlock } from "../domain/article-blocks";
import { mentionFinderSteps, type ScannableProduct, type ScannedStore } from "../domain/mentions";
import type { Shop } from "../ports-shopify";
import type { StoreProducts } from "../ports-scan";
import { inTurns } from "./turns";

/** As many SKUs as one search of Shopify takes. */
const MOST_SKUS = 40;

export async function scanArticle(blocks: readonly ArticleBlock[], products: readonly ScannableProduct[], featuredIds: Iterable<string>, shop: Shop, storeProducts: StoreProducts): Promise<ArticleProposal[]> {
  const bySku = await storeProducts.withSkus(wordsOfLinks(blocks).slice(0, MOST_SKUS));
  const known = new Map(products.map((product) => [product.id, product]));
  for (const product of bySku) known.set(product.id, product);
  return proposeProducts(blocks, await inTurns(finderSteps([...known.values()], shop)), featuredIds);
}

/** Finds the shop's products in its language, and links under all its names. */
export function finderSteps(products: readonly ScannableProduct[], shop: Shop) {
  return mentionFinderSteps(products, toScannedStore(shop));
}

export function toScannedStore({ locale, domain, url }: Shop): ScannedStore {
  return { locale, storeHosts: [domain, new URL(url).hostname] };
}

/** Of the text that names a product: a rejection holds as long as this is the same. */
export function hashOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
