/**
 * The one place that wires ports: for a signed-in merchant, or for the work of a verified webhook. Everything that
 * comes out of here is bound to one shop.
 */
import { data } from "@remix-run/node";
import { MissingRequiredArgument } from "@shopify/shopify-api";
import { createCatalogue } from "./adapters/catalogue-prisma.server";
import { DatabaseAway } from "./adapters/database.server";
import { createDrafts } from "./adapters/drafts-prisma.server";
import { createLinkHealth } from "./adapters/link-health-prisma.server";
import { createLinkSource } from "./adapters/link-source-admin.server";
import { productWrites } from "./adapters/product-changes-prisma.server";
import { createLocks } from "./adapters/locks-prisma.server";
import { NoAccess, openOfflineAccess, RENEWAL_MILLISECONDS, TOKEN_LOCK } from "./adapters/offline-access.server";
import { createScanJobs, unfinishedJobs } from "./adapters/scan-jobs-prisma.server";
import { createShopify } from "./adapters/shopify-admin.server";
import { createDiscounts } from "./adapters/shopify-admin-discounts.server";
import { notedFailure, type AdminGraphql } from "./adapters/shopify-request.server";
import { createOfferRecord } from "./adapters/offer-record-prisma.server";
import { createBulkWriting } from "./adapters/shopify-bulk-writing.server";
import { createBulkReading } from "./adapters/shopify-bulk.server";
import { createPortability } from "./adapters/portability-admin.server";
import { createProposals } from "./adapters/proposals-prisma.server";
import { createFiles } from "./adapters/shopify-admin-files.server";
import { createStaff } from "./adapters/staff.server";
import { createStoreFigures } from "./adapters/store-figures.server";
import { createStoreProducts } from "./adapters/store-products-admin.server";
import { startTextSearch } from "./adapters/text-search.server";
import { createThemeMemories } from "./adapters/theme-memory-prisma.server";
import { createContents, createVersions } from "./adapters/versions-prisma.server";
import type { Write } from "./adapters/webhook-deliveries-prisma.server";
import { database, sessions, shopifyChecks, shopifyLibrary } from "./adapters/shopify-app.server";
import type { ProductChange } from "./domain/link-health";
import type { Instant } from "./domain/schedule";
import type { SavedContent } from "./domain/storefront-document";
import { environment } from "./environment.server";
import type { Contents, Drafts, OfferRecord, ThemeMemories, Versions } from "./ports";
import { ShopifyFailure, type Discounts, type Files, type Portability, type StoreFigures } from "./ports-shopify";
import type { PublishPorts } from "./publish";
import { workOnJob, type JobPorts } from "./scan/job";

export interface Merchant extends PublishPorts, JobPorts {
  /** e.g. "steady-spine.myshopify.com" */
  shop: string;
  now: Instant;
  contents: Contents;
  versions: Versions;
  theme: ThemeMemories;
  figures: StoreFigures;
  portability: Portability;
  discounts: Discounts;
  record: OfferRecord;
  files: Files;
}

/**
 * The merchant behind a request with a verified session token (P3).
 * @throws Response: 401 for a forged or expired token, a redirect for a page that is opened outside the admin; 503 with
 * words for the merchant where Shopify gives no access, or our database does not answer
 */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { admin, session } = await authenticateOnce(request);
  let client: typeof admin | null = admin;
  // Were the browser asked to repeat the request, it would meet what it has just saved as somebody else's.
  const graphql: AdminGraphql = async (operation, options) => {
    for (let tries = 2; ; tries--) {
      const used = (client ??= await authenticateAgain(request));
      try {
        return await used.graphql(operation, options);
      } catch (error) {
        if (!isUnauthorised(error)) throw error;
        if (client === used) client = null;
        if (tries === 1) throw notedFailure(NO_ENTRY, error, "letting us in");
      }
    }
  };
  return toMerchant(session.shop, graphql, createStaff(database, session.shop, sessionTokenOf(request)));
}

const NO_ENTRY = "Shopify does not let Buyline into this store just now. Reload the page.";

/** Shopify's own word, or the library's, which takes the token out of a client that was refused once. */
function isUnauthorised(error: unknown): boolean {
  return (error instanceof Response && error.status === 401) || error instanceof MissingRequiredArgument;
}

/** Shopify has ended the access token before its time: the session token at hand is exchanged for another one. */
async function authenticateAgain(request: Request) {
  try {
    return (await authenticateOnce(request)).admin;
  } catch (error) {
    throw !(error instanceof Error) ? notedFailure(NO_ENTRY, error, "letting us in") : error;
  }
}

/**
 * The same for the work of a webhook, when nobody is signed in: by the stored token, renewed before it ends. Null
 * after an uninstall.
 * @throws ShopifyFailure when there is no access just now
 */
export async function findMerchant(shop: string): Promise<Merchant | null> {
  const graphql = await openOfflineAccess(shop);
  return graphql === null ? null : toMerchant(shop, graphql, async () => null);
}

function toMerchant(shop: string, graphql: AdminGraphql, author: Merchant["author"]): Merchant {
  const drafts = createDrafts(database, shop);
  return {
    shop,
    now: secondsNow(),
    drafts,
    shopify: createShopify(graphql),
    holdLock: createLocks(database, shop),
    author,
    contents: createContents(database, shop, (from) => readContent(createDrafts(from, shop))),
    versions: createVersions(database, shop),
    theme: createThemeMemories(database, shop),
    figures: createStoreFigures(graphql),
    portability: createPortability(graphql),
    files: createFiles(graphql),
    links: createLinkHealth(database, shop),
    linkSource: createLinkSource(graphql),
    catalogue: createCatalogue(database, shop),
    storeProducts: createStoreProducts(graphql),
    bulk: createBulkReading(graphql),
    bulkWriting: createBulkWriting(graphql),
    proposals: createProposals(database, shop),
    startTextSearch,
    scanJobs: createScanJobs(database, shop),
    discounts: createDiscounts(graphql),
    record: createOfferRecord(database, shop),
  };
}

