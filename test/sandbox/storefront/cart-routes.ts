/** The cart's addresses: plain form posts that redirect, and their `.js` twins that answer JSON. */
import type { SandboxStore } from "../store";
import { addToCart, cartOf, changeLine, requireCart, toCartJson, type CartProblem } from "./cart";

export interface CartRequest {
  request: Request;
  url: URL;
  /** Without language prefix: "/cart/add.js". */
  path: string;
  root: string;
  token: string | undefined;
  store: SandboxStore;
}

type Values = Record<string, unknown>;

/** The body of a post, whatever its encoding; null when it cannot be read. */
export async function readBody(request: Request): Promise<Values | null> {
  if (request.method !== "POST") return {};
  try {
    return await parseBody(request);
  } catch {
    return null;
  }
}

async function parseBody(request: Request): Promise<Values> {
  if ((request.headers.get("content-type") ?? "").includes("application/json")) {
    const body: unknown = JSON.parse((await request.text()) || "{}");
    return typeof body === "object" && body !== null ? (body as Values) : {};
  }
  const form = await request.formData();
  const values: Values = {};
  for (const [name, value] of form) {
    const list = /^(.+)\[\]$/.exec(name)?.[1];
    if (list) values[list] = [...((values[list] as unknown[] | undefined) ?? []), value];
    else values[name] = value;
  }
  return values;
}

function toNumber(value: unknown, fallback: number): number {
  if (value === undefined || value === null || value === "") return fallback;
  const number = Number(value);
  return Number.isInteger(number) ? number : Number.NaN;
}

/** A relative address on this storefront; anything else is not followed. */
export function toReturnAddress(value: unknown, fallback: string): string {
  return typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : fallback;
}

export function redirect(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 302, headers: { location, ...headers } });
}

/** Answers a cart address; null when the path is none. The bare `/cart` page is drawn by the theme. */
export async function answerCart(asked: CartRequest): Promise<Response | null> {
  const { request, path, store, token } = asked;
  const isJson = path.endsWith(".js");
  const action = /^\/cart\/(add|change|update|clear)(?:\.js)?$/.exec(path)?.[1];
  if (path === "/cart.js" || path === "/cart.json") return json(toCartJson(store.state, cartOf(store.state, token)), 200);
  if (action === undefined && !(path === "/cart" && request.method === "POST")) return null;
  if (action === "add" && request.method !== "POST") return new Response("Method Not Allowed", { status: 405, headers: { allow: "POST" } });

  const sent = await readBody(request);
  if (sent === null) return new Response("Bad Request", { status: 400 });
  const body = { ...Object.fromEntries(asked.url.searchParams), ...sent };
  const cart = requireCart(store, token);
  const cookie = { "set-cookie": `cart=${cart.token}; path=/; max-age=1209600; SameSite=Lax` };
  const problem = perform(action ?? "update", body, asked, cart);
  store.save();
  if (problem) return isJson ? json({ status: problem.status, message: problem.message, description: problem.description }, problem.status, cookie) : refuse(problem, cookie);
  if (isJson) return json(action === "add" ? addedLine(asked, cart, body) : toCartJson(store.state, cart), 200, cookie);
  // Checkout is Shopify's own: its button leads back to the cart here.
  return redirect(toReturnAddress(body["return_to"], `${asked.root}/cart`), cookie);
}

function perform(action: string, body: Values, { store }: CartRequest, cart: ReturnType<typeof cartOf>): CartProblem | null {
  const { state } = store;
  switch (action) {
    case "add": {
      const items = Array.isArray(body["items"]) ? (body["items"] as Values[]) : [body];
      return addToCart(state, cart, items.map((item) => ({ variantId: toNumber(item["id"], 0), quantity: toNumber(item["quantity"], 1) })));
    }
    case "change": {
      const line = toNumber(body["line"], 0);
      const id = line > 0 ? cart.items[line - 1]?.variantId : Number(String(body["id"] ?? "").split(":")[0]);
      return id !== undefined && changeLine(cart, id, toNumber(body["quantity"], Number.NaN)) ? null : noSuchLine();
    }
    case "update": {
      const updates = body["updates"];
      const named = Object.entries(body).flatMap(([name, value]) => {
        const id = /^updates\[(\d+)[^\]]*\]$/.exec(name)?.[1];
        return id === undefined ? [] : [[Number(id), value] as const];
      });
      const byPlace = Array.isArray(updates) ? updates.map((value, index) => [cart.items[index]?.variantId ?? 0, value as unknown] as const) : [];
      const byId = !Array.isArray(updates) && typeof updates === "object" && updates !== null ? Object.entries(updates).map(([id, value]) => [Number(id), value as unknown] as const) : [];
      for (const [id, quantity] of [...named, ...byPlace, ...byId]) {
        if (!changeLine(cart, id, toNumber(quantity, Number.NaN))) return noSuchLine();
      }
      return null;
    }
    case "clear":
      cart.items = [];
      return null;
    default:
      throw new Error(`no such cart action: ${action}`);
  }
}

const noSuchLine = (): CartProblem => ({ status: 422, message: "Cart Error", description: "No such line, or not a quantity" });

function addedLine({ store }: CartRequest, cart: ReturnType<typeof cartOf>, body: Values): unknown {
  const { items } = toCartJson(store.state, cart);
  if (Array.isArray(body["items"])) return { items };
  return items.find((item) => item.id === Number(body["id"])) ?? null;
}

function json(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers } });
}

function refuse({ status, description }: CartProblem, headers: Record<string, string>): Response {
  const html = `<!doctype html><html lang="en"><head><title>Cart Error</title></head><body><h1>Cart Error</h1><p>${description.replace(/[&<>]/g, "")}</p><p><a href="/cart">Back to the cart</a></p></body></html>`;
  return new Response(html, { status, headers: { "content-type": "text/html; charset=utf-8", ...headers } });
}
