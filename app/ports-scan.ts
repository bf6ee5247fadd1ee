/** What finding products in articles needs from the world, each bound to one shop when it is made. */
import type { ArticlePlace } from "./domain/article-places";
import type { ScannableProduct, ScannedStore } from "./domain/mentions";
import type { Confidence } from "./domain/mentions-confidence";
import type { Evidence } from "./domain/mentions-sentence";
import type { ScanJob, Wish } from "./domain/scan-job";
import type { Instant } from "./domain/schedule";
import { ShopifyFailure, type ArticleLinkChange, type Digested } from "./ports-shopify";

/** What Shopify read in bulk is of no use or gone: it must read again. */
export class ReadAgain extends ShopifyFailure {}

/** The store's products as they were read last. */
export interface Catalogue {
  read(): Promise<KeptCatalogue>;
  keep(catalogue: KeptCatalogue): Promise<void>;
}

export interface KeptCatalogue {
  products: ScannableProduct[];
  /** Changes up to here are in it; null before it was read. */
  readAt: Instant | null;
  /** The bulk operation that reads all of it now; null when none does. */
  operationId: string | null;
}

/** Products of the store, a page at a time. Every method throws ShopifyFailure. */
export interface StoreProducts {
  /** One page of those that changed since, 250 at most, without their SKUs; `count` is of all pages, up to 10,000. */
  changedSince(since: Instant | null, after: string | null): Promise<{ products: ChangedProduct[]; count: number; next: string | null }>;
  /** Products that have one of these SKUs; at most as many as one request can tell. */
  withSkus(skus: readonly string[]): Promise<ScannableProduct[]>;
}

export interface ChangedProduct extends ScannableProduct {
  /** Whether shoppers can see it. */
  active: boolean;
}

/** Shopify's bulk operations. Every method throws ShopifyFailure. */
export interface BulkReading {
  /** Starts to read all products that shoppers can see. @returns the operation's id, or null when Shopify has too many under way */
  startProducts(): Promise<string | null>;
  /** Starts to read all articles with their texts, or those that were edited since. @returns as above */
  startArticles(since: Instant | null): Promise<string | null>;
  /** An article in a line of such a result; null when it cannot be read. */
  toArticle(line: string): ReadArticle | null;
  operation(id: string): Promise<BulkOperation>;
  cancel(id: string): Promise<void>;
  /** The lines of a result from a byte on, each with the byte behind it; it ends where the file ends. Throws {@link ReadAgain} when it is gone. */
  lines(url: string, from: number): AsyncIterable<{ line: string; end: number }>;
  /** The same as pieces of at least so many bytes, but the last: whole lines in memory of their own, and the byte behind them. */
  pieces(url: string, from: number, bytes: number): AsyncIterable<{ lines: Uint8Array; end: number }>;
}

/** Starts threads that search texts for these products. @returns null where none can be started, as in an app that is not built */
export type StartTextSearch = (products: readonly ScannableProduct[], store: ScannedStore) => Promise<TextSearch | null>;

export interface TextSearch {
  /** So many calls may be under way. */
  atOnce: number;
  /** What articles in these lines of a bulk operation's result propose. Takes the bytes away; throws when the thread has died. */
  search(lines: Uint8Array): Promise<FoundInLines>;
  /** What is under way is given up. */
  end(): Promise<void>;
}

export interface FoundInLines {
  /** Of each article, in their order, also where nothing is proposed. */
  articles: FoundInArticle[];
  /** Lines that could not be read. */
  unreadable: number;
}

/** Writing many links by bulk operations. Every method throws ShopifyFailure. */
export interface BulkWriting {
  /** Starts to read of all products which articles feature them. @returns as {@link BulkReading.startProducts} */
  startProductLinks(): Promise<string | null>;
  /** A product in a line of such a result; null when it cannot be read. */
  toProductLinks(line: string): { productId: string; articleIds: Digested<string[]> } | null;
  /** The line that writes an article's side of its links but its fallbacks, all or nothing, over what the digests name. */
  toArticleLine(change: Pick<ArticleLinkChange, "articleId" | "productIds" | "placements">): string;
  /** The line that writes a product's side. */
  toProductLine(productId: string, articleIds: Digested<string[]>): string;
  /** Uploads the lines and starts to write them. @returns as above */
  start(lines: readonly string[]): Promise<string | null>;
  /** Which line a line of the result is of, from 0, and whether it was written. */
  toWritten(line: string): { line: number; written: boolean } | null;
}

export type BulkOperation =
  | { kind: "running"; objects: number }
  | { kind: "done"; objects: number; /** Null when nothing was found. */ file: { url: string; bytes: number } | null }
  | { kind: "failed"; /** A sentence for the merchant. */ reason: string };

