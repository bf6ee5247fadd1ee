import { expect, test } from "vitest";
import { markupProblems, parse, printBlock, textOf, type Page } from "./page";

const print = (page: Page) => printBlock("read-about", { kind: "product", ...page });
const titlesOf = (html: string) => [...parse(html).querySelectorAll("h3")].map(textOf);

/** An article as Liquid shows it. */
function article(id: number, over: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, title: `Article ${id}`, url: `/blogs/news/article-${id}`, published_at: `2026-10-${String(id).padStart(2, "0")} 09:00:00 -0400`, excerpt_or_content: `<p>About ${id}</p>`, image: null, ...over };
}

test("read about it prints nothing at all when no article features the product", async () => {
  expect(await print({})).toBe("");
  expect(await print({ articles: [] })).toBe("");
  expect(await print({ articles: [null] })).toBe("");
  expect(await print({ articles: [article(1)], kind: "article" })).toBe("");
});

test.each([
  ["the newest first", {}, ["Article 9", "Article 5", "Article 3"]],
  ["the newest alone", { most: 1 }, ["Article 9"]],
  ["as they were linked", { order: "chosen" }, ["Article 3", "Article 9", "Article 1"]],
  ["all of them", { most: 12 }, ["Article 9", "Article 5", "Article 3", "Article 1"]],
])("articles stand %s", async (_how, settings, titles) => {
  expect(titlesOf(await print({ articles: [article(3), article(9), article(1), article(5)], settings }))).toEqual(titles);
});

test("an article that shoppers may not see is not there", async () => {
  const hidden = [null, article(1, { published_at: null }), article(2, { published_at: "2026-11-27 07:00:01 -0500" })];
  expect(await print({ articles: hidden })).toBe("");
  expect(titlesOf(await print({ articles: [...hidden, article(3)] }))).toEqual(["Article 3"]);
  expect(titlesOf(await print({ articles: [article(2, { published_at: "2026-11-27 07:00:00 -0500" })] }))).toEqual(["Article 2"]);
});

test("the newest of as many as a list can hold is found, and each once", async () => {
  const many = Array.from({ length: 128 }, (_, index) => article(index + 1, { published_at: `${1990 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01 00:00:00 +0000` }));
  expect(titlesOf(await print({ articles: many, settings: { most: 2 } }))).toEqual(["Article 128", "Article 127"]);
  expect(titlesOf(await print({ articles: [article(1), article(1), article(11)] }))).toEqual(["Article 11", "Article 1"]);
});

test("an article's title is a link in the same tab without tracking, under a heading of the page's", async () => {
  const page = parse(await print({ articles: [article(1)] }));
  const link = page.querySelector("h3 a");
  expect([link?.getAttribute("href"), link?.getAttribute("target")]).toEqual(["/blogs/news/article-1", null]);
  expect(textOf(page.querySelector("h2"))).toBe("Read about it");
  expect(page.querySelector("section")?.getAttribute("aria-labelledby")).toBe(page.querySelector("h2")?.id);
});

test("date and heading are in the page's language, and the day is the shop's", async () => {
  const articles = [article(1, { published_at: "2026-03-05 23:30:00 -0500" })];
  const dateOf = (html: string) => [parse(html).querySelector("time")?.dateTime, textOf(parse(html).querySelector("time"))];
  expect(dateOf(await print({ articles }))).toEqual(["2026-03-05", "5 March 2026"]);
  const german = await print({ articles, locale: "de" });
  expect(dateOf(german)).toEqual(["2026-03-05", "5. März 2026"]);
  expect(textOf(parse(german).querySelector("h2"))).toBe("Mehr dazu lesen");
  expect(textOf(parse(await print({ articles, settings: { heading: "From our journal" } })).querySelector("h2"))).toBe("From our journal");
});

test("the picture has its size, offers several widths and loads when it comes near", async () => {
  const image = parse(await print({ articles: [article(1, { image: { src: "/files/rest.png", width: 1200, height: 800, alt: "A pillow" } })] })).querySelector("img");
  expect([image?.getAttribute("width"), image?.getAttribute("height"), image?.getAttribute("loading"), image?.alt]).toEqual(["1200", "800", "lazy", "A pillow"]);
  expect(image?.getAttribute("srcset")).toContain("/files/rest.png?width=400 400w");
});

test.each([
  ["<h2>Rest</h2><p>Lie&nbsp;down &amp; breathe</p><ul><li>One</li><li>Two</li></ul>", "Rest Lie down & breathe One Two"],
  [`<p>${"word ".repeat(40)}</p>`, `${"word ".repeat(28).trim()}…`],
  ["痛".repeat(400), `${"痛".repeat(239)}…`],
  ["", undefined],
])("the excerpt is short and plain: %s", async (excerpt_or_content, shown) => {
  expect(parse(await print({ articles: [article(1, { excerpt_or_content })] })).querySelector(".buyline-read-about__excerpt")?.textContent?.replace(/\s+/g, " ")).toBe(shown);
});

test.each(["<script>alert(1)</script>", "<<b>script>alert(1)<</b>/script>", "{{ 7 | times: 7 }}", '" onload="alert(1)'])("what a merchant types is printed as text: %s", async (typed) => {
  const of = article(1, { title: typed, url: `/blogs/${typed}`, excerpt_or_content: typed, image: { src: "/files/1.png", width: 10, height: 10, alt: typed } });
  const page = parse(await print({ articles: [of], settings: { heading: typed } }));
  expect([textOf(page.querySelector("h2")), textOf(page.querySelector("h3")), page.querySelector("img")?.alt]).toEqual([typed, typed, typed]);
  expect(page.querySelectorAll("script, [onload]")).toHaveLength(0);
});

test("a tag that is never closed does not come to life in the excerpt", async () => {
  const page = parse(await print({ articles: [article(1, { excerpt_or_content: 'Lie down <img src="x" onload="alert(1)" ' })] }));
  expect(page.querySelectorAll("img, [onload]")).toHaveLength(0);
  expect(textOf(page.querySelector(".buyline-read-about__excerpt"))).toBe('Lie down <img src="x" onload="alert(1)"');
});

test("read about it prints valid HTML", async () => {
  const articles = [article(1, { image: { src: "/files/1.png", width: 10, height: 10, alt: "" } }), article(2)];
  expect(await markupProblems(await print({ articles }))).toEqual([]);
});
