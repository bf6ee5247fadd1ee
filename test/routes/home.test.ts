import { beforeAll, describe, expect, it } from "vitest";
import { tasksOf } from "../../app/domain/tasks";
import { ARTICLE, INSTALLATION, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, SHOP, shopify, wallTimeIn, webhook } from "./app-under-test";
import { saveArticleProducts } from "./article-form";
import { FOUR_BADGES } from "../domain/four-badges";

let home: typeof import("../../app/routes/app._index");
let badges: typeof import("../../app/routes/app.badges.$id");
let banner: typeof import("../../app/routes/app.banners.$id");
let seen: typeof import("../../app/routes/app.theme-seen");
let switched: typeof import("../../app/routes/webhooks.themes.publish");
beforeAll(async () => {
  home = await import("../../app/routes/app._index");
  badges = await import("../../app/routes/app.badges.$id");
  banner = await import("../../app/routes/app.banners.$id");
  seen = await import("../../app/routes/app.theme-seen");
  switched = await import("../../app/routes/webhooks.themes.publish");
});

const load = async () => (await call(home.loader, merchantRequest("/app"))).data;
const ask = (intent: string) => call(home.action, merchantRequest("/app?index", { json: { intent } }));
const causes = async (places: Record<string, string[]> | null = null) => tasksOf((await load()).facts, places).map(({ id }) => id);
const saveBadges = (list: object[] = FOUR_BADGES, version = 0) => call(badges.action, merchantRequest("/app/badges/main", { json: { badges: list, version } }), { id: "main" });
const saveBanner = (change: object = {}) =>
  call(banner.action, merchantRequest("/app/banners/main", { json: { live: true, message: "Sale", linkLabel: "", link: "", startsAt: "", endsAt: wallTimeIn(5), countdown: "on", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "Store owner", version: 0, ...change } }), { id: "main" });

async function tell(topic: string, payload: object) {
  const { action } = topic === "products/update" ? await import("../../app/routes/webhooks.products.update") : await import("../../app/routes/webhooks.products.delete");
  expect(await call(action, webhook(topic, { payload }))).toMatchObject({ status: 200 });
}

