import { describe, expect, it } from "vitest";
import { describeInstant, phaseAt, readWallTime, toWallTime } from "../../app/domain/schedule";

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

  it("takes the earlier of the two hours that daylight saving repeats", () => {
    expect(readWallTime("2026-11-01T01:30", "America/New_York")).toEqual({ ok: true, instant: at("2026-11-01T05:30:00Z") });
  });

  it.each(["", "tomorrow", "2026-13-01T00:00", "2026-02-30T10:00", "99999999999999"])("does not read %j as a time", (text) => {
    expect(readWallTime(text, "America/New_York")).toEqual({ ok: false, message: expect.any(String) });
  });
});

describe("phases", () => {
  const interval = { startsAt: 1_000, endsAt: 2_000 };

  it.each([
    [999, "scheduled"],
    [1_000, "live"],
    [1_999, "live"],
    [2_000, "ended"],
  ])("at %i it is %s", (now, phase) => {
    expect(phaseAt(interval, now)).toBe(phase);
  });

  it("has begun when it has no start", () => {
    expect(phaseAt({ startsAt: null, endsAt: 2_000 }, 0)).toBe("live");
  });
});

it("describes an instant with its zone", () => {
  expect(describeInstant(at("2026-11-28T04:59:00Z"), "America/New_York", "en").replace(/\s/g, " ")).toBe("Friday, November 27, 2026 at 11:59 PM EST");
});
