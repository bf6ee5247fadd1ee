import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { toArticleBlocks } from "../../app/domain/article-blocks";
import { MOST_GROUP_PRODUCTS, type ArticleGroup } from "../../app/domain/article-groups";
import { toPlace } from "../../app/domain/article-places";
import { ARTICLE, INSTALLATION, PRODUCT } from "../sandbox/small-shop";
import { demoMarkets } from "../sandbox/demo/markets";
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
const post = (json: object, number = "1") => call(route.action, merchantRequest(`/app/articles/${number}`, { json }), { number });
const versionOf = async (number: string) => (await load(number)).data.version ?? "none";
const saveGroups = async (groups: unknown, number = "1") => post({ locale: "en", groups, version: await versionOf(number) }, number);
const group = (productIds: string[], over: Partial<ArticleGroup> = {}): ArticleGroup => ({ id: "1", place: null, headings: {}, layout: "row", productIds, ...over });
/** So many more products in the shop. */
function addProducts(count: number): string[] {
  const { state } = shopify.store;
  const [first] = state.products;
  if (!first) throw new Error("the shop has products");
  const ids = Array.from({ length: count }, (_, index) => 2_000 + index);
  state.products.push(...ids.map((id) => ({ ...first, id, variants: [], title: `Product ${id}` })));
  return ids.map((id) => `gid://shopify/Product/${id}`);
}
/** All products at the end of the text, in as many groups as they need. */
const atEnd = (ids: string[]) =>
  Array.from({ length: Math.ceil(ids.length / MOST_GROUP_PRODUCTS) }, (_, index) => group(ids.slice(index * MOST_GROUP_PRODUCTS, (index + 1) * MOST_GROUP_PRODUCTS), { id: `${index + 1}` }));
const save = (productIds: string[], number = "1") => saveGroups(atEnd(productIds), number);
const shown = (answer: { data: { groups: { groups: ArticleGroup[] } } }) => answer.data.groups.groups.map(({ productIds }) => productIds);
const bodyOf = (id: number) => {
  const article = shopify.store.state.articles.find((one) => one.id === id);
  if (!article) throw new Error(`the shop has article ${id}`);
  return article;
};

/** The names of the operations that Shopify is asked from now on. */
function watchOperations(): string[] {
  const asked: string[] = [];
  redirectOutbound({
    shop: SHOP,
    async adminApi(request) {
      asked.push(/(?:query|mutation) (\w+)/.exec(JSON.parse(await request.clone().text()).query)?.[1] ?? "");
      return shopify.api(request);
    },
  });
  return asked;
}

/** Somebody else changes a list of ours at Shopify between our reading and our next writing. @returns whether that has happened */
function writeInBetween(owner: string, name: string, change: (ids: string[]) => string[]): () => boolean {
  let isDone = false;
  redirectOutbound({
    shop: SHOP,
    async adminApi(request) {
      if (!isDone && (await request.clone().text()).includes("saveMetafields")) {
        isDone = true;
        const theirs = shopify.store.state.metafields.find(({ ownerId, key }) => ownerId === owner && key === name);
        if (theirs) theirs.value = JSON.stringify(change(JSON.parse(theirs.value)));
      }
      return shopify.api(request);
    },
  });
  return () => isDone;
}

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

describe("the page of an article", () => {
  it("waits for Shopify once, where its links and markets are as they were: all is asked at once, and nothing twice", async () => {
    await save([PRODUCT]);
    await load();
    const ALL = ["articleToEdit", "audience", "linkStates", "marketPlaces", "shop"];
    const asked: string[] = [];
    let beforeAnyAnswer: string[] | null = null;
    redirectOutbound({
      shop: SHOP,
      async adminApi(request) {
        asked.push(/query (\w+)/.exec(await request.clone().text())?.[1] ?? "");
        // Where one waited for another's answer it would not come.
        for (const until = Date.now() + 5_000; asked.length < ALL.length && beforeAnyAnswer === null && Date.now() < until; ) await sleep(10);
        beforeAnyAnswer ??= asked.toSorted();
        return shopify.api(request);
      },
    });
    expect(await load()).toMatchObject({ status: 200, data: { states: { [PRODUCT]: { presence: "shown" } } } });
    expect(beforeAnyAnswer).toEqual(ALL);
    expect(asked).toHaveLength(ALL.length);
  });
});

