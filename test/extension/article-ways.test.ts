/** Three ways to show an article's groups: which of them speaks, and what each prints. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { toPlace } from "../../app/domain/article-places";
import { GROUP_LAYOUTS, type ArticlePlacements, type StorefrontGroup } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";
import { markupProblems, parse, printBlock, product, textOf, type Page } from "./page";

const TEXTS = ["Tight muscles are the biggest culprit.", "Check out the QL Claw below, which is “just right” for you.", "Walk.", "Buy it here.", "Walk.", ""];
const CONTENT = TEXTS.map((text) => (text === "" ? '<p><img src="/a.png" alt=""></p>' : `<p>${text}</p>`)).join("\n");
const BLOCKS = ["article-with-products", "products-in-articles", "article-products"] as const;
const WAYS = { inside: "article-with-products", embed: "products-in-articles", list: "article-products" } as const;

const group = (over: Partial<StorefrontGroup> = {}): StorefrontGroup => ({ id: "a", place: toPlace(TEXTS, 1), headings: {}, layout: "row", product_ids: [1], ...over });
const placements = (...groups: StorefrontGroup[]): ArticlePlacements => ({ version: 1, locale: "en", groups });
const page = (over: Page = {}): Page => ({ content: CONTENT, products: [product(1), product(2), product(3)], placements: placements(group(), group({ id: "b", place: toPlace(TEXTS, 4), product_ids: [2] })), ...over });
const titlesIn = (html: string) => [...parse(html.replace(/<\/?template>/g, "")).querySelectorAll("li h3")].map(textOf);

test.each(Object.entries(WAYS))("when the store has chosen %s only that block shows the groups, each product once", async (way, speaking) => {
  for (const block of BLOCKS) {
    const html = await printBlock(block, page({ way: way as keyof typeof WAYS }));
    expect([block, titlesIn(html)]).toEqual([block, block === speaking ? ["Product 1", "Product 2", "Product 3"] : []]);
  }
});

test("a block that the store has not chosen says so in the theme editor alone", async () => {
  for (const block of ["article-products", "article-with-products"]) {
    expect(await printBlock(block, page({ way: "embed" }))).not.toContain("in another way");
    expect(await printBlock(block, page({ way: "embed", designMode: true }))).toContain("in another way");
  }
  expect(await printBlock("products-in-articles", page({ way: "list", designMode: true }))).toBe("");
});

test("the block in the place of the theme's content prints the content in every way, and after a reinstall", async () => {
  for (const over of [{ way: "list" }, { way: "embed" }, { published: false }] as const) {
    expect(await printBlock("article-with-products", page(over))).toBe(`<div class="buyline-article rte prose" >${CONTENT}</div>`);
  }
});

test("the embed prints nothing but on articles, and nothing without products", async () => {
  expect(await printBlock("products-in-articles", page({ way: "embed", kind: "product" }))).toBe("");
  expect(await printBlock("products-in-articles", page({ way: "embed", products: [] }))).toBe("");
});

test("the embed's groups say behind which text they belong", async () => {
  const places = [toPlace(TEXTS, 1), toPlace(TEXTS, 2), toPlace(TEXTS, 4), toPlace(TEXTS, 5)];
  const html = await printBlock("products-in-articles", page({ way: "embed", products: [1, 2, 3, 4, 5].map((id) => product(id)), placements: placements(...places.map((place, index) => group({ id: `${index}`, place, product_ids: [index + 1] }))) }));
  const sections = [...parse(html.replace(/<\/?template>/g, "")).querySelectorAll<HTMLElement>("section")].map(({ dataset }) => [dataset.a, dataset.z, dataset.n, dataset.p]);
  expect(sections).toEqual([
    ["CheckouttheQLClawbelow,whichisjustrightforyou.", "", "1", "0"],
    ["Walk.", "", "1", "0"],
    ["Walk.", "", "2", "0"],
    ["Walk.", "", "2", "1"],
    ["Walk.", "", "2", "1"],
  ]);
});

test("the observer is at most 700 bytes, as it is printed", async () => {
  const script = /<script>([\s\S]*?)<\/script>/.exec(await printBlock("products-in-articles", page({ way: "embed" })))?.[1] ?? "";
  expect(script.length).toBeGreaterThan(300);
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(700);
});

test("the stylesheet of groups and cards is at most 4 KB when compressed", () => {
  const bytes = gzipSync(shippedFiles.get("assets/article-products.css") ?? "").length;
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(4_096);
});

test.each(GROUP_LAYOUTS)("a group as %s is a list of cards in each of the three ways", async (layout) => {
  for (const [way, block] of Object.entries(WAYS)) {
    const html = await printBlock(block, page({ way: way as keyof typeof WAYS, placements: placements(group({ layout, product_ids: [1, 2, 3] })) }));
    const list = parse(html.replace(/<\/?template>/g, "")).querySelector(`ul.buyline-article-products__group--${layout}[role=list]`);
    expect(list?.children).toHaveLength(3);
    expect(await markupProblems(html.replace(/<\/?template>/g, "").replace(CONTENT, ""))).toEqual([]);
  }
});

test("a carousel has named buttons, which stand outside of its list, and plays by nothing", async () => {
  const html = await printBlock("article-with-products", page({ way: "inside", placements: placements(group({ layout: "carousel", product_ids: [1, 2, 3] })) }));
  const carousel = parse(html).querySelector("buyline-carousel");
  expect([...(carousel?.querySelectorAll(":scope > div > button") ?? [])].map((button) => button.getAttribute("aria-label"))).toEqual(["Previous products", "Next products"]);
  expect(html).not.toMatch(/setInterval|setTimeout|autoplay/);
  expect(html.match(/customElements\.define/g)).toHaveLength(1);
  expect(await printBlock("article-with-products", page({ way: "inside" }))).not.toContain("customElements");
});

test("a heading is printed in the page's language only, and what is typed is text", async () => {
  const typed = '<b>"{{ 1 }}"';
  const placed = placements(group({ headings: { en: typed } }));
  for (const [way, block] of Object.entries(WAYS)) {
    const html = (await printBlock(block, page({ way: way as keyof typeof WAYS, placements: placed }))).replace(/<\/?template>/g, "");
    expect([...parse(html).querySelectorAll("h2, h3")].map(textOf)).toContain(typed);
    const german = await printBlock(block, page({ way: way as keyof typeof WAYS, placements: placed, locale: "de" }));
    expect(german).not.toContain("{{ 1 }}");
  }
});

test("each group in the text carries the label that marks the shop's own offer (A3), as a heading only where no other comes before", async () => {
  const labels = (html: string) => [...parse(html).querySelectorAll(".buyline-article-products__label")].map((label) => [label.localName, textOf(label)]);
  expect(labels(await printBlock("article-with-products", page({ way: "inside", products: [product(1)] })))).toEqual([["h2", "From our shop"]]);
  expect(labels(await printBlock("article-with-products", page({ way: "inside", products: [product(1)], content: `<h2>Why?</h2>${CONTENT}` })))).toEqual([["p", "From our shop"]]);
});

test.each(Object.entries(WAYS))("%s: the article mentions the products that show, for machines, once", async (way, block) => {
  const products = [product(1, { title: 'A "<b>" & </script>' }), null, product(2, { variants: [{ available: false }] }), product(1)];
  const html = await printBlock(block, page({ way: way as keyof typeof WAYS, products }));
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  expect(scripts).toHaveLength(1);
  const offer = (url: string, availability: string) => ({ "@type": "Offer", url, price: 45, priceCurrency: "USD", availability: `https://schema.org/${availability}` });
  const [first, second] = ["https://shop.example/products/product-1", "https://shop.example/products/product-2"] as const;
  expect(JSON.parse(scripts[0]?.[1] ?? "")).toEqual({
    "@context": "https://schema.org", "@type": "Article", "@id": "https://shop.example/blogs/journal/back", url: "https://shop.example/blogs/journal/back", headline: "Why does my back hurt?",
    mentions: [
      { "@type": "Product", name: 'A "<b>" & </script>', url: first, offers: offer(first, "InStock") },
      { "@type": "Product", name: "Product 2", url: second, offers: offer(second, "OutOfStock") },
    ],
  });
});

test("twenty groups, fifty products in one and 128 in all are shown, each once", async () => {
  const ids = Array.from({ length: 128 }, (_, index) => index + 1);
  const groups = [group({ product_ids: ids.slice(0, 50) }), ...Array.from({ length: 19 }, (_, index) => group({ id: `g${index}`, product_ids: ids.slice(50 + index * 4, 54 + index * 4) }))];
  const html = await printBlock("article-with-products", page({ way: "inside", products: ids.map((id) => product(id)), placements: placements(...groups) }));
  expect(titlesIn(html)).toEqual(ids.map((id) => `Product ${id}`));
});

test("an article of before there were places shows its one group", async () => {
  const old = { version: 1, groups: [{ id: "1", product_ids: [2, 1] }] } as unknown as ArticlePlacements;
  expect(titlesIn(await printBlock("article-products", page({ placements: old })))).toEqual(["Product 2", "Product 1", "Product 3"]);
});

test("no list that the places are found by is longer than the turns of one loop", () => {
  const source = shippedFiles.get("snippets/article-groups.liquid") ?? "";
  const lists = [...source.matchAll(/assign (?:tags|names|signs|letters|hidden) = '([^']*)'/g)].map(([, list = ""]) => list.split(",").length);
  expect(lists.length).toBeGreaterThan(7);
  expect(Math.max(...lists)).toBeLessThanOrEqual(50);
});
