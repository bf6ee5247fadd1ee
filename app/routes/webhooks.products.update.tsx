import type { ActionFunctionArgs } from "@remix-run/node";
import { readProductUpdate } from "../domain/link-health";
import { noteProductChange, requireWebhook } from "../merchant.server";

/** A product of 2,048 variants takes about 2 MB. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A product was changed, sold or restocked: articles that feature it know it from here. The same news again changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const webhook = await requireWebhook(request, MOST_BYTES);
  const change = readProductUpdate(webhook.payload);
  if (change !== null) await noteProductChange(webhook, change);
  return new Response(null, { status: 200 });
}
