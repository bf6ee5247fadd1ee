/** Places in an article: TypeScript and the shipped Liquid find the same paragraph, and the content stays as it is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlace, type ArticlePlace } from "../../app/domain/article-places";
import type { ArticlePlacements } from "../../app/domain/storefront-document";
import { printBlock, product, type Page } from "./page";
import { content, randomArticle, texts, type Written } from "./random-articles";

const END = "end";

/** Placements of one group per place, each with a product of its own. */
function placements(places: (ArticlePlace | null)[], locale = "en"): ArticlePlacements {
  return { version: 1, locale, groups: places.map((place, index) => ({ id: `g${index}`, place, headings: {}, layout: "row" as const, product_ids: [index + 1] })) };
}

async function print(content: string, places: (ArticlePlace | null)[], page: Page = {}): Promise<string> {
  const products = places.map((_place, index) => product(index + 1));
  const html = await printBlock("article-with-products", { way: "inside", content, products, placements: placements(places), ...page });
  return html.replace(/^<div class="buyline-article rte prose" >/, "").replace(/<\/div>\s*(<script>[\s\S]*|<script type="application[\s\S]*)?$/, "");
}

const GROUP = /<section class="buyline-article-products[\s\S]*?<\/section>/g;

/** What stands before each group, in the order of the products. */
async function standsBehind(content: string, places: (ArticlePlace | null)[], page: Page = {}): Promise<string[]> {
  const html = await print(content, places, page);
  const found = new Map<number, string>();
  for (const match of html.matchAll(GROUP)) {
    const id = Number(/form-?[^"]*?-(\d+)"|product-card-(\d+)/.exec(match[0])?.slice(1).find(Boolean));
    const before = html.slice(0, match.index).replace(GROUP, "");
    const after = html.slice(match.index).replace(GROUP, "");
    found.set(id, after === "" ? END : before);
  }
  return places.map((_place, index) => found.get(index + 1) ?? "nowhere");
}

const paragraphs = (...texts: string[]): Written[] => texts.map((text) => ({ text, html: `<p>${text}</p>` }));
const requirePlace = (blocks: Written[], index: number): ArticlePlace => {
  const place = toPlace(texts(blocks), index);
  if (place === null) throw new Error("no place");
  return place;
};

const ARTICLE = paragraphs("Tight muscles are the biggest culprit.", "If you have no massage tool at home, check out the QL Claw below.", "Walk.", "For more help, staying mobile will relieve any built up pain and tightness.");

test("a group stands right behind its paragraph and the content's bytes stay as they are", async () => {
  const html = await print(content(ARTICLE), [requirePlace(ARTICLE, 1), requirePlace(ARTICLE, 2)]);
  expect(html.replace(GROUP, "")).toBe(content(ARTICLE));
  expect(await standsBehind(content(ARTICLE), [requirePlace(ARTICLE, 1), requirePlace(ARTICLE, 2)])).toEqual([content(ARTICLE.slice(0, 2)), content(ARTICLE.slice(0, 3))]);
});

test("a paragraph added above changes nothing, and one that is gone sends its group to the end", async () => {
  const place = requirePlace(ARTICLE, 1);
  const longer = [...paragraphs("Something new."), ...ARTICLE];
  expect(await standsBehind(content(longer), [place])).toEqual([content(longer.slice(0, 3))]);
  const shorter = ARTICLE.filter((_block, index) => index !== 1);
  expect(await standsBehind(content(shorter), [place])).toEqual([END]);
});

test("equal paragraphs are told apart", async () => {
  const blocks = paragraphs("Buy it here.", "One.", "Buy it here.", "Two.", "Buy it here.");
  expect(await standsBehind(content(blocks), [requirePlace(blocks, 2), requirePlace(blocks, 0)])).toEqual([content(blocks.slice(0, 3)), content(blocks.slice(0, 1))]);
});

test.each<[string, Written[], number]>([
  ["entities", [...paragraphs("One."), { text: "Tom & Ann's “best”\u00a0claw – only $5…", html: "<p>Tom &amp; Ann&#39;s &ldquo;best&rdquo;&nbsp;claw &ndash; only $5&hellip;</p>" }, ...paragraphs("Two.")], 1],
  ["letters written as entities", [{ text: "Für den Rücken: café, größer, Ænima", html: "<p>F&uuml;r den R&uuml;cken: caf&eacute;, gr&ouml;&szlig;er, &AElig;nima</p>" }, ...paragraphs("Two.")], 0],
  ["inline tags, line breaks and attributes", [{ text: "Go to the shop and walk", html: '<p class="x" style="color: red">Go <b>to</b> <a href="/a?b=1&amp;c=2">the shop</a><br>and\n  walk</p>' }, ...paragraphs("Two.")], 0],
  ["a picture in a paragraph with text", [{ text: "See the claw", html: '<p>See <img src="/a.png" alt="the best"> the claw</p>' }, ...paragraphs("Two.")], 0],
  ["a paragraph of one letter", [...paragraphs("A long text about x", "x", "Two x.")], 1],
  ["Chinese", paragraphs("腰痛是一种常见的症状,很多人都经历过。", "如果您家里没有深层组织按摩工具,请查看下面的产品。它是目前唯一专为腰方肌设计的工具,适合经常感到紧绷的人,尤其是长时间坐着工作的人群。", "再见"), 1],
  ["right to left", paragraphs("ألم الظهر شائع.", "إذا لم يكن لديك أداة تدليك، فتحقق من المنتج أدناه.", "وداعا"), 1],
  ["signs beyond the first plane", paragraphs(`${"🦴".repeat(60)}a`, `${"🦴".repeat(60)}b`, "c"), 1],
  ["a list as one block", [...paragraphs("First:"), { text: "one two three", html: "<ul>\n<li>one</li>\n<li><p>two</p><ul><li>three</li></ul></li>\n</ul>" }, ...paragraphs("Two.")], 1],
  ["a table as one block", [{ text: "one two", html: "<table><tbody><tr><td><p>one</p></td><td><table><tr><td>two</td></tr></table></td></tr></tbody></table>" }, ...paragraphs("Two.")], 0],
  ["a quotation as one block", [{ text: "one two", html: "<blockquote><p>one</p><p>two</p></blockquote>" }, ...paragraphs("Two.")], 0],
  ["tags in capitals", [{ text: "one", html: "<P>one</P>" }, { text: "two", html: "<P ALIGN=left>two</P>" }, { text: "three", html: "<P>three</P>" }], 1],
  ["paragraphs that are never closed", [{ text: "one", html: "<p>one" }, { text: "two", html: "<p>two" }, { text: "three", html: "<p>three" }], 0],
  ["lines in boxes", [{ text: "one", html: "<div>one</div>" }, { text: "two", html: "<div><span>two</span></div>" }, { text: "three", html: "<div>three</div>" }], 1],
])("finds a place in or beside %s", async (_what, blocks, index) => {
  const [before] = await standsBehind(content(blocks), [requirePlace(blocks, index)]);
  expect(before?.trim()).toBe(content(blocks.slice(0, index + 1)).trim());
});

test.each([
  ["a comment with paragraphs in it", "<p>one</p><!-- <p>two</p> --><p>two</p><p>three</p>", "<p>one</p><!-- <p>two</p> --><p>two</p>"],
  ["a script with paragraphs in it", "<p>one</p><script>a = '<p>two</p>'</script><p>two</p><p>three</p>", "<p>one</p><script>a = '<p>two</p>'</script><p>two</p>"],
  ["a style", "<p>one</p><style>p > a {}</style><p>two</p><p>three</p>", "<p>one</p><style>p > a {}</style><p>two</p>"],
])("does not look into %s", async (_what, html, before) => {
  expect(await standsBehind(html, [requirePlace(paragraphs("one", "two", "three"), 1)])).toEqual([before]);
});

test("a group that follows pictures stands behind them, or behind those that are left", async () => {
  const blocks = [...paragraphs("One."), { text: "", html: '<p><img src="/1.png"></p>' }, { text: "", html: '<p><img src="/2.png"></p>' }, ...paragraphs("Two.")];
  const [first, second] = [requirePlace(blocks, 1), requirePlace(blocks, 2)];
  expect(await standsBehind(content(blocks), [first, second])).toEqual([content(blocks.slice(0, 2)), content(blocks.slice(0, 3))]);
  const fewer = blocks.filter((_block, index) => index !== 2);
  expect(await standsBehind(content(fewer), [second])).toEqual([content(fewer.slice(0, 2))]);
});

test("in a translation the number of the block decides, and only when none of the texts is there", async () => {
  const german = paragraphs("Eins.", "Zwei.", "Drei.", "Vier.");
  const places = [requirePlace(ARTICLE, 1), requirePlace(ARTICLE, 2)];
  expect(await standsBehind(content(german), places, { locale: "de" })).toEqual([content(german.slice(0, 2)), content(german.slice(0, 3))]);
  expect(await standsBehind(content(german), places)).toEqual([END, END]);
  const untranslated = ARTICLE.filter((_block, index) => index !== 1);
  expect(await standsBehind(content(untranslated), places, { locale: "de" })).toEqual([END, content(untranslated.slice(0, 2))]);
});

test.each([
  ["nothing", ""],
  ["text alone", "no tags at all"],
  ["our own mark", "<p>[[|]]</p><p>two</p>"],
  ["a comment that never ends", "<p>one</p><!-- <p>two</p>"],
  ["an opening at the very end", "<p>one</p><!--"],
  ["a list that never ends", "<p>one</p><ul><li><p>two</p><p>three</p>"],
  ["closing tags that nobody opened", "</ul></p></div><p>two</p></table>"],
  ["a tag that never ends", "<p>one</p><p class=\"x"],
  ["four thousand paragraphs", "<p>two</p>".repeat(4_000)],
])("the content stays as it is, and the group shows, where the article is %s", async (_what, html) => {
  const printed = await print(html, [requirePlace(paragraphs("two"), 0)]);
  expect(printed.replace(GROUP, "")).toBe(html);
  expect(printed.match(GROUP)).toHaveLength(1);
});

test("the bytes of random articles stay as they are", async () => {
  await fc.assert(
    fc.asyncProperty(randomArticle, async (blocks) => {
      const printed = await print(content(blocks), [toPlace(texts(blocks), 0), null]);
      expect(printed.replace(GROUP, "")).toBe(content(blocks));
    }),
    { numRuns: 20 },
  );
});
