import { beforeAll, describe, expect, it } from "vitest";
import { CLIENT } from "../sandbox/small-shop";
import { signIdToken } from "../sandbox/id-tokens";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { call, database, merchantRequest, SHOP, shopify } from "./app-under-test";

type Handler = Parameters<typeof call>[0];
const loaders: Record<string, Handler> = {};
const actions: Record<string, Handler> = {};
beforeAll(async () => {
  const home = await import("../../app/routes/app._index");
  const banner = await import("../../app/routes/app.banners.$id");
  const badges = await import("../../app/routes/app.badges.$id");
  const banners = await import("../../app/routes/app.banners._index");
  const badgeSets = await import("../../app/routes/app.badges._index");
  const rulePages = await import("../../app/routes/app.rule-pages");
  const ruleCheck = await import("../../app/routes/app.rule-check");
  const list = await import("../../app/routes/app.articles._index");
  const article = await import("../../app/routes/app.articles.$number");
  const preview = await import("../../app/routes/app.preview");
  const layout = await import("../../app/routes/app");
  Object.assign(loaders, { layout: layout.loader, home: home.loader, banner: banner.loader, badges: badges.loader, banners: banners.loader, badgeSets: badgeSets.loader, rulePages: rulePages.loader, list: list.loader, article: article.loader });
  Object.assign(actions, { home: home.action, banner: banner.action, badges: badges.action, banners: banners.action, badgeSets: badgeSets.action, ruleCheck: ruleCheck.action, article: article.action, preview: preview.action });
});

const refused: [string, () => string][] = [
  ["another secret", () => shopify.idToken({}, "not-the-secret")],
  ["another app", () => shopify.idToken({ aud: "another-app" })],
  ["the past", () => shopify.idToken({ exp: Math.floor(Date.now() / 1000) - 60, nbf: 0, iat: 0 })],
  ["the future", () => shopify.idToken({ nbf: Math.floor(Date.now() / 1000) + 600 })],
  ["no algorithm", () => `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${shopify.idToken().split(".")[1]}.`],
  ["nonsense", () => "nonsense"],
];

describe("every loader and action", () => {
  it.each(refused)("answers 401 to a token of %s, and nothing happens", async (_name, token) => {
    for (const [name, loader] of Object.entries(loaders)) expect([name, (await call(loader, merchantRequest("/app", { token: token() }), { number: "1" })).status]).toEqual([name, 401]);
    for (const [name, action] of Object.entries(actions)) expect([name, (await call(action, merchantRequest("/app", { token: token(), json: {} }), { number: "1" })).status]).toEqual([name, 401]);
    expect([await database.session.count(), await database.lock.count()]).toEqual([0, 0]);
  });

  it("sends a browser without a token away", async () => {
    for (const loader of Object.values(loaders)) {
      const answer = await call(loader, merchantRequest("/app", { token: null }), { number: "1" });
      expect(answer.status === 410 || (answer.status >= 300 && answer.status < 400)).toBe(true);
    }
  });
});

describe("access tokens", () => {
  it("are encrypted at rest", async () => {
    await call(loaders["home"] as Handler, merchantRequest("/app"));
    const [session] = await database.session.findMany();
    const [token] = shopify.store.state.installation.accessTokens;
    expect(session).toMatchObject({ shop: SHOP, isOnline: false });
    expect(session?.expires?.getTime()).toBeGreaterThan(Date.now());
    expect(token?.refreshToken).toEqual(expect.any(String));
    const row = JSON.stringify(session);
    expect([row.includes(token?.token ?? "?"), row.includes(token?.refreshToken ?? "?")]).toEqual([false, false]);
  });

  it("are fetched once by many requests at once, for a new shop and for an expiring token", async () => {
    const home = () => call(loaders["home"] as Handler, merchantRequest("/app"));
    const tokens = () => shopify.store.state.installation.accessTokens.length;
    const statuses = async () => (await Promise.all([home(), home(), home(), home()])).map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(tokens()).toBe(1);
    await database.session.updateMany({ data: { expires: new Date(Date.now() + 60_000) } });
    const before = await database.session.findFirstOrThrow();
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    const after = await database.session.findFirstOrThrow();
    expect(after.accessToken).not.toBe(before.accessToken);
    shopify.faults.inject({ kind: "status", status: 500 }, { operation: TOKEN_OPERATION });
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(shopify.faults.left).toBe(1);
  });

  it("ask the browser for a new session token when Shopify has revoked them", async () => {
    await call(loaders["home"] as Handler, merchantRequest("/app"));
    shopify.faults.inject({ kind: "expired_token" }, { operation: "shop" });
    const answer = await call(loaders["home"] as Handler, merchantRequest("/app"));
    expect(answer.status).toBe(401);
    expect(await call(loaders["home"] as Handler, merchantRequest("/app"))).toMatchObject({ status: 200 });
  });
});

it("shows a merchant of another shop nothing of this one", async () => {
  const form = { badges: [{ icon: "truck", title: "Ours", text: "" }], version: 0 };
  expect(await call(actions["badges"] as Handler, merchantRequest("/app/badges/main", { json: form }), { id: "main" })).toMatchObject({ status: 200 });

  const other = "other-shop.myshopify.com";
  await database.session.create({ data: { id: `offline_${other}`, shop: other, state: "", isOnline: false } });
  const token = signIdToken({ ...CLIENT, shop: other, userId: 1, now: new Date() });
  // The double serves one shop, so the other one's exchange fails: what matters is that no row of this shop comes back.
  for (const loader of Object.values(loaders)) {
    const answer = await call(loader, merchantRequest("/app", { token }), { number: "1" }).catch((error: unknown) => ({ status: 500, data: String(error) }));
    expect(JSON.stringify(answer.data ?? "")).not.toContain("Ours");
    expect(answer.status).not.toBe(200);
  }
});
