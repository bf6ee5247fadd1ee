import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parsePageAddress, placeAt, toPath, type StoreAddresses } from "../../app/domain/page-address";

const store: StoreAddresses = { domain: "steady-spine.myshopify.com", url: "https://www.steadyspine.example", locales: ["en", "de", "pt-BR"] };
const read = (text: string) => parsePageAddress(text, store);
const article = { kind: "article", blog: "journal", handle: "back-pain" };

describe("an address of the store", () => {
  test.each([
    ["https://www.steadyspine.example/blogs/journal/back-pain", article, "/blogs/journal/back-pain", null],
    ["https://steadyspine.example/blogs/journal/back-pain?utm=1#comments", article, "/blogs/journal/back-pain", null],
    ["http://steady-spine.myshopify.com/blogs/journal/back-pain", article, "/blogs/journal/back-pain", null],
    ["steadyspine.example/blogs/journal/back-pain", article, "/blogs/journal/back-pain", null],
    ["//steadyspine.example/blogs/journal/back-pain", article, "/blogs/journal/back-pain", null],
    ["  /blogs/journal/back-pain  ", article, "/blogs/journal/back-pain", null],
    ["blogs/journal/back-pain", article, "/blogs/journal/back-pain", null],
    ["/de/blogs/journal/back-pain", article, "/blogs/journal/back-pain", "de"],
    ["/en-ca/blogs/journal/back-pain", article, "/blogs/journal/back-pain", "en"],
    ["/pt-br/cart", { kind: "cart" }, "/cart", "pt-BR"],
    ["/de", { kind: "home" }, "/", "de"],
    ["https://steadyspine.example", { kind: "home" }, "/", null],
    ["?ref=1", { kind: "home" }, "/", null],
    ["/fr/cart", { kind: "not_found" }, "/fr/cart", null],
    ["/desk", { kind: "not_found" }, "/desk", null],
    ["/products/claw", { kind: "product", handle: "claw" }, "/products/claw", null],
    ["/collections/back/products/claw?variant=1", { kind: "product", handle: "claw" }, "/collections/back/products/claw", null],
    ["/collections/back", { kind: "collection", handle: "back" }, "/collections/back", null],
    ["/collections/back/sale", { kind: "collection", handle: "back" }, "/collections/back/sale", null],
    ["/collections", { kind: "collections" }, "/collections", null],
    ["/blogs/journal/", { kind: "blog", handle: "journal" }, "/blogs/journal/", null],
    ["/blogs/journal/tagged/sleep", { kind: "blog", handle: "journal" }, "/blogs/journal/tagged/sleep", null],
    ["/pages/r%C3%BCcken", { kind: "page", handle: "rücken" }, "/pages/r%C3%BCcken", null],
    ["/pages/rücken", { kind: "page", handle: "rücken" }, "/pages/r%C3%BCcken", null],
    ["/pages/100%", { kind: "page", handle: "100%" }, "/pages/100%", null],
    ["/search?q=back", { kind: "search" }, "/search", null],
    ["/policies/refund-policy", { kind: null }, "/policies/refund-policy", null],
    ["/account/login", { kind: null }, "/account/login", null],
    ["/products", { kind: "not_found" }, "/products", null],
    ["/a/b/c/d/e/f", { kind: null }, "/a/b/c/d/e/f", null],
    ["/products/claw/more/and/more", { kind: "not_found" }, "/products/claw/more/and/more", null],
  ])("%s", (text, place, path, locale) => {
    expect(read(text)).toEqual({ ok: true, value: { by: "path", place, path, locale, otherTheme: false } });
  });

  it("that previews another theme says so", () => {
    expect(read("https://steadyspine.example/cart?preview_theme_id=12")).toMatchObject({ ok: true, value: { otherTheme: true } });
  });

  test.each([
    ["https://admin.shopify.com/store/steady-spine/content/articles/501", "article", 501],
    ["https://admin.shopify.com/store/steady-spine/articles/501?blog=1", "article", 501],
    ["https://admin.shopify.com/store/steady-spine/blogs/301/articles/501", "article", 501],
    ["https://admin.shopify.com/store/steady-spine/products/12/variants/34", "product", 12],
    ["https://admin.shopify.com/store/steady-spine/collections/9", "collection", 9],
    ["https://admin.shopify.com/store/steady-spine/pages/7", "page", 7],
    ["https://steady-spine.myshopify.com/admin/products/12", "product", 12],
    ["https://steady-spine.myshopify.com/admin/blogs/301", "blog", 301],
  ])("of the admin: %s", (text, kind, id) => {
    expect(read(text)).toEqual({ ok: true, value: { by: "id", kind, id } });
  });

  it("of the theme editor means the page that it shows", () => {
    expect(read("https://admin.shopify.com/store/steady-spine/themes/1/editor?previewPath=%2Fproducts%2Fclaw")).toMatchObject({ ok: true, value: { by: "path", place: { kind: "product", handle: "claw" } } });
  });
});

test.each([
  ["", "Paste the address"],
  ["   ", "Paste the address"],
  ["what is this", "not an address"],
  ["http://", "not an address"],
  ["https://exa mple/x", "not an address"],
  ["javascript:alert(1)", "begins with https://"],
  ["mailto:a@b.example", "begins with https://"],
  ["https://other.example/pages/about", "other.example is not an address of this store, whose shoppers are at www.steadyspine.example. If it is another domain of yours, paste only what follows it, like /pages/about."],
  ["https://steadyspine.example.evil.example/", "not an address of this store"],
  ["https://admin.shopify.com/store/other-shop/products/1", "admin of another store"],
  ["https://admin.shopify.com/store/steady-spine/orders/1", "no page that shoppers see"],
  ["https://admin.shopify.com/store/steady-spine/products/new", "no page that shoppers see"],
  ["https://steady-spine.myshopify.com/admin", "no page that shoppers see"],
  ["https://abc123.shopifypreview.com/products/claw", "preview link"],
  ["https://steadyspine.example/products_preview?preview_key=x", "preview of a product"],
  ["https://steadyspine.example/checkouts/cn/abc", "checkout"],
  [`/${"a".repeat(3_000)}`, "too long"],
])("%s is refused in words", (text, words) => {
  const result = read(text);
  expect(result).toMatchObject({ ok: false, problems: [{ field: "address", message: expect.stringContaining(words) }] });
});

test("whatever is pasted is read or refused, never thrown", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.webUrl(), fc.constantFrom("/%", "//", "/..", "/\u0000", "https://[", "/de/%ff")), (text) => void read(text)));
});

test("the path of every resource leads back to it", () => {
  const handle = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text.trim() !== "" && !/^\.{1,2}$/.test(text) && text !== "tagged");
  fc.assert(fc.property(handle, handle, fc.constantFrom("product" as const, "collection" as const, "blog" as const, "page" as const), (one, blog, kind) => {
    for (const place of [{ kind, handle: one }, { kind: "article" as const, handle: one, blog }]) expect(placeAt(toPath(place))).toEqual(place);
  }));
});
