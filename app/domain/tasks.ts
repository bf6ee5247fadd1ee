/**
 * What needs a merchant's hand, worst for shoppers first, each with the link that mends it. A new task is one entry in
 * TASKS. Free of zod and of clocks, because Home works it out in the browser, which alone knows the live theme.
 */
import { proposalOf } from "./article-way";
import { ARTICLE_WAYS, BLOCKS, toAddLink, type Block } from "./blocks";
import { SCREENS } from "./screens";
import { MOST_NAMED, NOT_IN_MARKET, PLACE_LOST, PRODUCTS_GONE, SOLD_OUT } from "./tasks-links";
import { reasonTasks, withdrawnTasks, type OfferNews } from "./tasks-offers";
import type { CauseCounts, OnlyProducts } from "./link-health";
import type { ArticleProductsWay } from "./settings";
import { lostBlocks } from "./theme-loss";
import type { PlacedBlocks } from "./theme-memory";

/** "between" two windows of a banner that has several. */
export type Phase = "off" | "scheduled" | "live" | "between" | "ended";

/** What Home knows, as the server tells it. */
export interface HomeFacts {
  shop: string;
  clientId: string;
  /** In the merchant's order. */
  banners: {
    id: string;
    name: string;
    message: string;
    phase: Phase;
    starts: string | null;
    ends: string;
    /** Null where the words stand in for every language. */
    locales: string[] | null;
    /** The picture that fills it; null for none. */
    image: string | null;
  }[];
  /** Of banners that are bound to a discount. */
  offers: OfferNews[];
  badgeSets: { id: string; name: string; live: boolean; titles: string[]; locales: string[] | null }[];
  /** Of badge sets that are on: what is wrong with a claim, and what is to be confirmed (B1, B4, B6). */
  claims: {
    setId: string;
    setName: string;
    version: number;
    wrong: { badge: string; badgeId: string; problems: string[]; evidence: string | null }[];
    /** `confirmedAt`: UTC seconds; null when nobody ever did. */
    due: { badge: string; confirmedAt: number | null }[];
  }[];
  /** Why the last publish failed; null when it did not. */
  error: string | null;
  /** What has to be ended before a publish can succeed; null when trying again is enough. */
  overfull: "banner" | "badge set" | null;
  unpublished: boolean;
  /** Articles that are saved and not live: how many, and the first of them. */
  waiting: { count: number; numbers: string[] };
  /** Articles with links that do not do what they should, and how many of each cause. */
  troubled: { number: string; title: string; causes: CauseCounts; /** The product, where a cause has only one. */ only?: OnlyProducts }[];
  featured: number;
  /** The one block that shows products in articles, as the store has chosen; the others print nothing. */
  articleBlock: string;
  /** What suits the live theme, where the store has not chosen yet and Shopify tells. */
  proposedWay: ArticleProductsWay | null;
  /** Pages whose own choice is saved and not live. */
  waitingPages: number;
  /** The store's published languages. */
  locales: { code: string; name: string; primary: boolean }[];
  theme: { before: PlacedBlocks | null; name: string | null };
}

/** Where blocks stand now; null while Shopify has not told. */
export type LiveBlocks = PlacedBlocks | null;

export interface Task {
  /** Unique on the page. */
  id: string;
  title: string;
  detail: string;
  action:
    | { label: string; url: string; external?: boolean }
    | { label: string; intent: "publish" | "publish-articles" }
    | { label: string; intent: "choose-way"; way: ArticleProductsWay }
    | { label: string; intent: "banner-back" | "confirm-claims"; id: string; version: number };
  /** What else can be done about it: take note and be done. */
  dismiss?: keyof typeof DISMISSALS;
  /** What taking note is about, as it was seen. */
  subject?: { id: string; version: number };
}

/** What is said instead of mending. */
export const DISMISSALS = { "settle-theme": "It is fine", "leave-off": "Leave it off" } as const;

export interface TaskKind {
  cause: string;
  /** Whether shoppers miss something because of it. */
  serious: boolean;
  find: (facts: HomeFacts, blocks: LiveBlocks, missingImages: string[]) => Task[];
}

const LISTS = [{ kind: "banner", url: "/app/banners" }, { kind: "badge set", url: "/app/badges" }] as const;

