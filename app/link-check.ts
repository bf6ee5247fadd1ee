/** Makes what is known of articles' links equal to what Shopify has; may run again at any time. */
import { toArticleBlocks } from "./domain/article-blocks";
import { readPublishedGroups } from "./domain/article-groups";
import { findLostGroups } from "./domain/article-places";
import type { Instant } from "./domain/schedule";
import type { LinkHealth, NotedArticle } from "./ports";
import type { FeaturingArticle, LinkSource } from "./ports-shopify";

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

/** An article as it is noted, with the places that its text has lost. */
export function toNoted({ id, title, productIds, placements, body }: FeaturingArticle): NotedArticle {
  const products = productIds.map((productId) => ({ id: productId }));
  if (body === null) return { id, title, products };
  const { groups } = readPublishedGroups(placements, productIds, "en");
  // An article whose groups all stand at the end needs no reading.
  const texts = groups.some(({ place }) => place !== null) ? toArticleBlocks(body).map(({ text }) => text) : [];
  return { id, title, products, lostPlaces: findLostGroups(texts, groups).length };
}
