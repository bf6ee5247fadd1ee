import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { ScanAnswer } from "../components/article-proposals";
import { toArticleBlocks } from "../domain/article-blocks";
import { productId, toArticleId } from "../domain/article-products";
import { requireMerchant, type Merchant } from "../merchant.server";
import { ShopifyFailure } from "../ports-shopify";
import { proposalKey } from "../ports-scan";
import { readJson } from "../request-body.server";
import { hashOfText, scanArticle } from "../scan/article";
import { currentCatalogue } from "../scan/catalogue";

/** More than anyone decides on at once, and what one request to Shopify can name. */
const MOST_PROPOSALS = 100;

/** The products that the article's text names, as it is at Shopify now; those that were rejected for it are left out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const id = toArticleId(params.number);
  if (id === null) return new Response(null, { status: 404 });
  try {
    const answer = await scan(merchant, id);
    return answer === null ? new Response(null, { status: 404 }) : Response.json(answer);
  } catch (error) {
    if (error instanceof ShopifyFailure) return new Response(error.message, { status: 503 });
    throw error;
  }
}

async function scan(merchant: Merchant, id: string): Promise<ScanAnswer | null> {
  const { shopify, storeProducts, proposals, now } = merchant;
  const [article, shop] = await Promise.all([shopify.articleToDraw(id, [], null), shopify.shop()]);
  if (article === null) return null;
  const catalogue = await currentCatalogue(merchant, now);
  if (catalogue.kind === "reading") return catalogue;

  const [found, rejected] = await Promise.all([scanArticle(toArticleBlocks(article.body), catalogue.products, [], shop, storeProducts), proposals.rejected([id])]);
  const wanted = found.map(({ text, ...proposal }) => ({ ...proposal, textHash: hashOfText(text) })).filter((one) => rejected.get(proposalKey(id, one.productId)) !== one.textHash);
  const shown = wanted.slice(0, MOST_PROPOSALS);
  // Deleted and hidden since the catalogue was read: nothing to propose.
  const products = shown.length === 0 ? [] : (await shopify.products(shown.map((one) => one.productId))).filter(({ active }) => active);
  const kept = shown.filter((one) => products.some((product) => product.id === one.productId));
  return { kind: "found", proposals: kept, products, lookedFor: catalogue.products.length, more: wanted.length - shown.length };
}

const rejection = z.object({ productId, textHash: z.string().regex(/^[0-9a-f]{32}$/) });

/** Remembers that the merchant does not want a product here, until the text changes. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { proposals } = await requireMerchant(request);
  const id = toArticleId(params.number);
  const body = await readJson(request);
  const rejected = rejection.safeParse(body.ok ? body.value : null);
  if (id === null || !rejected.success) throw data(null, { status: id === null ? 404 : body.ok ? 422 : body.status });
  await proposals.reject(id, rejected.data.productId, rejected.data.textHash);
  return new Response(null, { status: 204 });
}
