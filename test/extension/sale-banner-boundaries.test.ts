/**
 * Every border of a banner's time, a second before and after it, on fresh and cached pages, for shoppers whose clock is
 * right or two days off, in four zones around both changes of daylight saving.
 */
import { expect, test } from "vitest";
import { wordsAt } from "../../app/domain/banner-times";
import { banner, seconds, textOf } from "./page";
import { answered, isGone, open, seen, serverSays, type Opened } from "./script-page";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const iso = (instant: number) => new Date(instant * 1000).toISOString();

const CHANGES = [
  ["America/New_York", "goes back", "2026-11-01T06:00:00Z"],
  ["America/New_York", "goes forward", "2027-03-14T07:00:00Z"],
  ["Europe/Berlin", "goes back", "2026-10-25T01:00:00Z"],
  ["Europe/Berlin", "goes forward", "2027-03-28T01:00:00Z"],
  ["Australia/Lord_Howe", "goes back", "2027-04-03T15:00:00Z"],
  ["Australia/Lord_Howe", "goes forward", "2026-10-03T15:30:00Z"],
  ["Pacific/Kiritimati", "never changes", "2026-11-01T06:00:00Z"],
] as const;

const CACHE_AGES = [0, 300, 2 * HOUR];
const CLOCKS = [0, 2 * DAY, -2 * DAY];
const WORDS = { teaser: "Soon", live: "Sale", last_hours: "Last hours", ended: "Over" };

/** From six hours before the change until six hours after it. */
function around(change: number) {
  const [startsAt, endsAt] = [change - 6 * HOUR, change + 6 * HOUR];
  const times = { startsAt, endsAt, zone: "UTC", teaser: { from: startsAt - 3 * HOUR, message: "" }, lastHours: { hours: 3, message: "" }, ended: { hours: 3, message: "" } };
  const published = banner({
    starts_at: startsAt, ends_at: endsAt, shows_from: startsAt - 3 * HOUR, shows_until: endsAt + 3 * HOUR, last_hours_from: endsAt - 3 * HOUR, countdown: "on_articles_too",
    texts: { en: { message: WORDS.live, teaser: WORDS.teaser, last_hours: WORDS.last_hours, ended: WORDS.ended, link_label: null } },
  });
  return { times, published, borders: [startsAt, endsAt - 3 * HOUR, endsAt] };
}

const digitsLeft = (page: Opened, nth = 0) => {
  const clock = page.banners[nth]?.querySelector<HTMLElement>(".buyline-sale-banner__clock");
  return clock && !isGone(clock) ? textOf(clock.querySelector('[role="timer"]')) : null;
};
const asDigits = (left: number) => [Math.floor(left / HOUR), Math.floor((left % HOUR) / 60), left % 60].map((part) => String(part).padStart(2, "0")).join(":");

test.each(CHANGES)("in %s, where the clock %s, each border is kept to the second", async (zone, _how, changeAt) => {
  const { times, published, borders } = around(seconds(changeAt));
  for (const border of borders) {
    for (const at of [border - 1, border, border + 1]) {
      const moment = wordsAt(times, at);
      for (const off of CLOCKS) {
        // The same banner from a page of each age.
        const page = await open(CACHE_AGES.map(() => published), { zone, printed: CACHE_AGES.map((age) => iso(at - age)), opened: iso(at + off), before: serverSays(iso(at)) });
        await answered();
        for (const [nth, age] of CACHE_AGES.entries()) {
          const said = seen(page, nth).split(" | ");
          const about = `${iso(at)}, cached for ${age} s, clock off by ${off} s`;
          expect(said[0], about).toBe(moment === null ? "" : WORDS[moment]);
          const isOffer = moment === "live" || moment === "last_hours";
          expect(said.length > 1, about).toBe(isOffer);
          expect(digitsLeft(page, nth)?.replace(/ [dhms] ?/g, ":").replace(/:$/, "") ?? null, about).toBe(isOffer ? asDigits(times.endsAt - at) : null);
        }
        page.window.close();
      }
    }
  }
}, 60_000);

const NIGHT = ["22:59:59", "23:00:00", "23:59:59", "00:00:00", "00:30:00", "00:59:59"];

test.each(["Pacific/Auckland", "America/Los_Angeles"])("a shopper in %s reads tonight by the shop's day, not by theirs", async (visitor) => {
  const before = process.env["TZ"];
  process.env["TZ"] = visitor;
  try {
    for (const [ends, wall, sentence] of [["2026-12-01T00:30:00-05:00", "12:30 AM", "Ends today"], ["2026-11-30T23:30:00-05:00", "11:30 PM", "Ends tonight"], ["2026-12-01T00:00:00-05:00", "midnight", "Ends tonight"]] as const) {
      for (const clock of NIGHT) {
        const day = clock.startsWith("2") ? "2026-11-30" : "2026-12-01";
        const at = `${day}T${clock}-05:00`;
        if (Date.parse(at) >= Date.parse(ends)) continue;
        const isSameDay = Date.parse(ends) - 1 < Date.parse("2026-12-01T00:00:00-05:00") || clock.startsWith("0");
        for (const printed of [at, iso(seconds(at) - 300)]) {
          const page = await open([banner({ ends_at: seconds(ends) })], { printed, opened: at });
          expect(textOf(page.document.querySelector("time")), at).toBe(`${isSameDay ? sentence : "Ends Tuesday"} at ${wall} EST`);
          page.window.close();
        }
      }
    }
  } finally {
    process.env["TZ"] = before;
  }
});

