/**
 * The double of https://cdn.shopify.com/shopifycloud/app-bridge.js for the iframe of the local Shopify.
 * Bundled by `cdn.ts`. What it does not know throws, so that nobody takes silence for success.
 */
import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { openPage, watchLinks } from "./app-bridge/links";
import { config, leaveUnlessEmbedded, reloadWithToken } from "./app-bridge/document";
import { patchFetch } from "./app-bridge/authenticated-fetch";
import { modalElement, ModalElement } from "./app-bridge/modal";
import { defineNavMenu } from "./app-bridge/nav-menu";
import { ADMIN_ORIGIN, ask, tell } from "./app-bridge/parent-frame";
import { pickItems, pickResources } from "./app-bridge/pickers";
import { saveBarElement, SaveBarElement, watchForms } from "./app-bridge/save-bar";
import { defineTitleBar } from "./app-bridge/title-bar";
import { hideToast, showToast } from "./app-bridge/toasts";

function absent(name: string): never {
  throw new Error(`shopify.${name} is not in the local Shopify`);
}

/** An object whose every property throws when it is called. */
function absentApi<Api extends object>(name: string): Api {
  return new Proxy({} as Api, { get: (_, key) => (typeof key === "symbol" || key === "then" ? undefined : () => absent(`${name}.${key}`)) });
}

const shopifyGlobal = {
  config,
  origin: ADMIN_ORIGIN,
  ready: Promise.resolve(),
  setSignals: () => absent("setSignals"),
  environment: { mobile: false, embedded: window.top !== window.self, pos: false, intent: false },
  loading: (isLoading = true) => tell("loading", { on: isLoading }),
  idToken: () => ask("idToken", null),
  user: () => ask("user", null),
  toast: { show: showToast, hide: hideToast },
  resourcePicker: pickResources,
  picker: pickItems,
  modal: {
    show: (id: string) => modalElement(id).show(),
    hide: (id: string) => modalElement(id).hide(),
    toggle: (id: string) => modalElement(id).toggle(),
  },
  saveBar: {
    show: (id: string) => saveBarElement(id).show(),
    hide: (id: string) => saveBarElement(id).hide(),
    toggle: (id: string) => saveBarElement(id).toggle(),
    // Documented to resolve when the merchant confirms; when she stays, nothing more is heard of it.
    leaveConfirmation: async () => void (await ask("leaveConfirmation", null)),
  },
  scopes: {
    query: () => ask("scopes", null),
    request: () => absent("scopes.request"),
    revoke: () => absent("scopes.revoke"),
  },
  app: { extensions: async () => (await ask("extensions", null)) as Awaited<ReturnType<ShopifyGlobal["app"]["extensions"]>> },
  intents: {
    request: { value: null, subscribe: () => () => undefined },
    invoke: () => absent("intents.invoke"),
    register: () => absent("intents.register"),
  },
  webVitals: { onReport: async () => undefined },
  support: { registerHandler: async () => undefined },
  scanner: absentApi<ShopifyGlobal["scanner"]>("scanner"),
  pos: absentApi<ShopifyGlobal["pos"]>("pos"),
  reviews: absentApi<ShopifyGlobal["reviews"]>("reviews"),
  shopifyQL: absentApi<ShopifyGlobal["shopifyQL"]>("shopifyQL"),
  tools: absentApi<ShopifyGlobal["tools"]>("tools"),
} satisfies ShopifyGlobal;

window.shopify = shopifyGlobal;

if (!leaveUnlessEmbedded() && !reloadWithToken()) {
  tell("boot", null);
  patchFetch();
  watchLinks();
  watchForms();
  customElements.define("ui-save-bar", SaveBarElement);
  customElements.define("ui-modal", ModalElement);
  defineNavMenu();
  defineTitleBar();
}
window.open = openPage;
