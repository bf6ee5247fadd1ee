/** Work over a whole store that outlives a request: the scan of all articles, and the acceptance of many proposals. */
import { z } from "zod";
import { assertNever } from "./parsed";

const instant = z.int();

/** What a scan looked at. */
const scannedSchema = z.object({ startedAt: instant, finishedAt: instant, articles: z.int(), products: z.int() });

const scanWork = z.object({
  kind: z.literal("scan"),
  phase: z.enum(["products", "articles", "text"]),
  /** Only articles that were edited since; null for all. */
  since: instant.nullable(),
  /** How many products are looked for. */
  products: z.int(),
  /** How many articles there are, as far as Shopify has told. */
  articles: z.int(),
  scanned: z.int(),
  /** Articles that could not be read. */
  unreadable: z.int(),
  /** The bulk operation that reads the articles. */
  operationId: z.string().nullable(),
  /** So many bytes of its file are done. */
  offset: z.int(),
});

const acceptWork = z.object({
  kind: z.literal("accept"),
  phase: z.enum(["reading", "articles", "products", "rest"]),
  /** Articles to be written. */
  articles: z.int(),
  written: z.int(),
  /** Bulk operations under way: reading articles, reading products, writing. */
  operations: z.object({ articles: z.string().nullable(), products: z.string().nullable(), writing: z.string().nullable() }),
});

export const scanJobSchema = z.object({
  id: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** How it ended; null while it goes on. `failed` can be tried again. */
  end: z.enum(["done", "cancelled", "failed"]).nullable(),
  /** Why it failed, or what it is waiting for; a sentence for the merchant. */
  problem: z.string().nullable(),
  /** Failures in a row. */
  tries: z.int(),
  work: z.discriminatedUnion("kind", [scanWork, acceptWork]),
  /** The last scan that came to its end. */
  last: scannedSchema.nullable(),
});

export type ScanJob = z.infer<typeof scanJobSchema>;
export type ScanWork = z.infer<typeof scanWork>;
export type AcceptWork = z.infer<typeof acceptWork>;
export type Scanned = z.infer<typeof scannedSchema>;

/** What the merchant wants of a job. */
export const WISHES = ["run", "pause", "cancel"] as const;
export type Wish = (typeof WISHES)[number];

export function toScanWork(since: number | null): ScanWork {
  return { kind: "scan", phase: "products", since, products: 0, articles: 0, scanned: 0, unreadable: 0, operationId: null, offset: 0 };
}

/** Few articles are written one by one at once; for more Shopify reads and writes them in bulk. */
export const MOST_WRITTEN_SINGLY = 20;

export function toAcceptWork(articles: number): AcceptWork {
  return { kind: "accept", phase: articles > MOST_WRITTEN_SINGLY ? "reading" : "rest", articles, written: 0, operations: { articles: null, products: null, writing: null } };
}

/** What a job is doing, in a sentence for the merchant, and how far it is: 0 to 1, or null where nobody can tell. */
export function progressOf({ work }: Pick<ScanJob, "work">): { sentence: string; share: number | null } {
  const count = (number: number) => number.toLocaleString("en");
  if (work.kind === "accept") {
    const { phase } = work;
    switch (phase) {
      case "reading":
        return { sentence: "Shopify is reading the articles as they are now.", share: null };
      case "articles":
        return { sentence: `Shopify is writing ${count(work.articles)} articles.`, share: null };
      case "products":
        return { sentence: "Shopify is writing which articles feature each product.", share: null };
      case "rest":
        return { sentence: `${count(work.written)} of ${count(work.articles)} articles are written.`, share: work.articles === 0 ? 1 : work.written / work.articles };
      default:
        return assertNever(phase);
    }
  }
  const { phase } = work;
  switch (phase) {
    case "products":
      return { sentence: work.products === 0 ? "Shopify is listing your products." : `Shopify is listing your products, ${count(work.products)} so far.`, share: null };
    case "articles":
      return { sentence: work.articles === 0 ? "Shopify is reading your articles." : `Shopify is reading your articles, ${count(work.articles)} so far.`, share: null };
    case "text":
      return { sentence: `${count(work.scanned)} of ${count(work.articles)} articles are searched.`, share: work.articles === 0 ? 1 : work.scanned / work.articles };
    default:
      return assertNever(phase);
  }
}
