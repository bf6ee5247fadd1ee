import { describe, expect, test } from "vitest";
import type { StorefrontBanner } from "../../app/domain/storefront-document";
import { banner, markupProblems, parse, printBlock, seconds, textOf, type Page } from "./page";

const print = (banners: StorefrontBanner[], page: Page = {}) => printBlock("sale-banner", { banners, ...page });

async function sentenceAt(now: string, ends: string, page: Page = {}): Promise<string> {
  const texts = { en: { message: "Sale", link_label: null }, de: { message: "Sale", link_label: null } };
  return textOf(parse(await print([banner({ ends_at: seconds(ends), texts })], { now, ...page })).querySelector("time"));
}

test.each(["sale-banner", "sale-banner-embed"])("%s prints nothing at all when there is nothing to say", async (name) => {
  expect(await printBlock(name, { published: false })).toBe("");
  expect(await printBlock(name, { banners: [] })).toBe("");
  expect(await printBlock(name, { banners: [banner()], locale: "de" })).toBe("");
});

test("a banner shows from its start to the second before its end", async () => {
  const banners = [banner({ starts_at: seconds("2026-11-27T00:00:00-05:00"), ends_at: seconds("2026-11-28T00:00:00-05:00") })];
  expect(await print(banners, { now: "2026-11-26T23:59:59-05:00" })).toBe("");
  expect(await print(banners, { now: "2026-11-27T00:00:00-05:00" })).toContain("Black Friday");
  expect(await print(banners, { now: "2026-11-27T23:59:59-05:00" })).toContain("Black Friday");
  expect(await print(banners, { now: "2026-11-28T00:00:00-05:00" })).toBe("");
});

test("the first banner that is live and speaks the page's language wins", async () => {
  const speaks = (locale: string) => ({ locales: `,${locale},` });
  const over = banner({ id: "over", rule: speaks("en"), ends_at: seconds("2026-11-01T00:00:00Z"), texts: { en: { message: "Over", link_label: null } } });
  const german = banner({ id: "german", rule: speaks("de"), texts: { de: { message: "Nur auf Deutsch", link_label: null } } });
  const first = banner({ id: "first", rule: speaks("en"), texts: { en: { message: "First", link_label: null } } });
  const second = banner({ id: "second", rule: speaks("en"), texts: { en: { message: "Second", link_label: null } } });
  expect(textOf(parse(await print([over, german, first, second])).querySelector("p"))).toBe("First");
});

test.each([
  ["New York", "2026-11-29T23:59:59-05:00", "2026-11-30T23:59:00-05:00", "America/New_York", "Ends Monday at 11:59 PM EST"],
  ["New York, a second later", "2026-11-30T00:00:00-05:00", "2026-11-30T23:59:00-05:00", "America/New_York", "Ends tonight at 11:59 PM EST"],
  ["an end at the next midnight", "2026-11-30T08:00:00-05:00", "2026-12-01T00:00:00-05:00", "America/New_York", "Ends tonight at midnight EST"],
  ["an end at the midnight after", "2026-11-29T23:59:59-05:00", "2026-12-01T00:00:00-05:00", "America/New_York", "Ends Monday at midnight EST"],
  ["an end by day", "2026-11-30T08:00:00-05:00", "2026-11-30T17:30:00-05:00", "America/New_York", "Ends today at 5:30 PM EST"],
  ["six days before", "2026-11-24T12:00:00-05:00", "2026-11-30T23:59:00-05:00", "America/New_York", "Ends Monday at 11:59 PM EST"],
  ["a week before", "2026-11-23T23:59:59-05:00", "2026-11-30T23:59:00-05:00", "America/New_York", "Ends 30 November at 11:59 PM EST"],
  ["less than six days before by the clock, which has changed since", "2026-03-05T00:00:00-05:00", "2026-03-11T23:59:00-04:00", "America/New_York", "Ends Wednesday at 11:59 PM EDT"],
  ["the same weekday a week before, when clocks change between", "2026-03-04T23:30:00-05:00", "2026-03-11T23:59:00-04:00", "America/New_York", "Ends 11 March at 11:59 PM EDT"],
  ["more than a year before", "2026-11-23T12:00:00-05:00", "2027-12-01T00:00:00-05:00", "America/New_York", "Ends 30 November 2027 at midnight EST"],
  ["Berlin, before midnight there", "2026-11-29T22:59:59Z", "2026-11-30T22:59:00Z", "Europe/Berlin", "Ends Monday at 11:59 PM CET"],
  ["Berlin, after midnight there", "2026-11-29T23:00:00Z", "2026-11-30T22:59:00Z", "Europe/Berlin", "Ends tonight at 11:59 PM CET"],
  ["the long day of the clock change, before", "2026-10-24T21:59:59Z", "2026-10-25T22:59:00Z", "Europe/Berlin", "Ends Sunday at 11:59 PM CET"],
  ["the long day of the clock change", "2026-10-24T22:00:00Z", "2026-10-25T22:59:00Z", "Europe/Berlin", "Ends tonight at 11:59 PM CET"],
  ["the short day of the clock change, before", "2027-03-14T04:59:59Z", "2027-03-15T03:59:00Z", "America/New_York", "Ends Sunday at 11:59 PM EDT"],
  ["the short day of the clock change", "2027-03-14T05:00:00Z", "2027-03-15T03:59:00Z", "America/New_York", "Ends tonight at 11:59 PM EDT"],
])("the deadline is a true sentence in the shop's zone: %s", async (_case, now, ends, zone, sentence) => {
  expect(await sentenceAt(now, ends, { zone })).toBe(sentence);
});

