import type { ActionFunctionArgs } from "@remix-run/node";
import { readProductDeletion } from "../domain/link-health";
import { noteProductChanges } from "../merchant.server";
import { handleWebhook, inGroups } from "../webhooks.server";

const notes = inGroups((webhooks) => noteProductChanges(webhooks, readProductDeletion));

/** A product is gone: the articles that feature it have a task. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, notes);
}
