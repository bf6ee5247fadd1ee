/**
 * The check of all links of a store. Shopify lists the articles and the products by two bulk operations, whatever
 * their number; the articles' file is read line by line. What was saved meanwhile is asked of Shopify singly.
 */
import { assertNever } from "../domain/parsed";
import type { CheckWork } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import { checkArticles, toNoted, type LinkPorts } from "../link-check";
import type { NotedArticle } from "../ports";
import { ShopifyFailure, type ToldProduct } from "../ports-shopify";
import { ReadAgain, type BulkReading } from "../ports-scan";
import type { KeepProgress, Step } from "./job";
import { createTurns } from "./turns";

export interface CheckPorts extends LinkPorts {
  bulk: BulkReading;
}

/** What is done is kept so often. */
const ARTICLES_A_BATCH = 500;
const BATCH_MILLISECONDS = 2_000;
/** Shopify sends so many with their texts in one answer. */
const ARTICLES_AT_ONCE = 25;

const BUSY = "Shopify is busy with other work for Buyline in this store. The check goes on by itself.";

export async function checkStep(ports: CheckPorts, work: CheckWork, keep: KeepProgress<CheckWork>, now: Instant): Promise<Step<CheckWork>> {
  const { phase } = work;
  switch (phase) {
    case "reading":
      return read(ports, work, now);
    case "noting":
      return noteAll(ports, work, keep);
    case "changed":
      return lookAtChanged(ports, work, now);
    default:
      return assertNever(phase);
  }
}

async function read({ bulk, linkSource }: CheckPorts, work: CheckWork, now: Instant): Promise<Step<CheckWork>> {
  const starts = { articles: () => bulk.startArticles(null), products: () => linkSource.startStates() };
  for (const name of ["articles", "products"] as const) {
    if (work.operations[name] !== null) continue;
    // What a webhook tells after this is newer.
    const readAt = work.readAt ?? now;
    const id = await starts[name]();
    return id === null ? { work, next: "wait", waitsFor: BUSY } : { work: { ...work, readAt, operations: { ...work.operations, [name]: id } }, next: "go on" };
  }
  const operations = await Promise.all([bulk.operation(work.operations.articles ?? ""), bulk.operation(work.operations.products ?? "")]);
  const [articles, products] = operations;
  for (const operation of operations) if (operation.kind === "failed") throw new ReadAgain(operation.reason);
  const done = { ...work, articles: "objects" in articles ? articles.objects : 0 };
  return articles.kind === "done" && products.kind === "done" ? { work: { ...done, phase: "noting" }, next: "go on" } : { work: done, next: "wait" };
}

async function fileOf({ bulk }: CheckPorts, operationId: string | null): Promise<{ url: string; bytes: number } | null> {
  const operation = await bulk.operation(operationId ?? "");
  if (operation.kind !== "done") throw new ReadAgain(operation.kind === "failed" ? operation.reason : "Shopify's list is not there any more.");
  return operation.file;
}

const DELETED: ToldProduct = { title: "", state: { presence: "deleted", soldOut: false, tracked: false, missingMarkets: [] } };

async function noteAll(ports: CheckPorts, work: CheckWork, keep: KeepProgress<CheckWork>): Promise<Step<CheckWork>> {
  const { bulk, links, linkSource } = ports;
  const [articles, products] = [await fileOf(ports, work.operations.articles), await fileOf(ports, work.operations.products)];
  const told = await linkSource.readStates(products === null ? nothing() : bulk.lines(products.url, 0));
  const known = new Set(await links.featuring());
  const takeTurns = createTurns();
  let done = work;
  let read = { articles: 0, offset: work.offset };
  let batch: NotedArticle[] = [];
  let begun = performance.now();
  const keepBatch = async () => {
    await links.note(batch, work.readAt ?? 0);
    done = { ...done, looked: done.looked + read.articles, offset: read.offset };
    batch = [];
    read = { articles: 0, offset: done.offset };
    await keep(done);
    begun = performance.now();
  };
  for await (const { line, end } of articles === null ? nothing() : bulk.lines(articles.url, work.offset)) {
    const article = bulk.toArticle(line);
    read = { articles: read.articles + 1, offset: end };
    if (article !== null && (article.productIds.value.length > 0 || known.has(article.id))) {
      const featuring = { ...article, productIds: article.productIds.value, placements: article.placements.value };
      batch.push({ ...toNoted(featuring), products: featuring.productIds.map((id) => ({ id, told: told.get(id) ?? DELETED })) });
    }
    if (batch.length >= ARTICLES_A_BATCH || performance.now() - begun > BATCH_MILLISECONDS) await keepBatch();
    await takeTurns();
  }
  await keepBatch();
  if (articles !== null && read.offset < articles.bytes) throw new ShopifyFailure("Shopify's file broke off. Try again in a moment.");
  return { work: { ...done, phase: "changed" }, next: "go on" };
}

/** Nothing was found, so there is no file. */
async function* nothing(): AsyncGenerator<{ line: string; end: number }> {}

/** Articles that are gone or cannot be read, and those that somebody saved after Shopify began to read. */
async function lookAtChanged(ports: CheckPorts, work: CheckWork, now: Instant): Promise<Step<CheckWork>> {
  const asOf = work.readAt ?? now;
  const ids = (await ports.links.toLookAtSince(asOf)).filter((id) => id > work.after).sort().slice(0, ARTICLES_AT_ONCE);
  const after = ids.at(-1);
  if (after !== undefined) {
    await checkArticles(ports, ids, now);
    return { work: { ...work, after }, next: "go on" };
  }
  const { links, told, working, lostPlaces } = await ports.links.counts();
  return { work, next: "done", checked: { asOf, links, broken: told - working, lostPlaces } };
}
