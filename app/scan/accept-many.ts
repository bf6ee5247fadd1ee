/**
 * Accepting many proposals. A few articles are saved one by one. For more, Shopify reads them and writes them in bulk,
 * with a handful of requests of ours: first the articles' side of the links, over exactly what was read, then the
 * products'. Whatever is not written that way, and whatever is written on one side only, is saved one by one.
 */
import { toArticleBlocks } from "../domain/article-blocks";
import { productIdsOf, readPublishedGroups, toGroupPlacements } from "../domain/article-groups";
import { toArticleIds } from "../domain/article-products";
import { acceptProposals } from "../domain/article-scan";
import { assertNever } from "../domain/parsed";
import { MOST_WRITTEN_SINGLY, type AcceptWork } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import type { NotedArticle } from "../ports";
import { ShopifyFailure } from "../ports-shopify";
import type { BulkWriting, ReadArticle } from "../ports-scan";
import { acceptInArticle, isAsFound, type AcceptArticlePorts } from "./accept-article";
import type { KeepProgress, Step } from "./job";
import { createTurns } from "./turns";

export interface AcceptPorts extends AcceptArticlePorts {
  bulkWriting: BulkWriting;
}

/** What is done is kept after each article; so many are looked up at once. */
const ARTICLES_AT_ONCE = 20;
/** Of the 100 MB that Shopify takes in one file. What does not fit is written in the next round. */
const LARGEST_FILE_CHARACTERS = 40_000_000;
const LINES_AT_ONCE = 500;

export async function acceptStep(ports: AcceptPorts, work: AcceptWork, keep: KeepProgress<AcceptWork>, now: Instant): Promise<Step<AcceptWork>> {
  const { phase } = work;
  switch (phase) {
    case "reading":
      return read(ports, work, keep);
    case "articles":
      return work.operations.writing === null ? writeArticles(ports, work) : checkArticles(ports, work, work.operations.writing);
    case "products":
      return work.operations.writing === null ? writeProducts(ports, work, now) : checkProducts(ports, work, work.operations.writing);
    case "rest":
      return acceptRest(ports, work, keep, now);
    default:
      return assertNever(phase);
  }
}

const BUSY = "Shopify is busy with other work for Buyline in this store. This goes on by itself.";
const NO_OPERATIONS = { articles: null, products: null, writing: null };
const rest = (work: AcceptWork): Step<AcceptWork> => ({ work: { ...work, phase: "rest", operations: NO_OPERATIONS }, next: "go on" });

async function read({ bulk, bulkWriting }: AcceptPorts, work: AcceptWork, keep: KeepProgress<AcceptWork>): Promise<Step<AcceptWork>> {
  let { operations } = work;
  const starts = { articles: () => bulk.startArticles(null), products: () => bulkWriting.startProductLinks() };
  for (const name of ["articles", "products"] as const) {
    if (operations[name] !== null) continue;
    const id = await starts[name]();
    if (id === null) return { work: { ...work, operations }, next: "wait", waitsFor: BUSY };
    operations = { ...operations, [name]: id };
    await keep({ ...work, operations });
  }
  for (const name of ["articles", "products"] as const) {
    const operation = await bulk.operation(operations[name] ?? "");
    if (operation.kind === "running") return { work: { ...work, operations }, next: "wait" };
    // One by one takes longer and needs no such reading.
    if (operation.kind === "failed") return rest(work);
  }
  return { work: { ...work, operations, phase: "articles" }, next: "go on" };
}

async function writeArticles(ports: AcceptPorts, work: AcceptWork): Promise<Step<AcceptWork>> {
  const { proposals, bulkWriting } = ports;
  const [shop, wanted] = await Promise.all([ports.shopify.shop(), proposals.acceptingArticles()]);
  const left = new Set(wanted);
  const lines: string[] = [];
  let characters = 0;
  const takeTurns = createTurns();
  await proposals.clearLines();
  for await (const text of fileOf(ports, work.operations.articles)) {
    await takeTurns();
    const article = ports.bulk.toArticle(text);
    if (article === null || !left.delete(article.id)) continue;
    const change = await toChange(ports, article, shop.locale);
    if (change === null) continue;
    const line = bulkWriting.toArticleLine(change);
    characters += line.length + 1;
    if (characters > LARGEST_FILE_CHARACTERS) break;
    await proposals.setLine(article.id, change.accepted, lines.length);
    lines.push(line);
  }
  if (lines.length === 0) return rest(work);
  return startWriting(ports, work, lines);
}

async function startWriting({ bulkWriting }: AcceptPorts, work: AcceptWork, lines: readonly string[]): Promise<Step<AcceptWork>> {
  const writing = await bulkWriting.start(lines);
  return writing === null ? { work, next: "wait", waitsFor: BUSY } : { work: { ...work, operations: { ...work.operations, writing } }, next: "wait" };
}

/** What the article becomes; null when it is for the single save to decide. */
async function toChange({ proposals, drafts }: AcceptPorts, article: ReadArticle, locale: string) {
  const [wanted, draft] = await Promise.all([proposals.find(article.id, null), drafts.articleDraft(article.id)]);
  const blocks = toArticleBlocks(article.body);
  if (draft !== null || !wanted.every(isAsFound(blocks))) return null;
  const before = readPublishedGroups(article.placements.value, article.productIds.value, locale);
  const { groups, refused } = acceptProposals(blocks, before.groups, wanted);
  if (refused.length > 0) return null;
  const after = { ...before, groups };
  return {
    articleId: article.id,
    productIds: { value: productIdsOf(after), digest: article.productIds.digest },
    placements: { value: toGroupPlacements(after), digest: article.placements.digest },
    accepted: wanted.map(({ productId }) => productId),
  };
}

