import type { ActionFunctionArgs } from "@remix-run/node";
import { keepUpload } from "../uploads.server";

/** Checks an icon of the merchant's own and keeps it in Shopify's Files. */
export async function action({ request }: ActionFunctionArgs) {
  return keepUpload(request, "badge");
}