test("the same night in the visitor's zone says nothing of the shop's: an end that is tonight there is named by its day here", async () => {
  // 23:30 in Los Angeles is 02:30 on the next day in New York.
  const page = await open([banner({ ends_at: seconds("2026-12-01T02:30:00-05:00") })], { printed: "2026-11-30T23:59:59-05:00" });
  const sentence = () => textOf(page.document.querySelector("time"));
  expect(sentence()).toBe("Ends Tuesday at 2:30 AM EST");
  page.clock.pass(1);
  expect(sentence()).toBe("Ends today at 2:30 AM EST");
});

test("an article that is open or cached when its last 48 hours begin gets its countdown at its place (T11)", async () => {
  const ends = seconds("2026-11-30T23:59:00-05:00");
  const article = banner({ countdown: "on", ends_at: ends });
  const at = ends - 48 * HOUR;
  const early = await open([article], { kind: "article", printed: iso(at - 2 * HOUR) });
  expect([early.document.querySelector<HTMLElement>(".buyline-sale-banner__clock")?.hidden, digitsLeft(early)]).toEqual([false, null]);
  const page = await open([article], { kind: "article", printed: iso(at - 60) });
  page.clock.pass(59);
  expect(digitsLeft(page)).toBeNull();
  page.clock.pass(1);
  expect(digitsLeft(page)).toBe("02 d 00 h 00 m 00 s");
  expect(digitsLeft(await open([article], { kind: "article", printed: iso(at - 300), opened: iso(at) }))).toBe("02 d 00 h 00 m 00 s");
  expect((await open([article], { kind: "article", printed: iso(at - 2 * HOUR - 1) })).document.querySelector(".buyline-sale-banner__clock")).toBeNull();
});

test("a page that stays open from one window into the next says nothing untrue at any border: its own window, then nothing more", async () => {
  const first = seconds("2026-11-27T10:00:00-05:00");
  const [until, next] = [first + 4 * HOUR, first + 5 * HOUR];
  const list: [number, number][] = [[first, until], [next, next + 4 * HOUR]];
  const told = banner({ starts_at: first, shows_from: first, ends_at: next + 4 * HOUR, shows_until: next + 4 * HOUR, countdown: "off", windows: { list, teaser: 1_800, last_hours: 0, ended: 600 }, texts: { en: { message: "Sale", teaser: "Soon", ended: "Over", link_label: null } } });
  const page = await open([told], { printed: iso(until - 60) });
  let at = until - 60;
  const seenAt = (instant: number) => {
    page.clock.pass(instant - at);
    at = instant;
    return seen(page);
  };
  const sale = "Sale | Ends today at 2:00 PM EST";
  const borders: [number, string][] = [[until - 1, sale], [until, "Over"], [until + 599, "Over"], [until + 600, ""], [next - 1_800, ""], [next - 1, ""], [next, ""], [next + 1, ""], [next + 4 * HOUR, ""]];
  for (const [instant, words] of borders) expect([instant - next, seenAt(instant)]).toEqual([instant - next, words]);
  expect(page.clock.pending).toEqual([]);
  // The same page from a cache, and one that was loaded anew.
  for (const instant of [next - 1_800, next, next + 4 * HOUR - 1]) expect(seen(await open([told], { printed: iso(until - 60), opened: iso(instant), before: serverSays(iso(instant)) }))).toBe("");
  expect(seen(await open([told], { printed: iso(next) }))).toBe("Sale | Ends tonight at 7:00 PM EST");
});

test("what begins within two hours has its place already, and before that it has none", async () => {
  const parts = ({ document }: Opened) => [...document.querySelectorAll<HTMLElement>(".buyline-sale-banner__offer > :not(.buyline-sale-banner__messages, .buyline-sale-banner__deadlines), .buyline-sale-banner__deadline")].map(({ hidden, dataset }) => [hidden, dataset["soon"] !== undefined]);
  const starts = seconds("2026-11-27T12:00:00-05:00");
  const told = banner({ starts_at: starts, shows_from: starts - DAY, texts: { en: { message: "Sale", teaser: "Soon", link_label: "Shop" } } });
  const soon = await open([told], { printed: iso(starts - 2 * HOUR) });
  expect(parts(soon)).toEqual([[false, true], [false, true], [false, true]]);
  const begun = await open([told], { printed: iso(starts - 60) });
  begun.clock.pass(60);
  expect(parts(begun)).toEqual([[false, false], [false, false], [false, false]]);
  expect(parts(await open([told], { printed: iso(starts - 2 * HOUR - 1) }))).toEqual([[true, false], [true, false], [true, false]]);
});
