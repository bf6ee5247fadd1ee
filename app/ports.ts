/**
 * What Buyline needs from the world, each bound to one shop when it is made. Adapters implement these; the
 * domain's types are all that crosses.
 */
import type { ArticleGroups } from "./domain/article-groups";
import type { Upload } from "./domain/badge-upload";
import type { BadgeSet } from "./domain/badges";
import type { Banner } from "./domain/banner";
import type { LinkState } from "./domain/link-health";
import type { Offer } from "./domain/offer";
import type { RecordCause, RecordEntry, RecordEvent } from "./domain/offer-record";
import type { ResourcePlace } from "./domain/page-address";
import type { PublishedDocument } from "./domain/page-explanation-published";
import type { ResourceKind, StorePage } from "./domain/pages";
import type { PublicPolicy } from "./domain/policy-evidence";
import type { ReachAnswer, ReachQuestion } from "./domain/rule-reach";
import type { Instant } from "./domain/schedule";
import type { Choices, Settings } from "./domain/settings";
import type { ArticlePlacements, Saved, SavedContent, StorefrontDocument } from "./domain/storefront-document";
import type { ThemeColors } from "./domain/theme-colors";
import type { PlacedBlocks, ThemeMemory } from "./domain/theme-memory";

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

/** Figures of the store, by one request. Every method throws ShopifyFailure. */
export interface StoreFigures {
  store(): Promise<StoreCounts>;
}

