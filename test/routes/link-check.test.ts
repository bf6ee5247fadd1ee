import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { toPlace } from "../../app/domain/article-places";
import { PRODUCT, SHOP } from "../sandbox/small-shop";
import { redirectOutbound } from "../sandbox/outbound";
import { call, database, merchantRequest, shopify } from "./app-under-test";
import { saveArticleProducts } from "./article-form";

let route: typeof import("../../app/routes/app.articles.check");
let list: typeof import("../../app/routes/app.articles._index");
let settleBackground: typeof import("../../app/merchant.server").settleBackground;
beforeAll(async () => {
  route = await import("../../app/routes/app.articles.check");
  list = await import("../../app/routes/app.articles._index");
  ({ settleBackground } = await import("../../app/merchant.server"));
});
afterEach(() => settleBackground());

const OTHER = "gid://shopify/Product/102";
const HIDDEN = "gid://shopify/Product/103";
const gid = (id: number) => `gid://shopify/Article/${id}`;
const post = async (intent: string) => JSON.parse((await call(route.action, merchantRequest("/app/articles/check", { json: { intent } }))).data);
const look = async () => JSON.parse((await call(route.loader, merchantRequest("/app/articles/check"))).data);
const page = async () => (await call(list.loader, merchantRequest("/app/articles"))).data;
const rows = async () => (await database.articleLink.findMany({ orderBy: [{ articleId: "asc" }, { productId: "asc" }] })).map(({ articleId, productId, presence, soldOut }) => `${articleId.split("/").pop()} ${productId.split("/").pop()} ${presence}${soldOut ? " sold out" : ""}`);
const product = (id: number) => {
  const found = shopify.store.state.products.find((one) => one.id === id);
  if (!found) throw new Error(`the shop has product ${id}`);
  return found;
};

/** Bulk operations take a second and a half here: lets it have gone by. */
function letShopifyWork() {
  for (const operation of shopify.bulk.all) operation.since -= 10_000;
  shopify.bulk.advance();
}
async function untilOver(looks = 30) {
  for (let time = 0; time < looks; time++) {
    await settleBackground();
    letShopifyWork();
    const { job } = await look();
    if (job?.state !== "running") return job;
  }
  throw new Error("the check goes on and on");
}
/** What was saved before is an hour old: nothing of it is asked singly. */
const letAnHourPass = () => database.publication.updateMany({ data: { attemptedAt: new Date(Date.now() - 3_600_000) } });
const check = async () => {
  await letAnHourPass();
  expect(await post("start")).toMatchObject({ job: { kind: "check", state: "running" }, refusal: null });
  return untilOver();
};

