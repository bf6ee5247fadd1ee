/**
 * What Buyline needs of its own memory, each bound to one shop when it is made: what merchants saved, what was published
 * and what is known of it. Adapters implement these; the domain's types are all that crosses. Shopify's side is in
 * ports-shopify.ts.
 */
import type { ArticleGroups } from "./domain/article-groups";
import type { BadgeSet } from "./domain/badges";
import type { Banner } from "./domain/banner";
import type { LinkState } from "./domain/link-health";
import type { RecordCause, RecordEntry, RecordEvent } from "./domain/offer-record";
import type { Instant } from "./domain/schedule";
import type { Choices, Settings } from "./domain/settings";
import type { Saved, SavedContent } from "./domain/storefront-document";
import type { PlacedBlocks, ThemeMemory } from "./domain/theme-memory";
import type { MarketPlace, ToldProduct } from "./ports-shopify";

/** What merchants saved, and whether shoppers see it. */
export interface Drafts {
  banners: VersionedList<Banner>;
  badgeSets: VersionedList<BadgeSet>;
  /** Version 0 before anything was set. */
  settings(): Promise<Versioned<Settings>>;
  saveSettings(content: Settings, replaces: number): Promise<SaveResult<Settings>>;
  /** Changes what `change` changes of them, whatever others save of the rest meanwhile. */
  changeSettings(change: (settings: Settings) => Settings): Promise<void>;
  /** What waits to be published for the article, or null when nothing does. */
  articleDraft(articleId: string): Promise<ArticleDraft | null>;
  saveArticleDraft(articleId: string, draft: ArticleDraft): Promise<void>;
  deleteArticleDraft(articleId: string): Promise<void>;
  /** What a page shall show that Shopify has not taken yet; null when nothing waits. */
  pageDraft(ownerId: string): Promise<PageDraft | null>;
  /** The newest 50; `waitingPages` of Contents counts them all. */
  pageDrafts(): Promise<PageDraft[]>;
  savePageDraft(draft: PageDraft): Promise<void>;
  deletePageDrafts(ownerIds: string[]): Promise<void>;
  /** What is known of a target: "storefront" or an article's id. */
  publication(target: string): Promise<Publication | null>;
  /** Targets whose last attempt failed. */
  failedPublications(): Promise<Publication[]>;
  /** `version` is kept in the same step, unless the last one holds the same. */
  recordPublished(target: string, hash: string, now: Instant, version?: NewVersion): Promise<void>;
  recordFailed(target: string, error: string, now: Instant): Promise<void>;
  /** Adds to the record of offers what is shown and not recorded yet, such as a reason; the author is asked only then. */
  recordShown(now: Instant, shown: Omit<NewVersion, "author">, author: () => Promise<Author | null>): Promise<void>;
}

/** Content kept under ids, in the merchant's order. */
export interface VersionedList<T> {
  all(): Promise<Saved<T>[]>;
  /** Replaces version `replaces` (0: there is none yet; it comes first). Gives what is kept instead when that version is gone. */
  save(id: string, content: T, replaces: number): Promise<SaveResult<T>>;
  /** True when version `replaces` was there and is gone now. */
  remove(id: string, replaces: number): Promise<boolean>;
  /** Puts those that were seen into the order of `ids`, which are the same; all others keep their places. Gives how they stand instead when somebody ordered them meanwhile. */
  order(ids: string[], seen: string[]): Promise<{ kind: "ordered" } | { kind: "conflict"; current: Saved<T>[] }>;
  /** Places what `change` makes of the one with this id right behind it, under an id of its own. False when there is none. */
  copy(id: string, newId: string, change: (content: T) => T): Promise<boolean>;
}

export interface Versioned<T> {
  content: T;
  /** Counts the saves; a save names the version it replaces. */
  version: number;
}

export type SaveResult<T> = { kind: "saved"; saved: Versioned<T> } | { kind: "conflict"; current: Versioned<T> | null };

export interface Publication {
  target: string;
  /** Hash of what Shopify last confirmed; null when nothing was yet. */
  hash: string | null;
  publishedAt: Instant | null;
  /** Why the last attempt failed; null when it did not. */
  error: string | null;
}

/** Groups of an article that Shopify has not confirmed. */
export interface ArticleDraft {
  groups: ArticleGroups;
  /** What stood at Shopify when it was made, where Shopify could not be asked whether it still does; else null. */
  replaces: string | null;
}

/** A staff member of the shop, in the record of who published (P2). */
export interface Author {
  name: string;
  email: string | null;
}

export interface NewVersion {
  content: SavedContent;
  /** Null when Shopify did not tell. */
  author: Author | null;
  /** Left out: somebody's save. */
  cause?: RecordCause;
}

export interface Version {
  /** Counts from 1. */
  number: number;
  publishedAt: Instant;
  author: Author | null;
  /** Null when a later Buyline wrote it. */
  content: SavedContent | null;
}

