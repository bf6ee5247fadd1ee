import { describe, expect, it, test } from "vitest";
import { parseBanner, type Banner } from "../../app/domain/banner";
import { actionsFor, actOn } from "../../app/domain/banner-actions";
import { toBannerFormValues } from "../../app/domain/banner-form";
import { showsNextFrom, wordsAt } from "../../app/domain/banner-times";
import { boundsOf, MOST_WINDOWS, NO_END, nextWindowAfter, phaseAt, windowAt, windowsAround, windowsBetween, type Schedule, type WeeklyWindows } from "../../app/domain/banner-windows";
import { NEW_SCHEDULE_FORM, readSchedule, type ScheduleForm } from "../../app/domain/banner-windows-form";
import { readSavedContent } from "../../app/domain/history-content";
import { changesOfItem } from "../../app/domain/history-fields";
import { scheduleWords, timesWords, weeklyWords } from "../../app/domain/schedule-words";
import { explainKind } from "../../app/domain/page-explanation";
import { causeWords } from "../../app/domain/reason-words";
import type { StorePage } from "../../app/domain/pages";
import { resolveSlot } from "../../app/domain/page-resolution";
import { toCandidates } from "../../app/domain/storefront-document";
import { banner, content, HOUR, NOW } from "./saved-content";

const at = (iso: string) => Date.parse(iso) / 1000;
const iso = (instant: number | null | undefined) => (instant === null || instant === undefined ? null : new Date(instant * 1000).toISOString().replace(":00.000Z", "Z"));
const FRIDAYS: WeeklyWindows = { kind: "weekly", days: [5], from: "09:00", until: "18:00", firstDate: null, lastDate: null };
const weekly = (change: Partial<WeeklyWindows> = {}, zone = "America/New_York"): Schedule => ({ startsAt: null, endsAt: NO_END, zone, windows: { ...FRIDAYS, ...change } });
const several: Schedule = { startsAt: 100, endsAt: 500, zone: "UTC", windows: { kind: "several", list: [{ startsAt: 100, endsAt: 200 }, { startsAt: 400, endsAt: 500 }] } };

test.each([
  [99, "scheduled", null, 100],
  [100, "live", 100, 400],
  [199, "live", 100, 400],
  [200, "between", null, 400],
  [399, "between", null, 400],
  [400, "live", 400, null],
  [499, "live", 400, null],
  [500, "ended", null, null],
])("of two windows, at %i it is %s", (now, phase, runs, next) => {
  expect([phaseAt(several, now), windowAt(several, now)?.startsAt ?? null, nextWindowAfter(several, now)?.startsAt ?? null]).toEqual([phase, runs, next]);
});

test.each([
  // 2026-11-27 is a Friday.
  ["a second before", weekly(), "2026-11-27T13:59:59Z", "between", "2026-11-27T14:00Z"],
  ["at its start", weekly(), "2026-11-27T14:00:00Z", "live", "2026-12-04T14:00Z"],
  ["a second before its end", weekly(), "2026-11-27T22:59:59Z", "live", "2026-12-04T14:00Z"],
  ["at its end", weekly(), "2026-11-27T23:00:00Z", "between", "2026-12-04T14:00Z"],
  ["over midnight", weekly({ from: "22:00", until: "02:00" }), "2026-11-28T06:59:59Z", "live", "2026-12-05T03:00Z"],
  ["after midnight's end", weekly({ from: "22:00", until: "02:00" }), "2026-11-28T07:00:00Z", "between", "2026-12-05T03:00Z"],
  ["a whole day", weekly({ from: "00:00", until: "00:00" }), "2026-11-28T04:59:59Z", "live", "2026-12-04T05:00Z"],
  ["in summer time", weekly(), "2026-07-03T13:00:00Z", "live", "2026-07-10T13:00Z"],
  ["before its first date", weekly({ firstDate: "2026-12-01" }), "2026-11-27T15:00:00Z", "between", "2026-12-04T14:00Z"],
  ["after its last date", weekly({ lastDate: "2026-11-30" }), "2026-12-04T15:00:00Z", "between", null],
  ["Lord Howe, by half an hour", weekly({ days: [0], from: "02:00", until: "03:00" }, "Australia/Lord_Howe"), "2027-04-03T15:30:00Z", "live", "2027-04-10T15:30Z"],
  ["Kiritimati, already on Friday", weekly({}, "Pacific/Kiritimati"), "2026-11-26T19:00:00Z", "live", "2026-12-03T19:00Z"],
] as const)("every week, %s", (_case, schedule, now, phase, next) => {
  expect([phaseAt(schedule, at(now)), iso(nextWindowAfter(schedule, at(now))?.startsAt)]).toEqual([phase, next]);
});

