/** The objects that every page of a storefront has: shop, request, cart, routes, lookups. */
import type { LiquidScope } from "../../../app/adapters/shopify-liquid";
import { gid, type SandboxCart, type SandboxState } from "../store";
import { toCartDrop } from "./cart";
import { LookupDrop, type createDrops } from "./drops";
import { Drop } from "liquidjs";

/** A page of the storefront before it is drawn: which template, and what it is about. */
export interface PageMatch {
  /** "article", "product", "index" …; with a suffix as "article.wide". */
  template: string;
  /** As in `request.page_type`. */
  pageType: string;
  title: string;
  description?: string;
  status?: number;
  /** The page's own objects, such as `article` and `blog`. */
  objects?: LiquidScope;
}

/** `template` prints as its name and has parts. */
class TemplateDrop extends Drop {
  readonly name: string;
  readonly suffix: string | null;
  readonly directory = null;
  constructor(private readonly full: string) {
    super();
    const [name = "", suffix] = full.split(".");
    this.name = name;
    this.suffix = suffix ?? null;
  }
  override valueOf(): string {
    return this.full;
  }
}

export interface GlobalsOptions {
  state: SandboxState;
  drops: ReturnType<typeof createDrops>;
  cart: SandboxCart;
  url: URL;
  locale: string;
  root: string;
  match: PageMatch;
}

export function toGlobals({ state, drops, cart, url, locale, root, match }: GlobalsOptions): object {
  const { shop } = state;
  const languages = shop.locales
    .filter((each) => each.published)
    .map((each) => ({ iso_code: each.locale, name: each.name, endonym_name: each.name, primary: each.primary, root_url: each.primary ? "/" : `/${each.locale}` }));
  const language = languages.find((each) => each.iso_code === locale) ?? null;
  const country = { iso_code: "US", name: "United States", currency: { iso_code: shop.currency, symbol: "$" } };
  const byHandle = <T extends { handle: string }>(all: T[], handle: string) => all.find((each) => each.handle === handle);
  const globals = {
    shop: {
      id: shop.id,
      name: shop.name,
      domain: shop.domain,
      permanent_domain: shop.domain,
      url: url.origin,
      secure_url: url.origin,
      email: shop.email,
      currency: shop.currency,
      money_format: shop.moneyFormat,
      enabled_payment_types: shop.enabledPaymentTypes,
      locale: shop.locales.find((each) => each.primary)?.locale ?? "en",
      published_locales: languages,
      get metafields() {
        return drops.metafieldsOf(gid("Shop", shop.id));
      },
    },
    // Without an installation there is no app data: everything under `app` is nil.
    app: {
      get metafields() {
        return drops.metafieldsOf(gid("AppInstallation", state.installation.id ?? 0));
      },
    },
    request: {
      design_mode: false,
      visual_preview_mode: false,
      host: url.host,
      origin: url.origin,
      path: url.pathname,
      page_type: match.pageType,
      locale: language,
    },
    localization: { available_languages: languages, language, available_countries: [country], country, market: { handle: "us" } },
    template: new TemplateDrop(match.template),
    page_title: match.title,
    page_description: match.description ?? null,
    canonical_url: `${url.origin}${url.pathname}`,
    current_page: Math.max(1, Number.parseInt(url.searchParams.get("page") ?? "1", 10) || 1),
    current_tags: null,
    customer: null,
    settings: {},
    cart: toCartDrop(state, cart, drops, root),
    routes: {
      root_url: root === "" ? "/" : root,
      cart_url: `${root}/cart`,
      cart_add_url: `${root}/cart/add`,
      cart_change_url: `${root}/cart/change`,
      cart_update_url: `${root}/cart/update`,
      cart_clear_url: `${root}/cart/clear`,
      collections_url: `${root}/collections`,
      all_products_collection_url: `${root}/collections/all`,
      search_url: `${root}/search`,
      predictive_search_url: `${root}/search/suggest`,
      account_url: `${root}/account`,
    },
    articles: new LookupDrop((handle) => {
      const [blogHandle, articleHandle] = handle.split("/");
      const blog = byHandle(state.blogs, blogHandle ?? "");
      const found = state.articles.find((each) => each.blogId === blog?.id && each.handle === articleHandle && drops.isPublished(each));
      return found ? drops.article(found) : null;
    }),
    all_products: new LookupDrop((handle) => {
      const found = byHandle(state.products, handle);
      return found?.status === "ACTIVE" ? drops.product(found) : null;
    }),
    collections: new LookupDrop((handle) => {
      const found = byHandle(state.collections, handle);
      return found ? drops.collection(found) : null;
    }),
    blogs: new LookupDrop((handle) => {
      const found = byHandle(state.blogs, handle);
      return found ? drops.blog(found) : null;
    }),
    pages: new LookupDrop((handle) => {
      const found = byHandle(state.pages, handle);
      return found ? drops.page(found) : null;
    }),
  };
  return Object.defineProperties(globals, Object.getOwnPropertyDescriptors(match.objects ?? {}));
}
