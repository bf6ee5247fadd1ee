import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_PRODUCTS, parseProductSelection, toArticleId, toArticleIds, toPlacements } from "../../app/domain/article-products";

const product = (id: number) => `gid://shopify/Product/${id}`;

describe("a selection of products", () => {
  it("is kept in its order", () => {
    expect(parseProductSelection([product(3), product(1)])).toEqual({ ok: true, value: [product(3), product(1)] });
  });

  it.each([
    ["129 products", Array.from({ length: MOST_PRODUCTS + 1 }, (_, index) => product(index + 1)), /at most 128/],
    ["one twice", [product(1), product(1)], /twice/],
    ["something that is no product", ["gid://shopify/Article/1"], /not a product/],
    ["a number", [1], /./],
    ["nothing", undefined, /./],
  ])("is refused for %s", (_name, ids, message) => {
    expect(parseProductSelection(ids)).toMatchObject({ ok: false, problems: [{ field: "productIds", message: expect.stringMatching(message) }] });
  });
});

it("groups products by number, and makes no group of none", () => {
  expect(toPlacements([product(3), product(1)])).toEqual({ version: 1, locale: null, groups: [{ id: "1", place: null, headings: {}, layout: "row", product_ids: [3, 1] }] });
  expect(toPlacements([])).toEqual({ version: 1, locale: null, groups: [] });
});

it.each([
  ["7", "gid://shopify/Article/7"],
  ["0", null],
  ["7a", null],
  ["../7", null],
  [undefined, null],
])("reads %s in a path as %s", (number, id) => {
  expect(toArticleId(number)).toBe(id);
});

describe("a product's list of articles", () => {
  it("is the same list when nothing changes", () => {
    const list = ["a", "b"];
    expect(toArticleIds(list, "a", true)).toBe(list);
    expect(toArticleIds(list, "c", false)).toBe(list);
  });

  it("has the article exactly when it is featured, once, and never more than Shopify keeps", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: MOST_PRODUCTS }), fc.string(), fc.boolean(), (list, article, featured) => {
        const after = toArticleIds(list, article, featured);
        expect(after.filter((id) => id === article)).toHaveLength(featured ? 1 : 0);
        expect(after.length).toBeLessThanOrEqual(MOST_PRODUCTS);
      }),
    );
  });
});
