/**
 * Who publishes. A session token names the staff member by number only; their name comes with an online access token,
 * which is asked for once for each of them and thrown away (P2, P5).
 */
import { RequestedTokenType } from "@shopify/shopify-api";
import type { Author } from "../ports";
import type { Database } from "./database.server";
import { isRefusal } from "./offline-access.server";
import { shopifyChecks } from "./shopify-app.server";
import { inTime } from "./time-limit.server";

/** A publish does not wait longer than this for a name. */
const LONGEST_WAIT_MILLISECONDS = 4_000;
/** Shopify may close a connection just as it is used again. */
const EXCHANGES = 2;

/** @returns null when Shopify does not tell; the next publish asks again */
export function createStaff(database: Database, shop: string, sessionToken: string | null): () => Promise<Author | null> {
  return async () => {
    if (sessionToken === null) return null;
    try {
      const { sub } = await shopifyChecks.session.decodeSessionToken(sessionToken);
      const known = await database.staffMember.findUnique({ where: { shop_userId: { shop, userId: sub } } });
      if (known !== null) return { name: known.name, email: known.email };
      const author = await inTime(askName(shop, sessionToken), LONGEST_WAIT_MILLISECONDS);
      if (author !== null) await database.staffMember.upsert({ where: { shop_userId: { shop, userId: sub } }, create: { shop, userId: sub, ...author }, update: author });
      return author;
    } catch (error) {
      // A publish that worked is not undone because nobody knows whose it was.
      console.warn(`Nobody's name could be learned: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
}

async function askName(shop: string, sessionToken: string): Promise<Author | null> {
  const { session } = await exchange(shop, sessionToken);
  const user = session.onlineAccessInfo?.associated_user;
  if (user === undefined) return null;
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email;
  return name ? { name, email: user.email || null } : null;
}

async function exchange(shop: string, sessionToken: string) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await shopifyChecks.auth.tokenExchange({ shop, sessionToken, requestedTokenType: RequestedTokenType.OnlineAccessToken });
    } catch (error) {
      if (isRefusal(error) || attempt === EXCHANGES) throw error;
    }
  }
}