async function checkArticles(ports: AcceptPorts, work: AcceptWork, writing: string): Promise<Step<AcceptWork>> {
  const written = await writtenLines(ports, writing);
  if (written === null) return { work, next: "wait" };
  for (let start = 0; start < written.length; start += LINES_AT_ONCE) await ports.proposals.setWritten(written.slice(start, start + LINES_AT_ONCE));
  await ports.proposals.clearLines();
  // Each round writes something, so there is a last one.
  if (written.length === 0) return rest(work);
  return { work: { ...work, written: work.written + written.length, phase: "products", operations: { ...work.operations, writing: null } }, next: "go on" };
}

/** One line a product, however many articles feature it: each line needs the digest before it. */
async function writeProducts(ports: AcceptPorts, work: AcceptWork, now: Instant): Promise<Step<AcceptWork>> {
  const wanted = new Map((await ports.proposals.written()).map(({ productId, articleIds }) => [productId, articleIds]));
  await noteWritten(ports, work, wanted, now);
  const lines: string[] = [];
  for await (const text of fileOf(ports, work.operations.products)) {
    const product = ports.bulkWriting.toProductLinks(text);
    const added = product && wanted.get(product.productId);
    if (!product || !added) continue;
    const value = added.reduce((ids, articleId) => toArticleIds(ids, articleId, true), product.articleIds.value);
    lines.push(ports.bulkWriting.toProductLine(product.productId, { value, digest: product.articleIds.digest }));
  }
  return lines.length === 0 ? afterProducts(ports, work) : startWriting(ports, work, lines);
}

/** Each of these articles was written over exactly what the file has of it, so it features that and what was accepted. */
async function noteWritten(ports: AcceptPorts, work: AcceptWork, written: ReadonlyMap<string, string[]>, now: Instant): Promise<void> {
  const added = new Map<string, string[]>();
  for (const [productId, articleIds] of written) for (const id of articleIds) added.set(id, [...(added.get(id) ?? []), productId]);
  let batch: NotedArticle[] = [];
  for await (const text of fileOf(ports, work.operations.articles)) {
    const article = ports.bulk.toArticle(text);
    const more = article && added.get(article.id);
    if (!article || !more) continue;
    batch.push({ id: article.id, title: article.title, products: [...new Set([...article.productIds.value, ...more])].map((id) => ({ id })) });
    if (batch.length < LINES_AT_ONCE) continue;
    await ports.links.note(batch, now);
    batch = [];
  }
  await ports.links.note(batch, now);
}

async function checkProducts(ports: AcceptPorts, work: AcceptWork, writing: string): Promise<Step<AcceptWork>> {
  const written = await writtenLines(ports, writing);
  if (written === null) return { work, next: "wait" };
  // The lines are in the order of the products' file, which is read again instead of being kept.
  const wanted = new Set((await ports.proposals.written()).map(({ productId }) => productId));
  const productIds: string[] = [];
  for await (const text of fileOf(ports, work.operations.products)) {
    const product = ports.bulkWriting.toProductLinks(text);
    if (product && wanted.has(product.productId)) productIds.push(product.productId);
  }
  const done = written.flatMap((line) => productIds[line] ?? []);
  for (let start = 0; start < done.length; start += LINES_AT_ONCE) await ports.proposals.removeWritten(done.slice(start, start + LINES_AT_ONCE));
  return afterProducts(ports, work);
}

/** Another round when there was too much for one file, else one by one what is left. */
async function afterProducts(ports: AcceptPorts, work: AcceptWork): Promise<Step<AcceptWork>> {
  const left = (await ports.proposals.acceptingArticles()).length;
  await ports.proposals.acceptWritten();
  if (left > MOST_WRITTEN_SINGLY) return { work: { ...work, phase: "reading", operations: NO_OPERATIONS }, next: "go on" };
  return rest(work);
}

/** The lines that were written; null while Shopify is at it. What broke off tells of none: it is saved one by one. */
async function writtenLines({ bulk, bulkWriting }: AcceptPorts, writing: string): Promise<number[] | null> {
  const operation = await bulk.operation(writing);
  if (operation.kind === "running") return null;
  const written: number[] = [];
  if (operation.kind === "failed" || operation.file === null) return written;
  for await (const { line } of bulk.lines(operation.file.url, 0)) {
    const one = bulkWriting.toWritten(line);
    if (one?.written) written.push(one.line);
  }
  return written;
}

async function* fileOf({ bulk }: AcceptPorts, operationId: string | null): AsyncGenerator<string> {
  const operation = await bulk.operation(operationId ?? "");
  if (operation.kind !== "done") throw new ShopifyFailure("Shopify's list is not there any more.");
  if (operation.file === null) return;
  for await (const { line } of bulk.lines(operation.file.url, 0)) yield line;
}

async function acceptRest(ports: AcceptPorts, work: AcceptWork, keep: KeepProgress<AcceptWork>, now: Instant): Promise<Step<AcceptWork>> {
  const articleIds = await ports.proposals.accepting(null, ARTICLES_AT_ONCE);
  if (articleIds.length === 0) return { work, next: "done" };
  const shop = await ports.shopify.shop();
  let done = work;
  for (const articleId of articleIds) {
    const { accepted } = await acceptInArticle(ports, articleId, await ports.proposals.find(articleId, null), shop, now);
    if (accepted.length > 0) done = { ...done, written: Math.min(done.written + 1, done.articles) };
    await keep(done);
  }
  return { work: done, next: "go on" };
}
