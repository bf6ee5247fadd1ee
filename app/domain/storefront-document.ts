/**
 * The published data: the only link between the app and the theme extension. What the extension's Liquid
 * reads is exactly what these types say, and nothing else is shared between the two.
 */

import type { ArticlePlace } from "./article-places";
import type { BadgeSet } from "./badges";
import type { Banner } from "./banner";
import { phaseAt, type Instant } from "./schedule";

/** App-data metafield on the app's installation; Liquid: `app.metafields.buyline.storefront.value`. */
export const STOREFRONT_METAFIELD = { namespace: "buyline", key: "storefront", type: "json" } as const;

/** `$app` metafields on an article; Liquid: `article.metafields["$app"].products.value`. */
export const ARTICLE_PRODUCTS_METAFIELD = { namespace: "$app", key: "products", type: "list.product_reference" } as const;
export const ARTICLE_PLACEMENTS_METAFIELD = { namespace: "$app", key: "placements", type: "json" } as const;

/** `$app` metafield on a product: the articles that feature it. */
export const PRODUCT_ARTICLES_METAFIELD = { namespace: "$app", key: "articles", type: "list.article_reference" } as const;

/** Shopify's limit for one json metafield, in bytes of UTF-8. */
export const STOREFRONT_DOCUMENT_BYTES = 128 * 1024;

/** What shoppers read of banners and badges: only what is live or still to come, first match wins. */
export interface StorefrontDocument {
  version: 1;
  banners: StorefrontBanner[];
  badge_sets: StorefrontBadgeSet[];
  article_products_way: ArticleProductsWay;
}

/**
 * How the store shows an article's groups, one way for the whole store, so that none shows twice: "inside", the block
 * that prints the article; "embed", set in behind their paragraphs in any theme; "list", all of them where the block stands.
 */
export type ArticleProductsWay = "inside" | "embed" | "list";

export interface StorefrontBanner {
  id: string;
  /** UTC seconds; null means from now on. The interval is half-open: [starts_at, ends_at). */
  starts_at: number | null;
  /** UTC seconds; at this very second the banner is over. */
  ends_at: number;
  /** "off": the deadline as text only. "on": ticking, but on articles only in the last 48 hours (T11). "on_articles_too": ticking everywhere. */
  countdown: Countdown;
  /** "#rrggbb"; checked to be at least 4.5:1 (W4). */
  colors: { text: string; background: string };
  /** Already checked to be http(s), mailto, tel or relative (P4); null means no call to action. */
  link: string | null;
  /** By locale as in `request.locale.iso_code`. A language that is missing here is not shown. */
  texts: Record<string, { message: string; link_label: string | null }>;
}

export type Countdown = "off" | "on" | "on_articles_too";

export interface StorefrontBadgeSet {
  id: string;
  badges: StorefrontBadge[];
}

export interface StorefrontBadge {
  /** One of the icons of the extension's snippet `buyline-icon`. */
  icon: string;
  texts: Record<string, { title: string; text: string }>;
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

/** The document that shows what was saved: banners that are switched on and not over, badge sets that say something. */
export function toStorefrontDocument(saved: { banners: Saved<Banner>[]; badgeSets: Saved<BadgeSet>[]; articleProductsWay?: ArticleProductsWay }, now: Instant): StorefrontDocument {
  return {
    version: 1,
    banners: saved.banners
      .filter(({ content }) => content.live && phaseAt(content, now) !== "ended")
      .map(({ id, content }) => ({
        id,
        starts_at: content.startsAt,
        ends_at: content.endsAt,
        countdown: content.countdown,
        colors: content.colors,
        link: content.link,
        texts: { [content.locale]: { message: content.message, link_label: content.linkLabel } },
      })),
    badge_sets: saved.badgeSets
      .filter(({ content }) => content.badges.length > 0)
      .map(({ id, content }) => ({
        id,
        badges: content.badges.map(({ icon, title, text }) => ({ icon, texts: { [content.locale]: { title, text } } })),
      })),
    article_products_way: saved.articleProductsWay ?? "list",
  };
}
