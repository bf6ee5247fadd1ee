/**
 * The published data: the only link between the app and the theme extension. What the extension's Liquid
 * reads is exactly what these types say, and nothing else is shared between the two.
 */

import type { ArticlePlace } from "./article-places";
import { toStorefrontDesign, type BadgePayments, type StorefrontBadgeDesign } from "./badge-design";
import { hasSomethingToShow, isDescribed, localesOf, type Badge, type BadgeSet } from "./badges";
import { toStorefrontLook, type StorefrontBannerLook } from "./banner-look";
import { bannerLocales, showsFrom, showsUntil, type Banner } from "./banner";
import { toStorefrontWindows, type StorefrontWindows } from "./storefront-windows";
import type { PolicyName } from "./claim-kinds";
import { toStorefrontRule, type PageRule, type StorefrontRule } from "./page-rules";
import type { Candidate, Slot } from "./page-resolution";
import { PAGE_KINDS, type PageKind } from "./pages";
import { ONE_HOUR, type Instant } from "./schedule";
import type { ArticleProductsWay, Choices, Settings } from "./settings";
import { toStorefrontTexts } from "./storefront-words";

/** App-data metafield on the app's installation; Liquid: `app.metafields.buyline.storefront.value`. */
export const STOREFRONT_METAFIELD = { namespace: "buyline", key: "storefront", type: "json" } as const;

/** `$app` metafields on an article; Liquid: `article.metafields["$app"].products.value`. */
export const ARTICLE_PRODUCTS_METAFIELD = { namespace: "$app", key: "products", type: "list.product_reference" } as const;
export const ARTICLE_PLACEMENTS_METAFIELD = { namespace: "$app", key: "placements", type: "json" } as const;

/** `$app` metafields on an article, written where it names any: what may show instead of a product. */
export const ARTICLE_FALLBACK_PRODUCTS_METAFIELD = { namespace: "$app", key: "fallback_products", type: "list.product_reference" } as const;
export const ARTICLE_FALLBACK_COLLECTIONS_METAFIELD = { namespace: "$app", key: "fallback_collections", type: "list.collection_reference" } as const;

/** `$app` metafield on a product: the articles that feature it. */
export const PRODUCT_ARTICLES_METAFIELD = { namespace: "$app", key: "articles", type: "list.article_reference" } as const;

/** `$app` metafield on an article, product, collection, page or blog: what its own page shows. */
export const PAGE_CHOICES_METAFIELD = { namespace: "$app", key: "page", type: "json" } as const;

export interface PageChoices {
  version: 1;
  choices: Choices;
}

/** Shopify's limit for one json metafield, in bytes of UTF-8. */
export const STOREFRONT_DOCUMENT_BYTES = 128 * 1024;

/** What shoppers read of banners and badges: only what is live or still to come, first match wins. */
export interface StorefrontDocument {
  version: 1;
  /** In the merchant's order. */
  banners: StorefrontBanner[];
  badge_sets: StorefrontBadgeSet[];
  /** By `request.page_type`: what a whole kind of page shows. */
  kind_choices: Record<string, Choices>;
  article_products_way: ArticleProductsWay;
  /** Handles of the markets in which a former price may be struck through (A4); left out by an older Buyline: in all. */
  former_prices?: string[];
}

/** What is true of a banner at which time. Every interval is half-open; the instants are UTC seconds. */
export interface StorefrontBanner extends StorefrontBannerLook {
  id: string;
  rule: StorefrontRule;
  /** When it shows at all, its announcement and its last word included; null means from now on. */
  shows_from: number | null;
  shows_until: number;
  /** The offer itself; null means from now on. */
  starts_at: number | null;
  /** At this very second the offer is over (T3). */
  ends_at: number;
  /** From here on the words of the last hours are used; null where there are none. */
  last_hours_from: number | null;
  /** Left out: it runs once. Otherwise the instants above are the first and the last of all its windows. */
  windows?: StorefrontWindows;
  /** "off": the deadline as text only. "on": ticking, but on articles only in the last 48 hours (T11). "on_articles_too": ticking everywhere. */
  countdown: Countdown;
  /** Whether a shopper may hide it. */
  dismissible: boolean;
  /** "#rrggbb"; checked to be at least 4.5:1 (W4). */
  colors: { text: string; background: string };
  /** Already checked to be http(s), mailto, tel or relative (P4); null means no call to action. */
  link: string | null;
  /** A discount code to copy or to apply in one step; null for none. */
  code: { code: string; action: CodeAction } | null;
  /** By locale as in `request.locale.iso_code`. A language that is missing here is not shown. */
  texts: Record<string, StorefrontBannerText>;
}

