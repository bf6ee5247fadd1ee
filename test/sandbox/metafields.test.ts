import { expect, test } from "vitest";
import { METAFIELDS_A_WRITE, type MetafieldInput } from "./metafields";
import { JSON_BYTES, LIST_ITEMS, VALUE_BYTES } from "./metafield-types";
import { ARTICLE, codes, INSTALLATION, PRODUCT, smallShop } from "./small-shop";

const SET = `mutation ($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { metafields { id namespace key value type compareDigest sizeInBytes ownerType } userErrors { field code elementIndex } }
}`;
type Shop = ReturnType<typeof smallShop>;

async function set(shop: Shop, ...metafields: (Partial<MetafieldInput> & Record<string, unknown>)[]) {
  const answer = await shop.ask(SET, { metafields: metafields.map((one) => ({ ownerId: ARTICLE, key: "note", type: "single_line_text_field", value: "text", ...one })) });
  const { metafields: written, userErrors } = answer.data?.metafieldsSet ?? { metafields: null, userErrors: [] };
  return { written, errors: userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join(".")}`) as string[], answer };
}

async function digestOf(shop: Shop, key = "note"): Promise<string | undefined> {
  return (await shop.ask(`{ article(id: "${ARTICLE}") { metafield(key: "${key}") { compareDigest } } }`)).data.article.metafield?.compareDigest;
}

test("a namespace left out, $app and the reserved namespace in full are the same place", async () => {
  const shop = smallShop();
  const { written } = await set(shop, { value: "first" });
  expect(written).toMatchObject([{ namespace: "app--client-of-tests", value: "first", sizeInBytes: 5, ownerType: "ARTICLE" }]);
  await set(shop, { namespace: "$app", value: "second" });
  await set(shop, { namespace: "app--client-of-tests", value: "third" });
  await set(shop, { namespace: "$app:more", value: "elsewhere" });
  const { data } = await shop.ask(`{ article(id: "${ARTICLE}") {
    a: metafield(key: "note") { value } b: metafield(namespace: "$app", key: "note") { value }
    more: metafield(namespace: "$app:more", key: "note") { namespace value }
    none: metafield(namespace: "custom", key: "note") { value }
    metafields(first: 5) { nodes { namespace } }
    some: metafields(first: 5, keys: ["$app:more.note"]) { nodes { value } }
  } }`);
  expect(data.article).toEqual({
    a: { value: "third" },
    b: { value: "third" },
    more: { namespace: "app--client-of-tests--more", value: "elsewhere" },
    none: null,
    metafields: { nodes: [{ namespace: "app--client-of-tests" }, { namespace: "app--client-of-tests--more" }] },
    some: { nodes: [{ value: "elsewhere" }] },
  });
});

test("another app's reserved namespace is neither written nor seen", async () => {
  const shop = smallShop();
  expect((await set(shop, { namespace: "app--another" })).errors).toEqual(["APP_NOT_AUTHORIZED metafields.0.namespace"]);
  const stamp = "2026-01-01T00:00:00Z";
  shop.store.state.metafields.push({ id: 1, ownerId: ARTICLE, namespace: "app--another", key: "note", type: "json", value: "1", createdAt: stamp, updatedAt: stamp });
  const { data } = await shop.ask(`{ article(id: "${ARTICLE}") { metafield(namespace: "app--another", key: "note") { value } metafields(first: 5) { nodes { id } } } }`);
  expect(data.article).toEqual({ metafield: null, metafields: { nodes: [] } });
});

test("app data on the installation, the shop, a product, a blog, a page and a collection is kept and read back", async () => {
  const shop = smallShop();
  const owners = [INSTALLATION, "gid://shopify/Shop/800", PRODUCT, "gid://shopify/Blog/401", "gid://shopify/Page/501", "gid://shopify/Collection/301"];
  expect((await set(shop, ...owners.map((ownerId) => ({ ownerId, namespace: "buyline", type: "json", value: '{"a":[1]}' })))).errors).toEqual([]);
  const { data } = await shop.ask(`{
    currentAppInstallation { metafield(namespace: "buyline", key: "note") { jsonValue owner { ... on AppInstallation { id } } } }
    shop { metafield(namespace: "buyline", key: "note") { jsonValue } }
    nodes(ids: ${JSON.stringify(owners)}) { ... on HasMetafields { metafield(namespace: "buyline", key: "note") { jsonValue } } }
  }`);
  expect(data.currentAppInstallation.metafield).toEqual({ jsonValue: { a: [1] }, owner: { id: INSTALLATION } });
  expect(data.nodes.map((node: { metafield: { jsonValue: unknown } }) => node.metafield.jsonValue)).toEqual(owners.map(() => ({ a: [1] })));
});

// Limits, each crossed.

test("25 metafields go in one write and 26 do not", async () => {
  const shop = smallShop();
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `key-${index}` }));
  expect(await set(shop, ...many(METAFIELDS_A_WRITE + 1))).toMatchObject({ written: null, errors: ["LESS_THAN_OR_EQUAL_TO metafields"] });
  expect(shop.store.state.metafields).toHaveLength(0);
  expect((await set(shop, ...many(METAFIELDS_A_WRITE))).errors).toEqual([]);
});

const text = (bytes: number) => "x".repeat(bytes);
test.each([
  ["json of 128 KB", "json", JSON.stringify(text(JSON_BYTES - 2)), JSON.stringify(text(JSON_BYTES - 1))],
  ["text of 64 KB", "single_line_text_field", text(VALUE_BYTES), text(VALUE_BYTES + 1)],
  ["text of 64 KB counted in bytes", "multi_line_text_field", "ü".repeat(VALUE_BYTES / 2), "ü".repeat(VALUE_BYTES / 2 + 1)],
  ["a URL of 2 KB", "url", `https://a/${text(2048 - 10)}`, `https://a/${text(2048 - 9)}`],
])("%s is the most that fits", async (_, type, fits, tooMuch) => {
  expect((await set(smallShop(), { type, value: fits })).errors).toEqual([]);
  expect((await set(smallShop(), { type, value: tooMuch })).errors).toEqual(["TOO_LONG metafields.0.value"]);
});

