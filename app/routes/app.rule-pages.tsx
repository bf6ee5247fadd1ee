import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerOrNull, requireMerchant } from "../merchant.server";

const kinds = z.enum(["article", "blog", "page"]);

/** Articles, blogs or pages to choose from, for the rule editor's own picker. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopify } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const kind = kinds.safeParse(searchParams.get("kind"));
  if (!kind.success) return new Response(null, { status: 422 });
  const [after, before] = [searchParams.get("after"), searchParams.get("before")];
  const found = await answerOrNull(shopify.rulePages.choosePages(kind.data, { query: searchParams.get("query") ?? "", after, before: after === null ? before : null }));
  return found === null ? new Response(null, { status: 503 }) : Response.json(found);
}
