import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { check } from "@shopify/theme-check-node";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { BADGE_ICONS } from "../../app/domain/badges";
import { EXTENSION_FOLDER, shippedFiles } from "./extension-files";
import { problemsOf } from "./gate";
import { iconNames } from "./gate/icons";

/** theme-check takes two seconds alone, and more on a machine that is busy. */
const THEME_CHECK_MILLISECONDS = 60_000;

async function themeCheckOffenses(folder: string): Promise<string[]> {
  const offenses = await check(folder, path.join(folder, ".theme-check.yml"));
  return offenses.map(({ check: code, uri, start, message }) => `${code} ${path.basename(uri)}:${start.line} ${message}`);
}

describe("the shipped extension", () => {
  test("has no offense in theme-check", async () => {
    expect(await themeCheckOffenses(EXTENSION_FOLDER)).toEqual([]);
  }, THEME_CHECK_MILLISECONDS);

  test("has no problem that theme-check misses", () => {
    expect(problemsOf(shippedFiles)).toEqual([]);
  });

  test("renders each of its snippets somewhere", () => {
    const liquid = [...shippedFiles].filter(([file]) => file.endsWith(".liquid"));
    const snippets = liquid.flatMap(([file]) => /^snippets\/(.+)\.liquid$/.exec(file)?.[1] ?? []);
    expect(snippets.length).toBeGreaterThan(0);
    expect(snippets.filter((name) => !liquid.some(([, source]) => source.includes(`render '${name}'`)))).toEqual([]);
  });

  test("draws every icon that a badge may be saved with, and no other", () => {
    expect(iconNames(shippedFiles).sort()).toEqual(Object.keys(BADGE_ICONS).sort());
  });
});

test.each([
  ["trust-badges.css", 2_048],
  ["read-about.css", 2_048],
  ["article-products.css", 4_096],
])("%s is at most %i bytes when compressed", (file, most) => {
  const bytes = gzipSync(shippedFiles.get(`assets/${file}`) ?? "").length;
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThanOrEqual(most);
});

/** As Shopify serves an asset of the extension: its CDN minifies and compresses (shopify.dev, the page on the platform). What stands in the page is served as it is. */
async function served(script: string): Promise<string> {
  return (await transform(shippedFiles.get(`assets/${script}`) ?? "", { minify: true, target: "es2022" })).code;
}

/** 2.5 and 1.2 KB of 1,024 bytes. */
test("sale-banner.js, minified, is at most 2,560 bytes, and less than 1,229 when compressed", async () => {
  const code = await served("sale-banner.js");
  expect(code.length).toBeGreaterThan(1_000);
  expect(code.length).toBeLessThanOrEqual(2_560);
  expect(gzipSync(code).length).toBeLessThan(1_229);
});

