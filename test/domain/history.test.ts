import { describe, expect, it } from "vitest";
import type { Badge } from "../../app/domain/badges";
import type { Banner } from "../../app/domain/banner";
import { PLAIN_LOOK } from "../../app/domain/banner-look";
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

  it("shows every field of a banner in the merchant's words", () => {
    const told = (changed: Partial<Banner>) => changesBetween(content({ a: banner() }), content({ a: banner(changed) }))[0]?.fields.map(({ field, after }) => `${field}: ${after}`);
    expect(told({ code: { code: "BF25", action: "apply" } })).toEqual(["Discount code: BF25, one step applies it"]);
    expect(told({ code: { code: "BF25", action: "copy" } })).toEqual(["Discount code: BF25, shoppers copy it"]);
    expect(told({ colors: { text: "#000000", background: "#ffffff" } })).toEqual(["Colors: #000000 on #ffffff"]);
    expect(told({ dismissible: false })).toEqual(["Shoppers may hide it: no"]);
    expect(told({ locale: "de" })).toEqual(["Language: German"]);
    expect(told({ teaser: { from: NOW, message: "Soon" } })).toEqual(["Before the start: “Soon”, from Friday, November 27, 2026 at 12:00 PM EST"]);
    expect(told({ teaser: { from: NOW, hours: 1, message: "Soon" } })).toEqual(["Before the start: “Soon”, 1 hour before each start"]);
    expect(told({ lastHours: { hours: 3, message: "Soon over" } })).toEqual(["In the last hours: “Soon over”, 3 hours before the end"]);
    expect(told({ ended: { hours: 24, message: "It was nice" } })).toEqual(["After the end: “It was nice”, for 24 hours"]);
    expect(told({ translations: { de: { message: "Nur heute", linkLabel: "Zum Angebot" }, fr: { message: "Vite" } } })).toEqual(["Words in other languages: German: “Nur heute”, “Zum Angebot”; French: “Vite”"]);
    expect(told({ look: { ...PLAIN_LOOK, size: "large", position: "top_sticky" } })).toEqual(["Look and place: size large, position top sticky"]);
    expect(told({ reasons: [{ kind: "extended", from: NOW, to: NOW, reason: "The courier was late", at: NOW }] })).toEqual(["Reasons given: “The courier was late”"]);
    expect(told({ withdrawn: { cause: "over", at: NOW, detail: "" } })).toEqual(["Went off by itself: yes"]);
  });

  it("tells of a field that this table does not know yet", () => {
    const past = { id: "a", version: 1, content: { ...banner(), latestField: null } };
    const present = { id: "a", version: 2, content: { ...banner(), latestField: { hours: 3, message: "Soon over" } } };
    expect(changesBetween({ ...content({}), banners: [past] }, { ...content({}), banners: [present] })).toEqual([
      { subject: "Banner “Black Friday”", words: ["latest field changed"], fields: [{ field: "Latest field", before: "none", after: "hours: 3, message: Soon over" }] },
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