test("a list holds 128 items, and none", async () => {
  const shop = smallShop();
  const list = (count: number) => JSON.stringify(Array.from({ length: count }, () => PRODUCT));
  expect((await set(shop, { type: "list.product_reference", value: list(LIST_ITEMS + 1) })).errors).toEqual(["INVALID_VALUE metafields.0.value"]);
  expect((await set(shop, { type: "list.product_reference", value: list(LIST_ITEMS) })).errors).toEqual([]);
  expect((await set(shop, { type: "list.product_reference", value: "[]" })).errors).toEqual([]);
});

test.each([
  ["an owner that is gone", { ownerId: "gid://shopify/Article/999" }, "INVALID metafields.0.ownerId"],
  ["an owner that is no gid", { ownerId: "1" }, "INVALID metafields.0.ownerId"],
  ["another app's installation", { ownerId: "gid://shopify/AppInstallation/901" }, "INVALID metafields.0.ownerId"],
  ["an empty value", { value: "" }, "BLANK metafields.0.value"],
  ["a blank value", { value: "  \n" }, "BLANK metafields.0.value"],
  ["no type", { type: undefined }, "BLANK metafields.0.type"],
  ["a type that does not exist", { type: "string" }, "INCLUSION metafields.0.type"],
  ["a list of a type that has none", { type: "list.json", value: "[]" }, "INCLUSION metafields.0.type"],
  ["a key of one letter", { key: "k" }, "TOO_SHORT metafields.0.key"],
  ["a key of 65 letters", { key: text(65) }, "TOO_LONG metafields.0.key"],
  ["a key with a space", { key: "a key" }, "INVALID metafields.0.key"],
  ["a namespace of two letters", { namespace: "ab" }, "TOO_SHORT metafields.0.namespace"],
  ["a namespace of 256 letters", { namespace: text(256) }, "TOO_LONG metafields.0.namespace"],
  ["a namespace of Shopify's own", { namespace: "shopify_standard" }, "null metafields.0.namespace"],
  ["a namespace with the reserved separator", { namespace: "my--own" }, "INVALID metafields.0.namespace"],
  ["a digest that is none", { compareDigest: "abc" }, "INVALID_COMPARE_DIGEST metafields.0"],
])("%s is refused", async (_, input, error) => {
  expect((await set(smallShop(), input)).errors).toEqual([error]);
});

