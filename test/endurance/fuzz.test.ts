/** Whatever is sent to a route or a webhook: never a 500, never more memory than a body may hold. */
import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { CLIENT } from "../sandbox/small-shop";
import { signWebhook } from "../sandbox/webhooks";
import { call, merchantRequest, SHOP } from "../routes/app-under-test";
import { everyAdminRoute, everyIntent, type AdminRoute, type Handler } from "../routes/every-route";

const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const ROUTES = join(import.meta.dirname, "../../app/routes");

let routes: AdminRoute[];
beforeAll(async () => {
  routes = await everyAdminRoute();
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});

/** Words that forms of ours know, so that what is sent reaches further than the first check. */
const KEYS = ["intent", "version", "id", "ids", "badges", "name", "message", "rule", "where", "live", "groups", "productIds", "locale", "headings", "ownerId", "digest", "waiting", "kind", "page", "forKind", "endsAt", "startsAt", "countdown", "questions", "banner", "seen", "articles", "product", "format", "link", "texts", "layout", "place", "query", "articleId", "productId", "textHash", "blogTitle", "changes"];
const VALUES = [...everyIntent(), "main", "gid://shopify/Product/101", "gid://shopify/Page/501", "2026-11-28T05:00", "9999999999999", "on", "home", "en", "__proto__", "javascript:alert(1)", "\u0000", "\ud800", "٣", "a".repeat(20_000)];
const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...VALUES) }, fc.string({ unit: "binary", maxLength: 40 }));
const leaf = fc.oneof(text, fc.integer(), fc.constantFrom(2_147_483_647, 2_147_483_648, Number.MAX_SAFE_INTEGER), fc.double(), fc.boolean(), fc.constant(null));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof({ maxDepth: 4, depthIdentifier: "json" }, leaf, fc.array(tie("json"), { maxLength: 4 }), fc.dictionary(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...KEYS) }, fc.string()), tie("json"), { maxKeys: 8 })),
}));
const damaged = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("", "{", "null", "[]", "\ufeff{}", `{"a":${"[".repeat(5_000)}`, `${"[".repeat(20_000)}${"]".repeat(20_000)}`, '{"version":1e999}', '{"__proto__":{"ok":true}}').map((body) => new TextEncoder().encode(body)));
const bytes = fc.oneof({ weight: 3, arbitrary: json.map((value) => new TextEncoder().encode(JSON.stringify(value) ?? "null")) }, damaged);
const parameter = fc.oneof(fc.constantFrom("main", "1", "new", "0", "-1", "99999999999999999999", "../1", "%00", "off"), fc.string({ unit: "binary", maxLength: 30 }));
const query = fc.dictionary(fc.constantFrom("page", "at", "query", "after", "before", "kind", "step", "seen", "market", "locale", "customer", "device", "path", "version", "index"), fc.oneof(parameter, text, fc.constantFrom("article/1", "product/101", "home", "check", "apply", "articles")), { maxKeys: 5 });

it(`every route answers every body, parameter and query (SEED=${SEED})`, { timeout: 240_000 }, async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), bytes, parameter, query, fc.boolean(), async (route, body, param, search, isLoad) => {
      const handler = isLoad ? route.loader : route.action;
      if (handler === undefined) return;
      const params = Object.fromEntries(Object.keys(route.params).map((key) => [key, param]));
      const path = `${route.path.split("?")[0]}?${new URLSearchParams(search)}`;
      const { status } = await call(handler, merchantRequest(path, isLoad ? {} : { body: new Blob([Buffer.from(body)]) }), params);
      seen.set(`${status}`, (seen.get(`${status}`) ?? 0) + 1);
      // 503 is what is said where Shopify refuses, a cursor of nowhere for instance.
      expect(status === 503 ? 0 : status, `${route.name} ${path} ${JSON.stringify(params)} ${Buffer.from(body).toString("utf8").slice(0, 300)}`).toBeLessThan(500);
    }),
    { seed: SEED, numRuns: 1_500, endOnFailure: true },
  );
  expect(seen.size, JSON.stringify([...seen])).toBeGreaterThan(3);
});

it("every action answers 413 to a body without an end, and reads no more of it than it may", { timeout: 60_000 }, async () => {
  for (const { name, path, params, action } of routes) {
    if (action === undefined) continue;
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1_000_000).fill(0x20));
      },
    });
    const { status } = await call(action, merchantRequest(`${path.split("?")[0]}?step=check`, { body: endless }), params);
    // What is not there is 404 whatever the body.
    expect([413, 404], name).toContain(status);
    expect(sent, name).toBeLessThan(20);
  }
});

it(`every webhook answers every signed body, and nothing of what is not signed (SEED=${SEED})`, { timeout: 120_000 }, async () => {
  const files = readdirSync(ROUTES).filter((file) => file.startsWith("webhooks."));
  const actions = await Promise.all(files.map(async (file) => ((await import(join(ROUTES, file))) as { action: Handler }).action));
  const topics = ["app/uninstalled", "themes/publish", "products/delete", "products/update", "discounts/update", "bulk_operations/finish", "customers/redact", "shop/redact"];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...actions), fc.constantFrom(...topics), bytes, fc.boolean(), async (action, topic, body, isSigned) => {
      const { headers } = signWebhook({ topic, shop: SHOP, payload: {}, secret: CLIENT.clientSecret });
      headers["X-Shopify-Hmac-Sha256"] = createHmac("sha256", isSigned ? CLIENT.clientSecret : "another").update(body).digest("base64");
      const { status } = await call(action, new Request("https://buyline.example/webhooks", { method: "POST", headers, body: Buffer.from(body) }));
      expect(isSigned ? [200, 400, 401] : [400, 401], `${topic} ${Buffer.from(body).toString("utf8").slice(0, 200)}`).toContain(status);
    }),
    { seed: SEED, numRuns: 500, endOnFailure: true },
  );
});
