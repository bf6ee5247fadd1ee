/**
 * The storefront of the local Shopify: a fetch-style handler that draws the store with the theme of this
 * folder and the blocks of the app's extension. What fails in Liquid fails loudly, with status 500.
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createShopifyLiquid, withGlobals, type ShopifyLiquid } from "../../app/adapters/shopify-liquid";
import { gid, type SandboxStore } from "./store";
import { answerCart, readBody, redirect, toReturnAddress } from "./storefront/cart-routes";
import { cartOf } from "./storefront/cart";
import { createDrops } from "./storefront/drops";
import { toGlobals } from "./storefront/globals";
import { Page, errorPage } from "./storefront/page";
import { matchPage } from "./storefront/pages";
import { answerCompiledAsset } from "./storefront/compiled-assets";
import { openFolder, openTheme, type Folder } from "./storefront/theme";
import { themeFilters } from "./storefront/theme-filters";
import { menusOf, themeGlobals } from "./storefront/theme-globals";
import { requirePage, themeTags } from "./storefront/theme-tags";

export interface StorefrontOptions {
  store: SandboxStore;
  /** The theme app extension's folder. */
  extensionFolder: string;
  clientId: string;
  now?: () => Date;
  /** Another theme's folder. */
  themeFolder?: string;
}

const OWN_THEME = fileURLToPath(new URL("theme", import.meta.url));

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  wasm: "application/wasm",
};

const HTML = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

export function createStorefront(options: StorefrontOptions): (request: Request) => Promise<Response> {
  const theme = openTheme(options.themeFolder ?? OWN_THEME);
  const extension = openFolder(options.extensionFolder);
  const liquidFor = createLiquidCache(options, theme, extension);

  return async (request) => {
    const url = new URL(request.url);
    try {
      return (
        answerCompiledAsset(url, theme) ??
        answerAsset(url, theme, extension) ??
        (await answerPage({ ...options, now: options.now ?? (() => new Date()) }, request, url, theme, liquidFor))
      );
    } catch (error) {
      return new Response(errorPage(error), { status: 500, headers: HTML });
    }
  };
}

type LiquidFor = (locale: string) => ShopifyLiquid;

/** One Liquid per language, with its parsed files, until a file or the shop's formats change. */
function createLiquidCache({ store, now }: StorefrontOptions, theme: Folder, extension: Folder): LiquidFor {
  const known = new Map<string, ShopifyLiquid>();
  let state = "";
  return (locale) => {
    const { zone, moneyFormat, currency, locales } = store.state.shop;
    const current = [theme.fingerprint(), extension.fingerprint(), zone, moneyFormat, currency].join(" ");
    if (current !== state) known.clear();
    state = current;
    const found = known.get(locale);
    if (found) return found;
    const created = createShopifyLiquid({
      read: extension.read,
      theme: { read: theme.read, tags: themeTags, filters: themeFilters, renderAppBlock: (block, globals) => requirePage(globals).renderThemeBlock(block) },
      zone,
      locale,
      defaultLocale: locales.find((each) => each.primary)?.locale ?? "en",
      moneyFormat,
      currency,
      now: now ?? (() => new Date()),
      assetUrl: (file) => `/cdn/shop/t/1/assets/${file}?v=${versionOf(theme.bytes(`assets/${file}`))}`,
      extensionAssetUrl: (file) => extensionAssetUrl(extension, file),
    });
    known.set(locale, created);
    return created;
  };
}

const versionOf = (bytes: Buffer | undefined) => createHash("sha1").update(bytes ?? "").digest("hex").slice(0, 12);

function extensionAssetUrl(extension: Folder, file: string): string {
  const bytes = extension.bytes(`assets/${file}`);
  if (!bytes) throw new Error(`the extension has no assets/${file}`);
  return `/extensions/buyline/assets/${file}?v=${versionOf(bytes)}`;
}

/** Files of the theme, of the extension and of the store; null when the address is no file. */
function answerAsset(url: URL, theme: Folder, extension: Folder): Response | null {
  const [, place, file = ""] = /^\/(extensions\/buyline\/assets|cdn\/shop\/t\/1\/assets|cdn\/shop\/files|files)\/([\w.-]+)$/.exec(url.pathname) ?? [];
  if (place === undefined) return null;
  // The example page names a picture that only its own store has: the article's picture stands for it.
  const name = place === "files" && !openFolder(OWN_THEME).bytes(`assets/${file}`) ? "article-rest.svg" : file;
  // The store's own pictures are this folder's, whatever theme shows them.
  const owner = place.startsWith("extensions") ? extension : place.endsWith("files") ? openFolder(OWN_THEME) : theme;
  const bytes = owner.bytes(`assets/${name}`);
  if (!bytes) return new Response("Not Found", { status: 404, headers: { "content-type": "text/plain" } });
  const cache = url.searchParams.has("v") ? "public, max-age=31536000, immutable" : "public, max-age=60";
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "cache-control": cache, etag: `"${versionOf(bytes)}"` } });
}

