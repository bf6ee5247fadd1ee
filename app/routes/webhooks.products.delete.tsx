import type { ActionFunctionArgs } from "@remix-run/node";
import { readProductDeletion } from "../domain/link-health";
import { noteProductChange, requireWebhook } from "../merchant.server";

/** A product is gone: the articles that feature it have a task. */
export async function action({ request }: ActionFunctionArgs) {
  const webhook = await requireWebhook(request);
  const change = readProductDeletion(webhook.payload);
  if (change !== null) await noteProductChange(webhook, change);
  return new Response(null, { status: 200 });
}
