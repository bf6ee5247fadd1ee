/**
 * Access to a shop without a merchant at the screen, for webhooks: the stored offline token, which expires after an
 * hour and is renewed by its refresh token, once by whichever process needs it first.
 */
import { HttpResponseError, type Session } from "@shopify/shopify-api";
import { createLocks } from "./locks-prisma.server";
import { database, sessions, shopifyChecks } from "./shopify-app.server";
import { notedFailure, type AdminGraphql } from "./shopify-request.server";
import { inTime } from "./time-limit.server";

/** A token that has less than this left is renewed; the library does the same. */
export const RENEWAL_MILLISECONDS = 5 * 60 * 1000;
/** One lock for everything that gets or drops tokens of a shop. */
export const TOKEN_LOCK = "access-token";
/** Longer than the token endpoint takes, shorter than a webhook may. */
const LONGEST_RENEWAL_MILLISECONDS = 3_000;

/** Shopify has no access for us any more: the app was uninstalled. */
export class NoAccess extends Error {
  override name = "NoAccess";
}

/**
 * The Admin API of a shop, or null after an uninstall; then nothing is asked of Shopify.
 * A request rejects with NoAccess when Shopify has ended the access and no webhook has said so yet.
 * @throws ShopifyFailure when the token could not be renewed and may be later
 */
export async function openOfflineAccess(shop: string): Promise<AdminGraphql | null> {
  let session = await findSession(shop, (stored) => stored.isActive(undefined, RENEWAL_MILLISECONDS));
  if (session === null) return null;
  return async (operation, options) => {
    const used = session?.accessToken;
    try {
      return await send(session, operation, options);
    } catch (error) {
      if (!(error instanceof Response) || error.status !== 401) throw error;
      session = await findSession(shop, (stored) => stored.accessToken !== used);
      return await send(session, operation, options).catch((again: unknown) => {
        throw again instanceof Response && again.status === 401 ? new NoAccess() : again;
      });
    }
  };
}

/** @throws a Response with Shopify's status, as the library's own admin client does */
async function send(session: Session | null, operation: string, { variables, signal }: Parameters<AdminGraphql>[1]): Promise<Response> {
  if (session === null) throw new NoAccess();
  try {
    return Response.json(await new shopifyChecks.clients.Graphql({ session }).request(operation, { variables, signal }));
  } catch (error) {
    if (error instanceof HttpResponseError) throw new Response(null, { status: error.response.code });
    throw error;
  }
}

/** The stored session when it is good enough, else a renewed one; null when there is none to renew. */
async function findSession(shop: string, isGood: (stored: Session) => boolean): Promise<Session | null> {
  const id = shopifyChecks.session.getOfflineId(shop);
  const stored = await sessions.loadSession(id);
  if (stored === undefined) return null;
  if (isGood(stored)) return stored;
  return createLocks(database, shop)(TOKEN_LOCK, async () => {
    const current = await sessions.loadSession(id);
    if (current?.refreshToken === undefined) return null;
    if (isGood(current)) return current;
    const renewed = await renew(shop, current.refreshToken);
    if (renewed !== null) await sessions.storeSession(renewed);
    return renewed;
  });
}

async function renew(shop: string, refreshToken: string): Promise<Session | null> {
  try {
    return (await inTime(shopifyChecks.auth.refreshToken({ shop, refreshToken }), LONGEST_RENEWAL_MILLISECONDS)).session;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw notedFailure("Shopify could not be reached. Try again in a moment.", error, "renewing an access token");
  }
}

/** The token endpoint's word that there is nothing to have. Everything else may go by: an overload, a fault, a lost connection. */
export function isRefusal(error: unknown): boolean {
  return error instanceof HttpResponseError && error.response.code < 500 && ![408, 429].includes(error.response.code);
}
