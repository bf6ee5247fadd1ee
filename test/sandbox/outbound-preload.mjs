/**
 * `node --import ./test/sandbox/outbound-preload.mjs`: the built app, unmodified, meets the local Shopify. Reads
 * SANDBOX_SHOP (the shop's domain, or "*" for any, which a header then names) and SANDBOX_ADMIN_API (the Admin API
 * face's origin). Plain JavaScript, as it runs in the app's own process; the logic is that of outbound.ts.
 */
// shopify-app-remix imports this adapter, which sets fetch: it must have run before we do.
import "@shopify/shopify-api/adapters/web-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

const shop = process.env.SANDBOX_SHOP;
const adminApi = process.env.SANDBOX_ADMIN_API;
if (!shop || !adminApi) throw new Error("SANDBOX_SHOP and SANDBOX_ADMIN_API must be set.");

setAbstractFetchFunc(async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  const isAdmin = url.protocol === "https:" && (shop === "*" ? url.host.endsWith(".myshopify.com") : url.host === shop) && url.pathname.startsWith("/admin/");
  const isFile = url.origin === adminApi && /^\/(bulk-results|staged-uploads)(\/|$)/.test(url.pathname);
  if (!isAdmin && !isFile) throw new Error(`The network is closed: ${url.origin}${url.pathname}`);
  const body = request.method === "GET" ? undefined : await request.arrayBuffer();
  const headers = new Headers(request.headers);
  headers.set("x-sandbox-shop", url.host);
  return fetch(new URL(`${url.pathname}${url.search}`, adminApi), { method: request.method, headers, body, signal: request.signal });
});
