import type { ActionFunctionArgs } from "@remix-run/node";
import { noteBulkOperation, requireWebhook } from "../merchant.server";

/** A bulk operation has ended, well or not: the scan looks for itself. Where this is lost, the open screen asks. */
export async function action({ request }: ActionFunctionArgs) {
  await noteBulkOperation(await requireWebhook(request));
  return new Response(null, { status: 200 });
}
