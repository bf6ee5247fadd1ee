import type { ActionFunctionArgs } from "@remix-run/node";
import { forgetInstallation, requireWebhook } from "../merchant.server";

/** The tokens are dead; what the merchant made stays for a reinstall until Shopify asks to redact the shop. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireWebhook(request);
  await forgetInstallation(shop);
  return new Response(null, { status: 200 });
}