/** What shoppers see now or will see. */
const isOn = ({ phase }: HomeFacts["banners"][number]) => phase === "live" || phase === "scheduled" || phase === "between";

/** The pictures that a shopper's browser will ask for. */
export function imagesOn({ banners }: HomeFacts): string[] {
  return [...new Set(banners.filter(isOn).flatMap(({ image }) => image ?? []))];
}

const BANNER_BLOCKS = ["sale-banner", "sale-banner-embed"];
const BADGE_BLOCKS = ["trust-badges", "trust-badges-embed"];

/** What is on and has no place in the live theme, with the blocks that would be one. */
const NOWHERE = {
  banner_nowhere: { handles: () => BANNER_BLOCKS, what: ({ banners }: HomeFacts) => banners.find(({ phase }) => phase === "live")?.name },
  articles_nowhere: { handles: ({ articleBlock }: HomeFacts) => [articleBlock], what: ({ featured }: HomeFacts) => (featured > 0 ? "articles" : undefined) },
  badges_nowhere: { handles: () => BADGE_BLOCKS, what: ({ badgeSets }: HomeFacts) => badgeSets.find((set) => set.live && set.titles.length > 0)?.name },
};
type NowhereCause = keyof typeof NOWHERE;

/** Null where it has a place, or where Shopify has not told. */
export function nowhere(cause: NowhereCause, facts: HomeFacts, blocks: LiveBlocks): { name: string; because: string } | null {
  const handles = NOWHERE[cause].handles(facts);
  const name = NOWHERE[cause].what(facts);
  if (name === undefined || blocks === null || handles.some((handle) => (blocks[handle] ?? []).length > 0)) return null;
  const lost = lostBlocks(facts.theme.before, blocks).some(({ handle }) => handles.includes(handle));
  return { name, because: lost ? ` The theme before had one${facts.theme.name === null ? "" : `; the new one, “${facts.theme.name}”, has not`}.` : "" };
}

