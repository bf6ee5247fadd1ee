import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { demoState } from "../demo-store";
import { createStorefront } from "../storefront";
import { SandboxStore, type SandboxState } from "../store";
import { sectionsOf } from "../theme-sections";
import { EXTENSION, MAIN_ARTICLE, NOW, ORIGIN, feature, openShop, publish } from "./open-shop";
import { parseThemeJson } from "./theme-json";

const OWN_THEME = fileURLToPath(new URL("../theme", import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The sandbox's own theme with other files in it, in a folder of its own. */
function themeWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "buyline-theme-"));
  folders.push(folder);
  cpSync(OWN_THEME, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function read(path: string, files: Record<string, string>, change: (state: SandboxState) => void = publish): Promise<string> {
  const store = new SandboxStore(demoState(NOW));
  change(store.state);
  const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder: themeWith(files) });
  return (await handle(new Request(ORIGIN + path))).text();
}

/** A page template of one section of blocks. */
const page = (section: object) => ({ "templates/page.json": JSON.stringify({ sections: { main: section }, order: ["main"] }) });
const BADGES = { type: "shopify://apps/buyline/blocks/trust-badges/x", settings: {} };

it("a line of the cart tells a theme what was chosen of each option", async () => {
  const store = new SandboxStore(demoState(NOW));
  const cart = "{% for item in cart.items %}{% for option in item.options_with_values %}[{{ option.name }}: {{ option.value }}]{% endfor %}{% endfor %}";
  const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder: themeWith({ "sections/main-cart.liquid": cart }) });
  const added = await handle(new Request(`${ORIGIN}/cart/add`, { method: "POST", body: new URLSearchParams({ id: "1021" }) }));
  const cookie = added.headers.getSetCookie().map((header) => header.split(";")[0]).join("; ");
  expect(await (await handle(new Request(`${ORIGIN}/cart`, { headers: { cookie } }))).text()).toContain("[Format: Digital and printed guide]");
});

describe("theme JSON", () => {
  it("may hold comments and trailing commas, and texts that look like them", () => {
    expect(parseThemeJson('/* auto\n */ { "a": [1, 2, /* x */ ], // y\n "b": "/* kept, */ ,] // \\" ,}", }', "x.json")).toEqual({ a: [1, 2], b: '/* kept, */ ,] // " ,}' });
  });

  it("that is broken is named", () => {
    expect(() => parseThemeJson("{", "templates/x.json")).toThrow(/^templates\/x\.json: /);
  });
});

describe("ways of placing app blocks", () => {
  it("content_for 'blocks' prints theme blocks, and app blocks nested in them", async () => {
    const group = { type: "group", settings: {}, blocks: { words: { type: "words", settings: { words: "<p>Before</p>" } }, badges: BADGES }, block_order: ["words", "badges"] };
    const html = await read("/pages/about", page({ type: "stack", blocks: { group }, block_order: ["group"] }));
    expect(html).toMatch(/<div class="group" >\s*<div class="prose" ><p>Before<\/p><\/div>\s*<div id="shopify-block-badges" class="shopify-block shopify-app-block">/);
    expect(html).toContain("Fast shipping");
  });

  it("a block that is switched off, or that Liquid names itself, is not among the others", async () => {
    const words = (text: string, over: object) => ({ type: "words", settings: { words: text }, ...over });
    const blocks = { a: words("Word one", {}), b: words("Word two", { disabled: true }), c: words("Word three", { static: true }) };
    const html = await read("/pages/about", page({ type: "stack", blocks, block_order: ["a", "b", "c"] }));
    expect([html.includes("Word one"), html.includes("Word two"), html.includes("Word three")]).toEqual([true, false, false]);
  });

  it("content_for 'block' prints one block with what it is given", async () => {
    const files = {
      ...page({ type: "named", blocks: { title: { type: "shout", static: true, settings: { mark: "!" } } } }),
      "sections/named.liquid": "{% content_for 'block', type: 'shout', id: 'title', word: 'Hey', closest.product: collections.all.products.first %}{% schema %}{}{% endschema %}",
      "blocks/shout.liquid": '{{ word }}{{ block.settings.mark }}{% if closest.product == blank %} nothing near{% endif %}{% schema %}{ "tag": "b", "settings": [{ "type": "text", "id": "mark" }] }{% endschema %}',
    };
    expect(await read("/pages/about", files)).toContain('<b id="shopify-block-title" class="shopify-block">Hey! nothing near</b>');
  });

  it("a block stands in the section that it names, and in an Apps section where that takes none", async () => {
    const placed = (section: string) =>
      openShop((state) => {
        publish(state);
        state.theme.blocks = { page: [{ id: "one", block: "trust-badges", settings: {}, section }] };
      }).read("/pages/about");
    expect(await placed("stack")).toMatch(/id="shopify-section-template--1__stack"[\s\S]*id="shopify-block-one"/);
    expect(await placed("main")).toMatch(/id="shopify-section-template--1__apps"[\s\S]*id="shopify-block-one"/);
  });

  it("a theme without an Apps section gets Shopify's own", async () => {
    const folder = themeWith({});
    rmSync(join(folder, "sections/apps.liquid"));
    const store = new SandboxStore(demoState(NOW));
    publish(store.state);
    const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder: folder });
    const html = await (await handle(new Request(`${ORIGIN}/`))).text();
    expect(html).toContain('<section id="shopify-section-sections--header-group__apps" class="shopify-section shopify-section-group-header-group"><div id="shopify-block-sale_banner_header"');
  });

  it("the shop's policies are there by name and as a list; one that was never written is nil", async () => {
    const section = "[{{ shop.refund_policy.title }} {{ shop.refund_policy.url }} {{ shop.privacy_policy.url }}{{ shop.policies | map: 'title' | join: ',' }}]{% schema %}{}{% endschema %}";
    const html = await read("/de/pages/about", { ...page({ type: "policies" }), "sections/policies.liquid": section });
    expect(html).toContain("[Refund policy /de/policies/refund-policy Refund policy,Shipping policy]");
  });

  it("a policy has no place for blocks at all, though the header has", async () => {
    const html = await openShop((state) => {
      publish(state);
      state.theme.blocks["page"] = [{ id: "one", block: "trust-badges", settings: {} }];
    }).read("/policies/refund-policy");
    expect(html).toContain('<div class="shopify-policy__container">');
    expect([html.includes("shopify-block-one"), html.includes("Black Friday")]).toEqual([false, true]);
  });

  it("a theme whose article has no section called main takes the products in its article's section", async () => {
    const template = { sections: { section: { type: "main-article", blocks: { content: { type: "content" } }, block_order: ["content"] } }, order: ["section"] };
    const html = await read(MAIN_ARTICLE, { "templates/article.json": JSON.stringify(template) }, (state) => feature(state, [101]));
    expect(html).toMatch(/id="shopify-section-template--1__section"[\s\S]*id="shopify-block-article_products_main"/);
  });

  it("the editor knows which sections take app blocks", () => {
    expect([...sectionsOf("page")]).toEqual([["main", false], ["stack", true]]);
    expect([...sectionsOf("none")]).toEqual([]);
  });
});

