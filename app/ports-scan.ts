/** What finding products in articles needs from the world, each bound to one shop when it is made. */
import type { ScannableProduct } from "./domain/mentions";
import type { Instant } from "./domain/schedule";

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
  operation(id: string): Promise<BulkOperation>;
  cancel(id: string): Promise<void>;
  /** The lines of a result from a byte on, each with the byte behind it; it ends where the file ends. */
  lines(url: string, from: number): AsyncIterable<{ line: string; end: number }>;
}

export type BulkOperation =
  | { kind: "running"; objects: number }
  | { kind: "done"; objects: number; /** Null when nothing was found. */ file: { url: string; bytes: number } | null }
  | { kind: "failed"; /** A sentence for the merchant. */ reason: string };

/** What became of proposals: those to be decided, and those that were rejected. */
export interface Proposals {
  /** Hashes of the texts whose proposal was rejected, by article and product as {@link proposalKey} joins them. */
  rejected(articleIds: readonly string[]): Promise<Map<string, string>>;
  /** Remembers that the merchant does not want this product for this text. */
  reject(articleId: string, productId: string, textHash: string): Promise<void>;
}

export function proposalKey(articleId: string, productId: string): string {
  return `${articleId} ${productId}`;
}
