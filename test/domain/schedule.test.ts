import { describe, expect, it } from "vitest";
import { phaseAt } from "../../app/domain/banner-windows";
import { describeDay, describeInstant, readWallTime, toWallTime } from "../../app/domain/schedule";

const at = (iso: string) => Date.parse(iso) / 1000;

describe("wall times", () => {
  it.each([
    ["2026-11-27T23:59", "America/New_York", "2026-11-28T04:59:00Z"],
    ["2026-07-01T12:00", "America/New_York", "2026-07-01T16:00:00Z"],
    ["2026-11-27T23:59", "Europe/Berlin", "2026-11-27T22:59:00Z"],
    ["2026-11-27T23:59", "Pacific/Kiritimati", "2026-11-27T09:59:00Z"],
    // Lord Howe moves its clocks by half an hour.
    ["2026-12-01T00:00", "Australia/Lord_Howe", "2026-11-30T13:00:00Z"],
    ["2026-07-01T00:00", "Australia/Lord_Howe", "2026-06-30T13:30:00Z"],
  ])("%s in %s is %s, and back", (wall, zone, instant) => {
    expect(readWallTime(wall, zone)).toEqual({ ok: true, instant: at(instant) });
    expect(toWallTime(at(instant), zone)).toBe(wall);
  });

  it("refuses the hour that daylight saving skips", () => {
    expect(readWallTime("2026-03-08T02:30", "America/New_York")).toMatchObject({ ok: false, message: expect.stringContaining("skip") });
    expect(readWallTime("2026-10-04T02:15", "Australia/Lord_Howe")).toMatchObject({ ok: false });
  });

  it.each([
    ["2026-11-01T01:30", "America/New_York", "first 1:30 AM, EDT", "2026-11-01T01:30-04:00", "second 1:30 AM, EST", "2026-11-01T01:30-05:00"],
    ["2026-10-25T02:00", "Europe/Berlin", "first 2:00 AM, GMT+2", "2026-10-25T02:00+02:00", "second 2:00 AM, GMT+1", "2026-10-25T02:00+01:00"],
    ["2027-04-04T01:45", "Australia/Lord_Howe", "first 1:45 AM, GMT+11", "2027-04-04T01:45+11:00", "second 1:45 AM, GMT+10:30", "2027-04-04T01:45+10:30"],
  ])("names both times that a clock shows twice, %s in %s, and reads the chosen one", (wall, zone, first, firstText, second, secondText) => {
    const reading = readWallTime(wall, zone);
    if (reading.ok) throw new Error("one was taken silently");
    expect(reading.message.replace(/\s/g, " ")).toContain(`the ${first} or the ${second}`);
    expect(reading.choices?.map(({ text, instant }) => [text, instant])).toEqual([[firstText, at(firstText)], [secondText, at(secondText)]]);
    for (const text of [firstText, secondText]) {
      expect(readWallTime(text, zone)).toEqual({ ok: true, instant: at(text) });
      expect(toWallTime(at(text), zone)).toBe(text);
    }
  });

  it("goes by the zone when an offset comes with a time that happens once", () => {
    expect(readWallTime("2026-11-02T01:30-04:00", "America/New_York")).toEqual({ ok: true, instant: at("2026-11-02T06:30:00Z") });
  });

  it.each(["", "tomorrow", "2026-13-01T00:00", "2026-02-30T10:00", "99999999999999", "+275760-09-13T00:00", "-271821-04-19T00:00"])("does not read %j as a time", (text) => {
    expect(readWallTime(text, "America/New_York")).toEqual({ ok: false, message: expect.any(String) });
  });
});

describe("phases", () => {
  const interval = { startsAt: 1_000, endsAt: 2_000, zone: "UTC" };

  it.each([
    [999, "scheduled"],
    [1_000, "live"],
    [1_999, "live"],
    [2_000, "ended"],
  ])("at %i it is %s", (now, phase) => {
    expect(phaseAt(interval, now)).toBe(phase);
  });

  it("has begun when it has no start", () => {
    expect(phaseAt({ startsAt: null, endsAt: 2_000, zone: "UTC" }, 0)).toBe("live");
  });
});

it("describes the day that it is in the zone", () => {
  expect([describeDay(at("2026-11-28T04:59:00Z"), "America/New_York", "en"), describeDay(at("2026-11-28T05:00:00Z"), "America/New_York", "en")]).toEqual(["November 27, 2026", "November 28, 2026"]);
});

it("describes an instant with its zone", () => {
  expect(describeInstant(at("2026-11-28T04:59:00Z"), "America/New_York", "en").replace(/\s/g, " ")).toBe("Friday, November 27, 2026 at 11:59 PM EST");
});
