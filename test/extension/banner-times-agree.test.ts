/** The storefront's Liquid and the app decide the same moment of a banner, for thousands of random schedules around daylight saving. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";
import { bannerSchema, type Banner } from "../../app/domain/banner";
import { wordsAt, type WordsMoment } from "../../app/domain/banner-times";
import { readSchedule, toScheduleForm } from "../../app/domain/banner-windows-form";
import { boundsOf, windowsSchema, type Windows } from "../../app/domain/banner-windows";
import { toStorefrontDocument } from "../../app/domain/storefront-document";
import { followZone } from "../../app/domain/zone-follow";
import { NEW_SETTINGS } from "../../app/domain/settings";
import { shippedFiles } from "./extension-files";
import { toRubyCase, withoutWrapper } from "./page";
import { hasRubyLiquid, printWithRuby, type RubyCase } from "./ruby-liquid";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Each with a day on which its clocks go forward and one on which they go back. */
const ZONES: Record<string, string[]> = {
  "America/New_York": ["2026-11-01T06:00Z", "2027-03-14T07:00Z"],
  "Europe/Berlin": ["2026-10-25T01:00Z", "2027-03-28T01:00Z"],
  // By half an hour.
  "Australia/Lord_Howe": ["2026-10-03T15:30Z", "2027-04-03T15:00Z"],
  // Fourteen hours ahead, without daylight saving.
  "Pacific/Kiritimati": ["2026-10-31T10:00Z", "2027-03-14T10:00Z"],
};

const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45)).map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const early = fc.constantFrom("00:00", "01:30", "01:45", "02:00", "02:15", "02:30", "03:00", "03:30");
const hours = fc.integer({ min: 1, max: 48 });
const around = (change: number) => fc.integer({ min: -5 * 96, max: 5 * 96 }).map((quarters) => change + quarters * 900);

function windowsAt(change: number, zone: string): fc.Arbitrary<Windows | null> {
  const several = fc.uniqueArray(around(change), { minLength: 2, maxLength: 8 }).map((instants): Windows => {
    const sorted = instants.sort((one, other) => one - other);
    return { kind: "several", list: sorted.flatMap((startsAt, index) => (index % 2 === 0 && sorted[index + 1] !== undefined ? [{ startsAt, endsAt: Number(sorted[index + 1]) }] : [])) };
  });
  const day = fc.integer({ min: -6, max: 6 }).map((days) => new Date((change + days * DAY) * 1000).toISOString().slice(0, 10));
  const weekly = fc
    .record({ kind: fc.constant("weekly" as const), days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }), from: fc.oneof(clock, early), until: fc.oneof(clock, early), firstDate: fc.option(day), lastDate: fc.option(day) })
    .filter((one) => boundsOf(one, zone) !== null);
  return fc.oneof(fc.constant(null), several, weekly);
}

const world = fc.constantFrom(...Object.entries(ZONES).flatMap(([zone, changes]) => changes.map((instant) => ({ zone, change: Date.parse(instant) / 1000 })))).chain(({ zone, change }) =>
  fc.record({
    zone: fc.constant(zone),
    /** The store's clock may be another one by now. */
    shopZone: fc.oneof({ weight: 4, arbitrary: fc.constant(zone) }, { weight: 1, arbitrary: fc.constantFrom(...Object.keys(ZONES)) }),
    windows: windowsAt(change, zone),
    once: fc.tuple(fc.option(around(change)), around(change)).filter(([from, until]) => from === null || from < until),
    teaser: fc.option(hours),
    lastHours: fc.option(hours),
    ended: fc.option(hours),
    /** Half of the instants lie at a border, or a second before it. */
    now: fc.oneof(around(change), fc.tuple(around(change), fc.constantFrom(-1, 0, 1)).map(([instant, second]) => instant + second)),
  }),
);
type World = typeof world extends fc.Arbitrary<infer One> ? One : never;

function toBanner({ zone, windows, once: [startsAt, endsAt], teaser, lastHours, ended }: World): Banner {
  const bounds = windows === null ? { startsAt, endsAt } : windows.kind === "weekly" ? boundsOf(windows, zone) : { startsAt: windows.list[0]?.startsAt, endsAt: windows.list.at(-1)?.endsAt };
  return bannerSchema.parse({
    ...bounds, zone, ...(windows && { windows }), live: true, locale: "en", message: "live", linkLabel: null, link: null, countdown: "on", colors: { text: "#ffffff", background: "#000000" }, confirmation: null,
    teaser: teaser === null || (windows === null && startsAt === null) ? null : { message: "teaser", ...(windows === null ? { from: (startsAt ?? 0) - teaser * HOUR } : { from: (bounds?.startsAt ?? 0) - teaser * HOUR, hours: teaser }) },
    lastHours: lastHours === null ? null : { hours: lastHours, message: "last_hours" },
    ended: ended === null ? null : { hours: ended, message: "ended" },
  });
}

