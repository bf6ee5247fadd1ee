import { expect, test } from "vitest";
import { markupProblems, parse, printBlock, product, textOf, type Page } from "./page";

const print = (page: Page) => printBlock("article-products", page);
const cardsOf = (html: string) => [...parse(html).querySelectorAll("li")];
const groupsOf = (html: string) => [...parse(html).querySelectorAll("ul")].map((list) => [...list.querySelectorAll("h3")].map(textOf));
const groups = (...lists: number[][]) => ({ version: 1 as const, locale: null, groups: lists.map((product_ids, index) => ({ id: `g${index}`, place: null, headings: {}, layout: "row" as const, product_ids })) });

/** The card of one product. */
async function card(of: Record<string, unknown>, page: Page = {}): Promise<Element> {
  const [first] = cardsOf(await print({ products: [of], ...page }));
  if (!first) throw new Error("the product has no card");
  return first;
}

test("article products print nothing at all when there is nothing to say", async () => {
  expect(await print({})).toBe("");
  expect(await print({ products: [] })).toBe("");
  expect(await print({ products: [], placements: groups([1, 2]) })).toBe("");
  expect(await print({ kind: "product" })).toBe("");
});

test("products without placements are one group in their order", async () => {
  expect(groupsOf(await print({ products: [product(2), product(1)] }))).toEqual([["Product 2", "Product 1"]]);
});

test("products stand in the merchant's groups, and those in no group come last", async () => {
  const products = [product(1), product(2), product(3), product(4)];
  expect(groupsOf(await print({ products, placements: groups([3], [1, 2]) }))).toEqual([["Product 3"], ["Product 1", "Product 2"], ["Product 4"]]);
});

test("no product is printed twice", async () => {
  const products = [product(1), product(12), product(2), product(1)];
  expect(groupsOf(await print({ products, placements: groups([12, 1, 12], [1], [2]) }))).toEqual([["Product 12", "Product 1"], ["Product 2"]]);
});

test("a deleted or unpublished product drops out without moving the others or leaving an empty group", async () => {
  expect(groupsOf(await print({ products: [null, product(2)], placements: groups([1], [99, 2]) }))).toEqual([["Product 2"]]);
});

test("all of 128 products are printed, each once", async () => {
  const products = Array.from({ length: 128 }, (_, index) => product(index + 1));
  expect(cardsOf(await print({ products }))).toHaveLength(128);
});

test("the group says that it is the shop's own offer, in the page's language", async () => {
  expect(textOf(parse(await print({ products: [product(1)] })).querySelector("h2"))).toBe("From our shop");
  const german = parse(await print({ products: [product(1)], locale: "de", settings: { heading: "Gut für den Rücken" } }));
  expect(textOf(german.querySelector("p"))).toBe("Aus unserem Shop");
  expect(textOf(german.querySelector("h2"))).toBe("Gut für den Rücken");
  expect(german.querySelector("section")?.getAttribute("aria-label")).toBe("Gut für den Rücken");
});

test("a card's title is a link in the same tab without tracking", async () => {
  const link = (await card(product(1))).querySelector("h3 a");
  expect([link?.getAttribute("href"), link?.getAttribute("target"), textOf(link)]).toEqual(["/products/product-1", null, "Product 1"]);
});

test("a card's picture has its size, offers several widths and loads when it comes near", async () => {
  const image = (await card(product(1, { featured_image: { src: "/files/claw.png", width: 1200, height: 900, alt: "The claw" } }))).querySelector("img");
  expect([image?.getAttribute("width"), image?.getAttribute("height"), image?.getAttribute("loading"), image?.alt]).toEqual(["1200", "900", "lazy", "The claw"]);
  expect(image?.getAttribute("srcset")).toContain("/files/claw.png?width=400 400w");
  expect(image?.getAttribute("sizes")).not.toBe("");
});

test("a product without a picture has a card without one", async () => {
  expect((await card(product(1, { featured_image: null }))).querySelector("img")).toBeNull();
});

