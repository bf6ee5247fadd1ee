import { beforeAll, describe, expect, it } from "vitest";
import { toPlacements } from "../../app/domain/article-products";
import { ARTICLE, PRODUCT } from "../sandbox/small-shop";
import { redirectOutbound } from "../sandbox/outbound";
import { call, database, merchantRequest, published, SHOP, shopify } from "./app-under-test";

let list: typeof import("../../app/routes/app.articles._index");
let route: typeof import("../../app/routes/app.articles.$number");
beforeAll(async () => {
  list = await import("../../app/routes/app.articles._index");
  route = await import("../../app/routes/app.articles.$number");
});

const OTHER = "gid://shopify/Product/102";
const DRAFT = "gid://shopify/Product/103";
const listed = async (search = "") => (await call(list.loader, merchantRequest(`/app/articles${search}`))).data;
const load = (number = "1") => call(route.loader, merchantRequest(`/app/articles/${number}`), { number });
const save = (productIds: unknown, number = "1") => call(route.action, merchantRequest(`/app/articles/${number}`, { json: { productIds, version: 0 } }), { number });

describe("the list of articles", () => {
  it("walks all of them once, forwards and back", async () => {
    const pages = [await listed()];
    for (let page = pages[0]; page.nextCursor; pages.push(page)) page = await listed(`?after=${encodeURIComponent(page.nextCursor)}`);
    const ids = pages.flatMap((page) => page.articles.map(({ id }: { id: string }) => id));
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
    const back = await listed(`?before=${encodeURIComponent(pages[1].previousCursor)}`);
    expect(back.articles).toEqual(pages[0].articles);
    expect([pages[0].previousCursor, pages.at(-1).nextCursor]).toEqual([null, null]);
  });

  it("finds words of the title, and takes search operators for words", async () => {
    expect((await listed("?query=pain+42")).articles).toMatchObject([{ title: "Back pain 42" }]);
    expect((await listed("?query=nothing+like+this")).articles).toEqual([]);
    for (const query of [`"`, "title:", "(", "back OR", "-", "😀", "a:b c:d"]) {
      expect(await listed(`?query=${encodeURIComponent(query)}`)).toHaveProperty("articles");
    }
  });

  it("tells how many products each features, and which one is hidden", async () => {
    await save([PRODUCT, OTHER]);
    const { articles } = await listed("?query=pain");
    const all = [...articles, ...(await listed("?query=pain+1")).articles, ...(await listed("?query=pain+2")).articles];
    expect(all.find(({ id }) => id === ARTICLE)).toMatchObject({ productCount: 2, blogTitle: "Back News", image: { alt: "A back" } });
    expect(all.find(({ id }) => id === "gid://shopify/Article/2")).toMatchObject({ productCount: 0, publishedAt: null });
  });
});

