import { expect, test } from "vitest";
import type { StorefrontBadgeSet } from "../../app/domain/storefront-document";
import { markupProblems, parse, printBlock, textOf } from "./page";

const SET: StorefrontBadgeSet = { id: "main", rule: {}, align: "start", badges: [{ icon: "truck", texts: { en: { title: "Tracked shipping", text: "To the door" } } }] };

test("the embed prints nothing at all when there is nothing to say", async () => {
  expect(await printBlock("trust-badges-embed", { published: false })).toBe("");
  expect(await printBlock("trust-badges-embed", { badgeSets: [] })).toBe("");
  expect(await printBlock("trust-badges-embed", { badgeSets: [SET], locale: "de" })).toBe("");
});

test("the embed's badges wait in a template, with one script of at most 600 bytes behind it", async () => {
  const html = await printBlock("trust-badges-embed", { badgeSets: [SET] });
  const page = parse(html);
  expect([...page.body.children].map(({ tagName }) => tagName)).toEqual(["TEMPLATE", "SCRIPT"]);
  const set = page.querySelector("template")?.content.querySelector(".buyline-trust-badges--embed");
  expect(textOf(set)).toBe("Tracked shippingTo the door");
  expect(set?.className).toContain("buyline-trust-badges--start");
  expect(page.querySelector("script")?.text.length).toBeLessThanOrEqual(600);
  expect(await markupProblems(html)).toEqual([]);
});
