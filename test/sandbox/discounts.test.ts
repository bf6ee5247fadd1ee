import { expect, test } from "vitest";
import type { SandboxDiscount } from "./admin-state";
import type { NewDiscount } from "./discounts";
import { ARTICLE, codes, PRODUCT, smallShop } from "./small-shop";

function shopWithDiscounts(...given: NewDiscount[]) {
  const shop = smallShop({ scopes: ["read_discounts", "write_products", "read_themes", "write_content"] });
  const { webhooks, merchant } = shop;
  const discounts = given.map((one) => merchant.createDiscount(one));
  return { shop, merchant, webhooks, discounts, sent: () => webhooks.pending.map(({ topic, payload }) => [topic, payload] as const) };
}

const MINUTE = 60;
const code = (more: Partial<NewDiscount> = {}): NewDiscount => ({ method: "code", kind: "basic", title: "BLACKFRIDAY25", value: { percentage: 0.25 }, ...more });

const STATUS = `query ($id: ID!) { discountNode(id: $id) { discount { ... on DiscountCodeBasic { status endsAt } } } }`;

test("a discount is scheduled, active and expired by the clock, half-open, and no webhook tells of it", async () => {
  const { shop, discounts, webhooks } = shopWithDiscounts(code({ startsAt: "2026-11-20T10:01:00Z", endsAt: "2026-11-20T10:02:00Z" }));
  const id = `gid://shopify/DiscountNode/${discounts[0]?.id}`;
  const status = async () => (await shop.ask(STATUS, { id })).data.discountNode.discount;
  expect(await status()).toEqual({ status: "SCHEDULED", endsAt: "2026-11-20T10:02:00Z" });
  shop.pass(MINUTE);
  expect((await status()).status).toBe("ACTIVE");
  shop.pass(MINUTE - 1);
  expect((await status()).status).toBe("ACTIVE");
  shop.pass(1);
  expect((await status()).status).toBe("EXPIRED");
  expect(webhooks.pending.map(({ topic }) => topic)).toEqual(["discounts/create"]);
});

test("a discount without an end never expires", async () => {
  const { shop, discounts } = shopWithDiscounts(code());
  shop.pass(3000 * 24 * 60 * 60);
  const token = (await shop.exchange(shop.idToken())).body.access_token;
  const answer = await shop.post(STATUS, { id: `gid://shopify/DiscountNode/${discounts[0]?.id}` }, token);
  expect(((await answer.json()) as { data: unknown }).data).toEqual({ discountNode: { discount: { status: "ACTIVE", endsAt: null } } });
});

test("the eight kinds answer with their own types", async () => {
  const kinds: SandboxDiscount["kind"][] = ["basic", "bxgy", "free_shipping", "app"];
  const { shop } = shopWithDiscounts(...kinds.flatMap((kind) => (["code", "automatic"] as const).map((method) => ({ method, kind, title: `${method} ${kind}` }))));
  const { data } = await shop.ask(`{ discountNodes(first: 10) { nodes { discount { __typename
    ... on DiscountCodeBasic { title status } ... on DiscountCodeBxgy { title status } ... on DiscountCodeFreeShipping { title status } ... on DiscountCodeApp { title status discountId }
    ... on DiscountAutomaticBasic { title status } ... on DiscountAutomaticBxgy { title status } ... on DiscountAutomaticFreeShipping { title status } ... on DiscountAutomaticApp { title status discountId }
  } } } discountNodesCount { count } }`);
  expect(data.discountNodes.nodes.map(({ discount }: { discount: { __typename: string } }) => discount.__typename)).toEqual([
    "DiscountCodeBasic",
    "DiscountAutomaticBasic",
    "DiscountCodeBxgy",
    "DiscountAutomaticBxgy",
    "DiscountCodeFreeShipping",
    "DiscountAutomaticFreeShipping",
    "DiscountCodeApp",
    "DiscountAutomaticApp",
  ]);
  expect(data.discountNodesCount.count).toBe(8);
});

