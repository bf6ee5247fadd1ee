/**
 * The scan of all articles. Shopify lists the products and then the articles by bulk operations; their file is read
 * in pieces and searched by threads, so that the app answers other requests meanwhile and never holds the file.
 */
import type { ScanWork } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import type { ScannableProduct, ScannedStore } from "../domain/mentions";
import { ShopifyFailure, type Shopify } from "../ports-shopify";
import { ReadAgain, type BulkReading, type FoundInLines, type Proposals, type StartTextSearch, type TextSearch } from "../ports-scan";
import { toScannedStore } from "./article";
import { currentCatalogue, startReading, type CataloguePorts } from "./catalogue";
import type { KeepProgress, Step } from "./job";
import { lineSearchSteps } from "./lines";
import { createTurns, inTurns } from "./turns";

/** What is done is kept so often: what is searched at once is searched again after the process died. */
const BYTES_A_PIECE = 500_000;

export interface ScanPorts extends CataloguePorts {
  shopify: Shopify;
  proposals: Proposals;
  startTextSearch: StartTextSearch;
}

export async function scanStep(ports: ScanPorts, jobId: string, work: ScanWork, keep: KeepProgress<ScanWork>, now: Instant): Promise<Step<ScanWork>> {
  switch (work.phase) {
    case "products":
      return listProducts(ports, work, now);
    case "articles":
      return readArticles(ports, work);
    case "text":
      return searchTexts(ports, jobId, work, keep);
  }
}

/** Reads all products anew, SKUs included, so that what was deleted is gone. */
async function listProducts(ports: ScanPorts, work: ScanWork, now: Instant): Promise<Step<ScanWork>> {
  const kept = await ports.catalogue.read();
  const answer = kept.operationId === null ? await startReading(ports, now) : await currentCatalogue(ports, now);
  if (answer.kind === "reading") return { work: { ...work, products: answer.objects }, next: "wait" };
  return { work: { ...work, products: answer.products.length, phase: "articles" }, next: "go on" };
}

const BUSY = "Shopify is busy with other work for Buyline in this store. The scan goes on by itself.";

async function readArticles({ bulk }: ScanPorts, work: ScanWork): Promise<Step<ScanWork>> {
  if (work.operationId === null) {
    const operationId = await bulk.startArticles(work.since);
    return operationId === null ? { work, next: "wait", waitsFor: BUSY } : { work: { ...work, operationId, articles: 0, offset: 0, scanned: 0, unreadable: 0 }, next: "go on" };
  }
  const operation = await bulk.operation(work.operationId);
  switch (operation.kind) {
    case "running":
      return { work: { ...work, articles: operation.objects }, next: "wait" };
    case "done":
      return { work: { ...work, articles: operation.objects, phase: "text" }, next: "go on" };
    case "failed":
      throw new ReadAgain(operation.reason);
  }
}

async function searchTexts(ports: ScanPorts, jobId: string, work: ScanWork, keep: KeepProgress<ScanWork>): Promise<Step<ScanWork>> {
  const operation = work.operationId === null ? null : await ports.bulk.operation(work.operationId);
  if (operation?.kind !== "done") throw new ReadAgain(operation?.kind === "failed" ? operation.reason : "Shopify's list of articles is not there any more.");
  const [shop, { products }] = await Promise.all([ports.shopify.shop(), ports.catalogue.read()]);
  const store = toScannedStore(shop);
  const search = (await ports.startTextSearch(products, store)) ?? (await searchHere(products, store, ports.bulk));

  let done = work;
  const keepFound = async ({ articles, unreadable }: FoundInLines, end: number) => {
    await ports.proposals.replaceOpen(jobId, articles);
    done = { ...done, scanned: done.scanned + articles.length + unreadable, unreadable: done.unreadable + unreadable, offset: end };
    await keep(done);
  };
  // Pieces are searched at once and kept in their order, so that all before the offset is done; behind one that failed none is kept.
  const underWay: Promise<void>[] = [];
  try {
    for await (const { lines, end } of operation.file === null ? [] : ports.bulk.pieces(operation.file.url, work.offset, BYTES_A_PIECE)) {
      const before = underWay.at(-1);
      const searched = search.search(lines);
      const kept = Promise.all([searched, before]).then(([found]) => keepFound(found, end));
      // Whether it fails is asked further down.
      kept.catch(() => undefined);
      underWay.push(kept);
      if (underWay.length >= search.atOnce) await underWay.shift();
    }
    await underWay.at(-1);
  } finally {
    await search.end();
    await Promise.allSettled(underWay);
  }
  if (operation.file !== null && done.offset < operation.file.bytes) throw new ShopifyFailure("Shopify's file broke off. Try again in a moment.");
  if (work.since === null) await ports.proposals.dropOthers(jobId);
  return { work: done, next: "done" };
}

/** Where no thread can be had: in turns with everything else. */
async function searchHere(products: readonly ScannableProduct[], store: ScannedStore, { toArticle }: BulkReading): Promise<TextSearch> {
  const takeTurns = createTurns();
  const searchSteps = await inTurns(lineSearchSteps(products, store, toArticle), takeTurns);
  return { atOnce: 1, search: (lines) => inTurns(searchSteps(lines), takeTurns), end: async () => undefined };
}
