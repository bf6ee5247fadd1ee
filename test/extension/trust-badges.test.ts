import { expect, test } from "vitest";
import type { StorefrontBadge } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";
import { iconNames } from "./gate/icons";
import { markupProblems, parse, printBlock, textOf, type Page } from "./page";

const badge = (title: string, over: Partial<StorefrontBadge> = {}): StorefrontBadge => ({
  icon: "lock", texts: { en: { title, text: `${title} text` } }, ...over,
});
const print = (badges: StorefrontBadge[], page: Page = {}) => printBlock("trust-badges", { badgeSets: [{ id: "default", rule: {}, badges }], kind: "index", ...page });

test("trust badges print nothing at all when there is nothing to say", async () => {
  expect(await printBlock("trust-badges", { published: false })).toBe("");
  expect(await printBlock("trust-badges", { badgeSets: [] })).toBe("");
  expect(await print([])).toBe("");
  expect(await print([badge("Secure checkout")], { locale: "de" })).toBe("");
});

test("trust badges are a list of icon, title and text, in the merchant's order", async () => {
  const list = parse(await print([badge("Secure checkout"), badge("Fast shipping", { icon: "truck" })])).querySelector('ul[role="list"]');
  expect([...(list?.children ?? [])].map((item) => [item.tagName, ...[...item.querySelectorAll("p")].map(textOf)])).toEqual([
    ["LI", "Secure checkout", "Secure checkout text"],
    ["LI", "Fast shipping", "Fast shipping text"],
  ]);
  expect(list?.querySelectorAll("svg[aria-hidden='true']")).toHaveLength(2);
});

test("only the first badge set is printed", async () => {
  const html = await printBlock("trust-badges", { badgeSets: [{ id: "a", rule: {}, badges: [badge("First")] }, { id: "b", rule: {}, badges: [badge("Second")] }] });
  expect(html).toContain("First");
  expect(html).not.toContain("Second");
});

test("a badge without words in the page's language is left out", async () => {
  const html = await print([badge("English only"), badge("Both", { texts: { en: { title: "Both", text: "" }, de: { title: "Beide", text: "" } } })], { locale: "de" });
  expect([...parse(html).querySelectorAll("li")].map(textOf)).toEqual(["Beide"]);
});

test.each([
  ["a title only", { title: "Secure checkout", text: "" }, ["Secure checkout"]],
  ["a text only", { title: "", text: "Encrypted by Shopify" }, ["Encrypted by Shopify"]],
])("a badge with %s prints no empty line", async (_case, en, lines) => {
  expect([...parse(await print([badge("", { texts: { en } })])).querySelectorAll("p")].map(textOf)).toEqual(lines);
});

test("a badge with an icon that is not in the library keeps its words", async () => {
  const page = parse(await print([badge("Secure checkout", { icon: "rocket" })]));
  expect(page.querySelector("svg")).toBeNull();
  expect(textOf(page.querySelector("li"))).toContain("Secure checkout");
});

test.each(iconNames(shippedFiles))("the icon %s is drawn in the text's colour in under 600 bytes", async (icon) => {
  const svg = parse(await print([badge("Secure checkout", { icon })])).querySelector("svg");
  expect(svg?.getAttribute("stroke")).toBe("currentColor");
  expect(svg?.outerHTML.length).toBeLessThan(600);
  expect(svg?.querySelector("path")?.getAttribute("d")).toMatch(/^M/);
});

test.each(["<script>alert(1)</script>", "{{ 7 | times: 7 }}", '" onload="alert(1)'])("what a merchant types into a badge is printed as text: %s", async (typed) => {
  const page = parse(await print([badge(typed, { icon: typed, texts: { en: { title: typed, text: typed } } })], { settings: { alignment: typed } }));
  expect([...page.querySelectorAll("p")].map(textOf)).toEqual([typed, typed]);
  expect(page.querySelectorAll("script, [onload]")).toHaveLength(0);
});

test("trust badges print valid HTML", async () => {
  expect(await markupProblems(await print([badge("Secure checkout"), badge("Fast shipping")]))).toEqual([]);
});
