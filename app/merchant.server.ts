/**
 * The one place that wires ports: for a signed-in merchant, or for the work of a verified webhook. Everything that
 * comes out of here is bound to one shop.
 */
import { data } from "@remix-run/node";
import { createCatalogue } from "./adapters/catalogue-prisma.server";
import { createDrafts } from "./adapters/drafts-prisma.server";
import { createLocks } from "./adapters/locks-prisma.server";
import { openOfflineAccess, RENEWAL_MILLISECONDS, TOKEN_LOCK } from "./adapters/offline-access.server";
import { createShopify } from "./adapters/shopify-admin.server";
import { createDiscounts } from "./adapters/shopify-admin-discounts.server";
import type { AdminGraphql } from "./adapters/shopify-request.server";
import { createBulkReading } from "./adapters/shopify-bulk.server";
import { createPortability } from "./adapters/portability-admin.server";
import { createProposals } from "./adapters/proposals-prisma.server";
import { createStaff } from "./adapters/staff.server";
import { createStoreFigures } from "./adapters/store-figures.server";
import { createStoreProducts } from "./adapters/store-products-admin.server";
import { createThemeMemories } from "./adapters/theme-memory-prisma.server";
import { createContents, createVersions } from "./adapters/versions-prisma.server";
import { database, sessions, shopifyChecks, shopifyLibrary } from "./adapters/shopify-app.server";
import type { Instant } from "./domain/schedule";
import { environment } from "./environment.server";
import { ShopifyFailure, type Contents, type Discounts, type Portability, type StoreFigures, type ThemeMemories, type Versions } from "./ports";
import type { Proposals } from "./ports-scan";
import type { PublishPorts } from "./publish";
import type { CataloguePorts } from "./scan/catalogue";

export interface Merchant extends PublishPorts, CataloguePorts {
  /** e.g. "steady-spine.myshopify.com" */
  shop: string;
  now: Instant;
  contents: Contents;
  versions: Versions;
  theme: ThemeMemories;
  figures: StoreFigures;
  portability: Portability;
  proposals: Proposals;
  discounts: Discounts;
}

/**
 * The merchant behind a request with a verified session token (P3).
 * @throws Response: 401 for a forged or expired token, a redirect for a page that is opened outside the admin
 */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { admin, session } = await authenticateOnce(request);
  return toMerchant(session.shop, (operation, options) => admin.graphql(operation, options), createStaff(database, session.shop, sessionTokenOf(request)));
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
  const readContent = async () => {
    const [banners, badgeSets, settings] = await Promise.all([drafts.banners.all(), drafts.badgeSets.all(), drafts.settings()]);
    return { banners, badgeSets, settings: settings.content };
  };
  return {
    shop,
    now: Math.floor(Date.now() / 1000),
    drafts,
    shopify: createShopify(graphql),
    holdLock: createLocks(database, shop),
    author,
    contents: createContents(database, shop, readContent),
    versions: createVersions(database, shop),
    theme: createThemeMemories(database, shop),
    figures: createStoreFigures(graphql),
    portability: createPortability(graphql),
    catalogue: createCatalogue(database, shop),
    storeProducts: createStoreProducts(graphql),
    bulk: createBulkReading(graphql),
    proposals: createProposals(database, shop),
    discounts: createDiscounts(graphql),
  };
}

/**
 * The library exchanges a missing or expiring token in every request that meets it; under a lock per shop the
 * first one does, and the others find its result.
 */
async function authenticateOnce(request: Request) {
  const authenticate = () => shopifyLibrary.authenticate.admin(request);
  const shop = await shopOfValidToken(request);
  if (shop === null) return authenticate();
  const session = await sessions.loadSession(shopifyChecks.session.getOfflineId(shop));
  if (session?.isActive(undefined, RENEWAL_MILLISECONDS)) return authenticate();
  return createLocks(database, shop)(TOKEN_LOCK, authenticate);
}

function sessionTokenOf(request: Request): string | null {
  return request.headers.get("authorization")?.replace(/^Bearer /, "") ?? new URL(request.url).searchParams.get("id_token");
}

async function shopOfValidToken(request: Request): Promise<string | null> {
  const token = sessionTokenOf(request);
  if (!token) return null;
  try {
    return new URL((await shopifyChecks.session.decodeSessionToken(token)).dest).hostname;
  } catch {
    // The library answers for what is wrong with the token.
    return null;
  }
}

/** What a page cannot be shown without: a failure of Shopify becomes a page that says so (503). */
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

/** Another theme is live since then, with blocks of its own. */
export async function noteThemeSwitch(shop: string, themeName: string | null, at: Date): Promise<void> {
  await createLocks(database, shop)("theme-memory", () => createThemeMemories(database, shop).noteSwitch(themeName, at));
}

/** What the browser needs to know of the app itself. */
export const appIdentity = { apiKey: environment.apiKey };

export const { addDocumentResponseHeaders } = shopifyLibrary;

export { drawArticle, drawPage, drawPreview } from "./adapters/storefront-preview.server";
