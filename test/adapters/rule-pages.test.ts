import { expect, test } from "vitest";
import { createRulePages } from "../../app/adapters/shopify-admin-rule-pages.server";
import type { ReachQuestion } from "../../app/domain/rule-reach";
import { smallShop } from "../sandbox/small-shop";

const pagesOf = (shop = smallShop()) => createRulePages((query, { variables }) => shop.post(query, variables));
const exactly = (count: number) => ({ count, exact: true });

test("articles are chosen by title, a screenful at a time, forwards and back", async () => {
  const pages = pagesOf(smallShop({ articles: 45 }));
  const first = await pages.choosePages("article", { query: "back", after: null, before: null });
  expect(first.pages).toHaveLength(20);
  expect(first.pages[0]).toMatchObject({ kind: "article", id: 1, title: "Back pain 1", detail: "Back News", visible: true });
  expect(first.previousCursor).toBeNull();
  const second = await pages.choosePages("article", { query: "back", after: first.nextCursor, before: null });
  expect(await pages.choosePages("article", { query: "back", after: null, before: second.previousCursor })).toMatchObject({ pages: first.pages, previousCursor: null });
  expect((await pages.choosePages("article", { query: "nothing*) OR (title:back", after: null, before: null })).pages).toEqual([]);
});

test("blogs and pages are chosen by title, too", async () => {
  const pages = pagesOf();
  expect((await pages.choosePages("blog", { query: "", after: null, before: null })).pages.map(({ title }) => title)).toEqual(["Back News", "Recipes"]);
  expect((await pages.choosePages("page", { query: "ret", after: null, before: null })).pages).toEqual([{ kind: "page", id: 501, title: "Returns", detail: "", visible: true }]);
});

// Of the shop's five articles the second is hidden and the fifth is in the other blog; of its three products one is a draft.
test.each<[string, ReachQuestion, number, number]>([
  ["all articles", { kind: "article", any: null, none: [] }, 4, 4],
  ["articles with a tag in other letters", { kind: "article", any: [{ by: "tag", tag: "Odd" }], none: [] }, 3, 4],
  ["articles with a tag of several words", { kind: "article", any: [{ by: "tag", tag: "low back" }], none: [] }, 1, 4],
  ["articles with a tag that looks like a search", { kind: "article", any: [{ by: "tag", tag: `x" OR "odd` }], none: [] }, 0, 4],
  ["articles of a blog, without one", { kind: "article", any: [{ by: "blog", id: 401 }], none: [{ by: "id", id: 1 }] }, 2, 4],
  ["articles by number or tag, each once", { kind: "article", any: [{ by: "id", id: 1 }, { by: "tag", tag: "odd" }, { by: "id", id: 4 }], none: [] }, 4, 4],
  ["products of a collection", { kind: "product", any: [{ by: "collection", id: 301 }], none: [] }, 2, 2],
  ["products without a tag", { kind: "product", any: null, none: [{ by: "tag", tag: "back" }] }, 0, 2],
  ["a blog", { kind: "blog", any: [{ by: "id", id: 402 }], none: [] }, 1, 2],
  ["all collections but one", { kind: "collection", any: null, none: [{ by: "id", id: 301 }] }, 0, 1],
  ["a page", { kind: "page", any: [{ by: "id", id: 501 }], none: [] }, 1, 1],
])("%s are counted", async (_case, question, matching, all) => {
  expect(await pagesOf(smallShop({ articles: 5 })).countPages([question])).toEqual([{ kind: question.kind, matching: exactly(matching), all: exactly(all) }]);
});

test("what is more than one answer holds is counted as at least so many", async () => {
  const [answer] = await pagesOf(smallShop({ articles: 300 })).countPages([{ kind: "article", any: null, none: [] }]);
  expect(answer).toMatchObject({ matching: { count: 250, exact: false } });
});

test("resources that were deleted are found out, of every kind", async () => {
  const named = [{ kind: "article", id: 1 }, { kind: "article", id: 999 }, { kind: "blog", id: 401 }, { kind: "page", id: 9 }, { kind: "product", id: 101 }, { kind: "collection", id: 301 }] as const;
  expect(await pagesOf().resourcesThatExist([...named])).toEqual([
    { kind: "article", id: 1, title: "Back pain 1" },
    { kind: "blog", id: 401, title: "Back News" },
    { kind: "product", id: 101, title: "Flexible Back 2.0" },
    { kind: "collection", id: 301, title: "Relief" },
  ]);
});
