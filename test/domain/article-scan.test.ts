import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleBlocksSteps, toArticleBlocks } from "../../app/domain/article-blocks";
import { MOST_GROUPS, type ArticleGroup } from "../../app/domain/article-groups";
import { acceptProposals, articleScanSteps, proposeProducts, toSpot, wordsOfLinks } from "../../app/domain/article-scan";
import { toPlace } from "../../app/domain/article-places";
import { createMentionFinder } from "../../app/domain/mentions";
import { runSteps } from "../../app/domain/steps";

const product = (title: string, skus: string[] = []) => ({ id: `gid://shopify/Product/${title}`, title, handle: title.toLowerCase().replaceAll(" ", "-"), skus });
const finder = createMentionFinder([product("QL Claw"), product("Stretch Strap"), product("A"), product("(.*)+"), product("筋膜球滚轮")], { locale: "en", storeHosts: ["store.example"] });
const propose = (html: string, featured: string[] = []) => proposeProducts(toArticleBlocks(html), finder, featured);
const titles = (html: string) => propose(html).map(({ productId, confidence }) => `${productId.split("/").pop()}: ${confidence}`);
const group = (id: string, productIds: string[], over: Partial<ArticleGroup> = {}): ArticleGroup => ({ id, place: null, headings: {}, layout: "row", productIds, ...over });

const HTML = `<div><h2>Caf&eacute; 😀</h2><p>Take the QL&nbsp;<b>Claw</b> &amp; go. <a href="/products/stretch-strap?a=1&amp;b=2">this</a><!-- no --></p><script>"<p>QL Claw</p>"</script><ul><li>One<li>Two</ul><table><tr><td>x</table>`;

describe("an article read in steps", () => {
  it.each([1, 2, 3, 7, 50, 1_000])("is the same as read at once, %d characters a step", (characters) => {
    expect(runSteps(articleBlocksSteps(HTML, characters))).toEqual(toArticleBlocks(HTML));
  });

  it("is the same whatever it holds", () => {
    const piece = fc.constantFrom("<p>", "</p>", "<b", ">", "&amp", ";", "QL Claw ", "😀", "\r\n", "<!--", "-->", "<script>", "</script>", '<a href="x">', "</a>", "<ul><li>", "</ul>", "\u0000", "é");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (pieces, characters) => {
        expect(runSteps(articleBlocksSteps(pieces.join(""), characters))).toEqual(toArticleBlocks(pieces.join("")));
      }),
      { examples: [[["\r\n", "&amp"], 1]] },
    );
  });

  it("of five megabytes gives others their turn, again and again", () => {
    let steps = 0;
    const scan = articleScanSteps(`<p>${"Nothing to see here. ".repeat(100)}</p>\n`.repeat(2_400) + "<p>The QL Claw.</p>", finder, []);
    for (let step = scan.next(); ; step = scan.next()) {
      if (step.done) {
        expect(step.value).toMatchObject([{ productId: "gid://shopify/Product/QL Claw", after: "The QL Claw." }]);
        break;
      }
      steps += 1;
    }
    expect(steps).toBeGreaterThan(80);
  });
});

describe("what is proposed", () => {
  it.each([
    ["a broken article", "<div><p>Take the <b>QL Claw</div></p><td>or", ["QL Claw: certain"]],
    ["an article without a paragraph", "Take the QL Claw", ["QL Claw: certain"]],
    ["an article with a script", "<script>var a = 'QL Claw'</script><p>Nothing.</p>", []],
    ["nested tables", "<table><tr><td><table><tr><td>QL Claw</td></tr></table></td></tr></table>", ["QL Claw: certain"]],
    ["text from right to left", `<p dir="rtl">استخدم QL Claw كل يوم</p>`, ["QL Claw: certain"]],
    ["Chinese", "<p>每天使用筋膜球滚轮两分钟。</p>", ["筋膜球滚轮: certain"]],
    ["signs of regular expressions", "<p>Use (.*)+ here.</p>", ["(.*)+: unsure"]],
    ["nothing", "", []],
  ])("of %s", (_name, html, expected) => {
    expect(titles(html).filter((title) => !title.startsWith("A:"))).toEqual(expected);
  });

  it("has the place, the words above it and the text that names it", () => {
    expect(propose("<p>One two three four five six seven.</p><blockquote>The QL Claw, quoted.</blockquote><p>End.</p>")).toMatchObject([{ after: "The QL Claw, quoted.", text: "The QL Claw, quoted.", place: { nth: 1 } }]);
    expect(propose("<p>One two three four five six seven QL Claw.</p>")[0]?.after).toBe("One two three four five six…");
  });

  it("is at most a hundred products, however many the article names", () => {
    const named = Array.from({ length: 101 }, (_, index) => product(`Roller Model ${index + 100}`));
    const html = named.map(({ title }) => `<p>Take the ${title}.</p>`);
    const many = createMentionFinder(named, { locale: "en", storeHosts: ["store.example"] });
    const of = (most: number) => proposeProducts(toArticleBlocks(html.slice(0, most).join("")), many, []).map(({ productId }) => productId);
    expect(new Set(of(99)).size).toBe(99);
    expect(new Set(of(101)).size).toBe(100);
  });

  it("asks Shopify only about words of links that may be SKUs", () => {
    expect(wordsOfLinks(toArticleBlocks(`<p><a href="/products/x-1">a</a> <a href="https://x.example/p/QLC-01?v=12345678&amp;s=calm">b</a> <a href="mailto:a@b.c">c</a></p>`))).toEqual(["qlc-01", "12345678"]);
  });
});

describe("accepting", () => {
  const blocks = toArticleBlocks("<p>First.</p><p>Second.</p>");
  const placeAt = (index: number) => toPlace(["First.", "Second."], index);

  it("joins what is named at one place, and leaves a product where it is featured already", () => {
    const { groups } = acceptProposals(blocks, [group("1", ["a"])], [{ productId: "b", place: placeAt(0) }, { productId: "c", place: placeAt(0) }, { productId: "a", place: placeAt(1) }]);
    expect(groups.map(({ productIds, layout }) => [productIds, layout])).toEqual([[["b", "c"], "row"], [["a"], "row"]]);
  });

  it("keeps the layout that the merchant chose for a group", () => {
    const before = [group("1", ["a"], { place: placeAt(0), layout: "carousel" })];
    expect(acceptProposals(blocks, before, [{ productId: "b", place: placeAt(0) }]).groups).toMatchObject([{ layout: "carousel", productIds: ["a", "b"] }]);
  });

  it("says when there is no room for another group or product", () => {
    const full = Array.from({ length: MOST_GROUPS }, (_, index) => group(`${index}`, [`p${index}`], { place: placeAt(0), layout: "featured" }));
    expect(acceptProposals(blocks, full, [{ productId: "b", place: placeAt(1) }])).toMatchObject({ refused: [{ productId: "b", reason: expect.stringContaining("20 groups") }] });
    const many = [group("1", Array.from({ length: 128 }, (_, index) => `p${index}`))];
    expect(acceptProposals(blocks, many, [{ productId: "b", place: placeAt(1) }])).toMatchObject({ groups: many, refused: [{ reason: expect.stringContaining("128 products") }] });
  });

  it("puts what has lost its place at the end", () => {
    expect(toSpot(blocks, { text: "Gone.", nth: 1, pictures: 0, block: 0 })).toBeNull();
  });
});