let at = { now: 0, zone: "" };
const engines = new Map(Object.keys(ZONES).map((zone) => [zone, createShopifyLiquid({
  read: (file) => shippedFiles.get(file), zone, locale: "en", moneyFormat: "${{amount}}", currency: "USD", now: () => new Date(at.now * 1000),
  assetUrl: (file) => file, extensionAssetUrl: (file) => file, extensionLoopLimit: 50,
})]));

async function print(banner: Banner, now: number, zone: string) {
  at = { now, zone };
  const liquid = engines.get(zone);
  if (liquid === undefined) throw new Error("no engine");
  const document = toStorefrontDocument({ banners: [{ id: "a", content: banner, version: 1 }], badgeSets: [], settings: NEW_SETTINGS }, now);
  const scope = { app: { metafields: { buyline: { storefront: { value: document } } } }, request: { locale: { iso_code: "en" }, page_type: "index", path: "/" } };
  return { html: await liquid.renderBlock("sale-banner", { scope }), scope, liquid };
}

/** What a shopper without JavaScript reads. */
function momentIn(html: string): WordsMoment | null {
  const seen = [...html.matchAll(/<p class="buyline-sale-banner__message"([^>]*)>(\w+)<\/p>/g)].filter(([, attributes = ""]) => !attributes.includes("hidden"));
  expect(seen.length).toBeLessThanOrEqual(1);
  return (seen[0]?.[2] as WordsMoment | undefined) ?? null;
}

const SECOND_OPINIONS = 100;
const printed: { html: string; ruby: RubyCase }[] = [];
const met = new Map<string, number>();
/** Weekly ones of which Liquid, by the store's clock, would say something else than what was confirmed. */
let withdrawn = 0;

test("the storefront is at the moment that the app says", async () => {
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      const banner = followZone(toBanner(one), one.shopZone, one.now);
      const moment = banner.live ? wordsAt(banner, one.now) : null;
      if (!banner.live) withdrawn++;
      const { html, scope, liquid } = await print(banner, one.now, one.shopZone);
      expect(momentIn(html)).toBe(moment);
      const sort = `${one.windows?.kind ?? "once"} ${moment}`;
      met.set(sort, (met.get(sort) ?? 0) + 1);
      if (printed.length < SECOND_OPINIONS && one.windows?.kind === "weekly" && moment !== null) {
        printed.push({ html: withoutWrapper(html), ruby: toRubyCase("sale-banner", { now: new Date(one.now * 1000).toISOString(), zone: one.shopZone, locale: "en", moneyFormat: "${{amount}}", settings: {} }, scope, liquid) });
      }
    }),
    { numRuns: 2_500 },
  );
  expect(withdrawn).toBeGreaterThan(50);
  expect([...met].filter(([, count]) => count > 0).map(([sort]) => sort).sort()).toEqual(
    ["once", "several", "weekly"].flatMap((kind) => ["ended", "last_hours", "live", "null", "teaser"].map((moment) => `${kind} ${moment}`)).sort(),
  );
}, 120_000);

test.runIf(hasRubyLiquid)("Ruby's Liquid prints the same bytes for a sample of them", () => {
  expect(printed).toHaveLength(SECOND_OPINIONS);
  const opinions = printWithRuby(printed.map(({ ruby }) => ruby));
  for (const [index, { html }] of printed.entries()) expect({ html }).toEqual(opinions[index]);
}, 120_000);

test("every random schedule comes back from the form as it was", () => {
  fc.assert(
    fc.property(world, (one) => {
      const banner = toBanner(one);
      if (banner.windows !== undefined) expect(windowsSchema.parse(banner.windows)).toEqual(banner.windows);
      const { schedule, problems } = readSchedule(toScheduleForm(banner), one.zone, 0);
      const touches = problems.some(({ field }) => field === "weekly.until");
      if (!touches) expect(schedule).toMatchObject({ startsAt: banner.startsAt, endsAt: banner.endsAt });
    }),
  );
});
