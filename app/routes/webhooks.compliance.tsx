import type { ActionFunctionArgs } from "@remix-run/node";
import { redactShop } from "../installation.server";
import { handleWebhook } from "../webhooks.server";

/** Shopify's mandatory topics. We hold nothing of customers (P2), so their two have nothing to do. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, async ({ topic, shop }) => {
    if (topic === "SHOP_REDACT") await redactShop(shop);
  });
}
