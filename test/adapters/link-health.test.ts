import { expect, it } from "vitest";
import { createLinkHealth, productWrites } from "../../app/adapters/link-health-prisma.server";
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
  expect(await productWrites(database, SHOP, { productId: id(1), title: null, presence: "deleted" }, NOW)).toHaveLength(1);
  expect(await productWrites(database, SHOP, { productId: id(1), title: null, presence: "deleted" }, NOW - 1)).toHaveLength(0);

  const [before] = await links.ofArticles(["gid://shopify/Article/1"]);
  await links.note([{ id: "gid://shopify/Article/1", title, lostPlaces: 0, products: [{ id: id(1) }, { id: id(2) }] }], NOW + 60);
  expect(await links.ofArticles(["gid://shopify/Article/1"])).toEqual([before]);
});