describe("saving an article's products", () => {
  it("writes both sides of the link at once and in order", async () => {
    expect(await save([OTHER, PRODUCT])).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([OTHER, PRODUCT]);
    expect(published(ARTICLE, "placements")).toEqual(toPlacements([OTHER, PRODUCT]));
    expect([published(PRODUCT, "articles"), published(OTHER, "articles")]).toEqual([[ARTICLE], [ARTICLE]]);
    expect((await load()).data).toMatchObject({ products: [{ id: OTHER, title: "Back of Steel", active: true }, { id: PRODUCT }], error: null, article: { path: "/blogs/news/back-pain-1" } });
  });

  it("takes a product's side back when the article drops it, and leaves other articles' links alone", async () => {
    await save([PRODUCT, OTHER]);
    await save([PRODUCT], "3");
    await save([OTHER]);
    expect(published(PRODUCT, "articles")).toEqual(["gid://shopify/Article/3"]);
    expect(published(OTHER, "articles")).toEqual([ARTICLE]);
    await save([]);
    expect([published(ARTICLE, "products"), published(OTHER, "articles")]).toEqual([[], []]);
  });

  it("never touches the article itself (A1)", async () => {
    const before = structuredClone(shopify.store.state.articles);
    await save([PRODUCT]);
    await save([]);
    expect(shopify.store.state.articles).toEqual(before);
  });

  it("shows a product that shoppers cannot see as such", async () => {
    await save([DRAFT]);
    expect((await load()).data.products).toMatchObject([{ id: DRAFT, active: false }]);
  });

  it.each([
    ["an unknown product", ["gid://shopify/Product/424242"]],
    ["something that is no product", [ARTICLE]],
    ["129 products", Array.from({ length: 129 }, (_, index) => `gid://shopify/Product/${index + 1}`)],
    ["one product twice", [PRODUCT, PRODUCT]],
    ["no list", undefined],
  ])("answers 422 to %s and changes nothing", async (_name, ids) => {
    await save([OTHER]);
    const before = structuredClone(shopify.store.state.metafields);
    expect(await save(ids)).toMatchObject({ status: 422, data: { saved: false, problems: [{ field: "productIds" }] } });
    expect(shopify.store.state.metafields).toEqual(before);
    expect(await database.articleDraft.count()).toBe(0);
  });

  it.each(["999", "abc", "0"])("answers 404 for the article %s", async (number) => {
    expect(await save([PRODUCT], number)).toMatchObject({ status: 404 });
    expect(await load(number)).toMatchObject({ status: 404 });
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("writes more than one call holds, the article's side last", async () => {
    const { state } = shopify.store;
    const [first] = state.products;
    if (!first) throw new Error("the shop has products");
    const ids = Array.from({ length: 128 }, (_, index) => 2_000 + index);
    state.products.push(...ids.map((id) => ({ ...first, id, variants: [], title: `Product ${id}` })));
    const productIds = ids.map((id) => `gid://shopify/Product/${id}`);
    expect(await save(productIds)).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual(productIds);
    expect(productIds.every((id) => (published(id, "articles") as string[])[0] === ARTICLE)).toBe(true);
  }, 30_000);
});

describe("when Shopify refuses an article", () => {
  it("keeps the choice, shows it with the reason, and completes it when asked again", async () => {
    await save([OTHER]);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    expect(await save([PRODUCT, OTHER])).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false } } });
    expect(published(ARTICLE, "products")).toEqual([OTHER]);
    expect((await load()).data).toMatchObject({ products: [{ id: PRODUCT }, { id: OTHER }], error: expect.stringContaining("500") });

    const again = await call(route.action, merchantRequest("/app/articles/1", { json: { intent: "publish" } }), { number: "1" });
    expect(again).toMatchObject({ data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([PRODUCT, OTHER]);
    expect((await load()).data.error).toBeNull();
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("keeps the choice also when the article cannot be read", async () => {
    shopify.faults.inject({ kind: "drop_before_write" }, { times: 3, operation: "articleLinks" });
    expect(await save([PRODUCT])).toMatchObject({ data: { saved: true, outcome: { live: false } } });
    expect((await load()).data.products).toMatchObject([{ id: PRODUCT }]);
  });

  it("is not misled by an answer that was lost after the write", async () => {
    shopify.faults.inject({ kind: "drop_after_write" }, { operation: "saveMetafields" });
    expect(await save([PRODUCT])).toMatchObject({ data: { outcome: { live: true } } });
    expect([published(ARTICLE, "products"), published(PRODUCT, "articles")]).toEqual([[PRODUCT], [ARTICLE]]);
  });

  it("writes on top of what somebody else wrote between its reading and its writing", async () => {
    await save([PRODUCT], "3");
    let interfered = false;
    redirectOutbound({
      shop: SHOP,
      async adminApi(request) {
        if (!interfered && (await request.clone().text()).includes("saveMetafields")) {
          interfered = true;
          const theirs = shopify.store.state.metafields.find(({ ownerId, key }) => ownerId === PRODUCT && key === "articles");
          if (theirs) theirs.value = JSON.stringify([...JSON.parse(theirs.value), "gid://shopify/Article/4"]);
        }
        return shopify.api(request);
      },
    });
    expect(await save([PRODUCT])).toMatchObject({ data: { outcome: { live: true } } });
    expect(interfered).toBe(true);
    expect((published(PRODUCT, "articles") as string[]).sort()).toEqual([1, 3, 4].map((number) => `gid://shopify/Article/${number}`));
  });

  it("keeps both links when two articles take the same product at once", async () => {
    await Promise.all([save([PRODUCT], "1"), save([PRODUCT], "3"), save([PRODUCT], "4")]);
    expect((published(PRODUCT, "articles") as string[]).sort()).toEqual([1, 3, 4].map((number) => `gid://shopify/Article/${number}`));
  });
});
