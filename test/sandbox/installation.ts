/** The app comes and goes as on Shopify: what an uninstall takes along, what it leaves behind, and what a new installation finds. */
import { gid, type SandboxStore } from "./store";
import type { WebhookDelivery } from "./webhook-delivery";

/** Shopify asks for the shop's data to be erased this long after the uninstall; its pages name no exception for a reinstall. */
export const REDACT_AFTER_SECONDS = 48 * 60 * 60;

/** A fresh installation, with an id that no earlier one had. Of an installed app only the scopes change. */
export function installApp(store: SandboxStore, scopes: readonly string[]): void {
  const { installation } = store.state;
  installation.id ??= store.newId();
  installation.scopes = [...scopes];
  store.save();
}

/**
 * App-data metafields, tokens, subscriptions made through the API and bulk operations go at once. Metafields of
 * articles and products stay, also those in the app's reserved namespace, and so do its blocks in the theme.
 */
export function uninstallApp(store: SandboxStore, webhooks: WebhookDelivery): void {
  const { state } = store;
  if (state.installation.id === null) return;
  const { id, domain } = state.shop;
  // First, while subscriptions made through the API are still there to be told.
  webhooks.emit("app/uninstalled", toShopPayload(store));
  revokeInstallation(store);
  webhooks.emit("shop/redact", { shop_id: id, shop_domain: domain }, { afterSeconds: REDACT_AFTER_SECONDS });
}

/** The install is gone and the app has not been told: what it meets between the uninstall and its webhook. */
export function revokeInstallation(store: SandboxStore): void {
  const { state } = store;
  if (state.installation.id === null) return;
  const owner = gid("AppInstallation", state.installation.id);
  state.metafields = state.metafields.filter(({ ownerId }) => ownerId !== owner);
  state.installation.id = null;
  state.installation.accessTokens = [];
  state.webhookSubscriptions = [];
  state.bulkOperations = [];
  store.save();
}

/** The fields of Shopify's shop payload that the store knows. */
function toShopPayload({ state: { shop } }: SandboxStore): object {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currency,
    iana_timezone: shop.zone,
    money_format: shop.moneyFormat,
    primary_locale: shop.locales.find(({ primary }) => primary)?.locale ?? "en",
    customer_email: shop.email,
    shop_owner: shop.name,
  };
}
