import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { RESULTS_PATH } from "../sandbox/bulk-operations";
import { redirectOutbound } from "../sandbox/outbound";
import { ARTICLE, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, SHOP, shopify, webhook } from "./app-under-test";
import { saveArticleProducts } from "./article-form";

let route: typeof import("../../app/routes/app.articles.scan");
let settleBackground: typeof import("../../app/merchant.server").settleBackground;
beforeAll(async () => {
  route = await import("../../app/routes/app.articles.scan");
  ({ settleBackground } = await import("../../app/merchant.server"));
});

afterEach(() => settleBackground());

const OTHER = "gid://shopify/Product/102";
const STEEL = "<p>Try Back of Steel.</p>";
const load = async (search = "") => (await call(route.loader, merchantRequest(`/app/articles/scan${search}`))).data;
const post = (json: object) => call(route.action, merchantRequest("/app/articles/scan", { json }));
const article = (id: number) => {
  const found = shopify.store.state.articles.find((one) => one.id === id);
  if (!found) throw new Error(`the shop has article ${id}`);
  return found;
};
const edit = (id: number, body: string, updatedAt = new Date(Date.now() + 60_000).toISOString()) => Object.assign(article(id), { body, updatedAt });

/** Bulk operations take a second and a half here: lets it have gone by. */
function letShopifyWork() {
  for (const operation of shopify.bulk.all) operation.since -= 10_000;
  shopify.bulk.advance();
}

/** Looks again, as the open screen does, until the job is over. */
async function untilOver(looks = 30) {
  for (let look = 0; look < looks; look++) {
    await settleBackground();
    letShopifyWork();
    const page = await load();
    if (page.job?.state !== "running") return page;
  }
  throw new Error("the job goes on and on");
}
const scan = async (intent = "scan-all") => {
  await post({ intent });
  return untilOver();
};
const found = (page: { proposals: { articleId: string; productId: string }[] }) => page.proposals.map(({ articleId, productId }) => `${articleId.split("/").pop()} ${productId.split("/").pop()}`);

