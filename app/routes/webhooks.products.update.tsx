import type { ActionFunctionArgs } from "@remix-run/node";
import { readProductUpdate } from "../domain/link-health";
import { noteProductChange } from "../merchant.server";
import { handleWebhook } from "../webhooks.server";

/** A product was changed, sold or restocked: articles that feature it know it from here. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, { toWrites: ({ shop, payload, triggeredAt }) => noteProductChange(shop, readProductUpdate(payload), triggeredAt) });
}
