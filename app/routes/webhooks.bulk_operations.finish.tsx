import type { ActionFunctionArgs } from "@remix-run/node";
import { workInBackground } from "../merchant.server";
import { handleWebhook } from "../webhooks.server";

/** A bulk operation has ended, well or not: the scan looks for itself. Where this is lost, the open screen asks. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, async ({ shop }) => workInBackground(shop));
}