describe("the scan of all articles", () => {
  it("proposes what the texts name, with evidence, and says what it looked at", async () => {
    edit(1, "<h2>Back of Steel</h2><p>Nothing.</p><p>We love Back of Steel. So there.</p>");
    edit(7, `<p>Take <a href="/products/flexible-back-2-0">this one</a>.</p>`);
    expect((await load()).job).toBeNull();
    const page = await scan();
    expect(page).toMatchObject({ job: { state: "done" }, last: { articles: 60, products: 2, when: expect.stringMatching(/ GMT\+[12]$/) }, counts: { byConfidence: { certain: 2, likely: 0, unsure: 0 }, articles: 2, blogs: ["Back News"] } });
    expect(page.proposals).toMatchObject([
      { articleId: ARTICLE, articleTitle: "Back pain 1", productId: OTHER, evidence: { sentence: "We love Back of Steel.", start: 8, end: 21 }, after: "We love Back of Steel. So…" },
      { articleId: "gid://shopify/Article/7", productId: PRODUCT, reason: "A link leads to the product." },
    ]);
    expect(page.products).toHaveLength(2);
    expect(shopify.store.state.metafields).toEqual([]);
  });

  it("takes two bulk operations, however many articles there are", async () => {
    await scan();
    expect(shopify.bulk.all.map(({ type }) => type)).toEqual(["QUERY", "QUERY"]);
  });

  it("passes over products that the article features, and drops what is not in the text any more", async () => {
    edit(1, STEEL);
    await saveArticleProducts(1, [OTHER]);
    edit(3, STEEL);
    edit(4, STEEL);
    expect(found(await scan())).toEqual(["3 102", "4 102"]);
    edit(3, "<p>Gone.</p>");
    shopify.store.state.articles = shopify.store.state.articles.filter(({ id }) => id !== 4);
    expect(found(await scan())).toEqual([]);
  });

  it("reads only what was edited since, and keeps the rest", async () => {
    edit(1, STEEL, "2026-01-01T00:00:00Z");
    await scan();
    edit(3, STEEL);
    const page = await scan("scan-changed");
    expect([found(page), page.last.articles]).toEqual([["1 102", "3 102"], 1]);
  });

  it("does not propose again what was rejected, until the text changes", async () => {
    edit(1, STEEL);
    const [{ articleId, productId, textHash }] = (await scan()).proposals;
    expect(await post({ intent: "reject", articleId, productId, textHash })).toMatchObject({ status: 200, data: { undo: { articleId, productId } } });
    expect((await scan()).counts).toMatchObject({ byConfidence: { certain: 0 }, rejected: 1 });
    await post({ intent: "reopen", articleId, productId });
    expect(found(await load())).toEqual(["1 102"]);
    await post({ intent: "reject", articleId, productId, textHash });
    edit(1, "<p>Try Back of Steel now.</p>");
    expect(found(await scan())).toEqual(["1 102"]);
  });

  it("is one for two people who start it", async () => {
    const answers = await Promise.all([post({ intent: "scan-all" }), post({ intent: "scan-all" })]);
    expect(answers.map(({ data }) => data.message).sort()).toEqual(["Other work on all articles is under way in this store", "Scan started"]);
    await untilOver();
    expect(shopify.bulk.all).toHaveLength(2);
  });

  it("is paused, resumed and cancelled", async () => {
    edit(1, STEEL);
    await post({ intent: "scan-all" });
    await settleBackground();
    await post({ intent: "pause" });
    letShopifyWork();
    expect((await untilOver()).job).toMatchObject({ state: "paused", kind: "scan" });
    await post({ intent: "resume" });
    expect(found(await untilOver())).toEqual(["1 102"]);
    await post({ intent: "scan-all" });
    await settleBackground();
    letShopifyWork();
    await load();
    await settleBackground();
    await post({ intent: "cancel" });
    expect((await untilOver()).job).toMatchObject({ state: "cancelled" });
    expect(shopify.bulk.all.at(-1)?.status).toBe("CANCELED");
    expect((await load()).last).toMatchObject({ articles: 60 });
  });

  it("hears the finish that Shopify tells of while it is asking whether that has come", async () => {
    await post({ intent: "scan-all" });
    await settleBackground();
    const { action } = await import("../../app/routes/webhooks.bulk_operations.finish");
    redirectOutbound({
      shop: SHOP,
      async adminApi(request) {
        const answer = await shopify.api(request);
        if (shopify.bulk.all.length > 1 || shopify.bulk.all[0]?.status === "COMPLETED") return answer;
        letShopifyWork();
        expect(await call(action as Parameters<typeof call>[0], webhook("bulk_operations/finish"))).toMatchObject({ status: 200 });
        return answer;
      },
    });
    await load();
    await settleBackground();
    expect(shopify.bulk.all, "it reads the articles now").toHaveLength(2);
  });

  it("goes on where a process that was killed left off, once its lease is over", async () => {
    edit(1, STEEL);
    await post({ intent: "scan-all" });
    await settleBackground();
    await database.scanJob.updateMany({ data: { leaseHolder: "a process that is no more", leaseUntil: new Date(Date.now() + 60_000) } });
    letShopifyWork();
    await load();
    await settleBackground();
    expect((await load()).job).toMatchObject({ state: "running", sentence: expect.stringContaining("products") });
    await database.scanJob.updateMany({ data: { leaseUntil: new Date(Date.now() - 1) } });
    expect(found(await untilOver())).toEqual(["1 102"]);
  });

  it("goes on in the middle of the file, from the line behind the last that was kept", async () => {
    edit(59, STEEL);
    await post({ intent: "scan-all" });
    const { content } = await textPhase();
    const job = JSON.parse(content);
    const file = (await shopify.api(new Request(`https://${SHOP}${shopify.bulk.all.at(-1)?.result}`)).then((response) => response.text())).split("\n");
    const offset = Buffer.byteLength(`${file.slice(0, 50).join("\n")}\n`);
    await database.scanJob.updateMany({ data: { content: JSON.stringify({ ...job, work: { ...job.work, phase: "text", articles: 60, scanned: 50, offset } }) } });
    const page = await untilOver();
    expect([found(page), page.last.articles]).toEqual([["59 102"], 60]);
  });

  it("tries again when Shopify breaks off, and says so when that does not help", async () => {
    edit(1, STEEL);
    await post({ intent: "scan-all" });
    await settleBackground();
    letShopifyWork();
    shopify.bulk.failNext("TIMEOUT");
    const page = await untilOver();
    expect(found(page)).toEqual(["1 102"]);
    await post({ intent: "scan-all" });
    await settleBackground();
    letShopifyWork();
    for (let time = 0; time < 3; time++) shopify.bulk.failNext("INTERNAL_SERVER_ERROR");
    expect((await untilOver()).job).toMatchObject({ state: "failed", problem: expect.stringContaining("broke off") });
    await post({ intent: "resume" });
    expect((await untilOver()).job).toMatchObject({ state: "done" });
  });

  it("has Shopify list the products again when that list is gone", async () => {
    edit(1, STEEL);
    await post({ intent: "scan-all" });
    await settleBackground();
    letShopifyWork();
    for (const operation of shopify.bulk.all) operation.result = "/bulk-results/gone.jsonl";
    const page = await untilOver();
    expect([found(page), page.last.products]).toEqual([["1 102"], 2]);
  });

  it("reads the rest of a file that ends too early, and drops nothing for what it has not read", async () => {
    edit(1, STEEL);
    edit(60, STEEL);
    expect(found(await scan())).toEqual(["1 102", "60 102"]);
    await post({ intent: "scan-all" });
    for (let look = 0; look < 10 && shopify.bulk.all.length < 4; look++) {
      await settleBackground();
      letShopifyWork();
      await load();
    }
    let cut = 0;
    redirectOutbound({
      shop: SHOP,
      async adminApi(request) {
        const answer = await shopify.api(request);
        if (!request.url.includes(RESULTS_PATH) || cut > 0) return answer;
        cut += 1;
        const text = await answer.text();
        return new Response(text.slice(0, text.indexOf("\n", text.length / 2) + 1));
      },
    });
    const page = await untilOver();
    expect([cut, found(page), page.last.articles]).toEqual([1, ["1 102", "60 102"], 60]);
  });

  it("has Shopify read again when its file is gone", async () => {
    edit(1, STEEL);
    await post({ intent: "scan-all" });
    await textPhase();
    const operation = shopify.bulk.all.at(-1);
    if (operation) operation.result = "/bulk-results/gone.jsonl";
    expect(found(await untilOver())).toEqual(["1 102"]);
    expect(shopify.bulk.all.length).toBeGreaterThan(2);
  });

  it("goes on by Shopify's webhook alone, and without it by the open screen", async () => {
    const { action } = await import("../../app/routes/webhooks.bulk_operations.finish");
    edit(1, STEEL);
    await post({ intent: "scan-all" });
    for (let time = 0; time < 3; time++) {
      await settleBackground();
      letShopifyWork();
      expect(await call(action, webhook("bulk_operations/finish", { payload: { status: "completed" } }))).toMatchObject({ status: 200 });
    }
    await settleBackground();
    expect(found(await load())).toEqual(["1 102"]);
  });

  it.each([{}, { intent: "accept" }, { intent: "reject", articleId: "x", productId: PRODUCT, textHash: "" }, { intent: "drop" }])("answers 422 to %j", async (json) => {
    expect(await post(json)).toMatchObject({ status: 422, data: { isError: true } });
  });
});

