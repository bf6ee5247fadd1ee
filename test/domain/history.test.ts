import { describe, expect, it } from "vitest";
import type { Badge } from "../../app/domain/badges";
import { changesBetween } from "../../app/domain/history";
import { readSavedContent, toRestored } from "../../app/domain/history-content";
import { summaryOf } from "../../app/domain/history-words";
import { EVERYWHERE } from "../../app/domain/page-rules";
import type { SavedContent } from "../../app/domain/storefront-document";
import { badgeSet, banner, content, HOUR, NOW } from "./saved-content";
import { FOUR_BADGES } from "./four-badges";

const [guarantee, shipping, checkout, support] = FOUR_BADGES as [Badge, Badge, Badge, Badge];
const SECOND = { ...EVERYWHERE, where: [{ type: "article_tag" as const, tag: "back-pain" }] };

describe("what changed, in words", () => {
  it.each<[string, SavedContent | null, SavedContent, string]>([
    ["the first version", null, content({ a: banner() }), "Banner “Black Friday” added"],
    ["nothing", content({ a: banner() }), content({ a: banner() }), "Nothing that shoppers see changed"],
    ["a later end", content({ a: banner() }), content({ a: banner({ endsAt: NOW + 7 * HOUR, confirmation: null }) }), "Banner “Black Friday” ends 2 hours later, its end is confirmed again"],
    ["an earlier end", content({ a: banner({ confirmation: null }) }), content({ a: banner({ endsAt: NOW + 5 * HOUR - 90 * 60, confirmation: null }) }), "Banner “Black Friday” ends 1 hour 30 minutes earlier"],
    ["an end days later", content({ a: banner({ confirmation: null }) }), content({ a: banner({ endsAt: NOW + 53 * HOUR, confirmation: null }) }), "Banner “Black Friday” ends 2 days later"],
    ["a start", content({ a: banner() }), content({ a: banner({ startsAt: NOW }) }), "Banner “Black Friday” starts at a set time"],
    ["no start any more", content({ a: banner({ startsAt: NOW }) }), content({ a: banner() }), "Banner “Black Friday” starts at once"],
    ["a new name and message", content({ a: banner() }), content({ a: banner({ name: "Cyber", message: "Now 30%" }) }), "Banner “Black Friday” is now called “Cyber”, says “Now 30%”"],
    ["off", content({ a: banner() }), content({ a: banner({ live: false }) }), "Banner “Black Friday” switched off"],
    ["other pages", content({ a: banner() }), content({ a: banner({ rule: SECOND }) }), "Banner “Black Friday” shows elsewhere: on articles tagged back-pain"],
    ["a field that has no words of its own", content({ a: banner() }), content({ a: banner({ colors: { text: "#000000", background: "#ffffff" } }) }), "Banner “Black Friday” colors changed"],
    ["badges", content({}, { s: badgeSet({ badges: [guarantee, checkout] }) }), content({}, { s: badgeSet({ badges: [shipping, guarantee] }) }), "Badge set “Promises”: “Tracked shipping” added, “Secure checkout” removed"],
    ["badges' order and words", content({}, { s: badgeSet({ badges: [guarantee, support] }) }), content({}, { s: badgeSet({ badges: [{ ...support, text: "Write to us" }, guarantee] }) }), "Badge set “Promises”: “Real support” reworded, order changed"],
    ["a badge's icon alone", content({}, { s: badgeSet({ badges: [guarantee] }) }), content({}, { s: badgeSet({ badges: [{ ...guarantee, icon: "lock" }] }) }), "Badge set “Promises” badges changed"],
    ["the order", content({ a: banner(), b: banner({ name: "Cyber" }) }), content({ b: banner({ name: "Cyber" }), a: banner() }), "Order of banners changed"],
    ["one gone and one new", content({ a: banner() }), content({ b: banner({ name: "Cyber" }) }), "Banner “Cyber” added; Banner “Black Friday” removed"],
    ["a kind of page", content({ a: banner() }), content({ a: banner() }, {}, { product: { "sale-banner": "off" }, home: { "sale-banner": "a" } }), "Sale banner on the home page is always “Black Friday”; Sale banner on products is off"],
    ["a setting", content({}), { ...content({}), settings: { kindChoices: {}, guideDismissed: true, articleProductsWay: "embed" } }, "Settings: products stand between the paragraphs, by the switch for any theme"],
    ["a kind of page again", content({}, {}, { product: { "sale-banner": "off" } }), content({}), "Sale banner on products follows the rules"],
  ])("names %s", (_name, before, after, words) => {
    expect(summaryOf(changesBetween(before, after))).toBe(words);
  });

  it("shows each field before and after, times with their zone", () => {
    const [change] = changesBetween(content({ a: banner({ confirmation: null }) }), content({ a: banner({ endsAt: NOW + 7 * HOUR, live: false, confirmation: null }) }));
    expect(change?.fields).toEqual([
      { field: "In the store", before: "on", after: "off" },
      { field: "Ends", before: "Friday, November 27, 2026 at 5:00 PM EST", after: "Friday, November 27, 2026 at 7:00 PM EST" },
    ]);
  });

  it("tells of a field that this table does not know yet", () => {
    const past = { id: "a", version: 1, content: { ...banner(), lastHours: null } };
    const present = { id: "a", version: 2, content: { ...banner(), lastHours: { hours: 3, message: "Soon over" } } };
    expect(changesBetween({ ...content({}), banners: [past] }, { ...content({}), banners: [present] })).toEqual([
      { subject: "Banner “Black Friday”", words: ["last hours changed"], fields: [{ field: "Last hours", before: "none", after: "hours: 3, message: Soon over" }] },
    ]);
  });
});

describe("a version that comes back", () => {
  const restored = (then: SavedContent, current: SavedContent) => toRestored(then, current, NOW);

  it.each([
    ["its confirmation holds", content({ a: banner() }), content({}), []],
    ["it is the same as now", content({ a: banner() }), content({ a: banner() }), []],
    ["it ends earlier than now", content({ a: banner() }), content({ a: banner({ endsAt: NOW + 9 * HOUR }) }), []],
    ["it is over", content({ a: banner({ endsAt: NOW }) }), content({}), ["its end is over"]],
    ["nobody confirmed it", content({ a: banner({ confirmation: null }) }), content({}), ["nobody has confirmed this end"]],
    ["another end was confirmed", content({ a: banner({ confirmation: { name: "Store owner", endsAt: NOW + HOUR, at: NOW } }) }), content({}), ["nobody has confirmed this end"]],
    ["it would last longer than now", content({ a: banner() }), content({ a: banner({ endsAt: NOW + HOUR }) }), ["it would end later than it does now, which has to be confirmed again"]],
    ["it was off", content({ a: banner({ live: false, confirmation: null }) }), content({}), []],
  ])("has a banner on or off as the rules want when %s (T5)", (_name, then, current, off) => {
    const result = restored(then, current);
    expect(result.off.map(({ why }) => why)).toEqual(off);
    const wasOn = then.banners[0]?.content.live === true;
    expect(result.content.banners[0]?.content.live).toBe(wasOn && off.length === 0);
  });

  it("is null when a later Buyline wrote it, and gets the defaults of fields that came since", () => {
    expect(readSavedContent(JSON.stringify({ banners: 1 }))).toBeNull();
    const { rule: _rule, ...old } = banner();
    expect(readSavedContent(JSON.stringify({ ...content({}), banners: [{ id: "a", version: 1, content: old }] }))?.banners[0]?.content.rule).toEqual(EVERYWHERE);
  });
});
