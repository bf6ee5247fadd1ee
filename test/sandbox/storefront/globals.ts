/** The objects that every page of a storefront has: shop, request, cart, routes, lookups. */
import type { LiquidScope } from "../../../app/adapters/shopify-liquid";
import { gid, type SandboxState } from "../store";
import { writtenPolicies } from "../policies";
import { toCustomerDrop } from "./accounts";
import { toCartDrop, type ShownCart } from "./cart-views";
import { LookupDrop, type Drops } from "./drops";
import { isInExtension } from "./metafields";
import { toLanguages, toLocalization } from "./locality";
import type { Visit } from "./visit";
import { Drop, type Context } from "liquidjs";

/** `all_products` knows so many different handles on one page. */
const PRODUCTS_BY_HANDLE = 20;
/** What `all_products` answers where it has no product: equal to `empty`, true in a condition, nothing when printed. */
const EMPTY = "";
/** The page's global where the products of a theme's settings are looked up, which cost none of those handles. */
export const PRODUCTS_OF_SETTINGS = "sandbox_products_of_settings";

/** A page of the storefront before it is drawn: which template, and what it is about. */
export interface PageMatch {
  /** "article", "product", "index" …; with a suffix as "article.wide". */
  template: string;
  /** As in `request.page_type`. */
  pageType: string;
  title: string;
  description?: string;
  status?: number;
  /** The page's one address without its language, when others lead to it too: "/products/claw". */
  canonicalPath?: string;
  /** As in `current_tags`. */
  tags?: string[];
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

/** `app`, which only the app's own extension sees. */
class AppDrop extends Drop {
  /** Out of Liquid's sight, which reads plain properties without asking. */
  readonly #metafields: () => object;
  constructor(metafields: () => object) {
    super();
    this.#metafields = metafields;
  }
  override liquidMethodMissing(key: string | number, context: Context): object | null {
    return key === "metafields" && isInExtension(context) ? this.#metafields() : null;
  }
}

export interface GlobalsOptions {
  state: SandboxState;
  drops: Drops;
  visit: Visit;
  cart: ShownCart;
  match: PageMatch;
}

/** The page's address for search engines: its own path, and the page number of a list when it is not the first. */
function canonicalUrl({ url, locality }: Visit, match: PageMatch, currentPage: number): string {
  const path = match.canonicalPath === undefined ? url.pathname : locality.root + match.canonicalPath;
  return `${url.origin}${path}${currentPage > 1 ? `?page=${currentPage}` : ""}`;
}

export function toGlobals({ state, drops, cart, visit, match }: GlobalsOptions): object {
  const { shop } = state;
  const { url } = visit;
  const { root, market } = visit.locality;
  const localization = toLocalization(state, visit.locality);
  const currentPage = Math.max(1, Number.parseInt(url.searchParams.get("page") ?? "1", 10) || 1);
  /** Handles that this page has looked up in `all_products`. */
  const asked = new Set<string>();
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
      money_format: market.moneyFormat,
      money_with_currency_format: `${market.moneyFormat} ${market.currency.isoCode}`,
      customer_accounts_enabled: true,
      customer_accounts_optional: true,
      enabled_payment_types: shop.enabledPaymentTypes,
      ...policiesOf(state, root),
      locale: shop.locales.find((each) => each.primary)?.locale ?? "en",
      published_locales: toLanguages(shop),
      enabled_currencies: [...new Map(localization.available_countries.map(({ currency }) => [currency.iso_code, currency])).values()],
      get metafields() {
        return drops.metafieldsOf(gid("Shop", shop.id));
      },
    },
    // Without an installation there is no app data: everything under `app` is nil.
    app: new AppDrop(() => drops.metafieldsOf(gid("AppInstallation", state.installation.id ?? 0))),
    request: {
      design_mode: visit.designMode,
      visual_preview_mode: false,
      host: url.host,
      origin: url.origin,
      path: url.pathname,
      page_type: match.pageType,
      locale: localization.language,
    },
    localization,
    template: new TemplateDrop(match.template),
    page_title: match.title,
    page_description: match.description ?? null,
    canonical_url: canonicalUrl(visit, match, currentPage),
    current_page: currentPage,
    current_tags: match.tags ?? null,
    customer: toCustomerDrop(visit.customer),
    settings: {},
    cart: toCartDrop(cart, drops),
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
      account_login_url: `${root}/account/login`,
      account_logout_url: `${root}/account/logout`,
    },
    articles: new LookupDrop((handle) => {
      const [blogHandle, articleHandle] = handle.split("/");
      const blog = byHandle(state.blogs, blogHandle ?? "");
      const found = state.articles.find((each) => each.blogId === blog?.id && each.handle === articleHandle && drops.isPublished(each));
      return found ? drops.article(found) : null;
    }),
    all_products: new LookupDrop((handle) => {
      if (asked.size >= PRODUCTS_BY_HANDLE && !asked.has(handle)) return EMPTY;
      asked.add(handle);
      const found = byHandle(state.products, handle);
      return found && drops.sells(found) ? drops.product(found) : EMPTY;
    }),
    [PRODUCTS_OF_SETTINGS]: new LookupDrop((handle) => {
      const found = byHandle(state.products, handle);
      return found && drops.sells(found) ? drops.product(found) : null;
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

/** The shop's policies as Liquid names them, and as a list; one that was never written is nil. */
function policiesOf(state: SandboxState, root: string): object {
  const written = writtenPolicies(state).map(({ id, handle, title, body }) => [handle.replace(/-/g, "_"), { id, title, body, url: `${root}/policies/${handle}` }] as const);
  return { ...Object.fromEntries(written), policies: written.map(([, policy]) => policy) };
}