test("the form posts one piece of the variant to the cart without any script", async () => {
  const form = (await card(product(7))).querySelector("form");
  expect([form?.getAttribute("action"), form?.method]).toEqual(["/cart/add", "post"]);
  expect(form?.querySelector<HTMLInputElement>("input[name=id]")?.value).toBe("700");
  expect(form?.querySelector<HTMLInputElement>("input[name=quantity]")?.value).toBe("1");
  expect(form?.querySelector("button[type=submit]")?.textContent).toMatch(/^Add to cart/);
});

test.each([
  ["by the half dozen", { min: 6, max: null, increment: 6 }, ["6", "6", "", "6"], "Quantity · at least 6 · in steps of 6"],
  ["five at most", { min: 1, max: 5, increment: 1 }, ["1", "1", "5", "1"], "Quantity · at most 5"],
])("a product that is sold %s says so and asks for no other quantity", async (_how, quantity_rule, [value, min, max, step], label) => {
  const input = (await card(product(1, { variants: [{ quantity_rule }] }))).querySelector<HTMLInputElement>("input[name=quantity]");
  expect([input?.type, input?.value, input?.min, input?.max, input?.step]).toEqual(["number", value, min, max, step]);
  expect(textOf(input?.closest("label")?.querySelector("span"))).toBe(label);
});

test("what may be bought on a subscription may be bought once, and says what each costs", async () => {
  const plans = (...prices: number[]) => prices.map((price, index) => ({ price, selling_plan_group_id: "g", selling_plan: { id: 7 + index, name: `Every ${index + 1} months <b>` } }));
  const optionsOf = async (name: string, variants: object[]) => [...(await card(product(1, { variants }))).querySelectorAll<HTMLOptionElement>(`[name=${name}] option`)];
  const words = (options: HTMLOptionElement[]) => options.map((option) => [option.value, textOf(option)]);
  expect(words(await optionsOf("selling_plan", [{ selling_plan_allocations: plans(4050, 4275) }]))).toEqual([["", "One-time purchase"], ["7", "Every 1 months <b> – $40.50"], ["8", "Every 2 months <b> – $42.75"]]);
  // What a plan costs differs by variant: each variant knows its own, for the script to say.
  const several = [{ title: "S", selling_plan_allocations: plans(4050, 4275) }, { title: "L", selling_plan_allocations: plans(8100, 8550) }];
  expect(words(await optionsOf("selling_plan", several))).toEqual([["", "One-time purchase"], ["7", "Every 1 months <b>"], ["8", "Every 2 months <b>"]]);
  const variants = await optionsOf("id", several);
  expect(variants.map(({ dataset }) => [dataset["plan-7"], dataset["plan-8"]])).toEqual([["$40.50", "$42.75"], ["$81.00", "$85.50"]]);
});

test.each([
  ["one plan", [{ price: 4500, prices: [4050] }], "$40.50"],
  ["two plans", [{ price: 4500, prices: [4275, 4050] }], "From $40.50"],
  ["two plans of one price", [{ price: 4500, prices: [4050, 4050] }], "$40.50"],
  ["a dearer variant that is cheaper by its plan", [{ price: 4500, prices: [4050] }, { price: 5000, prices: [3000] }], "From $30.00"],
  ["plans of more variants than Shopify lists", Array.from({ length: 250 }, (_, index) => ({ price: 4500, prices: [4100 - index] })), "From $38.51", { variants_count: 300, price_min: 100 }],
])("a product that is only sold on %s says what that costs, and strikes no price through, which would be another's", async (_plans, variants, price, over: object = {}) => {
  const sold = variants.map(({ prices, ...variant }, index) => ({ ...variant, title: `V${index}`, compare_at_price: 9000, unit_price: 4500, unit_price_measurement: { reference_value: 1, reference_unit: "kg" }, selling_plan_allocations: prices.map((each, plan) => ({ price: each, selling_plan_group_id: "g", selling_plan: { id: plan, name: "Again" } })) }));
  const html = parse(await print({ products: [product(1, { requires_selling_plan: true, variants: sold, ...over })], settings: { show_compare_at: true } }));
  expect(textOf(html.querySelector(".buyline-product-card__summary"))).toBe(`Product 1 ${price}`);
  const { offers } = (JSON.parse(html.querySelector('script[type="application/ld+json"]')?.textContent ?? "") as { mentions: [{ offers: { price: number } }] }).mentions[0];
  expect(`$${offers.price.toFixed(2)}`, "what the card says").toBe(price.replace("From ", ""));
});

