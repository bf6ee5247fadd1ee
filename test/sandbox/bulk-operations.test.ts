import { expect, test } from "vitest";
import { LARGEST_UPLOAD_BYTES } from "./staged-uploads";
import { ARTICLE, codes, PRODUCT, SHOP, smallShop } from "./small-shop";

type Shop = ReturnType<typeof smallShop>;

const RUN = `mutation ($query: String!, $groupObjects: Boolean! = false) { bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) { bulkOperation { id status } userErrors { field message code } } }`;
const READ = `query ($id: ID!) { bulkOperation(id: $id) { id type status errorCode url partialDataUrl objectCount rootObjectCount fileSize completedAt } }`;
const TITLES = "{ articles { edges { node { id title } } } }";
const DAY = 24 * 60 * 60;

async function run(shop: Shop, query: string, groupObjects = false): Promise<{ id: string | null; errors: string[]; answer: Awaited<ReturnType<Shop["ask"]>> }> {
  const answer = await shop.ask(RUN, { query, groupObjects });
  const payload = answer.data?.bulkOperationRunQuery;
  return { id: payload?.bulkOperation?.id ?? null, errors: (payload?.userErrors ?? []).map(({ code }: { code: string }) => code), answer };
}

async function read(shop: Shop, id: string | null) {
  return (await shop.ask(READ, { id })).data.bulkOperation;
}

async function download(shop: Shop, url: string): Promise<{ status: number; lines: Record<string, unknown>[] }> {
  const response = await shop.api(new Request(url));
  const text = await response.text();
  return { status: response.status, lines: response.ok ? text.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>) : [] };
}

async function resultOf(shop: Shop, query: string, groupObjects = false) {
  const { id } = await run(shop, query, groupObjects);
  shop.pass(5);
  const operation = await read(shop, id);
  return { operation, ...(await download(shop, operation.url)) };
}

test("an operation is created, runs and completes by the clock, and its result is more than any page", async () => {
  const shop = smallShop({ articles: 300 });
  const { id } = await run(shop, TITLES);
  expect(await read(shop, id)).toMatchObject({ status: "CREATED", url: null, objectCount: "0", completedAt: null });
  shop.pass(0.5);
  expect((await read(shop, id)).status).toBe("RUNNING");
  shop.pass(1);
  const operation = await read(shop, id);
  expect(operation).toMatchObject({ type: "QUERY", status: "COMPLETED", errorCode: null, objectCount: "300", rootObjectCount: "300", partialDataUrl: null, completedAt: "2026-11-20T10:00:01Z" });
  const { lines } = await download(shop, operation.url);
  expect(lines).toHaveLength(300);
  expect(lines[0]).toEqual({ id: "gid://shopify/Article/1", title: "Back pain 1" });
});

test("an ordinary query after a bulk operation still has pages", async () => {
  const shop = smallShop({ articles: 10 });
  await resultOf(shop, TITLES);
  expect((await shop.ask("{ articles(first: 2) { nodes { id } } }")).data.articles.nodes).toHaveLength(2);
  expect(codes(await shop.ask("{ articles(first: 251) { nodes { id } } }"))).toEqual(["BAD_REQUEST"]);
});

const VARIANTS = `{ products { edges { node { id variants { edges { node { id title } } } } } } }`;

test("children name their parent; grouped they follow it, otherwise they may come after all parents", async () => {
  const parents = async (grouped: boolean) => (await resultOf(smallShop(), VARIANTS, grouped)).lines.map(({ id, __parentId }) => String(__parentId ?? id).split("/").pop() + (__parentId === undefined ? "" : "'s"));
  expect(await parents(true)).toEqual(["101", "101's", "101's", "102", "102's", "102's", "103", "103's", "103's"]);
  expect(await parents(false)).toEqual(["101", "102", "103", "101's", "101's", "102's", "102's", "103's", "103's"]);
  const { operation } = await resultOf(smallShop(), VARIANTS);
  expect(operation).toMatchObject({ objectCount: "9", rootObjectCount: "3" });
});

