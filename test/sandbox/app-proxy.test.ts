import { afterEach, expect, test } from "vitest";
import { createAppProxy } from "./app-proxy";
import { listen, type Handler, type Listener } from "./http";

const NAMES = { shop: "steady-spine.myshopify.com", adminOrigin: "http://127.0.0.1:1", storefrontOrigin: "http://127.0.0.1:2", cdnOrigin: "http://127.0.0.1:3" };
const open: Listener[] = [];

afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close();
});

/** The proxy's origin in front of a process that answers so. */
async function inFrontOf(app: Handler): Promise<string> {
  const process = await listen(app);
  const proxy = await listen(createAppProxy(process.origin, NAMES));
  open.push(process, proxy);
  return proxy.origin;
}

const html = (text: string, headers: Record<string, string> = {}) => new Response(text, { headers: { "content-type": "text/html; charset=utf-8", ...headers } });

test.each([
  ['<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js">', '<script src="http://127.0.0.1:3/shopifycloud/app-bridge.js">'],
  ['"https://admin.shopify.com/store/steady-spine/orders"', '"http://127.0.0.1:1/store/steady-spine/orders"'],
  ["https://steady-spine.myshopify.com/admin/themes/current/editor?a=1", "http://127.0.0.1:1/store/steady-spine/themes/current/editor?a=1"],
  ['<a href="https://steady-spine.myshopify.com/blogs/news">', '<a href="http://127.0.0.1:2/blogs/news">'],
])("%s becomes the sandbox's address", async (given, expected) => {
  expect(await (await fetch(await inFrontOf(async () => html(given)))).text()).toBe(expected);
});

test.each([
  "<textarea>https://steady-spine.myshopify.com/collections/all</textarea>",
  '<input value="https://steady-spine.myshopify.com/collections/all">',
  "https://cdn.shopify.com.example/x",
  "https://notadmin.shopify.com/",
  "https://steady-spine.myshopify.com/administration",
  '<a href="https://steady-spine.myshopify.com.example/">',
])("%s stays as it is", async (given) => {
  expect(await (await fetch(await inFrontOf(async () => html(given)))).text()).toBe(given);
});

test("bodies that are no HTML, CSS or JavaScript pass byte for byte", async () => {
  const bytes = new Uint8Array([0, 255, ...new TextEncoder().encode("https://cdn.shopify.com/"), 254]);
  const origin = await inFrontOf(async () => new Response(bytes, { headers: { "content-type": "font/woff2" } }));
  expect(new Uint8Array(await (await fetch(origin)).arrayBuffer())).toEqual(bytes);
  const json = await inFrontOf(async () => Response.json({ link: "https://admin.shopify.com/" }));
  expect(await (await fetch(json)).json()).toEqual({ link: "https://admin.shopify.com/" });
});

test("headers that the browser obeys are rewritten, status and every cookie are kept", async () => {
  const origin = await inFrontOf(async () => {
    const response = new Response(null, { status: 302, headers: { location: "https://admin.shopify.com/store/steady-spine", link: "<https://cdn.shopify.com/a.js>; rel=preload" } });
    response.headers.set("content-security-policy", "frame-ancestors https://steady-spine.myshopify.com https://admin.shopify.com https://*.spin.dev");
    response.headers.append("set-cookie", "a=1; Path=/");
    response.headers.append("set-cookie", "b=2; Path=/");
    return response;
  });
  const response = await fetch(origin, { redirect: "manual" });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("http://127.0.0.1:1/store/steady-spine");
  expect(response.headers.get("link")).toBe("<http://127.0.0.1:3/a.js>; rel=preload");
  expect(response.headers.get("content-security-policy")).toBe("frame-ancestors http://127.0.0.1:2 http://127.0.0.1:1 https://*.spin.dev");
  expect(response.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; Path=/"]);
});

test("the length of a rewritten body is its own", async () => {
  const text = "https://cdn.shopify.com/é";
  const origin = await inFrontOf(async () => html(text, { "content-length": String(new TextEncoder().encode(text).length) }));
  expect(await (await fetch(origin)).text()).toBe("http://127.0.0.1:3/é");
});

test("the app is told its public host, and gets the body that was sent", async () => {
  const origin = await inFrontOf(async (request) => Response.json({ host: request.headers.get("x-forwarded-host"), body: await request.text() }));
  const answer = await fetch(`${origin}/app`, { method: "POST", body: "x".repeat(100_000) });
  expect(await answer.json()).toEqual({ host: new URL(origin).host, body: "x".repeat(100_000) });
});

test("an app that is down is said so loudly", async () => {
  const gone = await listen(async () => new Response());
  await gone.close();
  const proxy = await listen(createAppProxy(gone.origin, NAMES));
  open.push(proxy);
  const answer = await fetch(proxy.origin);
  expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining("The app does not answer")]);
});
