import { describe, expect, it } from "vitest";
import { demoState } from "../demo-store";
import { createStorefront } from "../storefront";
import { SandboxStore } from "../store";
import { EXTENSION, NOW, ORIGIN, openShop } from "./open-shop";

describe("the cart works without JavaScript", () => {
  it("adding redirects to the cart, which shows line, quantity and subtotal", async () => {
    const { post, read } = openShop();
    const added = await post("/cart/add", { id: "1010", quantity: "2", form_type: "product" });
    expect([added.status, added.headers.get("location")]).toEqual([302, "/cart"]);
    const html = await read("/cart");
    expect(html).toContain("QL Claw");
    expect(html).toContain("$118.00 USD");
    expect(html).toContain("Cart, 2 items");
  });

  it("the product page's own form can be sent as it is printed", async () => {
    const { read, fetch, state } = openShop();
    const form = /<form[^>]*class="product-form"[\s\S]*?<\/form>/.exec(await read("/products/long-foam-roller"))?.[0] ?? "";
    const body = new FormData();
    for (const [, tag = ""] of form.matchAll(/<input([^>]*)>/g)) {
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
      if (attribute("type") !== "radio" || tag.includes(" checked")) body.append(attribute("name") ?? "", attribute("value") ?? "");
    }
    expect((await fetch("/cart/add", { method: "POST", body })).status).toBe(302);
    expect(Object.values(state.carts)[0]?.items).toEqual([{ variantId: 1040, quantity: 1 }]);
  });

  it.each([
    ["/collections/all", "/collections/all"],
    ["https://evil.example/", "/cart"],
    ["//evil.example/", "/cart"],
    ["/\\evil.example/", "/cart"],
  ])("return_to %s leads to %s", async (returnTo, expected) => {
    expect((await openShop().post("/cart/add", { id: "1010", return_to: returnTo })).headers.get("location")).toBe(expected);
  });

  it("quantities are updated by place, and a remove link empties the line", async () => {
    const { post, read, fetch, state } = openShop();
    await post("/cart/add", { id: "1010" });
    await post("/cart/add", { id: "1020" });
    await fetch("/cart", { method: "POST", body: new URLSearchParams([["updates[]", "3"], ["updates[]", "1"]]) });
    expect(Object.values(state.carts)[0]?.items).toEqual([{ variantId: 1020, quantity: 3 }, { variantId: 1010, quantity: 1 }]);
    const remove = /href="([^"]+)">Remove<span class="visually-hidden"> QL Claw/.exec(await read("/cart"))?.[1]?.replace(/&amp;/g, "&") ?? "";
    expect((await fetch(remove)).status).toBe(302);
    expect(Object.values(state.carts)[0]?.items).toEqual([{ variantId: 1020, quantity: 3 }]);
    await post("/cart/clear", {});
    expect(await read("/cart")).toContain("empty");
  });

  it.each([
    ["a sold-out variant", { id: "1031" }, 422],
    ["a sold-out product", { id: "1070" }, 422],
    ["a draft product", { id: "1090" }, 404],
    ["an unknown variant", { id: "5" }, 404],
    ["no variant", {}, 400],
    ["a negative quantity", { id: "1010", quantity: "-1" }, 422],
    ["half a product", { id: "1010", quantity: "0.5" }, 422],
  ])("%s is refused and the cart stays as it was", async (_what, body, status) => {
    const { post, state } = openShop();
    expect((await post("/cart/add.js", body as Record<string, string>)).status).toBe(status);
    expect(Object.values(state.carts).flatMap((cart) => cart.items)).toEqual([]);
  });

  it("the cart's JSON twins add, change and show", async () => {
    const { fetch } = openShop();
    const send = async (path: string, body: unknown) => (await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>;
    expect(await send("/cart/add.js", { id: 1010, quantity: 1 })).toMatchObject({ variant_id: 1010, quantity: 1, price: 5900 });
    expect(await send("/cart/add.js", { items: [{ id: 1010, quantity: 1 }, { id: 1060, quantity: 2 }] })).toHaveProperty("items");
    expect(await send("/cart/change.js", { id: 1060, quantity: 1 })).toMatchObject({ item_count: 3 });
    expect(await send("/cart/update.js", { updates: { 1010: 0 } })).toMatchObject({ item_count: 1, total_price: 2200 });
    expect(await (await fetch("/cart.js")).json()).toMatchObject({ item_count: 1, currency: "USD" });
    expect(await send("/cart/change.js", { id: 1010, quantity: 1 })).toMatchObject({ status: "bad_request" });
  });

  it.each([["application/json", "{not json"], ["multipart/form-data", "no boundary"]])("a body of type %s that cannot be read is a bad request", async (type, body) => {
    const { fetch, state } = openShop();
    expect((await fetch("/cart/add.js", { method: "POST", headers: { "content-type": type }, body })).status).toBe(400);
    expect(state.carts).toEqual({});
  });

  it("two shoppers have two carts", async () => {
    const store = new SandboxStore(demoState(NOW));
    const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", now: () => NOW });
    const add = () => handle(new Request(`${ORIGIN}/cart/add`, { method: "POST", body: new URLSearchParams({ id: "1010" }) }));
    await add();
    await add();
    expect(Object.values(store.state.carts).map((cart) => cart.items[0]?.quantity)).toEqual([1, 1]);
  });
});
