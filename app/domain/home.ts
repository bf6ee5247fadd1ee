/** Everything that Home knows, from what is saved and what Shopify counts. */
import { numberOf } from "./article-products";
import type { Banner } from "./banner";
import { toMended } from "./offer-mend";
import { repeatOf, repeatWords, type ShownOffer } from "./offer-repeats";
import type { OfferNews } from "./tasks-offers";
import { ARTICLE_WAYS } from "./blocks";
import { countCauses, onlyProducts, type LinkState } from "./link-health";
import { toClaimFacts } from "./home-claims";
import type { ShopPolicy } from "./policy-evidence";
import { phaseAt, windowsAround } from "./banner-windows";
import { describeInstant, type Instant } from "./schedule";
import { overfullOf, toCandidates, toStorefrontDocument, type Saved, type SavedContent } from "./storefront-document";
import { sayMessage } from "./storefront-words";
import type { HomeFacts, Phase } from "./tasks";
import { dateFormat } from "./date-format";

export interface HomeSources extends Pick<HomeFacts, "shop" | "clientId" | "proposedWay" | "error" | "unpublished" | "theme" | "waitingPages"> {
  content: SavedContent;
  /** Null when Shopify did not answer. */
  policies: ShopPolicy[] | null;
  /** Ids of articles that wait to be published. */
  waiting: { count: number; ids: string[] };
  /** Articles with products, and what is known of their links. */
  links: { articles: number; links: number; told: number; working: number };
  troubled: { id: string; title: string; lostPlaces: number; links: { title: string; state: LinkState }[] }[];
  /** Null when Shopify did not answer. */
  store: { articles: number; exact: boolean; locales: HomeFacts["locales"] } | null;
  /** What shoppers were shown in the last two weeks (T8). */
  shown: ShownOffer[];
  zone: string;
  now: Instant;
}

/** Real figures; null where Shopify did not answer. */
export interface Figures {
  featured: number;
  articles: { count: number; exact: boolean } | null;
  /** Null before Shopify was asked of any. */
  links: { working: number; checked: number; all: boolean } | null;
  languages: { complete: number; all: number } | null;
}

export function toHomeFacts({ content, policies, waiting, links, troubled, store, shown, zone, now, ...rest }: HomeSources): HomeFacts {
  const when = (instant: Instant) => describeInstant(instant, zone, "en");
  const candidates = toCandidates(content);
  const localesOf = (slot: keyof typeof candidates, id: string) => candidates[slot].find((one) => one.id === id)?.locales ?? null;
  return {
    ...rest,
    overfull: rest.error === null ? null : overfullOf(toStorefrontDocument(content, now)),
    banners: content.banners.filter(({ content: banner }) => !banner.archived).map(({ id, content: banner }) => ({
      id,
      name: banner.name,
      phase: phaseOf(banner, now),
      ...windowFacts(banner, now, when),
      locales: localesOf("sale-banner", id),
      image: banner.look?.background === "image" ? banner.look.image : null,
    })),
    offers: content.banners.flatMap((saved) => newsOf(saved, { shown, zone, now })),
    badgeSets: content.badgeSets.map(({ id, content: { name, live, badges } }) => ({ id, name, live, titles: badges.map(({ title }) => title), locales: localesOf("trust-badges", id) })),
    claims: toClaimFacts(content.badgeSets, policies, now),
    waiting: { count: waiting.count, numbers: waiting.ids.map(numberOf) },
    troubled: troubled.map(({ id, title, lostPlaces, links: known }) => ({ number: numberOf(id), title, causes: countCauses(lostPlaces, known.map(({ state }) => state)), only: onlyProducts(known) })),
    featured: links.articles,
    articleBlock: ARTICLE_WAYS[content.settings.articleProductsWay ?? "list"].block,
    locales: store?.locales ?? [],
  };
}

function newsOf({ id, version, content: banner }: Saved<Banner>, { shown, zone, now }: Pick<HomeSources, "shown" | "zone" | "now">): OfferNews[] {
  const { name, offer, withdrawn, live } = banner;
  if (offer === null && withdrawn === undefined) return [];
  const mended = withdrawn === undefined ? null : toMended(banner, now);
  const repeat = offer !== null && live && now < banner.endsAt ? repeatOf(id, banner, shown, now) : null;
  // Whoever brings it back later than it said has to say why, which takes the editor.
  const mendable = mended !== null && repeatOf(id, mended, shown, now) === null;
  return [{ id, version, name, discount: offer?.title ?? "", withdrawn: withdrawn ? { ...withdrawn, mendable } : null, reason: repeat && repeatWords(repeat, zone) }];
}

/** What it says and when, of the window that counts now: the one that runs, the next one, or the last. */
function windowFacts(banner: SavedContent["banners"][number]["content"], now: Instant, when: (instant: Instant) => string) {
  const { last, next } = windowsAround(banner, now);
  const window = last !== null && (now < last.endsAt || next === null) ? last : (next ?? banner);
  return { message: sayMessage(banner, window.endsAt), starts: window.startsAt === null ? null : when(window.startsAt), ends: when(window.endsAt) };
}

function phaseOf(banner: SavedContent["banners"][number]["content"], now: Instant): Phase {
  return banner.live ? phaseAt(banner, now) : "off";
}

export function toFigures({ links, store, content, now }: HomeSources): Figures {
  const shown = Object.values(toCandidates(content)).flat().filter(({ live, endsAt }) => live && (endsAt === null || now < endsAt));
  return {
    featured: links.articles,
    articles: store && { count: store.articles, exact: store.exact },
    links: links.told === 0 ? null : { working: links.working, checked: links.told, all: links.told === links.links },
    languages: store === null || shown.length === 0 ? null : { complete: store.locales.filter(({ code }) => shown.every(({ locales }) => locales === null || locales.includes(code))).length, all: store.locales.length },
  };
}

/** "Nov 24, 2026" and "6:32 AM EST". */
export function describeShortly(instant: Instant, zone: string): { day: string; time: string } {
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat("en", { ...options, timeZone: zone }).format(instant * 1000);
  return { day: format({ dateStyle: "medium" }), time: format({ hour: "numeric", minute: "2-digit", timeZoneName: "short" }) };
}
