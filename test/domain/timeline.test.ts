import { expect, test } from "vitest";
import type { Banner } from "../../app/domain/banner";
import { EVERYWHERE, type PageRule, type Target } from "../../app/domain/page-rules";
import type { Candidate } from "../../app/domain/page-resolution";
import { canMeet } from "../../app/domain/rule-meeting";
import { toNames } from "../../app/domain/rule-words";
import { ticksIn, weeksFrom } from "../../app/domain/timeline";
import { toTimelineView } from "../../app/domain/timeline-view";
import { banner, content, HOUR, NOW } from "./saved-content";

const DAY = 24 * HOUR;
const range = { from: NOW - 2 * DAY, until: NOW + 12 * DAY };
const view = (banners: Record<string, Banner>) => toTimelineView(content(banners).banners, range, { zone: "America/New_York", names: toNames(null), now: NOW });
const on = (...where: Target[]): PageRule => ({ ...EVERYWHERE, where });
const HOME: Target = { type: "kind", kind: "home" };
const ARTICLES: Target = { type: "kind", kind: "article" };

test("two banners that want the same pages at the same time are told apart: which goes first, where and why", () => {
  const { rows, overlaps } = view({
    a: banner({ name: "Black Friday", startsAt: NOW, endsAt: NOW + 3 * DAY, rule: on(HOME) }),
    b: banner({ name: "Winter", startsAt: NOW + DAY, endsAt: NOW + 5 * DAY }),
  });
  expect(overlaps).toMatchObject([{ number: 1, first: { id: "a" }, second: { id: "b" }, why: expect.stringContaining("“Winter” shows only where the other is not meant.") }]);
  expect(overlaps[0]?.when.map((words) => words.replace(/\s/g, " "))).toEqual(["from Sat, Nov 28, 12:00 PM EST until Mon, Nov 30, 12:00 PM EST"]);
  expect([rows[0]?.beaten, rows[1]?.beaten.map(({ number }) => number)]).toEqual([[], [1]]);
});

test("where two others go before a banner, both can be seen: the shorter one lies on the longer", () => {
  const { rows } = view({
    a: banner({ name: "A day", startsAt: NOW + DAY, endsAt: NOW + 2 * DAY }),
    b: banner({ name: "Five days", startsAt: NOW, endsAt: NOW + 5 * DAY }),
    c: banner({ name: "Winter", startsAt: NOW, endsAt: NOW + 9 * DAY }),
  });
  expect(rows[2]?.beaten.map(({ number, left }) => [number, left])).toEqual([[3, 14.29], [2, 21.43]]);
});

test("one that is meant for all that the other is meant for keeps it from showing", () => {
  const { overlaps } = view({ a: banner({ name: "Black Friday", endsAt: NOW + 3 * DAY }), b: banner({ name: "Winter", endsAt: NOW + DAY, rule: on(ARTICLES) }) });
  expect(overlaps[0]?.why).toContain("“Winter”, which does not show then");
});

test.each<[string, Partial<Record<"a" | "b", Partial<Banner>>>]>([
  ["on pages of different kinds", { a: { rule: on(HOME) }, b: { rule: on(ARTICLES) } }],
  ["on two articles", { a: { rule: on({ type: "resource", kind: "article", id: 1, title: "" }) }, b: { rule: on({ type: "resource", kind: "article", id: 2, title: "" }) } }],
  ["where one leaves out what the other names", { a: { rule: { ...EVERYWHERE, except: [ARTICLES] } }, b: { rule: on({ type: "in_blog", id: 7, title: "" }) } }],
  ["in different markets", { a: { rule: { ...EVERYWHERE, markets: ["us"] } }, b: { rule: { ...EVERYWHERE, markets: ["eu"] } } }],
  ["in different languages", { a: { locale: "en" }, b: { locale: "de" } }],
  ["for guests and for customers", { a: { rule: { ...EVERYWHERE, customer: "guest" } }, b: { rule: { ...EVERYWHERE, customerTags: ["vip"] } } }],
  ["on phones and on wider screens", { a: { rule: { ...EVERYWHERE, device: "phone" } }, b: { rule: { ...EVERYWHERE, device: "desktop" } } }],
  ["one after the other", { a: { endsAt: NOW + HOUR }, b: { startsAt: NOW + HOUR, endsAt: NOW + DAY } }],
  ["where one is switched off", { a: {}, b: { live: false } }],
])("two banners %s are no overlap", (_case, { a, b }) => {
  expect(view({ a: banner(a), b: banner(b) }).overlaps).toEqual([]);
});

test("a weekly banner meets another once a week, and the announcement of one counts too", () => {
  const weekly = banner({ name: "Fridays", startsAt: null, endsAt: NOW + 90 * DAY, windows: { kind: "weekly", days: [5], from: "09:00", until: "18:00", firstDate: null, lastDate: null } });
  const { rows, overlaps } = view({ a: banner({ endsAt: NOW + 60 * DAY }), b: weekly });
  expect([rows[1]?.offers.length, overlaps[0]?.when.length]).toEqual([2, 2]);
  const announced = banner({ startsAt: NOW + 2 * DAY, endsAt: NOW + 3 * DAY, teaser: { from: NOW + DAY, message: "Soon" } });
  expect(view({ a: banner({ endsAt: NOW + 2 * DAY }), b: announced }).overlaps).toHaveLength(1);
});

test("dates are midnights in the shop's zone, also across a clock change, and a day that is none is today", () => {
  const weeks = weeksFrom("2026-10-26", 2, "America/New_York", NOW);
  expect(ticksIn(weeks, "day", "America/New_York")).toHaveLength(14);
  expect(ticksIn(weeks, "monday", "America/New_York").map((at) => new Date(at * 1000).toISOString())).toEqual(["2026-10-26T04:00:00.000Z", "2026-11-02T05:00:00.000Z"]);
  for (const none of ["rubbish", "2026-02-30", "-271821-04-19", "+275760-09-13"]) {
    expect(weeksFrom(none, 6, "America/New_York", NOW), none).toMatchObject({ day: "2026-11-25", today: "2026-11-27", before: "2026-10-14", after: "2027-01-06" });
  }
});

test("rules that may meet are never said to be apart", () => {
  const candidate = (rule: PageRule, locales: string[] | null = ["en"]): Candidate => ({ id: "a", name: "", live: true, startsAt: null, endsAt: null, locales, rule });
  expect(canMeet(candidate(on({ type: "path", path: "/blogs/*" })), candidate(on(ARTICLES)))).toBe(true);
  expect(canMeet(candidate(on({ type: "template", suffix: "landing" })), candidate(on(HOME)))).toBe(true);
  expect(canMeet(candidate(EVERYWHERE, null), candidate({ ...EVERYWHERE, locales: ["de"] }, ["de"]))).toBe(true);
});