const GETS = `{ discountNodes(first: 10) { nodes { discount {
  ... on DiscountCodeBasic { codes(first: 3) { nodes { code } } minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } } }
    customerGets { value { __typename ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount } appliesOnEachItem } }
      items { __typename ... on AllDiscountItems { allItems } ... on DiscountProducts { products(first: 5) { nodes { id } } productVariants(first: 5) { nodes { title } } } ... on DiscountCollections { collections(first: 5) { nodes { title } } } } } }
} } } }`;

test("what the customer gets is a part or an amount of everything, of chosen products or of collections", async () => {
  const { shop, merchant } = shopWithDiscounts(
    code({ minimum: { subtotal: 5000 } }),
    code({ title: "FIVE", value: { amount: 500, onEachItem: true }, items: { productIds: [101, 102], variantIds: [1030] } }),
    code({ title: "RELIEF", items: { collectionIds: [301] } }),
  );
  merchant.deleteProduct(102);
  const [everything, products, collections] = (await shop.ask(GETS)).data.discountNodes.nodes.map(({ discount }: { discount: unknown }) => discount);
  expect(everything).toEqual({
    codes: { nodes: [{ code: "BLACKFRIDAY25" }] },
    minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: "50.0", currencyCode: "EUR" } },
    customerGets: { value: { __typename: "DiscountPercentage", percentage: 0.25 }, items: { __typename: "AllDiscountItems", allItems: true } },
  });
  expect(products.customerGets).toEqual({
    value: { __typename: "DiscountAmount", amount: { amount: "5.0" }, appliesOnEachItem: true },
    items: { __typename: "DiscountProducts", products: { nodes: [{ id: PRODUCT }] }, productVariants: { nodes: [{ title: "S" }] } },
  });
  expect(collections.customerGets.items).toEqual({ __typename: "DiscountCollections", collections: { nodes: [{ title: "Relief" }] } });
});

test("buy X get Y says how many must be bought and what is then discounted", async () => {
  const { shop } = shopWithDiscounts({ method: "automatic", kind: "bxgy", title: "2+1", value: { percentage: 1 }, quantity: 1, buys: { quantity: 2, items: { productIds: [101], variantIds: [] } } });
  const { data } = await shop.ask(`{ discountNodes(first: 1) { nodes { discount { ... on DiscountAutomaticBxgy {
    customerBuys { value { ... on DiscountQuantity { quantity } } items { ... on DiscountProducts { products(first: 1) { nodes { id } } } } }
    customerGets { value { ... on DiscountOnQuantity { quantity { quantity } effect { ... on DiscountPercentage { percentage } } } } } } } } } }`);
  expect(data.discountNodes.nodes[0].discount).toEqual({
    customerBuys: { value: { quantity: "2" }, items: { products: { nodes: [{ id: PRODUCT }] } } },
    customerGets: { value: { quantity: { quantity: "1" }, effect: { percentage: 1 } } },
  });
});

test.each([
  ["status:active", ["NOW", "Auto"]],
  ["status:active,scheduled", ["NOW", "LATER", "Auto"]],
  ["status:expired", ["GONE"]],
  ["type:percentage", ["NOW", "LATER", "GONE"]],
  ["type:all", ["NOW", "LATER", "GONE", "Auto"]],
  ["method:automatic", ["Auto"]],
  ["discount_type:free_shipping", ["Auto"]],
  ["title:LATER", ["LATER"]],
  ["code:now", ["NOW"]],
  ["ends_at:<now", ["GONE"]],
  ["ends_at:<'2027-01-01T00:00:00Z'", ["GONE", "LATER"]],
  ["status:active method:code", ["NOW"]],
])("a search for %s finds %o", async (query, titles) => {
  const { shop } = shopWithDiscounts(
    code({ title: "NOW" }),
    code({ title: "LATER", startsAt: "2026-12-01T00:00:00Z", endsAt: "2026-12-24T00:00:00Z" }),
    code({ title: "GONE", startsAt: "2026-01-01T00:00:00Z", endsAt: "2026-01-02T00:00:00Z" }),
    { method: "automatic", kind: "free_shipping", title: "Auto" },
  );
  const fields = "... on DiscountCodeBasic { title } ... on DiscountAutomaticFreeShipping { title }";
  const { data } = await shop.ask(`query ($query: String) { discountNodes(first: 10, query: $query) { nodes { discount { ${fields} } } } }`, { query });
  expect(data.discountNodes.nodes.map(({ discount }: { discount: { title: string } }) => discount.title).sort()).toEqual([...titles].sort());
});

