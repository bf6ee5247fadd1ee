/** Addresses and tags of pictures, assets and links. */
import { toValue, type FilterImplOptions } from "liquidjs";
import { escapeHtml, toAttributes } from "./html";
import { ImageUrl, toArguments, toText, type LiquidImage } from "./values";

export interface MediaSources {
  /** Address of a file in `assets/`. */
  assetUrl: (file: string) => string;
  /** Source of a file in `assets/`, for `inline_asset_content`. */
  readAsset: (file: string) => string | undefined;
  /** Shopify documents that `image_url` needs a picture and a width or height; its own themes do without. */
  isImageUrlStrict: boolean;
}

/** Widths that `image_tag` offers in `srcset` unless told otherwise. */
const SRCSET_WIDTHS = [352, 832, 1200, 1920];

function isImage(value: unknown): value is LiquidImage {
  return typeof value === "object" && value !== null && "src" in value && "width" in value && "height" in value;
}

/** An image, or the thing that has one: product, variant, article, collection, media. */
function imageOf(value: unknown): LiquidImage | null {
  if (isImage(value)) return value;
  if (typeof value !== "object" || value === null) return null;
  const owner = value as Record<string, unknown>;
  return [owner["featured_image"], owner["preview_image"], owner["image"]].find(isImage) ?? null;
}

function withParams(address: string, params: Record<string, unknown>): string {
  const [path = "", query = ""] = address.split("?");
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null) search.set(name, toText(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

function imageUrl(isStrict: boolean, input: unknown, args: unknown[]): ImageUrl | string {
  const plain: unknown = toValue(input);
  const isNothing = plain === null || plain === undefined || plain === "";
  if (isNothing && !isStrict) return "";
  if (isNothing) throw new Error("image_url: there is no image");
  const { width, height, crop, format, pad_color } = toArguments(args).named;
  if (isStrict && width === undefined && height === undefined) throw new Error("image_url: width or height must be given");
  const image = imageOf(plain);
  const address = typeof plain === "string" ? plain : image?.src;
  if (address === undefined) throw new Error("image_url: the value is not an image");
  return new ImageUrl(withParams(address, { crop, format, height, pad_color, width }), image);
}

function sizeOf(url: string, image: LiquidImage | null): { width: number | null; height: number | null } {
  const search = new URLSearchParams(url.split("?")[1] ?? "");
  const ratio = image && image.height > 0 ? image.width / image.height : null;
  const wanted = search.has("width") ? Number(search.get("width")) : null;
  const height = search.has("height") ? Number(search.get("height")) : null;
  if (wanted !== null) return { width: wanted, height: height ?? (ratio ? Math.round(wanted / ratio) : null) };
  return { width: height !== null && ratio ? Math.round(height * ratio) : null, height };
}

function imageTag(input: unknown, ...args: unknown[]): string {
  const url = toText(input);
  const image = input instanceof ImageUrl ? input.image : null;
  const { widths, width, height, alt, preload: _preload, srcset, ...attributes } = toArguments(args).named;
  const size = sizeOf(url, image);
  const offered = widths === undefined ? SRCSET_WIDTHS : toText(widths).split(",").map(Number);
  const largest = size.width ?? 0;
  const all = [...new Set(widths === undefined ? [...offered.filter((each) => each < largest), largest] : offered.filter((each) => !image || each <= image.width))];
  const set = all.filter((each) => each > 0).map((each) => `${withParams(url, { width: each, height: undefined })} ${each}w`);
  const text = (value: unknown) => (value === undefined || value === null ? null : toText(value));
  return `<img${toAttributes({
    src: url,
    alt: text(alt) ?? image?.alt ?? "",
    srcset: srcset === null ? null : (text(srcset) ?? (set.length > 0 ? set.join(", ") : null)),
    width: text(width) ?? size.width,
    height: text(height) ?? size.height,
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, text(value)])),
  })}>`;
}

export function createMediaFilters({ assetUrl, readAsset, isImageUrlStrict }: MediaSources): Record<string, FilterImplOptions> {
  return {
    image_url: (input: unknown, ...args: unknown[]) => imageUrl(isImageUrlStrict, input, args),
    image_tag: imageTag,
    asset_url: (input: unknown) => assetUrl(toText(input)),
    asset_img_url: (input: unknown) => assetUrl(toText(input)),
    file_img_url: (input: unknown, size: unknown) => `/cdn/shop/files/${toText(input).replace(/(\.\w+)?$/, `_${toText(size) || "small"}$1`)}`,
    file_url: (input: unknown) => `/cdn/shop/files/${toText(input)}`,
    inline_asset_content: (input: unknown) => {
      const source = readAsset(toText(input));
      if (source === undefined) throw new Error(`inline_asset_content: there is no asset ${toText(input)}`);
      return source;
    },
    stylesheet_tag: (input: unknown, ...args: unknown[]) =>
      `<link${toAttributes({ href: toText(input), rel: "stylesheet", type: "text/css", media: toText(toArguments(args).named["media"]) || "all" })} />`,
    script_tag: (input: unknown) => `<script${toAttributes({ src: toText(input), type: "text/javascript" })}></script>`,
    link_to: (input: unknown, url: unknown, title: unknown) => `<a${toAttributes({ href: toText(url), title: toText(title) })}>${toText(input)}</a>`,
    within: (input: unknown, collection: unknown) => {
      const handle = (collection as { handle?: string } | null)?.handle;
      return handle ? `/collections/${handle}${toText(input)}` : toText(input);
    },
    payment_type_svg_tag: (input: unknown, ...args: unknown[]) => paymentIcon(toText(input), toText(toArguments(args).named["class"])),
    payment_type_img_url: (input: unknown) => `/cdn/shopifycloud/payment/${toText(input)}.svg`,
    placeholder_svg_tag: (_input: unknown, className: unknown) =>
      `<svg${toAttributes({ class: toText(className) || null })} viewBox="0 0 525 525" aria-hidden="true"><rect width="525" height="525" fill="#e9ece8"/></svg>`,
  };
}

const BRANDS: Record<string, string> = { american_express: "Amex", apple_pay: "Apple Pay", google_pay: "Google Pay", master: "Mastercard", paypal: "PayPal", shopify_pay: "Shop Pay" };

/** Stands for the card brand's picture, which only Shopify may draw: a plain plate with the brand's name. */
function paymentIcon(type: string, className: string): string {
  const label = BRANDS[type] ?? type.replace(/_/g, " ").replace(/\b\w/g, (letter) => letter.toUpperCase());
  const id = `pi-${type}`;
  return (
    `<svg${toAttributes({ class: className || null })} xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 38 24" width="38" height="24" aria-labelledby="${id}">` +
    `<title id="${id}">${escapeHtml(label)}</title><rect width="38" height="24" rx="3" fill="#fff" stroke="#c9ccc8"/>` +
    `<text x="19" y="14.5" font-size="${Math.min(9, Math.floor(56 / label.length))}" font-weight="700" font-family="Arial, sans-serif" text-anchor="middle" fill="#2c3a46">${escapeHtml(label)}</text></svg>`
  );
}