const secondsNow = () => Math.floor(Date.now() / 1000);

/** Work that outlives its request, by shop: once in this process, and by the job's lease once in all of them. */
const underWay = new Map<string, Promise<void>>();

/** Where it was asked for again meanwhile: what is known since may have come too late for it. */
const askedAgain = new Set<string>();

/** Goes on with the shop's scan, when there is one that has something to do. Nobody waits for it. */
export function workInBackground(shop: string): void {
  if (underWay.has(shop)) return void askedAgain.add(shop);
  const work = findMerchant(shop)
    .then((merchant) => merchant && workOnJob(merchant, secondsNow))
    .then(
      () => undefined,
      (error: unknown) => {
        // Without access nothing can be done: the next look at the scan tries again.
        if (!(error instanceof NoAccess) && !(error instanceof ShopifyFailure)) console.error(error);
      },
    )
    .finally(() => {
      underWay.delete(shop);
      if (askedAgain.delete(shop)) workInBackground(shop);
    });
  underWay.set(shop, work);
}

/** Goes on with what was under way when a process ended, as soon as its lease is over: asked once, when this one starts. */
export async function resumeJobs(): Promise<void> {
  for (const { shop, leaseUntil } of await unfinishedJobs(database)) {
    setTimeout(() => workInBackground(shop), Math.max(0, (leaseUntil?.getTime() ?? 0) - Date.now())).unref();
  }
}

/** Until nothing is under way in this process any more. */
export async function settleBackground(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay.values());
}

async function readContent(drafts: Drafts): Promise<SavedContent> {
  const [banners, badgeSets, settings] = await Promise.all([drafts.banners.all(), drafts.badgeSets.all(), drafts.settings()]);
  return { banners, badgeSets, settings: settings.content };
}

/**
 * The library exchanges a missing or expiring token in every request that meets it; under a lock per shop the
 * first one does, and the others find its result.
 */
async function authenticateOnce(request: Request) {
  const shop = await shopOfValidToken(request);
  if (shop === null) return authenticate(request);
  const session = await loadSession(shop);
  if (session?.isActive(undefined, RENEWAL_MILLISECONDS)) return sessions.withLoaded(session, () => authenticate(request));
  return createLocks(database, shop)(TOKEN_LOCK, () => authenticate(request));
}

async function loadSession(shop: string) {
  try {
    return await sessions.loadSession(shopifyChecks.session.getOfflineId(shop));
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    console.error(`The database does not answer: ${error.message}`);
    throw data("Buyline's database does not answer just now. Try again in a moment.", { status: 503 });
  }
}

/** The library asks for a token once: a connection that Shopify closes as it is used again would be a page of failure. */
const EXCHANGES = 2;

async function authenticate(request: Request) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await shopifyLibrary.authenticate.admin(request);
    } catch (error) {
      // The library's word for a token endpoint that does not do its work.
      if (!(error instanceof Response && error.status === 500)) throw error;
      if (attempt < EXCHANGES) continue;
      // Why, the library keeps to itself.
      console.warn(`Shopify gave no access token, asked ${attempt} times.`);
      throw data("Shopify could not be reached. Try again in a moment.", { status: 503 });
    }
  }
}

function sessionTokenOf(request: Request): string | null {
  return request.headers.get("authorization")?.replace(/^Bearer /, "") ?? new URL(request.url).searchParams.get("id_token");
}

async function shopOfValidToken(request: Request): Promise<string | null> {
  const token = sessionTokenOf(request);
  if (!token) return null;
  const host = await shopifyChecks.session.decodeSessionToken(token).then(
    ({ dest }) => new URL(dest).hostname,
    // The library answers for what is wrong with the token.
    () => null,
  );
  if (host !== null && shopifyChecks.utils.sanitizeShop(host) === null) throw new Response(null, { status: 401 });
  return host;
}

/** What a page cannot be shown without: a failure of Shopify becomes a page that says so (503). Its cause stands in the log. */
export async function requireAnswer<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ShopifyFailure) throw data(error.message, { status: 503 });
    throw error;
  }
}

/** What a page can be shown without: null when Shopify does not answer. */
export async function answerOrNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ShopifyFailure) return null;
    throw error;
  }
}

/** Products were changed or deleted: the writes after which what is known of the links to them is as of then. */
export function noteProductChanges(webhooks: readonly { shop: string; payload: unknown; triggeredAt: Date }[], read: (payload: unknown) => ProductChange | null): Promise<Write[]> {
  const told = webhooks.flatMap(({ shop, payload, triggeredAt }) => {
    const change = read(payload);
    return change === null ? [] : { shop, change, at: Math.floor(triggeredAt.getTime() / 1000) };
  });
  return productWrites(database, told);
}

/** Another theme is live since then, with blocks of its own. */
export async function noteThemeSwitch(shop: string, themeName: string | null, at: Date): Promise<void> {
  await createLocks(database, shop)("theme-memory", () => createThemeMemories(database, shop).noteSwitch(themeName, at));
}

/** What the browser needs to know of the app itself. */
export const appIdentity = { apiKey: environment.apiKey };
export const { appUrl } = environment;

export const { addDocumentResponseHeaders } = shopifyLibrary;

export { BADGE_ICON_DRAWINGS } from "./adapters/badge-icon-drawings.server";
export { drawArticle, drawPage, drawPreview } from "./adapters/storefront-preview.server";
