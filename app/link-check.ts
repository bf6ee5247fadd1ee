/** Makes what is known of articles' links equal to what Shopify has; may run again at any time. */
import { toArticleBlocks } from "./domain/article-blocks";
import { readPublishedGroups } from "./domain/article-groups";
import { findLostGroups } from "./domain/article-places";
import type { Instant } from "./domain/schedule";
import type { KnownArticle, LinkHealth, NotedArticle } from "./ports";
import type { FeaturingArticle, LinkSource, MarketPlace, ToldProduct } from "./ports-shopify";

export interface LinkPorts {
  links: LinkHealth;
  linkSource: LinkSource;
}

/** Looks at these articles, their texts and every product in them. Throws ShopifyFailure. */
export async function checkArticles({ links, linkSource }: LinkPorts, articleIds: string[], now: Instant): Promise<void> {
  const articles = await linkSource.featured(articleIds, { withText: true });
  const told = await linkSource.states([...new Set(articles.flatMap(({ productIds }) => productIds))]);
  await links.note(
    articles.map((article) => ({ ...toNoted(article), products: article.productIds.map((id) => ({ id, told: told.get(id) })) })),
    now,
  );
}

/** What is asked of Shopify by what was known before. */
export interface EarlyStates {
  known: KnownArticle | null;
  markets: MarketPlace[] | null;
  /** Of the known products in these markets. */
  told: Promise<Map<string, ToldProduct>>;
}

/**
 * Asks for the states of an article's links before Shopify has told which links and which markets there are now: by
 * those that are known, which are mostly the same.
 */
export async function askEarly({ links, linkSource }: LinkPorts, articleId: string): Promise<EarlyStates> {
  const [[known = null], markets] = await Promise.all([links.ofArticles([articleId]), links.markets()]);
  const told = linkSource.states(markets === null ? [] : productIdsOf(known), markets ?? []);
  // Whether it fails is asked by statesNow, if at all.
  told.catch(() => undefined);
  return { known, markets, told };
}

/** The states of these products in these markets: as asked early, unless those were others. Throws ShopifyFailure. */
export async function statesNow({ links, linkSource }: LinkPorts, early: EarlyStates, productIds: string[], markets: MarketPlace[]): Promise<Map<string, ToldProduct>> {
  const isSame = JSON.stringify(early.markets) === JSON.stringify(markets);
  if (!isSame) await links.noteMarkets(markets);
  const wasAsked = isSame && productIds.every((id) => productIdsOf(early.known).includes(id));
  return wasAsked ? early.told : linkSource.states(productIds, markets);
}

function productIdsOf(article: KnownArticle | null): string[] {
  return article?.links.map(({ productId }) => productId) ?? [];
}

/** An article as it is noted, with the places that its text has lost. */
export function toNoted({ id, title, productIds, placements, body }: FeaturingArticle): NotedArticle {
  const products = productIds.map((productId) => ({ id: productId }));
  if (body === null) return { id, title, products };
  const { groups } = readPublishedGroups(placements, productIds, "en");
  // An article whose groups all stand at the end needs no reading.
  const texts = groups.some(({ place }) => place !== null) ? toArticleBlocks(body).map(({ text }) => text) : [];
  return { id, title, products, lostPlaces: findLostGroups(texts, groups).length };
}
