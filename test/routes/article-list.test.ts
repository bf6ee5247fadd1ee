import { beforeAll, describe, expect, it } from "vitest";
import { toArticleAddress, toListAddress } from "../../app/domain/article-list";
import type { BulkResult } from "../../app/domain/article-bulk";
import { ARTICLE, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, shopify } from "./app-under-test";
import { saveArticleProducts } from "./article-form";

let list: typeof import("../../app/routes/app.articles._index");
let bulk: typeof import("../../app/routes/app.articles.bulk");
beforeAll(async () => {
  list = await import("../../app/routes/app.articles._index");
  bulk = await import("../../app/routes/app.articles.bulk");
});

const OTHER = "gid://shopify/Product/102";
const articleId = (number: number) => `gid://shopify/Article/${number}`;
const listed = async (search = "") => (await call(list.loader, merchantRequest(`/app/articles${search}`))).data;
const numbers = (page: { articles: { id: string }[] }) => page.articles.map(({ id }) => Number(id.split("/").pop()));
const act = async (json: object) => {
  const answer = await call(bulk.action, merchantRequest("/app/articles/bulk", { json }));
  return { status: answer.status, results: answer.status === 200 ? (JSON.parse(answer.data) as { results: BulkResult[] }).results : [] };
};
async function walk(search: string) {
  const pages = [await listed(`?${search}`)];
  for (let page = pages[0]; page.nextCursor !== null; pages.push(page)) page = await listed(`?${search}&after=${encodeURIComponent(page.nextCursor)}`);
  return pages;
}

describe("the list of articles narrowed down", () => {
  it("by blog and by tag, together with words", async () => {
    expect((await walk("blog=402")).flatMap(numbers).sort((a, b) => a - b)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]);
    expect(new Set((await walk("blog=402&tag=even")).flatMap(numbers))).toEqual(new Set([10, 20, 30, 40, 50, 60]));
    expect(numbers(await listed("?blog=402&tag=Low+Back&query=pain+3"))).toEqual([30]);
  });

  it("by nothing that makes no sense", async () => {
    for (const nonsense of ["blog=x&show=x", "tag=%22", "tag=a%20OR%20b", "after=garbage&show=with"]) expect(await listed(`?${nonsense}`)).toHaveProperty("articles");
  });

  it("to those with products and to those without, each once, forwards and back", async () => {
    for (const number of [3, 40, 41]) await saveArticleProducts(number, [PRODUCT]);
    expect(numbers(await listed("?show=with"))).toEqual([41, 40, 3]);
    expect(numbers(await listed("?show=with&tag=even"))).toEqual([40]);
    const pages = await walk("show=without");
    const all = pages.flatMap(numbers);
    expect([all.length, new Set(all).size, all.some((number) => [3, 40, 41].includes(number))]).toEqual([57, 57, false]);
    expect(pages.slice(0, -1).every((page) => page.articles.length === 25)).toBe(true);
    const back = await listed(`?show=without&before=${encodeURIComponent(pages[2].previousCursor)}`);
    expect(numbers(back)).toEqual(numbers(pages[1]));
  });

  it("to those with products page by page, newest first, and back", async () => {
    await database.linkedArticle.createMany({ data: Array.from({ length: 60 }, (_, index) => ({ shop: "small-shop.myshopify.com", articleId: articleId(index + 1), title: "", lostPlaces: 0 })) });
    const pages = await walk("show=with");
    expect(pages.flatMap(numbers)).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
    expect(numbers(await listed(`?show=with&before=${pages[2].previousCursor}`))).toEqual(numbers(pages[1]));
    expect((await listed(`?show=with&before=${pages[1].previousCursor}`)).previousCursor).toBeNull();
  });

  it("to those that need attention, with the cause and the pictures of their products", async () => {
    await saveArticleProducts(7, [PRODUCT, OTHER]);
    await saveArticleProducts(8, [PRODUCT]);
    expect(numbers(await listed("?show=attention"))).toEqual([]);
    shopify.merchant.deleteProduct(102);
    expect(await act({ intent: "check", ids: [articleId(7), articleId(8)] })).toMatchObject({ status: 200, results: [{ reason: null, title: "Back pain 7" }, { reason: null }] });
    expect(await listed("?show=attention")).toMatchObject({ troubled: 1, articles: [{ id: articleId(7), causes: { deleted: 1 }, thumbnails: [{ title: "Flexible Back 2.0" }] }] });
  });

  it("is an address that an article's page leads back to: the same page, filter and row", () => {
    const address = toArticleAddress("7", "query=pain&show=with&after=abc");
    expect(toListAddress(new URL(address, "https://a.example").searchParams.get("list"), "7")).toBe("/app/articles?query=pain&show=with&after=abc#article-7");
    expect(toListAddress(null, "7")).toBe("/app/articles#article-7");
    expect(toListAddress("https://evil.example/?a=b", "7")).toBe("/app/articles#article-7");
  });
});

