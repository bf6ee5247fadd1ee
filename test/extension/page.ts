/** Prints the shipped blocks through the Liquid engine, as a shop's page would, and reads what came out. */
import { HtmlValidate } from "html-validate";
import { JSDOM } from "jsdom";
import { createShopifyLiquid, withDefaults } from "../../app/adapters/shopify-liquid";
import type { ArticlePlacements, StorefrontBadgeSet, StorefrontBanner, StorefrontDocument } from "../../app/domain/storefront-document";
import type { ArticleProductsWay } from "../../app/domain/settings";
import { shippedFiles } from "./extension-files";
import type { RubyCase } from "./ruby-liquid";

/** Everything printed so far, with what Ruby's Liquid needs to print the same. */
export const printedCases: { name: string; html: string; ruby: RubyCase }[] = [];

export interface Page {
  now?: string;
  zone?: string;
  locale?: string;
  moneyFormat?: string;
  /** As in `request.page_type`. */
  kind?: string;
  banners?: StorefrontBanner[];
  badgeSets?: StorefrontBadgeSet[];
  products?: unknown[];
  /** What may show instead of a product that is gone or sold out. */
  fallbackProducts?: unknown[];
  fallbackCollections?: unknown[];
  /** Handle of the visitor's market. */
  market?: string;
  /** Left out: as an older Buyline published. */
  formerPrices?: string[];
  placements?: ArticlePlacements;
  /** The article's HTML. */
  content?: string;
  way?: ArticleProductsWay;
  designMode?: boolean;
  /** What `$app.articles` of the page's product resolves to. */
  articles?: unknown[];
  settings?: Record<string, unknown>;
  /** What Liquid's `shop` shows: payment types, policies. */
  shop?: Record<string, unknown>;
  /** False: the app has published nothing, as after a reinstall. */
  published?: boolean;
}