describe("Home", () => {
  it("asks whether claims are true, and keeps who said so when it was clicked (B6)", async () => {
    await saveBadges([{ icon: "star", title: "Handmade", text: "", claim: { kind: "handmade", source: "Our workshop book" } }]);
    const [task] = tasksOf((await load()).facts, null);
    expect(task).toMatchObject({ id: "claim_due_main", title: "Is “Handmade” true?", action: { intent: "confirm-claims", id: "main", version: 1 } });
    const confirm = (version: number) => call(home.action, merchantRequest("/app?index", { json: { intent: "confirm-claims", id: "main", version } }));
    expect(await confirm(7)).toMatchObject({ status: 409, data: { conflict: true, outcome: { live: false, reason: expect.stringContaining("This badge set was changed meanwhile") } } });
    expect((await confirm(1)).data).toEqual({ outcome: { live: true }, left: 0 });
    expect(await causes()).toEqual([]);
    const { content } = await database.badgeSet.findFirstOrThrow();
    expect(JSON.parse(content).badges[0].claim).toMatchObject({ confirmedBy: "Store Merchant", confirmedAt: expect.any(Number) });
  });

  it("knows nothing of a shop that has just installed, and asks for nothing", async () => {
    expect(await load()).toMatchObject({
      facts: { banners: [], badgeSets: [], error: null, unpublished: false, waiting: { count: 0 }, featured: 0 },
      figures: { featured: 0, articles: { count: 60, exact: true }, links: null, languages: null, published: null },
      guideDismissed: false,
    });
    expect(await causes({})).toEqual([]);
  });

  it("says what is not live yet, and publishes it when asked again", async () => {
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    await saveBadges();
    expect(await load()).toMatchObject({ facts: { error: expect.any(String) }, figures: { published: null } });
    expect(await causes()).toContain("not_live");
    await ask("publish");
    expect(await load()).toMatchObject({ facts: { error: null }, figures: { published: { time: expect.stringMatching(/GMT\+[12]/) } } });
    expect(await causes()).toEqual(["claim_wrong_main_badge-0"]);
  });

  it("tells a change that is saved and not published from a banner that merely ended", async () => {
    await saveBanner();
    expect((await load()).facts.unpublished).toBe(false);
    // Kept as if it had been published in time and ended since.
    const row = await database.banner.findFirstOrThrow();
    const past = Math.floor(Date.now() / 1000) - 100;
    const over = JSON.stringify({ ...JSON.parse(row.content), endsAt: past });
    await database.banner.updateMany({ data: { content: over } });
    expect((await load()).facts.unpublished).toBe(true);
    expect(await causes()).toEqual(["unpublished", "banner_ended_main"]);
    await ask("publish");
    expect(await causes()).toEqual(["banner_ended_main"]);
    await database.banner.updateMany({ data: { content: over.replace('"live":true', '"live":false') } });
    expect(await causes()).toEqual([]);
  });

  it("counts real articles and real links, and names the article whose product is not sold any more", async () => {
    await saveArticleProducts(1, [PRODUCT, "gid://shopify/Product/102"]);
    await saveArticleProducts(4, ["gid://shopify/Product/102"]);
    expect((await load()).figures).toMatchObject({ featured: 2, links: null });
    const article = await import("../../app/routes/app.articles.$number");
    for (const number of ["1", "4"]) await call(article.loader, merchantRequest(`/app/articles/${number}`), { number });
    expect((await load()).figures).toMatchObject({ links: { working: 3, checked: 3, all: true }, linksAsOf: { day: expect.any(String) } });
    await tell("products/update", { id: 101, status: "draft", title: "QL Claw" });
    expect((await load()).figures.links).toMatchObject({ working: 2, checked: 3 });
    expect(tasksOf((await load()).facts, null)).toMatchObject([{ id: "products_gone_1", title: "QL Claw in “Back pain 1” is not sold any more", action: { url: "/app/articles/1" } }]);
    await tell("products/delete", { id: 102 });
    expect((await load()).facts.troubled).toEqual(expect.arrayContaining([{ number: "4", title: "Back pain 4", causes: { deleted: 1 }, only: { deleted: expect.any(String) } }, { number: "1", title: "Back pain 1", causes: { hidden: 1, deleted: 1 }, only: { hidden: "QL Claw", deleted: expect.any(String) } }]));
    shopify.merchant.deleteProduct(102);
    await saveArticleProducts(1, []);
    await saveArticleProducts(4, []);
    expect(await load()).toMatchObject({ figures: { featured: 0 }, facts: { troubled: [] } });
  });

  it("publishes articles that wait, and drops what cannot be published any more", async () => {
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 6, operation: "saveMetafields" });
    await saveArticleProducts(1, [PRODUCT]);
    await saveArticleProducts(4, [PRODUCT]);
    expect(tasksOf((await load()).facts, null)).toMatchObject([{ id: "article_waiting", title: "2 articles are saved, but not live yet", action: { intent: "publish-articles" } }]);
    shopify.store.state.articles = shopify.store.state.articles.filter(({ id }) => id !== 4);
    expect(await ask("publish-articles")).toMatchObject({ data: { outcome: { live: true }, left: 0 } });
    expect(published(ARTICLE, "products")).toEqual([PRODUCT]);
    expect(await causes()).toEqual([]);
  });

  it("is shown without figures when Shopify does not count", async () => {
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "storeCounts" });
    expect((await load()).figures).toMatchObject({ articles: null, languages: null });
  });

  it("costs a bounded number of requests, however many articles there are", async () => {
    for (const number of [1, 4, 7]) await saveArticleProducts(number, [PRODUCT]);
    const asked: string[] = [];
    const api = shopify.api;
    const { redirectOutbound } = await import("../sandbox/outbound");
    redirectOutbound({ shop: SHOP, adminApi: async (request) => (asked.push(/(?:query|mutation) (\w+)/.exec(await request.clone().text())?.[1] ?? ""), api(request)) });
    await load();
    // The theme's template, until the store has chosen how products show in articles or the block for it was seen.
    expect(asked.splice(0).sort()).toEqual(["policies", "shop", "storeCounts", "themeFile"]);
    await call(seen.action, merchantRequest("/app/theme-seen", { json: { "article-products": ["gid://shopify/OnlineStoreTheme/1/template--article/main/a"] } }));
    await load();
    expect(asked.sort()).toEqual(["policies", "shop", "storeCounts"]);
  });

  it("proposes how products show in articles, from the theme, and publishes what is chosen unless somebody chose before", async () => {
    const choose = (way: unknown) => call(home.action, merchantRequest("/app?index", { json: { intent: "choose-way", way } }));
    expect((await load()).facts.proposedWay).toBeNull();
    await saveArticleProducts(1, [PRODUCT]);
    expect(tasksOf((await load()).facts, {})).toMatchObject([{ id: "articles_nowhere", action: { intent: "choose-way", way: "inside" } }]);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "themeFile" });
    expect(tasksOf((await load()).facts, {})).toMatchObject([{ id: "articles_nowhere", action: { url: expect.stringContaining("addAppBlockId") } }]);
    expect(await choose("popup")).toMatchObject({ status: 422 });
    expect((await choose("inside")).data).toEqual({ outcome: { live: true }, left: 0 });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ article_products_way: "inside" });
    await choose("embed");
    expect((await load()).facts).toMatchObject({ proposedWay: null, articleBlock: "article-with-products" });
  });

  it("hides the set-up guide for good once it is dismissed", async () => {
    await ask("dismiss-guide");
    expect(await load()).toMatchObject({ guideDismissed: true });
    expect(published(INSTALLATION, "storefront")).toBeUndefined();
  });

  it("refuses what it does not know", async () => {
    expect(await ask("delete-everything")).toMatchObject({ status: 422 });
  });
});