// Closed, a list shows the chosen line alone, without its group.
test("variants of several options stand in groups by the first, each with what it costs or that it is sold out", async () => {
  const variants = [["S", "Red"], ["S", "Blue"], ["L", "Red"]].map(([option1 = "", colour = ""], index) => ({ title: `${option1} / ${colour}`, option1, options: [option1, colour], available: index !== 1 }));
  const groups = (await card(product(1, { variants, options: ["Size", "Colour"] }))).querySelectorAll("optgroup");
  expect([...groups].map(({ label, children }) => [label, [...children].map(textOf)])).toEqual([["S", ["S / Red – $45.00", "S / Blue – Sold out"]], ["L", ["L / Red – $45.00"]]]);
});

test("the lowest price is found among all variants that Shopify lists, and beyond those is Shopify's own", async () => {
  const variants = Array.from({ length: 250 }, (_, index) => ({ title: `V${index}`, price: 9000 - index, compare_at_price: 20_000 }));
  const priceOf = async (over: object) => textOf((await card(product(1, { variants, ...over }), { settings: { show_compare_at: true } })).querySelector(".buyline-product-card__price"));
  expect(await priceOf({ variants_count: 250 })).toBe("Sale price From $87.51 Regular price $200.00");
  expect(await priceOf({ variants_count: 2048, price_min: 100 })).toBe("From $1.00");
});

test.each([
  ["one price", [{ price: 4500 }], true, "$45.00"],
  ["on sale", [{ price: 4500, compare_at_price: 6000 }], true, "Sale price $45.00 Regular price $60.00"],
  ["on sale where former prices may not be shown", [{ price: 4500, compare_at_price: 6000 }], false, "$45.00"],
  ["a former price that was no higher", [{ price: 4500, compare_at_price: 4500 }], true, "$45.00"],
  ["prices that differ", [{ title: "S", price: 2000 }, { title: "L", price: 3000 }], true, "From $20.00"],
  ["the cheapest one sold out", [{ title: "S", price: 2000, available: false }, { title: "L", price: 3000 }, { title: "XL", price: 4000 }], true, "From $30.00"],
  ["only a dearer variant on sale", [{ title: "S", price: 2000 }, { title: "L", price: 3000, compare_at_price: 4000 }], true, "From $20.00"],
  ["the cheapest variant on sale", [{ title: "L", price: 3000 }, { title: "S", price: 2000, compare_at_price: 2500 }], true, "Sale price From $20.00 Regular price $25.00"],
])("the price of a product with %s", async (_case, variants, show_compare_at, price) => {
  expect(textOf((await card(product(1, { variants }), { settings: { show_compare_at } })).querySelector(".buyline-product-card__price"))).toBe(price);
});

test("a former price is struck through", async () => {
  const html = await card(product(1, { variants: [{ price: 4500, compare_at_price: 6000 }] }));
  expect(textOf(html.querySelector("s"))).toBe("$60.00");
});

test("the price is printed in the visitor's currency format, with its markup, and as plain text inside a list", async () => {
  const variants = [{ title: "S", price: 2000 }, { title: "L", price: 3000 }];
  const html = await card(product(1, { variants }), { moneyFormat: '<span class="money">{{amount_with_comma_separator}} €</span>', locale: "de" });
  expect(textOf(html.querySelector(".buyline-product-card__amount"))).toBe("Ab 20,00 €");
  expect(html.querySelector(".money")).not.toBeNull();
  expect([...html.querySelectorAll("option")].map(textOf)).toEqual(["S – 20,00 €", "L – 30,00 €"]);
});

test("the unit price stands beside the price where the shop has one", async () => {
  const unit = { unit_price: 1250, unit_price_measurement: { reference_value: 1, reference_unit: "kg" } };
  expect(textOf((await card(product(1, { variants: [unit as object] }))).querySelector(".buyline-product-card__unit-price"))).toBe("Unit price $12.50 / kg");
});

