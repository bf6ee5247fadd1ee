import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { noteThemeSwitch } from "../merchant.server";
import { handleWebhook } from "../webhooks.server";

const publishedTheme = z.object({ name: z.string().optional(), role: z.string().optional() });

/** Another theme is live: what Home saw in the one before is kept for the comparison. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, async ({ shop, payload, triggeredAt }) => {
    const theme = publishedTheme.safeParse(payload).data;
    // The role "mobile" is of a theme for phones, which Shopify has given up.
    if (theme?.role !== "mobile") await noteThemeSwitch(shop, theme?.name ?? null, triggeredAt);
  });
}