test("what keeps a sticky banner below a theme's header is at most 600 bytes, as printed in the page", () => {
  const [code = ""] = /(?<=<script>)\(\(\)=>.*?(?=<\/script>)/.exec(shippedFiles.get("blocks/sale-banner-embed.liquid") ?? "") ?? [];
  expect(code).toContain("elementsFromPoint");
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(600);
});

test("all scripts of products in an article, the asset and what stands in the page, are at most 3,072 bytes when each is compressed", async () => {
  const printing = [...shippedFiles].filter(([file]) => /^(blocks|snippets)\/.*(article|product)/.test(file)).map(([, liquid]) => liquid);
  const inline = printing.flatMap((liquid) => [...liquid.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code));
  expect(inline.map((code) => code.length > 100)).toEqual([true, true]);
  const asset = await served("article-products.js");
  expect(asset).toContain("buyline-product-form");
  expect([asset, ...inline].reduce((sum, code) => sum + gzipSync(code).length, 0)).toBeLessThanOrEqual(3_072);
});

test("theme-check reads the extension as an app's and sees every forbidden tag", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "buyline-gate-"));
  try {
    cpSync(EXTENSION_FOLDER, folder, { recursive: true });
    const forbidden = ["{% section 'header' %}", "{% sections 'header-group' %}", "{% include 'card' %}", "{% layout none %}", "{% javascript %}{% endjavascript %}", "{% stylesheet %}{% endstylesheet %}"];
    writeFileSync(path.join(folder, "snippets/product-card.liquid"), ["{{ 'no.such.key' | t }}", ...forbidden].join("\n"));
    const offenses = await themeCheckOffenses(folder);
    const refused = offenses.flatMap((offense) => /^AppBlockValidTags .* '(\w+)' tags/.exec(offense)?.[1] ?? []);
    expect(refused.sort()).toEqual(["include", "javascript", "layout", "section", "sections", "stylesheet"]);
    expect(offenses).toContainEqual(expect.stringContaining("TranslationKeyExists"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, THEME_CHECK_MILLISECONDS);

const setting = { type: "text", id: "heading", label: "t:tile.name" };

/** A sound extension of one block, with whatever a case breaks in it. */
function extension(broken: Record<string, string | undefined> = {}, schema: object = {}): Map<string, string> {
  const block = { name: "t:tile.name", target: "section", stylesheet: "tile.css", settings: [setting], ...schema };
  const files: Record<string, string | undefined> = {
    "blocks/tile.liquid": `<p class="buyline-tile">{{ block.settings.heading | escape }} {{ 'tile.left' | t: count: 3 }}</p>{% render 'buyline-icon', name: 'clock' %}
{% schema %}
${JSON.stringify(block, null, 2)}
{% endschema %}`,
    "snippets/buyline-icon.liquid": "{% capture drawings %}\n~clock:M1 2h3\n{% endcapture %}{% assign path = drawings | split: name | last %}<svg><path d=\"{{ path }}\"/></svg>",
    "assets/tile.css": ".buyline-tile { color: inherit; }",
    "locales/en.default.json": '{"tile": {"left": "{{ count }} left"}}',
    "locales/de.json": '{"tile": {"left": "Noch {{ count }}"}}',
    "locales/en.default.schema.json": '{"tile": {"name": "Tile"}}',
    "locales/de.schema.json": '{"tile": {"name": "Kachel"}}',
    ...broken,
  };
  return new Map(Object.entries(files).flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const])));
}

/** The sound block's source with one more line of Liquid in it. */
const blockWith = (liquid: string) => ({ "blocks/tile.liquid": `${liquid}\n${extension().get("blocks/tile.liquid") ?? ""}` });

test("the gate finds nothing in a sound extension", () => {
  expect(problemsOf(extension())).toEqual([]);
});

