/** Accepting proposals of one article: its groups get the products, by the one way in which an article is saved. */
import { toArticleBlocks, type ArticleBlock } from "../domain/article-blocks";
import { readPublishedGroups, type ArticleGroups } from "../domain/article-groups";
import { acceptProposals } from "../domain/article-scan";
import { findPlace } from "../domain/article-places";
import type { Instant } from "../domain/schedule";
import type { Shop } from "../ports-shopify";
import type { KeptProposal, Proposals, StoreProducts } from "../ports-scan";
import { publishArticle, toArticleVersion, type PublishPorts } from "../publish";
import { hashOfText, scanArticle } from "./article";
import type { CataloguePorts } from "./catalogue";

export interface AcceptArticlePorts extends PublishPorts, CataloguePorts {
  proposals: Proposals;
  storeProducts: StoreProducts;
}

export interface AcceptedInArticle {
  /** Products that the article features now, or will once Shopify takes it. */
  accepted: string[];
  /** Why others were not accepted, each with a sentence for the merchant. */
  refused: { productId: string; reason: string }[];
  /** Why what was accepted is not live yet; null when it is. */
  waitsFor: string | null;
}

const OUT_OF_DATE = "The article has changed, and its text does not name this product any more.";

/**
 * Accepts these proposals of an article over what Shopify has of it now. Those that were accepted are gone
 * afterwards, the others say what was in the way.
 * @throws ShopifyFailure when the article cannot even be read: nothing has changed then
 */
export async function acceptInArticle(ports: AcceptArticlePorts, articleId: string, proposals: readonly KeptProposal[], shop: Shop, now: Instant): Promise<AcceptedInArticle> {
  const answer = await accept(ports, articleId, proposals, shop, now);
  if (answer.accepted.length > 0) await ports.proposals.remove(articleId, answer.accepted);
  for (const { productId, reason } of answer.refused) await ports.proposals.fail(articleId, [productId], reason);
  return answer;
}

async function accept(ports: AcceptArticlePorts, articleId: string, proposals: readonly KeptProposal[], shop: Shop, now: Instant): Promise<AcceptedInArticle> {
  const refuseAll = (reason: string): AcceptedInArticle => ({ accepted: [], refused: proposals.map(({ productId }) => ({ productId, reason })), waitsFor: null });
  const [article, draft] = await Promise.all([ports.shopify.articleToEdit(articleId), ports.drafts.articleDraft(articleId)]);
  if (article === null) return refuseAll("This article does not exist any more.");
  const before: ArticleGroups = draft?.groups ?? readPublishedGroups(article.placements.value, article.productIds.value, shop.locale);
  const blocks = toArticleBlocks(article.body);
  const placed = await placeAgain(ports, blocks, proposals, shop);
  const { groups, refused } = acceptProposals(blocks, before.groups, placed);
  const lost = proposals.filter((one) => !placed.includes(one) && !placed.some(({ productId }) => productId === one.productId));
  refused.push(...lost.map(({ productId }) => ({ productId, reason: OUT_OF_DATE })));
  const accepted = proposals.map(({ productId }) => productId).filter((id) => !refused.some(({ productId }) => productId === id));
  if (accepted.length === 0) return { accepted, refused, waitsFor: null };

  const version = toArticleVersion({ products: article.productIds.digest, placements: article.placements.digest }, draft);
  const outcome = await publishArticle(ports, articleId, { ...before, groups }, now, version);
  if (!("refused" in outcome)) return { accepted, refused, waitsFor: outcome.live ? null : outcome.reason };
  switch (outcome.refused) {
    case "no-article":
      return refuseAll("This article does not exist any more.");
    case "no-product":
      return refuseAll("A product of this article does not exist any more. Open the article to mend it.");
    case "place":
      return refuseAll(outcome.problems[0]?.message ?? OUT_OF_DATE);
    case "conflict":
      return refuseAll("Somebody else saved this article at the same time. Accept again to add to theirs.");
  }
}

/** The proposals whose text still stands, where it stands now. */
async function placeAgain({ storeProducts, catalogue }: AcceptArticlePorts, blocks: readonly ArticleBlock[], proposals: readonly KeptProposal[], shop: Shop): Promise<KeptProposal[]> {
  const isAsBefore = isAsFound(blocks);
  if (proposals.every(isAsBefore)) return [...proposals];
  const found = await scanArticle(blocks, (await catalogue.read()).products, [], shop, storeProducts);
  return proposals.flatMap((one) => {
    if (isAsBefore(one)) return [one];
    const again = found.find(({ productId }) => productId === one.productId);
    return again === undefined ? [] : [{ ...one, place: again.place }];
  });
}

/** Whether a proposal's text still stands in the article, and its place is one where a group may stand. */
export function isAsFound(blocks: readonly ArticleBlock[]): (proposal: KeptProposal) => boolean {
  const texts = blocks.map(({ text }) => text);
  const hashes = new Set(texts.map(hashOfText));
  return ({ textHash, place }) => hashes.has(textHash) && (place === null || blocks[findPlace(texts, place) ?? -1]?.groupMayFollow === true);
}