test.each([
  ["2026-11-30T08:00:00+01:00", "2026-11-30T23:59:00+01:00", "Endet heute Abend um 23:59 Uhr CET"],
  ["2026-11-30T08:00:00+01:00", "2026-12-01T00:00:00+01:00", "Endet heute Abend um 24:00 Uhr CET"],
  ["2026-11-28T08:00:00+01:00", "2026-11-30T09:05:00+01:00", "Endet am Montag um 09:05 Uhr CET"],
  ["2027-02-01T08:00:00+01:00", "2027-03-09T23:59:00+01:00", "Endet am 9. März um 23:59 Uhr CET"],
])("the deadline is said in German at %s", async (now, ends, sentence) => {
  expect(await sentenceAt(now, ends, { zone: "Europe/Berlin", locale: "de" })).toBe(sentence);
});

test.each([
  ["2026-11-30T00:00:00-05:00", undefined, "(Ends tonight) Enjoy 25% OFF", "Ends tonight at 11:59 PM EST"],
  ["2026-11-29T23:59:59-05:00", "time", "(Ends Monday) Enjoy 25% OFF", "Until 11:59 PM EST"],
  ["2026-11-20T12:00:00-05:00", "time", "(Ends 30 November) Enjoy 25% OFF", "Until 11:59 PM EST"],
  ["2026-11-30T00:00:00-05:00", "none", "(Ends tonight) Enjoy 25% OFF", null],
] as const)("the words name the end as it is at %s, and the deadline's line says what is left: %s", async (now, deadline, words, line) => {
  const page = parse(await print([banner({ texts: { en: { message: "([ends]) Enjoy 25% OFF", link_label: null, ...(deadline && { deadline }) } } })], { now }));
  expect(textOf(page.querySelector(".buyline-sale-banner__message"))).toBe(words);
  expect(page.querySelector(".buyline-sale-banner__message time")?.getAttribute("datetime")).toBe("2026-12-01T04:59:00Z");
  const deadlineLine = page.querySelector(".buyline-sale-banner__deadline");
  expect(deadlineLine === null ? null : textOf(deadlineLine)).toBe(line);
});

test("the words name the end and its hour in every moment and on the button, in the page's language", async () => {
  const text = { message: "<b> [ends], [time]", teaser: "Bald. [ends]", last_hours: "Nur noch bis [time]", link_label: "Los: [ends]" };
  const html = await print([banner({ starts_at: seconds("2026-11-30T10:00:00+01:00"), shows_from: 0, ends_at: seconds("2026-11-30T23:59:00+01:00"), last_hours_from: seconds("2026-11-30T20:00:00+01:00"), texts: { de: text } })], { now: "2026-11-29T12:00:00+01:00", zone: "Europe/Berlin", locale: "de" });
  const page = parse(html);
  expect([...page.querySelectorAll(".buyline-sale-banner__message, a")].map(textOf)).toEqual(["Bald. Endet am Montag", "<b> Endet am Montag, 23:59 Uhr CET", "Nur noch bis 23:59 Uhr CET", "Los: Endet am Montag"]);
  expect(await markupProblems(html)).toEqual([]);
});

