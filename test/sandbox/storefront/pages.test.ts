import { describe, expect, it } from "vitest";
import { demoState } from "../demo-store";
import { createDrops } from "./drops";
import { localityOf } from "./locality";
import { MAIN_ARTICLE, NOW, ORIGIN, openShop } from "./open-shop";
import { matchPage } from "./pages";

function match(address: string) {
  const state = demoState(NOW);
  const drops = createDrops({ state, clientId: "client", now: () => NOW, locality: localityOf(state, undefined, { locale: "en", root: "" }) });
  const url = new URL(address, ORIGIN);
  return matchPage(url.pathname, url.searchParams, state, drops);
}

describe("template and page type", () => {
  it.each([
    ["/", "index", "index"],
    ["/collections", "list-collections", "list-collections"],
    ["/collections/all", "collection", "collection"],
    ["/collections/massage-tools/massage", "collection", "collection"],
    ["/collections/massage-tools/products/ql-claw", "product", "product"],
    ["/products/ql-claw", "product", "product"],
    ["/blogs/journal", "blog", "blog"],
    ["/blogs/journal/tagged/sleep", "blog", "blog"],
    [MAIN_ARTICLE, "article", "article"],
    ["/pages/about", "page", "page"],
    ["/policies/refund-policy", "policy", "policy"],
    ["/cart", "cart", "cart"],
    ["/search", "search", "search"],
    ["/collections/none/products/ql-claw", "404", "404"],
    ["/collections/all/products/none", "404", "404"],
    ["/blogs/journal/tagged/sleep/more", "404", "404"],
    [`${MAIN_ARTICLE}/more`, "404", "404"],
    ["/nope", "404", "404"],
  ])("%s has the template %s and the page type %s", (path, template, pageType) => {
    expect(match(path)).toMatchObject({ template, pageType });
  });

  it("an article's suffix and ?view= count where the theme has such a template, else the plain one does", async () => {
    const { fetch } = openShop((state) => {
      for (const article of state.articles) article.templateSuffix = "wide";
    });
    for (const path of [MAIN_ARTICLE, `${MAIN_ARTICLE}?view=wide`, `${MAIN_ARTICLE}?view=../../layout/theme`]) expect((await fetch(path)).status, path).toBe(200);
  });
});

describe("canonical addresses", () => {
  it.each([
    ["/", "/"],
    ["/products/flexible-back-2-0?variant=1021", "/products/flexible-back-2-0"],
    ["/collections/massage-tools/products/ql-claw", "/products/ql-claw"],
    ["/de/collections/massage-tools/products/ql-claw", "/de/products/ql-claw"],
    ["/blogs/journal?page=2", "/blogs/journal?page=2"],
    ["/blogs/journal?page=1", "/blogs/journal"],
    ["/blogs/journal/tagged/sleep", "/blogs/journal/tagged/sleep"],
    [`${MAIN_ARTICLE}?utm_source=x`, MAIN_ARTICLE],
    ["/ar/pages/about", "/ar/pages/about"],
  ])("%s says %s", async (path, expected) => {
    expect(await openShop().read(path)).toContain(`<link rel="canonical" href="${ORIGIN}${expected}">`);
  });
});

describe("variants", () => {
  it("?variant= selects it, with its price", async () => {
    const html = await openShop().read("/products/flexible-back-2-0?variant=1021");
    expect(html).toMatch(/value="1021" checked/);
    expect(html).toMatch(/class="price">\s*<span class="price__now">\$54\.00/);
  });

  it("a sold-out variant can be looked at; an unknown one selects the first that can be bought", async () => {
    const { read } = openShop();
    expect(await read("/products/back-of-steel?variant=1031")).toMatch(/value="1031" checked disabled/);
    expect(await read("/products/back-of-steel?variant=9")).toMatch(/value="1030" checked/);
  });
});

describe("tags", () => {
  it("a tagged journal shows what has all of the tags", async () => {
    const { read, state } = openShop();
    const titles = (html: string) => [...html.matchAll(/article-card__title"><a href="[^"]+">([^<]+)/g)].map((found) => found[1]);
    const massage = state.articles.filter((each) => each.tags.includes("massage") && each.publishedAt !== null);
    expect(titles(await read("/blogs/journal/tagged/massage"))).toHaveLength(massage.length);
    expect(titles(await read("/blogs/journal/tagged/sleep+care"))).toEqual(["Why does my back hurt when I lie down?"]);
    expect(titles(await read("/blogs/journal/tagged/nope"))).toEqual([]);
  });

  it("a tag of two words is found by its handle and marked as the current one", async () => {
    expect(await openShop().read("/blogs/journal/tagged/our-shop")).toMatch(/href="\/blogs\/journal\/tagged\/our-shop" aria-current="page">our shop</);
  });

  it("a collection can be narrowed by a tag", async () => {
    const html = await openShop().read("/collections/all/programme");
    expect(html).toContain("2 products");
    expect(html).not.toContain("/products/ql-claw");
  });
});

describe("search", () => {
  it.each([
    ["/search?q=back&type=product", "/products/", "/blogs/journal/"],
    ["/search?q=back&type=article", "/blogs/journal/", "/products/flexible"],
    ["/search?q=albany&type=page", "/pages/about", "/products/flexible"],
  ])("%s finds only its type", async (path, expected, unexpected) => {
    const [, results = ""] = (await openShop().read(path)).split('role="status"');
    const [list = ""] = results.split("</ul>");
    expect(list).toContain(`href="${expected}`);
    expect(list).not.toContain(`href="${unexpected}`);
  });
});
