/** Shopify's bulk operations: started, watched, and their results read line by line, never a file at once. */
import { abstractFetch } from "@shopify/shopify-api/runtime";
import { z } from "zod";
import { LINE_FEED, linesOf } from "../domain/lines";
import { ShopifyFailure } from "../ports-shopify";
import { ReadAgain, type BulkOperation, type BulkReading } from "../ports-scan";
import { toArticle } from "./shopify-bulk-lines.server";
import { askShopify, notedFailure, type AdminGraphql } from "./shopify-request.server";
import { inTime } from "./time-limit.server";

/** Longer than any line that Shopify writes for us: an article's body. Nothing of that length is kept. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024;
const FIRST_BYTE_MILLISECONDS = 20_000;

/** Starts a bulk query. @returns the operation's id, or null when Shopify has too many under way */
export async function startBulkQuery(graphql: AdminGraphql, query: string): Promise<string | null> {
  return toStarted((await askShopify(graphql, startReadingAnswer, START_READING, { query: query.replace("#graphql", "") })).bulkOperationRunQuery);
}

/** The id in the answer to a start; null when Shopify has too many operations under way. */
export function toStarted(answer: z.infer<typeof startAnswer>): string | null {
  const errors = answer?.userErrors ?? [];
  if (errors.some(({ code }) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED")) return null;
  if (errors.length > 0 || !answer?.bulkOperation) throw new ShopifyFailure(`Shopify refused to work on the whole store: ${errors.map(({ message }) => message).join(" ")}`);
  return answer.bulkOperation.id;
}

/** @param graphql the library's client, bound to one shop */
export function createBulkReading(graphql: AdminGraphql): BulkReading {
  const start = (query: string) => startBulkQuery(graphql, query);
  return {
    startProducts: () => start(PRODUCTS_TO_FIND),
    startArticles: (since) => start(ARTICLES_TO_SCAN.replace(FILTER, since === null ? "" : FILTER.replace(BEGINNING, new Date(since * 1000).toISOString()))),
    toArticle,

    async operation(id) {
      const { bulkOperation } = await askShopify(graphql, operationAnswer, BULK_OPERATION, { id });
      return bulkOperation === null ? { kind: "failed", reason: "Shopify does not know of this reading any more." } : toOperation(bulkOperation);
    },

    async cancel(id) {
      await askShopify(graphql, z.unknown(), CANCEL_OPERATION, { id });
    },

    lines: readLines,
    pieces: readPieces,
  };
}

async function* readLines(url: string, from: number): AsyncGenerator<{ line: string; end: number }> {
  let start = from;
  for await (const { lines, end } of readPieces(url, from, 1)) {
    for (const { line, end: lineEnd } of linesOf(lines)) yield { line, end: start + lineEnd };
    start = end;
  }
}

/** A result that is cut off ends in a failure, and what was whole of it has been given. */
async function* readPieces(url: string, from: number, bytes: number): AsyncGenerator<{ lines: Uint8Array; end: number }> {
  const response = await openFile(url, from);
  if (response === null) return;
  // A server that does not know ranges sends all of it again.
  let skip = response.status === 206 ? 0 : from;
  let end = from;
  let held: Uint8Array[] = [];
  let [heldBytes, wholeBytes] = [0, 0];
  const takeWhole = () => {
    const all = Buffer.concat(held, heldBytes);
    // A copy, since its memory is given to a thread.
    const lines = new Uint8Array(all.subarray(0, wholeBytes));
    held = [all.subarray(wholeBytes)];
    heldBytes -= wholeBytes;
    wholeBytes = 0;
    end += lines.length;
    return { lines, end };
  };
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const skipped = Math.min(skip, chunk.length);
      skip -= skipped;
      const rest = chunk.subarray(skipped);
      held.push(rest);
      const lastFeed = rest.lastIndexOf(LINE_FEED);
      if (lastFeed !== -1) wholeBytes = heldBytes + lastFeed + 1;
      heldBytes += rest.length;
      if (heldBytes - wholeBytes > LONGEST_LINE_BYTES) throw new ShopifyFailure("Shopify's file holds more in one line than Buyline reads.");
      if (wholeBytes >= bytes) yield takeWhole();
    }
  } catch (cause) {
    if (wholeBytes > 0) yield takeWhole();
    if (cause instanceof ShopifyFailure) throw cause;
    throw notedFailure("Shopify's file broke off. Try again in a moment.", cause, "a bulk operation's file");
  }
  if (wholeBytes > 0) yield takeWhole();
  if (heldBytes > 0) throw new ShopifyFailure("Shopify's file broke off. Try again in a moment.");
}

