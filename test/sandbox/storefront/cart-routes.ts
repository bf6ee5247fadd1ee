/** The cart's addresses: plain form posts that redirect, and their `.js` twins that answer JSON, with sections when asked. */
import type { SandboxCart, SandboxCartItem, SandboxStore } from "../store";
import { addToCart, cartOf, changeLine, findLine, lineKeyOf, linesOf, missingItems, noSuchLine, requireCart, type CartProblem } from "./cart";
import { toCartJson, toLineJson, type ShownCart } from "./cart-views";
import { isValues, readBody, redirect, toReturnAddress, type Values } from "./request-body";
import { DISCOUNT_COOKIE, TWO_WEEKS_IN_SECONDS, cookie, type Visit } from "./visit";

export interface CartRequest {
  visit: Visit;
  store: SandboxStore;
  findDiscount: ShownCart["findDiscount"];
  /** Sections as the shopper sees them after the change, on the page of this address. */
  renderSections: (visit: Visit, ids: string[], address: URL) => Promise<Record<string, string | null>>;
}

/** Answers a cart address; null when the path is none. The bare `/cart` page is drawn by the theme. */
export async function answerCart(asked: CartRequest): Promise<Response | null> {
  const { store, visit } = asked;
  const { request, path, url } = visit;
  const isJson = path.endsWith(".js");
  const action = /^\/cart\/(add|change|update|clear)(?:\.js)?$/.exec(path)?.[1];
  if (path === "/cart.js" || path === "/cart.json") return json(toCartJson(shown(asked, cartOf(store.state, visit.cartToken))), 200);
  if (action === undefined && !(path === "/cart" && request.method === "POST")) return null;
  if (action === "add" && request.method !== "POST") return new Response("Method Not Allowed", { status: 405, headers: { allow: "POST" } });

  const sent = await readBody(request);
  if (sent === null) return new Response("Bad Request", { status: 400 });
  const body = { ...Object.fromEntries(url.searchParams), ...sent };
  const sections = sectionsOf(body, visit);
  if (sections !== null && "status" in sections) return json(sections, 400);
  const cart = requireCart(store, visit.cartToken);
  const result = perform(action ?? "update", body, asked, cart);
  const headers = new Headers({ "set-cookie": cookie("cart", cart.token, TWO_WEEKS_IN_SECONDS) });
  if (typeof body["discount"] === "string" && (action ?? "update") === "update") {
    asked = { ...asked, visit: { ...visit, discountCodes: body["discount"].split(",").map((code) => code.trim()).filter((code) => code !== "") } };
    headers.append("set-cookie", cookie(DISCOUNT_COOKIE, asked.visit.discountCodes.join(","), TWO_WEEKS_IN_SECONDS));
  }
  store.save();
  if (!Array.isArray(result)) return isJson ? json(result, toStatus(result), headers) : refuse(result, headers);
  // Checkout is Shopify's own: its button leads back to the cart here.
  if (!isJson) return withHeaders(redirect(toReturnAddress(body["return_to"], `${visit.locality.root}/cart`)), headers);
  const answer = action === "add" ? toAdded(asked, cart, result, body) : toCartJson(shown(asked, cart));
  if (sections === null) return json(answer, 200, headers);
  const rendered = await asked.renderSections({ ...asked.visit, cartToken: cart.token }, sections.ids, sections.address);
  return json({ ...answer, sections: rendered }, 200, headers);
}

const shown = ({ visit, store, findDiscount }: CartRequest, cart: SandboxCart): ShownCart => ({ state: store.state, cart, locality: visit.locality, discountCodes: visit.discountCodes, findDiscount });

/** The lines that were added to, or why nothing was done. */
function perform(action: string, body: Values, { store: { state }, visit: { locality } }: CartRequest, cart: SandboxCart): SandboxCartItem[] | CartProblem {
  switch (action) {
    case "add": {
      const items = itemsOf(body);
      return items.length === 0 ? missingItems() : addToCart(state, cart, locality, items);
    }
    case "change": {
      const line = toNumber(body["line"], 0);
      const found = findLine(cart, line > 0 ? { line } : { id: String(body["id"] ?? "") });
      if (!found) return noSuchLine();
      if (isValues(body["properties"])) found.properties = toTexts(body["properties"]);
      const quantity = body["quantity"] === undefined && isValues(body["properties"]) ? found.quantity : toNumber(body["quantity"], Number.NaN);
      return changeLine(state, cart, locality, found, quantity) ?? [];
    }
    case "update": {
      if (typeof body["note"] === "string") cart.note = body["note"];
      if (isValues(body["attributes"])) cart.attributes = { ...cart.attributes, ...toTexts(body["attributes"]) };
      return updateQuantities(state, cart, locality, body["updates"]) ?? [];
    }
    case "clear":
      cart.items = [];
      return [];
    default:
      throw new Error(`no such cart action: ${action}`);
  }
}

