import type { ActionFunctionArgs } from "@remix-run/node";
import { readProductUpdate } from "../domain/link-health";
import { noteProductChanges } from "../merchant.server";
import { handleWebhook, inGroups } from "../webhooks.server";

const notes = inGroups((webhooks) => noteProductChanges(webhooks, readProductUpdate));

/** A product was changed, sold or restocked: articles that feature it know it from here. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, notes);
}