test("an operation that finds nothing completes without a file", async () => {
  const shop = smallShop({ articles: 0 });
  const { id } = await run(shop, TITLES);
  shop.pass(5);
  expect(await read(shop, id)).toMatchObject({ status: "COMPLETED", url: null, fileSize: null, objectCount: "0" });
});

test.each([
  ["no GraphQL", "{ articles {"],
  ["an unknown field", "{ articles { edges { node { id colour } } } }"],
  ["a mutation", `mutation { metafieldsDelete(metafields: []) { userErrors { field } } }`],
  ["variables", "query ($first: Int) { articles(first: $first) { edges { node { id } } } }"],
  ["no connection", "{ shop { name } }"],
  ["two top-level fields", "{ articles { edges { node { id } } } pages { edges { node { id } } } }"],
  ["a top-level node", `{ node(id: "${ARTICLE}") { ... on Article { id metafields { edges { node { id } } } } } }`],
  ["nodes at the top", `{ nodes(ids: ["${ARTICLE}"]) { ... on Article { metafields { edges { node { id } } } } } }`],
  ["a nested connection whose parent has no id", "{ products { edges { node { title variants { edges { node { id } } } } } } }"],
  ["three levels of connections", "{ products { edges { node { id variants { edges { node { id metafields { edges { node { id } } } } } } } } } }"],
])("a bulk query with %s is refused", async (_, query) => {
  const shop = smallShop();
  expect((await run(shop, query)).errors).toEqual(["INVALID"]);
  expect(shop.bulk.all).toEqual([]);
});

test("six connections are refused, while five go on to what is implemented", async () => {
  const query = (...nested: string[]) => `{ products { edges { node { id ${nested.map((name) => `${name} { edges { node { id } } }`).join(" ")} } } } }`;
  expect((await run(smallShop(), query("variants", "metafields", "collections", "media", "events"))).errors).toEqual(["INVALID"]);
  expect((await run(smallShop(), query("variants", "metafields", "collections", "media"))).answer.status).toBe(501);
  expect((await run(smallShop(), query("variants", "metafields"))).errors).toEqual([]);
});

test.each(["{ articles { nodes { id } } }", "{ all: articles { edges { node { id } } } }", "{ articles { edges { one: node { id } } } }"])("the bulk query %s answers 501: Shopify's pages do not say", async (query) => {
  expect((await run(smallShop(), query)).answer.status).toBe(501);
});

test("a sixth operation of the same kind waits until one of five has ended", async () => {
  const shop = smallShop();
  const ids = [];
  for (let count = 0; count < 5; count++) ids.push((await run(shop, TITLES)).id);
  expect(new Set(ids).size).toBe(5);
  const sixth = (await run(shop, TITLES)).answer.data.bulkOperationRunQuery;
  expect(sixth).toEqual({ bulkOperation: null, userErrors: [{ field: null, code: "OPERATION_IN_PROGRESS", message: expect.stringContaining(ids.join(", ")) }] });
  shop.pass(5);
  expect((await run(shop, TITLES)).errors).toEqual([]);
});

test("a canceled operation is canceling first, ends without a result, and one that has ended cannot be canceled", async () => {
  const shop = smallShop();
  const CANCEL = "mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }";
  const { id } = await run(shop, TITLES);
  expect((await shop.ask(CANCEL, { id })).data.bulkOperationCancel).toEqual({ bulkOperation: { status: "CANCELING" }, userErrors: [] });
  shop.pass(5);
  expect(await read(shop, id)).toMatchObject({ status: "CANCELED", url: null, completedAt: null });
  const { bulkOperation, userErrors } = (await shop.ask(CANCEL, { id })).data.bulkOperationCancel;
  expect([bulkOperation.status, userErrors.length]).toEqual(["CANCELED", 1]);
});

test("a result lives for 7 days", async () => {
  const shop = smallShop();
  const { operation } = await resultOf(shop, TITLES);
  shop.pass(7 * DAY - 10);
  expect((await download(shop, operation.url)).status).toBe(200);
  shop.pass(10);
  expect((await download(shop, operation.url)).status).toBe(400);
  expect(shop.bulk.all).toMatchObject([{ status: "EXPIRED", result: null }]);
});

