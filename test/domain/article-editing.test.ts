import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addGroup, allowedSpots, chooseProducts, moveGroup, placeGroups, placeProblems, settleAtEnd, type Spot } from "../../app/domain/article-editing";
import { toArticleBlocks } from "../../app/domain/article-blocks";
import { parseArticleGroups, readPublishedGroups, toGroupPlacements, toGroupsAtEnd, withoutProducts, type ArticleGroup } from "../../app/domain/article-groups";
import { toPlace } from "../../app/domain/article-places";

const gid = (id: number) => `gid://shopify/Product/${id}`;
const BLOCKS = toArticleBlocks("<h2>Head</h2><p>One.</p><p>Two.</p><ul><li>Three</li></ul><p>Four.</p><h2>References</h2><p>[1] Book.</p>");
const spotsOf = (groups: ArticleGroup[]) => placeGroups(BLOCKS, groups).map(({ group, spot }) => [group.id, spot]);
const add = (groups: ArticleGroup[], spot: Spot, ...ids: number[]) => addGroup(BLOCKS, groups, spot, ids.map(gid));

it("lets groups stand behind paragraphs and lists and at the end, never behind headings or references (A2)", () => {
  expect(allowedSpots(BLOCKS)).toEqual([1, 2, 3, 4, null]);
  expect(allowedSpots(toArticleBlocks("<p>One.</p>"))).toEqual([0]);
  expect(allowedSpots([])).toEqual([null]);
  expect(allowedSpots(toArticleBlocks('<p><img src="a"></p>'))).toEqual([null]);
});

it("adds groups in the order of the text, and takes products out of the groups that had them", () => {
  const groups = add(add(add([], 4, 1, 2), 1, 3), null, 4);
  expect(spotsOf(groups)).toEqual([["2", 1], ["1", 4], ["3", null]]);
  expect(groups.map(({ layout }) => layout)).toEqual(["featured", "row", "featured"]);
  expect(add(groups, 2, 3, 1).map(({ productIds }) => productIds)).toEqual([[gid(3), gid(1)], [gid(2)], [gid(4)]]);
});

it("chooses products: those that stay keep their order, new ones come last, and other groups lose them", () => {
  const groups = add(add([], 1, 1, 2, 3), 2, 4);
  expect(chooseProducts(groups, "1", [4, 3, 1].map(gid)).map(({ productIds }) => productIds)).toEqual([[gid(1), gid(3), gid(4)]]);
});

describe("a group that moves", () => {
  const walk = (groups: ArticleGroup[], id: string, by: -1 | 1) => {
    const seen: unknown[] = [];
    for (let now: ArticleGroup[] | null = groups; now !== null; now = moveGroup(BLOCKS, now, id, by)) seen.push(spotsOf(now));
    return seen;
  };

  it("goes from one allowed place to the next, past its neighbours, and stops at the ends", () => {
    const groups = add(add([], 1, 1), 3, 2);
    expect(walk(groups, "1", 1)).toEqual([
      [["1", 1], ["2", 3]],
      [["1", 2], ["2", 3]],
      [["1", 3], ["2", 3]],
      [["2", 3], ["1", 3]],
      [["2", 3], ["1", 4]],
      [["2", 3], ["1", null]],
    ]);
    expect(walk(groups, "2", -1)).toEqual([
      [["1", 1], ["2", 3]],
      [["1", 1], ["2", 2]],
      [["1", 1], ["2", 1]],
      [["2", 1], ["1", 1]],
    ]);
  });

  it("is back where it was after down and up, wherever it stands", () => {
    const spots = allowedSpots(BLOCKS);
    fc.assert(
      fc.property(fc.array(fc.nat(spots.length - 1), { minLength: 1, maxLength: 6 }), fc.nat(), (at, which) => {
        const groups = at.reduce<ArticleGroup[]>((all, spot, index) => add(all, spots[spot] ?? null, index + 1), []);
        const id = groups[which % groups.length]?.id ?? "";
        const down = moveGroup(BLOCKS, groups, id, 1);
        if (down !== null) expect(moveGroup(BLOCKS, down, id, -1)).toEqual(groups);
      }),
    );
  });
});

it("tells a group whose paragraph is gone; it can stay at the end or move to a new place", () => {
  const lost = [{ ...(add([], 1, 1)[0] as ArticleGroup), place: toPlace(["Gone."], 0) }];
  expect(placeGroups(BLOCKS, lost)).toMatchObject([{ spot: null, lost: true }]);
  expect(placeGroups(BLOCKS, settleAtEnd(lost, "1"))).toMatchObject([{ spot: null, lost: false }]);
  expect(spotsOf(moveGroup(BLOCKS, lost, "1", -1) ?? [])).toEqual([["1", 4]]);
});

it("refuses a place where products never stand, and passes over one that is gone (A2)", () => {
  const texts = BLOCKS.map(({ text }) => text);
  const groups = [0, 1, 5, 6].map((index) => ({ id: `${index}`, place: toPlace(texts, index), headings: {}, layout: "row" as const, productIds: [gid(index + 1)] }));
  const gone = { id: "gone", place: toPlace(["Gone."], 0), headings: {}, layout: "row" as const, productIds: [gid(9)] };
  expect(placeProblems(BLOCKS, { locale: "en", groups: [...groups, gone] }).map(({ field }) => field)).toEqual(["groups.0.place", "groups.2.place", "groups.3.place"]);
});

describe("published groups", () => {
  it("are read back as they were saved", () => {
    const saved = parseArticleGroups({ locale: "en", groups: add(add([], 1, 1, 2), null, 3) });
    if (!saved.ok) throw new Error("they can be saved");
    expect(readPublishedGroups(toGroupPlacements(saved.value), [1, 2, 3].map(gid), "de")).toEqual(saved.value);
  });

  it.each([["nothing", null], ["nonsense", "nonsense"], ["groups that are none", { groups: [3, { id: "" }] }]])("are one group at the end when %s is kept", (_what, placements) => {
    expect(readPublishedGroups(placements, [gid(1)], "de")).toEqual(toGroupsAtEnd([gid(1)], "de"));
  });

  it("of more products than a group holds become several, which can be saved", () => {
    const ids = Array.from({ length: 128 }, (_, index) => gid(index + 1));
    const groups = toGroupsAtEnd(ids, "en");
    expect(groups.groups.map(({ productIds }) => productIds.length)).toEqual([50, 50, 28]);
    expect(parseArticleGroups(groups).ok).toBe(true);
  });

  it("without some products have no group that is left empty", () => {
    expect(withoutProducts({ locale: "en", groups: add(add([], 1, 1), 2, 2, 3) }, [gid(1), gid(3)]).groups.map(({ productIds }) => productIds)).toEqual([[gid(2)]]);
  });
});
