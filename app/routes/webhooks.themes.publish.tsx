import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { noteThemeSwitch, requireWebhook } from "../merchant.server";

const publishedTheme = z.object({ name: z.string().optional(), role: z.string().optional() });

/** Another theme is live: what Home saw in the one before is kept for the comparison. */
export async function action({ request }: ActionFunctionArgs) {
  const webhook = await requireWebhook(request);
  const theme = publishedTheme.safeParse(webhook.payload).data;
  // The role "mobile" is of a theme for phones, which Shopify has given up.
  if (theme?.role !== "mobile") await noteThemeSwitch(webhook, theme?.name ?? null);
  return new Response(null, { status: 200 });
}