test.each([
  ["a start that is skipped is as long after midnight as ever", { from: "02:30", until: "05:00" }, "2027-03-13", "2027-03-14T07:30Z", "2027-03-14T09:00Z"],
  ["an end that is skipped, too", { from: "01:00", until: "02:30" }, "2027-03-13", "2027-03-14T06:00Z", "2027-03-14T07:30Z"],
  ["a window within the skipped hour moves with it", { from: "02:15", until: "02:45" }, "2027-03-13", "2027-03-14T07:15Z", "2027-03-14T07:45Z"],
  ["of times that repeat the first is meant", { from: "01:15", until: "01:45" }, "2026-10-31", "2026-11-01T05:15Z", "2026-11-01T05:45Z"],
  ["what lies after them is as the clock says", { from: "01:15", until: "03:00" }, "2026-10-31", "2026-11-01T05:15Z", "2026-11-01T08:00Z"],
])("when clocks change, %s", (_case, times, from, start, end) => {
  const [window] = windowsBetween(weekly({ days: [0], ...times }), at(`${from}T12:00Z`), at(`${from}T12:00Z`) + 2 * 86_400);
  expect([iso(window?.startsAt), iso(window?.endsAt)]).toEqual([start, end]);
});

test("a day whose window daylight saving takes away has none, and the last one before it is found two weeks later", () => {
  const skipped = weekly({ days: [0], from: "02:00", until: "03:00" });
  expect(windowsBetween(skipped, at("2026-03-08T05:00:00Z"), at("2026-03-09T04:00:00Z"))).toEqual([]);
  const { last, next } = windowsAround(skipped, at("2026-03-14T12:00:00Z"));
  expect([iso(last?.startsAt), iso(next?.startsAt)]).toEqual(["2026-03-01T07:00Z", "2026-03-15T06:00Z"]);
});

test("a last window late on the day of 25 hours is the end of them all", () => {
  const windows: WeeklyWindows = { ...FRIDAYS, days: [0], from: "23:30", until: "23:45", lastDate: "2026-11-01" };
  expect(iso(boundsOf(windows, "America/New_York")?.endsAt)).toBe("2026-11-02T04:45Z");
});

test("a window that ends at the first instant asked for, or begins at the last, is not between them", () => {
  expect(windowsBetween(several, 200, 400)).toEqual([]);
  expect(windowsBetween(several, 199, 401)).toHaveLength(2);
});

describe("a banner with windows", () => {
  const told = banner({ startsAt: NOW, endsAt: NOW + 30 * HOUR, windows: { kind: "several", list: [{ startsAt: NOW, endsAt: NOW + 5 * HOUR }, { startsAt: NOW + 24 * HOUR, endsAt: NOW + 30 * HOUR }] }, teaser: { from: NOW - 2 * HOUR, hours: 2, message: "Soon" }, lastHours: { hours: 1, message: "Last hour" }, ended: { hours: 3, message: "Over" } });

  it.each([
    [-2 * HOUR - 1, null], [-2 * HOUR, "teaser"], [0, "live"], [4 * HOUR, "last_hours"], [5 * HOUR, "ended"], [8 * HOUR - 1, "ended"], [8 * HOUR, null],
    [22 * HOUR - 1, null], [22 * HOUR, "teaser"], [24 * HOUR, "live"], [29 * HOUR, "last_hours"], [30 * HOUR, "ended"], [33 * HOUR, null],
  ])("%i seconds after its start says %s", (after, moment) => {
    expect(wordsAt(told, NOW + after)).toBe(moment);
  });

  it("has no last hours in a window that is just as long as they are", () => {
    const short = { ...told, lastHours: { hours: 5, message: "Last hours" } };
    expect([wordsAt(short, NOW), wordsAt(short, NOW + 24 * HOUR), wordsAt(short, NOW + 25 * HOUR)]).toEqual(["live", "live", "last_hours"]);
  });

  it("shows nothing between them, and the explanation says when it shows next", () => {
    expect(showsNextFrom(told, NOW + 10 * HOUR)).toBe(NOW + 22 * HOUR);
    const saved = content({ a: told });
    const page: StorePage = { kind: "home", id: null, blogId: null, tags: [], collectionIds: [], templateSuffix: "", path: "/" };
    const { winner, candidates } = resolveSlot(toCandidates(saved)["sale-banner"], { page, visitor: { market: null, locale: "en", customer: null, device: "phone" }, now: NOW + 10 * HOUR, choices: { page: null, kind: null } });
    expect([winner, candidates[0]?.reasons]).toEqual([null, [{ cause: "between_windows", nextAt: NOW + 22 * HOUR }]]);
    expect(causeWords({ cause: "between_windows", nextAt: NOW + 22 * HOUR }, { page, slot: "sale-banner", zone: "UTC", now: NOW }).text).toContain("Saturday, November 28, 2026 at 3:00");
    expect(explainKind("home", "/", { market: null, locale: "en", customer: null, device: "phone" }, NOW, saved)[0]?.winner?.candidate.id).toBe("a");
  });

  it("has its windows in the history, and an older history without them is still read", () => {
    const { windows, ...once } = told;
    expect(changesOfItem(once, told)).toMatchObject({ words: ["runs in other windows"], fields: [{ field: "Windows", before: "none", after: expect.stringContaining("until") }] });
    expect(changesOfItem(told, { ...told, windows: FRIDAYS }).fields[0]?.after).toContain("every Friday from");
    expect(readSavedContent(JSON.stringify({ ...content({ a: once as Banner }) }))?.banners[0]?.content.windows).toBeUndefined();
    expect(readSavedContent(JSON.stringify(content({ a: told })))?.banners[0]?.content.windows).toEqual(windows);
  });
});

