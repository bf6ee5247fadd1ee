import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createThemeMemories } from "../../app/adapters/theme-memory-prisma.server";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, SHOP, shopify, wallTimeIn } from "./app-under-test";
import { FOUR_BADGES } from "../domain/four-badges";

let history: typeof import("../../app/routes/app.history._index");
let one: typeof import("../../app/routes/app.history.$number");
let badges: typeof import("../../app/routes/app.badges.$id");
let banner: typeof import("../../app/routes/app.banners.$id");
let home: typeof import("../../app/routes/app._index");
beforeAll(async () => {
  history = await import("../../app/routes/app.history._index");
  one = await import("../../app/routes/app.history.$number");
  badges = await import("../../app/routes/app.badges.$id");
  banner = await import("../../app/routes/app.banners.$id");
  home = await import("../../app/routes/app._index");
});

const list = async (query = "") => (await call(history.loader, merchantRequest(`/app/history${query}`))).data;
const look = (number: number) => call(one.loader, merchantRequest(`/app/history/${number}`), { number: String(number) });
const restore = (number: number, seen: string) => call(one.action, merchantRequest(`/app/history/${number}`, { json: { intent: "restore", seen } }), { number: String(number) });
const saveBadges = (list_: object[], version: number, token?: string) => call(badges.action, merchantRequest("/app/badges/main", { json: { badges: list_, version }, token }), { id: "main" });
const saveBanner = (hours: number, version: number, change: object = {}) =>
  call(banner.action, merchantRequest("/app/banners/main", { json: { name: "Black Friday", live: true, message: "Sale", linkLabel: "", link: "", startsAt: "", endsAt: wallTimeIn(hours), countdown: "on", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "Store owner", version, ...change } }), { id: "main" });
const [first, second] = FOUR_BADGES;

describe("History", () => {
  it("keeps a version of each publish: who, when, and what changed in words", async () => {
    await saveBadges([first ?? {}, second ?? {}], 0);
    await saveBadges([second ?? {}], 1);
    expect(await list()).toMatchObject({
      versions: [
        { number: 2, who: "Store Merchant", when: expect.stringMatching(/GMT\+[12]/), words: "Badge set “Badges”: “30 day money back” removed" },
        { number: 1, who: "Store Merchant", words: "Badge set “Badges” added" },
      ],
      older: null,
    });
    expect((await look(2)).data).toMatchObject({ who: { name: "Store Merchant", email: "owner@small-shop.example" }, changes: [{ fields: [{ field: "Badges", before: expect.stringContaining("30 day"), after: expect.not.stringContaining("30 day") }] }], restore: { changes: [] } });
  });

  it("keeps no version of a publish that changes nothing, failed, or is done again after a failure", async () => {
    await saveBadges([first ?? {}], 0);
    await call(home.action, merchantRequest("/app?index", { json: { intent: "publish" } }));
    expect((await list()).versions).toHaveLength(1);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    await saveBadges([second ?? {}], 1);
    expect((await list()).versions).toHaveLength(1);
    for (let times = 0; times < 3; times++) await call(home.action, merchantRequest("/app?index", { json: { intent: "publish" } }));
    expect((await list()).versions).toHaveLength(2);
    // After an uninstall the same is published anew: that is no new version either.
    await database.publication.updateMany({ data: { hash: null, error: "gone" } });
    await call(home.action, merchantRequest("/app?index", { json: { intent: "publish" } }));
    expect((await list()).versions).toHaveLength(2);
  });

  it("asks Shopify for a name once for each member of staff, and publishes without one when Shopify does not tell", async () => {
    const exchanges: string[] = [];
    const { redirectOutbound } = await import("../sandbox/outbound");
    const api = shopify.api;
    let refuse = true;
    redirectOutbound({
      shop: SHOP,
      adminApi: async (request) => {
        const body = await request.clone().text();
        if (!body.includes("online-access-token")) return api(request);
        exchanges.push(body);
        return refuse ? Response.json({ error: "invalid_request" }, { status: 400 }) : api(request);
      },
    });
    expect(await saveBadges([first ?? {}], 0)).toMatchObject({ data: { outcome: { live: true } } });
    expect((await list()).versions).toMatchObject([{ who: null }]);
    refuse = false;
    await saveBadges([second ?? {}], 1);
    await saveBadges([first ?? {}], 2);
    expect((await list()).versions).toMatchObject([{ who: "Store Merchant" }, { who: "Store Merchant" }, { who: null }]);
    expect(exchanges).toHaveLength(2);
    await saveBadges([second ?? {}], 3, shopify.idToken({ sub: "77" }));
    expect(exchanges).toHaveLength(3);
    expect(await database.session.count({ where: { isOnline: true } })).toBe(0);
  });

  it.each([{ kind: "drop_before_write" }, { kind: "drop_after_write" }, { kind: "status", status: 502 }] as const)("asks for a name once more when Shopify does not answer ($kind)", async (fault) => {
    await list();
    shopify.faults.inject(fault, { operation: TOKEN_OPERATION });
    await saveBadges([first ?? {}], 0);
    expect(shopify.faults.left).toBe(0);
    expect((await list()).versions).toMatchObject([{ who: "Store Merchant" }]);
  });

  it("keeps the newest 200 and says of the oldest that nothing is before it", async () => {
    await saveBadges([first ?? {}], 0);
    const [row] = await database.publishedVersion.findMany();
    await database.publishedVersion.createMany({ data: Array.from({ length: 200 }, (_, index) => ({ shop: SHOP, number: index + 2, publishedAt: new Date(), content: row?.content ?? "" })) });
    await database.publishedVersion.create({ data: { shop: "other-shop.myshopify.com", number: 1, publishedAt: new Date(), content: "{}" } });
    await saveBadges([second ?? {}], 1);
    expect(await database.publishedVersion.count({ where: { shop: "other-shop.myshopify.com" } })).toBe(1);
    expect(await database.publishedVersion.aggregate({ where: { shop: SHOP }, _count: true, _min: { number: true }, _max: { number: true } })).toEqual({ _count: 200, _min: { number: 3 }, _max: { number: 202 } });
    expect(await list()).toMatchObject({ older: 183 });
    expect((await list("?before=4")).versions).toMatchObject([{ number: 3, words: "The oldest version that is kept." }]);
    expect((await look(3)).data).toMatchObject({ changes: null });
  });

  it("answers 404 to a version that is not kept, of another shop, or that is no number", async () => {
    await database.publishedVersion.create({ data: { shop: "other-shop.myshopify.com", number: 5, publishedAt: new Date(), content: "{}" } });
    for (const number of [5, 0, -1, 1.5]) expect(await look(number)).toMatchObject({ status: 404 });
    expect(await restore(5, "")).toMatchObject({ status: 404 });
  });

  it("shows a version of a later Buyline and does not restore it", async () => {
    await database.publishedVersion.create({ data: { shop: SHOP, number: 1, publishedAt: new Date(), content: '{"banners":"elsewhere"}' } });
    expect((await look(1)).data).toMatchObject({ changes: null, restore: null });
    expect(await restore(1, "")).toMatchObject({ status: 422 });
  });
});