/** The answer with a result from a byte on; null when it ends before. */
async function openFile(url: string, from: number): Promise<Response | null> {
  let response: Response;
  try {
    // A signal would break off the rest of the file, too, which takes as long as the work on it.
    response = await inTime(abstractFetch(url, { headers: from > 0 ? { range: `bytes=${from}-` } : {} }), FIRST_BYTE_MILLISECONDS);
  } catch (cause) {
    throw notedFailure("Shopify's file could not be reached. Try again in a moment.", cause, "a bulk operation's file");
  }
  // Asked to begin behind its end, a server says so; that is the end of the file too.
  if (response.status === 416) return null;
  if (!response.ok || response.body === null) throw new ReadAgain("Shopify's file is not there any more.");
  return response;
}

// What Shopify runs in bulk has no variables and no pages.
const PRODUCTS_TO_FIND = `#graphql
  query productsToFind {
    products(query: "status:active") { edges { node { id title handle variants { edges { node { id sku } } } } } }
  }`;

const BEGINNING = "1970-01-01T00:00:00Z";
const FILTER = `(query: "updated_at:>='${BEGINNING}'")`;
const ARTICLES_TO_SCAN = `#graphql
  query articlesToScan {
    articles(query: "updated_at:>='1970-01-01T00:00:00Z'") {
      edges {
        node {
          id title body
          blog { title }
          products: metafield(namespace: "$app", key: "products") { value compareDigest }
          placements: metafield(namespace: "$app", key: "placements") { value compareDigest }
        }
      }
    }
  }`;
const START_READING = `#graphql
  mutation startReading($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) { bulkOperation { id } userErrors { field message code } }
  }`;
/** What starts of bulk operations answer. */
export const startAnswer = z.object({ bulkOperation: z.object({ id: z.string() }).nullable(), userErrors: z.array(z.object({ message: z.string(), code: z.string().nullish() })) }).nullable();
const startReadingAnswer = z.object({ bulkOperationRunQuery: startAnswer });

const BULK_OPERATION = `#graphql
  query bulkOperation($id: ID!) {
    bulkOperation(id: $id) { status errorCode rootObjectCount fileSize url }
  }`;
const operationNode = z.object({ status: z.string(), errorCode: z.string().nullable(), rootObjectCount: z.coerce.number(), fileSize: z.coerce.number().nullable(), url: z.string().nullable() });
const operationAnswer = z.object({ bulkOperation: operationNode.nullable() });

const CANCEL_OPERATION = `#graphql
  mutation cancelBulkOperation($id: ID!) {
    bulkOperationCancel(id: $id) { userErrors { field message } }
  }`;

function toOperation({ status, errorCode, rootObjectCount: objects, fileSize, url }: z.infer<typeof operationNode>): BulkOperation {
  switch (status) {
    case "COMPLETED":
      // Without a file it found nothing, unless there was one and it is gone.
      if (url === null && objects > 0) return { kind: "failed", reason: "What Shopify had read of the store is gone." };
      return { kind: "done", objects, file: url === null ? null : { url, bytes: fileSize ?? 0 } };
    case "FAILED":
      return { kind: "failed", reason: errorCode === "ACCESS_DENIED" ? "Shopify did not allow Buyline to read this." : `Shopify broke off while reading the store (${errorCode ?? "no reason given"}).` };
    case "CANCELED":
    case "CANCELING":
      return { kind: "failed", reason: "The reading of the store was cancelled at Shopify." };
    case "EXPIRED":
      return { kind: "failed", reason: "What Shopify had read of the store is older than seven days and gone." };
    default:
      return { kind: "running", objects };
  }
}
