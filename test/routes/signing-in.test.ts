import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, SHOP, shopify } from "./app-under-test";
import { everyAdminRoute, type AdminRoute, type Handler } from "./every-route";

let routes: AdminRoute[];
const loaders: Record<string, Handler> = {};
const actions: Record<string, Handler> = {};
beforeAll(async () => {
  routes = await everyAdminRoute();
  for (const { name, loader } of routes) if (loader) loaders[name] = loader;
  for (const { name, action } of routes) if (action) actions[name] = action;
});
const home = () => call(loaders["app._index"] as Handler, merchantRequest("/app"));
const saveBadges = (title: string) => call(actions["app.badges.$id"] as Handler, merchantRequest("/app/badges/main", { json: { badges: [{ icon: "truck", title, text: "" }], version: 0 } }), { id: "main" });

const refused: [string, () => string][] = [
  ["another secret", () => shopify.idToken({}, "not-the-secret")],
  ["another app", () => shopify.idToken({ aud: "another-app" })],
  ["the past", () => shopify.idToken({ exp: Math.floor(Date.now() / 1000) - 60, nbf: 0, iat: 0 })],
  ["the future", () => shopify.idToken({ nbf: Math.floor(Date.now() / 1000) + 600 })],
  ["no algorithm", () => `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${shopify.idToken().split(".")[1]}.`],
  ["no algorithm and no signature, with another's shop", () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ dest: "https://other-shop.myshopify.com", exp: 4e9 })).toString("base64url")}.`],
  ["another algorithm's name", () => `${Buffer.from('{"alg":"HS512","typ":"JWT"}').toString("base64url")}.${shopify.idToken().split(".").slice(1).join(".")}`],
  ["a host that is no shop", () => shopify.idToken({ dest: "https://evil.example", iss: "https://evil.example/admin" })],
  ["nonsense", () => "nonsense"],
];

const host = (address: string) => Buffer.from(address).toString("base64url");
const OWN_HOST = host(`admin.shopify.com/store/${SHOP.split(".")[0]}`);
/** Addresses of which some would send whoever follows them to somebody else. */
const ADDRESSES = [
  "",
  `shop=${SHOP}`,
  `shop=${SHOP}&host=${OWN_HOST}`,
  `shop=${SHOP}&host=${OWN_HOST}&embedded=1`,
  "shop=evil.example",
  `shop=evil.example&host=${OWN_HOST}&embedded=1`,
  `shop=${SHOP}&host=${host("evil.example/admin")}`,
  `shop=${SHOP}&host=${host("evil.example/admin")}&embedded=1`,
  `shop=${SHOP}.evil.example&host=${OWN_HOST}&embedded=1`,
  `shop=${SHOP}&host=${OWN_HOST}&embedded=1&shopify-reload=https%3A%2F%2Fevil.example&return_to=https%3A%2F%2Fevil.example&exitIframe=https%3A%2F%2Fevil.example`,
];

describe("every loader and action", () => {
  it.each(refused)("answers 401 to a token of %s, and nothing happens", async (_name, token) => {
    for (const { name, path, params, loader, action } of routes) {
      if (loader) expect([name, (await call(loader, merchantRequest(path, { token: token() }), params)).status]).toEqual([name, 401]);
      if (action) expect([name, (await call(action, merchantRequest(path, { token: token(), json: {} }), params)).status]).toEqual([name, 401]);
    }
    expect([await database.session.count(), await database.lock.count()]).toEqual([0, 0]);
  });

  it("sends a browser without a token nowhere but here, or to this shop's admin", async () => {
    const targets = new Set<string>();
    for (const query of ADDRESSES) for (const { name, path, params, loader } of routes) {
      if (!loader) continue;
      const request = merchantRequest(`${path.split("?")[0]}?${query}`, { token: null });
      const { status, headers } = await call(loader, request, params);
      expect([302, 410], name).toContain(status);
      if (status === 410) continue;
      const target = new URL(headers.get("location") ?? "", request.url);
      const isOurs = target.origin === new URL(request.url).origin;
      expect(isOurs || target.href.startsWith(`https://admin.shopify.com/store/${SHOP.split(".")[0]}/apps/`), `${name} ${target}`).toBe(true);
      // The page that fetches a session token comes back to where it is told.
      expect(new URL(target.searchParams.get("shopify-reload") ?? "/", request.url).origin, name).toBe(new URL(request.url).origin);
      targets.add(isOurs ? target.pathname : target.origin);
    }
    expect([...targets].sort()).toEqual(["/auth/login", "/auth/session-token", "https://admin.shopify.com"]);
  });

  it.each(["/auth/exit-iframe?exitIframe=https%3A%2F%2Fevil.example", "/auth/session-token?shopify-reload=https%3A%2F%2Fevil.example", "/auth/session-token?shopify-reload=%2F%2Fevil.example", "/auth/session-token?shopify-reload=javascript%3Aalert(1)"])("leaves the frame for no other host: %s", async (path) => {
    const { loader } = (await import("../../app/routes/auth.$")) as { loader: Handler };
    const answer = await call(loader, merchantRequest(`${path}&shop=${SHOP}&host=${OWN_HOST}&embedded=1`, { token: null }));
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
  });
});

