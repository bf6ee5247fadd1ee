/** Draws a block, or all of a page's slots, with the extension's own Liquid (no second drawing in React). */
import { numberOf } from "../domain/article-products";
import { toLiquidPage } from "../domain/liquid-page";
import { toMoneyFormat } from "../domain/money-format";
import type { Slot } from "../domain/page-resolution";
import type { Device, StorePage, Visitor } from "../domain/pages";
import type { Preview } from "../domain/preview";
import type { Instant } from "../domain/schedule";
import type { Choices } from "../domain/settings";
import { STOREFRONT_METAFIELD, type ArticlePlacements } from "../domain/storefront-document";
import type { ArticleToDraw, Picture, PricedProduct } from "../ports-shopify";
import { sketchBanner } from "./banner-sketch.server";
import { createShopifyLiquid, type LiquidScope, type ShopifyLiquid } from "./shopify-liquid";
import { sketchBadges } from "./badge-sketch.server";
import { escapeHtml } from "./shopify-liquid/html";

const EXTENSION = "../../extensions/storefront/";
const files = import.meta.glob<string>("../../extensions/storefront/{blocks,snippets,locales,assets}/*.{liquid,json,css}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const read = (path: string) => files[`${EXTENSION}${path}`];

/** A banner goes from edge to edge, badges stand on a page. */
const MARGINS = { "sale-banner": "0", "trust-badges": "0 1rem" };

/** No script runs in a preview, so what waits for one is shown as it stands at this moment, with the buttons that shoppers see. */
const SHOWN_WITHOUT_SCRIPT = ".buyline-sale-banner__clock:not([hidden],[data-soon]){display:flex!important;visibility:visible!important}.buyline-sale-banner__hide{display:inline-flex!important}";

/** @returns the HTML document of the preview; the block's style stands in it, no script does */
export async function drawPreview(preview: Preview): Promise<string> {
  const { block, document, zone, locale, at, sketch } = preview;
  const liquid = openLiquid(zone, locale, at);
  if (sketch !== undefined) {
    const scope = { ...appData(document), shop: sketch.shop, request: { locale: { iso_code: locale }, page_type: "index", design_mode: false }, template: { name: "index" } };
    const html = await drawBlock(liquid, sketch.place === "footer" ? "trust-badges-embed" : "trust-badges", scope);
    return sketchBadges({ place: sketch.place, locale, direction: directionOf(locale), style: styleOf(liquid, "trust-badges"), html: withWholeAddresses(html.replace(/<\/?template>/g, ""), sketch.storefront) });
  }
  const scope = {
    ...appData(document),
    request: { locale: { iso_code: locale }, page_type: "index", design_mode: false },
    template: { name: "index" },
  };
  const html = withWholeAddresses(await drawBlock(liquid, block, scope), preview.storefront ?? "");
  if (block === "sale-banner" && !preview.bare) return sketchBanner({ locale, page: preview.page ?? null, direction: directionOf(locale), style: styleOf(liquid, block) + SHOWN_WITHOUT_SCRIPT, html });
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><style>body{margin:${MARGINS[block]};font:16px/1.5 system-ui,sans-serif;color:#1a1a1a}${styleOf(liquid, block)}${SHOWN_WITHOUT_SCRIPT}</style><body>${html}</body></html>`;
}

export interface PageToDraw {
  page: StorePage;
  visitor: Visitor;
  /** Of the page's own metafield. */
  choices: Choices | null;
  /** The published document, or one that is still to be published. */
  document: object;
  zone: string;
  at: Instant;
  shopName: string;
  /** Where the shop's pages are: "https://steadyspine.example" */
  shopUrl: string;
  title: string;
  /** What an article features, by title: named at its place, not drawn. */
  products: string[];
}

export interface DrawnPage {
  html: string;
  /** What Liquid printed for each width, by id; null for nothing. */
  shown: Record<Slot, Record<Device, string | null>>;
}

/** The page as shoppers get it: every slot by the extension's own Liquid, on a sketch of the theme around it. */
export async function drawPage({ page, visitor, choices, document, zone, at, shopName, shopUrl, title, products }: PageToDraw): Promise<DrawnPage> {
  const { locale } = visitor;
  const liquid = openLiquid(zone, locale, at);
  const scope = { ...toLiquidPage(page, visitor, choices), ...appData(document) };
  const drawn = {
    "sale-banner": await drawBlock(liquid, "sale-banner", scope),
    "trust-badges": await drawBlock(liquid, "trust-badges", scope),
  } satisfies Record<Slot, string>;
  const featured = products.length === 0 ? "" : `<ul class="sketch-products">${products.map((name) => `<li>${escapeHtml(name)}</li>`).join("")}</ul>`;
  const whole = (slot: Slot) => withWholeAddresses(drawn[slot], shopUrl);
  const html = `<!doctype html><html lang="${escapeHtml(locale)}" dir="${directionOf(locale)}"><meta charset="utf-8"><style>${SKETCH}${styleOf(liquid, "sale-banner")}${styleOf(liquid, "trust-badges")}${SHOWN_WITHOUT_SCRIPT}</style><body>${whole("sale-banner")}<header class="sketch-header">${escapeHtml(shopName)}</header><main class="sketch-main"><h1>${escapeHtml(title)}</h1><p class="sketch-line"></p><p class="sketch-line"></p>${featured}<p class="sketch-line sketch-line--short"></p>${whole("trust-badges")}</main></body></html>`;
  const shownOn = (slot: Slot, device: Device) => new RegExp(`class="[^"]*buyline-${slot}--(?:any|${device})[ "][^>]*?data-id="([^"]*)"`).exec(drawn[slot])?.[1] ?? null;
  const shown = (slot: Slot) => ({ phone: shownOn(slot, "phone"), desktop: shownOn(slot, "desktop") });
  return { html, shown: { "sale-banner": shown("sale-banner"), "trust-badges": shown("trust-badges") } };
}

export interface ArticlePreview {
  article: ArticleToDraw;
  /** What may show instead of products: the article's two lists. */
  fallbacks: { products: string[]; collections: string[] };
  placements: ArticlePlacements;
  /** Ids of what nobody can buy just now. */
  soldOut: ReadonlySet<string>;
  /** The reader's language. */
  locale: string;
  zone: string;
  at: Instant;
  /** Where the shop's pages are: "https://steadyspine.example" */
  shopUrl: string;
}

/** The article's text with its groups in it, by the block "Article with products". Variants are the storefront's alone. */
export async function drawArticle({ article, fallbacks, placements, soldOut, locale, zone, at, shopUrl }: ArticlePreview): Promise<string> {
  const { title, body, currency, moneyFormat } = article;
  const liquid = openLiquid(zone, locale, at, { moneyFormat: moneyFormat ?? toMoneyFormat(locale, currency), currency });
  const shown = article.products.filter(({ active }) => active);
  const featured = shown.filter(({ id }) => !fallbacks.products.includes(id));
  const instead = fallbacks.products.flatMap((id) => shown.find((product) => product.id === id) ?? []);
  const collections = fallbacks.collections.flatMap((id) => article.collections.find((collection) => collection.id === id) ?? []);
  const toProduct = (product: PricedProduct) => toLiquidProduct(product, !soldOut.has(product.id));
  const metafields = {
    $app: { products: { value: featured.map(toProduct) }, placements: { value: placements }, fallback_products: { value: instead.map(toProduct) }, fallback_collections: { value: collections.map(toLiquidCollection) } },
  };
  const scope = {
    ...appData({ article_products_way: "inside" }),
    request: { locale: { iso_code: locale }, page_type: "article", design_mode: false },
    article: { title, content: withWholeAddresses(body, shopUrl), metafields },
  };
  const html = await drawBlock(liquid, "article-with-products", scope);
  return `<!doctype html><html lang="${escapeHtml(locale)}" dir="${directionOf(locale)}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src 'none'; form-action 'none'"><style>${SKETCH}${ARTICLE_SKETCH}${styleOf(liquid, "article-with-products")}</style><body><main class="sketch-main"><h1>${escapeHtml(title)}</h1>${html}</main></body></html>`;
}

const ARTICLE_SKETCH = "img,video,iframe{max-width:100%;height:auto}table{max-width:100%}.sketch-main{overflow-wrap:anywhere}";

/** A frame without an address of its own cannot follow "/files/a.png". */
function withWholeAddresses(html: string, shopUrl: string): string {
  return html.replace(/(\s(?:src|href)\s*=\s*["']?|url\(')\/(?!\/)/gi, (_, start: string) => `${start}${shopUrl}/`);
}

/** A product as Liquid has it, as far as the Admin API tells without its variants. */
function toLiquidProduct({ id, title, handle, image, leastCents, mostCents }: PricedProduct, available: boolean) {
  const variant = { id: 0, price: leastCents, compare_at_price: null, available, quantity_rule: { min: 1, max: null, increment: 1 }, selling_plan_allocations: [], options: [] };
  return {
    id: Number(numberOf(id)),
    title,
    url: `/products/${handle}`,
    available,
    price: leastCents,
    price_min: leastCents,
    price_varies: mostCents > leastCents,
    featured_image: toLiquidImage(image),
    options: [],
    options_with_values: [],
    variants: [variant],
    variants_count: 1,
    has_only_default_variant: true,
    selected_or_first_available_variant: variant,
  };
}

function toLiquidCollection({ id, title, handle, image }: ArticleToDraw["collections"][number]) {
  return { id: Number(numberOf(id)), title, url: `/collections/${handle}`, featured_image: toLiquidImage(image) };
}

const toLiquidImage = (image: Picture | null) => image && { src: image.url, alt: image.alt, width: 600, height: 600 };

const directionOf = (locale: string) => (/^(ar|fa|he|ur)\b/.test(locale) ? "rtl" : "ltr");

/** A theme in outline, so that nobody takes it for the merchant's own. */
const SKETCH = `body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}.sketch-header{padding:1rem;border-bottom:1px solid #e3e3e3;font-weight:600;text-align:center}.sketch-main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem}.sketch-main h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.25;overflow-wrap:anywhere}.sketch-line{height:.75rem;margin:0 0 .75rem;border-radius:.375rem;background:#ebebeb}.sketch-line--short{width:60%}.sketch-products{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.25rem 0;padding:0;list-style:none}.sketch-products li{flex:1 1 8rem;padding:1rem;border:1px dashed #8a8a8a;border-radius:.5rem;text-align:center}`;

function openLiquid(zone: string, locale: string, at: Instant, { moneyFormat, currency } = { moneyFormat: "${{amount}}", currency: "USD" }): ShopifyLiquid {
  return createShopifyLiquid({
    read,
    zone,
    locale,
    moneyFormat,
    currency,
    now: () => new Date(at * 1000),
    assetUrl: (file) => file,
    extensionAssetUrl: (file) => file,
    extensionLoopLimit: 50,
  });
}

function appData(document: object) {
  const { namespace, key } = STOREFRONT_METAFIELD;
  return { app: { metafields: { [namespace]: { [key]: { value: document } } } } };
}

async function drawBlock(liquid: ShopifyLiquid, block: Slot | "trust-badges-embed" | "article-with-products", scope: LiquidScope): Promise<string> {
  return (await liquid.renderBlock(block, { id: "preview", scope })).replace(/<script>.*?<\/script>/gs, "");
}

function styleOf(liquid: ShopifyLiquid, block: Slot | "article-with-products"): string {
  return read(`assets/${liquid.blockSchema(block).stylesheet ?? ""}`) ?? "";
}
