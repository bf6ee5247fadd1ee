/**
 * Logs as one line of JSON each, with the request's id and shop, and without anything secret. What the app says by
 * `console` goes the same way.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";

/** @typedef {{ requestId: string, shop?: string }} LoggedRequest */

/** @type {AsyncLocalStorage<{ request: LoggedRequest, said: Set<string> | null }>} */
const current = new AsyncLocalStorage();

/**
 * Everything that the work says is said of this request. A page has several loaders, which meet the same trouble: until
 * the work says that it has answered, the same is said once.
 * @template T
 * @param {LoggedRequest} request
 * @param {(answered: () => void) => T} work
 */
export function withRequest(request, work) {
  /** @type {{ request: LoggedRequest, said: Set<string> | null }} */
  const store = { request, said: new Set() };
  return current.run(store, () => work(() => void (store.said = null)));
}

/** Tokens of Shopify and JSON Web Tokens, wherever they stand. */
const TOKENS = /\bshp[a-z]{2,4}_[A-Za-z0-9]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
/** What follows these names, in an address, in JSON, in a header or in an object that is printed. */
const NAMED = /\b(id_token|hmac|session|code|access_token|accessToken|refresh_token|refreshToken|client_secret|subject_token|password|authorization|x-shopify-access-token|x-shopify-hmac-sha256|SHOPIFY_API_SECRET|TOKEN_KEY)(["']?\s*[=:]\s*["']?)(?:Bearer\s+)?[^\s&"',}]+/gi;
/** A password may hold an @ itself: it ends at the last one. */
const PASSWORD = /(\bpostgres(?:ql)?:\/\/[^:@\s/]+:)[^\s/]+@/g;

/** @param {string} text */
export function withoutSecrets(text) {
  return text.replace(PASSWORD, "$1…@").replace(NAMED, "$1$2…").replace(TOKENS, "…");
}

/**
 * @param {"info" | "warn" | "error"} level
 * @param {string} message
 * @param {Record<string, unknown>} [facts]
 */
export function toLine(level, message, facts = {}) {
  const line = { at: new Date().toISOString(), level, message, ...current.getStore()?.request, ...facts };
  return JSON.stringify(line, (_, value) => (typeof value === "string" ? withoutSecrets(value) : value));
}

/**
 * @param {"info" | "warn" | "error"} level
 * @param {string} message
 * @param {Record<string, unknown>} [facts]
 */
export function log(level, message, facts) {
  const said = level === "info" ? null : current.getStore()?.said;
  if (said?.has(message)) return;
  said?.add(message);
  (level === "info" ? process.stdout : process.stderr).write(`${toLine(level, message, facts)}\n`);
}

/** From now on `console` writes such lines. */
export function takeOverConsole() {
  const say = (/** @type {"info" | "warn" | "error"} */ level) => (/** @type {unknown[]} */ ...words) => log(level, words.map((word) => (typeof word === "string" ? word : inspect(word, { depth: 4 }))).join(" "));
  Object.assign(console, { log: say("info"), info: say("info"), warn: say("warn"), error: say("error") });
}

/**
 * The shop that a request speaks of, as far as it says so itself: a line in the log proves nothing.
 * @param {{ headers: Record<string, string | string[] | undefined>, url?: string }} request
 */
export function shopOf({ headers, url = "/" }) {
  const query = new URLSearchParams(url.split("?")[1]);
  const token = String(headers["authorization"] ?? "").replace(/^Bearer /, "") || (query.get("id_token") ?? "");
  const shop = String(headers["x-shopify-shop-domain"] ?? "") || destinationOf(token) || (query.get("shop") ?? "");
  return /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/.test(shop) ? shop : undefined;
}

/** @param {string} token */
function destinationOf(token) {
  try {
    return new URL(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")).dest).hostname;
  } catch {
    return "";
  }
}