test("an operation without the scope of what it reads fails and says so", async () => {
  const shop = smallShop({ scopes: ["read_products"] });
  const { id } = await run(shop, TITLES);
  shop.pass(5);
  expect(await read(shop, id)).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED", url: null, partialDataUrl: null });
});

test("a failure on demand leaves half of the data at another address", async () => {
  const shop = smallShop({ articles: 10 });
  shop.bulk.failNext("TIMEOUT");
  const { id } = await run(shop, TITLES);
  shop.pass(5);
  const operation = await read(shop, id);
  expect(operation).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", url: null, objectCount: "5" });
  expect((await download(shop, operation.partialDataUrl)).lines).toHaveLength(5);
});

test("the end is told by a webhook, which can be lost on demand", async () => {
  const shop = smallShop();
  const { id } = await run(shop, TITLES);
  shop.pass(5);
  shop.bulk.advance();
  expect(shop.webhooks.pending.map(({ topic, payload }) => [topic, payload])).toEqual([
    ["bulk_operations/finish", { admin_graphql_api_id: id, completed_at: "2026-11-20T10:00:05.000Z", created_at: "2026-11-20T10:00:00.000Z", error_code: null, status: "completed", type: "query" }],
  ]);
  shop.webhooks.disturb("lose", { topic: "bulk_operations/finish" });
  await run(shop, TITLES);
  shop.pass(5);
  shop.bulk.advance();
  expect(shop.webhooks.pending).toHaveLength(1);
  expect(shop.bulk.all.map(({ status }) => status)).toEqual(["COMPLETED", "COMPLETED"]);
});

test("operations are listed newest first, and the current one is the newest of its kind", async () => {
  const shop = smallShop();
  const first = (await run(shop, TITLES)).id;
  shop.pass(60);
  const second = (await run(shop, TITLES)).id;
  const { data } = await shop.ask(`{ currentBulkOperation { id } mutations: currentBulkOperation(type: MUTATION) { id } bulkOperations(first: 5) { nodes { id } }
    done: bulkOperations(first: 5, query: "status:completed operation_type:query") { nodes { id } } node(id: "${first}") { __typename ... on BulkOperation { status } } }`);
  expect(data).toEqual({
    currentBulkOperation: { id: second },
    mutations: null,
    bulkOperations: { nodes: [{ id: second }, { id: first }] },
    done: { nodes: [{ id: first }] },
    node: { __typename: "BulkOperation", status: "COMPLETED" },
  });
});

// Bulk mutations.

const STAGE = `mutation { stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "variables.jsonl", mimeType: "text/jsonl", httpMethod: POST }]) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`;
const RUN_MUTATION = `mutation ($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { id } userErrors { field message code } } }`;
const SET = `mutation call($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { key } userErrors { code } } }`;

async function upload(shop: Shop, file: Blob, key?: string): Promise<{ status: number; key: string }> {
  const [target] = (await shop.ask(STAGE)).data.stagedUploadsCreate.stagedTargets as { url: string; parameters: { name: string; value: string }[] }[];
  const form = new FormData();
  const own = target?.parameters.find(({ name }) => name === "key")?.value ?? "";
  for (const { name, value } of target?.parameters ?? []) form.append(name, name === "key" ? (key ?? value) : value);
  form.append("file", file, "variables.jsonl");
  const { status } = await shop.api(new Request(target?.url ?? "", { method: "POST", body: form }));
  return { status, key: own };
}

const line = (value: string, ownerId = ARTICLE) => JSON.stringify({ metafields: [{ ownerId, key: "note", type: "single_line_text_field", value }] });

