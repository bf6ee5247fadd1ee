import type { LoaderFunctionArgs } from "@remix-run/node";
import { offerProblem } from "../domain/offer";
import { answerOrNull, requireMerchant } from "../merchant.server";

/** Discounts to choose from, each with the reason why no banner can stand on it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { discounts, now } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const found = await answerOrNull(discounts.discounts({ query: (searchParams.get("query") ?? "").slice(0, 200), after: searchParams.get("after") || null, over: searchParams.get("over") === "true" }));
  if (found === null) return new Response(null, { status: 503 });
  return Response.json({ ...found, offers: found.offers.map((offer) => ({ ...offer, unsound: offerProblem(offer, now) })) });
}
