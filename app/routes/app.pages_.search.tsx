import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAnswer, requireMerchant } from "../merchant.server";

const MOST_HITS = 12;
const QUERY_LENGTH = 200;

/** Articles, blogs and pages by title, for the page finder. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopify } = await requireMerchant(request);
  const query = (new URL(request.url).searchParams.get("query") ?? "").slice(0, QUERY_LENGTH).trim();
  if (query === "") return Response.json([]);
  const found = await requireAnswer(Promise.all((["article", "page", "blog"] as const).map((kind) => shopify.pagesTitled(kind, query))));
  return Response.json(found.flat().slice(0, MOST_HITS));
}
