/**
 * The real app in this process: its own loaders and actions, a real database file, and the local Shopify behind
 * the library's one way out. Import it before anything of the app, which reads its environment once.
 */
import { randomBytes } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { toWallTime } from "../../app/domain/schedule";
import { copyDatabase } from "../database";
import { beginEachTestWith } from "../fresh-starts";
import { redirectOutbound } from "../sandbox/outbound";
import { CLIENT, SHOP, smallShop } from "../sandbox/small-shop";
import { signWebhook, type WebhookOptions } from "../sandbox/webhooks";

export { SHOP } from "../sandbox/small-shop";

const APP_URL = "https://buyline.example";
// One database for all files of this process; it goes with the template that it was copied from.
const { url } = copyDatabase();
Object.assign(process.env, {
  SHOPIFY_API_KEY: CLIENT.clientId,
  SHOPIFY_API_SECRET: CLIENT.clientSecret,
  SHOPIFY_APP_URL: APP_URL,
  TOKEN_KEY: randomBytes(32).toString("base64"),
  DATABASE_URL: url,
});

/** The shop of the running test; each test starts with a new one and an empty database. */
export let shopify: ReturnType<typeof smallShop>;

export const { database } = await import("../../app/adapters/shopify-app.server");
const { tablesOf } = await import("../../app/adapters/database.server");

beginEachTestWith(async () => {
  shopify = smallShop({ articles: 60, realClock: true });
  redirectOutbound({ shop: SHOP, adminApi: (request) => shopify.api(request) });
  // As it stands: Prisma compiles each of its own queries anew.
  await database.$transaction(tablesOf(database).map(({ name }) => database.$executeRawUnsafe(`DELETE FROM "${name}"`)));
});

/** A request as App Bridge sends it: with a session token. `token: null` leaves it out. */
export function merchantRequest(path: string, { json, body, token = shopify.idToken() }: { json?: unknown; body?: BodyInit; token?: string | null } = {}): Request {
  const headers = new Headers({ "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140" });
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const sent = json === undefined ? body : JSON.stringify(json);
  if (sent !== undefined) headers.set("content-type", "application/json");
  return new Request(new URL(path, APP_URL), { method: sent === undefined ? "GET" : "POST", headers, body: sent, ...(sent instanceof ReadableStream ? { duplex: "half" } : {}) } as RequestInit);
}

export interface RouteAnswer {
  status: number;
  headers: Headers;
  // What a route answers is as varied as the routes are.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
}

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/** Calls a loader or an action as Remix does; what it throws as an answer is an answer. */
export async function call(handler: Handler, request: Request, params: Record<string, string> = {}): Promise<RouteAnswer> {
  try {
    return await toAnswer(await handler({ request, params, context: {} }));
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return toAnswer(thrown);
  }
}

async function toAnswer(value: unknown): Promise<RouteAnswer> {
  if (value instanceof Response) return { status: value.status, headers: value.headers, data: await value.text() };
  if (typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit") {
    const { data, init } = value as unknown as { data: unknown; init: ResponseInit | null };
    return { status: init?.status ?? 200, headers: new Headers(init?.headers), data };
  }
  return { status: 200, headers: new Headers(), data: value };
}

/** What shoppers' Liquid would read: the published value of a metafield, parsed. */
export function published(ownerId: string, key: string): unknown {
  const metafield = shopify.store.state.metafields.find((one) => one.ownerId === ownerId && one.key === key);
  return metafield === undefined ? undefined : JSON.parse(metafield.value);
}

/** A wall time in the shop's zone (Berlin), so many hours from now, to the minute; with its offset where clocks show it twice. */
export function wallTimeIn(hours: number): string {
  return toWallTime(Math.floor(Date.now() / 1000) + hours * 3_600, "Europe/Berlin");
}

/** A webhook of the shop as Shopify sends it, or as somebody else would. */
export function webhook(topic: string, { change = (body: string) => body, secret = CLIENT.clientSecret, shop = SHOP, ...options }: Partial<WebhookOptions> & { change?: (body: string) => string } = {}): Request {
  const { headers, body } = signWebhook({ topic, shop, payload: { shop_domain: shop }, secret, ...options });
  return new Request("https://buyline.example/webhooks", { method: "POST", headers, body: change(body) });
}