describe("restoring a version", () => {
  beforeEach(async () => {
    await saveBanner(5, 0);
    await saveBadges([first ?? {}], 0);
    await saveBadges([second ?? {}], 1);
  });

  it("brings back what was saved as a draft, which shoppers see once it is published", async () => {
    const { restore: preview } = (await look(2)).data;
    expect(preview).toMatchObject({ off: [], changes: [{ subject: "Badge set “Badges”", words: ["“30 day money back” added", "“Tracked shipping” removed"] }] });
    expect(await restore(2, preview.seen)).toMatchObject({ status: 200, data: { restored: true } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: [{ icon: "truck" }] }] });
    expect((await call(home.loader, merchantRequest("/app"))).data.facts).toMatchObject({ unpublished: true, badgeSets: [{ titles: ["30 day money back"] }] });
    await call(home.action, merchantRequest("/app?index", { json: { intent: "publish" } }));
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ id: "main" }], badge_sets: [{ badges: [{ icon: "shield-check" }] }] });
    expect((await list()).versions[0]).toMatchObject({ number: 4, words: "Badge set “Badges”: “30 day money back” added, “Tracked shipping” removed" });
  });

  it("is refused when somebody saved since, and an open form of before meets a conflict afterwards", async () => {
    const { seen } = (await look(2)).data.restore;
    await saveBadges([first ?? {}, second ?? {}], 2);
    expect(await restore(2, seen)).toMatchObject({ status: 409, data: { restored: false } });
    expect(await restore(2, (await look(2)).data.restore.seen)).toMatchObject({ status: 200 });
    expect(await saveBadges([second ?? {}], 3)).toMatchObject({ status: 409 });
  });

  it("leaves a banner off whose end would move later again, until it is confirmed (T5, T8)", async () => {
    await saveBanner(2, 1);
    expect((await list()).versions[0].words).toBe("Banner “Black Friday” ends 3 hours earlier, its end is confirmed again");
    const { restore: preview } = (await look(3)).data;
    expect(preview.off).toMatchObject([{ id: "main", name: "Black Friday" }]);
    await restore(3, preview.seen);
    const row = await database.banner.findFirstOrThrow();
    expect(JSON.parse(row.content)).toMatchObject({ live: false });
  });

  it("keeps that the set-up guide was dismissed", async () => {
    await call(home.action, merchantRequest("/app?index", { json: { intent: "dismiss-guide" } }));
    await restore(1, (await look(1)).data.restore.seen);
    expect((await call(home.loader, merchantRequest("/app"))).data).toMatchObject({ guideDismissed: true });
  });
});

it("what Home saw of the theme belongs to one shop", async () => {
  await createThemeMemories(database, "other-shop.myshopify.com").see({ "sale-banner": ["gid://shopify/OnlineStoreTheme/9/x"] });
  expect(await createThemeMemories(database, SHOP).read()).toEqual({ seen: null, before: null, themeName: null });
});