/** The job when the articles are read and their file waits. */
async function textPhase() {
  for (let look = 0; look < 10; look++) {
    await settleBackground();
    const row = await database.scanJob.findUniqueOrThrow({ where: { shop: SHOP } });
    if (JSON.parse(row.content).work.phase === "articles" && shopify.bulk.all.length === 2) {
      letShopifyWork();
      return row;
    }
    letShopifyWork();
    await load();
  }
  throw new Error("the articles are never read");
}

describe("accepting a proposal", () => {
  const accept = async (id: number, product = OTHER) => (await post({ intent: "accept", articleId: `gid://shopify/Article/${id}`, productId: product })).data;

  it("writes the article's groups and both sides of the link, and the body stays (A1)", async () => {
    edit(1, `<p>Intro.</p>${STEEL}<p>End.</p>`);
    const { body } = article(1);
    await scan();
    expect(await accept(1)).toEqual({ message: "Added" });
    expect(published(ARTICLE, "products")).toEqual([OTHER]);
    expect(published(OTHER, "articles")).toEqual([ARTICLE]);
    expect(published(ARTICLE, "placements")).toMatchObject({ groups: [{ place: { text: "TryBackofSteel." }, layout: "featured" }] });
    expect([article(1).body, found(await load())]).toEqual([body, []]);
    expect(await accept(1)).toEqual({ message: "Decided on already" });
  });

  it("adds to what the article features, and joins what is named in one paragraph", async () => {
    edit(1, "<p>Flexible Back 2.0 or Back of Steel?</p>");
    await scan();
    await accept(1);
    await accept(1, PRODUCT);
    expect(published(ARTICLE, "placements")).toMatchObject({ groups: [{ layout: "row", product_ids: [102, 101] }] });
  });

  it("looks for the place again when the text changed, and says so when the text does not name it any more", async () => {
    edit(1, STEEL);
    edit(3, STEEL);
    await scan();
    edit(1, "<p>New.</p><p>Now try Back of Steel again.</p>");
    edit(3, "<p>New.</p>");
    expect(await accept(1)).toEqual({ message: "Added" });
    expect(published(ARTICLE, "placements")).toMatchObject({ groups: [{ place: { text: "NowtryBackofSteelagain." } }] });
    expect(await accept(3)).toMatchObject({ message: "Not added", isError: true });
    expect((await load()).proposals).toMatchObject([{ problem: expect.stringContaining("does not name this product any more") }]);
  });

  it("says that the article or the product is gone", async () => {
    edit(1, STEEL);
    edit(3, STEEL);
    await scan();
    shopify.store.state.articles = shopify.store.state.articles.filter(({ id }) => id !== 1);
    await accept(1);
    shopify.store.state.products = shopify.store.state.products.filter(({ id }) => id !== 102);
    await accept(3);
    expect((await load()).proposals).toMatchObject([{ problem: expect.stringContaining("article does not exist") }, { problem: expect.stringContaining("product of this article does not exist") }]);
  });

  it("keeps what Shopify does not take as a draft that waits", async () => {
    edit(1, STEEL);
    await scan();
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 9, operation: "saveMetafields" });
    expect(await accept(1)).toMatchObject({ message: "Added, not live yet" });
    expect(await database.articleDraft.count()).toBe(1);
  });

  it("accepts all certain ones of a blog, and leaves what is only likely", async () => {
    for (const id of [1, 3, 5, 6]) edit(id, STEEL);
    edit(8, "<p>a back of steel</p>");
    await scan();
    expect((await load("?blog=Back+News")).counts.byConfidence).toEqual({ certain: 3, likely: 1, unsure: 0 });
    expect((await load()).counts.byConfidence).toEqual({ certain: 4, likely: 1, unsure: 0 });
    expect((await post({ intent: "accept-certain", blogTitle: "Back News" })).data).toEqual({ message: "Adding products" });
    const page = await untilOver();
    expect(page).toMatchObject({ job: { kind: "accept", state: "done", sentence: "Products are added to 3 of 3 articles." }, last: { articles: 60 } });
    expect(found(page)).toEqual(["5 102", "8 102"]);
    expect(published(OTHER, "articles")).toEqual([1, 3, 6].map((id) => `gid://shopify/Article/${id}`));
  });
});

