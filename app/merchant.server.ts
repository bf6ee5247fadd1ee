/**
 * The one place that wires ports: for a signed-in merchant, or for a verified webhook. Everything that comes out
 * of here is bound to one shop.
 */
import { data } from "@remix-run/node";
import { WebhookValidationErrorReason } from "@shopify/shopify-api";
import { createDrafts } from "./adapters/drafts-prisma.server";
import { createLinkHealth } from "./adapters/link-health-prisma.server";
import { createLinkSource } from "./adapters/link-source-admin.server";
import { createLocks } from "./adapters/locks-prisma.server";
import { createShopify } from "./adapters/shopify-admin.server";
import type { AdminGraphql } from "./adapters/shopify-request.server";
import { createPortability } from "./adapters/portability-admin.server";
import { createStaff } from "./adapters/staff.server";
import { createStoreFigures } from "./adapters/store-figures.server";
import { createThemeMemories } from "./adapters/theme-memory-prisma.server";
import { createContents, createVersions } from "./adapters/versions-prisma.server";
import { database, sessions, shopifyChecks, shopifyLibrary } from "./adapters/shopify-app.server";
import type { ProductChange } from "./domain/link-health";
import type { Instant } from "./domain/schedule";
import { environment } from "./environment.server";
import { ShopifyFailure, type Contents, type LinkSource, type Portability, type StoreFigures, type ThemeMemories, type Versions } from "./ports";
import { STOREFRONT_TARGET, type PublishPorts } from "./publish";
import { readText } from "./request-body.server";

export interface Merchant extends PublishPorts {
  /** e.g. "steady-spine.myshopify.com" */
  shop: string;
  now: Instant;
  contents: Contents;
  versions: Versions;
  theme: ThemeMemories;
  figures: StoreFigures;
  portability: Portability;
  linkSource: LinkSource;
}

/** The library renews a token that has less than this left. */
const RENEWAL_MILLISECONDS = 5 * 60 * 1000;

/**
 * The merchant behind a request with a verified session token (P3).
 * @throws Response: 401 for a forged or expired token, a redirect for a page that is opened outside the admin
 */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { admin, session } = await authenticateOnce(request);
  const { shop } = session;
  const graphql: AdminGraphql = (operation, options) => admin.graphql(operation, options);
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
    author: createStaff(database, shop, sessionTokenOf(request)),
    contents: createContents(database, shop, readContent),
    versions: createVersions(database, shop),
    theme: createThemeMemories(database, shop),
    figures: createStoreFigures(graphql),
    portability: createPortability(graphql),
    links: createLinkHealth(database, shop),
    linkSource: createLinkSource(graphql),
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
  return createLocks(database, shop)("access-token", authenticate);
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

export interface Webhook {
  shop: string;
  topic: string;
  payload: unknown;
  /** When the thing happened that it tells of; the same for each delivery of it. */
  triggeredAt: Date;
}

/**
 * A webhook whose HMAC over the raw body is right. Checked without the library's sign-in, which would renew the
 * shop's token first and fail after an uninstall.
 * @throws Response: 401 for a wrong or missing HMAC, 400 for missing headers, 405 for another method, 413 for a huge body
 */
export async function requireWebhook(request: Request, mostBytes?: number): Promise<Webhook> {
  if (request.method !== "POST") throw new Response(null, { status: 405 });
  const rawBody = await readText(request, mostBytes);
  if (rawBody === null) throw new Response(null, { status: 413 });
  const check = await shopifyChecks.webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) throw new Response(null, { status: check.reason === WebhookValidationErrorReason.MissingHeaders ? 400 : 401 });
  const triggeredAt = new Date(request.headers.get("X-Shopify-Triggered-At") ?? Date.now());
  return { shop: check.domain, topic: check.topic, payload: JSON.parse(rawBody) as unknown, triggeredAt: Number.isNaN(triggeredAt.getTime()) ? new Date() : triggeredAt };
}

/** Another theme is live, with blocks of its own. */
export async function noteThemeSwitch({ shop, triggeredAt }: Webhook, themeName: string | null): Promise<void> {
  await createLocks(database, shop)("theme-memory", () => createThemeMemories(database, shop).noteSwitch(themeName, triggeredAt));
}

/** A product was changed or deleted: what is known of the links to it is as of then. */
export async function noteProductChange({ shop, triggeredAt }: Webhook, change: ProductChange): Promise<void> {
  await createLinkHealth(database, shop).noteProduct(change, Math.floor(triggeredAt.getTime() / 1000));
}

/**
 * The access tokens of a shop that uninstalled are of no use any more, to us or to anyone. Shopify has removed the
 * app-data metafield with the installation, so what was published is not any longer: a reinstall says so.
 */
export async function forgetInstallation(shop: string): Promise<void> {
  const unpublished = { hash: null, error: "Buyline was uninstalled in between, which took its banner and badges off your store." };
  await database.$transaction([
    database.session.deleteMany({ where: { shop } }),
    database.publication.updateMany({ where: { shop, target: STOREFRONT_TARGET }, data: unpublished }),
  ]);
}

/** Leaves no row of the shop (P2). */
export async function forgetShop(shop: string): Promise<void> {
  const where = { shop };
  await database.$transaction([
    database.session.deleteMany({ where }),
    database.banner.deleteMany({ where }),
    database.badgeSet.deleteMany({ where }),
    database.settings.deleteMany({ where }),
    database.articleDraft.deleteMany({ where }),
    database.pageDraft.deleteMany({ where }),
    database.publication.deleteMany({ where }),
    database.publishedVersion.deleteMany({ where }),
    database.staffMember.deleteMany({ where }),
    database.themeMemory.deleteMany({ where }),
    database.linkedArticle.deleteMany({ where }),
    database.articleLink.deleteMany({ where }),
    database.linkCheck.deleteMany({ where }),
    database.lock.deleteMany({ where: { name: { startsWith: `${shop}/` } } }),
  ]);
}

/** What the browser needs to know of the app itself. */
export const appIdentity = { apiKey: environment.apiKey };

export const { addDocumentResponseHeaders } = shopifyLibrary;

export { drawArticle, drawPage, drawPreview } from "./adapters/storefront-preview.server";
