import { expect, test } from "vitest";
import { adminSchema } from "./admin-schema";
import { DroppedConnection } from "./faults";
import { CostBucket } from "./query-cost";
import { ARTICLE, codes, INSTALLATION, PRODUCT, SHOP, smallShop, STOREFRONT, type Answer } from "./small-shop";

test("the shop, its languages and the installation answer as they are stored", async () => {
  const { data } = await smallShop().ask(`{
    shop { id name myshopifyDomain ianaTimezone currencyCode url email contactEmail enabledPresentmentCurrencies primaryDomain { url host } }
    shopLocales(published: true) { locale primary }
    currentAppInstallation { id launchUrl app { handle apiKey } accessScopes { handle } }
  }`);
  expect(data.shop).toMatchObject({ id: "gid://shopify/Shop/800", myshopifyDomain: SHOP, ianaTimezone: "Europe/Berlin", currencyCode: "EUR", primaryDomain: { url: STOREFRONT } });
  expect(data.shopLocales).toEqual([{ locale: "en", primary: true }]);
  expect(data.currentAppInstallation).toMatchObject({ id: INSTALLATION, app: { handle: "buyline", apiKey: "client-of-tests" } });
  expect(data.currentAppInstallation.accessScopes).toContainEqual({ handle: "read_products" });
});

test("a product answers with its pictures, prices and variants", async () => {
  const { data } = await smallShop().ask(`{ product(id: "${PRODUCT}") {
    title handle status totalInventory onlineStoreUrl updatedAt variantsCount { count precision } priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount } }
    featuredMedia { preview { image { url altText width height } } }
    variants(first: 5) { nodes { title price compareAtPrice availableForSale position selectedOptions { name value } } }
  } }`);
  expect(data.product).toMatchObject({
    title: "Flexible Back 2.0",
    status: "ACTIVE",
    onlineStoreUrl: `${STOREFRONT}/products/flexible-back-2-0`,
    updatedAt: "2026-05-01T00:00:00Z",
    variantsCount: { count: 2, precision: "EXACT" },
    priceRangeV2: { minVariantPrice: { amount: "12.5", currencyCode: "EUR" }, maxVariantPrice: { amount: "15.0" } },
    featuredMedia: { preview: { image: { url: `${STOREFRONT}/cdn/shop/files/product.svg`, altText: null, width: 10 } } },
  });
  expect(data.product.variants.nodes[0]).toEqual({
    title: "S",
    price: "12.50",
    compareAtPrice: "20.00",
    availableForSale: true,
    position: 1,
    selectedOptions: [{ name: "Size", value: "S" }],
  });
});

test("an image's transform becomes its query string", async () => {
  const { data } = await smallShop().ask(`{ article(id: "${ARTICLE}") { image { url(transform: { maxWidth: 160, maxHeight: 90, crop: CENTER }) } } }`);
  expect(data.article.image.url).toBe(`${STOREFRONT}/cdn/shop/files/back.svg?width=160&height=90&crop=center`);
});

test("a draft product has no address, an article of the future is not published, and drafts have no date", async () => {
  const shop = smallShop();
  const first = shop.store.state.articles[0];
  if (first) first.publishedAt = "2026-11-20T10:00:01Z";
  const { data } = await shop.ask(`{
    product(id: "gid://shopify/Product/103") { status onlineStoreUrl }
    future: article(id: "gid://shopify/Article/1") { isPublished publishedAt }
    draft: article(id: "gid://shopify/Article/2") { isPublished publishedAt }
  }`);
  expect(data).toEqual({
    product: { status: "DRAFT", onlineStoreUrl: null },
    future: { isPublished: false, publishedAt: "2026-11-20T10:00:01Z" },
    draft: { isPublished: false, publishedAt: null },
  });
});

test("nodes keeps the order asked for and answers null for what is gone", async () => {
  const { data } = await smallShop().ask(`{
    node(id: "gid://shopify/Page/501") { id ... on Page { title } }
    nodes(ids: ["gid://shopify/Product/102", "gid://shopify/Product/999", "${ARTICLE}"]) { __typename id }
    article(id: "gid://shopify/Article/999") { id }
  }`);
  expect(data.node).toEqual({ id: "gid://shopify/Page/501", title: "Returns" });
  expect(data.nodes).toEqual([{ __typename: "Product", id: "gid://shopify/Product/102" }, null, { __typename: "Article", id: ARTICLE }]);
  expect(data.article).toBeNull();
});