describe("several articles at once", () => {
  it("lose their products, each told, and get them back", async () => {
    await saveArticleProducts(1, [PRODUCT, OTHER]);
    await saveArticleProducts(4, [OTHER]);
    const bodies = shopify.store.state.articles.map(({ body }) => body);
    const { results } = await act({ intent: "remove", ids: [ARTICLE, articleId(4), articleId(9)] });
    expect(results.map(({ reason, change }) => [reason, change?.after.groups.length ?? null])).toEqual([[null, 0], [null, 0], [null, null]]);
    expect([published(ARTICLE, "products"), published(OTHER, "articles")]).toEqual([[], []]);
    const changes = results.flatMap(({ id, change }) => (change === null ? [] : [{ id, ...change }]));
    expect((await act({ intent: "undo", changes })).results.map(({ reason }) => reason)).toEqual([null, null]);
    expect([published(ARTICLE, "products"), published(OTHER, "articles")]).toEqual([[PRODUCT, OTHER], [ARTICLE, articleId(4)]]);
    expect(shopify.store.state.articles.map(({ body }) => body)).toEqual(bodies);
  });

  it("take one layout, and an article that somebody changed since is not undone", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    const { results } = await act({ intent: "layout", ids: [ARTICLE], layout: "carousel" });
    expect(published(ARTICLE, "placements")).toMatchObject({ groups: [{ layout: "carousel" }] });
    await saveArticleProducts(1, [OTHER]);
    const changes = results.map(({ id, change }) => ({ id, ...change }));
    expect((await act({ intent: "undo", changes })).results).toMatchObject([{ reason: expect.stringContaining("Somebody changed") }]);
    expect(published(ARTICLE, "products")).toEqual([OTHER]);
  });

  it("go on after one that fails, and say which and why", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await saveArticleProducts(4, [PRODUCT]);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    const { results } = await act({ intent: "remove", ids: [ARTICLE, articleId(4), articleId(999)] });
    expect(results).toMatchObject([{ id: ARTICLE, title: "Back pain 1", reason: expect.stringContaining("Saved, not live yet") }, { id: articleId(4), reason: null }, { reason: expect.stringContaining("does not exist") }]);
    // Trying again finishes what waits.
    expect((await act({ intent: "remove", ids: [ARTICLE] })).results).toMatchObject([{ reason: null }]);
    expect(published(ARTICLE, "products")).toEqual([]);
  });

  it.each<[string, object]>([
    ["no article", { intent: "remove", ids: [] }],
    ["more than a step", { intent: "remove", ids: [1, 2, 3, 4, 5, 6].map(articleId) }],
    ["something that is no article", { intent: "check", ids: [PRODUCT] }],
    ["a layout that does not exist", { intent: "layout", ids: [ARTICLE], layout: "pile" }],
    ["nothing that can be done", { intent: "delete", ids: [ARTICLE] }],
  ])("are refused with 422 for %s", async (_name, json) => {
    expect(await act(json)).toMatchObject({ status: 422 });
  });
});
