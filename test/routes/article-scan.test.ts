import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { toArticleBlocks } from "../../app/domain/article-blocks";
import { acceptProposals, toSpot } from "../../app/domain/article-scan";
import { demoState, requireMainArticle } from "../sandbox/demo-store";
import { OPERATIONS_AT_A_TIME } from "../sandbox/bulk-operations";
import { PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, shopify } from "./app-under-test";

let route: typeof import("../../app/routes/app.articles.$number_.scan");
beforeAll(async () => {
  route = await import("../../app/routes/app.articles.$number_.scan");
});

const EXAMPLE = join(import.meta.dirname, "../../../shared/example-page.html");
const scan = async (number = "1") => {
  const { status, data } = await call(route.loader, merchantRequest(`/app/articles/${number}/scan`), { number });
  return { status, answer: status === 200 ? JSON.parse(data) : data };
};
const reject = (json: object, number = "1") => call(route.action, merchantRequest(`/app/articles/${number}/scan`, { json }), { number });
const article = () => {
  const found = shopify.store.state.articles.find(({ id }) => id === 1);
  if (!found) throw new Error("the shop has article 1");
  return found;
};
const write = (body: string) => (article().body = body);
const product = () => {
  const found = shopify.store.state.products[0];
  if (!found) throw new Error("the shop has a product");
  return found;
};
const many = (count: number) =>
  (shopify.store.state.products = Array.from({ length: count }, (_, index) => ({ ...structuredClone(product()), id: 1000 + index, title: `Steady Thing ${index}`, handle: `thing-${index}`, variants: [] })));

describe("the scan of one article", () => {
  const demo = demoState(new Date("2026-11-27T12:00:00Z"));
  const pages = [{ name: "the demo's article", body: requireMainArticle(demo).body }, ...(existsSync(EXAMPLE) ? [{ name: "the example page", body: readFileSync(EXAMPLE, "utf8") }] : [])];

  it.each(pages)("proposes exactly the three products of $name, and nothing from its references", async ({ body }) => {
    shopify.store.state.products = demo.products;
    write(body);
    const { answer } = await scan();
    const titles = new Map(answer.products.map(({ id, title }: { id: string; title: string }) => [id, title]));
    const blocks = toArticleBlocks(body);
    const where = answer.proposals.map(({ productId, confidence, place }: { productId: string; confidence: string; place: never }) => [titles.get(productId), confidence, blocks[toSpot(blocks, place) ?? -1]?.text]);
    expect(where.sort()).toEqual([
      ["Back of Steel", "certain", expect.stringMatching(/^Back of Steel/)],
      ["Flexible Back 2.0", "certain", expect.stringMatching(/^Flexible Back 2.0/)],
      ["QL Claw", "certain", expect.stringContaining("QL Claw")],
    ]);
    for (const { evidence } of answer.proposals) expect(evidence.sentence.length).toBeGreaterThan(evidence.end - evidence.start - 1);
    expect(acceptProposals(blocks, [], answer.proposals)).toMatchObject({ refused: [], groups: [{ layout: "featured" }, { layout: "featured" }, { layout: "featured" }] });
    // Nothing is written before the merchant saves, and the article stays as it is (A1).
    expect([shopify.store.state.metafields.length, article().body]).toEqual([0, body]);
  });

  it("says how many products it looked for when the text names none", async () => {
    expect(await scan()).toEqual({ status: 200, answer: { kind: "found", proposals: [], products: [], lookedFor: 2, more: 0 } });
  });

  it("finds a product by its SKU in a link, though no catalogue of SKUs was read", async () => {
    product().variants[0] = { ...product().variants[0], sku: "FLEX-0042" } as never;
    write(`<p>Order <a href="https://shop.example/?sku=flex-0042">here</a>.</p>`);
    expect((await scan()).answer.proposals).toMatchObject([{ productId: PRODUCT, confidence: "likely", reason: expect.stringContaining("SKU") }]);
  });

  it("knows a product that was renamed, hidden or deleted since", async () => {
    write("<p>Take Flexible Back 2.0. Or the Rubber Duck Deluxe.</p>");
    expect((await scan()).answer.proposals).toHaveLength(1);
    Object.assign(product(), { title: "Rubber Duck Deluxe", updatedAt: new Date().toISOString() });
    expect((await scan()).answer).toMatchObject({ proposals: [{ evidence: { sentence: "Or the Rubber Duck Deluxe." } }], products: [{ title: "Rubber Duck Deluxe" }] });
    Object.assign(product(), { status: "DRAFT", updatedAt: new Date().toISOString() });
    expect((await scan()).answer).toMatchObject({ proposals: [], lookedFor: 1 });
    Object.assign(product(), { status: "ACTIVE", updatedAt: new Date().toISOString() });
    expect((await scan()).answer.proposals).toHaveLength(1);
    shopify.store.state.products.splice(0, 1);
    expect((await scan()).answer.proposals).toEqual([]);
  });

  it("does not propose again what was rejected, until the text changes", async () => {
    write("<p>Take Flexible Back 2.0.</p>");
    const [{ productId, textHash }] = (await scan()).answer.proposals;
    expect(await reject({ productId, textHash })).toMatchObject({ status: 204 });
    write("<p>Another paragraph.</p><p>Take Flexible Back 2.0.</p>");
    expect((await scan()).answer.proposals).toEqual([]);
    write("<p>Take Flexible Back 2.0 today.</p>");
    expect((await scan()).answer.proposals).toHaveLength(1);
  });

  it.each([{}, { productId: "x", textHash: "0".repeat(32) }, { productId: PRODUCT, textHash: "<script>" }])("refuses the rejection %j", async (json) => {
    expect(await reject(json)).toMatchObject({ status: 422 });
    expect(await database.scanProposal.count()).toBe(0);
  });

  it.each(["999", "abc"])("answers 404 for the article %s", async (number) => {
    expect(await scan(number)).toMatchObject({ status: 404 });
  });

  it("says in words that Shopify does not answer", async () => {
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 9, operation: "changedProducts" });
    expect(await scan()).toMatchObject({ status: 503, answer: expect.stringContaining("Shopify") });
  });
});