/** So many versions are kept. */
export const MOST_VERSIONS = 200;

/** What was published, newest first. */
export interface Versions {
  /** @param before only those with a smaller number; null for the newest */
  latest(most: number, before: number | null): Promise<Version[]>;
  find(number: number): Promise<Version | null>;
}

/** What shoppers were shown of offers. There is no way to change or delete an entry; `shop/redact` alone erases them. */
export interface OfferRecord {
  /** The newest first, with what followed each of them. */
  entries(search: RecordSearch): Promise<RecordPage>;
  /** Every banner that was ever shown, by its last name. */
  banners(): Promise<{ id: string; name: string }[]>;
}

export interface RecordSearch {
  bannerId: string | null;
  /** What showed at any time from here … */
  from: Instant | null;
  /** … until just before here. */
  until: Instant | null;
  /** Only those with a smaller number. */
  before: number | null;
  most: number;
}

export interface RecordPage {
  entries: RecordEntry[];
  /** By an entry's number, the next entry of the same banner. */
  following: Map<number, { at: Instant; event: RecordEvent }>;
  /** `before` for the next page; null when there is none. */
  oldest: number | null;
}

/** Everything that merchants saved, as one. */
export interface Contents {
  /** `seen` names exactly this state, for a replacement that overwrites nothing unseen. */
  read(): Promise<{ content: SavedContent; seen: string }>;
  /** Replaces all of it, and keeps what articles shall feature and pages shall show as drafts; false when `seen` is not the state any more. */
  replace(content: SavedContent, seen: string, waiting?: { articles: { articleId: string; groups: ArticleGroups }[]; pages: PageDraft[] }): Promise<boolean>;
  /** Articles whose choice is saved and not live, the oldest first. */
  waitingArticles(most: number): Promise<{ count: number; ids: string[] }>;
  /** How many pages have a choice that is saved and not live. */
  waitingPages(): Promise<number>;
}

/** What Home saw of the blocks in the live theme. */
export interface ThemeMemories {
  read(): Promise<ThemeMemory>;
  see(blocks: PlacedBlocks): Promise<void>;
  /** The merchant has taken note of what the new theme lacks. */
  settle(): Promise<void>;
  /** Another theme was published. The same news again changes nothing. */
  noteSwitch(themeName: string | null, at: Date): Promise<void>;
}

/** What is known of the products that articles feature, and of when. */
export interface LinkHealth {
  /** Replaces what is known of these articles, unless it was looked at later. What is left out of them stays as it was. */
  note(articles: NotedArticle[], at: Instant): Promise<void>;
  /** Ids of the articles that feature products, newest article first. */
  featuring(): Promise<string[]>;
  /** Ids of those that need a hand, newest article first. */
  troubled(): Promise<string[]>;
  ofArticles(articleIds: string[]): Promise<KnownArticle[]>;
  /** Ids of articles that were not looked at since, and of those that somebody saved since. */
  toLookAtSince(at: Instant): Promise<string[]>;
  counts(): Promise<LinkCounts>;
  /** Those that links were last looked at for; null before. */
  markets(): Promise<MarketPlace[] | null>;
  noteMarkets(markets: MarketPlace[]): Promise<void>;
}

export interface LinkCounts {
  /** Articles that feature products. */
  articles: number;
  links: number;
  /** Of them, those of which Shopify has told, and those of these that nothing is wrong with. */
  told: number;
  working: number;
  /** Groups whose paragraph is gone. */
  lostPlaces: number;
  /** The oldest of what Shopify told; null when it told nothing. */
  asOf: Instant | null;
}

export interface NotedArticle {
  id: string;
  /** Null: the article is gone. */
  title: string | null;
  /** Groups whose paragraph is gone; left out where its text was not looked at. */
  lostPlaces?: number;
  /** In their order; none where it features nothing. */
  products: NotedProduct[];
}

export interface NotedProduct {
  id: string;
  /** Left out where Shopify was not asked. */
  told?: ToldProduct;
}

export interface KnownArticle {
  id: string;
  title: string;
  lostPlaces: number;
  links: KnownLink[];
}

export interface KnownLink {
  productId: string;
  title: string;
  state: LinkState;
  /** When Shopify told; null when it did not yet. */
  asOf: Instant | null;
}

/** A choice for one page that Shopify has not confirmed. */
export interface PageDraft {
  /** The resource whose page it is. */
  ownerId: string;
  choices: Choices;
  /** Digest of what it replaces at Shopify; null: there was nothing. */
  replaces: string | null;
  /** Why Shopify did not take it. */
  error: string;
}

/** Holds a lock that every process of the app sees while the work runs; others wait their turn. */
export type HoldLock = <T>(name: string, work: () => Promise<T>) => Promise<T>;
