import { expect, it, test } from "vitest";
import { EVERYWHERE, MOST_PATHS, MOST_TARGETS, pageRuleSchema, targetMatches, toStorefrontRule, type Target } from "../../app/domain/page-rules";
import type { StorePage } from "../../app/domain/pages";

const home: StorePage = { kind: "home", id: null, blogId: null, tags: [], collectionIds: [], templateSuffix: "", path: "/" };
const article: StorePage = { ...home, kind: "article", id: 501, blogId: 77, tags: ["Back-Pain"], templateSuffix: "long", path: "/blogs/journal/back-pain" };
const product: StorePage = { ...home, kind: "product", id: 8, tags: ["sale"], collectionIds: [3, 4], path: "/products/ql-claw" };
const path = (typed: string): Target => ({ type: "path", path: typed });

test.each<[string, Target, StorePage, boolean]>([
  ["a kind of page", { type: "kind", kind: "article" }, article, true],
  ["another kind", { type: "kind", kind: "blog" }, article, false],
  ["this article", { type: "resource", kind: "article", id: 501, title: "" }, article, true],
  ["a product with the article's number", { type: "resource", kind: "product", id: 501, title: "" }, article, false],
  ["the article's blog", { type: "in_blog", id: 77, title: "" }, article, true],
  ["another blog", { type: "in_blog", id: 7, title: "" }, article, false],
  ["a collection of the product", { type: "in_collection", id: 4, title: "" }, product, true],
  ["a tag in other letters", { type: "article_tag", tag: "back-pain" }, article, true],
  ["a part of a tag", { type: "article_tag", tag: "back" }, article, false],
  ["a product's tag on an article", { type: "product_tag", tag: "back-pain" }, article, false],
  ["a template", { type: "template", suffix: "long" }, article, true],
  ["the default template", { type: "template", suffix: "long" }, product, false],
  ["the whole address", path("/products/ql-claw"), product, true],
  ["the beginning of an address as a whole", path("/products/ql"), product, false],
  ["the beginning of an address", path("/products/*"), product, true],
  ["the end of an address", path("*-claw"), product, true],
  ["the middle of an address", path("*ucts/ql*"), product, true],
  ["every address", path("/*"), home, true],
  ["an address whose letters the browser encoded", path("/blogs/rücken/*"), { ...article, path: "/blogs/r%C3%BCcken/x" }, true],
  ["an encoded address typed in small letters", path("/blogs/r%c3%bccken/*"), { ...article, path: "/blogs/r%C3%BCcken/x" }, true],
  ["an address that is encoded in small letters throughout", path("/blogs/größe/*"), { ...article, path: "/blogs/gr%c3%b6%c3%9fe/x" }, true],
])("a rule names %s", (_case, target, page, expected) => {
  expect(targetMatches(target, page)).toBe(expected);
});

test("a tag's last sigma is published as Liquid writes it small", () => {
  expect(toStorefrontRule({ ...EVERYWHERE, where: [{ type: "article_tag", tag: "ΟΔΟΣ" }] }, null).where_each).toEqual([",article-tag:οδοσ,"]);
});

test.each<[string, object, RegExp]>([
  ["five hundred articles", { where: Array.from({ length: 500 }, (_, id) => ({ type: "resource", kind: "article", id: id + 1 })) }, new RegExp(`at most ${MOST_TARGETS} entries\\. Use a tag`)],
  ["too many addresses", { where: Array.from({ length: MOST_PATHS + 1 }, (_, index) => path(`/${index}`)) }, new RegExp(`at most ${MOST_PATHS} paths`)],
  ["an address with a query", { where: [path("/pages/about?x=1")] }, /without \?/],
  ["an address with a star in the middle", { where: [path("/a*b")] }, /only at its beginning or end/],
  ["an address of nothing", { where: [path("*")] }, /Enter a path/],
  ["an address of another store", { where: [path("https://other.example/pages/a")] }, /Begin the path with \//],
  ["two tags in one field", { except: [{ type: "article_tag", tag: "a,b" }] }, /one tag at a time/],
  ["an empty tag", { except: [{ type: "article_tag", tag: " " }] }, /Enter a tag/],
  ["a number that is none", { where: [{ type: "resource", kind: "article", id: 1.5 }] }, /./],
])("a rule with %s is refused in words", (_case, change, message) => {
  const result = pageRuleSchema.safeParse({ ...EVERYWHERE, ...change });
  expect(result.success).toBe(false);
  expect(result.error?.issues.map((issue) => issue.message).join(" ")).toMatch(message);
});

it("is published as the tokens and path parts that Liquid looks for", () => {
  const rule = { ...EVERYWHERE, where: [{ type: "kind" as const, kind: "home" as const }, { type: "article_tag" as const, tag: "Sleep" }, path("/blogs/*"), { type: "in_blog" as const, id: 3, title: "" }], except: [path("/blogs/a")], markets: ["us", "eu"], customer: "signed_in" as const, customerTags: ["VIP"], device: "phone" as const };
  expect(toStorefrontRule(rule, ["en", "de"])).toEqual({
    where: ",kind:index,in-blog:3,",
    where_each: [",article-tag:sleep,"],
    where_paths: ["#/blogs/"],
    except: ",",
    except_paths: ["#/blogs/a#"],
    markets: ",us,eu,",
    locales: ",en,de,",
    customer: "signed_in",
    customer_tags: [",vip,"],
    device: "phone",
  });
});

it("shows only in languages that have words and that the rule names", () => {
  expect(toStorefrontRule({ ...EVERYWHERE, locales: ["de", "fr"] }, ["en", "de"]).locales).toBe(",de,");
  expect(toStorefrontRule({ ...EVERYWHERE, locales: ["fr"] }, ["en"]).locales).toBe(",");
});