/** The block's HTML inside Shopify's wrapper, without the comments that Shopify adds; "" when it prints nothing. */
export async function printBlock(name: string, page: Page = {}): Promise<string> {
  const { now = "2026-11-27T12:00:00Z", zone = "America/New_York", locale = "en", moneyFormat = "${{amount}}", kind = "article", settings = {} } = page;
  const document: StorefrontDocument = { version: 1, banners: page.banners ?? [], badge_sets: page.badgeSets ?? [], kind_choices: {}, article_products_way: page.way ?? "list", ...(page.formerPrices && { former_prices: page.formerPrices }) };
  const liquid = createShopifyLiquid({
    read: (path) => shippedFiles.get(path),
    zone,
    locale,
    moneyFormat,
    currency: "USD",
    now: () => new Date(now),
    assetUrl: (file) => `/assets/${file}`,
    extensionAssetUrl: (file) => `/extension/${file}`,
    extensionLoopLimit: 50,
  });
  const scope = {
    app: { metafields: page.published === false ? {} : { buyline: { storefront: { value: document } } } },
    request: { locale: { iso_code: locale }, page_type: kind, design_mode: page.designMode ?? false, path: "/", origin: "https://shop.example" },
    localization: { market: { handle: page.market ?? "us" } },
    cart: { currency: { iso_code: "USD" } },
    shop: page.shop ?? {},
    article:
      kind === "article"
        ? { title: "Why does my back hurt?", url: "/blogs/journal/back", content: page.content ?? "", metafields: { $app: { ...(page.products && { products: { value: page.products } }), ...(page.fallbackProducts && { fallback_products: { value: page.fallbackProducts } }), ...(page.fallbackCollections && { fallback_collections: { value: page.fallbackCollections } }), ...(page.placements && { placements: { value: page.placements } }) } } }
        : null,
    product: kind === "product" ? { metafields: { $app: { ...(page.articles && { articles: { value: page.articles } }) } } } : null,
  };
  const html = await liquid.renderBlock(name, { settings, scope });
  printedCases.push({ name, html: withoutWrapper(html), ruby: { ...toRubyCase(name, { now, zone, locale, moneyFormat, settings }, scope, liquid), icons: paymentIcons(html) } });
  return html.replace(/<!-- (?:BEGIN|END) app [\s\S]*?-->/g, "").replace(/^<div id="shopify-block-[^>]*>([\s\S]*)<\/div>$/, "$1").trim();
}

export const withoutWrapper = (html: string) => html.replace(/^(?:<div id="shopify-block-[^>]*>|<!-- BEGIN app block[^>]*-->)([\s\S]*)(?:<\/div>|<!-- END app block -->)$/, "$1");

/** Payment icons by "type class": Shopify alone draws them. */
const paymentIcons = (html: string) =>
  Object.fromEntries([...html.matchAll(/<svg class="([^"]*)"[^>]*aria-labelledby="pi-(\w+)"[\s\S]*?<\/svg>/g)].map(([svg, name = "", type = ""]) => [`${type} ${name}`, svg]));

type Ready = Required<Pick<Page, "now" | "zone" | "locale" | "moneyFormat" | "settings">>;

/** What Ruby's Liquid needs to print the block as it was printed here. */
export function toRubyCase(name: string, { now, zone, locale, moneyFormat, settings }: Ready, scope: object, liquid: ReturnType<typeof createShopifyLiquid>): RubyCase {
  const block = { id: name, type: name, settings: withDefaults(settings, liquid.blockSchema(name)), shopify_attributes: "" };
  return {
    source: shippedFiles.get(`blocks/${name}.liquid`) ?? "",
    scope: { ...scope, block, section: { id: "" } },
    zone,
    now: Math.floor(Date.parse(now) / 1000),
    moneyFormat,
    locales: [`locales/${locale}.json`, "locales/en.default.json"].flatMap((path) => JSON.parse(shippedFiles.get(path) ?? "[]") as object),
    files: Object.fromEntries([...shippedFiles].filter(([path]) => path.startsWith("snippets/"))),
  };
}

/** A document of the printed HTML; no script of it runs. */
export function parse(html: string): Document {
  return new JSDOM(`<!doctype html><body>${html}</body>`).window.document;
}

/** What a reader sees of an element, in one line. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  elements: [
    "html5",
    { "buyline-sale-banner": { flow: true, phrasing: false }, "buyline-carousel": { flow: true, phrasing: false }, "buyline-product-form": { flow: true, phrasing: false } },
  ],
  rules: {
    // Shopify's form tag and these blocks are indented as their Liquid is; a colour comes from the merchant as a custom property.
    "no-trailing-whitespace": "off",
    "no-inline-style": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    "long-title": "off",
    // Safari reads a list without bullets as a list only with the role.
    "no-redundant-role": "off",
    // Shopify prints method="post" and hidden fields its own way.
    "form-dup-name": "off",
  },
});

export async function markupProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`));
}

export function banner(over: Partial<StorefrontBanner> = {}): StorefrontBanner {
  const { starts_at = null, ends_at = seconds("2026-11-30T23:59:00-05:00") } = over;
  return {
    id: "black-friday",
    rule: {},
    shows_from: starts_at,
    shows_until: ends_at,
    starts_at,
    ends_at,
    last_hours_from: null,
    dismissible: true,
    code: null,
    countdown: "on_articles_too",
    colors: { text: "#ffffff", background: "#111111" },
    link: "/collections/all",
    texts: { en: { message: "Black Friday: 25% off", link_label: "Shop the sale" } },
    ...over,
  };
}

export function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** A product as Liquid shows it, from its variants. */
export function product(id: number, over: Record<string, unknown> & { variants?: object[] } = {}): Record<string, unknown> {
  const variants = (over.variants ?? [{}]).map((variant, index) => ({
    id: id * 100 + index, title: "Default Title", price: 4500, compare_at_price: null, available: true, ...variant,
  }));
  const prices = variants.map(({ price }) => price);
  return {
    id,
    title: `Product ${id}`,
    url: `/products/product-${id}`,
    featured_image: { src: `/files/${id}.png`, width: 800, height: 800, alt: `Photo ${id}` },
    available: variants.some(({ available }) => available),
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_varies: new Set(prices).size > 1,
    has_only_default_variant: variants.length === 1,
    options: ["Title"],
    selected_or_first_available_variant: variants.find(({ available }) => available) ?? variants[0],
    ...over,
    variants,
  };
}