test("a bulk mutation runs once a line in no order to rely on, and a line that fails does not stop the others", async () => {
  const shop = smallShop();
  const { status, key } = await upload(shop, new Blob([`${line("one")}\n${line("")}\n${line("three", PRODUCT)}\n`]));
  expect(status).toBe(201);
  const { data } = await shop.ask(RUN_MUTATION, { mutation: SET, path: key });
  expect(data.bulkOperationRunMutation.userErrors).toEqual([]);
  expect(shop.store.state.metafields).toEqual([]);
  shop.pass(5);
  const operation = await read(shop, data.bulkOperationRunMutation.bulkOperation.id);
  expect(operation).toMatchObject({ type: "MUTATION", status: "COMPLETED", objectCount: "3" });
  const set = (metafields: unknown, errors: string[]) => ({ data: { metafieldsSet: { metafields, userErrors: errors.map((code) => ({ code })) } } });
  expect((await download(shop, operation.url)).lines).toEqual([
    { ...set([{ key: "note" }], []), __lineNumber: 2 },
    { ...set([], ["BLANK"]), __lineNumber: 1 },
    { ...set([{ key: "note" }], []), __lineNumber: 0 },
  ]);
  expect(shop.store.state.metafields.map(({ value }) => value)).toEqual(["three", "one"]);
});

test.each([
  ["a path that nothing was uploaded to", SET, null, null, "NO_SUCH_FILE"],
  ["a file that is not JSON", SET, "note: one", null, "INVALID_STAGED_UPLOAD_FILE"],
  ["a file without a line", SET, "\n", null, "INVALID_STAGED_UPLOAD_FILE"],
  ["no GraphQL", "mutation { not", line("one"), null, "INVALID_MUTATION"],
  ["a query", "{ shop { name } }", line("one"), null, "INVALID_MUTATION"],
  ["two mutations", `mutation call($metafields: [MetafieldsSetInput!]!) { one: metafieldsSet(metafields: $metafields) { userErrors { code } } two: metafieldsSet(metafields: $metafields) { userErrors { code } } }`, line("one"), ["mutation"], null],
  ["a mutation of bulk operations", `mutation { bulkOperationCancel(id: "gid://shopify/BulkOperation/1") { userErrors { field } } }`, line("one"), ["mutation"], null],
])("a bulk mutation with %s is refused", async (_, mutation, file, field, code) => {
  const shop = smallShop();
  const path = file === null ? "tmp/nothing" : (await upload(shop, new Blob([file]))).key;
  expect((await shop.ask(RUN_MUTATION, { mutation, path })).data.bulkOperationRunMutation).toEqual({ bulkOperation: null, userErrors: [{ field, code, message: expect.any(String) }] });
});

test("five mutations run beside five queries, and a sixth of each is refused", async () => {
  const shop = smallShop();
  const { key } = await upload(shop, new Blob([line("one")]));
  const start = async () => (await shop.ask(RUN_MUTATION, { mutation: SET, path: key })).data.bulkOperationRunMutation.userErrors;
  for (let count = 0; count < 5; count++) {
    expect(await start()).toEqual([]);
    expect((await run(shop, TITLES)).errors).toEqual([]);
  }
  expect(await start()).toEqual([{ field: null, code: "OPERATION_IN_PROGRESS", message: expect.stringContaining("BulkOperation/") }]);
  expect((await run(shop, TITLES)).errors).toEqual(["OPERATION_IN_PROGRESS"]);
});

test("a file of variables over 100 MB, an empty one and one for a key that was not given are refused", async () => {
  const shop = smallShop();
  const large = await upload(shop, new Blob([new Uint8Array(LARGEST_UPLOAD_BYTES + 1)]));
  expect(large.status).toBe(400);
  expect((await upload(shop, new Blob([]))).status).toBe(400);
  expect((await upload(shop, new Blob([line("one")]), "tmp/guessed")).status).toBe(403);
});

test("results lie on the shop's own host and need no token", async () => {
  const shop = smallShop();
  const { operation } = await resultOf(shop, TITLES);
  expect(new URL(operation.url).host).toBe(SHOP);
  expect((await shop.api(new Request(new URL("/bulk-results/1-guess.jsonl", operation.url)))).status).toBe(400);
});
