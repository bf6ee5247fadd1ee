import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleFromFile, requireMainArticle } from "./demo-store";
import { gid } from "./store";
import { HOUR_IN_SECONDS, MAIN_ARTICLE, NOW, ORIGIN, addMetafield, feature, openShop, publish } from "./storefront/open-shop";

describe("every kind of page answers", () => {
  it.each([
    ["/", 200, "A back you can stop thinking about."],
    ["/", 200, `href="${MAIN_ARTICLE}"`],
    ["/collections", 200, "Massage tools"],
    ["/collections/all", 200, "Standing Desk Mat"],
    ["/collections/best-sellers", 200, "4 products"],
    ["/products/ql-claw", 200, "$79.00"],
    ["/products/back-of-steel", 200, 'value="1031" disabled'],
    ["/blogs/journal", 200, "Why does my back hurt when I lie down?"],
    ["/blogs/journal?page=2", 200, 'aria-current="page"><span class="visually-hidden">Page </span>2'],
    [MAIN_ARTICLE, 200, "quadratus lumborum"],
    [MAIN_ARTICLE, 200, "2 comments"],
    [MAIN_ARTICLE, 200, "November 24, 2026"],
    ["/pages/about", 200, "Albany"],
    ["/policies/refund-policy", 200, "30 day"],
    ["/cart", 200, "empty"],
    ["/search?q=claw", 200, "QL Claw"],
    ["/search?q=nothing-like-it", 200, "0 results"],
    ["/de", 200, "Ein Rücken, an den Sie nicht mehr denken."],
    ["/de/products/ql-claw", 200, "In den Warenkorb"],
    ["/nope", 404, "This page is not here"],
    ["/products/heat-wrap", 404, "This page is not here"],
    ["/blogs/journal/stretching-before-bed", 404, "This page is not here"],
    ["/blogs/none", 404, "This page is not here"],
    ["/pages/%E0%A4%A", 404, "This page is not here"],
    ["/pages/none", 404, "This page is not here"],
  ])("%s answers %i with %s", async (path, status, expected) => {
    const response = await openShop().fetch(path);
    const html = await response.text();
    expect(response.status, html).toBe(status);
    expect(html).toContain(expected);
  });

  it.each([["/", "en", "ltr"], ["/de", "de", "ltr"], ["/de/blogs/journal", "de", "ltr"], ["/ar", "ar", "rtl"]])("%s says that its language is %s, written %s", async (path, language, direction) => {
    expect(await openShop().read(path)).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  it.each(["/", "/collections/all", "/products/ql-claw", "/blogs/journal", MAIN_ARTICLE, "/pages/about", "/cart", "/search", "/nope"])("%s has one main heading", async (path) => {
    expect((await openShop().read(path)).match(/<h1\b/g)).toHaveLength(1);
  });

  it("links on a German page stay German", async () => {
    const html = await openShop().read("/de/collections/all");
    expect(html).toContain('href="/de/products/ql-claw"');
    expect(html).toContain('action="/localization"');
    expect(html).not.toContain('href="/products/ql-claw"');
  });

  it("the language switch leads to the same page in the other language", async () => {
    const { post } = openShop();
    expect((await post("/localization", { locale_code: "de", return_to: MAIN_ARTICLE })).headers.get("location")).toBe(`/de${MAIN_ARTICLE}`);
    expect((await post("/localization", { locale_code: "en", return_to: `/de${MAIN_ARTICLE}` })).headers.get("location")).toBe(MAIN_ARTICLE);
  });

  it("every page of the journal is reached and none twice", async () => {
    const { read, state } = openShop();
    const pages = await Promise.all([1, 2, 3, 4].map((page) => read(`/blogs/journal?page=${page}`)));
    const links = pages.flatMap((html) => [...html.matchAll(/class="article-card__title"><a href="([^"]+)"/g)].map((match) => match[1]));
    expect(links).toHaveLength(state.articles.filter((each) => each.publishedAt !== null).length);
    expect(new Set(links).size).toBe(links.length);
  });

  it("all pictures, styles and scripts of the pages are there, and none is on another host", async () => {
    const { read, fetch, state } = openShop(publish);
    feature(state, [101, 102]);
    for (const page of ["/", "/collections/all", MAIN_ARTICLE]) {
      const html = await read(page);
      const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "").filter((address) => !address.startsWith("#"));
      for (const address of new Set(addresses)) {
        const url = new URL(address.replace(/&amp;/g, "&"), ORIGIN);
        expect(url.origin, address).toBe(ORIGIN);
        if (/\/(cdn|extensions)\//.test(url.pathname)) expect((await fetch(url.pathname + url.search)).status, address).toBe(200);
      }
    }
  });
});

describe("the app's blocks", () => {
  it("before the app has published anything, its blocks print nothing", async () => {
    const html = await openShop().read(MAIN_ARTICLE);
    expect(html).toContain('class="shopify-block shopify-app-block"');
    expect(html).not.toMatch(/<(?:section|div|buyline-sale-banner)[^>]*class="buyline-/);
  });

  it("the article page prints products, banner and badges where the theme places them", async () => {
    const html = await openShop((state) => {
      feature(state, [101, 102]);
      publish(state);
    }).read(MAIN_ARTICLE);
    expect(html).toContain("Black Friday &amp; more");
    expect(html).toContain('<div id="shopify-block-article_products_main" class="shopify-block shopify-app-block">');
    expect(html).toMatch(/action="\/cart\/add" id="buyline-product-card-101"/);
    expect(html).toContain("Fast shipping");
    const order = ["Black Friday", 'class="article__title"', "shopify-block-article_products_main", 'id="comments"', "Fast shipping", 'class="footer"'].map((text) => html.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it("each script is emitted once and deferred, each stylesheet once, with an address that may be kept for ever", async () => {
    const { read, fetch } = openShop((state) => {
      feature(state, [101]);
      publish(state);
      state.theme.blocks["article"] = [{ id: "again", block: "sale-banner", settings: {} }];
    });
    const html = await read(MAIN_ARTICLE);
    expect(html.match(/<buyline-sale-banner/g)).toHaveLength(2);
    expect(html.match(/<script src="\/extensions\/buyline\/assets\/sale-banner\.js\?v=\w+" type="text\/javascript" defer="defer">/g)).toHaveLength(1);
    const style = [...html.matchAll(/href="(\/extensions\/buyline\/assets\/sale-banner\.css\?v=\w+)"/g)];
    expect(style).toHaveLength(1);
    const response = await fetch(style[0]?.[1] ?? "");
    expect(response.headers.get("content-type")).toContain("text/css");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it("a head embed stands in the head, without a wrapper", async () => {
    const html = await openShop((state) => {
      publish(state);
      state.theme.blocks = {};
      state.theme.embeds = [{ id: "embed", block: "sale-banner-embed", settings: {} }];
    }).read("/");
    const [head = ""] = html.split("</head>");
    expect(head).toContain("<!-- BEGIN app block: shopify://apps/buyline/blocks/sale-banner-embed/embed -->");
    expect(head).toContain("Black Friday &amp; more");
  });

  it("a block prints nothing where its schema does not allow it", async () => {
    const html = await openShop((state) => {
      publish(state);
      feature(state, [101]);
      state.theme.blocks = { footer: [{ id: "x", block: "sale-banner", settings: {} }], product: [{ id: "y", block: "article-products", settings: {} }] };
    }).read("/products/ql-claw");
    expect(html).not.toContain("shopify-app-block");
  });

  it("products that are no longer for sale, or no longer there, do not resolve", async () => {
    const html = await openShop((state) => feature(state, [101, 109, 99999])).read(MAIN_ARTICLE);
    expect(html).toContain("buyline-product-card-101");
    expect(html).not.toContain("Heat Wrap");
    expect(html.match(/id="buyline-product-card-/g)).toHaveLength(1);
  });

  it("another app's reserved namespace is not ours", async () => {
    const html = await openShop((state) => {
      addMetafield(state, gid("Article", requireMainArticle(state).id), "app--other", "products", "list.product_reference", [gid("Product", 101)]);
    }).read(MAIN_ARTICLE);
    expect(html).not.toContain("buyline-product-card");
  });

  it("the banner is gone at its end", async () => {
    const end = new Date(NOW.getTime() + 5 * HOUR_IN_SECONDS * 1000);
    expect(await openShop(publish, { now: new Date(end.getTime() - 1000) }).read("/")).toContain("Black Friday &amp; more");
    expect(await openShop(publish, { now: end }).read("/")).not.toContain("Black Friday &amp; more");
  });

  it("when the app is not installed, none of it is left on the page", async () => {
    const html = await openShop((state) => {
      publish(state);
      feature(state, [101]);
      state.installation.id = null;
    }).read(MAIN_ARTICLE);
    expect(html).not.toContain("shopify-app-block");
  });

  it("a block that fails, or is not in the extension, is a loud error", async () => {
    const response = await openShop((state) => {
      state.theme.blocks["article"] = [{ id: "x", block: "no-such-block", settings: {} }];
    }).fetch(MAIN_ARTICLE);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("no-such-block");
  });
});

describe("the article's body can be any", () => {
  it("the body is printed byte for byte", async () => {
    const body = '<p>One &amp; two</p>\n<p>{{ 7 | times: 7 }} {% raw %}</p><p><img src="/files/article.png" alt="x" width="600" height="400"></p>';
    const { read, fetch } = openShop((state) => articleFromFile(state, body));
    expect(await read(MAIN_ARTICLE)).toContain(body);
    expect((await fetch("/files/article.png")).headers.get("content-type")).toBe("image/svg+xml");
  });
});

describe("bylines", () => {
  it("an author's name is printed as text", async () => {
    const { read } = openShop((state) => {
      requireMainArticle(state).author = "Team <b>bold</b>";
    });
    expect(await read(MAIN_ARTICLE)).toContain("<bdi>Team &lt;b&gt;bold&lt;/b&gt;</bdi>");
  });
});

describe("comments", () => {
  it("a comment appears as text", async () => {
    const { post, read } = openShop();
    await post(`${MAIN_ARTICLE}/comments`, { "comment[author]": "Kim <b>", "comment[body]": "<script>alert(1)</script>" });
    const html = await read(MAIN_ARTICLE);
    expect(html).toContain("3 comments");
    expect(html).toContain("Kim &lt;b&gt;");
    expect(html).not.toContain("<script>alert(1)");
  });
});

describe("what nobody may read", () => {
  it.each(["/cdn/shop/files/..%2f..%2fstore.ts", "/cdn/shop/t/1/assets/../../layout/theme.liquid", "/extensions/buyline/assets/..%2fblocks%2fsale-banner.liquid"])("%s is not found", async (path) => {
    expect((await openShop().fetch(path)).status).toBe(404);
  });
});

describe("the theme's languages", () => {
  it.each(["de.json", "ar.json"])("%s has the keys of the default language, with the plural forms of its own", (file) => {
    const read = (file: string) => JSON.parse(readFileSync(new URL(`theme/locales/${file}`, import.meta.url), "utf8")) as object;
    const isPlural = (node: object) => "other" in node;
    const keys = (node: object, path = ""): string[] =>
      Object.entries(node).flatMap(([key, value]) => (typeof value === "object" && !isPlural(value as object) ? keys(value as object, `${path}${key}.`) : [path + key]));
    const plurals = (node: object): object[] => (isPlural(node) ? [node] : Object.values(node).flatMap((value) => (typeof value === "object" ? plurals(value as object) : [])));
    expect(keys(read(file))).toEqual(keys(read("en.default.json")));
    const forms = new Intl.PluralRules(file.slice(0, 2)).resolvedOptions().pluralCategories;
    expect(plurals(read(file)).length).toBeGreaterThan(3);
    for (const plural of plurals(read(file))) expect(Object.keys(plural)).toEqual(expect.arrayContaining(forms));
  });
});
