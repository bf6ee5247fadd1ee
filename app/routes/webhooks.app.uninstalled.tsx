import type { ActionFunctionArgs } from "@remix-run/node";
import { forgetInstallation } from "../installation.server";
import { handleWebhook } from "../webhooks.server";

/** The tokens are dead; what the merchant made stays for a reinstall until Shopify asks to redact the shop. */
export function action({ request }: ActionFunctionArgs) {
  return handleWebhook(request, forgetInstallation);
}
