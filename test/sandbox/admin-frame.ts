/** The Shopify admin around the app: one page with the app in an iframe, its data, and the theme editor. */
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { bundle } from "./bundle";
import { readExtensionBlocks, toExtensionInfo } from "./extension-blocks";
import { answerAppSettings, appSettingsCards } from "./admin-settings";
import type { Handler } from "./http";
import { installApp } from "./installation";
import { toPickerCollection, toPickerProduct } from "./picker-data";
import { adminDocument, type AdminPageData } from "./admin-document";
import type { SandboxStore } from "./store";
import { answerThemeEditor } from "./theme-editor";
import type { WebhookDelivery } from "./webhook-delivery";

export interface AdminFrameOptions {
  store: SandboxStore;
  webhooks: WebhookDelivery;
  clientId: string;
  clientSecret: string;
  /** Handle of the app in the admin's addresses. */
  appHandle: string;
  appName: string;
  /** Granted when the merchant installs the app here. */
  scopes: string[];
  /** The app's public origin. */
  appOrigin: string;
  adminOrigin: string;
  storefrontOrigin: string;
  cdnOrigin: string;
  extensionFolder: string;
  /** Another theme's folder. */
  themeFolder?: string;
  extensionHandle: string;
  /** A signed id token of 60 s for the staff member. */
  signToken: () => Promise<string>;
  now: () => Date;
}

/** The one staff member of the local store. */
export const STAFF = { id: 4001, name: "Store owner", email: "owner@steady-spine.example", accountAccess: "Account owner" };

export function createAdminFrame(options: AdminFrameOptions): Handler {
  const { store, clientId, appHandle } = options;
  const storeHandle = store.state.shop.domain.replace(".myshopify.com", "");
  const storePath = `/store/${storeHandle}`;

  return async function adminFrame(request) {
    const url = new URL(request.url);
    if (url.pathname === "/") return redirect(`${storePath}/apps/${appHandle}`);
    if (url.pathname === "/assets/admin.css") {
      const css = readFileSync(new URL("admin-page/admin.css", import.meta.url), "utf8");
      return new Response(css, { headers: { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" } });
    }
    const script = /^\/assets\/(admin-page|theme-editor-page)\.js$/.exec(url.pathname)?.[1];
    if (script !== undefined) {
      const source = await bundle(`admin-page/${script}.ts`, {});
      return new Response(source, { headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" } });
    }
    if (url.pathname !== storePath && !url.pathname.startsWith(`${storePath}/`)) return notFound(url);
    const path = url.pathname.slice(storePath.length);

    if (request.method === "POST") requireSameOrigin(request, options.adminOrigin);
    if (path === "/id-token" && request.method === "POST") return Response.json({ idToken: await options.signToken() });
    if (path === "/picker.json") return Response.json(pickerItems(url.searchParams.get("type"), options));
    if (path === "/extensions.json") {
      return Response.json(toExtensionInfo(options.extensionHandle, readExtensionBlocks(options.extensionFolder), store.state.theme));
    }
    if (path === "/scopes.json") return Response.json({ granted: store.state.installation.scopes, required: options.scopes, optional: [] });
    if (path === "/install" && request.method === "POST") {
      installApp(store, options.scopes);
      return redirect(`${storePath}/apps/${appHandle}`);
    }
    if (/^\/settings(\/apps)?$/.test(path)) {
      const settings = { ...options, storePath, appPath: `${storePath}/apps/${appHandle}` };
      if (request.method !== "POST") return page(adminDocument(pageData(options, storePath), { kind: "settings", cards: appSettingsCards(settings) }));
      await answerAppSettings(request, settings);
      return redirect(`${storePath}/settings/apps`);
    }
    if (/^\/themes\/(current|\d+)\/editor$/.test(path)) return answerThemeEditor(request, { ...options, storePath });

    const inApp = new RegExp(`^/apps/(?:${appHandle}|${clientId})(/.*)?$`).exec(path);
    if (inApp !== null) {
      const data = pageData(options, storePath);
      if (store.state.installation.id === null) return page(adminDocument(data, { kind: "install", scopes: options.scopes }));
      const source = await iframeAddress(options, inApp[1] ?? "/", url.searchParams);
      return page(adminDocument(data, { kind: "app", source }));
    }
    if (/^\/(orders|products|customers|content|analytics|marketing|discounts|settings)?(\/.*)?$/.test(path)) {
      return page(adminDocument(pageData(options, storePath), { kind: "elsewhere", path }));
    }
    return notFound(url);
  };
}

function pageData(options: AdminFrameOptions, storePath: string): AdminPageData {
  return {
    storeName: options.store.state.shop.name,
    storePath,
    appPath: `${storePath}/apps/${options.appHandle}`,
    appName: options.appName,
    appOrigin: options.appOrigin,
    storefrontOrigin: options.storefrontOrigin,
    cdnOrigin: options.cdnOrigin,
    staff: STAFF,
  };
}

/** The app's address with what the admin adds to the first document, signed as Shopify signs it. */
async function iframeAddress(options: AdminFrameOptions, path: string, given: URLSearchParams): Promise<string> {
  const shop = options.store.state.shop.domain;
  const address = new URL(path, options.appOrigin);
  if (address.origin !== options.appOrigin) throw new Error(`Not a path of the app: ${path}`);
  for (const [name, value] of given) address.searchParams.append(name, value);
  const added = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${shop.replace(".myshopify.com", "")}`).toString("base64").replace(/=+$/, ""),
    id_token: await options.signToken(),
    locale: "en-US",
    session: createHmac("sha256", options.clientSecret).update(`session of ${STAFF.id}`).digest("hex"),
    shop,
    timestamp: String(Math.floor(options.now().getTime() / 1000)),
  };
  for (const [name, value] of Object.entries(added)) address.searchParams.set(name, value);
  const message = [...address.searchParams].map(([name, value]) => `${name}=${value}`).sort().join("&");
  address.searchParams.set("hmac", createHmac("sha256", options.clientSecret).update(message).digest("hex"));
  return address.href;
}

function pickerItems(type: string | null, { store, storefrontOrigin }: AdminFrameOptions): unknown[] {
  if (type === "product" || type === "variant") return store.state.products.map((product) => toPickerProduct(product, storefrontOrigin));
  if (type === "collection") return store.state.collections.map((collection) => toPickerCollection(collection, store.state, storefrontOrigin));
  throw new Error(`The resource picker does not know the type ${type}`);
}

/** The admin's own pages alone may ask for tokens and write. */
function requireSameOrigin(request: Request, adminOrigin: string): void {
  const origin = request.headers.get("origin");
  if (origin !== adminOrigin) throw new Error(`A page of ${origin ?? "no origin"} may not post to the admin`);
}

function page(html: string): Response {
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

function notFound(url: URL): Response {
  return new Response(`Not in the local Shopify admin: ${url.pathname}\n`, { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
}
