/**
 * The scan of all articles. Shopify lists the products and then the articles by bulk operations; their file is read
 * line by line and searched in batches by a thread, so that the app answers other requests meanwhile and never holds
 * the file.
 */
import { articleScanSteps, type ArticleProposal } from "../domain/article-scan";
import type { ScanWork } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import type { ScannableProduct } from "../domain/mentions";
import { ShopifyFailure, type Shop, type Shopify } from "../ports";
import { ReadAgain, type BulkReading, type FoundInArticle, type Proposals, type ReadArticle, type StartTextSearch, type TextSearch } from "../ports-scan";
import { finderSteps, hashOfText, toScannedStore } from "./article";
import { currentCatalogue, startReading, type CataloguePorts } from "./catalogue";
import type { KeepProgress, Step } from "./job";
import { createTurns, inTurns } from "./turns";

/** What is done is kept so often: at most two batches are searched again after the process died. */
const ARTICLES_A_BATCH = 200;
const CHARACTERS_A_BATCH = 2_000_000;
/** A text that names more of them is a list of products. */
const MOST_PROPOSALS_AN_ARTICLE = 20;

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
  const search = (await ports.startTextSearch(products, toScannedStore(shop))) ?? (await searchHere(products, shop));
  const titles = new Map(products.map(({ id, title }) => [id, title]));

  let done = work;
  const keepBatch = async ({ articles, unreadable, end }: Batch, searched: Promise<ArticleProposal[][]>) => {
    const proposals = await searched;
    await ports.proposals.replaceOpen(jobId, articles.map((article, index) => toFound(article, proposals[index] ?? [], titles)));
    done = { ...done, scanned: done.scanned + articles.length + unreadable, unreadable: done.unreadable + unreadable, offset: end };
    await keep(done);
  };
  let keeping = Promise.resolve();
  try {
    // While one batch is searched and kept the next is read, and sent to be searched.
    for await (const batch of operation.file === null ? [] : inBatches(ports.bulk, operation.file.url, work.offset)) {
      const searched = search.propose(batch.articles.map(({ body, productIds }) => ({ html: body, featuredIds: productIds.value })));
      // Whether it fails is asked further down, if nothing else does first.
      searched.catch(() => undefined);
      await keeping;
      keeping = keepBatch(batch, searched);
      keeping.catch(() => undefined);
    }
    await keeping;
  } finally {
    await search.end();
    await keeping.catch(() => undefined);
  }
  if (operation.file !== null && done.offset < operation.file.bytes) throw new ShopifyFailure("Shopify's file broke off. Try again in a moment.");
  if (work.since === null) await ports.proposals.dropOthers(jobId);
  return { work: done, next: "done" };
}

/** Articles that are searched together. */
interface Batch {
  articles: ReadArticle[];
  /** Lines that could not be read. */
  unreadable: number;
  /** The byte behind the last line. */
  end: number;
}

async function* inBatches(bulk: BulkReading, url: string, from: number): AsyncGenerator<Batch> {
  const takeTurns = createTurns();
  let batch: Batch | null = null;
  let characters = 0;
  for await (const { line, end } of bulk.lines(url, from)) {
    batch ??= { articles: [], unreadable: 0, end };
    const article = bulk.toArticle(line);
    if (article === null) batch.unreadable += 1;
    else batch.articles.push(article);
    batch.end = end;
    characters += line.length;
    if (batch.articles.length + batch.unreadable >= ARTICLES_A_BATCH || characters >= CHARACTERS_A_BATCH) {
      yield batch;
      [batch, characters] = [null, 0];
    }
    await takeTurns();
  }
  if (batch !== null) yield batch;
}

/** Where no thread can be had: in turns with everything else. */
async function searchHere(products: readonly ScannableProduct[], shop: Shop): Promise<TextSearch> {
  const takeTurns = createTurns();
  const finder = await inTurns(finderSteps(products, shop), takeTurns);
  return {
    async propose(texts) {
      const proposals: ArticleProposal[][] = [];
      for (const { html, featuredIds } of texts) proposals.push(await inTurns(articleScanSteps(html, finder, featuredIds), takeTurns));
      return proposals;
    },
    end: async () => undefined,
  };
}

function toFound({ id, title, blogTitle }: ReadArticle, proposals: readonly ArticleProposal[], titles: ReadonlyMap<string, string>): FoundInArticle {
  return {
    articleId: id,
    articleTitle: title,
    blogTitle,
    proposals: proposals.slice(0, MOST_PROPOSALS_AN_ARTICLE).map(({ text, ...proposal }) => ({ ...proposal, productTitle: titles.get(proposal.productId) ?? "", textHash: hashOfText(text) })),
  };
}
