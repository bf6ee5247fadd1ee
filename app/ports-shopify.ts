/**
 * What Buyline needs of Shopify, each bound to one shop when it is made. Every method throws ShopifyFailure when Shopify
 * does not do it.
 */
import type { ArticleGroups } from "./domain/article-groups";
import type { Upload } from "./domain/badge-upload";
import type { LinkState } from "./domain/link-health";
import type { Offer } from "./domain/offer";
import type { ResourcePlace } from "./domain/page-address";
import type { PublishedDocument } from "./domain/page-explanation-published";
import type { ResourceKind, StorePage } from "./domain/pages";
import type { PublicPolicy } from "./domain/policy-evidence";
import type { ReachAnswer, ReachQuestion } from "./domain/rule-reach";
import type { Instant } from "./domain/schedule";
import type { Choices } from "./domain/settings";
import type { ArticlePlacements, StorefrontDocument } from "./domain/storefront-document";
import type { ThemeColors } from "./domain/theme-colors";

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

export interface ToldProduct {
  title: string;
  state: LinkState;
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

/** A market with one of its countries, where Shopify tells of a market by that. */
export interface MarketPlace {
  handle: string;
  name: string;
  /** ISO 3166, two letters. */
  country: string;
}

/** Who can look at the online store. */
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
  article: {
    title: string;
    body: string;
    productIds: Digested<string[]>;
    /** As they are kept: JSON. */
    placements: Digested<string | null>;
    fallbackProducts: Digested<string[]>;
    fallbackCollections: Digested<string[]>;
  } | null;
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
