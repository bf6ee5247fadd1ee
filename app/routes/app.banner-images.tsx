import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readImage } from "../domain/banner-look";
import { answerOrNull, requireMerchant } from "../merchant.server";
import { keepUpload } from "../uploads.server";

/** Pictures among the store's files that can fill a banner. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { files } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const found = await answerOrNull(files.images({ query: (searchParams.get("query") ?? "").slice(0, 200), after: searchParams.get("after") || null }));
  if (found === null) return new Response(null, { status: 503 });
  return Response.json({ ...found, images: found.images.filter(({ file }) => readImage(file) !== null) });
}

/** Checks a picture of the merchant's own and keeps it in Shopify's Files. */
export async function action({ request }: ActionFunctionArgs) {
  return keepUpload(request, "banner");
}