test.each(["status:paused", "ends_at:<2026-12-01", "type:gift"])("a search for %s is refused loudly", async (query) => {
  const { shop } = shopWithDiscounts(code({ endsAt: "2026-12-24T00:00:00Z" }));
  expect((await shop.ask("query ($query: String) { discountNodes(first: 1, query: $query) { nodes { id } } }", { query })).status).toBe(501);
});

test("discounts cannot be read without read_discounts", async () => {
  expect(codes(await smallShop({ scopes: ["write_products"] }).ask("{ discountNodes(first: 1) { nodes { id } } }"))).toEqual(["ACCESS_DENIED"]);
  expect(codes(await smallShop({ scopes: ["write_products"] }).ask('{ discountNode(id: "gid://shopify/DiscountNode/1") { id } }'))).toEqual(["ACCESS_DENIED"]);
});

test("a node is found by its own id and by those of the older types, and only of the right one", async () => {
  const { shop, discounts } = shopWithDiscounts(code());
  const number = discounts[0]?.id;
  const ask = async (id: string) => shop.ask("query ($id: ID!) { discountNode(id: $id) { id } }", { id });
  expect((await ask(`gid://shopify/DiscountNode/${number}`)).data.discountNode).toEqual({ id: `gid://shopify/DiscountNode/${number}` });
  expect((await ask(`gid://shopify/DiscountCodeNode/${number}`)).data.discountNode).toEqual({ id: `gid://shopify/DiscountNode/${number}` });
  expect((await ask(`gid://shopify/DiscountAutomaticNode/${number}`)).data.discountNode).toBeNull();
  expect(codes(await ask(PRODUCT))).toEqual(["BAD_REQUEST"]);
});

test.each(["codeDiscountNodes", "automaticDiscountNodes"])("the deprecated %s is not served", async (field) => {
  const { shop } = shopWithDiscounts(code());
  expect((await shop.ask(`{ ${field}(first: 1) { nodes { id } } }`)).status).toBe(501);
});

test("creating, changing and deleting a discount each send their webhook, with the older node's id", () => {
  const { merchant, discounts, sent, webhooks, shop } = shopWithDiscounts(code());
  const id = discounts[0]?.id ?? 0;
  shop.pass(MINUTE);
  merchant.changeDiscount(id, { endsAt: shop.now().toISOString() });
  merchant.deleteDiscount(id);
  const admin_graphql_api_id = `gid://shopify/DiscountCodeNode/${id}`;
  expect(sent()).toMatchObject([
    ["discounts/create", { admin_graphql_api_id, title: "BLACKFRIDAY25", status: "ACTIVE" }],
    ["discounts/update", { admin_graphql_api_id, status: "EXPIRED", updated_at: "2026-11-20T10:01:00.000Z" }],
    ["discounts/delete", { admin_graphql_api_id }],
  ]);
  expect(webhooks.log).toEqual([]);
  expect(shop.store.state.discounts).toEqual([]);
});

test("a changed and a deleted product and a published theme send their webhooks, a changed article sends none", () => {
  const { merchant, sent, shop } = shopWithDiscounts();
  merchant.changeProduct(101, { title: "Renamed" });
  merchant.deleteProduct(101);
  merchant.changeArticle(1, { title: "Renamed" });
  const before = shop.store.state.theme.id;
  const theme = merchant.addTheme("Winter");
  merchant.publishTheme(theme);
  expect(sent().map(([topic]) => topic)).toEqual(["products/update", "products/delete", "themes/publish"]);
  expect(shop.store.state.collections[0]?.productIds).toEqual([102]);
  expect(shop.store.state.theme).toMatchObject({ id: theme, name: "Winter", blocks: {} });
  expect(shop.store.state.otherThemes?.map(({ id }) => id)).toEqual([before]);
  expect(shop.store.state.articles[0]).toMatchObject({ title: "Renamed", updatedAt: shop.now().toISOString() });
  expect(ARTICLE).toContain(String(shop.store.state.articles[0]?.id));
});