/** An article as a bulk operation reads it: its text, and what it features. */
export interface ReadArticle {
  id: string;
  title: string;
  blogTitle: string;
  /** HTML. */
  body: string;
  /** Ids of the products it features. */
  productIds: Digested<string[]>;
  /** The published groups as they are kept; null when there are none or none that can be read. */
  placements: Digested<unknown>;
}

/** Products that articles' texts name, until the merchant has decided. */
export interface Proposals {
  /** Replaces what is open for these articles, unless it was rejected for the same text or is being accepted. */
  replaceOpen(jobId: string, articles: readonly FoundInArticle[]): Promise<void>;
  /** Drops what is open and was not found by this job. */
  dropOthers(jobId: string): Promise<void>;
  /** @param blogTitle of the one blog whose proposals are counted by confidence; null for all */
  counts(blogTitle: string | null): Promise<ProposalCounts>;
  /** One page of what is open, the surest first. */
  list(filter: ProposalFilter, page: number, perPage: number): Promise<{ proposals: KeptProposal[]; count: number }>;
  find(articleId: string, productIds: readonly string[] | null): Promise<KeptProposal[]>;
  /** Hashes of the texts whose proposal was rejected, by article and product as {@link proposalKey} joins them. */
  rejected(articleIds: readonly string[]): Promise<Map<string, string>>;
  /** Remembers that the merchant does not want this product for this text. */
  reject(articleId: string, productId: string, textHash: string): Promise<void>;
  /** Takes a rejection back. */
  reopen(articleId: string, productId: string): Promise<void>;
  /** They are decided: nothing is left of them. */
  remove(articleId: string, productIds: readonly string[]): Promise<void>;
  /** Open again, with what was in the way. */
  fail(articleId: string, productIds: readonly string[], problem: string): Promise<void>;
  /** Marks everything open that fits to be accepted; @returns in how many articles. */
  accept(filter: ProposalFilter): Promise<number>;
  /** Gives up what is still to be accepted. */
  stopAccepting(): Promise<void>;
  /** All articles with proposals to be accepted. */
  acceptingArticles(): Promise<string[]>;
  /** They are in this line of a bulk write. */
  setLine(articleId: string, productIds: readonly string[], line: number): Promise<void>;
  /** These lines are written on the articles' side. */
  setWritten(lines: readonly number[]): Promise<void>;
  /** No line is on its way any more: what is not written is to be accepted one by one. */
  clearLines(): Promise<void>;
  /** What is written on the articles' side and not yet on the products'. */
  written(): Promise<{ productId: string; articleIds: string[] }[]>;
  /** These products' side is written, too: they are decided. */
  removeWritten(productIds: readonly string[]): Promise<void>;
  /** What is still not written on the products' side is to be accepted one by one. */
  acceptWritten(): Promise<void>;
  /** Some articles with proposals to be accepted, by id behind `after`. */
  accepting(after: string | null, most: number): Promise<string[]>;
}

export interface FoundInArticle {
  articleId: string;
  articleTitle: string;
  blogTitle: string;
  proposals: (StoredProposal & { productId: string; productTitle: string; confidence: Confidence; textHash: string })[];
}

/** What is kept of a proposal beside its keys. */
export interface StoredProposal {
  reason: string;
  evidence: Evidence;
  place: ArticlePlace | null;
  after: string | null;
}

export interface KeptProposal extends StoredProposal {
  articleId: string;
  articleTitle: string;
  blogTitle: string;
  productId: string;
  productTitle: string;
  confidence: Confidence;
  textHash: string;
  problem: string | null;
}

export interface ProposalFilter {
  confidence: Confidence | null;
  blogTitle: string | null;
}

export interface ProposalCounts {
  byConfidence: Record<Confidence, number>;
  /** Articles with something open. */
  articles: number;
  rejected: number;
  /** Blogs with something open. */
  blogs: string[];
}

export function proposalKey(articleId: string, productId: string): string {
  return `${articleId} ${productId}`;
}

/** The one job of a shop. */
export interface ScanJobs {
  read(): Promise<{ job: ScanJob; wish: Wish } | null>;
  /** Replaces the job that is there; nobody works on that one any more. */
  start(job: ScanJob): Promise<void>;
  wish(wish: Wish): Promise<void>;
  /** The job, for whoever may work on it alone; null when there is none or somebody else does. A worker that died is overtaken. */
  lease(): Promise<JobLease | null>;
}

export interface JobLease {
  job: ScanJob;
  /** Keeps the job and prolongs the lease. @returns what the merchant wants, or null when the lease is lost */
  save(job: ScanJob): Promise<Wish | null>;
  release(): Promise<void>;
}
