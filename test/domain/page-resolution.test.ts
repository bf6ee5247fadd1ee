import { expect, test } from "vitest";
import { EVERYWHERE, type PageRule } from "../../app/domain/page-rules";
import { resolveSlot, type Candidate, type Situation } from "../../app/domain/page-resolution";

const candidate = (id: string, change: Partial<Candidate> = {}, rule: Partial<PageRule> = {}): Candidate => ({
  id, name: id, live: true, startsAt: null, endsAt: null, locales: ["en"], rule: { ...EVERYWHERE, ...rule }, ...change,
});
const situation: Situation = {
  page: { kind: "article", id: 501, blogId: 77, tags: [], collectionIds: [], templateSuffix: "", path: "/blogs/journal/back-pain" },
  visitor: { market: "us", locale: "en", customer: null, device: "desktop" },
  now: 1_000,
  choices: { page: null, kind: null },
};
const resolve = (candidates: Candidate[], change: Partial<Situation> = {}) => resolveSlot(candidates, { ...situation, ...change });
const causes = (candidates: Candidate[], change: Partial<Situation> = {}) =>
  Object.fromEntries(resolve(candidates, change).candidates.map(({ candidate: { id }, reasons }) => [id, reasons.map(({ cause }) => cause)]));

test("what is pinned and over says that it is over, not that its rule names other pages", () => {
  const pinned = candidate("a", { endsAt: 1 }, { where: [{ type: "kind", kind: "home" }] });
  expect(causes([pinned], { choices: { page: "a", kind: null } })).toEqual({ a: ["ended"] });
  expect(causes([pinned], { choices: { page: null, kind: "a" } })).toEqual({ a: ["ended"] });
});

test("the first in the merchant's order wins, and the others know who beat them", () => {
  expect(resolve([candidate("a"), candidate("b")])).toMatchObject({
    winner: { id: "a", chosenBy: "order" },
    candidates: [{ reasons: [] }, { reasons: [{ cause: "beaten", by: "a", how: "order" }] }],
  });
});

test.each<[string, Candidate, string[]]>([
  ["switched off", candidate("a", { live: false }), ["paused"]],
  ["a second before its start", candidate("a", { startsAt: 1_001 }), ["not_started"]],
  ["at its start", candidate("a", { startsAt: 1_000 }), []],
  ["a second before its end", candidate("a", { endsAt: 1_001 }), []],
  ["at its end", candidate("a", { endsAt: 1_000 }), ["ended"]],
  ["meant for other pages", candidate("a", {}, { where: [{ type: "kind", kind: "home" }] }), ["no_match"]],
  ["with this page as an exception", candidate("a", {}, { except: [{ type: "kind", kind: "article" }] }), ["excluded"]],
  ["meant for another market", candidate("a", {}, { markets: ["eu"] }), ["visitor"]],
  ["meant for another language", candidate("a", {}, { locales: ["de"] }), ["visitor"]],
  ["without words in the language", candidate("a", { locales: ["de"] }), ["language_missing"]],
  ["meant for customers who are signed in", candidate("a", {}, { customer: "signed_in" }), ["visitor"]],
  ["meant for tagged customers", candidate("a", {}, { customerTags: ["vip"] }), ["visitor"]],
  ["meant for phones", candidate("a", {}, { device: "phone" }), ["device"]],
  ["wrong in several ways at once", candidate("a", { live: false, endsAt: 1 }, { markets: ["eu"] }), ["paused", "ended", "visitor"]],
])("a banner %s", (_case, one, expected) => {
  expect(causes([one])).toEqual({ a: expected });
});

test("a pin on the page beats its kind and the order, whatever pages its rule names", () => {
  const elsewhere = candidate("b", {}, { where: [{ type: "kind", kind: "home" }] });
  const choices = { page: "b", kind: "c" };
  expect(resolve([candidate("a"), elsewhere, candidate("c")], { choices }).winner).toEqual({ id: "b", chosenBy: "page" });
  expect(causes([candidate("a"), elsewhere, candidate("c")], { choices })).toEqual({ a: ["beaten"], b: [], c: ["beaten"] });
});

test("a pin that cannot show gives way: to its kind's, then to the order", () => {
  const over = candidate("b", { endsAt: 1 });
  expect(resolve([candidate("a"), over, candidate("c")], { choices: { page: "b", kind: "c" } }).winner).toEqual({ id: "c", chosenBy: "kind" });
  expect(resolve([candidate("a"), over], { choices: { page: "b", kind: "gone" } }).winner).toEqual({ id: "a", chosenBy: "order" });
  expect(causes([candidate("a"), over], { choices: { page: "b", kind: null } })).toEqual({ a: [], b: ["ended"] });
});

test("off for the page is off, whatever its kind says", () => {
  expect(resolve([candidate("a")], { choices: { page: "off", kind: "a" } }).winner).toBeNull();
  expect(causes([candidate("a")], { choices: { page: "off", kind: "a" } })).toEqual({ a: ["off_for_page"] });
});

test("off for a kind gives way to a pin on the page", () => {
  expect(causes([candidate("a")], { choices: { page: null, kind: "off" } })).toEqual({ a: ["off_for_kind"] });
  expect(resolve([candidate("a")], { choices: { page: "a", kind: "off" } }).winner).toEqual({ id: "a", chosenBy: "page" });
});
