/**
 * The store's products for finding them in texts, kept in our database: a title can stand anywhere, so all of them
 * are needed, and nobody waits for ten thousand of them at each article. What changed since is asked page by page;
 * where that would be too many pages, one bulk operation reads everything.
 */
import { z } from "zod";
import type { ScannableProduct } from "../domain/mentions";
import type { Instant } from "../domain/schedule";
import { ShopifyFailure } from "../ports-shopify";
import { ReadAgain, type BulkReading, type Catalogue, type ChangedProduct, type KeptCatalogue, type StoreProducts } from "../ports-scan";

/** Six pages: most of the points that the smallest plan's bucket holds. */
const MOST_CHANGED = 1_500;
/** Shopify's search index lags behind a little. */
const OVERLAP_SECONDS = 120;

export interface CataloguePorts {
  catalogue: Catalogue;
  storeProducts: StoreProducts;
  bulk: BulkReading;
}

export type CatalogueAnswer = { kind: "ready"; products: ScannableProduct[] } | { kind: "reading"; /** So many so far. */ objects: number };

/**
 * The products as they are now, or word that Shopify is still reading them: then ask again.
 * @throws ShopifyFailure
 */
export async function currentCatalogue(ports: CataloguePorts, now: Instant): Promise<CatalogueAnswer> {
  const kept = await ports.catalogue.read();
  if (kept.operationId !== null) return goOnReading(ports, kept, kept.operationId, now);
  const changed = await changes(ports, kept);
  if (changed === null) return startReading(ports, now);
  const products = new Map(kept.products.map((product) => [product.id, product]));
  for (const { active, ...product } of changed) {
    if (active) products.set(product.id, { ...product, skus: products.get(product.id)?.skus ?? [] });
    else products.delete(product.id);
  }
  const all = [...products.values()];
  await ports.catalogue.keep({ products: all, readAt: now, operationId: null });
  return { kind: "ready", products: all };
}

/** Has Shopify read all products, SKUs included; what was read before stays until then. */
export async function startReading({ catalogue, bulk }: CataloguePorts, now: Instant): Promise<CatalogueAnswer> {
  const operationId = await bulk.startProducts();
  if (operationId === null) return { kind: "reading", objects: 0 };
  // What changes while Shopify reads is asked again afterwards.
  await catalogue.keep({ ...(await catalogue.read()), readAt: now, operationId });
  return { kind: "reading", objects: 0 };
}

/** What changed since the catalogue was read; null when that is more than a few pages. */
async function changes({ storeProducts }: CataloguePorts, { readAt }: KeptCatalogue) {
  const since = readAt === null ? null : readAt - OVERLAP_SECONDS;
  const changed: ChangedProduct[] = [];
  let after: string | null = null;
  do {
    const answer = await storeProducts.changedSince(since, after);
    changed.push(...answer.products);
    after = answer.next;
    if (after !== null && Math.max(answer.count, changed.length) >= MOST_CHANGED) return null;
  } while (after !== null);
  return changed;
}

async function goOnReading(ports: CataloguePorts, kept: KeptCatalogue, operationId: string, now: Instant): Promise<CatalogueAnswer> {
  const operation = await ports.bulk.operation(operationId);
  if (operation.kind === "running") return { kind: "reading", objects: operation.objects };
  const forget = () => ports.catalogue.keep({ products: [], readAt: null, operationId: null });
  if (operation.kind === "failed") {
    await forget();
    throw new ShopifyFailure(`${operation.reason} Try again.`);
  }
  let products: ScannableProduct[];
  try {
    products = operation.file === null ? [] : await readProducts(ports.bulk, operation.file.url);
  } catch (error) {
    if (error instanceof ReadAgain) await forget();
    throw error;
  }
  await ports.catalogue.keep({ products, readAt: kept.readAt ?? now, operationId: null });
  return { kind: "ready", products };
}

const productLine = z.object({ id: z.string(), title: z.string(), handle: z.string() });
const variantLine = z.object({ __parentId: z.string(), sku: z.string().nullish() });
const line = z.union([variantLine, productLine]);

/** Variants may come before their product, and anywhere behind it. */
async function readProducts(bulk: BulkReading, url: string): Promise<ScannableProduct[]> {
  const products = new Map<string, ScannableProduct>();
  const skus = new Map<string, string[]>();
  const skusOf = (id: string) => skus.get(id) ?? skus.set(id, []).get(id) ?? [];
  for await (const { line: text } of bulk.lines(url, 0)) {
    const read = line.parse(JSON.parse(text));
    if ("title" in read) products.set(read.id, { id: read.id, title: read.title, handle: read.handle, skus: skusOf(read.id) });
    else if (read.sku) skusOf(read.__parentId).push(read.sku);
  }
  return [...products.values()];
}
