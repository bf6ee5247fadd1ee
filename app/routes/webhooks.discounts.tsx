import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { toDiscountId } from "../domain/offer";
import { findMerchant } from "../merchant.server";
import { followStore } from "../offers";
import { handleWebhook } from "../webhooks.server";

const toldDiscount = z.object({ admin_graphql_api_id: z.string() });

/** A discount changed or is gone: banners that are bound to it follow, by what Shopify says of it now (T12). */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, async ({ shop, payload }) => {
    const id = toDiscountId(toldDiscount.safeParse(payload).data?.admin_graphql_api_id ?? "");
    const merchant = id === null ? null : await findMerchant(shop);
    if (merchant !== null) await followStore(merchant, merchant.now, id);
  });
}