test("variants are a native list in which sold-out ones say so and cannot be chosen", async () => {
  const variants = [{ title: "S", available: false }, { title: "M" }, { title: "L" }];
  const html = await card(product(3, { variants, options: ["Size"] }));
  expect(textOf(html.querySelector("label span"))).toBe("Size");
  expect([...html.querySelectorAll("option")].map((option) => [textOf(option), option.value, option.disabled, option.selected])).toEqual([
    ["S – Sold out", "300", true, false],
    ["M – $45.00", "301", false, true],
    ["L – $45.00", "302", false, false],
  ]);
  expect(html.querySelectorAll("[name=id]")).toHaveLength(1);
});

test("a product with one variant has no list", async () => {
  expect((await card(product(1))).querySelector("select")).toBeNull();
});

test("a sold-out product says so and cannot be bought", async () => {
  const html = await card(product(1, { variants: [{ title: "S", available: false }, { title: "M", available: false }] }));
  const button = html.querySelector("button");
  expect(button?.disabled).toBe(true);
  expect(textOf(button)).toMatch(/^Sold out/);
  expect(html.querySelector("select")).toBeNull();
});

test.each([
  ["that must be subscribed to", product(1, { requires_selling_plan: true })],
  ["with more variants than a list should hold", product(1, { variants: Array.from({ length: 51 }, (_, index) => ({ title: `V${index}` })) })],
  ["of which one variant must be subscribed to", product(1, { variants: [{ title: "S" }, { title: "L", requires_selling_plan: true }] })],
  ["whose variants are on other plans", product(1, { variants: [{ title: "S", selling_plan_allocations: [] }, { title: "L", selling_plan_allocations: [{ price: 1, selling_plan_group_id: "g", selling_plan: { id: 1 } }] }] })],
  ["whose variants are on as many plans, of other groups", product(1, { variants: ["a", "b"].map((selling_plan_group_id, id) => ({ title: selling_plan_group_id, selling_plan_allocations: [{ price: 1, selling_plan_group_id, selling_plan: { id } }] })) })],
  ["whose variants are sold in other quantities", product(1, { variants: [{ title: "S" }, { title: "L", quantity_rule: { min: 2, max: null, increment: 2 } }] })],
  ["whose choices are products of their own", product(1, { options_with_values: [{ name: "Colour", values: [{ name: "Red", product_url: "/products/red" }] }] })],
])("a product %s leads to its own page", async (_case, of) => {
  const html = await card(of);
  expect(html.querySelector("form")).toBeNull();
  expect(html.querySelector(".buyline-product-card__button")?.getAttribute("href")).toBe("/products/product-1");
});

test.each(["<script>alert(1)</script>", "{{ 7 | times: 7 }}", '" onload="alert(1)'])("what a merchant types is printed as text: %s", async (typed) => {
  const of = product(1, {
    title: typed,
    url: `/products/${typed}`,
    options: [typed],
    featured_image: { src: "/files/1.png", width: 10, height: 10, alt: typed },
    variants: [{ title: typed }, { title: "M" }],
  });
  const page = parse(await print({ products: [of], settings: { heading: typed, image_ratio: typed } }));
  expect([textOf(page.querySelector("h2")), textOf(page.querySelector("h3")), page.querySelector("img")?.alt]).toEqual([typed, typed, typed]);
  expect(page.querySelector("option")?.textContent).toContain(typed);
  expect(page.querySelectorAll("script:not([type='application/ld+json']), [onload]")).toHaveLength(0);
});

test("article products print valid HTML", async () => {
  const products = [
    product(1),
    product(2, { variants: [{ title: "S", available: false }, { title: "M", price: 100, compare_at_price: 200 }], options: ["Size"] }),
    product(3, { variants: [{ available: false }] }),
    product(4, { requires_selling_plan: true }),
    product(5, { variants: [["S", "Red"], ["L", "Red"]].map((options) => ({ option1: options[0], options })), options: ["Size", "Colour"] }),
    product(6, { variants: [{ quantity_rule: { min: 2, max: 8, increment: 2 }, selling_plan_allocations: [{ price: 4050, selling_plan: { id: 7, name: "Monthly" } }] }] }),
  ];
  expect(await markupProblems(await print({ products, placements: groups([1], [2, 3]), settings: { heading: "Our picks" } }))).toEqual([]);
});
