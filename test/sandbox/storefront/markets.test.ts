import { describe, expect, it } from "vitest";
import { MAIN_ARTICLE, feature, openShop, publish } from "./open-shop";

function shopIn(country: string, change?: Parameters<typeof openShop>[0]) {
  const shop = openShop(change);
  return { ...shop, moved: shop.post("/localization", { country_code: country, return_to: "/" }) };
}

describe("markets", () => {
  it("who has chosen no country shops in the primary market", async () => {
    const html = await openShop().read("/products/ql-claw");
    expect(html).toContain("$59.00");
    expect(html).toMatch(/<option value="US" selected>United States \(USD\)/);
  });

  it.each([
    ["DE", "€54,28", "Germany (EUR)"],
    ["AE", "Dhs. 216.68", "United Arab Emirates (AED)"],
  ])("in %s prices are %s", async (country, price, label) => {
    const { read, moved } = shopIn(country);
    expect((await moved).headers.get("set-cookie")).toMatch(new RegExp(`^localization=${country};`));
    const html = await read("/products/ql-claw");
    expect(html).toContain(price);
    expect(html).toContain(`<option value="${country}" selected>${label}`);
    expect(html).not.toContain("$59.00");
  });

  it("a country that no market has changes nothing", async () => {
    const { read, moved } = shopIn("BR");
    expect((await moved).headers.get("set-cookie")).toBeNull();
    expect(await read("/products/ql-claw")).toContain("$59.00");
  });

  it("cart, its JSON and what comes before a price are in the market's currency", async () => {
    const { send, fetch, read, moved } = shopIn("DE");
    await moved;
    await send("/cart/add.js", { id: 1010, quantity: 2 });
    expect(await (await fetch("/cart.js")).json()).toMatchObject({ currency: "EUR", total_price: 10856, items: [{ price: 5428 }] });
    const html = await read("/cart");
    expect(html).toContain("€108,56 EUR");
    expect(await read("/products/ql-claw")).toContain("€72,68");
  });

  it("a product that is not sold in a market is not there: page, collection, search, cart, article", async () => {
    const { read, fetch, send, moved } = shopIn("AE", (state) => feature(state, [101, 103]));
    await moved;
    expect((await fetch("/products/back-of-steel")).status).toBe(404);
    expect(await read("/collections/all")).not.toContain("/products/back-of-steel");
    expect(await read("/search?q=steel&type=product")).toContain("0 results");
    expect((await send("/cart/add.js", { id: 1030 })).status).toBe(404);
    const article = await read(MAIN_ARTICLE);
    expect(article).toContain("buyline-product-card-101");
    expect(article).not.toContain("buyline-product-card-103");
  });

  it("a cart that is taken to another market holds what is sold there, and has the rest again at home", async () => {
    const { post, send, fetch } = openShop((state) => {
      // The demo's Back of Steel is sold out; in this test it is not.
      for (const { variants } of state.products) for (const variant of variants) variant.available = true;
    });
    await send("/cart/add.js", { items: [{ id: 1010 }, { id: 1030 }] });
    await post("/localization", { country_code: "AE" });
    expect(await (await fetch("/cart.js")).json()).toMatchObject({ item_count: 1, currency: "AED" });
    await post("/localization", { country_code: "US" });
    expect(await (await fetch("/cart.js")).json()).toMatchObject({ item_count: 2, currency: "USD" });
  });

  it("country and language are chosen with one form, and the page stays", async () => {
    const { post, read } = openShop();
    const response = await post("/localization", { _method: "put", form_type: "localization", country_code: "AE", language_code: "ar", return_to: "/de/products/ql-claw" });
    expect(response.headers.get("location")).toBe("/ar/products/ql-claw");
    expect(await read("/ar/products/ql-claw")).toContain("Dhs. 216.68");
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example"])("return_to %j stays on this storefront", async (returnTo) => {
    expect((await openShop().post("/localization", { country_code: "AE", return_to: returnTo })).headers.get("location")).toBe("/");
  });

  it("a shop without markets has one, in its own currency", async () => {
    const html = await openShop((state) => delete state.shop.markets).read("/products/ql-claw");
    expect(html).toContain("$59.00");
    expect(html).not.toContain('name="country_code"');
  });
});

describe("languages", () => {
  it("links, plurals and dates on an Arabic page are Arabic", async () => {
    const { read, send } = openShop();
    await send("/cart/add.js", { id: 1010, quantity: 3 });
    const html = await read("/ar/blogs/journal");
    expect(html).toContain("السلة، 3 منتجات");
    expect(html).toContain('href="/ar/blogs/journal?page=2"');
    expect(await read("/ar/collections/all")).toContain('href="/ar/products/ql-claw"');
    expect(html).toMatch(/<time datetime="2026-11-24[^"]*">[^<]*نوفمبر/);
  });

  it("languages are named in their own words", async () => {
    const html = await openShop().read("/");
    expect(html).toMatch(/<option value="ar" lang="ar">العربية</);
    expect(html).toMatch(/<option value="de" lang="de">Deutsch</);
  });

  it("a language that is not published has no addresses", async () => {
    const shop = openShop((state) => {
      state.shop.locales = state.shop.locales.map((each) => (each.locale === "ar" ? { ...each, published: false } : each));
    });
    expect((await shop.fetch("/ar")).status).toBe(404);
    expect(await shop.read("/")).not.toContain('value="ar"');
  });

  it.each([
    ["ar", ">من متجرنا<"],
    ["th", ">From our shop<"],
  ])("our words in %s are its own, or the default language's where we have none; published texts without a translation show nothing", async (locale, label) => {
    const html = await openShop((state) => {
      state.shop.locales.push({ locale: "th", name: "ไทย", primary: false, published: true });
      feature(state, [101]);
      publish(state);
    }).read(`/${locale}${MAIN_ARTICLE}`);
    expect(html).toContain("buyline-product-card-101");
    expect(html).toContain(label);
    expect(html).not.toMatch(/Translation missing|Black Friday/);
  });

  it("product links of our blocks stay in the page's language", async () => {
    const html = await openShop((state) => feature(state, [101])).read(`/ar${MAIN_ARTICLE}`);
    expect(html).toMatch(/buyline-product-card__link" href="\/ar\/products\/ql-claw/);
  });
});