test.each(["1", "gid://shopify/Product/101", "gid://shopify/Article/x", ""])("article refuses the id %o with an error instead of null", async (id) => {
  expect(codes(await smallShop().ask("query ($id: ID!) { article(id: $id) { id } }", { id }))).toEqual(["BAD_REQUEST"]);
});

// Cursors.

const PAGE_OF_ARTICLES = `query ($first: Int, $after: String, $last: Int, $before: String, $sortKey: ArticleSortKeys, $reverse: Boolean) {
  articles(first: $first, after: $after, last: $last, before: $before, sortKey: $sortKey, reverse: $reverse) {
    nodes { id } edges { cursor node { id } } pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
  }
}`;

test.each(["TITLE", "UPDATED_AT", "PUBLISHED_AT", "ID"].flatMap((sortKey) => [true, false].map((reverse) => [sortKey, reverse] as const)))(
  "cursors by %s (reverse %s) walk all articles exactly once, forwards and back again",
  async (sortKey, reverse) => {
    const shop = smallShop({ articles: 23 });
    const forwards: string[] = [];
    let last: Answer["data"] = null;
    for (let after = null, more = true; more; ) {
      last = (await shop.ask(PAGE_OF_ARTICLES, { first: 5, after, sortKey, reverse })).data.articles;
      forwards.push(...last.nodes.map(({ id }: { id: string }) => id));
      expect(last.pageInfo.hasPreviousPage).toBe(after !== null);
      ({ endCursor: after, hasNextPage: more } = last.pageInfo);
    }
    expect(forwards).toHaveLength(23);
    expect(new Set(forwards).size).toBe(23);

    const backwards: string[] = last.nodes.map(({ id }: { id: string }) => id);
    for (let page = last; page.pageInfo.hasPreviousPage; ) {
      page = (await shop.ask(PAGE_OF_ARTICLES, { last: 5, before: page.pageInfo.startCursor, sortKey, reverse })).data.articles;
      expect(page.pageInfo.hasNextPage).toBe(true);
      backwards.unshift(...page.nodes.map(({ id }: { id: string }) => id));
    }
    expect(backwards).toEqual(forwards);
  },
);

test("a cursor outlives the article it came from", async () => {
  const shop = smallShop({ articles: 6 });
  const { data } = await shop.ask(PAGE_OF_ARTICLES, { first: 3, sortKey: "ID" });
  shop.store.state.articles = shop.store.state.articles.filter(({ id }) => id !== 3);
  const rest = await shop.ask(PAGE_OF_ARTICLES, { first: 3, after: data.articles.pageInfo.endCursor, sortKey: "ID" });
  expect(rest.data.articles.nodes.map(({ id }: { id: string }) => id)).toEqual([4, 5, 6].map((id) => `gid://shopify/Article/${id}`));
});

test("sorting by title, update and publication is by their values", async () => {
  const shop = smallShop({ articles: 12 });
  const ids = async (sortKey: string, reverse = false) =>
    (await shop.ask(PAGE_OF_ARTICLES, { first: 12, sortKey, reverse })).data.articles.nodes.map(({ id }: { id: string }) => Number(id.split("/").pop()));
  expect((await ids("TITLE")).slice(0, 5)).toEqual([1, 10, 11, 12, 2]);
  expect((await ids("UPDATED_AT", true)).slice(0, 4)).toEqual([12, 11, 10, 9]);
  expect((await ids("PUBLISHED_AT"))[0]).toBe(2);
});

test.each([
  ["neither first nor last", {}],
  ["both first and last", { first: 1, last: 1 }],
  ["251 at once", { first: 251 }],
  ["less than none", { first: -1 }],
  ["a cursor that is none", { first: 1, after: "abc" }],
])("a page of %s is refused", async (_, variables) => {
  expect(codes(await smallShop().ask(PAGE_OF_ARTICLES, variables))).toEqual(["BAD_REQUEST"]);
});

test("a cursor of another sort key is refused", async () => {
  const shop = smallShop();
  const { data } = await shop.ask(PAGE_OF_ARTICLES, { first: 1, sortKey: "TITLE" });
  expect(codes(await shop.ask(PAGE_OF_ARTICLES, { first: 1, after: data.articles.pageInfo.endCursor, sortKey: "ID" }))).toEqual(["BAD_REQUEST"]);
});

