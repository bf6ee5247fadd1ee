import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_PRODUCTS, toArticleId, toArticleIds } from "../../app/domain/article-products";

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