/** Figures are written out already; `[ends]` and `[time]` are for Liquid to fill. */
export interface StorefrontBannerText {
  message: string;
  /** Two to five messages, the first among them, which the shopper turns to; missing: the message alone. */
  turns?: string[];
  /** Before the start, in the last hours, and after the end; missing where the banner says nothing of its own then. */
  teaser?: string;
  last_hours?: string;
  ended?: string;
  link_label: string | null;
  /** What is left for the deadline's own line to say beside the words: "all", "time" or "none"; "time,all": less than in the last hours. Missing: all of it. */
  deadline?: string;
  /** Beside the countdown's digits, as many as it has units: "days,hours"; missing: the extension's own. */
  unit_labels?: string;
}

/** "copy": shoppers take the code along. "apply": one step puts it into the cart and leads back to the page. */
export type CodeAction = "copy" | "apply";

export type Countdown = "off" | "on" | "on_articles_too";

export interface StorefrontBadgeSet extends StorefrontBadgeDesign {
  id: string;
  rule: StorefrontRule;
  /** At most 12. */
  badges: StorefrontBadge[];
  /** Left out: no payment icons. Types as in `shop.enabled_payment_types`; only what is there is shown (B5). */
  payments?: BadgePayments;
  /** The language whose words stand in where a badge has none in the visitor's. Left out: such a badge is not shown. */
  fallback_locale?: string;
}

export interface StorefrontBadge {
  /** One of the icons of the extension's snippet `buyline-icon`. */
  icon: string;
  /** Shown instead: a file of the shop's own, found by Liquid's `file_url`. Its alt, in the language `lang`, stands where a text has no image_alt. */
  image?: { file: string; width: number; height: number; alt: string; lang?: string };
  /** A policy is looked up as `shop[policy]`, so that its address and title are Shopify's own; a url is already checked (P4). */
  link?: { policy: PolicyName } | { url: string };
  /** By locale; without a link_label the policy's title stands for it, or the badge's title is the link. */
  texts: Record<string, { title: string; text: string; link_label?: string; condition?: string; terms?: string; image_alt?: string }>;
}

/**
 * `placements` on an article: how its products are grouped, and where each group stands. Products are named by their
 * numeric ids, so that a product that Shopify drops from the list does not move the others.
 */
export interface ArticlePlacements {
  version: 1;
  /** Language of the text that the places were made for, as in `request.locale.iso_code`; null when there is no place. */
  locale: string | null;
  groups: StorefrontGroup[];
}

export interface StorefrontGroup {
  id: string;
  /** Null: at the end of the article's text. */
  place: ArticlePlace | null;
  /** By locale; a language that is missing here has no heading. */
  headings: Record<string, string>;
  layout: GroupLayout;
  product_ids: number[];
  /** As many as products: what shows when one is gone or sold out. Null and left out: nothing, and as sold out. */
  fallbacks?: (StorefrontFallback | null)[];
}

export interface StorefrontFallback {
  /** A product's number, "c" and a collection's, or "": nothing. It stands in the article's list of those, too, so that Liquid resolves what is there. */
  instead: string;
  /** Left out: a sold-out product shows as sold out. */
  when_sold_out?: "instead" | "hide";
}

/** Each is the modifier of the group's class too. */
export const GROUP_LAYOUTS = ["featured", "row", "grid_2", "grid_3", "grid_4", "list", "carousel"] as const;
export type GroupLayout = (typeof GROUP_LAYOUTS)[number];

/** A banner or badge set with the id under which it is kept. */
export interface Saved<T> {
  id: string;
  content: T;
  /** Counts the saves; a save names the version it replaces. */
  version: number;
}

/** Everything that is kept of what shoppers read. */
export interface SavedContent {
  banners: Saved<Banner>[];
  badgeSets: Saved<BadgeSet>[];
  settings: Settings;
}

/** Whether shoppers' pages get it: it is on, and not all of it is over. */
export function isPublishedAt(banner: Banner, now: Instant): boolean {
  return banner.live && now < showsUntil(banner);
}

/** The document that shows what was saved: banners that are switched on and not over, badge sets that say something. */
export function toStorefrontDocument({ banners, badgeSets, settings }: SavedContent, now: Instant): StorefrontDocument {
  return {
    version: 1,
    banners: banners.filter(({ content }) => isPublishedAt(content, now)).map(({ id, content }) => toStorefrontBanner(id, content)),
    badge_sets: badgeSets
      .filter(({ content }) => content.live && hasSomethingToShow(content))
      .map(({ id, content }) => ({
        id,
        rule: toStorefrontRule(content.rule, localesOf(content)),
        ...(content.design && toStorefrontDesign(content.design)),
        ...(content.payments?.show === true && { payments: content.payments }),
        ...(content.fallbackLanguage === true && { fallback_locale: content.locale }),
        badges: content.badges.map((badge) => toStorefrontBadge(badge, content.locale)),
      })),
    kind_choices: Object.fromEntries(Object.entries(settings.kindChoices).map(([kind, choices]) => [PAGE_KINDS[kind as PageKind].pageType, choices])),
    article_products_way: settings.articleProductsWay ?? "list",
    former_prices: settings.formerPrices ?? [],
  };
}

