/** The three ways to show an article's groups in a real browser: where they stand, that nothing moves, what they are like to use. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GROUP_LAYOUTS } from "../../app/domain/storefront-document";
import { axeFindings } from "./accessible";
import { groupsOn, openArticleShop, SLOW_LINE, visit, type ArticleShop, type ArticleShopOptions } from "./article-shop";
import { launchChromium } from "./chromium";

const WAYS = ["inside", "embed", "list"] as const;
/** So high that the whole article is in view while it arrives: every shift counts. */
const WHOLE_ARTICLE = 6_000;
const IN_THE_TEXT = [
  { first: "QL Claw", behind: "It is hard to reach with your ", layout: "featured" },
  { first: "Flexible Back 2.0", behind: "Flexible Back 2.0, our six wee", layout: "row" },
  { first: "Back of Steel", behind: "a picture", layout: "carousel" },
];
const PRODUCTS = [["QL Claw"], ["Stretch Strap"], ["Back of Steel"], ["Long Foam Roller"], ["Release Ball Set"], ["Lumbar Rest Pillow"], ["Standing Desk Mat", "Flexible Back 2.0"]];

let browser: Browser;
const shops: ArticleShop[] = [];
const open = async (options: ArticleShopOptions) => {
  const shop = await openArticleShop(options);
  shops.push(shop);
  return shop;
};
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  for (const shop of shops) await shop.close();
});

describe.each(WAYS)("shown by %s", (way) => {
  test.each([1280, 360])("on a slow line nothing shifts at %i px, and each group stands where it belongs", async (width) => {
    const page = await visit(browser, await open({ way, line: SLOW_LINE }), { width, height: WHOLE_ARTICLE });
    expect(await groupsOn(page)).toMatchObject(way === "list" ? IN_THE_TEXT.map(({ first, layout }) => ({ first, layout })) : IN_THE_TEXT);
    expect(await page.shift()).toBe(0);
    await page.leave();
  });

  test("axe finds nothing, controls are large enough and nothing scrolls sideways, on a desktop and at 320 px", async () => {
    const groups = GROUP_LAYOUTS.map((layout, index) => ({ behind: null, layout, heading: `Group ${index + 1}`, products: PRODUCTS[index] ?? [] }));
    const page = await visit(browser, await open({ way, groups }));
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await axeFindings(page.mainFrame(), [".buyline-article-products"])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const small = await page.locator(".buyline-article-products").getByRole("button").evaluateAll((all) => all.filter((each) => Math.min(each.clientWidth, each.clientHeight) < 24).length);
      expect(small).toBe(0);
    }
    await page.leave();
  });
});

test("what is measured here would see a shift: groups that only come when all is parsed move the text", async () => {
  // The end comes late, so that a busy machine, too, has painted the text before all of it is there.
  const shop = await open({ way: "embed", line: { ...SLOW_LINE, chunkBytes: (html) => html.indexOf("</body>"), chunkMilliseconds: 3_000 }, rewrite: (html) => html.replace("new MutationObserver(f)", "new MutationObserver(()=>0)") });
  const page = await visit(browser, shop, { height: WHOLE_ARTICLE });
  expect(await groupsOn(page)).toEqual(IN_THE_TEXT);
  expect(await page.shift()).toBeGreaterThan(0.001);
  await page.leave();
});

const inArticle = (html: string, change: (content: string) => string) => html.replace(/(<div class="wrap wrap--reading prose" dir="auto">)([\s\S]*?)(<\/div>)/, (_all, start: string, content: string, end: string) => start + change(content) + end);

test.each<[string, (content: string) => string]>([
  ["in an element of its own", (content) => `<article-body><div><div>${content}</div></div></article-body>`],
  ["in two halves with something in between", (content) => content.replace("<h2>Loosen", "</section><aside>Subscribe to our letter</aside><section><h2>Loosen").replace(/^/, "<section>").concat("</section>")],
  ["with its attributes taken away and white space and quotation marks changed", (content) => content.replace(/<(p|h2) [^>]*>/g, "<$1>").replace(/, /g, ",\n  ").replace(/'/g, "’")],
  ["without any white space between its paragraphs", (content) => content.replace(/>\s+</g, "><")],
])("the embed finds its paragraphs where a theme prints the content %s, and leaves the article's nodes as they are", async (_what, change) => {
  const shop = await open({ way: "embed", line: SLOW_LINE, rewrite: (html) => inArticle(html, change) });
  const page = await visit(browser, shop, { height: WHOLE_ARTICLE });
  expect(await groupsOn(page)).toEqual(IN_THE_TEXT);
  expect(await page.shift()).toBe(0);
  const [now, sent] = await page.evaluate(async () => {
    const textOf = (from: Document) => [...from.querySelectorAll(".prose")].map((prose) => {
      const copy = prose.cloneNode(true) as Element;
      for (const group of copy.querySelectorAll(".buyline-article-products")) group.remove();
      return copy.innerHTML;
    });
    return [textOf(document), textOf(new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html"))];
  });
  expect(now).toEqual(sent);
  await page.leave();
});

test.each<[string, ArticleShopOptions["line"]]>([
  ["breaks off right before the picture", { chunkBytes: (page) => page.lastIndexOf("<p", page.lastIndexOf("article-walk.svg")), chunkMilliseconds: 500, delayMilliseconds: 0 }],
  ["brings all at once", undefined],
])("a group that waits for a picture is not set into another group when the line %s", async (_what, line) => {
  const page = await visit(browser, await open({ way: "embed", ...(line && { line }) }), { height: WHOLE_ARTICLE });
  expect(await groupsOn(page)).toEqual(IN_THE_TEXT);
  await page.leave();
});

test("the embed's groups come at the end where the theme does not show the article's text at all", async () => {
  const shop = await open({ way: "embed", rewrite: (html) => inArticle(html, () => "<p>Members only.</p>") });
  const page = await visit(browser, shop);
  expect((await groupsOn(page)).map(({ first }) => first)).toEqual(IN_THE_TEXT.map(({ first }) => first));
  expect(await page.locator("main .buyline-article-products").count()).toBe(3);
  await page.leave();
});

test("a carousel moves by its buttons and by the keyboard, and never by itself", async () => {
  const page = await visit(browser, await open({ way: "embed" }), { reducedMotion: true });
  const list = page.locator("ul.buyline-article-products__group--carousel");
  const at = () => list.evaluate((element) => element.scrollLeft);
  await list.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  expect(await at()).toBe(0);
  await page.getByRole("button", { name: "Next products" }).click();
  await expect.poll(at).toBeGreaterThan(100);
  await page.getByRole("button", { name: "Previous products" }).press("Enter");
  await expect.poll(at).toBe(0);
  await page.evaluate(() => [document.documentElement, ...document.querySelectorAll<HTMLElement>("[dir]")].forEach((element) => (element.dir = "rtl")));
  await page.getByRole("button", { name: "Next products" }).click();
  await expect.poll(at).toBeLessThan(-100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.leave();
});