describe("a store of ten thousand products", () => {
  it("is listed by one bulk operation, once; then only what changed is asked", async () => {
    many(10_000);
    write("<p>We like the Steady Thing 7777.</p>");
    expect((await scan()).answer).toEqual({ kind: "reading", objects: 0 });
    expect((await scan()).answer).toMatchObject({ kind: "reading" });
    await later();
    expect((await scan()).answer).toMatchObject({ kind: "found", lookedFor: 10_000, proposals: [{ productId: "gid://shopify/Product/8777" }] });
    expect(shopify.bulk.all).toHaveLength(1);
    for (const one of shopify.store.state.products) one.updatedAt = "2026-01-01T00:00:00Z";
    expect((await scan()).answer).toMatchObject({ lookedFor: 10_000 });
    expect(shopify.bulk.all).toHaveLength(1);
  });

  it("is listed anew when Shopify breaks off, and says so", async () => {
    many(2_001);
    shopify.bulk.failNext("TIMEOUT");
    await scan();
    await later();
    expect(await scan()).toMatchObject({ status: 503, answer: expect.stringContaining("TIMEOUT") });
    expect((await scan()).answer).toEqual({ kind: "reading", objects: 0 });
    await later();
    expect((await scan()).answer).toMatchObject({ kind: "found", lookedFor: 2_001 });
  });

  it("is listed anew when Shopify's file is gone", async () => {
    many(2_001);
    await scan();
    await later();
    for (const operation of shopify.bulk.all) operation.result = "/bulk-results/gone.jsonl";
    expect(await scan()).toMatchObject({ status: 503, answer: expect.stringContaining("not there any more") });
    await scan();
    await later();
    for (const operation of shopify.bulk.all) operation.result = null;
    expect(await scan()).toMatchObject({ status: 503, answer: expect.stringContaining("gone") });
    await scan();
    await later();
    expect((await scan()).answer).toMatchObject({ kind: "found", lookedFor: 2_001 });
  });

  it("waits its turn while five other operations run", async () => {
    many(2_001);
    for (let index = 0; index < OPERATIONS_AT_A_TIME; index++) shopify.bulk.startQuery("{ articles { edges { node { id } } } }", false);
    expect((await scan()).answer).toEqual({ kind: "reading", objects: 0 });
    expect(shopify.bulk.all).toHaveLength(OPERATIONS_AT_A_TIME);
    await later();
    await scan();
    expect(shopify.bulk.all).toHaveLength(OPERATIONS_AT_A_TIME + 1);
  });
});

/** Bulk operations take a second and a half here: lets it have gone by. */
async function later() {
  for (const operation of shopify.bulk.all) operation.since -= 10_000;
  shopify.bulk.advance();
}
