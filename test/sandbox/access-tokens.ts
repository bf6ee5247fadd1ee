/** `POST /admin/oauth/access_token`: token exchange and refresh, and the tokens that they issue. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { verifyIdToken } from "./id-tokens";
import type { SandboxAccessToken, SandboxStore } from "./store";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
export const OFFLINE_TOKEN_SECONDS = 3600;
/** Shopify's online tokens say one second less than a day. */
export const ONLINE_TOKEN_SECONDS = 86_399;
export const REFRESH_TOKEN_SECONDS = 90 * 24 * 60 * 60;
/** A used refresh token may be tried again for this long, unless its replacement is used first (changelog of 2026-08-28). */
const RECOVERY = 30 * DAY;

interface TokenOptions {
  store: SandboxStore;
  clientId: string;
  clientSecret: string;
  now: () => Date;
}

export async function answerTokenRequest(request: Request, options: TokenOptions): Promise<Response> {
  const body = await parseBody(request);
  if (body === null) return refuse(400, "invalid_request", "The body is neither JSON nor a form.");
  if (body["client_id"] !== options.clientId) return refuse(400, "application_cannot_be_found", "No application has this client id.");
  if (!sameText(body["client_secret"] ?? "", options.clientSecret)) return refuse(400, "invalid_client", "The client secret is wrong.");
  switch (body["grant_type"]) {
    case TOKEN_EXCHANGE:
      return exchange(body, options);
    case "refresh_token":
      return refresh(body["refresh_token"] ?? "", options);
    default:
      return refuse(400, "unsupported_grant_type", "Only token exchange and refresh_token are served here.");
  }
}

/** The unexpired token of an installed app, or null: then the API answers 401. */
export function findAccessToken({ store, now }: Pick<TokenOptions, "store" | "now">, token: string | null): SandboxAccessToken | null {
  const { installation } = store.state;
  if (token === null || installation.id === null) return null;
  return installation.accessTokens.find((known) => known.token === token && now().getTime() < known.expiresAt) ?? null;
}

function exchange(body: Record<string, string>, { store, clientId, clientSecret, now }: TokenOptions): Response {
  const { shop, installation } = store.state;
  if (body["subject_token_type"] !== ID_TOKEN) return refuse(400, "invalid_request", "subject_token_type must be an id token.");
  const subject = verifyIdToken(body["subject_token"] ?? "", { clientId, clientSecret, shop: shop.domain, now: now() });
  if (subject === null) return refuse(400, "invalid_subject_token", "Token exchange cannot be performed due to an invalid subject token.");
  if (installation.id === null) return refuse(400, "invalid_request", "The app is not installed on this shop.");

  if (body["requested_token_type"] === ONLINE) {
    const token = issue(store, { kind: "online", now: now(), seconds: ONLINE_TOKEN_SECONDS });
    return answer({
      access_token: token.token,
      scope: installation.scopes.join(","),
      expires_in: ONLINE_TOKEN_SECONDS,
      associated_user_scope: installation.scopes.join(","),
      associated_user: {
        id: Number(subject.sub),
        first_name: "Store",
        last_name: "Merchant",
        email: shop.email,
        email_verified: true,
        account_owner: true,
        locale: "en",
        collaborator: false,
      },
    });
  }
  if (body["requested_token_type"] !== OFFLINE) return refuse(400, "invalid_request", "requested_token_type is unknown.");
  // Public apps made since 2026-04-01 get no other kind.
  if (body["expiring"] !== "1") return refuse(400, "invalid_request", "Offline tokens of this app must be expiring.");
  return answerPair(store, issue(store, { kind: "offline", now: now(), seconds: OFFLINE_TOKEN_SECONDS }), now());
}

/**
 * Every use of a refresh token rotates the pair. A used one may be tried again, and gives the same pair, until the
 * pair's own refresh token is used: then it is dead.
 */
function refresh(refreshToken: string, { store, now }: TokenOptions): Response {
  const { installation } = store.state;
  const instant = now().getTime();
  const current = installation.accessTokens.find((known) => known.refreshToken !== null && known.refreshToken === refreshToken);
  if (installation.id === null || !current || instant >= (current.refreshExpiresAt ?? 0)) return refuseRefresh();
  if (current.refreshUsedAt !== undefined) {
    const successor = installation.accessTokens.find((known) => known.replaces === refreshToken);
    if (!successor || successor.refreshUsedAt !== undefined || instant >= current.refreshUsedAt + RECOVERY) return refuseRefresh();
    successor.expiresAt = instant + OFFLINE_TOKEN_SECONDS * SECOND;
    store.save();
    return answerPair(store, successor, now());
  }
  current.refreshUsedAt = instant;
  return answerPair(store, issue(store, { kind: "offline", now: now(), seconds: OFFLINE_TOKEN_SECONDS, replaces: refreshToken }), now());
}

function issue(
  store: SandboxStore,
  { kind, now, seconds, replaces }: { kind: SandboxAccessToken["kind"]; now: Date; seconds: number; replaces?: string },
): SandboxAccessToken {
  const { installation } = store.state;
  const instant = now.getTime();
  const token: SandboxAccessToken = {
    token: `${kind === "online" ? "shpua" : "shpat"}_${randomBytes(16).toString("hex")}`,
    kind,
    expiresAt: instant + seconds * SECOND,
    refreshToken: kind === "offline" ? `shprt_${randomBytes(16).toString("hex")}` : null,
    refreshExpiresAt: kind === "offline" ? instant + REFRESH_TOKEN_SECONDS * SECOND : null,
    ...(replaces === undefined ? {} : { replaces }),
  };
  installation.accessTokens = [...installation.accessTokens.filter((known) => instant < Math.max(known.expiresAt, known.refreshExpiresAt ?? 0)), token];
  store.save();
  return token;
}

/** Trying again does not make a refresh token live longer: it tells what is left. */
function answerPair(store: SandboxStore, token: SandboxAccessToken, now: Date): Response {
  return answer({
    access_token: token.token,
    scope: store.state.installation.scopes.join(","),
    expires_in: OFFLINE_TOKEN_SECONDS,
    refresh_token: token.refreshToken,
    refresh_token_expires_in: Math.floor(((token.refreshExpiresAt ?? 0) - now.getTime()) / SECOND),
  });
}

async function parseBody(request: Request): Promise<Record<string, string> | null> {
  const text = await request.text();
  if (request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return null;
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]));
  } catch {
    return null;
  }
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuseRefresh(): Response {
  return refuse(400, "invalid_grant", "The refresh token is expired, used up or unknown.");
}

function refuse(status: number, error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status });
}

function answer(body: object): Response {
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}