function toStorefrontBanner(id: string, banner: Banner): StorefrontBanner {
  const { lastHours } = banner;
  return {
    id,
    rule: toStorefrontRule(banner.rule, bannerLocales(banner)),
    shows_from: showsFrom(banner),
    shows_until: showsUntil(banner),
    starts_at: banner.startsAt,
    ends_at: banner.endsAt,
    last_hours_from: lastHours && banner.endsAt - lastHours.hours * ONE_HOUR,
    ...(banner.windows && { windows: toStorefrontWindows(banner, banner.windows) }),
    countdown: banner.countdown,
    dismissible: banner.dismissible,
    colors: banner.colors,
    ...(banner.look && toStorefrontLook(banner.look, banner.colors)),
    link: banner.link,
    code: banner.code,
    texts: toStorefrontTexts(banner),
  };
}

/** Liquid turns a loop at most 50 times: what comes after is never looked at. */
export const MOST_PUBLISHED = 50;

/**
 * Why a document cannot be published, naming what to end or shorten; null when it can.
 * @param name what the merchant calls the item with this id
 */
export function documentProblem(document: StorefrontDocument, name: (id: string) => string): string | null {
  const lists: { items: { id: string }[]; words: string }[] = [
    { items: document.banners, words: "banners" },
    { items: document.badge_sets, words: "badge sets" },
  ];
  for (const { items, words } of lists) {
    if (items.length > MOST_PUBLISHED) {
      const names = items.slice(MOST_PUBLISHED).map(({ id }) => `“${name(id)}”`);
      return `At most ${MOST_PUBLISHED} ${words} can be on at once. End or switch off ${names.join(", ")}.`;
    }
  }
  let excess = bytesOf(document) - STOREFRONT_DOCUMENT_BYTES;
  if (excess <= 0) return null;
  const largest = lists.flatMap(({ items }) => items).map((item) => ({ id: item.id, bytes: bytesOf(item) })).sort((a, b) => b.bytes - a.bytes);
  const names: string[] = [];
  for (const { id, bytes } of largest) {
    names.push(`“${name(id)}” (${Math.ceil(bytes / 1024)} KB)`);
    excess -= bytes;
    if (excess <= 0) break;
  }
  return `Banners and badges together are larger than the ${STOREFRONT_DOCUMENT_BYTES / 1024} KB that Shopify keeps. End or shorten ${names.join(", ")}.`;
}

/** Of which there are too many or too large ones to publish; null when it can be published. */
export function overfullOf(document: StorefrontDocument): "banner" | "badge set" | null {
  if (document.badge_sets.length > MOST_PUBLISHED) return "badge set";
  return documentProblem(document, (id) => id) === null ? null : "banner";
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** What stands for each slot, in the merchant's order, as far as its place on a page goes. */
export function toCandidates({ banners, badgeSets }: Pick<SavedContent, "banners" | "badgeSets">): Record<Slot, Candidate[]> {
  const candidate = (id: string, { name, live, locale, rule }: { name: string; live: boolean; locale: string; rule: PageRule }) => ({ id, name, live, locales: [locale], rule });
  return {
    "sale-banner": banners.filter(({ content }) => !content.archived).map(({ id, content }) => ({ ...candidate(id, content), locales: bannerLocales(content), startsAt: showsFrom(content), endsAt: showsUntil(content), ...(content.windows && { times: timesOf(content) }) })),
    "trust-badges": badgeSets.map(({ id, content }) => ({ ...candidate(id, content), locales: localesOf(content), live: content.live && hasSomethingToShow(content), startsAt: null, endsAt: null })),
  };
}

const timesOf = ({ startsAt, endsAt, zone, windows, teaser, lastHours, ended }: Banner) => ({ startsAt, endsAt, zone, windows, teaser, lastHours, ended });

/** @param locale the language of the badge's own words */
export function toStorefrontBadge({ icon, image, link, translations, ...words }: Omit<Badge, "claim">, locale: string): StorefrontBadge {
  const toText = ({ title, text, linkLabel, condition, terms, imageAlt }: NonNullable<Badge["translations"]>[string]) => ({
    title, text, ...(linkLabel && { link_label: linkLabel }), ...(condition && { condition }), ...(terms && { terms }), ...(isDescribed(image) && imageAlt && { image_alt: imageAlt }),
  });
  const others = Object.entries(translations ?? {}).map(([language, translated]) => [language, toText(translated)] as const);
  return { icon, ...(image && { image: { file: image.file, width: image.width, height: image.height, ...(isDescribed(image) ? { alt: image.alt, lang: locale } : { alt: "" }) } }), ...(link && { link }), texts: { ...Object.fromEntries(others), [locale]: toText(words) } };
}