/** By place, by key or by variant; a variant that is not in the cart yet is added, as Shopify does. All or nothing. */
function updateQuantities(state: SandboxStore["state"], cart: SandboxCart, locality: Visit["locality"], updates: unknown): CartProblem | null {
  const before = cart.items.map((item) => ({ ...item }));
  const keys = before.map((item) => lineKeyOf(cart, item));
  const entries = Array.isArray(updates) ? updates.flatMap((quantity: unknown, index) => (keys[index] === undefined ? [] : [[keys[index], quantity] as const])) : isValues(updates) ? Object.entries(updates) : [];
  for (const [id, sent] of entries) {
    const quantity = toNumber(sent, Number.NaN);
    const line = findLine(cart, { id });
    if (line === null && quantity === 0) continue;
    const outcome = line === null ? addToCart(state, cart, locality, [{ variantId: toNumber(id, 0), quantity }]) : changeLine(state, cart, locality, line, quantity);
    if (outcome !== null && !Array.isArray(outcome)) {
      cart.items = before;
      return outcome;
    }
  }
  return null;
}

function itemsOf(body: Values): SandboxCartItem[] {
  const listed = Array.isArray(body["items"]) ? body["items"].filter(isValues) : isValues(body["items"]) ? Object.values(body["items"]).filter(isValues) : null;
  const sent = listed ?? (body["id"] === undefined || body["id"] === "" ? [] : [body]);
  return sent.map((item) => {
    const plan = item["selling_plan"] ?? "";
    const properties = isValues(item["properties"]) ? toTexts(item["properties"]) : {};
    return { variantId: toNumber(item["id"], 0), quantity: toNumber(item["quantity"], 1), ...(plan !== "" && { sellingPlan: toNumber(plan, 0) }), ...(Object.keys(properties).length > 0 ? { properties } : {}) };
  });
}

/** Blank ones are left out. */
function toTexts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null || value === undefined || value === "" ? [] : [[name, String(value)]])));
}

function toNumber(value: unknown, fallback: number): number {
  if (value === undefined || value === null || value === "") return fallback;
  const number = Number(value);
  return Number.isInteger(number) ? number : Number.NaN;
}

/** At most five, in the context of `sections_url`, else of the page that asks. */
function sectionsOf(body: Values, { request, url }: Visit): { ids: string[]; address: URL } | { status: "bad_request"; message: string; description: string } | null {
  const { sections, sections_url: wanted } = body;
  const ids = (Array.isArray(sections) ? sections.map(String) : typeof sections === "string" ? sections.split(",") : []).map((id) => id.trim()).filter((id) => id !== "");
  if (ids.length === 0) return null;
  const invalid = (parameter: string) => ({ status: "bad_request" as const, message: "Parameter Missing or Invalid", description: `Required parameter missing or invalid: ${parameter}` });
  if (ids.length > 5) return invalid("sections");
  if (wanted !== undefined && toReturnAddress(wanted, "") === "") return invalid("sections_url");
  const referer = request.headers.get("referer") ?? "";
  const page = wanted !== undefined ? new URL(String(wanted), url) : URL.canParse(referer) && new URL(referer).origin === url.origin ? new URL(referer) : new URL("/", url);
  return { ids, address: page };
}

function toAdded(asked: CartRequest, cart: SandboxCart, added: SandboxCartItem[], body: Values): object {
  const keys = added.map((item) => lineKeyOf(cart, item));
  const lines = linesOf(asked.store.state, cart, asked.visit.locality).filter(({ key }) => keys.includes(key)).map((line) => toLineJson(line, asked.visit.locality));
  return body["items"] === undefined ? (lines[0] ?? {}) : { items: lines };
}

const toStatus = ({ status }: CartProblem) => (status === "bad_request" ? 400 : status);

function withHeaders(response: Response, headers: Headers): Response {
  for (const [name, value] of headers) response.headers.append(name, value);
  return response;
}

function json(body: unknown, status: number, headers = new Headers()): Response {
  return withHeaders(new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } }), headers);
}

function refuse(problem: CartProblem, headers: Headers): Response {
  const html = `<!doctype html><html lang="en"><head><title>Cart Error</title></head><body><h1>Cart Error</h1><p>${problem.description.replace(/[&<>]/g, "")}</p><p><a href="/cart">Back to the cart</a></p></body></html>`;
  return withHeaders(new Response(html, { status: toStatus(problem), headers: { "content-type": "text/html; charset=utf-8" } }), headers);
}
