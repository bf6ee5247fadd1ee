/** Liquid's limits on a page of the storefront: a block of a test's own crosses each of them. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { demoState, requireMainArticle } from "../demo-store";
import { createStorefront } from "../storefront";
import { gid, SandboxStore, type SandboxState } from "../store";
import { addMetafield, MAIN_ARTICLE, NOW, ORIGIN } from "./open-shop";

type Change = (state: SandboxState) => void;

function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `buyline-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The demo's article in a theme, with the probe's Liquid once for each id. */
async function articleWith(liquid: string, { ids = ["probe"], schema = {}, change = () => undefined, themeFolder }: { ids?: string[]; schema?: object; change?: Change; themeFolder?: string } = {}): Promise<string> {
  const extensionFolder = temporaryFolder("extension");
  mkdirSync(join(extensionFolder, "blocks"));
  writeFileSync(join(extensionFolder, "blocks/probe.liquid"), `[[${liquid}]]{% schema %}${JSON.stringify({ name: "Probe", target: "section", settings: [], ...schema })}{% endschema %}`);
  const store = new SandboxStore(demoState(NOW));
  store.state.theme.blocks = { article: ids.map((id) => ({ id, block: "probe", settings: {} })) };
  store.state.theme.embeds = [];
  change(store.state);
  const answer = await createStorefront({ store, extensionFolder, clientId: "client", now: () => NOW, ...(themeFolder === undefined ? {} : { themeFolder }) })(new Request(ORIGIN + MAIN_ARTICLE));
  const html = await answer.text();
  expect(answer.status, html).toBe(200);
  return html;
}

/** What the theme's probe prints, and each placed block. */
function printedBy(html: string): { theme: string | undefined; blocks: string[] } {
  return { theme: /\(\((.*?)\)\)/s.exec(html)?.[1], blocks: [...html.matchAll(/\[\[(.*?)\]\]/gs)].map(([, text = ""]) => text) };
}

async function printed(liquid: string, options: Parameters<typeof articleWith>[1] = {}): Promise<string[]> {
  return printedBy(await articleWith(liquid, options)).blocks;
}

/** The sandbox's theme, whose article prints this too. */
function themeWith(liquid: string, settings: object[] = [], values: object = {}): string {
  const folder = temporaryFolder("theme");
  cpSync(fileURLToPath(new URL("../theme", import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, "sections/probe.liquid"), `((${liquid})){% schema %}${JSON.stringify({ name: "Probe", settings })}{% endschema %}`);
  const path = join(folder, "templates/article.json");
  const template = JSON.parse(readFileSync(path, "utf8")) as { sections: Record<string, object>; order: string[] };
  template.sections["probe"] = { type: "probe", settings: values };
  template.order.unshift("probe");
  writeFileSync(path, JSON.stringify(template));
  return folder;
}

/** Products p1 to p22. */
const manyProducts: Change = (state) => {
  const [model] = state.products;
  if (!model) throw new Error("the demo has no product");
  for (let number = 1; number <= 22; number++) state.products.push({ ...model, id: 9_000 + number, handle: `p${number}`, title: `P${number}` });
};
const UP_TO = (count: number) => `{% for i in (1..${count}) %}{% assign handle = i | prepend: 'p' %}{{ all_products[handle].title }} {% endfor %}`;

test("a loop of an extension ends after its 50th turn, also over a list of its own", async () => {
  expect(await printed("{% for i in (1..60) %}{{ i }} {% endfor %}")).toEqual([expect.stringMatching(/ 50 $/)]);
  const ownList = "{% assign words = 'w' %}{% for i in (1..50) %}{% assign words = words | append: ',w' %}{% endfor %}{% assign list = words | split: ',' %}";
  expect(await printed(`${ownList}{{ list.size }}:{% for word in list %}{{ forloop.index }} {% endfor %}`)).toEqual([expect.stringMatching(/^51:.* 50 $/s)]);
});

test("all_products knows 20 handles on a page, those again, and is empty for more", async () => {
  const state = (handle: string) => `{% if all_products['${handle}'] == empty %}empty{% else %}there{% endif %}`;
  expect(await printed(`${UP_TO(20)}|${state("p20")} ${state("p1")} ${state("p21")}{{ all_products['p21'].title }}`, { change: manyProducts })).toEqual([expect.stringMatching(/ P20 \|there there empty$/)]);
});

test("all blocks of a page share the 20 handles of all_products, and handles without a product count", async () => {
  expect(await printed(`${UP_TO(11)}{{ all_products[block.id].title }}{{ all_products['none'] }}`, { ids: ["p12", "p21"], change: manyProducts })).toEqual([expect.stringMatching(/P11 P12$/), expect.stringMatching(/P11 P21$/)]);
  const [, second] = await printed(`{{ all_products[block.id].title }}${UP_TO(19)}`, { ids: ["none", "p20"], change: manyProducts });
  expect(second).toMatch(/^P1 .* P19 $/);
});

test("the products of a theme's settings cost none of the 20 handles", async () => {
  const handles = Array.from({ length: 20 }, (_, index) => `p${index + 1}`);
  const themeFolder = themeWith("{{ section.settings.list.size }} {{ section.settings.list.last.title }}", [{ type: "product_list", id: "list", label: "List" }], { list: handles });
  const html = await articleWith("{{ all_products['p21'].title }}", { themeFolder, change: manyProducts });
  expect(printedBy(html)).toEqual({ theme: "20 P20", blocks: ["P21"] });
});

test("a product gives 250 of its variants", async () => {
  const change: Change = (state) => {
    const product = state.products.find(({ handle }) => handle === "ql-claw");
    const [model] = product?.variants ?? [];
    if (!product || !model) throw new Error("the demo has no QL Claw");
    product.variants = Array.from({ length: 260 }, (_, index) => ({ ...model, id: 8_000 + index, title: `V${index}` }));
  };
  expect(await printed("{{ all_products['ql-claw'].variants.size }}", { change })).toEqual(["250"]);
});

test("an extension sees neither the theme's content nor more of its section than the id", async () => {
  expect(await printed("{{ content_for_header }}{{ content_for_layout }}|{{ section.settings }}{{ section.type }}{{ section.blocks }}{{ section.index }}|{{ section.id }}")).toEqual([expect.stringMatching(/^\|\|\S+$/)]);
});

test("the app's data and $app are the extension's alone: a theme sees neither", async () => {
  const read = `{{ app.metafields.buyline.note.value }}|{{ article.metafields['$app'].note.value }}|{{ article.metafields['app--client'].note.value }}`;
  const change: Change = (state) => {
    addMetafield(state, gid("AppInstallation", state.installation.id ?? 0), "buyline", "note", "json", "of the app");
    addMetafield(state, gid("Article", requireMainArticle(state).id), "app--client", "note", "json", "of the article");
  };
  const html = await articleWith(read, { themeFolder: themeWith(read), change });
  expect(printedBy(html)).toEqual({ theme: "||of the article", blocks: ["of the app|of the article|of the article"] });
});

test("a block with available_if prints when that app data is true, and only then", async () => {
  const schema = { available_if: "{{ app.metafields.buyline.on }}" };
  const set = (value: boolean): Change => (state) => addMetafield(state, gid("AppInstallation", state.installation.id ?? 0), "buyline", "on", "boolean", value);
  expect(await printed("here", { schema })).toEqual([]);
  expect(await printed("here", { schema, change: set(false) })).toEqual([]);
  expect(await printed("here", { schema, change: set(true) })).toEqual(["here"]);
});
