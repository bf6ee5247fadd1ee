/** What the double learns from the document it stands in, and the two documents it leaves at once. */
import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { toPlayed } from "./links";
import { ask } from "./parent-frame";

const CONFIG_KEY = "app-bridge-config";
/** Set by the admin for the first document; no business of the app's own address. */
const EMBEDDING_PARAMS = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];

export const config: ShopifyGlobal["config"] = readConfig();

/** From the meta tag (or the script's own attribute) and the address; kept for documents whose address says less. */
function readConfig(): ShopifyGlobal["config"] {
  const apiKey =
    document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ??
    (document.currentScript instanceof HTMLScriptElement ? document.currentScript.dataset["apiKey"] : undefined);
  if (apiKey === undefined || apiKey === "") {
    throw new Error('App Bridge: missing <meta name="shopify-api-key"> before the script');
  }
  const kept = JSON.parse(sessionStorage.getItem(CONFIG_KEY) ?? "{}") as Partial<ShopifyGlobal["config"]>;
  const url = new URL(location.href);
  const read = {
    apiKey,
    host: url.searchParams.get("host") ?? kept.host,
    shop: url.searchParams.get("shop") ?? kept.shop,
    locale: url.searchParams.get("locale") ?? kept.locale ?? "en-US",
  };
  sessionStorage.setItem(CONFIG_KEY, JSON.stringify(read));
  return read;
}

/** The path in the app, without what the admin added to it. */
export function appPath(url: URL): string {
  const clean = new URL(url);
  for (const name of EMBEDDING_PARAMS) clean.searchParams.delete(name);
  return clean.pathname + clean.search + clean.hash;
}

/** An embedded app that is opened by itself goes to its place in the admin. True when it leaves. */
export function leaveUnlessEmbedded(): boolean {
  if (window.top !== window.self || config.host === undefined) return false;
  location.replace(toPlayed(`https://${atob(config.host)}/apps/${config.apiKey}${appPath(new URL(location.href))}`));
  return true;
}

/** The library's bounce page asks for its `shopify-reload` address with a fresh token. True when it leaves. */
export function reloadWithToken(): boolean {
  const reload = new URL(location.href).searchParams.get("shopify-reload");
  if (reload === null) return false;
  const destination = new URL(reload, location.href);
  if (destination.origin !== location.origin) throw new Error(`App Bridge: shopify-reload leaves the app: ${reload}`);
  void ask("idToken", null).then((token) => {
    destination.searchParams.set("id_token", token);
    location.replace(destination);
  });
  return true;
}