type Ready = StorefrontOptions & { now: () => Date };

async function answerPage(options: Ready, request: Request, url: URL, theme: Folder, liquidFor: LiquidFor): Promise<Response> {
  const { store, clientId, now } = options;
  const { state } = store;
  const prefixed = state.shop.locales.find((each) => each.published && !each.primary && new RegExp(`^/${each.locale}(/|$)`, "i").test(url.pathname));
  const root = prefixed ? `/${prefixed.locale}` : "";
  const locale = prefixed?.locale ?? state.shop.locales.find((each) => each.primary)?.locale ?? "en";
  const path = url.pathname.slice(root.length) || "/";
  const token = /(?:^|;\s*)cart=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];

  const answered = (await answerCart({ request, url, path, root, token, store })) ?? (await answerForm(request, path, root, store, now));
  if (answered) return answered;
  if (request.method !== "GET" && request.method !== "HEAD") return new Response("Method Not Allowed", { status: 405, headers: { allow: "GET, HEAD" } });

  const drops = createDrops({ state, clientId, now, root });
  const match = matchPage(path, url.searchParams, state, drops);
  const appData = gid("AppInstallation", state.installation.id ?? 0);
  const globals = toGlobals({ state, drops, cart: cartOf(state, token), url, locale, root, match });
  const page = new Page({
    liquid: liquidFor(locale),
    theme,
    // A shop without the app has its blocks no more, though the theme still names them.
    placed: state.installation.id === null ? { ...state.theme, blocks: {}, embeds: [] } : { ...state.theme, ...(url.searchParams.get("sandbox_design_mode") === "1" ? store.draft : null) },
    template: match.template,
    globals: withGlobals(themeGlobals(globals, state.theme.name, menusOf(state, root)), globals),
    extensionAssetUrl: (file) => extensionAssetUrl(openFolder(options.extensionFolder), file),
    isAvailable: (condition) => {
      const [, namespace, key] = /app\.metafields\.(\w+)\.(\w+)/.exec(condition) ?? [];
      return state.metafields.some((each) => each.ownerId === appData && each.namespace === namespace && each.key === key && each.value === "true");
    },
  });
  const html = await page.render();
  return new Response(request.method === "HEAD" ? null : html, { status: match.status ?? 200, headers: { ...HTML, "content-language": locale } });
}

/** The theme's other forms: the language switch and comments under articles. */
async function answerForm(request: Request, path: string, root: string, store: SandboxStore, now: () => Date): Promise<Response | null> {
  if (request.method !== "POST") return null;
  if (path === "/localization") {
    const body = (await readBody(request)) ?? {};
    const wanted = store.state.shop.locales.find((each) => each.published && each.locale === body["locale_code"]);
    const others = store.state.shop.locales.filter((each) => !each.primary).map((each) => each.locale);
    const target = toReturnAddress(body["return_to"], "/").replace(new RegExp(`^/(?:${others.join("|") || "-"})(?=/|$)`, "i"), "") || "/";
    return redirect(wanted && !wanted.primary ? `/${wanted.locale}${target === "/" ? "" : target}` : target);
  }
  const [, blogHandle, handle] = /^\/blogs\/([^/]+)\/([^/]+)\/comments$/.exec(path) ?? [];
  const blog = store.state.blogs.find((each) => each.handle === blogHandle);
  const article = store.state.articles.find((each) => each.blogId === blog?.id && each.handle === handle);
  if (!article) return null;
  const body = (await readBody(request)) ?? {};
  const [author, text] = [String(body["comment[author]"] ?? "").trim(), String(body["comment[body]"] ?? "").trim()];
  if (author === "" || text === "") return redirect(`${root}/blogs/${blogHandle}/${handle}#comment_form`);
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  article.comments.push({ id: store.newId(), author, body: `<p>${escaped}</p>`, createdAt: now().toISOString() });
  store.save();
  return redirect(`${root}/blogs/${blogHandle}/${handle}?comment_posted=true#comments`);
}