test.each([
  ["json", '{"a":1', '{"a":1}'],
  ["single_line_text_field", "two\nlines", "one line"],
  ["number_integer", "1.5", "-15"],
  ["number_decimal", "1,5", "1.5"],
  ["boolean", "yes", "false"],
  ["color", "red", "#ff0000"],
  ["date", "2026-13-01", "2026-12-01"],
  ["date_time", "tomorrow", "2026-12-01T10:00:00Z"],
  ["url", "javascript:alert(1)", "https://example.com/"],
  ["product_reference", "gid://shopify/Product/999", PRODUCT],
  ["product_reference", ARTICLE, PRODUCT],
  ["article_reference", "gid://shopify/Article/999", ARTICLE],
  ["list.product_reference", `["${PRODUCT}","gid://shopify/Product/999"]`, `["${PRODUCT}"]`],
  ["list.product_reference", PRODUCT, `["${PRODUCT}"]`],
  ["list.article_reference", "[1]", `["${ARTICLE}"]`],
  ["list.single_line_text_field", '[""]', '["a"]'],
  ["list.number_integer", '["x"]', "[1,2]"],
])("a %s is not %o", async (type, wrong, right) => {
  expect((await set(smallShop(), { type, value: wrong })).errors).toEqual(["INVALID_VALUE metafields.0.value"]);
  expect((await set(smallShop(), { type, value: right })).errors).toEqual([]);
});

test("the type of a stored metafield cannot be changed, nor left out", async () => {
  const shop = smallShop();
  await set(shop, {});
  expect((await set(shop, { type: "multi_line_text_field" })).errors).toEqual(["INVALID_TYPE metafields.0.type"]);
  expect((await set(shop, { type: undefined })).errors).toEqual(["BLANK metafields.0.type"]);
});

test("one bad metafield keeps all of them from being written, and its index is named", async () => {
  const shop = smallShop();
  await set(shop, { value: "before" });
  const { written, errors, answer } = await set(shop, { value: "after" }, { key: "new" }, { key: "bad", value: "" });
  expect(written).toEqual([]);
  expect(errors).toEqual(["BLANK metafields.2.value"]);
  expect(answer.data.metafieldsSet.userErrors[0].elementIndex).toBeNull();
  expect(shop.store.state.metafields).toMatchObject([{ value: "before" }]);
});

test("every problem of every metafield is reported at once", async () => {
  const { errors } = await set(smallShop(), { key: "k", value: "" }, { type: "color", value: "red" });
  expect(errors).toEqual(["TOO_SHORT metafields.0.key", "BLANK metafields.0.value", "INVALID_VALUE metafields.1.value"]);
});

test("of the same metafield twice in one write the last counts, and the answer has both", async () => {
  const shop = smallShop();
  const { written, errors } = await set(shop, { value: "first" }, { namespace: "$app", value: "second" });
  expect(errors).toEqual([]);
  expect(written).toMatchObject([{ value: "first" }, { value: "second" }]);
  expect(written[0].id).toBe(written[1].id);
  expect(shop.store.state.metafields).toMatchObject([{ value: "second" }]);
});

// Compare-and-set.

test("null as digest writes only what does not exist yet", async () => {
  const shop = smallShop();
  expect((await set(shop, { compareDigest: null, value: "first" })).errors).toEqual([]);
  expect((await set(shop, { compareDigest: null, value: "second" })).errors).toEqual(["STALE_OBJECT metafields.0"]);
  expect(shop.store.state.metafields).toMatchObject([{ value: "first" }]);
});

test("a digest writes only over the value it was taken from", async () => {
  const shop = smallShop();
  await set(shop, { value: "mine" });
  const compareDigest = await digestOf(shop);
  await set(shop, { value: "theirs" });
  expect((await set(shop, { compareDigest, value: "mine again" })).errors).toEqual(["STALE_OBJECT metafields.0"]);
  expect((await set(shop, { compareDigest: await digestOf(shop), value: "mine again" })).errors).toEqual([]);
  expect((await set(shop, { value: "whatever is there" })).errors).toEqual([]);
});

test("a digest for what does not exist is stale, and one stale metafield stops the others", async () => {
  const shop = smallShop();
  await set(shop, {});
  const compareDigest = await digestOf(shop);
  expect((await set(shop, { key: "fresh", compareDigest: null }, { key: "gone", compareDigest })).errors).toEqual(["STALE_OBJECT metafields.1"]);
  expect(shop.store.state.metafields).toHaveLength(1);
});

test("the answer of a write has the digest for the next one", async () => {
  const shop = smallShop();
  const { written } = await set(shop, { value: "first" });
  expect((await set(shop, { value: "second", compareDigest: written[0].compareDigest })).errors).toEqual([]);
});

// Scopes.

