import type { ActionFunctionArgs } from "@remix-run/node";
import { forgetShop, requireWebhook } from "../merchant.server";

/** Shopify's mandatory topics. We hold nothing of customers (P2), so their two have nothing to do. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, topic } = await requireWebhook(request);
  if (topic === "SHOP_REDACT") await forgetShop(shop);
  return new Response(null, { status: 200 });
}