describe("the way products show in articles", () => {
  const INSTALLATION_DOCUMENT = () => published(INSTALLATION, "storefront") as { article_products_way?: string } | undefined;
  const choose = (way: unknown, version: number) => call(list.action, merchantRequest("/app/articles?index", { json: { way, version } }));

  it("is all together until the store chooses, and is published with the choice", async () => {
    expect(await listed()).toMatchObject({ way: "list", version: 0 });
    expect(await choose("embed", 0)).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(INSTALLATION_DOCUMENT()?.article_products_way).toBe("embed");
    expect(await listed()).toMatchObject({ way: "embed", version: 1 });
  });

  it("answers 422 to a way that does not exist, and 409 to a choice made on older settings", async () => {
    expect(await choose("popup", 0)).toMatchObject({ status: 422, data: { problems: [{ field: "way" }] } });
    await choose("inside", 0);
    expect(await choose("embed", 0)).toMatchObject({ status: 409, data: { version: 1, problems: [{ field: "form", message: expect.stringContaining("Somebody else") }] } });
    expect(INSTALLATION_DOCUMENT()?.article_products_way).toBe("inside");
  });
});

describe("saving an article's products", () => {
  it("writes both sides of the link at once and in order", async () => {
    expect(await save([OTHER, PRODUCT])).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([OTHER, PRODUCT]);
    expect(published(ARTICLE, "placements")).toEqual({ version: 1, locale: "en", groups: [{ id: "1", place: null, headings: {}, layout: "row", product_ids: [102, 101] }] });
    expect([published(PRODUCT, "articles"), published(OTHER, "articles")]).toEqual([[ARTICLE], [ARTICLE]]);
    expect((await load()).data).toMatchObject({ products: [{ id: OTHER, title: "Back of Steel", active: true }, { id: PRODUCT }], error: null, storefrontUrl: expect.stringMatching(/\/blogs\/news\/back-pain-1$/) });
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

  it.each<[string, string, unknown]>([
    ["an unknown product", "groups.0.productIds.0", [group(["gid://shopify/Product/424242"])]],
    ["something that is no product", "groups.0.productIds.0", [group([ARTICLE])]],
    ["129 products", "groups", atEnd(Array.from({ length: 129 }, (_, index) => `gid://shopify/Product/${index + 1}`))],
    ["one product in two groups", "groups.1.productIds", [group([PRODUCT]), group([PRODUCT], { id: "2" })]],
    ["a group of nothing", "groups.0.productIds", [group([])]],
    ["a heading that is too long", "groups.0.headings.en", [group([PRODUCT], { headings: { en: "x".repeat(121) } })]],
    ["no list", "groups", undefined],
  ])("answers 422 to %s and changes nothing", async (_name, field, groups) => {
    await save([OTHER]);
    const before = structuredClone(shopify.store.state.metafields);
    expect(await saveGroups(groups)).toMatchObject({ status: 422, data: { saved: false, problems: [{ field, message: expect.stringMatching(/\w{3}/) }] } });
    expect(shopify.store.state.metafields).toEqual(before);
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("answers 422 to a save that does not say what it replaces", async () => {
    expect(await post({ locale: "en", groups: [] })).toMatchObject({ status: 422, data: { problems: [{ field: "form" }] } });
  });

  it.each(["999", "abc", "0"])("answers 404 for the article %s", async (number) => {
    expect(await save([PRODUCT], number)).toMatchObject({ status: 404 });
    expect(await load(number)).toMatchObject({ status: 404 });
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("writes more than one call holds, the article's side last", async () => {
    const productIds = addProducts(128);
    expect(await save(productIds)).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual(productIds);
    expect(productIds.every((id) => (published(id, "articles") as string[])[0] === ARTICLE)).toBe(true);
  });
});

const BODY = '<h2>Back pain</h2>\n<p>Rest &amp; move.</p><ul><li>One</li><li>Two</li></ul><p>Lift “well”.\u00a0</p><h2>References</h2><p>[1] A book.</p><script>alert(1)</script>';
const TEXTS = toArticleBlocks(BODY).map(({ text }) => text);
const placeBehind = (text: string) => toPlace(TEXTS, TEXTS.findIndex((one) => one.startsWith(text)));

describe("an article's groups", () => {
  it("come back as they were saved, each at its place, and the body stays byte for byte (A1)", async () => {
    bodyOf(1).body = BODY;
    const groups = [group([PRODUCT], { id: "a", place: placeBehind("Rest"), headings: { en: "Tools", de: "Werkzeug" }, layout: "grid_3" }), group([OTHER], { id: "b", place: placeBehind("Lift"), layout: "carousel" })];
    const article = structuredClone(bodyOf(1));
    expect(await saveGroups(groups)).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "placements")).toEqual({ version: 1, locale: "en", groups: groups.map(({ productIds, ...rest }, index) => ({ ...rest, product_ids: [productIds[0] === PRODUCT ? 101 : 102].slice(0, index + 1) })) });
    expect((await load()).data).toMatchObject({ groups: { locale: "en", groups } });
    expect(bodyOf(1)).toEqual(article);
  });

  it("of an article show its text alone, never its HTML", async () => {
    bodyOf(1).body = BODY;
    const { blocks } = (await load()).data;
    expect(blocks).toMatchObject([
      { kind: "heading", text: "Back pain", groupMayFollow: false },
      { kind: "paragraph", text: "Rest & move.", groupMayFollow: true },
      { kind: "list", groupMayFollow: true },
      { kind: "paragraph", groupMayFollow: true },
      { kind: "references", groupMayFollow: false },
      { kind: "references", groupMayFollow: false },
    ]);
    expect(JSON.stringify(blocks)).not.toContain("alert");
  });

  it.each(["Back pain", "References", "[1] A book"])("are refused behind “%s”, where products never stand (A2)", async (text) => {
    bodyOf(1).body = BODY;
    const answer = await saveGroups([group([PRODUCT]), group([OTHER], { id: "2", place: placeBehind(text) })]);
    expect(answer).toMatchObject({ status: 422, data: { problems: [{ field: "groups.1.place", message: expect.stringContaining("Move this group") }] } });
    expect(published(ARTICLE, "products")).toBeUndefined();
  });

  it("keep a place whose paragraph is gone", async () => {
    bodyOf(1).body = BODY;
    const lost = group([PRODUCT], { place: toPlace(["A paragraph that was deleted."], 0) });
    expect(await saveGroups([lost])).toMatchObject({ data: { outcome: { live: true } } });
    expect((await load()).data.groups.groups).toEqual([lost]);
  });

  it("show products that are in no group as the last one, and none that the article does not feature", async () => {
    await saveGroups([group([PRODUCT], { id: "a", layout: "list" })]);
    const metafield = (key: string) => shopify.store.state.metafields.find((one) => one.ownerId === ARTICLE && one.key === key);
    const [products, placements] = [metafield("products"), metafield("placements")];
    if (!products || !placements) throw new Error("both were written");
    products.value = JSON.stringify([DRAFT, OTHER, PRODUCT]);
    placements.value = placements.value.replace("[101]", "[101,999]");
    expect((await load()).data.groups.groups).toEqual([group([PRODUCT], { id: "a", layout: "list" }), group([DRAFT, OTHER], { id: "2" })]);
    placements.value = JSON.stringify({ groups: "nonsense" });
    expect(shown(await load())).toEqual([[DRAFT, OTHER, PRODUCT]]);
  });

  it("are not replaced by somebody who has not seen them: 409 with words, and what saving again replaces", async () => {
    const mine = await versionOf("1");
    await save([OTHER]);
    const refused = await post({ locale: "en", groups: [group([PRODUCT])], version: mine });
    expect(refused).toMatchObject({ status: 409, data: { saved: false, problems: [{ field: "form", message: expect.stringContaining("Somebody else saved") }] } });
    expect(published(ARTICLE, "products")).toEqual([OTHER]);
    expect(await post({ locale: "en", groups: [group([PRODUCT])], version: refused.data.version })).toMatchObject({ data: { outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([PRODUCT]);
  });

  it("are not replaced while they wait for Shopify either", async () => {
    const mine = await versionOf("1");
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    await save([OTHER]);
    expect(await post({ locale: "en", groups: [group([PRODUCT])], version: mine })).toMatchObject({ status: 409 });
    expect(shown(await load())).toEqual([[OTHER]]);
  });

  it("are not replaced unseen while they wait and Shopify still does not answer: 409, and saving again keeps the other", async () => {
    const fail = () => shopify.faults.inject({ kind: "drop_before_write" }, { times: 3, operation: "articleLinks" });
    const mine = await versionOf("1");
    fail();
    expect(await post({ locale: "en", groups: [group([OTHER])], version: mine })).toMatchObject({ data: { outcome: { live: false } } });
    fail();
    const refused = await post({ locale: "en", groups: [group([PRODUCT])], version: mine });
    expect(refused).toMatchObject({ status: 409, data: { saved: false, version: expect.any(String) } });
    expect(shown(await load())).toEqual([[OTHER]]);
    fail();
    expect(await post({ locale: "en", groups: [group([PRODUCT])], version: refused.data.version })).toMatchObject({ data: { saved: true, outcome: { live: false } } });
    expect(await post({ intent: "publish" })).toMatchObject({ data: { outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([PRODUCT]);
  });

  it.each([["nothing that waits", null], ["what waited", [OTHER, DRAFT]]])("are not replaced where somebody else writes them at the same moment: 409, and a draft of %s", async (_what, waiting) => {
    await save([OTHER]);
    if (waiting !== null) {
      shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
      await save(waiting);
    }
    const before = await database.articleDraft.findMany({ select: { productIds: true } });
    const version = await versionOf("1");
    const wasWritten = writeInBetween(ARTICLE, "products", () => [DRAFT]);
    const refused = await post({ locale: "en", groups: [group([PRODUCT])], version });
    expect(refused).toMatchObject({ status: 409, data: { saved: false, problems: [{ field: "form", message: expect.stringContaining("Somebody else saved") }] } });
    expect([wasWritten(), published(ARTICLE, "products"), await database.articleDraft.findMany({ select: { productIds: true } })]).toEqual([true, [DRAFT], before]);
    expect(await post({ locale: "en", groups: [group([PRODUCT])], version: refused.data.version })).toMatchObject({ data: { outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([PRODUCT]);
  });

  it("cost one read and ceil((n + 2) / 25) writes", async () => {
    const version = await versionOf("1");
    const asked = watchOperations();
    await post({ locale: "en", groups: [group([PRODUCT]), group([OTHER, DRAFT], { id: "2" })], version });
    expect(asked).toEqual(["articleLinks", "saveMetafields"]);
  });
});

describe("an article of many products", () => {
  it.each([
    [23, 1],
    [24, 2],
    [48, 2],
    [128, 6],
  ])("%i of them costs one read and %i writes", async (count, writes) => {
    const productIds = addProducts(count);
    const version = await versionOf("1");
    const asked = watchOperations();
    expect(await post({ locale: "en", groups: atEnd(productIds), version })).toMatchObject({ data: { outcome: { live: true } } });
    expect(asked).toEqual(["articleLinks", ...Array.from({ length: writes }, () => "saveMetafields")]);
  }, 30_000);

  it("is seen to be half-done when Shopify fails in the middle of its writes, shows as before meanwhile, and is completed when asked again", async () => {
    await save([OTHER]);
    const productIds = addProducts(60);
    const before = structuredClone(shopify.store.state.articles);
    let writes = 0;
    let fails = true;
    redirectOutbound({
      shop: SHOP,
      async adminApi(request) {
        const isWrite = (await request.clone().text()).includes("saveMetafields");
        if (isWrite) writes += 1;
        return isWrite && fails && writes > 2 ? new Response("Bad gateway", { status: 502 }) : shopify.api(request);
      },
    });
    expect(await save(productIds)).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false } } });
    const written = () => productIds.filter((id) => published(id, "articles") !== undefined).length;
    expect([published(ARTICLE, "products"), written() > 0, written() < 60]).toEqual([[OTHER], true, true]);
    const seen = await load();
    expect([shown(seen).flat(), seen.data.error]).toEqual([productIds, expect.stringContaining("502")]);

    fails = false;
    expect(await post({ intent: "publish" })).toMatchObject({ data: { saved: true, outcome: { live: true } } });
    expect([published(ARTICLE, "products"), written(), published(OTHER, "articles")]).toEqual([productIds, 60, []]);
    expect(await database.articleDraft.count()).toBe(0);
    expect(shopify.store.state.articles).toEqual(before);
  }, 60_000);

  // Of the article itself there are three metafields here, and one write holds 25.
  it.each([22, 23, 24])("has its products and their groups of one moment when Shopify fails between two writes, with %i products", async (count) => {
    await save([OTHER]);
    const ofArticle = () => ["products", "placements", "fallback_products", "fallback_collections"].map((key) => published(ARTICLE, key));
    const before = ofArticle();
    const [instead = "", ...productIds] = addProducts(count + 1);
    const groups = atEnd(productIds).map((one) => ({ ...one, fallbacks: { [one.productIds[0] ?? ""]: { instead: { kind: "product", id: instead }, whenSoldOut: "show" } } }));
    let writes = 0;
    redirectOutbound({
      shop: SHOP,
      async adminApi(request) {
        const isWrite = (await request.clone().text()).includes("saveMetafields");
        if (isWrite) writes += 1;
        return isWrite && writes > 1 ? new Response("Bad gateway", { status: 502 }) : shopify.api(request);
      },
    });
    expect(await saveGroups(groups)).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false } } });
    expect(ofArticle()).toEqual(before);
  }, 30_000);
});

describe("the preview of an article", () => {
  const draw = async (json: object, number = "1") => call((await import("../../app/routes/app.articles.$number_.preview")).action, merchantRequest(`/app/articles/${number}/preview`, { json }), { number });
  const htmlOf = ({ data }: { data: string }) => (JSON.parse(data) as { html: string }).html;

  const cards = (html: string) => html.split(`<h3 class="buyline-product-card__title"`).length - 1;

  it("is the shipped block on the article's text, with what is not saved yet at its place", async () => {
    bodyOf(1).body = BODY;
    const html = htmlOf(await draw({ locale: "en", groups: [group([PRODUCT], { place: placeBehind("Rest"), headings: { en: "Tools <b>" } })] }));
    const [paragraph, card, list] = ["<p>Rest &amp; move.</p>", `<h3 class="buyline-product-card__title"`, "<ul><li>One"].map((part) => html.indexOf(part));
    expect(paragraph).toBeGreaterThan(0);
    expect(card).toBeGreaterThan(paragraph ?? 0);
    expect(list).toBeGreaterThan(card ?? 0);
    expect(html).toContain("Tools &lt;b&gt;");
    expect(html).toContain("12.50");
    expect(html).toContain("script-src 'none'");
    expect(published(ARTICLE, "products")).toBeUndefined();
  });

  it("is in the prices of the reader's market and without what is not sold there, with the headings of their language", async () => {
    Object.assign(shopify.store.state.shop, { currency: "USD", moneyFormat: "${{amount}}" });
    shopify.store.state.shop.markets = demoMarkets([]).map((market) => (market.handle === "eu" ? { ...market, unsoldProductIds: [102] } : market));
    const groups = [group([PRODUCT, OTHER], { headings: { en: "Tools", de: "Hilfen" } })];
    const [own, german] = [htmlOf(await draw({ locale: "en", groups })), htmlOf(await draw({ locale: "en", groups, country: "DE", language: "de" }))];
    expect([own.includes("Tools"), own.includes("$12.50"), cards(own)]).toEqual([true, true, 2]);
    expect([german.includes("Hilfen"), german.includes("Tools"), german.includes("11,50\u00a0€"), cards(german)]).toEqual([true, false, true, 1]);
    expect(await draw({ locale: "en", groups, country: "<b>" })).toMatchObject({ status: 422 });
  });

  it("shows instead of a product that is gone what shows in the store", async () => {
    const collection = { id: 401, handle: "backs", title: "All for backs", description: "", productIds: [102], updatedAt: "2026-01-01T00:00:00Z" };
    shopify.store.state.collections.push(collection);
        const html = htmlOf(await draw({ locale: "en", groups: [group([DRAFT], { fallbacks: { [DRAFT]: { instead: { kind: "product", id: OTHER }, whenSoldOut: "show" } } })] }));
    expect([cards(html), html.includes("/products/back-of-steel")]).toEqual([1, true]);
    const other = htmlOf(await draw({ locale: "en", groups: [group([DRAFT], { fallbacks: { [DRAFT]: { instead: { kind: "collection", id: "gid://shopify/Collection/401" }, whenSoldOut: "show" } } })] }));
    expect([cards(other), other.includes("All for backs")]).toEqual([1, true]);
  });

  it("leaves out what shoppers do not see", async () => {
    expect(htmlOf(await draw({ locale: "en", groups: [group([DRAFT])] }))).not.toContain(`<h3 class="buyline-product-card__title"`);
  });

  it("answers 404 for an article that is not there, and 422 to groups that are none", async () => {
    expect(await draw({ locale: "en", groups: [] }, "999")).toMatchObject({ status: 404 });
    expect(await draw({ locale: "en", groups: [{}] })).toMatchObject({ status: 422 });
  });
});

describe("when Shopify refuses an article", () => {
  it("keeps the choice, shows it with the reason, and completes it when asked again", async () => {
    await save([OTHER]);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    expect(await save([PRODUCT, OTHER])).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false } } });
    expect(published(ARTICLE, "products")).toEqual([OTHER]);
    const seen = await load();
    expect(seen.data.error).toContain("500");
    expect(shown(seen)).toEqual([[PRODUCT, OTHER]]);

    const again = await call(route.action, merchantRequest("/app/articles/1", { json: { intent: "publish" } }), { number: "1" });
    expect(again).toMatchObject({ data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([PRODUCT, OTHER]);
    expect((await load()).data.error).toBeNull();
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("keeps the choice also when the article cannot be read", async () => {
    shopify.faults.inject({ kind: "drop_before_write" }, { times: 3, operation: "articleLinks" });
    expect(await save([PRODUCT])).toMatchObject({ data: { saved: true, outcome: { live: false } } });
    expect(shown(await load())).toEqual([[PRODUCT]]);
  });

  it("does not let a choice that waited replace what somebody saved since it was made", async () => {
    const version = await versionOf("1");
    await save([OTHER]);
    shopify.faults.inject({ kind: "drop_before_write" }, { times: 3, operation: "articleLinks" });
    expect(await post({ locale: "en", groups: [group([PRODUCT])], version })).toMatchObject({ data: { saved: true, outcome: { live: false } } });
    expect(await post({ intent: "publish" })).toMatchObject({ status: 409, data: { saved: false } });
    expect(published(ARTICLE, "products")).toEqual([OTHER]);
    expect(await save([PRODUCT])).toMatchObject({ data: { outcome: { live: true } } });
    expect(await database.articleDraft.count()).toBe(0);
  });

  it("still reads a choice that waits from before there were groups", async () => {
    await database.articleDraft.create({ data: { shop: SHOP, articleId: ARTICLE, productIds: JSON.stringify([OTHER, PRODUCT]) } });
    expect(shown(await load())).toEqual([[OTHER, PRODUCT]]);
    expect(await post({ intent: "publish" })).toMatchObject({ data: { outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([OTHER, PRODUCT]);
  });

  it("is not misled by an answer that was lost after the write", async () => {
    shopify.faults.inject({ kind: "drop_after_write" }, { operation: "saveMetafields" });
    expect(await save([PRODUCT])).toMatchObject({ data: { outcome: { live: true } } });
    expect([published(ARTICLE, "products"), published(PRODUCT, "articles"), await database.articleDraft.count()]).toEqual([[PRODUCT], [ARTICLE], 0]);
  });

  it("writes on top of what somebody else wrote between its reading and its writing", async () => {
    await save([PRODUCT], "3");
    const wasWritten = writeInBetween(PRODUCT, "articles", (theirs) => [...theirs, "gid://shopify/Article/4"]);
    expect(await save([PRODUCT])).toMatchObject({ data: { outcome: { live: true } } });
    expect([wasWritten(), published(ARTICLE, "products")]).toEqual([true, [PRODUCT]]);
    expect((published(PRODUCT, "articles") as string[]).sort()).toEqual([1, 3, 4].map((number) => `gid://shopify/Article/${number}`));
  });

  it("keeps both links when two articles take the same product at once", async () => {
    await Promise.all([save([PRODUCT], "1"), save([PRODUCT], "3"), save([PRODUCT], "4")]);
    expect((published(PRODUCT, "articles") as string[]).sort()).toEqual([1, 3, 4].map((number) => `gid://shopify/Article/${number}`));
  });
});

describe("what shows instead of a product", () => {
  const COLLECTION = "gid://shopify/Collection/301";
  const withFallback = (fallbacks: ArticleGroup["fallbacks"]) => [group([PRODUCT], { fallbacks })];

  it("is published as a reference beside the products, and comes back as it was saved", async () => {
    const groups = [group([PRODUCT, DRAFT], { fallbacks: { [PRODUCT]: { instead: { kind: "product", id: OTHER }, whenSoldOut: "instead" }, [DRAFT]: { instead: { kind: "collection", id: COLLECTION }, whenSoldOut: "hide" } } })];
    expect(await saveGroups(groups)).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    expect(published(ARTICLE, "placements")).toMatchObject({ groups: [{ product_ids: [101, 103], fallbacks: [{ instead: "102", when_sold_out: "instead" }, { instead: "c301", when_sold_out: "hide" }] }] });
    expect([published(ARTICLE, "fallback_products"), published(ARTICLE, "fallback_collections"), published(OTHER, "articles")]).toEqual([[OTHER], [COLLECTION], undefined]);
    expect((await load()).data).toMatchObject({ groups: { groups }, fallbackNames: { [OTHER]: "Back of Steel", [COLLECTION]: "Relief" } });
    await saveGroups([group([PRODUCT])]);
    expect([published(ARTICLE, "fallback_products"), published(ARTICLE, "fallback_collections")]).toEqual([[], []]);
    expect((published(ARTICLE, "placements") as { groups: object[] }).groups[0]).not.toHaveProperty("fallbacks");
  });

  it.each<[string, ArticleGroup["fallbacks"], string]>([
    ["a product that the article features", { [PRODUCT]: { instead: { kind: "product", id: PRODUCT }, whenSoldOut: "show" } }, "already"],
    ["a product that was deleted between picking and saving", { [PRODUCT]: { instead: { kind: "product", id: "gid://shopify/Product/424242" }, whenSoldOut: "show" } }, "does not exist"],
    ["a collection that was deleted between picking and saving", { [PRODUCT]: { instead: { kind: "collection", id: "gid://shopify/Collection/424242" }, whenSoldOut: "show" } }, "does not exist"],
  ])("is never %s: 422 beside it", async (_name, fallbacks, words) => {
    expect(await saveGroups(withFallback(fallbacks))).toMatchObject({ status: 422, data: { problems: [{ field: `groups.0.fallbacks.${PRODUCT}`, message: expect.stringContaining(words) }] } });
    expect(published(ARTICLE, "products")).toBeUndefined();
  });
});
