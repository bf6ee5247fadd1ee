/** What themes read beside the page's own objects: menus, the nearest product or article, the theme itself. */
import type { SandboxState } from "../store";
import { LookupDrop } from "./drops";

type Named = Record<string, unknown>;

interface Link {
  title: string;
  url: string;
}

const CLOSEST = ["product", "collection", "blog", "article", "page"];

/** `closest.product` and its kin: what the block's surroundings name, else what the page is about. */
export function closestOf(globals: object, named: Named = {}): Named {
  return Object.fromEntries(CLOSEST.map((kind) => [kind, named[kind] ?? (globals as Named)[kind] ?? null]));
}

function menu(handle: string, title: string, links: Link[], path: string) {
  const items = links.map(({ title: name, url }) => ({
    title: name, url, handle: url.split("/").at(-1) ?? "", active: url === path, current: url === path, child_active: false, child_current: false, levels: 0, links: [], type: "http_link", object: null,
  }));
  return { handle, title, links: items, levels: 1 };
}

/** @param globals read for `routes`, `request` and `shop` only */
export function themeGlobals(globals: object, themeName: string, menus: { main: Link[]; footer: Link[] }): Named {
  const { request } = globals as { request: { path: string } };
  return {
    closest: closestOf(globals),
    linklists: new LookupDrop((handle) => {
      if (handle === "main-menu") return menu(handle, "Main menu", menus.main, request.path);
      return handle === "footer" ? menu(handle, "Footer menu", menus.footer, request.path) : null;
    }),
    theme: { id: 1, name: themeName, role: "main" },
    powered_by_link: "",
    content_for_additional_checkout_buttons: "",
    additional_checkout_buttons: false,
    all_country_option_tags: "",
    country_option_tags: "",
    scripts: [],
    handle: request.path.split("/").at(-1) ?? "",
  };
}

/** The store's two menus, made of what it has. */
export function menusOf({ collections, blogs, pages }: SandboxState, root: string): { main: Link[]; footer: Link[] } {
  const links = (kind: string, all: { handle: string; title: string }[]) => all.map(({ handle, title }) => ({ title, url: `${root}/${kind}/${handle}` }));
  return { main: [...links("collections", collections.slice(0, 3)), ...links("blogs", blogs)], footer: links("pages", pages) };
}

/** The page's facts that Shopify leaves for scripts in `content_for_header`. */
export function shopifyScript(globals: object): string {
  const { shop, localization, routes, theme, request } = globals as Record<string, Record<string, unknown> | undefined>;
  const code = (value: unknown) => (typeof value === "object" && value !== null ? (value as { iso_code?: unknown }).iso_code : undefined);
  const country = localization?.["country"] as Record<string, unknown> | undefined;
  const facts = {
    shop: shop?.["permanent_domain"],
    locale: code(request?.["locale"]),
    country: code(country),
    currency: { active: code(country?.["currency"]) ?? shop?.["currency"], rate: "1.0" },
    theme,
    routes: { root: routes?.["root_url"] === "/" ? "/" : `${String(routes?.["root_url"] ?? "")}/` },
    designMode: request?.["design_mode"] === true ? true : undefined,
  };
  return `<script>var Shopify = Object.assign(window.Shopify || {}, ${JSON.stringify(facts).replace(/</g, "\\u003c")});</script>`;
}
