import fc from "fast-check";
import { expect, it } from "vitest";
import { momentAt, positionOf, STEPS, stretchesOf } from "../../app/domain/banner-moments";

const HOUR = 3_600;
const start = 1_800_000_000;
const whole = { now: start - 9 * HOUR, startsAt: start, endsAt: start + 48 * HOUR, teaserFrom: start - 24 * HOUR, lastHoursFrom: start + 45 * HOUR, endedUntil: start + 50 * HOUR };

it("goes through every part of a banner's life, each from its very second", () => {
  const stretches = stretchesOf(whole);
  expect(stretches.map(({ name }) => name)).toEqual(["Before", "Announced", "Offer", "Last hours", "Over", "Gone"]);
  expect(stretches.map((_, index) => momentAt(stretches, index * STEPS)?.at)).toEqual([start - 25 * HOUR, start - 24 * HOUR, start, start + 45 * HOUR, start + 48 * HOUR, start + 50 * HOUR]);
  expect(momentAt(stretches, 6 * STEPS)?.at).toBe(start + 51 * HOUR - 1);
});

it("leaves out what a banner does not say", () => {
  expect(stretchesOf({ ...whole, startsAt: null, teaserFrom: null, lastHoursFrom: null, endedUntil: null }).map(({ name }) => name)).toEqual(["Offer", "Gone"]);
});

it("begins the last hours no earlier than the offer, and shows an offer without a start that is over as its last hour", () => {
  const parts = (change: object) => stretchesOf({ ...whole, teaserFrom: null, endedUntil: null, ...change }).slice(0, -1).map(({ name, from, until }) => [name, (from - start) / HOUR, (until - start) / HOUR]);
  expect(parts({ lastHoursFrom: start - HOUR })).toEqual([["Before", -1, 0], ["Last hours", 0, 48]]);
  expect(parts({ now: start + 60 * HOUR, startsAt: null, lastHoursFrom: null })).toEqual([["Offer", 47, 48]]);
});

it("finds the place of any instant again, and never leaves a stretch", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 * STEPS }), (position) => {
      const stretches = stretchesOf(whole);
      const found = momentAt(stretches, position);
      if (found === null) throw new Error("nothing there");
      expect(found.stretch.from <= found.at && found.at < found.stretch.until).toBe(true);
      expect(Math.abs(positionOf(stretches, found.at) - position)).toBeLessThanOrEqual(1);
    }),
  );
});