test("blogs and pages are listed and looked up", async () => {
  const { data } = await smallShop({ articles: 10 }).ask(`{
    blogs(first: 5, sortKey: TITLE, reverse: true) { nodes { title } }
    blog(id: "gid://shopify/Blog/402") { handle articlesCount { count } articles(first: 1) { nodes { title } } }
    pages(first: 5) { nodes { title isPublished } }
    page(id: "gid://shopify/Page/501") { handle body }
  }`);
  expect(data.blogs.nodes).toEqual([{ title: "Recipes" }, { title: "Back News" }]);
  expect(data.blog).toEqual({ handle: "recipes", articlesCount: { count: 2 }, articles: { nodes: [{ title: "Back pain 5" }] } });
  expect(data.pages.nodes).toEqual([{ title: "Returns", isPublished: true }]);
  expect(data.page).toEqual({ handle: "returns", body: "<p>30 days</p>" });
});

test("markets are found by status, name and type, and by id", async () => {
  const shop = smallShop();
  const { data } = await shop.ask(`{
    active: markets(first: 5, query: "status:ACTIVE") { nodes { id handle name status type } }
    drafts: markets(first: 5, query: "status:DRAFT") { nodes { id } }
    companies: markets(first: 5, type: COMPANY_LOCATION) { nodes { id } }
    market(id: "gid://shopify/Market/1") { handle }
  }`);
  expect(data.active.nodes).toEqual([{ id: "gid://shopify/Market/1", handle: "us", name: "United States", status: "ACTIVE", type: "REGION" }]);
  expect(data.drafts.nodes).toEqual([]);
  expect(data.companies.nodes).toEqual([]);
  expect(data.market).toEqual({ handle: "us" });
});

// Scopes.

const READ_PRODUCT = `{ product(id: "${PRODUCT}") { title } }`;
const READ_ARTICLES = "{ articles(first: 1) { nodes { title } } }";

test.each([
  [READ_PRODUCT, "read_products"],
  [READ_PRODUCT, "write_products"],
  [READ_ARTICLES, "read_content"],
  [READ_ARTICLES, "write_content"],
  [READ_ARTICLES, "read_online_store_pages"],
  ["{ shopLocales { locale } }", "read_locales"],
  ["{ markets(first: 1) { nodes { handle } } }", "read_markets"],
])("%s needs a scope, and %s is enough", async (query, scope) => {
  expect(codes(await smallShop({ scopes: [] }).ask(query))).toEqual(["ACCESS_DENIED"]);
  expect(codes(await smallShop({ scopes: [scope] }).ask(query))).toEqual([]);
});

test("what lies behind node, nodes and a metafield's reference needs its own scope", async () => {
  const shop = smallShop({ scopes: ["write_content"] });
  shop.store.state.metafields.push({
    id: 1,
    ownerId: ARTICLE,
    namespace: "custom",
    key: "product",
    type: "product_reference",
    value: PRODUCT,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
  });
  expect(codes(await shop.ask(`{ node(id: "${PRODUCT}") { id } }`))).toEqual(["ACCESS_DENIED"]);
  expect(codes(await shop.ask(`{ nodes(ids: ["${PRODUCT}"]) { id } }`))).toEqual(["ACCESS_DENIED"]);
  const { data, ...answer } = await shop.ask(`{ article(id: "${ARTICLE}") { title metafield(namespace: "custom", key: "product") { value reference { __typename } } } }`);
  expect(codes({ data, ...answer })).toEqual(["ACCESS_DENIED"]);
  expect(data.article).toEqual({ title: "Back pain 1", metafield: { value: PRODUCT, reference: null } });
});

test("whether one scope of several is enough is read from Shopify's sentences, and in doubt it is not", () => {
  const { access } = adminSchema();
  expect(access.get("Article")).toMatchObject({ scopes: ["read_content", "read_online_store_pages"], anyOf: true });
  expect(access.get("Product")).toMatchObject({ scopes: ["read_products"], anyOf: false });
  expect(access.get("QueryRoot.markets")?.scopes).not.toContain("write_markets");
  expect(access.get("Mutation.marketCreate")?.scopes).toContain("write_markets");
  expect(access.get("CustomerCreditCard")).toMatchObject({ anyOf: false });
});

// Cost.

