import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { fallbackIdsOf, parseArticleGroups, productIdsOf, toGroupPlacements } from "../domain/article-groups";
import { toArticleId } from "../domain/article-products";
import { drawArticle, requireAnswer, requireMerchant } from "../merchant.server";
import { readJson } from "../request-body.server";

/** Where the reader is and which language they read; left out: the store's own prices, the language of the text. */
const reader = z.object({
  country: z.string().regex(/^[A-Z]{2}$/).nullish(),
  language: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/).nullish(),
});

/** Draws an article with groups that are not saved yet, as readers of a market get it in their language. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopify, linkSource, now } = await requireMerchant(request);
  const id = toArticleId(params.number);
  const body = await readJson(request);
  if (!body.ok) return new Response(null, { status: body.status });
  const groups = parseArticleGroups(body.value);
  const view = reader.safeParse(body.value);
  if (id === null || !groups.ok || !view.success) return new Response(null, { status: id === null ? 404 : 422 });
  const fallbacks = fallbackIdsOf(groups.value);
  const named = [...productIdsOf(groups.value), ...fallbacks.products, ...fallbacks.collections];
  const [article, shop] = await Promise.all([requireAnswer(shopify.articleToDraw(id, named, view.data.country ?? null)), requireAnswer(shopify.shop())]);
  if (article === null) return new Response(null, { status: 404 });
  const states = await requireAnswer(linkSource.states(article.products.filter(({ mayBeSoldOut }) => mayBeSoldOut).map(({ id: one }) => one)));
  const soldOut = new Set([...states].flatMap(([one, { state }]) => (state.soldOut ? [one] : [])));
  const locale = view.data.language ?? groups.value.locale;
  const html = await drawArticle({ article, fallbacks, placements: toGroupPlacements(groups.value), soldOut, locale, zone: shop.zone, at: now, shopUrl: shop.url });
  return Response.json({ html });
}