export interface StoreCounts {
  articles: number;
  /** False when the store has more articles than were counted. */
  exact: boolean;
  /** The published languages. */
  locales: { code: string; name: string; primary: boolean }[];
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

export interface ToldProduct {
  title: string;
  state: LinkState;
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

/** Where the state of links comes from. Every method throws ShopifyFailure. */
export interface LinkSource {
  /** What these articles feature now, in the order of the ids. */
  featured(articleIds: string[], asked: { withText: boolean }): Promise<FeaturingArticle[]>;
  /** Of all these products; of one that does not exist, that it is deleted. `markets` where Shopify has been asked for them already. */
  states(productIds: string[], markets?: MarketPlace[]): Promise<Map<string, ToldProduct>>;
  /** Starts to read the state of all products in bulk. @returns the operation's id, or null when Shopify has too many under way */
  startStates(): Promise<string | null>;
  /** All products in the lines of such a result. */
  readStates(lines: AsyncIterable<{ line: string }>): Promise<Map<string, ToldProduct>>;
}

export interface FeaturingArticle {
  id: string;
  /** Null: the article is gone. */
  title: string | null;
  productIds: string[];
  /** The published groups as they are kept. */
  placements: unknown;
  /** HTML; null where it was not asked for. */
  body: string | null;
}

/** What leads from a store to a file and back. Every method throws ShopifyFailure. */
export interface Portability {
  /** One page of a kind of resource: those with products or a choice of their own, and where the next page begins. */
  carriers(kind: ResourceKind, after: string | null): Promise<{ carriers: Carrier[]; next: string | null }>;
  /** The handles of these ids; what is gone is missing. */
  handles(ids: string[]): Promise<Named[]>;
  /** The resources of these handles, each with the digest of its page's own choices, null for none; what is not there is missing. */
  named(kind: ResourceKind, handles: string[]): Promise<(Named & { choicesDigest: string | null })[]>;
  /** Replaces what these pages themselves show. */
  saveChoices(pages: { ownerId: string; choices: Choices }[]): Promise<void>;
}

/** A resource with the handles that name it in any store. */
export interface Named {
  kind: ResourceKind;
  id: string;
  handle: string;
  /** Handle of an article's blog; null for every other kind. */
  blog: string | null;
  title: string;
}

export interface Carrier extends Named {
  /** What an article features; without a group for every other kind. */
  featured: ArticleGroups;
  choices: Choices | null;
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

/** Shopify, as far as Buyline needs it. Every method throws ShopifyFailure when Shopify does not do it. */
export interface Shopify extends StorePages {
  shop(): Promise<Shop>;
  articles(search: ArticleSearch): Promise<ArticlePage>;
  /** What articles can be narrowed by. */
  articleFilters(): Promise<ArticleFilters>;
  /** The article with the products it features; null when there is no such article. */
  article(id: string): Promise<ArticleWithProducts | null>;
  /** The article with its text and all that a change of its groups needs; null when there is no such article. */
  articleToEdit(id: string): Promise<ArticleToEdit | null>;
  /**
   * What a preview of the article shows; null when there is no such article.
   * @param ids of products, and of collections that may show instead of one
   * @param country two letters, to see it as readers there do; null for the store's own prices
   */
  articleToDraw(id: string, ids: string[], country: string | null): Promise<ArticleToDraw | null>;
  /** Active markets that are made of countries, at most 50. */
  marketPlaces(): Promise<MarketPlace[]>;
  /** Both sides of an article's links, as they are now, for these products and collections and those it features already. */
  articleLinks(articleId: string, ids: string[]): Promise<ArticleLinks>;
  /** Writes one article's side and its products' sides. Throws StaleLinks when somebody else wrote in between. */
  saveArticleLinks(links: ArticleLinkChange): Promise<void>;
  products(ids: string[]): Promise<Product[]>;
  saveStorefrontDocument(document: StorefrontDocument): Promise<void>;
  audience(): Promise<Audience>;
  /** Those that the shop has written. */
  policies(): Promise<PublicPolicy[]>;
  /** Of the live theme; none where it keeps them in a way that is not known. */
  themeColors(): Promise<ThemeColors[]>;
  /** The live theme's templates/article.json; "" where it has none. */
  articleTemplate(): Promise<string>;
  rulePages: RulePages;
}

/** The pages that a rule can name. */
export interface RulePages {
  /** By title, a screenful at a time. Products and collections have Shopify's own picker. */
  choosePages(kind: PickedKind, search: PageSearch): Promise<PickedPages>;
  countPages(questions: ReachQuestion[]): Promise<ReachAnswer[]>;
  /** Those that were not deleted, with their titles as they are now. */
  resourcesThatExist(resources: ResourceKindNumber[]): Promise<FoundResource[]>;
}

export type PickedKind = Extract<ResourceKind, "article" | "blog" | "page">;

export interface ResourceKindNumber {
  kind: ResourceKind;
  id: number;
}

export interface FoundResource extends ResourceKindNumber {
  title: string;
}

export interface PickedPages {
  /** `detail`: of an article, the title of its blog. */
  pages: (FoundResource & { kind: PickedKind; detail: string; visible: boolean })[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/** The store's discounts. Every method throws ShopifyFailure. */
export interface Discounts {
  /** A screenful of them, the last started first. */
  discounts(search: DiscountSearch): Promise<FoundDiscounts>;
  /** The discount as it is now; null when this store has none with this id. */
  discount(id: string): Promise<Offer | null>;
}

export interface DiscountSearch {
  /** Words of titles and codes; "" for all. */
  query: string;
  /** Opaque cursor of Shopify; null for the first of them. */
  after: string | null;
  /** Those that are over instead of those that run or will. */
  over: boolean;
}

export interface FoundDiscounts {
  offers: Offer[];
  /** Null where there are no more. */
  nextCursor: string | null;
}

/** Shopify's Files. Throws ShopifyFailure. */
export interface Files {
  /** Keeps the file and answers its name there, which begins with what it is for. The same bytes again are the same file. */
  keep(upload: Upload, purpose: "badge" | "banner"): Promise<string>;
  /** Pictures whose name or alternative text has words that begin with these, the newest first, 20 at a time. */
  images(search: { query: string; after: string | null }): Promise<{ images: StoreImage[]; nextCursor: string | null }>;
}

export interface StoreImage {
  /** Its name among Shopify's Files: "sale.jpg" */
  file: string;
  /** Address of a small one, 320 pixels wide. */
  thumbnail: string;
  width: number;
  height: number;
}

/** Who can look at the online store. */
/** A market with one of its countries, where Shopify tells of a market by that. */
export interface MarketPlace {
  handle: string;
  name: string;
  /** ISO 3166, two letters. */
  country: string;
}

export interface Audience {
  /** Active ones, by the handle that Liquid's `localization.market.handle` prints. */
  markets: { handle: string; name: string }[];
  /** Published ones, by the code that `request.locale.iso_code` prints. */
  locales: { code: string; name: string; primary: boolean }[];
}

/** The pages of the store, and what each of them shall show. */
export interface StorePages {
  /** The page of a resource; null when there is none with this id. */
  page(ownerId: string): Promise<FoundPage | null>;
  /** The page of a resource by its handles; null when there is none. Its path is the one under which it is found best. */
  pageAt(place: ResourcePlace): Promise<FoundPage | null>;
  /** Pages by their title: at most ten. Products and collections have Shopify's own picker. */
  pagesTitled(kind: SearchedKind, query: string): Promise<PageHit[]>;
  /** Writes what a page shall show over what the digest names. Throws StaleLinks when somebody else wrote in between. */
  savePageChoices(ownerId: string, choices: Digested<Choices>): Promise<void>;
  /** What Shopify has of banners and badges; null when nothing that can be read. */
  storefrontDocument(): Promise<PublishedDocument | null>;
}

export interface FoundPage {
  ownerId: string;
  title: string;
  page: StorePage;
  /** Whether shoppers can open it, as far as Shopify tells. */
  visible: boolean;
  choices: Digested<Choices>;
}

export type SearchedKind = Extract<ResourceKind, "article" | "blog" | "page">;

export interface PageHit {
  kind: SearchedKind;
  id: number;
  title: string;
  /** Of an article, the title of its blog. */
  detail: string;
}

export interface Shop {
  name: string;
  /** e.g. "steady-spine.myshopify.com" */
  domain: string;
  /** Where shoppers are: "https://steadyspine.example" */
  url: string;
  /** IANA zone. */
  zone: string;
  /** The primary language as in `request.locale.iso_code`. */
  locale: string;
}

export interface PageSearch {
  query: string;
  /** Opaque cursors: at most one of the two. */
  after: string | null;
  before: string | null;
}

export interface ArticleSearch extends PageSearch {
  /** Number of a blog; left out or null for all. */
  blog?: number | null;
  tag?: string | null;
  /** Only these, in this order; left out or null for all, the last updated first. */
  among?: string[] | null;
  /** Only those that feature nothing. */
  without?: boolean;
}

export interface ArticleFilters {
  blogs: { number: number; title: string }[];
  /** The most used first. */
  tags: string[];
}

export interface ArticlePage {
  articles: ArticleSummary[];
  /** Null where there is no further page. */
  nextCursor: string | null;
  previousCursor: string | null;
}

export interface ArticleSummary {
  id: string;
  title: string;
  blogTitle: string;
  /** Null for an article that is not published. */
  publishedAt: Instant | null;
  updatedAt: Instant;
  image: Picture | null;
  productCount: number;
  /** Of those whose pictures a list shows. */
  firstProductIds: string[];
}

export interface ArticleWithProducts extends ArticleSummary {
  /** Path on the storefront: "/blogs/journal/back-pain". */
  path: string;
  products: Product[];
}

export interface ArticleToEdit extends ArticleWithProducts {
  /** HTML. */
  body: string;
  /** Ids of the products it features. */
  productIds: Digested<string[]>;
  /** The published groups as they are kept; null when there are none or none that can be read. */
  placements: Digested<unknown>;
}

export interface ArticleToDraw {
  title: string;
  /** HTML. */
  body: string;
  /** How the shop writes an amount: "${{amount}}"; null in a currency that is not its own, of which Shopify does not tell. */
  moneyFormat: string | null;
  currency: string;
  /** Those that readers of the country can be sold. */
  products: PricedProduct[];
  collections: { id: string; title: string; handle: string; image: Picture | null }[];
}

export interface PricedProduct extends Product {
  /** Hundredths of the currency, of the cheapest variant and of the dearest. */
  leastCents: number;
  mostCents: number;
  /** Nothing is in stock; whether it is sold without that, the variants know. */
  mayBeSoldOut: boolean;
}

export interface Product {
  id: string;
  title: string;
  handle: string;
  /** Whether shoppers can see it. */
  active: boolean;
  image: Picture | null;
}

export interface Picture {
  url: string;
  alt: string;
}

/** A metafield's value with the digest that a compare-and-set needs; the digest is null when it does not exist. */
export interface Digested<T> {
  value: T;
  digest: string | null;
}

export interface ArticleLinks {
  /** Null when there is no such article. */
  article: { title: string; body: string; productIds: Digested<string[]>; placementsDigest: string | null; fallbackProducts: Digested<string[]>; fallbackCollections: Digested<string[]> } | null;
  /** By product id, the articles that feature it; a collection is there with none. What does not exist is missing. */
  products: Map<string, Digested<string[]>>;
}

export interface ArticleLinkChange {
  articleId: string;
  /** Ids in order. */
  productIds: Digested<string[]>;
  placements: Digested<ArticlePlacements>;
  /** Lists that change; null for one that stays as it is. */
  fallbackProducts: Digested<string[]> | null;
  fallbackCollections: Digested<string[]> | null;
  /** The products whose own list of articles changes, with the new list. */
  products: Map<string, Digested<string[]>>;
}

/** Shopify did not do what was asked: unreachable, overloaded, or it refused. The message is for the merchant. */
export class ShopifyFailure extends Error {
  override name = "ShopifyFailure";
}

/** Somebody else wrote the same metafield between our reading and our writing. */
export class StaleLinks extends ShopifyFailure {
  override name = "StaleLinks";
}

/** Holds a lock that every process of the app sees while the work runs; others wait their turn. */
export type HoldLock = <T>(name: string, work: () => Promise<T>) => Promise<T>;
