import { beforeAll, describe, expect, it } from "vitest";
import { CLIENT, INSTALLATION } from "../sandbox/small-shop";
import { signWebhook } from "../sandbox/webhooks";
import { call, database, merchantRequest, published, SHOP, shopify } from "./app-under-test";

let uninstalled: typeof import("../../app/routes/webhooks.app.uninstalled");
let compliance: typeof import("../../app/routes/webhooks.compliance");
let badges: typeof import("../../app/routes/app.badges.$id");
beforeAll(async () => {
  uninstalled = await import("../../app/routes/webhooks.app.uninstalled");
  compliance = await import("../../app/routes/webhooks.compliance");
  badges = await import("../../app/routes/app.badges.$id");
});

function webhook(topic: string, { secret = CLIENT.clientSecret, shop = SHOP, change = (body: string) => body } = {}): Request {
  const { headers, body } = signWebhook({ topic, shop, payload: { shop_domain: shop }, secret });
  return new Request("https://buyline.example/webhooks", { method: "POST", headers, body: change(body) });
}

async function rowsOf(shop: string): Promise<Record<string, number>> {
  const where = { shop };
  const [session, badgeSet, publication] = await Promise.all([database.session.count({ where }), database.badgeSet.count({ where }), database.publication.count({ where })]);
  return { session, badgeSet, publication };
}

async function install() {
  const form = { badges: [{ icon: "truck", title: "Fast", text: "" }], version: 0 };
  await call(badges.action, merchantRequest("/app/badges/main", { json: form }), { id: "main" });
  expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
}

describe("webhooks", () => {
  it.each([
    ["a wrong secret", () => webhook("app/uninstalled", { secret: "wrong" })],
    ["a body that was changed", () => webhook("app/uninstalled", { change: (body) => `${body} ` })],
    ["no signature", () => new Request("https://buyline.example/webhooks", { method: "POST", body: "{}" })],
  ])("answer 401 to %s, and nothing happens", async (_name, request) => {
    await install();
    expect(await call(uninstalled.action, request())).toMatchObject({ status: 401 });
    expect(await call(compliance.action, request())).toMatchObject({ status: 401 });
    expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
  });

  it("answer 413 to a huge body before its signature is computed", async () => {
    expect(await call(compliance.action, webhook("shop/redact", { change: () => "x".repeat(1_000_000) }))).toMatchObject({ status: 413 });
  });

  it("forget the tokens of a shop that uninstalls, also with an expired token, and keep what the merchant made", async () => {
    await install();
    await database.session.updateMany({ data: { expires: new Date(0) } });
    expect(await call(uninstalled.action, webhook("app/uninstalled"))).toMatchObject({ status: 200 });
    expect(await call(uninstalled.action, webhook("app/uninstalled"))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toEqual({ session: 0, badgeSet: 1, publication: 1 });
  });

  it("let a reinstalled shop know that nothing of it is published, until it is published again", async () => {
    await install();
    shopify.store.state.metafields = [];
    await call(uninstalled.action, webhook("app/uninstalled"));
    const home = await import("../../app/routes/app._index");
    const load = async () => (await call(home.loader, merchantRequest("/app"))).data;
    expect(await load()).toMatchObject({ facts: { error: expect.stringContaining("uninstalled"), badgeSets: [{ titles: ["Fast"] }] } });
    await call(home.action, merchantRequest("/app?index", { json: { intent: "publish" } }));
    expect(await load()).toMatchObject({ facts: { error: null } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ id: "main" }] });
  });

  it("leave no row of a shop in any table after shop/redact, and every row of another shop", async () => {
    await install();
    const other = "other-shop.myshopify.com";
    for (const shop of [SHOP, other]) {
      await database.banner.create({ data: { shop, id: "b", position: 0, content: "{}", version: 1 } });
      await database.articleDraft.create({ data: { shop, articleId: "a", productIds: "[]" } });
      await database.publishedVersion.create({ data: { shop, number: 7, publishedAt: new Date(), authorName: "Store Merchant", content: "{}" } });
      await database.staffMember.create({ data: { shop, userId: "99", name: "Store Merchant" } });
      await database.themeMemory.create({ data: { shop } });
      await database.linkedArticle.create({ data: { shop, articleId: "a", title: "Back pain", lostPlaces: 0 } });
      await database.articleLink.create({ data: { shop, articleId: "a", productId: "p", title: "Claw", presence: "shown", soldOut: false, tracked: true, missingMarkets: "[]", broken: false } });
      await database.linkCheck.create({ data: { shop, articlesOperation: "a", productsOperation: "p", startedAt: new Date() } });
      await database.lock.create({ data: { name: `${shop}/x`, holder: "h", expiresAt: new Date() } });
    }
    expect(await call(compliance.action, webhook("shop/redact"))).toMatchObject({ status: 200 });
    const tables = await database.$queryRawUnsafe<{ name: string }[]>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'");
    expect(tables.length).toBeGreaterThanOrEqual(6);
    for (const { name } of tables) {
      const rows = await database.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`);
      expect([name, rows.filter((row) => JSON.stringify(row).includes(SHOP))]).toEqual([name, []]);
    }
    expect([await database.banner.count(), await database.lock.count()]).toEqual([1, 1]);
  });

  it.each(["customers/data_request", "customers/redact"])("answer %s: nothing is held", async (topic) => {
    await install();
    expect(await call(compliance.action, webhook(topic))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
  });
});