describe("the frame around a page", () => {
  it.each([
    [`shop=${SHOP}`, `https://${SHOP} https://admin.shopify.com`],
    ["shop=other-shop.myshopify.com", "https://other-shop.myshopify.com https://admin.shopify.com"],
    ["shop=evil.example", undefined],
    ["", undefined],
  ])("is this shop's admin alone: %s", async (query, ancestors) => {
    const { addDocumentResponseHeaders } = await import("../../app/merchant.server");
    const headers = new Headers();
    addDocumentResponseHeaders(merchantRequest(`/app?${query}`), headers);
    const [, hosts] = /^frame-ancestors (.*?)(?= https:\/\/\*\.spin\.dev|;)/.exec(headers.get("content-security-policy") ?? "") ?? [];
    // Without the header, entry.server says 'none'; test/browser/example-page.test.ts looks at that.
    expect(hosts).toBe(ancestors);
  });
});

describe("access tokens", () => {
  it("are encrypted at rest", async () => {
    await home();
    const [session] = await database.session.findMany();
    const [token] = shopify.store.state.installation.accessTokens;
    expect(session).toMatchObject({ shop: SHOP, isOnline: false });
    expect(session?.expires?.getTime()).toBeGreaterThan(Date.now());
    expect(token?.refreshToken).toEqual(expect.any(String));
    const row = JSON.stringify(session);
    expect([row.includes(token?.token ?? "?"), row.includes(token?.refreshToken ?? "?")]).toEqual([false, false]);
  });

  it("are fetched once by many requests at once, for a new shop and for an expiring token", async () => {
    const tokens = () => shopify.store.state.installation.accessTokens.length;
    const statuses = async () => (await Promise.all([home(), home(), home(), home()])).map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(tokens()).toBe(1);
    await database.session.updateMany({ data: { expires: new Date(Date.now() + 60_000) } });
    const before = await database.session.findFirstOrThrow();
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(tokens()).toBe(2);
    const after = await database.session.findFirstOrThrow();
    expect(after.accessToken).not.toBe(before.accessToken);
    shopify.faults.inject({ kind: "status", status: 500 }, { operation: TOKEN_OPERATION });
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(shopify.faults.left).toBe(1);
  });

  it("are read from the database once for each request", async () => {
    await home();
    const read = vi.spyOn(database.session, "findUnique");
    onTestFinished(() => read.mockRestore());
    await home();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("are exchanged anew within the request when Shopify does not take them before their time is over", async () => {
    await home();
    shopify.faults.inject({ kind: "expired_token" }, { operation: "shop" });
    expect(await home()).toMatchObject({ status: 200 });
    expect(shopify.faults.left).toBe(0);
  });

  it.each([{ kind: "drop_before_write" }, { kind: "drop_after_write" }, { kind: "status", status: 502 }] as const)("are asked for once more when Shopify does not answer ($kind)", async (fault) => {
    shopify.faults.inject(fault, { operation: TOKEN_OPERATION });
    expect(await home()).toMatchObject({ status: 200 });
    expect(shopify.faults.left).toBe(0);
  });

  it("that Shopify does not give make a page that says so", async () => {
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 2, operation: TOKEN_OPERATION });
    expect(await home()).toMatchObject({ status: 503, data: expect.stringContaining("could not be reached") });
    expect(await home()).toMatchObject({ status: 200 });
  });

  it("that Shopify has ended while the banner is saved do not make the merchant's own save a conflict", async () => {
    shopify.faults.inject({ kind: "expired_token" }, { operation: "saveMetafields" });
    expect(await saveBadges("Ours")).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(shopify.faults.left).toBe(0);
  });

  it("that Shopify ends twice within a save keep the draft and say so, and the next try completes it", async () => {
    shopify.faults.inject({ kind: "expired_token" }, { times: 2, operation: "saveMetafields" });
    const reason = "Shopify does not let Buyline into this store just now. Reload the page.";
    expect(await saveBadges("Ours")).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false, reason } } });
    expect(shopify.faults.left).toBe(0);
    expect(published(INSTALLATION, "storefront")).toBeUndefined();
    const editor = () => call(loaders["app.badges.$id"] as Handler, merchantRequest("/app/badges/main"), { id: "main" });
    expect(await editor()).toMatchObject({ status: 200, data: { version: 1, error: reason, values: { badges: [{ title: "Ours" }] } } });
    const again = await call(actions["app.badges.$id"] as Handler, merchantRequest("/app/badges/main", { json: { intent: "publish" } }), { id: "main" });
    expect(again).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ id: "main" }] });
    expect(await editor()).toMatchObject({ data: { version: 1, error: null } });
  });
});

describe("an address that has no page", () => {
  const anywhere = async (path: string) => call((await import("../../app/routes/$")).loader, merchantRequest(path, { token: null }));

  it("says so in the admin", async () => {
    expect(await call(loaders["app.$"] as Handler, merchantRequest("/app/bannerz"))).toMatchObject({ status: 404 });
  });

  it.each(["/banners", "/banners/main", "//evil.example/banners"])("leads %s from Shopify to the page under /app, here and nowhere else", async (path) => {
    const { status, headers } = await anywhere(`${path}?shop=${SHOP}`);
    expect([status, headers.get("location")]).toEqual([302, expect.stringMatching(/^\/app\/.*\?shop=/)]);
  });

  it("is not found for whoever comes from elsewhere", async () => {
    expect(await anywhere("/wp-login.php")).toMatchObject({ status: 404 });
  });
});
