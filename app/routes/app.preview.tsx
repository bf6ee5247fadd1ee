import type { ActionFunctionArgs } from "@remix-run/node";
import type { PreviewAnswer } from "../components/storefront-preview";
import { parsePreview } from "../domain/preview";
import { drawPreview, requireMerchant } from "../merchant.server";
import { readJson } from "../request-body.server";

/** Draws what is in a form that is not saved yet. */
export async function action({ request }: ActionFunctionArgs) {
  const { now } = await requireMerchant(request);
  const body = await readJson(request);
  const preview = body.ok ? parsePreview(body.value, now) : null;
  if (preview === null) return new Response(null, { status: body.ok ? 422 : body.status });
  return Response.json({ html: await drawPreview(preview), note: preview.note } satisfies PreviewAnswer);
}
