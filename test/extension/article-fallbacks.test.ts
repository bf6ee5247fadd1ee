import fc from "fast-check";
import { expect, test } from "vitest";
import type { StorefrontFallback } from "../../app/domain/storefront-document";
import { markupProblems, parse, printBlock, product, textOf, type Page } from "./page";

const out = (id: number) => product(id, { variants: [{ available: false }] });
const collection = (id: number) => ({ id, title: `Collection ${id}`, url: `/collections/collection-${id}`, featured_image: { src: `/files/c${id}.png`, width: 800, height: 800, alt: "" } });
const placed = (product_ids: number[], fallbacks?: (StorefrontFallback | null)[]) => ({ version: 1 as const, locale: null, groups: [{ id: "g", place: null, headings: {}, layout: "row" as const, product_ids, ...(fallbacks && { fallbacks }) }] });
const print = (page: Page) => printBlock("article-products", page);
const titles = (html: string) => [...parse(html).querySelectorAll("li h3")].map(textOf);
const mentions = (html: string) => {
  const json = parse(html).querySelector('script[type="application/ld+json"]')?.textContent;
  return json ? (JSON.parse(json) as { mentions: { name: string }[] }).mentions.map(({ name }) => name) : [];
};
const INSTEAD = { instead: "7" };
const COLLECTION = { instead: "c7" };

test.each<[string, Page, string[]]>([
  ["a product that is gone", { products: [product(2)], fallbackProducts: [product(7)], placements: placed([1, 2], [INSTEAD, null]) }, ["Product 7", "Product 2"]],
  ["a product that is gone, by a collection", { products: [product(2)], fallbackCollections: [collection(7)], placements: placed([1, 2], [COLLECTION, null]) }, ["Collection 7", "Product 2"]],
  ["no product that is there", { products: [product(1)], fallbackProducts: [product(7)], placements: placed([1], [{ ...INSTEAD, when_sold_out: "instead" }]) }, ["Product 1"]],
  ["no sold-out product unless the merchant says so", { products: [out(1)], fallbackProducts: [product(7)], placements: placed([1], [INSTEAD]) }, ["Product 1"]],
  ["a sold-out product where the merchant says so", { products: [out(1)], fallbackProducts: [product(7)], placements: placed([1], [{ ...INSTEAD, when_sold_out: "instead" }]) }, ["Product 7"]],
  ["nothing by what is sold out itself", { products: [out(1)], fallbackProducts: [out(7)], placements: placed([1, 2], [{ ...INSTEAD, when_sold_out: "instead" }, { instead: "7" }]) }, ["Product 1"]],
  ["nothing by what is gone itself", { products: [product(2)], fallbackProducts: [], placements: placed([1, 2], [INSTEAD, null]) }, ["Product 2"]],
  ["nothing by what the article features", { products: [product(7)], fallbackProducts: [product(7)], placements: placed([1, 7], [INSTEAD, null]) }, ["Product 7"]],
  ["nothing twice", { products: [], fallbackProducts: [product(7)], fallbackCollections: [collection(7)], placements: placed([1, 2, 3, 4], [INSTEAD, INSTEAD, COLLECTION, COLLECTION]) }, ["Product 7", "Collection 7"]],
  ["nothing twice by a collection that is listed twice", { products: [], fallbackCollections: [collection(7), collection(7)], placements: placed([1, 2], [COLLECTION, COLLECTION]) }, ["Collection 7"]],
  ["a product of an older document never", { products: [out(1)], placements: placed([1, 2]) }, ["Product 1"]],
])("a fallback replaces %s", async (_name, page, expected) => {
  const html = await print(page);
  expect(titles(html)).toEqual(expected);
  expect(mentions(html).sort()).toEqual(expected.filter((title) => title.startsWith("Product")).sort());
});

test("a sold-out product can be hidden, and leaves no empty group and no mention", async () => {
  const page: Page = { products: [out(1)], placements: placed([1], [{ instead: "", when_sold_out: "hide" }]) };
  expect(await print(page)).toBe("");
  const both = await print({ ...page, products: [out(1), product(2)] });
  expect([titles(both), mentions(both)]).toEqual([["Product 2"], ["Product 2"]]);
});

test("a collection's card leads to it and is valid markup", async () => {
  const html = await print({ products: [], fallbackCollections: [{ ...collection(7), title: 'Tom & "Ann" <b>' }], placements: placed([1], [COLLECTION]) });
  const link = parse(html).querySelector("li a");
  expect([textOf(link), link?.getAttribute("href"), link?.getAttribute("target")]).toEqual(['Tom & "Ann" <b>', "/collections/collection-7", null]);
  expect(await markupProblems(html)).toEqual([]);
});

test("a collection's card is laid out as a product's: its picture in several sizes, its words where theirs are, all of it a link", async () => {
  const [card, other] = parse(await print({ products: [product(2)], fallbackCollections: [collection(7)], placements: placed([1, 2], [COLLECTION, null]) })).querySelectorAll(".buyline-product-card");
  // Themes hide divs that are empty.
  expect(card?.lastElementChild?.tagName).toBe("SPAN");
  expect([...(card?.children ?? [])].map(({ className }) => className)).toEqual([...(other?.children ?? [])].map(({ className }) => className));
  expect(card?.querySelector("img")?.getAttribute("srcset")).toMatch(/ 240w, .* 900w$/);
  // What lies above the link that fills the card would keep its clicks.
  expect(card?.querySelector("a")?.closest(".buyline-product-card__buy")).toBeNull();
});

test("whatever is gone, sold out or chosen, nothing shows twice and the mentions are what shows", async () => {
  const id = fc.integer({ min: 1, max: 9 });
  const fallback = fc.option(fc.record({ instead: fc.oneof(fc.constant(""), id.map(String), id.map((number) => `c${number}`)), when_sold_out: fc.constantFrom("instead" as const, "hide" as const, undefined) }));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(id), fc.array(id), fc.array(id), fc.array(id), fc.array(fallback), fc.array(id), async (ids, there, soldOut, spares, fallbacks, collections) => {
      const made = (one: number) => (soldOut.includes(one) ? out(one) : product(one));
      const html = await print({ products: ids.filter((one) => there.includes(one)).map(made), fallbackProducts: spares.map(made), fallbackCollections: collections.map(collection), placements: placed(ids, ids.map((_, index) => fallbacks[index] ?? null) as (StorefrontFallback | null)[]) });
      const shown = titles(html);
      expect(new Set(shown).size).toBe(shown.length);
      expect([...mentions(html)].sort()).toEqual(shown.filter((title) => title.startsWith("Product")).sort());
      expect(html).not.toContain("Liquid error");
    }),
    { numRuns: 30 },
  );
}, 60_000);

test.each<[string, Page, boolean]>([
  ["in a market that the merchant allows", { formerPrices: ["us", "ca"], market: "us" }, true],
  ["in no other market", { formerPrices: ["ca"], market: "us" }, false],
  ["nowhere while no market is allowed", { formerPrices: [], market: "us" }, false],
  ["everywhere as an older Buyline published it", { market: "us" }, true],
  ["nowhere where the block says so", { formerPrices: ["us"], settings: { show_compare_at: false } }, false],
])("a former price is struck through %s (A4)", async (_name, page, struck) => {
  const html = await print({ products: [product(1, { variants: [{ price: 1000, compare_at_price: 2000 }] })], ...page });
  expect(html.includes("$20.00")).toBe(struck);
  expect(html).toContain("$10.00");
});
