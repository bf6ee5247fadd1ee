/** Session ("id") tokens: JWTs that App Bridge hands to the app and that the token endpoint exchanges. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export interface IdTokenPayload {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
}

/** Shopify's libraries tolerate this much difference between clocks. */
const CLOCK_TOLERANCE_SECONDS = 10;

/** Signs what `shopify.idToken()` gives; `overrides` make the forged and expired ones. */
export function signIdToken(options: {
  clientId: string;
  clientSecret: string;
  /** e.g. "steady-spine.myshopify.com" */
  shop: string;
  userId: number | string;
  now: Date;
  lifetimeSeconds?: number;
  overrides?: Partial<IdTokenPayload>;
}): string {
  const seconds = Math.floor(options.now.getTime() / 1000);
  const payload: IdTokenPayload = {
    iss: `https://${options.shop}/admin`,
    dest: `https://${options.shop}`,
    aud: options.clientId,
    sub: String(options.userId),
    exp: seconds + (options.lifetimeSeconds ?? 60),
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    sid: randomUUID(),
    ...options.overrides,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(payload)}`;
  return `${signed}.${signature(signed, options.clientSecret).toString("base64url")}`;
}

/** The payload of a token that is genuine, meant for this app and shop, and valid now; otherwise null. */
export function verifyIdToken(token: string, expected: { clientId: string; clientSecret: string; shop: string; now: Date }): IdTokenPayload | null {
  const [header, body, mac, ...rest] = token.split(".");
  if (!header || !body || !mac || rest.length > 0) return null;
  if (decode(header)?.["alg"] !== "HS256") return null;
  const given = Buffer.from(mac, "base64url");
  const wanted = signature(`${header}.${body}`, expected.clientSecret);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const payload = decode(body);
  if (payload === null) return null;
  const { aud, dest, iss, exp, nbf, sub } = payload;
  const seconds = expected.now.getTime() / 1000;
  if (aud !== expected.clientId || dest !== `https://${expected.shop}`) return null;
  if (typeof iss !== "string" || iss.replace(/^https:\/\//, "") !== `${expected.shop}/admin`) return null;
  if (typeof exp !== "number" || typeof nbf !== "number" || typeof sub !== "string") return null;
  if (exp + CLOCK_TOLERANCE_SECONDS <= seconds || nbf - CLOCK_TOLERANCE_SECONDS > seconds) return null;
  return payload as unknown as IdTokenPayload;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function signature(signed: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(signed).digest();
}
