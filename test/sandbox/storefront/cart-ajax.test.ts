import { describe, expect, it } from "vitest";
import { openShop } from "./open-shop";

type Json = Record<string, unknown>;

function openCart(options: Parameters<typeof openShop>[1] = {}) {
  const shop = openShop(undefined, options);
  const ask = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await shop.send(path, body, headers);
    return { status: response.status, body: (await response.json()) as Json };
  };
  const cart = async () => (await (await shop.fetch("/cart.js")).json()) as Json & { items: Json[] };
  return { ...shop, ask, cart };
}

describe("/cart/add.js", () => {
  it("answers the line that one variant makes, with its new quantity", async () => {
    const { ask } = openCart();
    expect((await ask("/cart/add.js", { id: 1020, quantity: 2 })).body).toMatchObject({
      id: 1020, variant_id: 1020, product_id: 102, quantity: 2, title: "Flexible Back 2.0 - Digital", product_title: "Flexible Back 2.0", variant_title: "Digital",
      price: 3900, line_price: 7800, final_line_price: 7800, url: "/products/flexible-back-2-0?variant=1020", options_with_values: [{ name: "Format", value: "Digital" }],
    });
    expect((await ask("/cart/add.js", { id: "1020" })).body).toMatchObject({ quantity: 3, line_price: 11700 });
  });

  it("answers items for items, and only those that were added", async () => {
    const { ask, cart } = openCart();
    await ask("/cart/add.js", { id: 1010 });
    const { body } = await ask("/cart/add.js", { items: [{ id: 1060, quantity: 2 }, { id: 1080, quantity: 1 }] });
    expect((body["items"] as Json[]).map((line) => [line["variant_id"], line["quantity"]]).sort()).toEqual([[1060, 2], [1080, 1]]);
    expect((await cart())["item_count"]).toBe(4);
  });

  it("reads items of a form, and properties, which make lines of their own", async () => {
    const { fetch, ask, cart } = openCart();
    const form = new URLSearchParams([["items[0][id]", "1010"], ["items[0][quantity]", "1"], ["items[1][id]", "1060"]]);
    await fetch("/cart/add.js", { method: "POST", body: form });
    await ask("/cart/add.js", { id: 1010, properties: { Note: "gift", Empty: "" } });
    const { items } = await cart();
    expect(items.map((line) => [line["variant_id"], line["quantity"], line["properties"]])).toEqual([[1010, 1, { Note: "gift" }], [1060, 1, {}], [1010, 1, {}]]);
    expect(new Set(items.map((line) => line["key"])).size).toBe(3);
  });

  it.each([
    ["nothing to add", {}, 400, { status: "bad_request", message: "Parameter Missing or Invalid", description: "Required parameter missing or invalid: items" }],
    ["an unknown variant", { id: 5 }, 404, { status: 404, message: "Cart Error", description: "Cannot find variant" }],
    ["a sold-out variant", { id: 1070 }, 422, { status: 422, message: "Cart Error", description: "The product 'Standing Desk Mat' is already sold out." }],
    ["more than there is", { id: 1010, quantity: 13 }, 422, { status: 422, message: "Cart Error", description: "You can't add more QL Claw to the cart." }],
    ["one good and one sold out", { items: [{ id: 1010 }, { id: 1070 }] }, 422, { status: 422 }],
  ])("refuses %s in Shopify's shape and adds nothing", async (_what, body, status, expected) => {
    const { ask, cart } = openCart();
    const answer = await ask("/cart/add.js", body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(expected);
    expect((await cart()).items).toEqual([]);
  });

  it("says so when all there is stands in the cart already", async () => {
    const { ask } = openCart();
    await ask("/cart/add.js", { id: 1010, quantity: 12 });
    expect((await ask("/cart/add.js", { id: 1010 })).body).toMatchObject({ status: 422, description: "All 12 QL Claw are in your cart." });
  });
});

describe("/cart/change.js and /cart/update.js", () => {
  it("a line is changed by place, by key or by variant", async () => {
    const { ask, cart } = openCart();
    await ask("/cart/add.js", { items: [{ id: 1010 }, { id: 1060 }] });
    expect((await ask("/cart/change.js", { line: 1, quantity: 4 })).body).toMatchObject({ item_count: 5 });
    const key = (await cart()).items[1]?.["key"];
    expect((await ask("/cart/change.js", { id: key, quantity: 2 })).body).toMatchObject({ item_count: 6 });
    expect((await ask("/cart/change.js", { id: 1010, quantity: 0 })).body).toMatchObject({ item_count: 4 });
  });

  it.each([{ quantity: 1 }, { id: 1080, quantity: 1 }, { line: 9, quantity: 1 }, { id: "1010:nope", quantity: 1 }])("%j names no line", async (body) => {
    const { ask, cart } = openCart();
    await ask("/cart/add.js", { id: 1010 });
    const answer = await ask("/cart/change.js", body);
    expect([answer.status, answer.body]).toEqual([400, { status: "bad_request", message: "no valid id or line parameter", description: "no valid id or line parameter" }]);
    expect((await cart())["item_count"]).toBe(1);
  });

  it("a quantity beyond the stock is refused and the line stays", async () => {
    const { ask, cart } = openCart();
    await ask("/cart/add.js", { id: 1010, quantity: 2 });
    expect((await ask("/cart/change.js", { id: 1010, quantity: 13 })).status).toBe(422);
    expect((await cart())["item_count"]).toBe(2);
  });

  it("updates set lines, add what was not there, and keep note and attributes", async () => {
    const { ask } = openCart();
    await ask("/cart/add.js", { id: 1010 });
    const { body } = await ask("/cart/update.js", { updates: { 1010: 3, 1060: 1 }, note: "Ring twice", attributes: { gift: "yes" } });
    expect(body).toMatchObject({ item_count: 4, note: "Ring twice", attributes: { gift: "yes" } });
  });

  it("updates are all or nothing", async () => {
    const { ask, cart } = openCart();
    await ask("/cart/add.js", { items: [{ id: 1010 }, { id: 1060 }] });
    expect((await ask("/cart/update.js", { updates: { 1010: 5, 1070: 1 } })).status).toBe(422);
    expect((await cart()).items.map((line) => line["quantity"])).toEqual([1, 1]);
  });

  it("a form's note and attributes are kept and printed back", async () => {
    const { post, fetch, state } = openShop();
    await post("/cart/add", { id: "1010" });
    await fetch("/cart", { method: "POST", body: new URLSearchParams([["updates[]", "2"], ["note", "Hello"], ["attributes[gift]", "yes"]]) });
    expect(Object.values(state.carts)[0]).toMatchObject({ note: "Hello", attributes: { gift: "yes" }, items: [{ quantity: 2 }] });
  });

  it("clearing empties the lines", async () => {
    const { ask } = openCart();
    await ask("/cart/add.js", { id: 1010 });
    expect((await ask("/cart/clear.js", {})).body).toMatchObject({ item_count: 0, items: [], total_price: 0 });
  });

  it("a field called __proto__ changes nothing but the cart", async () => {
    const { fetch } = openShop();
    await fetch("/cart/update.js", { method: "POST", body: new URLSearchParams([["__proto__[polluted]", "yes"], ["attributes[__proto__]", "x"]]) });
    expect(({} as Json)["polluted"]).toBeUndefined();
  });
});

describe("sections that come with the cart's answer", () => {
  it("show the cart as it is after the change, with null for what the theme does not have", async () => {
    const { ask } = openCart();
    const { body } = await ask("/cart/add.js", { id: 1010, sections: "header,nope", sections_url: "/products/ql-claw" });
    const sections = body["sections"] as Record<string, string | null>;
    expect(sections["header"]).toContain("Cart, 1 item");
    expect(sections["header"]).toContain('id="shopify-section-header"');
    expect(sections["nope"]).toBeNull();
    expect(body["variant_id"]).toBe(1010);
  });

  it("are drawn on the page of sections_url, else on the page that asks", async () => {
    const { ask } = openCart();
    const section = async (body: object, headers = {}) => ((await ask("/cart/add.js", { id: 1010, sections: ["template--1__main"], ...body }, headers)).body["sections"] as Json)["template--1__main"];
    expect(await section({ sections_url: "/pages/about" })).toContain("About Steady Spine");
    expect(await section({}, { referer: "http://127.0.0.1:4000/products/ql-claw" })).toContain("QL Claw");
    expect(await section({ sections_url: "/de/cart" })).toContain("Warenkorb");
  });

  it.each([{ sections: "a,b,c,d,e,f" }, { sections: "header", sections_url: "https://evil.example/" }, { sections: "header", sections_url: "cart" }])("%j is a bad request and adds nothing", async (body) => {
    const { ask, cart } = openCart();
    expect((await ask("/cart/add.js", { id: 1010, ...body })).status).toBe(400);
    expect((await cart()).items).toEqual([]);
  });
});

describe("discount codes", () => {
  const findDiscount = (code: string) => (code === "BLACK25" ? { title: code, percentage: 25 } : null);

  it.each([
    ["/discount/BLACK25", "/"],
    ["/discount/BLACK25?redirect=/collections/all", "/collections/all"],
    ["/discount/NOPE?redirect=/products/ql-claw?variant=1010", "/products/ql-claw?variant=1010"],
    ["/discount/BLACK25?redirect=https://evil.example/", "/"],
    ["/discount/BLACK25?redirect=//evil.example", "/"],
    ["/discount/BLACK25?redirect=/%09/evil.example", "/"],
    ["/de/discount/BLACK25", "/de"],
  ])("%s leads to %s", async (path, location) => {
    const response = await openShop().fetch(path);
    expect([response.status, response.headers.get("location")]).toEqual([302, location]);
    expect(response.headers.get("set-cookie")).toMatch(/^discount_code=(BLACK25|NOPE);/);
  });

  it("a code that counts stands in the cart with what it takes off", async () => {
    const { ask, cart, fetch, read } = openCart({ findDiscount });
    await fetch("/discount/BLACK25");
    await ask("/cart/add.js", { id: 1010 });
    expect(await cart()).toMatchObject({ total_price: 4425, original_total_price: 5900, total_discount: 1475, discount_codes: [{ code: "BLACK25", applicable: true }] });
    const html = await read("/cart");
    expect(html).toContain("Discount BLACK25");
    expect(html).toContain("$44.25 USD");
  });

  it("a code that nothing knows is kept and takes nothing off", async () => {
    const { ask, cart, fetch, read } = openCart({ findDiscount });
    await fetch("/discount/NOPE");
    await ask("/cart/add.js", { id: 1010 });
    expect(await cart()).toMatchObject({ total_price: 5900, total_discount: 0, discount_codes: [{ code: "NOPE", applicable: false }] });
    expect(await read("/cart")).not.toContain("Discount");
  });

  it("codes can be set and taken away with the cart", async () => {
    const { ask, cart } = openCart({ findDiscount });
    await ask("/cart/add.js", { id: 1010 });
    expect((await ask("/cart/update.js", { discount: "BLACK25,NOPE" })).body["discount_codes"]).toEqual([{ code: "BLACK25", applicable: true }, { code: "NOPE", applicable: false }]);
    await ask("/cart/update.js", { discount: "" });
    expect((await cart())["discount_codes"]).toEqual([]);
  });
});
