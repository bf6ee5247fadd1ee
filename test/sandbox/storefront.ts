/**
 * The storefront of the local Shopify: a fetch-style handler that draws the store with the theme of this
 * folder and the blocks of the app's extension. What fails in Liquid fails loudly, with status 500.
 */
import { fileURLToPath } from "node:url";
import type { SandboxStore } from "./store";
import { answerAccount } from "./storefront/accounts";
import { findUploaded } from "./file-resolvers";
import { answerAsset } from "./storefront/assets";
import type { CartDiscount } from "./storefront/cart";
import { cartOf } from "./storefront/cart";
import { answerCart } from "./storefront/cart-routes";
import { answerCompiledAsset } from "./storefront/compiled-assets";
import { answerControl } from "./storefront/controls";
import { isDesignMode, withoutDesignMode } from "./storefront/design-mode";
import { createDrawing } from "./storefront/drawing";
import { answerForm } from "./storefront/forms";
import { errorPage } from "./storefront/page";
import { PageCache } from "./storefront/page-cache";
import { answerSections, renderSections } from "./storefront/section-rendering";
import { ServerClock } from "./storefront/server-clock";
import { openFolder, openTheme } from "./storefront/theme";
import { readVisit, visitOf, type Visit } from "./storefront/visit";

export interface StorefrontOptions {
  store: SandboxStore;
  /** The theme app extension's folder. */
  extensionFolder: string;
  clientId: string;
  now?: () => Date;
  /** A clock that may be set while the storefront runs; `now` is its machine's time. */
  clock?: ServerClock;
  /** Seconds for which a drawn page is served again; none when left out. */
  cacheAgeSeconds?: number;
  /** Another theme's folder. */
  themeFolder?: string;
  /** Whose preview may ask for design mode: the admin's origin. */
  editorOrigin?: string;
  /** What a discount code takes off the whole order; null for codes that do not count. */
  findDiscount?: (code: string) => CartDiscount | null;
}

const OWN_THEME = fileURLToPath(new URL("theme", import.meta.url));

const HTML = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

export function createStorefront(options: StorefrontOptions): (request: Request) => Promise<Response> {
  const { store, editorOrigin, findDiscount = () => null, clock = new ServerClock(options.now) } = options;
  const theme = openTheme(options.themeFolder ?? OWN_THEME);
  const ownTheme = openFolder(OWN_THEME);
  const extension = openFolder(options.extensionFolder);
  const cache = new PageCache(clock.now);
  cache.setAge(options.cacheAgeSeconds ?? 0);
  const draw = createDrawing({ store, theme, extension, clientId: options.clientId, now: clock.now, findDiscount, editorOrigin });

  return async (request) => {
    const url = new URL(request.url);
    try {
      const file = answerCompiledAsset(url, theme) ?? (await answerAsset(url, { theme, ownTheme, extension, uploaded: (name) => findUploaded(name, store.state) }));
      return file ?? (await answerControl(request, url, { cache, clock })) ?? (await answerVisit(request, url));
    } catch (error) {
      return new Response(errorPage(error), { status: 500, headers: HTML });
    }
  };

  async function answerVisit(request: Request, asked: URL): Promise<Response> {
    const { state } = store;
    const designMode = isDesignMode(request, asked, editorOrigin);
    const visit = readVisit(request, withoutDesignMode(asked), state, designMode);
    const sectionsAt = (from: Visit, ids: string[], address: URL) => renderSections(draw(visitOf(from, address, state)), ids);
    const answered =
      (await answerCart({ visit, store, findDiscount, renderSections: sectionsAt })) ?? (await answerAccount(visit, state)) ?? (await answerForm(visit, store, clock.now));
    if (answered) return answered;
    if (request.method !== "GET" && request.method !== "HEAD") return new Response("Method Not Allowed", { status: 405, headers: { allow: "GET, HEAD" } });
    const sections = await answerSections(visit, () => draw(visit));
    if (sections) return sections;

    const headers = { ...HTML, "content-language": visit.locality.locale, ...(designMode ? { "content-security-policy": `frame-ancestors ${editorOrigin}` } : {}) };
    const response = await cache.serve(visit, JSON.stringify(cartOf(state, visit.cartToken)), async () => {
      const { page, status } = draw(visit);
      return { status, html: await page.render(), headers };
    });
    return request.method === "HEAD" ? new Response(null, response) : response;
  }
}
