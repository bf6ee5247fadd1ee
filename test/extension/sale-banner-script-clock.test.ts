import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { banner, printBlock, seconds, textOf } from "./page";
import { answered, digitsOf, isGone, LAST_MINUTE, open, PageClock, SCRIPT, seen, serverSays } from "./script-page";

test("a shopper's slow clock does not promise more time than was left at the print", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE, opened: "2026-11-30T20:00:00-05:00" });
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m 00 s");
  page.clock.pass(60);
  expect(isGone(page.banners[0])).toBe(true);
});

const TOLD = {
  starts_at: seconds("2026-11-27T00:00:00-05:00"),
  shows_from: seconds("2026-11-26T00:00:00-05:00"),
  last_hours_from: seconds("2026-11-30T20:59:00-05:00"),
  shows_until: seconds("2026-12-01T02:59:00-05:00"),
  countdown: "off" as const,
  texts: { en: { message: "Sale", teaser: "Soon", last_hours: "Last hours", ended: "Over. Thank you", link_label: "Shop" } },
};

test.each([
  ["2026-11-26T23:59:59-05:00", "Soon"],
  ["2026-11-27T00:00:00-05:00", "Sale | Ends Monday at 11:59 PM EST | Shop"],
  ["2026-11-30T20:58:59-05:00", "Sale | Ends tonight at 11:59 PM EST | Shop"],
  ["2026-11-30T20:59:00-05:00", "Last hours | Ends tonight at 11:59 PM EST | Shop"],
  ["2026-11-30T23:58:59-05:00", "Last hours | Ends tonight at 11:59 PM EST | Shop"],
  ["2026-11-30T23:59:00-05:00", "Over. Thank you"],
  ["2026-12-01T02:58:59-05:00", "Over. Thank you"],
  ["2026-12-01T02:59:00-05:00", ""],
])("each moment has its own words at %s: fresh, from a cache of two hours, and on a page left open", async (at, words) => {
  const told = banner(TOLD);
  expect(seen(await open([told], { printed: at }))).toBe(words);
  const earlier = new Date(Date.parse(at) - 7_200_000).toISOString();
  expect(seen(await open([told], { printed: earlier, opened: at }))).toBe(words);
  const page = await open([told], { printed: earlier });
  page.clock.pass(7_200);
  expect(seen(page)).toBe(words);
});

const ALL = "Ends tonight at 11:59 PM EST";
test.each([
  ["time,all", "Until 11:59 PM EST", ALL],
  ["all,time", ALL, "Until 11:59 PM EST"],
  ["none,all", "", ALL],
  ["all,none", ALL, ""],
  ["none", "", ""],
])("beside words that leave %s of the deadline, each of its phases has a deadline that can be read: fresh, cached and left open (T10)", async (deadline, live, last) => {
  const told = banner({ ...TOLD, texts: { en: { message: "Sale", last_hours: "Last hours", link_label: null, deadline } } });
  const lines = (words: string, line: string) => [words, line].filter((part) => part !== "").join(" | ");
  const [before, from] = ["2026-11-30T20:58:59-05:00", "2026-11-30T20:59:00-05:00"];
  expect(seen(await open([told], { printed: before }))).toBe(lines("Sale", live));
  expect(seen(await open([told], { printed: from }))).toBe(lines("Last hours", last));
  expect(seen(await open([told], { printed: "2026-11-30T18:00:00-05:00", opened: from }))).toBe(lines("Last hours", last));
  const page = await open([told], { printed: before });
  page.clock.pass(1);
  expect(seen(page)).toBe(lines("Last hours", last));
  // A window that is shorter than its last hours has none.
  const short = banner({ ...TOLD, last_hours_from: seconds("2026-11-26T00:00:00-05:00"), texts: told.texts });
  expect(seen(await open([short], { printed: from }))).toBe(lines("Sale", live));
});

test("without a script what is printed says what is true at that moment alone", async () => {
  const html = await printBlock("sale-banner", { banners: [banner(TOLD)], now: "2026-11-26T12:00:00-05:00" });
  const { document } = new JSDOM(html).window;
  expect([...document.querySelectorAll<HTMLElement>("section > *, .buyline-sale-banner__message")].filter(({ hidden, tagName }) => !hidden && tagName === "P").map(textOf)).toEqual(["Soon"]);
});

test("what becomes untrue on an open page keeps its place, so that nothing moves", async () => {
  const page = await open([banner(TOLD)], { printed: "2026-11-30T23:58:00-05:00" });
  page.clock.pass(60);
  const deadline = page.document.querySelector<HTMLElement>(".buyline-sale-banner__deadline");
  expect([deadline?.hidden, deadline?.style.visibility]).toEqual([false, "hidden"]);
});

test.each([
  ["two days fast", "2026-12-02T23:58:00-05:00"],
  ["two days slow", "2026-11-28T23:58:00-05:00"],
])("a shopper's clock that is %s does not change the end", async (_case, opened) => {
  const page = await open([banner()], { printed: "2026-11-30T23:57:00-05:00", opened, before: serverSays(LAST_MINUTE) });
  await answered();
  expect([isGone(page.banners[0]), digitsOf(page.banners[0])]).toEqual([false, "00 h 01 m 00 s"]);
  page.clock.pass(60);
  expect(isGone(page.banners[0])).toBe(true);
});

test("a banner that the inline script took for over comes back when the server says that it is not", async () => {
  const html = await printBlock("sale-banner", { banners: [banner()], now: LAST_MINUTE });
  const clocks: PageClock[] = [];
  const beforeParse = (opened: JSDOM["window"]) => {
    clocks.push(new PageClock(opened, "2026-12-02T00:00:00-05:00"));
    serverSays(LAST_MINUTE)(opened);
  };
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`, { runScripts: "dangerously", pretendToBeVisual: true, url: "https://shop.example/", beforeParse });
  const first = window.document.querySelector<HTMLElement>("buyline-sale-banner");
  expect(first?.hidden).toBe(true);
  window.eval(SCRIPT);
  await answered();
  expect([first?.hidden, first?.style.visibility]).toEqual([false, ""]);
  clocks[0]?.pass(60);
  expect(first?.style.visibility).toBe("hidden");
  window.close();
});

test("a page from a cache of two hours asks the server once, and a right clock stays right", async () => {
  let asked = 0;
  const before = (window: JSDOM["window"]) =>
    Object.assign(window, { fetch: () => { asked++; return Promise.resolve({ headers: new Map([["date", new Date(LAST_MINUTE).toUTCString()]]) }); } });
  const page = await open([banner(), banner({ id: "second" })], { printed: "2026-11-30T21:58:00-05:00", opened: "2026-11-30T23:58:00.400-05:00", before });
  await answered();
  expect([asked, page.clock.pending]).toEqual([1, [600]]);
});

test("a fresh page asks nobody what time it is", async () => {
  const before = (window: JSDOM["window"]) => Object.assign(window, { fetch: () => { throw new Error("nobody is asked"); } });
  const page = await open([banner()], { printed: "2026-11-30T23:50:00-05:00", opened: LAST_MINUTE, before });
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m 00 s");
});
