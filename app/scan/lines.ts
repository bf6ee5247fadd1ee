/** Searches articles in the lines of a bulk operation's result: what a thread does, or the process in turns with everything else. */
import { articleScanSteps, type ArticleProposal } from "../domain/article-scan";
import { linesOf } from "../domain/lines";
import { mentionFinderSteps, type ScannableProduct, type ScannedStore } from "../domain/mentions";
import type { Steps } from "../domain/steps";
import type { BulkReading, FoundInArticle, FoundInLines, ReadArticle } from "../ports-scan";
import { hashOfText } from "./article";

/** A text that names more of them is a list of products. */
const MOST_PROPOSALS_AN_ARTICLE = 20;

/** Builds what finds the products once; the function it returns searches lines in steps. */
export function* lineSearchSteps(products: readonly ScannableProduct[], store: ScannedStore, toArticle: BulkReading["toArticle"]): Steps<(lines: Uint8Array) => Steps<FoundInLines>> {
  const finder = yield* mentionFinderSteps(products, store);
  const titles = new Map(products.map(({ id, title }) => [id, title]));
  return function* (lines) {
    const found: FoundInLines = { articles: [], unreadable: 0 };
    for (const { line } of linesOf(lines)) {
      const article = toArticle(line);
      if (article === null) found.unreadable += 1;
      else found.articles.push(toFound(article, yield* articleScanSteps(article.body, finder, article.productIds.value), titles));
      yield;
    }
    return found;
  };
}

function toFound({ id, title, blogTitle }: ReadArticle, proposals: readonly ArticleProposal[], titles: ReadonlyMap<string, string>): FoundInArticle {
  return {
    articleId: id,
    articleTitle: title,
    blogTitle,
    proposals: proposals.slice(0, MOST_PROPOSALS_AN_ARTICLE).map(({ text, ...proposal }) => ({ ...proposal, productTitle: titles.get(proposal.productId) ?? "", textHash: hashOfText(text) })),
  };
}