test("ended now, the window that runs is the last one", () => {
  const now = at("2026-11-27T15:00:00Z");
  const fridays = banner({ startsAt: null, endsAt: NO_END, windows: FRIDAYS });
  expect(actionsFor(fridays, now).find(({ intent }) => intent === "end")?.ask?.text).toContain("does not come back");
  expect(actionsFor(fridays, at("2026-11-28T15:00:00Z")).map(({ intent }) => intent)).not.toContain("end");
  const ended = actOn(fridays, "end", now);
  if (typeof ended === "string") throw new Error(ended);
  expect([ended.startsAt, ended.endsAt, ended.windows, phaseAt(ended, now)]).toEqual([at("2026-11-27T14:00:00Z"), now, undefined, "ended"]);
});

const CONTEXT = { now: NOW, zone: "America/New_York", locale: "en", confirmation: null };
const form = { ...toBannerFormValues(null, "en"), live: true, message: "Sale", confirmed: true, confirmedBy: "Store owner" };
const rows = (...windows: [string, string][]): Partial<ScheduleForm> => ({ scheduleKind: "several", windows: windows.map(([startsAt, endsAt]) => ({ startsAt, endsAt })) });
const week = (change: Partial<ScheduleForm["weekly"]>): Partial<ScheduleForm> => ({ scheduleKind: "weekly", weekly: { ...NEW_SCHEDULE_FORM.weekly, ...change } });