describe("a theme's own settings", () => {
  const config = {
    "config/settings_schema.json": JSON.stringify([{ name: "x", settings: [{ type: "color", id: "ink", default: "#7ab55c" }, { type: "font_picker", id: "font", default: "work_sans_n7" }, { type: "color_scheme_group", id: "color_schemes" }, { type: "color", id: "same" }] }]),
    "config/settings_data.json": '/* made by the editor */ { "current": "Default", "presets": { "Default": { "same": "{{ settings.ink }}", "color_schemes": { "one": { "settings": { "text": "#ff0000" } } }, } } }',
  };
  it.each([
    ["{{ settings.ink }} {{ settings.ink.red }} {{ settings.ink.rgba }}", "#7ab55c 122 122 181 92 / 1.0"],
    ["{{ settings.same }}", "#7ab55c"],
    ["{{ settings.font.family }} {{ settings.font.weight }} {{ settings.font | font_modify: 'weight', 'lighter' | font_face: font_display: 'swap' }}", "Work Sans 700 @font-face"],
    ["{% for scheme in settings.color_schemes %}{{ scheme.id }} {{ scheme.settings.text.red }}{% endfor %}", "one 255"],
    ["{{ section.settings.chosen.title }} {{ section.settings.text }} {{ section.settings.link }} {{ section.settings.on }} {{ section.settings.scheme }}", "Best sellers About Steady Spine /collections/all false one"],
    ["{{ linklists['main-menu'].links.size }} {{ linklists.none.title }}|", "4 |"],
  ])("%s prints %s", async (template, expected) => {
    const settings = [["collection", "chosen"], ["text", "text"], ["url", "link"], ["checkbox", "on"], ["color_scheme", "scheme"]].map(([type, id]) => ({ type, id }));
    const section = { type: "probe", settings: { chosen: "best-sellers", text: "{{ page.title }}", link: "shopify://collections/all", scheme: "one" } };
    const html = await read("/pages/about", { ...config, ...page(section), "sections/probe.liquid": `[${template}]{% schema %}${JSON.stringify({ settings })}{% endschema %}` });
    expect(html).toContain(`[${expected}`);
  });

  it("the store's pictures are there under any theme", async () => {
    const themeFolder = themeWith({});
    rmSync(join(themeFolder, "assets/article-rest.svg"));
    const handle = createStorefront({ store: new SandboxStore(demoState(NOW)), extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder });
    const status = async (path: string) => (await handle(new Request(ORIGIN + path))).status;
    expect([await status("/cdn/shop/files/article-rest.svg"), await status("/cdn/shop/t/1/assets/article-rest.svg")]).toEqual([200, 404]);
  });

  it("what a theme writes into stylesheet and javascript is served as one file each", async () => {
    const store = new SandboxStore(demoState(NOW));
    const themeFolder = themeWith({ "snippets/x.liquid": "{% stylesheet %}.x { color: red }{% endstylesheet %}{% javascript %}window.x = 1;{% endjavascript %}" });
    const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder });
    const get = async (path: string) => (await handle(new Request(ORIGIN + path))).text();
    expect(await get("/")).toContain('<link rel="stylesheet" href="/cdn/shop/t/1/compiled_assets/styles.css">');
    expect(await get("/cdn/shop/t/1/compiled_assets/styles.css")).toContain(".x { color: red }");
    expect(await get("/cdn/shop/t/1/compiled_assets/scripts.js")).toContain("window.x = 1;");
  });
});
