import { expect, test } from "vitest";
import { smallShop } from "./small-shop";

async function find(query: string) {
  const shop = smallShop({ articles: 12 });
  const article = shop.store.state.articles[3];
  if (article) Object.assign(article, { title: "Low-back relief at Night", handle: "low-back", author: "Ann Other", updatedAt: "2026-06-15T12:00:00Z" });
  const answer = await shop.ask("query ($query: String) { articles(first: 50, query: $query) { nodes { id } } }", { query });
  const ids = answer.data?.articles.nodes.map(({ id }: { id: string }) => Number(id.split("/").pop())) as number[];
  return { ids, status: answer.status, search: answer.extensions?.search };
}

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const without = (...gone: number[]) => ALL.filter((id) => !gone.includes(id));

test.each([
  ["", ALL],
  ["relief", [4]],
  ["RELIEF night", [4]],
  ["reli", []],
  ["reli*", [4]],
  ["relief pain", []],
  ["title:back pain", without(4)],
  ["title:ba* AND title:nig*", [4]],
  ['title:"low back"', [4]],
  ['"back low"', []],
  ["relief OR 12", [4, 12]],
  ["relief OR pain -1 -2 -3", [4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ["NOT tag:odd", [2, 4, 6, 8, 10, 12]],
  ["-tag:even", [1, 3, 5, 7, 9, 11]],
  ["tag_not:odd id:<7", [2, 4, 6]],
  ["tag:'low back' id:>=10", [10, 12]],
  ["tag:low", []],
  ["blog_title:recipes", [5, 10]],
  ["blog_id:402", [5, 10]],
  ["handle:low-back", [4]],
  ["handle:low", []],
  ["author:ann", [4]],
  ["(relief OR 5) blog_title:recipes", [5]],
  ["updated_at:>'2026-06-15T11:59:59Z'", [4]],
  ["updated_at:>'2026-06-15T12:00:00Z'", []],
  ["updated_at:>=2026-06-15", [4]],
  ["updated_at:2026-06-15", [4]],
  ["updated_at:2026-05", []],
  ["updated_at:<2026-06", without(4)],
  ["updated_at:<now", ALL],
  ["published_status:unpublished", [2]],
  ["published_status:published id:<4", [1, 3]],
  ["id:4", [4]],
])("the query %o finds articles %o", async (query, ids) => {
  expect(await find(query)).toEqual({ ids, status: 200, search: undefined });
});

test("an unknown field does not narrow the search and is named in a warning, as Shopify does it", async () => {
  const { ids, search } = await find("colour:red id:<3");
  expect(ids).toEqual([1, 2]);
  expect(search).toMatchObject([{ path: ["articles"], warnings: [{ field: "colour", code: "invalid_field" }] }]);
});

test.each(["title:", "title:(a OR b)", "updated_at:>soon", "published_status:maybe"])("the query %o is refused loudly and not guessed at", async (query) => {
  expect((await find(query)).status).toBe(501);
});

test("products are found by title, SKU, status, tag, vendor and type", async () => {
  const shop = smallShop();
  const ids = async (query: string) =>
    (await shop.ask("query ($query: String) { products(first: 9, query: $query) { nodes { id } } }", { query })).data.products.nodes.map(({ id }: { id: string }) => Number(id.split("/").pop()));
  expect(await ids("flex*")).toEqual([101]);
  expect(await ids("title:steel")).toEqual([102]);
  expect(await ids("sku:103-S")).toEqual([103]);
  expect(await ids("status:active")).toEqual([101, 102]);
  expect(await ids("status:active,draft tag:back vendor:small product_type:brace")).toEqual([101, 102, 103]);
});
