/** Liquid's limits on a page of the storefront: a block of a test's own crosses each of them. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { demoState } from "../demo-store";
import { createStorefront } from "../storefront";
import { SandboxStore, type SandboxState } from "../store";
import { MAIN_ARTICLE, NOW, ORIGIN } from "./open-shop";

/** What the block's Liquid prints on the demo's article. */
async function printed(liquid: string, change: (state: SandboxState) => void = () => undefined): Promise<string> {
  const extensionFolder = mkdtempSync(join(tmpdir(), "buyline-extension-"));
  mkdirSync(join(extensionFolder, "blocks"));
  writeFileSync(join(extensionFolder, "blocks/probe.liquid"), `[[${liquid}]]{% schema %}{ "name": "Probe", "target": "section", "settings": [] }{% endschema %}`);
  const store = new SandboxStore(demoState(NOW));
  store.state.theme.blocks = { article: [{ id: "probe", block: "probe", settings: {} }] };
  change(store.state);
  const answer = await createStorefront({ store, extensionFolder, clientId: "client", now: () => NOW })(new Request(ORIGIN + MAIN_ARTICLE));
  return /\[\[(.*?)\]\]/s.exec(await answer.text())?.[1] ?? "";
}

test("a loop of an extension ends after its 50th turn, also over a list of its own", async () => {
  expect(await printed("{% for i in (1..60) %}{{ i }} {% endfor %}")).toMatch(/ 50 $/);
  expect(await printed("{% assign words = 'w' %}{% for i in (1..50) %}{% assign words = words | append: ',w' %}{% endfor %}{% assign list = words | split: ',' %}{{ list.size }}:{% for word in list %}{{ forloop.index }} {% endfor %}")).toMatch(/^51:.* 50 $/s);
});

test("all_products knows 20 handles on a page, and those again", async () => {
  const products = (state: SandboxState) => {
    const [model] = state.products;
    if (!model) throw new Error("the demo has no product");
    for (let number = 1; number <= 21; number++) state.products.push({ ...model, id: 9_000 + number, handle: `p${number}`, title: `P${number}` });
  };
  const liquid = "{% for i in (1..21) %}{% assign handle = i | prepend: 'p' %}{{ all_products[handle].title }} {% endfor %}{{ all_products['p1'].title }} {{ all_products['p21'].title }}";
  expect(await printed(liquid, products)).toMatch(/ P20 {2}P1 $/);
});

test("a product gives 250 of its variants", async () => {
  const variants = (state: SandboxState) => {
    const product = state.products.find(({ handle }) => handle === "ql-claw");
    const [model] = product?.variants ?? [];
    if (!product || !model) throw new Error("the demo has no QL Claw");
    product.variants = Array.from({ length: 260 }, (_, index) => ({ ...model, id: 8_000 + index, title: `V${index}` }));
  };
  expect(await printed("{{ all_products['ql-claw'].variants.size }}", variants)).toBe("250");
});