describe("a form with windows", () => {
  it.each([
    ["windows.0.endsAt", rows(["2026-12-01T10:00", "2026-12-01T09:00"]), /after the start/],
    ["windows.1.startsAt", rows(["2026-12-01T10:00", "2026-12-01T12:00"], ["2026-12-01T11:00", "2026-12-01T13:00"]), /before another one has ended/],
    ["windows.0.startsAt", rows(["2026-12-01T11:00", "2026-12-01T13:00"], ["2026-12-01T10:00", "2026-12-01T12:00"]), /before another one has ended/],
    ["windows.1.startsAt", rows(["2026-12-01T10:00", "2026-12-01T12:00"], ["2026-12-01T12:00", "2026-12-01T13:00"]), /Make them one/],
    ["windows.0.startsAt", rows(["soon", "2026-12-01T12:00"]), /date and a time/],
    ["windows.0.startsAt", rows(["2027-03-14T02:30", "2027-03-14T12:00"]), /skip/],
    ["windows.0.endsAt", rows(["2027-11-06T10:00", "2027-11-07T01:30"]), /first 1:30.*second 1:30/],
    ["windows.0.endsAt", rows(["2025-12-01T10:00", "2025-12-01T12:00"]), /in the past/],
    ["windows", rows(), /at least one/],
    ["windows", rows(...Array.from({ length: MOST_WINDOWS + 1 }, (): [string, string] => ["", ""])), /at most 20/],
    ["weekly.days", week({ days: [] }), /at least one day/],
    ["weekly.from", week({ from: "25:00" }), /09:00/],
    ["weekly.until", week({ until: "" }), /18:00/],
    ["weekly.until", week({ days: [5, 6], from: "00:00", until: "00:00" }), /fewer days/],
    ["weekly.until", week({ days: [0, 6], from: "08:00", until: "08:00" }), /fewer days/],
    ["weekly.firstDate", week({ firstDate: "2026-02-30" }), /date/],
    ["weekly.lastDate", week({ firstDate: "2026-12-02", lastDate: "2026-12-01" }), /before the first/],
    ["weekly.lastDate", week({ firstDate: "2026-12-01", lastDate: "2026-12-03" }), /None of these days/],
    ["weekly.lastDate", week({ lastDate: "2026-11-21" }), /in the past/],
    ["scheduleKind", { scheduleKind: "every 15 minutes" as never }, /Choose one/],
  ])("is refused at %s for %j", (field, change, message) => {
    const result = parseBanner({ ...form, ...change }, CONTEXT);
    expect(result.ok ? {} : Object.fromEntries(result.problems.map((one) => [one.field, one.message.replace(/\s/g, " ")]))).toEqual({ [field]: expect.stringMatching(message) });
  });

  it("is refused where the shop's zone is none", () => {
    expect(readSchedule({ ...NEW_SCHEDULE_FORM, endsAt: "2026-12-01T10:00" }, "Mars/Olympus", NOW)).toEqual({ schedule: null, problems: [{ field: "endsAt", message: expect.stringContaining("“Mars/Olympus”") }] });
  });

  it.each([
    ["several", rows(["2026-12-03T10:00", "2026-12-03T12:00"], ["2026-12-01T10:00", "2026-12-01T12:00"]), ["2026-12-01T15:00Z", "2026-12-03T17:00Z"]],
    ["weekly", week({ firstDate: "2026-12-01", lastDate: "2026-12-31" }), ["2026-12-04T14:00Z", "2026-12-25T23:00Z"]],
    ["weekly for ever", week({}), [null, iso(NO_END)]],
  ])("that is %s becomes a banner with its first start and its last end, and comes back", (_case, change, bounds) => {
    const result = parseBanner({ ...form, ...change, teaserMessage: "Soon", teaserHours: "12" }, CONTEXT);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect([iso(result.value.startsAt), iso(result.value.endsAt)]).toEqual(bounds);
    expect(result.value.teaser).toMatchObject({ hours: 12, message: "Soon" });
    expect(parseBanner(toBannerFormValues(result.value), { ...CONTEXT, confirmation: result.value.confirmation })).toEqual(result);
  });

  it("asks for the confirmation again when any window changes, not only the last end (T5)", () => {
    const first = parseBanner({ ...form, ...rows(["2026-12-01T10:00", "2026-12-01T12:00"], ["2026-12-03T10:00", "2026-12-03T12:00"]) }, CONTEXT);
    if (!first.ok) throw new Error("refused");
    const { confirmation } = first.value;
    const again = (windows: [string, string][]) => parseBanner({ ...form, ...rows(...windows), confirmed: false }, { ...CONTEXT, confirmation });
    expect(again([["2026-12-01T10:00", "2026-12-01T12:00"], ["2026-12-03T10:00", "2026-12-03T12:00"]])).toMatchObject({ ok: true });
    expect(again([["2026-12-01T10:00", "2026-12-01T14:00"], ["2026-12-03T10:00", "2026-12-03T12:00"]])).toMatchObject({ ok: false, problems: [{ field: "confirmed", message: expect.stringContaining("2 windows only") }] });
  });
});

describe("words", () => {
  const plain = (text: string) => text.replace(/\s/g, " ");

  it("say a weekly rule", () => {
    expect(plain(weeklyWords(FRIDAYS, "Europe/Berlin"))).toBe("every Friday from 9:00 AM until 6:00 PM, Europe/Berlin time");
    expect(plain(weeklyWords({ ...FRIDAYS, days: [0, 5, 6], from: "22:00", until: "02:00", firstDate: "2026-12-01", lastDate: "2026-12-31" }, "UTC"))).toBe("every Sunday, Friday, and Saturday from 10:00 PM until 2:00 AM the next day, UTC time, from Dec 1, 2026 until Dec 31, 2026");
    expect(plain(scheduleWords(weekly()))).toContain("runs every Friday");
  });

  it.each([
    ["2026-11-27T15:00Z", "Until Friday, November 27, 2026 at 6:00 PM EST · Every Friday from 9:00 AM until 6:00 PM, America/New_York time"],
    ["2026-11-28T15:00Z", "From Friday, December 4, 2026 at 9:00 AM EST until Friday, December 4, 2026 at 6:00 PM EST · Every Friday from 9:00 AM until 6:00 PM, America/New_York time"],
  ])("of a list say which window counts at %s", (now, words) => {
    expect(plain(timesWords(weekly(), at(now)))).toBe(words);
  });
});
