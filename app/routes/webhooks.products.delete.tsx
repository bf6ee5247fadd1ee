import type { ActionFunctionArgs } from "@remix-run/node";
import { readProductDeletion } from "../domain/link-health";
import { noteProductChange } from "../merchant.server";
import { handleWebhook } from "../webhooks.server";

/** A product is gone: the articles that feature it have a task. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, { toWrites: ({ shop, payload, triggeredAt }) => noteProductChange(shop, readProductDeletion(payload), triggeredAt) });
}
