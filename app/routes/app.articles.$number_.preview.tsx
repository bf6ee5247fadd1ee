import type { ActionFunctionArgs } from "@remix-run/node";
import { parseArticleGroups, productIdsOf, toGroupPlacements } from "../domain/article-groups";
import { toArticleId } from "../domain/article-products";
import { drawArticle, requireAnswer, requireMerchant } from "../merchant.server";
import { readJson } from "../request-body.server";

/** Draws an article with groups that are not saved yet. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopify, now } = await requireMerchant(request);
  const id = toArticleId(params.number);
  const body = await readJson(request);
  if (!body.ok) return new Response(null, { status: body.status });
  const groups = parseArticleGroups(body.value);
  if (id === null || !groups.ok) return new Response(null, { status: id === null ? 404 : 422 });
  const [article, shop] = await Promise.all([requireAnswer(shopify.articleToDraw(id, productIdsOf(groups.value))), requireAnswer(shopify.shop())]);
  if (article === null) return new Response(null, { status: 404 });
  const html = await drawArticle({ article, placements: toGroupPlacements(groups.value), locale: groups.value.locale, zone: shop.zone, at: now, shopUrl: shop.url });
  return Response.json({ html });
}
