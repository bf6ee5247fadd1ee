import type { ActionFunctionArgs } from "@remix-run/node";
import { bulkSchema, changeGroups, type BulkRequest, type BulkResult } from "../domain/article-bulk";
import { productIdsOf, readPublishedGroups, withoutProducts, type ArticleGroups } from "../domain/article-groups";
import { parseWith } from "../domain/parsed";
import { checkArticles } from "../link-check";
import { requireMerchant, type Merchant } from "../merchant.server";
import { ShopifyFailure } from "../ports-shopify";
import { publishArticle, toArticleVersion, type ArticleOutcome } from "../publish";
import { readJson } from "../request-body.server";

/** Changes several articles, one after the other; what fails for one of them is told and holds up no other. */
export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  if (!body.ok) return new Response(null, { status: body.status });
  const parsed = parseWith(bulkSchema, body.value);
  if (!parsed.ok) return new Response(null, { status: 422 });
  return Response.json({ results: await run(merchant, parsed.value) });
}

async function run(merchant: Merchant, request: BulkRequest): Promise<BulkResult[]> {
  if (request.intent === "check") return check(merchant, request.ids);
  const results: BulkResult[] = [];
  const ids = request.intent === "undo" ? request.changes.map(({ id }) => id) : request.ids;
  for (const id of ids) results.push(await changeOne(merchant, id, request));
  return results;
}

async function check(merchant: Merchant, ids: string[]): Promise<BulkResult[]> {
  const reason = await failureOf(() => checkArticles(merchant, ids, merchant.now));
  const known = await merchant.links.ofArticles(ids);
  return ids.map((id) => ({ id, title: known.find((one) => one.id === id)?.title ?? "", reason, change: null }));
}

async function failureOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof ShopifyFailure) return error.message;
    throw error;
  }
}

async function changeOne(merchant: Merchant, id: string, request: Exclude<BulkRequest, { intent: "check" }>): Promise<BulkResult> {
  const result: BulkResult = { id, title: "", reason: null, change: null };
  result.reason = await failureOf(async () => {
    const article = await merchant.shopify.articleToEdit(id);
    if (article === null) throw new ShopifyFailure("This article does not exist any more.");
    result.title = article.title;
    const [shop, draft] = await Promise.all([merchant.shopify.shop(), merchant.drafts.articleDraft(id)]);
    const saved = draft?.groups ?? readPublishedGroups(article.placements.value, article.productIds.value, shop.locale);
    const present = new Set((draft === null ? article.products : await merchant.shopify.products(productIdsOf(saved))).map((product) => product.id));
    const before = withoutProducts(saved, productIdsOf(saved).filter((product) => !present.has(product)));
    // Where nothing is to change, what waits still is to be published.
    const after = toAfter(request, id, before) ?? (draft === null ? null : before);
    if (after === null) return;
    const version = toArticleVersion({ products: article.productIds.digest, placements: article.placements.digest }, draft);
    requireDone(await publishArticle(merchant, id, after, merchant.now, version));
    result.change = { before, after };
  });
  return result;
}

function toAfter(request: Exclude<BulkRequest, { intent: "check" }>, id: string, before: ArticleGroups): ArticleGroups | null {
  if (request.intent !== "undo") return changeGroups(request, before);
  const change = request.changes.find((one) => one.id === id);
  if (change === undefined) return null;
  if (JSON.stringify(change.after) !== JSON.stringify(before)) throw new ShopifyFailure("Somebody changed this article since, so it was left as it is.");
  return change.before;
}

function requireDone(outcome: ArticleOutcome): void {
  if (!("refused" in outcome)) {
    if (!outcome.live) throw new ShopifyFailure(`Saved, not live yet. ${outcome.reason}`);
    return;
  }
  switch (outcome.refused) {
    case "no-article":
      throw new ShopifyFailure("This article does not exist any more.");
    case "no-product":
      throw new ShopifyFailure("A product in it does not exist any more. Open the article and choose again.");
    case "place":
      throw new ShopifyFailure("A group in it stands where products never stand. Open the article and move the group.");
    case "conflict":
      throw new ShopifyFailure("Somebody else saved this article at the same time. Try again.");
  }
}