export const TASKS: TaskKind[] = [
  {
    cause: "not_live",
    serious: true,
    find: ({ error, overfull }) => {
      if (error === null) return [];
      const list = LISTS.find(({ kind }) => kind === overfull);
      return [{ id: "not_live", title: "Saved, not live yet", detail: `Your changes are kept, but shoppers still see the last published version. ${error}`, action: list === undefined ? { label: "Try again", intent: "publish" } : { label: `See the ${list.kind}s`, url: list.url } }];
    },
  },
  {
    cause: "banner_nowhere",
    serious: true,
    find: (facts, blocks) => {
      const found = nowhere("banner_nowhere", facts, blocks);
      if (found === null) return [];
      const detail = `No shopper sees “${found.name}”: neither the block nor the switch for every page is on in your live theme.${found.because}`;
      return [{ id: "banner_nowhere", title: "The banner is on, but your theme has no place for it", detail, action: addLink(facts, BANNER_BLOCKS) }];
    },
  },
  { cause: "offer_withdrawn", serious: true, find: ({ offers }) => withdrawnTasks(offers, SCREENS.banner) },
  {
    cause: "theme_lacks",
    serious: true,
    find: (facts, blocks) => {
      if (blocks === null) return [];
      // What has a task of its own is not told twice.
      const told = (Object.keys(NOWHERE) as NowhereCause[]).flatMap((cause) => (nowhere(cause, facts, blocks) === null ? [] : NOWHERE[cause].handles(facts)));
      // Nor does a theme lack the block of a way that the store does not use.
      const idle = Object.values(ARTICLE_WAYS).flatMap(({ block }) => (block === facts.articleBlock ? [] : block));
      const lost = lostBlocks(facts.theme.before, blocks).filter(({ handle }) => !told.includes(handle) && !idle.includes(handle));
      const [first] = lost;
      if (first === undefined) return [];
      const { name } = facts.theme;
      const names = lost.map((one) => (one.places > 1 ? `${one.name} (in ${one.places} places)` : one.name)).join(", ");
      const title = name === null ? "Your new theme shows less than the one before" : `Your new theme “${name}” shows less than the one before`;
      return [{ id: "theme_lacks", title, detail: `The theme before had these, and this one has not: ${names}.`, action: addLink(facts, [first.handle]), dismiss: "settle-theme" }];
    },
  },
  {
    cause: "article_waiting",
    serious: true,
    find: ({ waiting: { count, numbers } }) => {
      if (count === 0) return [];
      const title = count === 1 ? "An article is saved, but not live yet" : `${count} articles are saved, but not live yet`;
      const detail = "Their products are kept. Readers see what was there before.";
      const [only] = numbers;
      return [{ id: "article_waiting", title, detail, action: count === 1 && only !== undefined ? { label: "Open the article", url: SCREENS.article(only) } : { label: "Publish them", intent: "publish-articles" } }];
    },
  },
  {
    cause: "page_waiting",
    serious: true,
    find: ({ waitingPages: count }) =>
      count === 0 ? [] : [{ id: "page_waiting", title: count === 1 ? "What one page shows is saved, but not live yet" : `What ${count} pages show is saved, but not live yet`, detail: "Shopify did not take it. It is kept; save it again on the Pages screen.", action: { label: "Open Pages", url: "/app/pages" } }],
  },
  PRODUCTS_GONE,
  PLACE_LOST,
  {
    cause: "articles_nowhere",
    serious: true,
    find: (facts, blocks) => {
      const found = nowhere("articles_nowhere", facts, blocks);
      if (found === null) return [];
      const task = { id: "articles_nowhere", title: "Your articles have products, but your theme has no place for them" };
      const proposal = proposalOf(facts, blocks);
      if (proposal !== null) return [{ ...task, detail: `${proposal.because} You can choose another way under Articles.`, action: { label: "Show them this way", intent: "choose-way", way: proposal.way } }];
      const place = facts.articleBlock === ARTICLE_WAYS.inside.block ? "stands in the article’s template, in the place of the theme’s own content" : "stands in the article’s template";
      return [{ ...task, detail: `No reader sees them until the block ${place}.${found.because}`, action: addLink(facts, [facts.articleBlock]) }];
    },
  },
  {
    cause: "badges_nowhere",
    serious: true,
    find: (facts, blocks) => {
      const found = nowhere("badges_nowhere", facts, blocks);
      if (found === null) return [];
      const detail = `No shopper sees “${found.name}” until its block stands in your live theme.${found.because}`;
      return [{ id: "badges_nowhere", title: "Your badges are on, but your theme has no place for them", detail, action: addLink(facts, BADGE_BLOCKS) }];
    },
  },
  {
    cause: "claim_wrong",
    serious: true,
    find: ({ claims }) =>
      claims.flatMap(({ setId, setName, wrong }) =>
        wrong.map(({ badge, badgeId, problems, evidence }) => ({
          id: `claim_wrong_${setId}_${badgeId}`,
          title: evidence === null ? `“${badge}” lacks what it needs` : `“${badge}” and your policy do not agree`,
          detail: `${problems.join(" ")}${evidence === null ? "" : ` There it says: “${evidence}”`} It stands in the badge set “${setName}”.`,
          action: { label: "Open the badge", url: SCREENS.badges(setId, badgeId) },
        })),
      ),
  },
  {
    cause: "claim_due",
    serious: false,
    find: ({ claims }) =>
      claims.flatMap(({ setId, setName, version, due }) => {
        if (due.length === 0) return [];
        const again = due.every(({ confirmedAt }) => confirmedAt !== null);
        const title = due.length === 1 ? `Is “${due[0]?.badge ?? ""}” ${again ? "still " : ""}true?` : `Are these ${due.length} claims of “${setName}” ${again ? "still " : ""}true?`;
        const detail = `${due.length === 1 ? "" : `${list(due.map(({ badge }) => `“${badge}”`))}. `}Confirm only what your store really does; your name and the date are kept.`;
        return [{ id: `claim_due_${setId}`, title, detail, action: { label: due.length === 1 ? "It is true" : "They are true", intent: "confirm-claims" as const, id: setId, version } }];
      }),
  },
  {
    cause: "unpublished",
    serious: false,
    // A failed publish says the same and more.
    find: ({ unpublished, error }) =>
      unpublished && error === null ? [{ id: "unpublished", title: "Changes are not published yet", detail: "What is saved differs from what shoppers see.", action: { label: "Publish", intent: "publish" } }] : [],
  },
  {
    cause: "language_missing",
    serious: false,
    find: ({ banners, badgeSets, locales }) => {
      const shown = [
        ...banners.filter(isOn).map((one) => ({ ...one, kind: "banner", url: SCREENS.banner(one.id) })),
        ...badgeSets.filter((set) => set.live && set.titles.length > 0).map((one) => ({ ...one, kind: "badge set", url: SCREENS.badges(one.id) })),
      ];
      const found = shown.map((one) => ({ ...one, missing: locales.filter(({ code }) => one.locales !== null && !one.locales.includes(code)) })).filter(({ missing }) => missing.length > 0);
      return LISTS.flatMap(({ kind, url: all }) => {
        const ofKind = found.filter((one) => one.kind === kind);
        if (ofKind.length > MOST_NAMED) return [{ id: `language_missing_${kind}`, title: `${ofKind.length} ${kind}s lack words in languages of your store`, detail: "Shoppers who read your store in these languages do not see them.", action: { label: `See the ${kind}s`, url: all } }];
        return ofKind.map(({ id, name, url, missing }) => ({ id: `language_missing_${kind}_${id}`, title: `“${name}” has no words in ${list(missing.map((one) => one.name))}`, detail: `Shoppers who read your store in ${missing.length === 1 ? "this language" : "these languages"} do not see this ${kind}.`, action: { label: `Open the ${kind}`, url } }));
      });
    },
  },
  {
    cause: "banner_image",
    serious: false,
    find: ({ banners }, _blocks, missingImages) => {
      const bare = banners.filter((banner) => isOn(banner) && banner.image !== null && missingImages.includes(banner.image));
      if (bare.length > MOST_NAMED) return [{ id: "banner_image", title: `The images of ${bare.length} banners are missing`, detail: "They are not among your store’s files. Shoppers see the color alone.", action: { label: "See the banners", url: LISTS[0].url } }];
      return bare.map(({ id, name, image }) => ({ id: `banner_image_${id}`, title: `The image of “${name}” is missing`, detail: `“${image ?? ""}” is not among your store’s files. Shoppers see the color alone.`, action: { label: "Open the banner", url: SCREENS.banner(id) } }));
    },
  },
  { cause: "offer_reason", serious: false, find: ({ offers }) => reasonTasks(offers, SCREENS.banner) },
  NOT_IN_MARKET,
  SOLD_OUT,
  {
    cause: "badges_empty",
    serious: false,
    find: ({ badgeSets }) =>
      badgeSets
        .filter((set) => set.live && set.titles.length === 0)
        .map(({ id, name }) => ({ id: `badges_empty_${id}`, title: `The badge set “${name}” is on and shows nothing`, detail: "It has no badge in it. Add one, or switch the set off.", action: { label: "Open the badges", url: SCREENS.badges(id) } })),
  },
  {
    cause: "banner_ended",
    serious: false,
    find: ({ banners }) => {
      const ended = banners.filter(({ phase }) => phase === "ended");
      if (ended.length > MOST_NAMED) return [{ id: "banner_ended", title: `${ended.length} banners are over and still switched on`, detail: "Shoppers do not see them; archive them, or give them a new end.", action: { label: "See the banners", url: LISTS[0].url } }];
      return ended.map(({ id, name, ends }) => ({ id: `banner_ended_${id}`, title: `The banner “${name}” is over and still switched on`, detail: `It ended ${ends}. Shoppers do not see it; switch it off, or give it a new end.`, action: { label: "Open the banner", url: SCREENS.banner(id) } }));
    },
  },
];

/**
 * Everything that needs doing, worst first.
 * @param missingImages which of `imagesOn` are not there
 */
export function tasksOf(facts: HomeFacts, blocks: LiveBlocks, missingImages: string[] = []): (Task & Pick<TaskKind, "serious">)[] {
  return TASKS.flatMap(({ serious, find }) => find(facts, blocks, missingImages).map((task) => ({ ...task, serious })));
}

function addLink({ shop, clientId }: Pick<HomeFacts, "shop" | "clientId">, handles: string[]): Task["action"] {
  const candidates = BLOCKS.filter(({ handle }) => handles.includes(handle));
  // The switch works in every theme, a block only where the theme takes it.
  const block: Block | undefined = candidates.find(({ kind }) => kind === "embed") ?? candidates[0];
  if (block === undefined) throw new Error(`There is no block ${handles.join(", ")}`);
  return { label: block.kind === "embed" ? "Switch it on" : "Add it to the theme", url: toAddLink(shop, clientId, block), external: true };
}

function list(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
