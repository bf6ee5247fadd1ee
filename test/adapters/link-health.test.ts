import { expect, it } from "vitest";
import { createLinkHealth } from "../../app/adapters/link-health-prisma.server";
import { productWrites } from "../../app/adapters/product-changes-prisma.server";
import { freshDatabase } from "../database";

const SHOP = "small-shop.myshopify.com";
const NOW = 1_790_000_000;
const id = (number: number) => `gid://shopify/Product/${number}`;

it("links are kept as Prisma itself would keep them: dates, yes and no, and nothing, whatever a title holds", async () => {
  const database = freshDatabase();
  const links = createLinkHealth(database, SHOP);
  const title = `"Ünï" \\ 'x' {"a":1}`;
  const state = { presence: "shown" as const, soldOut: true, tracked: true, missingMarkets: ["Österreich"] };
  await links.note([{ id: "gid://shopify/Article/1", title, lostPlaces: 0, products: [{ id: id(1), told: { title, state } }, { id: id(2) }] }], NOW);

  const written = await database.articleLink.findMany({ where: { asOf: new Date(NOW * 1000), soldOut: true, tracked: true, broken: true } });
  expect(written).toMatchObject([{ shop: SHOP, productId: id(1), title, missingMarkets: '["Österreich"]' }]);
  expect(await database.articleLink.findMany({ where: { asOf: null, soldOut: false, broken: false } })).toMatchObject([{ productId: id(2), title: "" }]);
  // Of the same second: a date in another writing would not count as the same.
  expect(await productWrites(database, [{ shop: SHOP, change: { productId: id(1), title: null, presence: "deleted" }, at: NOW }])).toHaveLength(1);
  expect(await productWrites(database, [{ shop: SHOP, change: { productId: id(1), title: null, presence: "deleted" }, at: NOW - 1 }])).toHaveLength(0);

  const [before] = await links.ofArticles(["gid://shopify/Article/1"]);
  await links.note([{ id: "gid://shopify/Article/1", title, lostPlaces: 0, products: [{ id: id(1) }, { id: id(2) }] }], NOW + 60);
  expect(await links.ofArticles(["gid://shopify/Article/1"])).toEqual([before]);
});

it("what several webhooks tell of products at once is noted as if one came after the other, and for their shop alone", async () => {
  const database = freshDatabase();
  const other = "other-shop.myshopify.com";
  const state = { presence: "shown" as const, soldOut: false, tracked: true, missingMarkets: ["Sweden"] };
  for (const shop of [SHOP, other]) {
    await createLinkHealth(database, shop).note([{ id: "gid://shopify/Article/1", title: "One", lostPlaces: 0, products: [{ id: id(1), told: { title: "Old", state } }, { id: id(2), told: { title: "Two", state } }] }], NOW);
    // Not told of yet.
    await createLinkHealth(database, shop).note([{ id: "gid://shopify/Article/2", title: "Two", lostPlaces: 0, products: [{ id: id(1) }] }], NOW);
  }
  const change = (productId: string, at: number, told: object, shop = SHOP) => ({ shop, at, change: { productId, title: null, presence: "shown" as const, ...told } });
  const writes = await productWrites(database, [
    change(id(1), NOW + 9, { soldOut: (tracked: boolean) => tracked }),
    change(id(1), NOW + 5, { title: "New", presence: "hidden" }),
    change(id(2), NOW - 5, { title: "Too old" }),
    change(id(2), NOW + 7, { presence: "deleted" }, other),
    change(id(3), NOW + 7, { presence: "deleted" }),
  ]);
  expect(writes).toHaveLength(1);
  await database.$transaction(writes);
  const known = await database.articleLink.findMany({ orderBy: [{ shop: "asc" }, { productId: "asc" }, { articleId: "asc" }], select: { shop: true, productId: true, title: true, presence: true, soldOut: true, tracked: true, missingMarkets: true, broken: true, asOf: true } });
  const row = (shop: string, number: number, title: string, at: number | null, told = {}) => ({ shop, productId: id(number), title, presence: "shown", soldOut: false, tracked: true, missingMarkets: '["Sweden"]', broken: true, asOf: at === null ? null : new Date(at * 1000), ...told });
  expect(known).toEqual([
    row(other, 1, "Old", NOW),
    row(other, 1, "", null, { tracked: false, missingMarkets: "[]", broken: false }),
    row(other, 2, "Two", NOW + 7, { presence: "deleted" }),
    row(SHOP, 1, "New", NOW + 9, { soldOut: true }),
    row(SHOP, 1, "New", NOW + 9, { soldOut: true }),
    row(SHOP, 2, "Two", NOW),
  ]);
});

it("what is known of one shop's articles is told to no other", async () => {
  const database = freshDatabase();
  const [ours, theirs] = [createLinkHealth(database, SHOP), createLinkHealth(database, "other-shop.myshopify.com")];
  const state = { presence: "deleted" as const, soldOut: false, tracked: false, missingMarkets: [] };
  await theirs.note([{ id: "gid://shopify/Article/1", title: "Theirs", lostPlaces: 2, products: [{ id: id(1), told: { title: "Gone", state } }] }], NOW);
  await theirs.note([{ id: "gid://shopify/Article/2", title: "Theirs, too", lostPlaces: 2, products: [{ id: id(2) }] }], NOW);
  await theirs.noteMarkets([{ handle: "se", name: "Sweden", country: "SE" }]);
  await database.publication.create({ data: { shop: "other-shop.myshopify.com", target: "gid://shopify/Article/3", attemptedAt: new Date(NOW * 1000) } });
  expect([(await theirs.troubled()).length, (await theirs.toLookAtSince(NOW + 1)).length]).toEqual([2, 3]);
  expect([await ours.featuring(), await ours.troubled(), await ours.ofArticles(["gid://shopify/Article/1"]), await ours.toLookAtSince(NOW + 1), await ours.markets()]).toEqual([[], [], [], [], null]);
  expect(await ours.counts()).toEqual({ articles: 0, links: 0, told: 0, working: 0, lostPlaces: 0, asOf: null });
});