describe("the check of all links", () => {
  it("tells of every link in the store what no webhook told, in words, and as of when", async () => {
    await saveArticleProducts(1, [PRODUCT, OTHER]);
    await saveArticleProducts(3, [OTHER]);
    await saveArticleProducts(4, [HIDDEN], { place: toPlace(["A paragraph that was deleted."], 0) });
    await saveArticleProducts(6, [OTHER]);
    expect((await page()).lastCheck).toBeNull();
    for (const variant of product(101).variants) variant.available = false;
    shopify.store.state.products = shopify.store.state.products.filter(({ id }) => id !== 102);
    shopify.store.state.articles = shopify.store.state.articles.filter(({ id }) => id !== 6);
    await database.linkedArticle.deleteMany({ where: { articleId: gid(3) } });
    await database.articleLink.deleteMany({ where: { articleId: gid(3) } });
    expect(await check()).toMatchObject({ state: "done" });
    expect(await rows()).toEqual(["1 101 shown sold out", "1 102 deleted", "3 102 deleted", "4 103 hidden"]);
    const { lastCheck, troubled } = await page();
    expect(lastCheck).toEqual({ sentence: "4 links checked, 4 need you. 1 group has lost its place.", asOf: { day: expect.stringMatching(/\d{4}/), time: expect.stringMatching(/\d:\d\d/) } });
    expect(troubled).toBe(3);
  });

  it("knows which markets do not sell a product, and what may be sold without stock", async () => {
    const { shop } = shopify.store.state;
    const market = (id: number, name: string, isoCode: string, unsold: number[]) => ({ id, handle: isoCode.toLowerCase(), name, primary: id === 1, countries: [{ isoCode, name }], currency: { isoCode: "EUR", name: "Euro", symbol: "€" }, moneyFormat: "€{{ amount }}", rate: 1, unsoldProductIds: unsold });
    shop.markets = [market(1, "Germany", "DE", []), market(2, "United States", "US", [101])];
    await saveArticleProducts(1, [PRODUCT]);
    await check();
    expect(await database.articleLink.findFirst()).toMatchObject({ missingMarkets: '["United States"]', soldOut: false, broken: true });
    expect((await page()).lastCheck.sentence).toBe("1 link checked, 1 needs you.");
  });

  it("says so where nothing needs the merchant, and where no article features anything", async () => {
    await check();
    expect((await page()).lastCheck.sentence).toBe("No article features a product.");
    await saveArticleProducts(1, [PRODUCT, OTHER]);
    await check();
    expect((await page()).lastCheck.sentence).toBe("2 links checked, none needs you.");
  });

  it("takes two bulk operations and the same few requests, however many links there are", async () => {
    const asked: string[] = [];
    redirectOutbound({ shop: SHOP, adminApi: (request) => (asked.push(request.url), shopify.api(request)) });
    const counts: number[] = [];
    for (const articles of [1, 40]) {
      for (let id = 1; id <= articles; id++) await saveArticleProducts(id, [PRODUCT, OTHER]);
      shopify.bulk.all.splice(0);
      asked.splice(0);
      await check();
      counts.push(asked.filter((url) => url.includes("graphql")).length);
      expect(shopify.bulk.all.map(({ type }) => type)).toEqual(["QUERY", "QUERY"]);
    }
    expect((await page()).lastCheck.sentence).toBe("80 links checked, none needs you.");
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThan(15);
  });

  it("never overrules what was saved, looked at or told by a webhook after Shopify began to read", async () => {
    for (const id of [1, 3, 4]) await saveArticleProducts(id, [PRODUCT]);
    await letAnHourPass();
    await post("start");
    await settleBackground();
    letShopifyWork();
    const later = new Date(Date.now() + 5_000);
    await saveArticleProducts(1, [OTHER]);
    await saveArticleProducts(3, []);
    await database.articleLink.updateMany({ where: { articleId: gid(4) }, data: { presence: "hidden", broken: true, asOf: later } });
    await untilOver();
    expect(await rows()).toEqual(["1 102 shown", "4 101 hidden"]);
    await database.linkedArticle.updateMany({ where: { articleId: gid(4) }, data: { lostPlaces: 7, checkedAt: new Date(Date.now() + 60_000) } });
    await check();
    expect(await database.linkedArticle.findFirst({ where: { articleId: gid(4) } })).toMatchObject({ lostPlaces: 7 });
  });

  it("keeps the name of a product that was deleted", async () => {
    await saveArticleProducts(1, [OTHER]);
    await check();
    shopify.store.state.products = shopify.store.state.products.filter(({ id }) => id !== 102);
    await check();
    expect(await database.articleLink.findFirst()).toMatchObject({ presence: "deleted", title: "Back of Steel" });
  });

  it("is paused, resumed and cancelled, and refused while a scan is under way", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await post("start");
    await settleBackground();
    expect(await post("pause")).toMatchObject({ job: { state: "paused" } });
    expect(await untilOver()).toMatchObject({ state: "paused" });
    await post("resume");
    expect(await untilOver()).toMatchObject({ state: "done" });
    await post("start");
    await settleBackground();
    await post("cancel");
    expect(await untilOver()).toMatchObject({ state: "cancelled" });
    expect(shopify.bulk.all.slice(-2).map(({ status }) => status)).toEqual(["CANCELED", "CANCELED"]);
    expect((await page()).lastCheck.sentence).toBe("1 link checked, none needs you.");
    const scan = await import("../../app/routes/app.articles.scan");
    await call(scan.action, merchantRequest("/app/articles/scan", { json: { intent: "scan-all" } }));
    expect(await post("start")).toMatchObject({ job: { kind: "scan" }, refusal: expect.stringContaining("under way") });
    await untilOver();
    expect((await page()).lastCheck).not.toBeNull();
  });

  it("goes on after a restart in the middle of the file, once the lease of the dead process is over", async () => {
    for (const id of [1, 60]) await saveArticleProducts(id, [PRODUCT]);
    await letAnHourPass();
    await post("start");
    await settleBackground();
    letShopifyWork();
    const { content } = await database.scanJob.findUniqueOrThrow({ where: { shop: SHOP } });
    const job = JSON.parse(content);
    const operation = shopify.bulk.all[0];
    const lines = (await shopify.api(new Request(`https://${SHOP}${operation?.result}`)).then((response) => response.text())).split("\n");
    const offset = Buffer.byteLength(`${lines.slice(0, 30).join("\n")}\n`);
    const leased = { leaseHolder: "a process that is no more", leaseUntil: new Date(Date.now() + 60_000) };
    await database.scanJob.updateMany({ data: { content: JSON.stringify({ ...job, work: { ...job.work, phase: "noting", articles: 60, looked: 30, offset } }), ...leased } });
    await look();
    await settleBackground();
    expect((await look()).job).toMatchObject({ state: "running", sentence: "30 of 60 articles are looked at.", share: 0.5 });
    await database.scanJob.updateMany({ data: { leaseUntil: new Date(Date.now() - 1) } });
    expect(await untilOver()).toMatchObject({ state: "done", sentence: expect.stringContaining("changed") });
    expect((await page()).lastCheck.sentence).toBe("2 links checked, none needs you.");
  });

  it("tries again when Shopify breaks off, says so when that does not help, and goes on when asked", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    shopify.bulk.failNext("TIMEOUT");
    expect(await check()).toMatchObject({ state: "done" });
    for (let time = 0; time < 6; time++) shopify.bulk.failNext("INTERNAL_SERVER_ERROR");
    expect(await check()).toMatchObject({ state: "failed", problem: expect.stringContaining("broke off") });
    expect((await page()).lastCheck.sentence).toBe("1 link checked, none needs you.");
    await post("resume");
    expect(await untilOver()).toMatchObject({ state: "done" });
  });

  it("has Shopify read again when its file is gone", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await post("start");
    await settleBackground();
    letShopifyWork();
    const before = shopify.bulk.all.length;
    for (const operation of shopify.bulk.all) operation.result = "/bulk-results/gone.jsonl";
    expect(await untilOver()).toMatchObject({ state: "done" });
    expect(shopify.bulk.all.length).toBeGreaterThan(before);
    expect(await rows()).toEqual(["1 101 shown"]);
  });

  it("opens again what an acceptance that failed could not add", async () => {
    await database.scanProposal.create({ data: { shop: SHOP, articleId: gid(1), productId: OTHER, status: "accepting", confidence: "certain", content: "{}", textHash: "", articleTitle: "", blogTitle: "", productTitle: "", foundBy: "" } });
    const { toAcceptWork } = await import("../../app/domain/scan-job");
    await database.scanJob.create({ data: { shop: SHOP, jobId: "accept", wish: "run", content: JSON.stringify({ id: "accept", startedAt: 1, finishedAt: 2, end: "failed", problem: "Shopify did not answer.", tries: 3, work: toAcceptWork(1), last: null }) } });
    await post("start");
    expect(await database.scanProposal.findFirst()).toMatchObject({ status: "open" });
  });

  it.each([{}, { intent: "scan-all" }, null])("answers 422 to %j", async (json) => {
    expect(await call(route.action, merchantRequest("/app/articles/check", { json }))).toMatchObject({ status: 422 });
  });
});