describe("a switched theme", () => {
  const OLD = { "sale-banner": ["gid://shopify/OnlineStoreTheme/1/group--header/main/a"], "trust-badges": ["gid://shopify/OnlineStoreTheme/1/template--article/main/b"] };
  const NEW = { "sale-banner": [], "trust-badges": ["gid://shopify/OnlineStoreTheme/2/template--article/main/b"] };
  const see = (places: unknown) => call(seen.action, merchantRequest("/app/theme-seen", { json: places }));
  const theme = async () => (await load()).facts.theme;
  const tell = (name: string, triggeredAt: Date, secret?: string) => call(switched.action, webhook("themes/publish", { payload: { id: 2, name, role: "main" }, triggeredAt, ...(secret !== undefined && { secret }) }));

  it("is compared with what Home saw in the theme before, until the merchant says that it is fine", async () => {
    expect(await see(OLD)).toMatchObject({ status: 204 });
    expect(await tell("Dawn", new Date())).toMatchObject({ status: 200 });
    expect(await theme()).toEqual({ before: OLD, name: "Dawn" });
    await see(NEW);
    expect(tasksOf((await load()).facts, NEW)).toMatchObject([{ id: "theme_lacks", title: "Your new theme “Dawn” shows less than the one before", detail: expect.stringContaining("Sale banner in the header") }]);
    await ask("settle-theme");
    expect(await causes(NEW)).toEqual([]);
  });

  it("is told once: the same webhook again, or an older one that is late, changes nothing", async () => {
    const at = new Date();
    await see(OLD);
    await tell("Dawn", at);
    await see(NEW);
    await tell("Dawn", at);
    await tell("Older", new Date(at.getTime() - 60_000));
    expect(await theme()).toEqual({ before: OLD, name: "Dawn" });
  });

  it("needs no comparison once the new theme has what the old one had", async () => {
    await see(OLD);
    await tell("Dawn", new Date());
    await see({ ...NEW, "sale-banner": ["gid://shopify/OnlineStoreTheme/2/group--header/main/c"] });
    expect((await theme()).before).toBeNull();
  });

  it("is noticed without a webhook, too, where the blocks tell that they stand in another theme", async () => {
    await see(OLD);
    await see(NEW);
    expect(await causes(NEW)).toEqual(["theme_lacks"]);
  });

  it("is not believed without a signature, and no nonsense is kept", async () => {
    await see(OLD);
    expect(await tell("Dawn", new Date(), "wrong")).toMatchObject({ status: 401 });
    expect(await see({ "sale-banner": "everywhere" })).toMatchObject({ status: 422 });
    expect(await theme()).toEqual({ before: null, name: null });
  });
});
