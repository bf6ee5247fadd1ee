import type { ActionFunctionArgs } from "@remix-run/node";
import { findMerchant } from "../merchant.server";
import { followStore } from "../offers";
import { handleWebhook } from "../webhooks.server";

/** The store's settings changed: weekly banners follow its time zone, by what Shopify says of it now. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, async ({ shop }) => {
    const merchant = await findMerchant(shop);
    if (merchant !== null) await followStore(merchant, merchant.now);
  });
}