test.each([
  ["5", [32_400, 64_800], "2026-11-27T12:00:00-05:00", "en", "Every Friday from 9:00 AM until 6:00 PM EST", "2026-11-27T23:00:00Z"],
  ["056", [79_200, 93_600], "2026-11-28T01:00:00-05:00", "en", "Every Sunday, Friday and Saturday from 10:00 PM until 2:00 AM EST", "2026-11-28T07:00:00Z"],
  ["0123456", [0, 43_200], "2026-11-28T01:00:00-05:00", "en", "Every day from 12:00 AM until 12:00 PM EST", "2026-11-28T17:00:00Z"],
  ["56", [32_400, 86_400], "2026-11-27T12:00:00-05:00", "de", "Jeden Freitag und Samstag von 09:00 bis 24:00 Uhr EST", "2026-11-28T05:00:00Z"],
] as const)("a weekly offer says its rule and has an end: on %s at %j", async (days, [from, until], now, locale, sentence, end) => {
  const texts = { en: { message: "Sale", link_label: null }, de: { message: "Sale", link_label: null } };
  const weekly = banner({ starts_at: null, ends_at: 253_402_300_799, windows: { weekly: { days, edges: [from, until] }, teaser: 0, last_hours: 0, ended: 0 }, texts });
  const time = parse(await print([weekly], { now, locale })).querySelector("time");
  expect([textOf(time), time?.getAttribute("datetime")]).toEqual([sentence, end]);
  expect(await print([weekly], { now: "2026-11-25T13:00:00-05:00", locale })).toBe("");
});

test("the deadline is a machine-readable instant in UTC", async () => {
  const time = parse(await print([banner()])).querySelector("time");
  expect(time?.getAttribute("datetime")).toBe("2026-12-01T04:59:00Z");
});

test.each([
  ["off", "index", "2026-11-30T23:00:00-05:00", false],
  ["on", "index", "2026-11-24T00:00:00-05:00", true],
  ["on", "product", "2026-11-24T00:00:00-05:00", true],
  ["on", "article", "2026-11-28T21:58:59-05:00", false],
  ["on", "article", "2026-11-28T23:58:59-05:00", false],
  ["on", "article", "2026-11-28T23:59:00-05:00", true],
  ["on_articles_too", "article", "2026-11-24T00:00:00-05:00", true],
] as const)("a countdown that is %s on a page of kind %s at %s: %s", async (countdown, kind, now, ticks) => {
  const page = parse(await print([banner({ countdown })], { kind, now }));
  expect(page.querySelector('.buyline-sale-banner__clock:not([data-soon]) [role="timer"]') !== null).toBe(ticks);
  expect(textOf(page.querySelector("time"))).toMatch(/^Ends /);
});

test.each([
  ["2026-11-27T12:34:56-05:00", "03 d 11 h 24 m 04 s"],
  ["2026-11-30T22:58:57-05:00", "01 h 00 m 03 s"],
  ["2026-08-01T23:59:00-04:00", "121 d 01 h 00 m 00 s"],
])("the printed digits at %s are the time that is left", async (now, digits) => {
  expect(textOf(parse(await print([banner()], { now })).querySelector('[role="timer"]'))).toBe(digits);
});

test.each([
  ["86400,3600,60", "days,hours,minutes", "2026-11-27T12:34:56-05:00", "03 days 11 hours 25 minutes"],
  ["86400", "Tage", "2026-11-30T12:00:00-05:00", "01 Tage"],
  ["3600,60,1", "h,m,<b>", "2026-11-27T12:34:56-05:00", "83 h 24 m 04 <b>"],
])("a countdown of the units %s rounds up to its smallest", async (units, unit_labels, now, digits) => {
  const page = parse(await print([banner({ units, texts: { en: { message: "Sale", link_label: null, unit_labels } } })], { now }));
  expect(textOf(page.querySelector('[role="timer"]'))).toBe(digits);
  expect(page.querySelector('[role="timer"]')?.getAttribute("data-step")).toBe(units.split(",").at(-1));
});

test("a look becomes classes and one background of our own making, escaped", async () => {
  const root = parse(await print([banner({ modifiers: ["buyline-sale-banner--large", '"><b>'], fill: 'linear-gradient(90deg, #111111, "#222222")' })])).querySelector<HTMLElement>("buyline-sale-banner");
  expect(root?.className).toBe('buyline-sale-banner buyline-sale-banner--any buyline-sale-banner--large "><b>');
  expect(root?.style.getPropertyValue("--buyline-banner-fill")).toBe('linear-gradient(90deg, #111111, "#222222")');
});

