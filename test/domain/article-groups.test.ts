import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_GROUPS, MOST_GROUP_PRODUCTS, parseArticleGroups, productIdsOf, toGroupPlacements } from "../../app/domain/article-groups";
import { findLostGroups, findPlace, findPlaces, toMark, toPlace } from "../../app/domain/article-places";

const gid = (id: number) => `gid://shopify/Product/${id}`;
const group = (over: object = {}) => ({ id: "a", place: toPlace(["One two."], 0), headings: { en: " Tools ", de: "" }, layout: "grid_3", productIds: [gid(1), gid(2)], ...over });
const groups = (count: number, size: number) => Array.from({ length: count }, (_, index) => group({ id: `g${index}`, productIds: Array.from({ length: size }, (_unused, at) => gid(index * size + at + 1)) }));

it("publishes the groups as they were arranged, products as numbers, empty headings left out", () => {
  const parsed = parseArticleGroups({ locale: "en", groups: [group()] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(productIdsOf(parsed.value)).toEqual([gid(1), gid(2)]);
  expect(toGroupPlacements(parsed.value)).toEqual({
    version: 1,
    locale: "en",
    groups: [{ id: "a", place: { text: "Onetwo.", nth: 1, pictures: 0, block: 0 }, headings: { en: "Tools" }, layout: "grid_3", product_ids: [1, 2] }],
  });
});

it("takes what Shopify can hold, to the last product", () => {
  expect(parseArticleGroups({ locale: "en", groups: groups(MOST_GROUPS, 6) }).ok).toBe(true);
  expect(parseArticleGroups({ locale: "pt-BR", groups: [...groups(2, MOST_GROUP_PRODUCTS), group({ id: "c", productIds: Array.from({ length: 28 }, (_, at) => gid(900 + at)) })] }).ok).toBe(true);
});

describe("is refused at", () => {
  it.each<[string, string, object]>([
    ["a group too many", "groups", { groups: groups(MOST_GROUPS + 1, 1) }],
    ["a product too many in a group", "groups.0.productIds", { groups: groups(1, MOST_GROUP_PRODUCTS + 1) }],
    ["a product too many in all", "groups", { groups: groups(3, 43) }],
    ["an empty group", "groups.0.productIds", { groups: [group({ productIds: [] })] }],
    ["a product that is in two groups", "groups.1.productIds", { groups: [group(), group({ id: "b", productIds: [gid(2)] })] }],
    ["a product twice in a group", "groups.0.productIds", { groups: [group({ productIds: [gid(1), gid(1)] })] }],
    ["something that is no product", "groups.0.productIds.0", { groups: [group({ productIds: ["gid://shopify/Article/1"] })] }],
    ["two groups of one id", "groups", { groups: [group(), group({ productIds: [gid(9)] })] }],
    ["a layout that does not exist", "groups.0.layout", { groups: [group({ layout: "masonry" })] }],
    ["a heading that is too long", "groups.0.headings.en", { groups: [group({ headings: { en: "x".repeat(121) } })] }],
    ["a place that is none", "groups.0.place.nth", { groups: [group({ place: { text: "x", nth: 0, pictures: 0, block: 0 } })] }],
    ["a language that does not exist", "locale", { locale: "?", groups: [] }],
    ["no groups", "groups", { groups: "nonsense" }],
  ])("%s", (_what, field, input) => {
    const parsed = parseArticleGroups({ locale: "en", ...input });
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.field)).toContain(field);
  });
});

const TEXTS = ["Intro.", "Buy it here.", "", "", "More.", "Buy it here."];

it("knows a place by its text, which of the equal ones, and the pictures in between", () => {
  expect(TEXTS.map((_text, index) => toPlace(TEXTS, index))).toMatchObject([
    { text: "Intro.", nth: 1, pictures: 0, block: 0 },
    { text: "Buyithere.", nth: 1, pictures: 0, block: 1 },
    { text: "Buyithere.", nth: 1, pictures: 1 },
    { text: "Buyithere.", nth: 1, pictures: 2 },
    { text: "More.", nth: 1, pictures: 0, block: 2 },
    { text: "Buyithere.", nth: 2, pictures: 0, block: 3 },
  ]);
  expect(toPlace(["", ""], 1)).toBeNull();
});

it("knows a long paragraph by its beginning and its end, so that a word in the middle may change", () => {
  const long = (middle: string) => `If you do not already have a tool at home ${middle} the claw is just right for you and your back.`;
  expect([...toMark(long("today"))]).toHaveLength(48);
  expect(findPlace([long("and tomorrow")], toPlace([long("today")], 0) ?? fail())).toBe(0);
  expect(findPlace([`${long("today")} Really.`], toPlace([long("today")], 0) ?? fail())).toBeNull();
});

it("names the groups whose paragraph is gone, and no other", () => {
  const placed = TEXTS.map((_text, index) => ({ id: `g${index}`, place: toPlace(TEXTS, index) }));
  expect(findLostGroups(TEXTS, placed)).toEqual([]);
  expect(findLostGroups(TEXTS.slice(1, 5), [...placed, { id: "end", place: null }])).toEqual(["g0", "g5"]);
});

it("goes by the number of the block in a translation, unless the text is there", () => {
  const places = [toPlace(TEXTS, 4), toPlace(TEXTS, 3), null];
  const german = ["Anfang.", "Hier kaufen.", "", "", "Mehr.", "Hier kaufen."];
  expect(findPlaces(german, places, { sameLanguage: false })).toEqual([4, 3, null]);
  expect(findPlaces(german, places, { sameLanguage: true })).toEqual([null, null, null]);
  expect(findPlaces(["Neu.", ...TEXTS], places, { sameLanguage: false })).toEqual([5, 4, null]);
});

it("finds every place again in the article it was made for, and below whatever was added above", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 80 })), fc.array(fc.string({ minLength: 81, maxLength: 99 })), (texts, added) => {
      texts.forEach((_text, index) => {
        const place = toPlace(texts, index);
        if (place !== null) expect(findPlace([...added.map((text) => `new ${text}`), ...texts], place)).toBe(added.length + index);
      });
    }),
  );
});

function fail(): never {
  throw new Error("no place");
}