test("the bucket empties by what was used, is refilled by time, and refuses when it is empty", async () => {
  const shop = smallShop();
  const first = await shop.ask("{ articles(first: 100) { nodes { title } } }");
  expect(first.extensions.cost).toMatchObject({ requestedQueryCost: 102, actualQueryCost: 5, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1995, restoreRate: 100 } });
  shop.bucket.empty();
  const refused = await shop.ask("{ shop { name } }");
  expect(refused.status).toBe(200);
  expect(codes(refused)).toEqual(["THROTTLED"]);
  expect(refused.data).toBeUndefined();
  expect(refused.extensions.cost).toMatchObject({ actualQueryCost: null, throttleStatus: { currentlyAvailable: 0 } });
  shop.pass(0.5);
  expect(codes(await shop.ask("{ articles(first: 50) { nodes { title } } }"))).toEqual(["THROTTLED"]);
  expect(codes(await shop.ask("{ articles(first: 48) { nodes { title } } }"))).toEqual([]);
});

test("a bucket never holds more than its maximum", () => {
  let instant = 0;
  const bucket = new CostBucket(() => new Date(instant));
  expect(bucket.spend(2000)).toBe(true);
  expect(bucket.spend(1)).toBe(false);
  instant = 60_000;
  expect(bucket.available()).toBe(2000);
});

test.each([
  ["Standard", 100, 2_000],
  ["Enterprise", 2_000, 20_000],
])("a bucket of the plan %s restores %i points a second and gives no more before they are there", (_, restoreRate, maximum) => {
  let instant = 0;
  const bucket = new CostBucket(() => new Date(instant), { maximum, restoreRate });
  bucket.empty();
  instant = 999;
  expect(bucket.spend(restoreRate)).toBe(false);
  instant = 1_000;
  expect(bucket.spend(restoreRate)).toBe(true);
  expect(bucket.spend(1)).toBe(false);
});

test("a query over 1000 points is refused however full the bucket is", async () => {
  const nested = (articles: number) => `{ articles(first: ${articles}) { nodes { blog { title articles(first: 6) { nodes { title } } } } } }`;
  const shop = smallShop();
  expect(codes(await shop.ask(nested(100)))).toEqual(["MAX_COST_EXCEEDED"]);
  expect(codes(await shop.ask(nested(99)))).toEqual([]);
});

test("the size of a page counts when it comes in a variable or by its default", async () => {
  const shop = smallShop();
  expect((await shop.ask("query ($first: Int = 30) { articles(first: $first) { nodes { title } } }")).extensions.cost.requestedQueryCost).toBe(32);
  expect((await shop.ask("query ($first: Int = 30) { articles(first: $first) { nodes { title } } }", { first: 7 })).extensions.cost.requestedQueryCost).toBe(9);
});

test("a list of more than 250 ids is refused", async () => {
  const ids = Array.from({ length: 251 }, () => PRODUCT);
  const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
  expect(codes(await smallShop().ask(query, { ids }))).toEqual(["MAX_INPUT_SIZE_EXCEEDED"]);
  expect(codes(await smallShop().ask(query, { ids: ids.slice(1) }))).toEqual([]);
});

// Loud where the local Shopify ends.

test.each([
  ["a field", "{ orders(first: 1) { nodes { id } } }"],
  ["a field of an implemented type", `{ product(id: "${PRODUCT}") { seo { title } } }`],
  ["an argument", "{ products(first: 1, savedSearchId: \"gid://shopify/SavedSearch/1\") { nodes { id } } }"],
  ["a date that is none", "{ articles(first: 1, query: \"updated_at:>yesterday\") { nodes { id } } }"],
])("%s that is not implemented answers 501 and no data", async (_, query) => {
  const answer = await smallShop().ask(query);
  expect(answer.status).toBe(501);
  expect(answer.data).toBeUndefined();
});

test("a mutation whose answer asks for something that is not implemented writes nothing", async () => {
  const shop = smallShop();
  const { status } = await shop.ask(
    `mutation { metafieldsSet(metafields: [{ ownerId: "${ARTICLE}", key: "note", type: "single_line_text_field", value: "x" }]) { metafields { translations(locale: "de") { value } } } }`,
  );
  expect(status).toBe(501);
  expect(shop.store.state.metafields).toEqual([]);
});

test.each([
  ["undefinedField", "{ shop { colour } }"],
  ["argumentNotAccepted", "{ shop(id: 1) { name } }"],
  ["missingRequiredArguments", "{ article { id } }"],
  ["selectionMismatch", "{ shop }"],
  ["variableNotDefined", "{ article(id: $id) { id } }"],
  ["variableNotUsed", "query ($id: ID) { shop { name } }"],
  ["variableMismatch", "query ($id: Int!) { article(id: $id) { id } }"],
])("a document that Shopify would not run is refused with %s", async (code, query) => {
  const answer = await smallShop().ask(query);
  expect(answer.status).toBe(200);
  expect(codes(answer)).toEqual([code]);
});