test("a picture stands under its veil in two sizes, from the shop's own files, escaped", async () => {
  const html = await print([banner({ fill: "linear-gradient(#111111b3, #111111b3)", image: `sale.jpg` }), banner({ id: "other" })]);
  const style = parse(html).querySelector<HTMLElement>("buyline-sale-banner")?.style;
  expect(["fill", "image", "small-image"].map((name) => style?.getPropertyValue(`--buyline-banner-${name}`))).toEqual(["linear-gradient(#111111b3, #111111b3)", "url('/cdn/shop/files/sale_1920x.jpg')", "url('/cdn/shop/files/sale_960x.jpg')"]);
  expect(await markupProblems(html)).toEqual([]);
  expect(await print([banner()])).not.toContain("banner-image");
  expect(await print([banner({ image: `"'><b>.jpg` })])).not.toContain("<b>");
});

test("several messages are radio buttons of one group, the first chosen, each filled and escaped", async () => {
  const html = await print([banner({ texts: { en: { message: "One", turns: ["One [ends]", "<b>Two</b>", "Three"], link_label: null } } })], { now: "2026-11-30T12:00:00-05:00" });
  const page = parse(html);
  const group = page.querySelector('[role="radiogroup"]');
  const picks = [...(group?.querySelectorAll("input") ?? [])];
  expect(picks.map((pick) => [pick.getAttribute("aria-label"), pick.hasAttribute("checked"), pick.style.gridColumn])).toEqual([["Message 1 of 3", true, "2"], ["Message 2 of 3", false, "3"], ["Message 3 of 3", false, "4"]]);
  expect(new Set(picks.map(({ name }) => name)).size).toBe(1);
  expect([...page.querySelectorAll(".buyline-sale-banner__words")].map(textOf)).toEqual(["One Ends tonight", "<b>Two</b>", "Three"]);
  expect(await markupProblems(html)).toEqual([]);
});

test("several messages give way to the words of the last hours", async () => {
  const banners = [banner({ last_hours_from: seconds("2026-11-30T20:00:00-05:00"), texts: { en: { message: "One", turns: ["One", "Two"], last_hours: "Last hours", link_label: null } } })];
  expect(parse(await print(banners, { now: "2026-11-30T19:59:59-05:00" })).querySelectorAll("input")).toHaveLength(2);
  const page = parse(await print(banners, { now: "2026-11-30T20:00:00-05:00" }));
  expect([page.querySelectorAll("input").length, textOf(page.querySelector(".buyline-sale-banner__message"))]).toEqual([0, "Last hours"]);
});

test("the digits stay unseen and keep their place until the script runs", async () => {
  const clock = parse(await print([banner()])).querySelector<HTMLElement>(".buyline-sale-banner__clock");
  expect(clock?.style.visibility).toBe("hidden");
  expect(clock?.querySelector("button")?.getAttribute("aria-label")).toBe("Pause the countdown");
});

test("the call to action is a link in the same tab, and absent without an address or words", async () => {
  const link = parse(await print([banner()])).querySelector("a");
  expect([link?.getAttribute("href"), link?.getAttribute("target"), textOf(link)]).toEqual(["/collections/all", null, "Shop the sale"]);
  expect(await print([banner({ link: null })])).not.toContain("<a");
  expect(await print([banner({ texts: { en: { message: "Sale", link_label: null } } })])).not.toContain("<a");
});

test.each(["<script>alert(1)</script>", "{{ 7 | times: 7 }}", '" onload="alert(1)', "{% section 'x' %}", "Q&A <b>"])("what a merchant types is printed as text: %s", async (typed) => {
  for (const name of ["sale-banner", "sale-banner-embed"]) {
    const html = await printBlock(name, {
      banners: [banner({ link: `/x?${typed}`, colors: { text: typed, background: typed }, texts: { en: { message: typed, link_label: typed } } })],
    });
    const document = parse(html);
    const root = document.querySelector("template")?.content ?? document;
    expect(textOf(root.querySelector("p"))).toBe(typed);
    expect(textOf(root.querySelector("a"))).toBe(typed);
    expect(root.querySelector("a")?.getAttribute("href")).toBe(`/x?${typed}`);
    expect(document.querySelectorAll("script")).toHaveLength(1);
    expect(root.querySelectorAll("[onload], b")).toHaveLength(0);
  }
});

describe("markup", () => {
  test.each(["sale-banner", "sale-banner-embed"])("%s prints valid HTML", async (name) => {
    expect(await markupProblems(await printBlock(name, { banners: [banner()] }))).toEqual([]);
  });

  test("no snippet of the embed is wrapped inside a script or an attribute", async () => {
    const html = await printBlock("sale-banner-embed", { banners: [banner()] });
    const script = parse(html).querySelector("script")?.textContent ?? "";
    expect(script.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(600);
  });
});
