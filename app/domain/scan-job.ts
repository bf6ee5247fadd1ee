/** Work over a whole store that outlives a request: the scan of all articles, the acceptance of many proposals, and the check of all links. */
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

const checkWork = z.object({
  kind: z.literal("check"),
  phase: z.enum(["reading", "noting", "changed"]),
  /** What Shopify tells is as of then; null before it was asked. */
  readAt: instant.nullable(),
  /** Bulk operations under way. */
  operations: z.object({ articles: z.string().nullable(), products: z.string().nullable() }),
  /** How many articles there are, as far as Shopify has told. */
  articles: z.int(),
  looked: z.int(),
  /** So many bytes of the articles' file are done. */
  offset: z.int(),
  /** Of what changed meanwhile all up to this id is looked at. */
  after: z.string(),
});

/** What a check of all links found. */
const checkedSchema = z.object({
  /** Shopify was asked then. */
  asOf: instant,
  links: z.int(),
  broken: z.int(),
  /** Groups whose paragraph is gone. */
  lostPlaces: z.int(),
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
  work: z.discriminatedUnion("kind", [scanWork, acceptWork, checkWork]),
  /** The last scan that came to its end. */
  last: scannedSchema.nullable(),
  /** The last check of all links that did. */
  lastCheck: checkedSchema.nullable().default(null),
});

export type ScanJob = z.infer<typeof scanJobSchema>;
export type ScanWork = z.infer<typeof scanWork>;
export type AcceptWork = z.infer<typeof acceptWork>;
export type CheckWork = z.infer<typeof checkWork>;
export type Checked = z.infer<typeof checkedSchema>;
export type JobWork = ScanJob["work"];
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

export function toCheckWork(): CheckWork {
  return { kind: "check", phase: "reading", readAt: null, operations: { articles: null, products: null }, articles: 0, looked: 0, offset: 0, after: "" };
}

/** The job of the store as its screen shows it. */
export interface ShownJob {
  kind: JobWork["kind"];
  state: "running" | "paused" | "failed" | "cancelled" | "done";
  sentence: string;
  /** 0 to 1; null where nobody can tell. */
  share: number | null;
  problem: string | null;
  unreadable: number;
}

/** What the check's screen is told; `refusal` is why nothing was done, a sentence for the merchant. */
export interface CheckAnswer {
  job: ShownJob | null;
  refusal: string | null;
}

export function toShownJob(job: ScanJob, wish: Wish): ShownJob {
  return {
    kind: job.work.kind,
    state: job.end ?? (wish === "pause" ? "paused" : "running"),
    ...progressOf(job),
    problem: job.problem,
    unreadable: job.work.kind === "scan" ? job.work.unreadable : 0,
  };
}

/** What a check of all links found, in a sentence for the merchant. */
export function sentenceOfCheck({ links, broken, lostPlaces }: Checked): string {
  const count = (number: number, one: string, more: string) => `${number.toLocaleString("en")} ${number === 1 ? one : more}`;
  const need = broken === 0 ? "none needs you" : `${count(broken, "needs", "need")} you`;
  const lost = lostPlaces === 0 ? "" : ` ${count(lostPlaces, "group has lost its", "groups have lost their")} place.`;
  return links === 0 ? "No article features a product." : `${count(links, "link", "links")} checked, ${need}.${lost}`;
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
        return { sentence: `Products are added to ${count(work.written)} of ${count(work.articles)} articles.`, share: work.articles === 0 ? 1 : work.written / work.articles };
      default:
        return assertNever(phase);
    }
  }
  if (work.kind === "check") {
    const { phase } = work;
    switch (phase) {
      case "reading":
        return { sentence: work.articles === 0 ? "Shopify is reading your articles and products." : `Shopify is reading your articles and products, ${count(work.articles)} articles so far.`, share: null };
      case "noting":
        return { sentence: `${count(work.looked)} of ${count(work.articles)} articles are looked at.`, share: work.articles === 0 ? 1 : work.looked / work.articles };
      case "changed":
        return { sentence: "Buyline is looking at what changed meanwhile.", share: null };
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
