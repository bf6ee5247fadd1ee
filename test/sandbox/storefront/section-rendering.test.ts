import { describe, expect, it } from "vitest";
import { MAIN_ARTICLE, openShop, publish } from "./open-shop";

describe("the Section Rendering API", () => {
  it("section_id answers one section as it stands on that page", async () => {
    const response = await openShop().fetch("/products/ql-claw?section_id=template--1__main");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html.startsWith('<div id="shopify-section-template--1__main" class="shopify-section">')).toBe(true);
    expect(html).toContain("QL Claw");
    expect(html).not.toContain("<html");
  });

  it("sections answers several as JSON, null for those that are not there", async () => {
    const response = await openShop().fetch("/de?sections=header,sections--footer-group__footer,nope");
    const sections = (await response.json()) as Record<string, string | null>;
    expect(Object.keys(sections)).toEqual(["header", "sections--footer-group__footer", "nope"]);
    expect(sections["header"]).toContain("Warenkorb");
    expect(sections["sections--footer-group__footer"]).toContain('id="shopify-section-sections--footer-group__footer"');
    expect(sections["nope"]).toBeNull();
  });

  it("app blocks come with the section that holds them", async () => {
    const html = await openShop(publish).read(`${MAIN_ARTICLE}?section_id=sections--header-group__apps`);
    expect(html).toContain("Black Friday &amp; more");
    expect(html).toContain("shopify-app-block");
  });

  it("what is asked for with a page counts: page two of the journal", async () => {
    const { read } = openShop();
    const [first, second] = [await read("/blogs/journal?section_id=template--1__main"), await read("/blogs/journal?page=2&section_id=template--1__main")];
    expect(second).toContain('aria-current="page"><span class="visually-hidden">Page </span>2');
    expect(second).not.toBe(first);
  });

  it.each([["?section_id=nope", 404], ["?section_id=template--1__nope", 404], ["?section_id=..%2Flayout%2Ftheme", 404], ["?sections=a,b,c,d,e,f", 400]])("%s answers %i", async (query, status) => {
    expect((await openShop().fetch(`/${query}`)).status).toBe(status);
  });

  it("a section whose app block fails is a loud error, where Shopify would say null", async () => {
    const shop = openShop((state) => {
      state.theme.blocks["article"] = [{ id: "x", block: "no-such-block", settings: {} }];
    });
    expect((await shop.fetch(`${MAIN_ARTICLE}?sections=template--1__main`)).status).toBe(500);
  });
});
