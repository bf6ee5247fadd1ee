/** Draws a visit's page: the whole document, or sections of it. */
import { withGlobals, type ShopifyLiquid } from "../../../app/adapters/shopify-liquid";
import { gid, type SandboxStore, type SandboxTheme } from "../store";
import { cartOf, type CartDiscount } from "./cart";
import { createDrops } from "./drops";
import { toGlobals, type PageMatch } from "./globals";
import { createLiquidCache, extensionAssetUrl } from "./liquid-cache";
import { Page } from "./page";
import { matchPage } from "./pages";
import type { Folder } from "./theme";
import { menusOf, themeGlobals } from "./theme-globals";
import type { Visit } from "./visit";

export interface DrawingOptions {
  store: SandboxStore;
  theme: Folder;
  extension: Folder;
  clientId: string;
  now: () => Date;
  findDiscount: (code: string) => CartDiscount | null;
  editorOrigin: string | undefined;
}

export interface PageToDraw {
  page: Page;
  status: number;
}

export function createDrawing({ store, theme, extension, clientId, now, findDiscount, editorOrigin }: DrawingOptions): (visit: Visit) => PageToDraw {
  const liquidFor = createLiquidCache({ store, theme, extension, now });
  return (visit) => {
    const { state } = store;
    const { locality, designMode } = visit;
    const drops = createDrops({ state, clientId, now, locality });
    const found = matchPage(visit.path, visit.url.searchParams, state, drops);
    const match = { ...found, template: templateOf(found, visit.url, theme) };
    const cart = { state, cart: cartOf(state, visit.cartToken), locality, discountCodes: visit.discountCodes, findDiscount };
    const appData = gid("AppInstallation", state.installation.id ?? 0);
    const globals = toGlobals({ state, drops, visit, cart, match });
    const liquid: ShopifyLiquid = liquidFor(locality, designMode);
    const page = new Page({
      liquid,
      theme,
      placed: placedIn(store, designMode),
      template: match.template,
      globals: withGlobals(themeGlobals(globals, state.theme.name, menusOf(state, locality.root)), globals),
      extensionAssetUrl: (file) => extensionAssetUrl(extension, file),
      isAvailable: (condition) => {
        const [, namespace, key] = /app\.metafields\.(\w+)\.(\w+)/.exec(condition) ?? [];
        return state.metafields.some((each) => each.ownerId === appData && each.namespace === namespace && each.key === key && each.value === "true");
      },
      editorOrigin: designMode ? editorOrigin : null,
    });
    return { page, status: match.status ?? 200 };
  };
}

/** The editor's preview shows its draft. A shop without the app has its blocks no more, though the theme still names them. */
function placedIn({ state, draft }: SandboxStore, designMode: boolean): SandboxTheme {
  if (state.installation.id === null) return { ...state.theme, blocks: {}, embeds: [] };
  return designMode ? { ...state.theme, ...draft } : state.theme;
}

/** `?view=wide` and the thing's own suffix count where the theme has such a template; otherwise the plain one does. */
function templateOf({ template }: PageMatch, url: URL, theme: Folder): string {
  const [name = template] = template.split(".");
  const view = url.searchParams.get("view");
  const wanted = [...(view !== null && /^[\w-]+$/.test(view) ? [`${name}.${view}`] : []), template];
  return wanted.find((each) => theme.read(`templates/${each}.json`) !== undefined) ?? name;
}