test("a missing variable is refused before anything runs", async () => {
  expect(codes(await smallShop().ask("query ($id: ID!) { article(id: $id) { id } }"))).toEqual(["INVALID_VARIABLE"]);
});

test.each([
  ["another API version", "/admin/api/2026-07/graphql.json", 404],
  ["the REST API", "/admin/api/2026-10/shop.json", 404],
])("%s is not served", async (_, path, status) => {
  const shop = smallShop();
  expect((await shop.api(new Request(`https://${SHOP}${path}`, { method: "POST", body: "{}" }))).status).toBe(status);
});

test("another shop's domain, another method, another content type, broken JSON and 10 MB are refused", async () => {
  const { api } = smallShop();
  const send = async (init: RequestInit & { host?: string }) => (await api(new Request(`https://${init.host ?? SHOP}/admin/api/2026-10/graphql.json`, { method: "POST", ...init }))).status;
  const json = { "Content-Type": "application/json" };
  expect(await send({ host: "other.myshopify.com", headers: json, body: "{}" })).toBe(404);
  expect(await send({ method: "GET" })).toBe(405);
  expect(await send({ headers: { "Content-Type": "text/plain" }, body: "{}" })).toBe(415);
  expect(await send({ headers: json, body: "{" })).toBe(400);
  expect(await send({ headers: json, body: "{}" })).toBe(400);
  expect(await send({ headers: json, body: JSON.stringify({ query: "#".repeat(10_000_000) }) })).toBe(413);
});

// Faults.

const WRITE = `mutation save { metafieldsSet(metafields: [{ ownerId: "${ARTICLE}", key: "note", type: "single_line_text_field", value: "written" }]) { userErrors { code } } }`;

test("a connection dropped before the write has written nothing, one dropped after it has", async () => {
  const shop = smallShop();
  shop.faults.inject({ kind: "drop_before_write" }, { operation: "save" });
  await expect(shop.ask(WRITE)).rejects.toBeInstanceOf(DroppedConnection);
  expect(shop.store.state.metafields).toHaveLength(0);
  shop.faults.inject({ kind: "drop_after_write" }, { operation: "save" });
  await expect(shop.ask(WRITE)).rejects.toBeInstanceOf(DroppedConnection);
  expect(shop.store.state.metafields).toMatchObject([{ value: "written" }]);
});

test("throttling, a 503 and an expired token are met by as many requests as planned, and then no more", async () => {
  const shop = smallShop();
  await shop.ask("{ shop { name } }");
  shop.faults.inject({ kind: "throttled" }, { times: 2 });
  shop.faults.inject({ kind: "status", status: 503 });
  expect(shop.faults.left).toBe(3);
  expect(codes(await shop.ask("{ shop { name } }"))).toEqual(["THROTTLED"]);
  expect(codes(await shop.ask("{ shop { name } }"))).toEqual(["THROTTLED"]);
  expect((await shop.ask("{ shop { name } }")).status).toBe(503);
  expect((await shop.ask("{ shop { name } }")).data).toEqual({ shop: { name: "Small Shop" } });
  shop.faults.inject({ kind: "expired_token" });
  expect((await shop.ask("{ shop { name } }")).status).toBe(401);
  expect((await shop.ask("{ shop { name } }")).status).toBe(401);
});

test("a fault for one operation lets the others pass", async () => {
  const shop = smallShop();
  shop.faults.inject({ kind: "status", status: 500 }, { operation: "save" });
  expect((await shop.ask("query other { shop { name } }")).status).toBe(200);
  expect((await shop.ask(WRITE)).status).toBe(500);
});

test("a slow answer comes late, and a hanging one never", async () => {
  const shop = smallShop();
  await shop.ask("{ shop { name } }");
  shop.faults.inject({ kind: "slow", milliseconds: 60 });
  const started = performance.now();
  expect((await shop.ask("{ shop { name } }")).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(50);
  shop.faults.inject({ kind: "timeout", milliseconds: 20 });
  await expect(shop.ask(WRITE)).rejects.toBeInstanceOf(DroppedConnection);
  expect(shop.store.state.metafields).toEqual([]);
});