const listOf = (count: number) => Array.from({ length: count }, (_, index) => index).join(",");
const spaces = (count: number) => " ".repeat(count);
const bytesIn = (path: string) => Buffer.byteLength(extension().get(path) ?? "");
const liquidBytes = () => bytesIn("blocks/tile.liquid") + bytesIn("snippets/buyline-icon.liquid");
const allBytes = () => [...extension().values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

test.each<[string, Map<string, string>]>([
  ["a script of 10,000 bytes", extension({ "assets/tile.js": spaces(10_000) })],
  ["a stylesheet of 100,000 bytes", extension({ "assets/tile.css": spaces(100_000) })],
  ["a locale file of 15 KB", extension({ "locales/de.json": (extension().get("locales/de.json") ?? "").padEnd(15 * 1024) })],
  ["100 KB of Liquid", extension(blockWith(spaces(100 * 1024 - liquidBytes() - "\n".length)))],
  ["10 MB in all", extension({ "assets/photo.png": spaces(10 * 1024 * 1024 - allBytes()) })],
  ["a list of 50 entries, and 50 turns", extension(blockWith(`{% assign names = '${listOf(50)}' | split: ',' %}{% for turn in (0..49) %}{% endfor %}`))],
  ["30 blocks", extension(Object.fromEntries(Array.from({ length: 29 }, (_, index) => [`blocks/b${index}.liquid`, extension().get("blocks/tile.liquid")])))],
  ["a name of 24 characters", extension({}, { name: "x".repeat(24) })],
])("the gate lets %s pass", (_what, files) => {
  // A name that is written out leaves its translation without a use.
  expect(problemsOf(files).filter((problem) => !problem.endsWith('"tile.name" is not used'))).toEqual([]);
});

test.each<[string, RegExp, Map<string, string>]>([
  ["a list of 51 entries", /a list of 51 entries/, extension(blockWith(`{% assign names = '${listOf(51)}' | split: ',' %}`))],
  ["51 turns", /the range \(0\.\.50\) is longer/, extension(blockWith("{% for turn in (0..50) %}{% endfor %}"))],
  ["a file type that Shopify refuses", /woff2: no such file/, extension({ "assets/font.woff2": "" })],
  ["a folder that Shopify does not know", /sections\/tile.liquid: no such file/, extension({ "sections/tile.liquid": "" })],
  ["a file in a deeper folder", /no such file/, extension({ "assets/icons/a.svg": "" })],
  ["a script above 10,000 bytes", /tile.js: 10001 bytes/, extension({ "assets/tile.js": spaces(10_001) })],
  ["a stylesheet above 100,000 bytes", /tile.css: 100001 bytes/, extension({ "assets/tile.css": spaces(100_001) })],
  ["a locale file above 15 KB", /locales\/de.json: 15361 bytes/, extension({ "locales/de.json": (extension().get("locales/de.json") ?? "").padEnd(15 * 1024 + 1) })],
  ["more than 100 KB of Liquid", /Liquid: 102401 bytes/, extension(blockWith(spaces(100 * 1024 - liquidBytes())))],
  ["more than 10 MB in all", /all files: 10485761 bytes/, extension({ "assets/photo.png": spaces(10 * 1024 * 1024 - allBytes() + 1) })],
  ["more than 30 blocks", /31 blocks/, extension(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`blocks/b${index}.liquid`, ""])))],
  ["a block without a schema", /0 schemas/, extension({ "blocks/other.liquid": "" })],
  ["a schema with a trailing comma", /not JSON/, extension({ "blocks/other.liquid": '{% schema %}{"name": "Other",}{% endschema %}' })],
  ["a schema with a comment", /not JSON/, extension({ "blocks/other.liquid": '{% schema %}/* Other */{"name": "Other"}{% endschema %}' })],
  ["a schema that is a list", /not an object/, extension({ "blocks/other.liquid": "{% schema %}[]{% endschema %}" })],
  ["a key that app blocks do not have", /unknown key "presets"/, extension({}, { presets: [] })],
  ["blocks inside an app block", /unknown key "blocks"/, extension({}, { blocks: [] })],
  ["a block without a name", /no name/, extension({}, { name: undefined })],
  ["a target that does not exist", /target "footer"/, extension({}, { target: "footer" })],
  ["both enabled_on and disabled_on", /only one of/, extension({}, { enabled_on: { templates: ["article"] }, disabled_on: { templates: ["cart"] } })],
  ["a template that does not exist", /no such pages/, extension({}, { enabled_on: { templates: ["articles"] } })],
  ["a stylesheet that does not exist", /no asset "tiles.css"/, extension({}, { stylesheet: "tiles.css" })],
  ["a script that does not exist", /no asset "tile.js"/, extension({}, { javascript: "tile.js" })],
  ["settings that are no list", /not a list/, extension({}, { settings: {} })],
  ["a setting type that does not exist", /setting "heading": .*type/, extension({}, { settings: [{ ...setting, type: "string" }] })],
  ["a select without options", /setting "heading": .*options/, extension({}, { settings: [{ ...setting, type: "select" }] })],
  ["a setting type for themes only", /for themes only/, extension({}, { settings: [{ ...setting, type: "color_scheme" }] })],
  ["two settings with one id", /"heading" stands there twice/, extension({}, { settings: [setting, setting] })],
  ["a setting that is read and not declared", /"heading" is read and not declared/, extension({}, { settings: [] })],
  ["a setting that is declared and not read", /"size" is declared and not read/, extension({}, { settings: [setting, { ...setting, id: "size" }] })],
  ["a name of 25 characters", /longer than 24/, extension({ "locales/de.schema.json": `{"tile": {"name": "${"x".repeat(25)}"}}` })],
  ["a name of 25 characters that is not translated", /longer than 24/, extension({}, { name: "x".repeat(25) })],
  ["a name that holds the app's name", /holds the app's name/, extension({ "locales/en.default.schema.json": '{"tile": {"name": "Buyline tile"}}' })],
  ["a key that one language lacks", /de.json: "tile.left" is missing/, extension({ "locales/de.json": '{"tile": {}}' })],
  ["a schema key that one language lacks", /de.schema.json: "tile.name" is missing/, extension({ "locales/de.schema.json": "{}" })],
  ["a translation with another placeholder", /de.json: "tile.left" has other placeholders/, extension({ "locales/de.json": '{"tile": {"left": "Noch {{ number }}"}}' })],
  ["a translation that is not used", /"tile.right" is not used/, extension({ "locales/de.json": '{"tile": {"left": "{{ count }}", "right": "x"}}' })],
  ["a locale file that is not JSON", /locales\/de.json: not JSON/, extension({ "locales/de.json": "{" })],
  ["a locale file with a trailing comma", /locales\/de.json: not JSON/, extension({ "locales/de.json": '{"tile": {"left": "{{ count }}",}}' })],
  ["a locale file with a comment", /locales\/de.json: not JSON/, extension({ "locales/de.json": '/* auto */{"tile": {"left": "{{ count }}"}}' })],
  ["two default languages", /2 default files/, extension({ "locales/de.json": undefined, "locales/de.default.json": '{"tile": {"left": "{{ count }}"}}' })],
  ["a key that is put together", /"key" is not written out/, extension(blockWith("{{ key | t }}"))],
  ["a class that is not ours", /class "button" is not ours/, extension(blockWith('<p class="buyline-tile button"></p>'))],
  ["an id that is not ours", /id "main" is not ours/, extension(blockWith('<p id="main"></p>'))],
  ["an element that is not ours", /<sale-banner> is not ours/, extension(blockWith("<sale-banner></sale-banner>"))],
  ["a custom property that is not ours", /--color is not ours/, extension(blockWith('<p style="--color: red"></p>'))],
  ["a snippet inside an attribute", /inside a tag/, extension(blockWith("<p title=\"{% render 'buyline-icon', name: 'clock' %}\"></p>"))],
  ["a snippet inside a script", /inside a script/, extension(blockWith("<script>{% render 'buyline-icon', name: 'clock' %}</script>"))],
  ["an inline script above 700 bytes", /inline script of 701 bytes/, extension(blockWith(`<script>${"x".repeat(701)}</script>`))],
  ["a snippet that does not exist", /no such snippet/, extension(blockWith("{% render 'card' %}"))],
  ["a snippet that nobody renders", /no block renders it/, extension({ "snippets/card.liquid": "" })],
  ["another host", /names another host/, extension(blockWith('<img src="https://example.com/a.png">'))],
  ["a foreign class in CSS", /".card" is not one class of ours/, extension({ "assets/tile.css": ".card { color: red }" })],
  ["an element in CSS", /"h2" is not one class/, extension({ "assets/tile.css": "h2 { margin: 0 }" })],
  ["an id in CSS", /"#buyline-tile" is not one class/, extension({ "assets/tile.css": "#buyline-tile { margin: 0 }" })],
  ["two classes in one selector", /not one class of ours/, extension({ "assets/tile.css": "@media print { .buyline-a .buyline-b { margin: 0 } }" })],
  ["the page's root in CSS", /":root" is not one class/, extension({ "assets/tile.css": ":root { margin: 0 }" })],
  ["the root because of something that is not ours", /not one class of ours/, extension({ "assets/tile.css": ":root:has(.card:not([hidden])) { margin: 0 }" })],
  ["a property in CSS that is not ours", /--gap is not ours/, extension({ "assets/tile.css": ".buyline-tile { --gap: 1em }" })],
  ["!important", /!important/, extension({ "assets/tile.css": ".buyline-tile { margin: 0 !important }" })],
  ["a font of our own", /font is the theme's/, extension({ "assets/tile.css": ".buyline-tile { font-family: Arial }" })],
  ["a file that CSS loads", /loads something else/, extension({ "assets/tile.css": ".buyline-tile { background: url(a.png) }" })],
  ["movement that cannot be switched off", /prefers-reduced-motion/, extension({ "assets/tile.css": ".buyline-tile { transition: all 1s }" })],
  ["an icon without a path", /"leaf" has no path/, extension({ "snippets/buyline-icon.liquid": "~leaf:\n" })],
  ["an icon twice", /"leaf" stands there twice/, extension({ "snippets/buyline-icon.liquid": "~leaf:M1 1\n~leaf:M1 1\n" })],
  ["an icon of 600 bytes", /not under 600 bytes/, extension({ "snippets/buyline-icon.liquid": `~leaf:M${"1 ".repeat(300)}\n` })],
  ["an icon name that is not kebab-case", /not kebab-case/, extension({ "snippets/buyline-icon.liquid": "~Leaf:M1 1\n" })],
])("the gate finds %s", (_what, problem, files) => {
  expect(problemsOf(files)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});
