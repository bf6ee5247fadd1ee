import { describe, expect, it } from "vitest";
import { MAIN_ARTICLE, ORIGIN, feature, openShop, publish } from "./open-shop";

const EDITOR = "http://127.0.0.1:4999";
const fromEditor = { headers: { referer: `${EDITOR}/store/steady-spine/themes/current/editor`, accept: "text/html" } };

const editedShop = () =>
  openShop(
    (state) => {
      feature(state, [101]);
      publish(state);
    },
    { editorOrigin: EDITOR, cacheAgeSeconds: 600 },
  );

describe("design mode", () => {
  it("the editor's preview knows its sections and blocks, the app's included", async () => {
    const html = await (await editedShop().fetch(`${MAIN_ARTICLE}?sandbox_design_mode=1`, fromEditor)).text();
    expect(html).toContain('data-shopify-editor-section="{&quot;id&quot;:&quot;template--1__main&quot;,&quot;type&quot;:&quot;main-article&quot;}"');
    expect(html).toMatch(
      /<section class="buyline-article-products"[^>]* data-shopify-editor-block="\{&quot;id&quot;:&quot;article_products_main&quot;,&quot;type&quot;:&quot;shopify:\/\/apps\/buyline\/blocks\/article-products\/local&quot;\}">/,
    );
    expect(html).toContain(`<script src="/sandbox/editor-events.js" data-editor-origin="${EDITOR}"></script>`);
  });

  it("pages that are reached from a page in design mode stay in it", async () => {
    const init = { headers: { referer: `${ORIGIN}/?sandbox_design_mode=1` } };
    expect(await (await editedShop().fetch("/pages/about?sandbox_design_mode=1", init)).text()).toContain("data-shopify-editor-section");
  });

  it("shows the editor's draft, which shoppers do not see", async () => {
    const shop = editedShop();
    shop.store.draft = { blocks: { page: [{ id: "drafted", block: "trust-badges", settings: {} }] }, embeds: [] };
    expect(await (await shop.fetch("/pages/about?sandbox_design_mode=1", fromEditor)).text()).toContain('id="shopify-block-drafted"');
    expect(await shop.read("/pages/about")).not.toContain("shopify-block-drafted");
  });

  it("the editor's script adds to the facts that Shopify leaves for scripts", async () => {
    const html = await (await editedShop().fetch("/?sandbox_design_mode=1", fromEditor)).text();
    expect(html).toMatch(/var Shopify = .*"designMode":true[\s\S]*\/sandbox\/editor-events\.js/);
  });

  it("no other frame may hold such a page, and it is never kept", async () => {
    const shop = editedShop();
    await shop.fetch("/?sandbox_design_mode=1", fromEditor);
    const response = await shop.fetch("/?sandbox_design_mode=1", fromEditor);
    expect(response.headers.get("content-security-policy")).toBe(`frame-ancestors ${EDITOR}`);
    expect(response.headers.get("x-cache")).toBeNull();
  });

  it("the parameter is none of the page's own", async () => {
    const html = await (await editedShop().fetch("/blogs/journal?page=2&sandbox_design_mode=1", fromEditor)).text();
    expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/blogs/journal?page=2">`);
  });

  it.each([
    ["a shopper", {}],
    ["another site", { referer: "https://evil.example/" }],
    ["a page of the storefront that is not in design mode", { referer: `${ORIGIN}/` }],
    ["a referer that is no address", { referer: "nonsense" }],
  ])("%s who adds the parameter gets the plain page", async (_who, headers) => {
    const html = await (await editedShop().fetch(`${MAIN_ARTICLE}?sandbox_design_mode=1`, { headers })).text();
    expect(html).toContain("buyline-product-card-101");
    expect(html).not.toMatch(/data-shopify-editor|editor-events/);
  });

  it("the page's script is served", async () => {
    const response = await editedShop().fetch("/sandbox/editor-events.js");
    expect(response.headers.get("content-type")).toContain("javascript");
    expect(await response.text()).toContain("shopify:section:unload");
  });
});
