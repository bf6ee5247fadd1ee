/** Filters that only themes use. Those that draw what is Shopify's alone (wallets, instalments, sign-in) print nothing. */
import { toValue, type FilterImplOptions } from "liquidjs";
import { escapeHtml, toAttributes } from "../../../app/adapters/shopify-liquid/html";
import { toArguments, toText } from "../../../app/adapters/shopify-liquid/values";
import { LiquidFont } from "./fonts";

type Hash = Record<string, unknown>;
const isHash = (value: unknown): value is Hash => typeof value === "object" && value !== null;
const nothing = () => "";

function linesFor(cart: unknown, subject: unknown): Hash[] {
  const items = isHash(cart) && Array.isArray(cart["items"]) ? (cart["items"] as Hash[]) : [];
  const id = isHash(subject) ? subject["id"] : toValue(subject);
  return items.filter((item) => item["variant_id"] === id || item["product_id"] === id || (isHash(item["product"]) && item["product"]["id"] === id));
}

function structuredData(input: unknown): string {
  const thing = isHash(input) ? input : {};
  const isArticle = "comments_enabled?" in thing;
  return JSON.stringify({ "@context": "http://schema.org/", "@type": isArticle ? "Article" : "Product", name: toText(thing["title"]), url: toText(thing["url"]) }).replace(/</g, "\\u003c");
}

function image(media: unknown): Hash {
  const thing = isHash(media) ? media : {};
  return isHash(thing["preview_image"]) ? thing["preview_image"] : thing;
}

function mediaTag(input: unknown, ...args: unknown[]): string {
  const { image_size: _size, ...attributes } = toArguments(args).named as Record<string, string>;
  const { src, alt, width, height } = image(input);
  return `<img${toAttributes({ src: toText(src), alt: toText(alt), width: toText(width), height: toText(height), ...attributes })}>`;
}

function formatAddress(input: unknown): string {
  const lines = isHash(input) ? ["name", "company", "address1", "address2", "city", "zip", "country"].map((key) => toText(input[key])) : [];
  return `<p>${lines.filter((line) => line !== "").map(escapeHtml).join("<br>")}</p>`;
}

function pagination(input: unknown): string {
  const parts = isHash(input) && Array.isArray(input["parts"]) ? (input["parts"] as Hash[]) : [];
  return parts.map((part) => (part["is_link"] ? `<span class="page"><a href="${escapeHtml(toText(part["url"]))}">${toText(part["title"])}</a></span>` : `<span class="page current">${toText(part["title"])}</span>`)).join(" ");
}

export const themeFilters: Record<string, FilterImplOptions> = {
  font_face: (font: unknown, ...args: unknown[]) => (font instanceof LiquidFont ? font.face(toText(toArguments(args).named["font_display"])) : ""),
  font_modify: (font: unknown, property: unknown, value: unknown) => (font instanceof LiquidFont ? font.modify(toText(property), toText(value)) : null),
  font_url: () => "data:font/woff2,",
  line_items_for: linesFor,
  item_count_for_variant: (cart: unknown, id: unknown) => linesFor(cart, id).reduce((sum, line) => sum + Number(line["quantity"] ?? 0), 0),
  format_address: formatAddress,
  structured_data: structuredData,
  standard_event_data: (input: unknown) => JSON.stringify({ id: isHash(input) ? (input["id"] ?? null) : null }),
  media_tag: mediaTag,
  video_tag: mediaTag,
  model_viewer_tag: mediaTag,
  external_video_tag: nothing,
  external_video_url: nothing,
  shopify_asset_url: (input: unknown) => `/cdn/shopifycloud/storefront/assets/${toText(input)}`,
  payment_terms: nothing,
  payment_button: nothing,
  login_button: nothing,
  avatar: nothing,
  default_errors: nothing,
  default_pagination: pagination,
  unit_price_with_measurement: (price: unknown) => toText(price),
  format_code: (input: unknown) => toText(input).replace(/(.{4})(?=.)/g, "$1 "),
  preload_tag: (input: unknown, ...args: unknown[]) => `<link${toAttributes({ href: toText(input), rel: "preload", as: toText(toArguments(args).named["as"]) })}>`,
  metafield_tag: (input: unknown) => escapeHtml(toText(isHash(input) ? input["value"] : input)),
  metafield_text: (input: unknown) => toText(isHash(input) ? input["value"] : input),
  link_to_tag: (input: unknown) => toText(input),
  customer_login_link: nothing,
  placeholder_svg_url: () => "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
};