test.each([
  [ARTICLE, "read_content", "write_content"],
  ["gid://shopify/Page/501", "read_content", "write_online_store_pages"],
  [PRODUCT, "read_products", "write_products"],
  ["gid://shopify/Collection/301", "read_products", "write_products"],
])("writing to %s needs more than %s: %s", async (ownerId, reading, writing) => {
  const denied = smallShop({ scopes: [reading] });
  expect(codes((await set(denied, { ownerId })).answer)).toEqual(["ACCESS_DENIED"]);
  expect(denied.store.state.metafields).toEqual([]);
  expect((await set(smallShop({ scopes: [writing] }), { ownerId })).errors).toEqual([]);
});

test("the app's own installation needs no scope", async () => {
  expect((await set(smallShop({ scopes: [] }), { ownerId: INSTALLATION })).errors).toEqual([]);
});

test("one owner without its scope keeps the others from being written", async () => {
  const shop = smallShop({ scopes: ["write_content"] });
  expect(codes((await set(shop, { ownerId: ARTICLE }, { ownerId: PRODUCT })).answer)).toEqual(["ACCESS_DENIED"]);
  expect(shop.store.state.metafields).toEqual([]);
});

// References.

test("references come in the list's order, by pages, without what was deleted since", async () => {
  const shop = smallShop();
  const ids = [103, 101, 102].map((id) => `gid://shopify/Product/${id}`);
  await set(shop, { key: "products", type: "list.product_reference", value: JSON.stringify(ids) });
  const page = async (after: string | null) =>
    (
      await shop.ask(
        `query ($after: String) { article(id: "${ARTICLE}") { metafield(key: "products") { reference { __typename } references(first: 2, after: $after) { nodes { ... on Product { id } } pageInfo { endCursor hasNextPage } } } } }`,
        { after },
      )
    ).data.article.metafield;
  const first = await page(null);
  expect(first.reference).toBeNull();
  expect(first.references).toMatchObject({ nodes: [{ id: ids[0] }, { id: ids[1] }], pageInfo: { hasNextPage: true } });
  expect((await page(first.references.pageInfo.endCursor)).references).toMatchObject({ nodes: [{ id: ids[2] }], pageInfo: { hasNextPage: false } });
  shop.store.state.products = shop.store.state.products.filter(({ id }) => id !== 101);
  expect((await page(null)).references.nodes).toEqual([{ id: ids[0] }, { id: ids[2] }]);
});

test("only lists of references have references", async () => {
  const shop = smallShop();
  await set(shop, { key: "one", type: "product_reference", value: PRODUCT }, { key: "text" });
  const { data } = await shop.ask(`{ article(id: "${ARTICLE}") {
    one: metafield(key: "one") { reference { ... on Product { title } } references(first: 1) { nodes { __typename } } }
    text: metafield(key: "text") { reference { __typename } references(first: 1) { nodes { __typename } } jsonValue }
  } }`);
  expect(data.article.one).toEqual({ reference: { title: "Flexible Back 2.0" }, references: null });
  expect(data.article.text).toEqual({ reference: null, references: null, jsonValue: "text" });
});

// Deleting.

const DELETE = `mutation ($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) { deletedMetafields { ownerId namespace key } userErrors { field } } }`;

test("deleting answers what was deleted and null for what was not there", async () => {
  const shop = smallShop();
  await set(shop, {});
  const metafields = ["note", "other"].map((key) => ({ ownerId: ARTICLE, namespace: "$app", key }));
  const { data } = await shop.ask(DELETE, { metafields });
  expect(data.metafieldsDelete).toEqual({ deletedMetafields: [{ ownerId: ARTICLE, namespace: "app--client-of-tests", key: "note" }, null], userErrors: [] });
  expect(shop.store.state.metafields).toEqual([]);
});

test("deleting needs an owner that exists and its write scope, and deletes nothing otherwise", async () => {
  const shop = smallShop();
  await set(shop, {});
  const note = { ownerId: ARTICLE, namespace: "$app", key: "note" };
  const { data } = await shop.ask(DELETE, { metafields: [note, { ...note, ownerId: "gid://shopify/Article/999" }] });
  expect(data.metafieldsDelete).toMatchObject({ deletedMetafields: null, userErrors: [{ field: ["metafields", "1", "ownerId"] }] });
  shop.store.state.installation.scopes = ["read_content"];
  expect(codes(await shop.ask(DELETE, { metafields: [note] }))).toEqual(["ACCESS_DENIED"]);
  expect(shop.store.state.metafields).toHaveLength(1);
});
