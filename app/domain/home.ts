/** Everything that Home knows, from what is saved and what Shopify counts. */
import { numberOf } from "./article-products";
import { phaseAt, windowsAround } from "./banner-windows";
import { describeInstant, type Instant } from "./schedule";
import type { ArticleProductsWay } from "./settings";
import { toCandidates, type SavedContent } from "./storefront-document";
import type { HomeFacts, Phase } from "./tasks";

export interface HomeSources extends Pick<HomeFacts, "shop" | "clientId" | "error" | "unpublished" | "theme" | "waitingPages"> {
  content: SavedContent;
  /** Ids of articles that wait to be published. */
  waiting: { count: number; ids: string[] };
  /** Articles with products, and the state of the last ones of them. */
  published: { count: number; links: { id: string; title: string | null; productCount: number; broken: number; checked: number }[] };
  /** Null when Shopify did not answer. */
  store: { articles: number; exact: boolean; locales: HomeFacts["locales"] } | null;
  zone: string;
  now: Instant;
}

/** Real figures; null where Shopify did not answer. */
export interface Figures {
  featured: number;
  articles: { count: number; exact: boolean } | null;
  links: { working: number; checked: number; articles: number; all: boolean } | null;
  languages: { complete: number; all: number } | null;
}

const ARTICLE_BLOCKS: Record<ArticleProductsWay, string> = { inside: "article-with-products", embed: "products-in-articles", list: "article-products" };

export function toHomeFacts({ content, waiting, published, store, zone, now, ...rest }: HomeSources): HomeFacts {
  const when = (instant: Instant) => describeInstant(instant, zone, "en");
  const candidates = toCandidates(content);
  const localesOf = (slot: keyof typeof candidates, id: string) => candidates[slot].find((one) => one.id === id)?.locales ?? null;
  return {
    ...rest,
    banners: content.banners.map(({ id, content: banner }) => ({
      id,
      name: banner.name,
      message: banner.message,
      phase: phaseOf(banner, now),
      ...windowTimes(banner, now, when),
      locales: localesOf("sale-banner", id),
    })),
    badgeSets: content.badgeSets.map(({ id, content: { name, live, badges } }) => ({ id, name, live, titles: badges.map(({ title }) => title), locales: localesOf("trust-badges", id) })),
    waiting: { count: waiting.count, numbers: waiting.ids.map(numberOf) },
    broken: published.links.flatMap(({ id, title, broken }) => (title === null || broken === 0 ? [] : [{ number: numberOf(id), title, count: broken }])),
    featured: featuredOf(published),
    articleBlock: ARTICLE_BLOCKS[content.settings.articleProductsWay ?? "list"],
    locales: store?.locales ?? [],
  };
}

/** Of the window that counts now: the one that runs, the next one, or the last. */
function windowTimes(banner: SavedContent["banners"][number]["content"], now: Instant, when: (instant: Instant) => string) {
  const { last, next } = windowsAround(banner, now);
  const window = last !== null && (now < last.endsAt || next === null) ? last : (next ?? banner);
  return { starts: window.startsAt === null ? null : when(window.startsAt), ends: when(window.endsAt) };
}

function phaseOf(banner: SavedContent["banners"][number]["content"], now: Instant): Phase {
  return banner.live ? phaseAt(banner, now) : "off";
}

/** Those that were published, but for the ones that were found to be gone or empty. */
function featuredOf({ count, links }: HomeSources["published"]): number {
  return count - links.filter(({ title, productCount }) => title === null || productCount === 0).length;
}

export function toFigures({ published, store, content, now }: HomeSources): Figures {
  const featuring = published.links.filter(({ title, productCount }) => title !== null && productCount > 0);
  const sum = (pick: (one: (typeof featuring)[number]) => number) => featuring.reduce((total, one) => total + pick(one), 0);
  const checked = sum((one) => one.checked);
  const shown = Object.values(toCandidates(content)).flat().filter(({ live, endsAt }) => live && (endsAt === null || now < endsAt));
  return {
    featured: featuredOf(published),
    articles: store && { count: store.articles, exact: store.exact },
    links: checked === 0 ? null : { working: checked - sum((one) => one.broken), checked, articles: featuring.length, all: published.count <= published.links.length },
    languages: store === null || shown.length === 0 ? null : { complete: store.locales.filter(({ code }) => shown.every(({ locales }) => locales === null || locales.includes(code))).length, all: store.locales.length },
  };
}

/** "Nov 24, 2026" and "6:32 AM EST". */
export function describeShortly(instant: Instant, zone: string): { day: string; time: string } {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en", { ...options, timeZone: zone }).format(instant * 1000);
  return { day: format({ dateStyle: "medium" }), time: format({ hour: "numeric", minute: "2-digit", timeZoneName: "short" }) };
}
