/**
 * The scan of all articles. Shopify lists the products and then the articles by bulk operations; their file is read
 * line by line and searched in slices, so that the app answers other requests meanwhile and never holds the file.
 */
import { articleScanSteps, type ArticleProposal } from "../domain/article-scan";
import type { ScanWork } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import { ShopifyFailure, type Shopify } from "../ports";
import { ReadAgain, type FoundInArticle, type Proposals, type ReadArticle } from "../ports-scan";
import { finderSteps, hashOfText } from "./article";
import { currentCatalogue, startReading, type CataloguePorts } from "./catalogue";
import type { KeepProgress, Step } from "./job";
import { createTurns, inTurns } from "./turns";

/** What is done is kept so often: at most this much is searched again after the process died. */
const ARTICLES_A_BATCH = 200;
const BATCH_MILLISECONDS = 2_000;
/** A text that names more of them is a list of products. */
const MOST_PROPOSALS_AN_ARTICLE = 20;

export interface ScanPorts extends CataloguePorts {
  shopify: Shopify;
  proposals: Proposals;
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
  const [shop, catalogue] = await Promise.all([ports.shopify.shop(), ports.catalogue.read()]);
  const takeTurns = createTurns();
  const finder = await inTurns(finderSteps(catalogue.products, shop), takeTurns);
  const titles = new Map(catalogue.products.map(({ id, title }) => [id, title]));

  let done = work;
  let found: FoundInArticle[] = [];
  let read = { articles: 0, unreadable: 0, offset: work.offset };
  let begun = performance.now();
  const keepBatch = async () => {
    if (read.articles === 0) return;
    await ports.proposals.replaceOpen(jobId, found);
    done = { ...done, scanned: done.scanned + read.articles, unreadable: done.unreadable + read.unreadable, offset: read.offset };
    found = [];
    read = { articles: 0, unreadable: 0, offset: done.offset };
    begun = performance.now();
    await keep(done);
  };

  const lines = operation.file === null ? [] : ports.bulk.lines(operation.file.url, work.offset);
  for await (const { line, end } of lines) {
    const article = ports.bulk.toArticle(line);
    read.articles += 1;
    read.offset = end;
    if (article === null) read.unreadable += 1;
    else found.push(toFound(article, await inTurns(articleScanSteps(article.body, finder, article.productIds.value), takeTurns), titles));
    const now = performance.now();
    if (read.articles >= ARTICLES_A_BATCH || now - begun > BATCH_MILLISECONDS) await keepBatch();
    await takeTurns();
  }
  await keepBatch();
  if (operation.file !== null && read.offset < operation.file.bytes) throw new ShopifyFailure("Shopify's file broke off. Try again in a moment.");
  if (work.since === null) await ports.proposals.dropOthers(jobId);
  return { work: done, next: "done" };
}

function toFound({ id, title, blogTitle }: ReadArticle, proposals: readonly ArticleProposal[], titles: ReadonlyMap<string, string>): FoundInArticle {
  return {
    articleId: id,
    articleTitle: title,
    blogTitle,
    proposals: proposals.slice(0, MOST_PROPOSALS_AN_ARTICLE).map(({ text, ...proposal }) => ({ ...proposal, productTitle: titles.get(proposal.productId) ?? "", textHash: hashOfText(text) })),
  };
}