describe("accepting many proposals", () => {
  const ids = Array.from({ length: 40 }, (_, index) => index + 1);
  const gid = (id: number) => `gid://shopify/Article/${id}`;
  const start = async () => {
    for (const id of ids) edit(id, `<p>Intro ${id}.</p>${STEEL}<p>Or Flexible Back 2.0.</p>`);
    await scan();
    shopify.bulk.all.splice(0);
    return post({ intent: "accept-certain", blogTitle: null });
  };
  const writes = () => shopify.bulk.all.filter(({ type }) => type === "MUTATION").length;
  const features = (id: number) => published(gid(id), "products");

  it("takes two bulk readings and two bulk writings, whatever their number, and both sides agree", async () => {
    await start();
    const page = await untilOver(60);
    expect(page).toMatchObject({ job: { kind: "accept", state: "done" }, counts: { articles: 0 } });
    expect(shopify.bulk.all.map(({ type }) => type)).toEqual(["QUERY", "QUERY", "MUTATION", "MUTATION"]);
    for (const id of ids) expect([features(id), published(gid(id), "placements")]).toMatchObject([[OTHER, PRODUCT], { groups: [{ place: { text: "TryBackofSteel." } }, { place: { text: "OrFlexibleBack2.0." } }] }]);
    for (const product of [OTHER, PRODUCT]) expect([...(published(product, "articles") as string[])].sort()).toEqual(ids.map(gid).sort());
    expect(await database.scanProposal.count()).toBe(0);
  });

  it("tells the lists of each article that was written what it features now", async () => {
    await saveArticleProducts(7, ["gid://shopify/Product/103"]);
    await start();
    await untilOver(60);
    expect(await database.linkedArticle.count({ where: { shop: SHOP } })).toBe(40);
    const links = await database.articleLink.findMany({ where: { shop: SHOP, articleId: { in: [gid(7), gid(9)] } }, orderBy: [{ articleId: "asc" }, { productId: "asc" }] });
    expect(links.map(({ articleId, productId }) => [articleId, productId])).toEqual([...[PRODUCT, OTHER, "gid://shopify/Product/103"].map((id) => [gid(7), id]), ...[PRODUCT, OTHER].map((id) => [gid(9), id])]);
  });

  it("never overwrites what somebody saved meanwhile, and adds to it", async () => {
    await start();
    await settleBackground();
    await afterReading();
    await saveArticleProducts(7, ["gid://shopify/Product/103"]);
    await untilOver(60);
    expect(features(7)).toEqual([OTHER, PRODUCT, "gid://shopify/Product/103"]);
    expect(published(OTHER, "articles")).toContain(gid(7));
    expect(published("gid://shopify/Product/103", "articles")).toEqual([gid(7)]);
  });

  it("adds to what waits for Shopify, which goes live with it", async () => {
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "saveMetafields" });
    await saveArticleProducts(7, ["gid://shopify/Product/103"]);
    expect([features(7), await database.articleDraft.count()]).toEqual([undefined, 1]);
    await start();
    await untilOver(60);
    expect(features(7)).toEqual([OTHER, PRODUCT, "gid://shopify/Product/103"]);
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("says which articles were deleted or changed since, and writes the others", async () => {
    await start();
    edit(3, "<p>New.</p>");
    shopify.store.state.articles = shopify.store.state.articles.filter(({ id }) => id !== 4);
    const page = await untilOver(60);
    expect([features(1), features(3)]).toEqual([[OTHER, PRODUCT], undefined]);
    expect(page.proposals.map(({ articleId, problem }: { articleId: string; problem: string }) => `${articleId.split("/").pop()} ${problem}`).sort()).toEqual([
      ...Array(2).fill("3 The article has changed, and its text does not name this product any more."),
      ...Array(2).fill("4 This article does not exist any more."),
    ]);
  });

  it("completes what Shopify broke off in the middle", async () => {
    await start();
    await settleBackground();
    await afterReading();
    shopify.bulk.failNext("INTERNAL_SERVER_ERROR");
    const page = await untilOver(60);
    expect([page.job.state, page.counts.articles]).toEqual(["done", 0]);
    for (const id of ids) expect(features(id)).toEqual([OTHER, PRODUCT]);
    expect(published(OTHER, "articles")).toHaveLength(40);
  });

  it("writes the products' side one by one where the bulk write of it fails", async () => {
    await start();
    for (let look = 0; look < 30 && writes() < 2; look++) {
      await settleBackground();
      if (writes() < 2) letShopifyWork();
      if (writes() < 2) await load();
    }
    shopify.bulk.failNext("TIMEOUT");
    const page = await untilOver(60);
    expect([page.job.state, page.counts.articles]).toEqual(["done", 0]);
    for (const product of [OTHER, PRODUCT]) expect(published(product, "articles")).toHaveLength(40);
  });

  it("is cancelled before Shopify writes, and not while it does", async () => {
    await start();
    await settleBackground();
    await post({ intent: "cancel" });
    expect((await untilOver()).job).toMatchObject({ state: "cancelled" });
    expect([features(1), (await load()).counts.byConfidence.certain]).toEqual([undefined, 80]);
    shopify.bulk.all.splice(0);
    await post({ intent: "accept-certain", blogTitle: null });
    await settleBackground();
    await afterReading();
    await post({ intent: "cancel" });
    await untilOver(60);
    expect(new Set(ids.map((id) => JSON.stringify(features(id)))).size).toBe(1);
    expect(published(OTHER, "articles")).toHaveLength(40);
  });

  /** Until Shopify is writing the articles. */
  async function afterReading() {
    for (let look = 0; look < 30 && writes() === 0; look++) {
      letShopifyWork();
      await load();
      await settleBackground();
    }
    expect(writes()).toBe(1);
  }
});
