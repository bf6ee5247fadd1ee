import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { banner, printBlock, seconds, textOf } from "./page";
import { digitsOf, fire, isGone, LAST_MINUTE, open, SCRIPT, setHidden } from "./script-page";

test("the countdown appears when the script runs and counts the seconds down", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  const clock = page.document.querySelector<HTMLElement>(".buyline-sale-banner__clock");
  expect(clock?.style.visibility).toBe("");
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m 00 s");
  page.clock.pass(1);
  expect(digitsOf(page.banners[0])).toBe("00 h 00 m 59 s");
  page.clock.pass(50);
  expect(digitsOf(page.banners[0])).toBe("00 h 00 m 09 s");
});

test("a countdown without seconds looks once a minute and reaches nothing only at the end", async () => {
  const page = await open([banner({ units: "86400,3600,60" })], { printed: "2026-11-30T23:57:30-05:00" });
  expect(digitsOf(page.banners[0])).toBe("00 h 02 m");
  expect(page.clock.pending).toEqual([30_000]);
  page.clock.pass(30);
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m");
  page.clock.pass(59);
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m");
});

test("a page from the cache shows the time that is left now, not when it was printed", async () => {
  const page = await open([banner()], { printed: "2026-11-30T22:00:00-05:00", opened: LAST_MINUTE });
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m 00 s");
});

test("the banner is gone at its end, to the second, and nothing runs after it", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  page.clock.pass(59.999);
  expect(isGone(page.banners[0])).toBe(false);
  page.clock.pass(0.001);
  expect(isGone(page.banners[0])).toBe(true);
  expect(page.clock.pending).toEqual([]);
});

test("a banner without a countdown is gone at its end too", async () => {
  const page = await open([banner({ countdown: "off" })], { printed: LAST_MINUTE });
  page.clock.pass(60);
  expect(isGone(page.banners[0])).toBe(true);
});

test("a page that was cached before the end never shows the banner again", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE, opened: "2026-11-30T23:59:00-05:00" });
  expect(isGone(page.banners[0])).toBe(true);
  expect(page.clock.pending).toEqual([]);
});

test("the inline script hides a banner that is over before the deferred script arrives", async () => {
  const html = await printBlock("sale-banner", { banners: [banner({ ends_at: seconds("2001-01-01T00:00:00Z") })], now: "2000-12-31T00:00:00Z" });
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`, { runScripts: "dangerously", pretendToBeVisual: true });
  expect(window.document.querySelector<HTMLElement>("buyline-sale-banner")?.hidden).toBe(true);
  const live = await printBlock("sale-banner", { banners: [banner({ ends_at: seconds("2999-01-01T00:00:00Z") })] });
  const open = new JSDOM(`<!doctype html><body>${live}</body>`, { runScripts: "dangerously", pretendToBeVisual: true }).window;
  expect(open.document.querySelector<HTMLElement>("buyline-sale-banner")?.hidden).toBe(false);
});

test("beside the embed's banner the block's stays hidden, inline and with the script", async () => {
  const block = await printBlock("sale-banner", { banners: [banner({ ends_at: seconds("2999-01-01T00:00:00Z") })] });
  const embed = '<buyline-sale-banner data-embed data-words="0a" data-printed-at="0" data-until="32472144000" data-ends-at="32472144000"></buyline-sale-banner>';
  const { window } = new JSDOM(`<!doctype html><body>${embed}${block}</body>`, { runScripts: "dangerously", pretendToBeVisual: true });
  const [first, second] = [...window.document.querySelectorAll<HTMLElement>("buyline-sale-banner")];
  expect([first?.hidden, second?.hidden]).toEqual([false, true]);
  if (second) second.hidden = false;
  window.eval(SCRIPT);
  expect([first?.hidden, second?.hidden]).toEqual([false, true]);
  window.close();
});

test("two banners share one timer, and each goes at its own end", async () => {
  const page = await open([banner(), banner({ id: "second", ends_at: seconds("2026-11-30T23:58:30-05:00") })], { printed: LAST_MINUTE });
  expect(page.clock.pending).toEqual([1000]);
  page.clock.pass(10);
  expect(page.banners.map(digitsOf)).toEqual(["00 h 00 m 50 s", "00 h 00 m 20 s"]);
  expect(page.clock.pending).toHaveLength(1);
  page.clock.pass(20);
  expect(page.banners.map(isGone)).toEqual([false, true]);
  expect(page.clock.pending).toHaveLength(1);
});

test("the timer is aimed at the full second", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE, opened: "2026-11-30T23:58:00.400-05:00" });
  expect(page.clock.pending).toEqual([600]);
});

test("a banner with text only sleeps for up to a minute and writes nothing", async () => {
  const page = await open([banner({ countdown: "off" })], { printed: "2026-11-28T12:00:00-05:00" });
  expect(page.clock.pending).toEqual([60_000]);
  page.clock.pass(11 * 3600);
  expect(page.writes()).toBe(0);
});

test("the words and the deadline both become tonight at midnight, also on a page that was cached before", async () => {
  const texts = { en: { message: "([ends]) Everything", link_label: null } };
  const page = await open([banner({ texts })], { printed: "2026-11-20T12:00:00-05:00", opened: "2026-11-29T23:59:59-05:00" });
  const said = () => [...page.document.querySelectorAll("time")].map(textOf);
  expect(said()).toEqual(["Ends Monday", "Ends Monday at 11:59 PM EST"]);
  page.clock.pass(1);
  expect(said()).toEqual(["Ends tonight", "Ends tonight at 11:59 PM EST"]);
  expect(textOf(page.document.querySelector("p"))).toBe("(Ends tonight) Everything");
});

test("the sentence becomes tonight at midnight in the shop's zone", async () => {
  const page = await open([banner({ countdown: "off" })], { printed: "2026-11-29T23:00:00-05:00" });
  const sentence = () => textOf(page.document.querySelector("time"));
  page.clock.pass(3599);
  expect(sentence()).toBe("Ends Monday at 11:59 PM EST");
  page.clock.pass(1);
  expect(sentence()).toBe("Ends tonight at 11:59 PM EST");
  expect(page.writes()).toBe(1);
});

test("a sentence from an old cache is made current at once", async () => {
  const page = await open([banner({ countdown: "off" })], { printed: "2026-11-20T12:00:00-05:00", opened: "2026-11-26T12:00:00-05:00" });
  expect(textOf(page.document.querySelector("time"))).toBe("Ends Monday at 11:59 PM EST");
});

test("a tick writes only the digits that changed", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  expect(page.writes()).toBe(0);
  page.clock.pass(1);
  expect(page.writes()).toBe(2);
  page.clock.pass(1);
  expect(page.writes()).toBe(3);
});

test("a hidden tab rests, and is right when it is seen again", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  setHidden(page, true);
  expect(page.clock.pending).toEqual([]);
  page.clock.pass(45);
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m 00 s");
  setHidden(page, false);
  expect(digitsOf(page.banners[0])).toBe("00 h 00 m 15 s");
  setHidden(page, true);
  page.clock.pass(60);
  setHidden(page, false);
  expect(isGone(page.banners[0])).toBe(true);
});

test("a banner that is over is hidden in a tab that was opened in the background", async () => {
  const page = await open([banner()], {
    printed: LAST_MINUTE,
    opened: "2026-12-01T00:00:00-05:00",
    before: (window) => Object.defineProperty(window.document, "hidden", { value: true }),
  });
  expect(isGone(page.banners[0])).toBe(true);
});

test("a page that comes back from the browser's memory is right at once", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  page.clock.now += 90_000;
  fire(page.window, page.window, "pageshow");
  expect(isGone(page.banners[0])).toBe(true);
});

test.each(["off", "on_articles_too"] as const)("a laptop that slept beneath an open page, countdown %s, is right the moment its window is used again", async (countdown) => {
  const page = await open([banner({ countdown })], { printed: "2026-11-30T22:30:00-05:00" });
  page.clock.sleep(3 * 3600);
  expect(isGone(page.banners[0])).toBe(false);
  fire(page.window, page.window, "focus");
  expect(isGone(page.banners[0])).toBe(true);
  expect(page.clock.pending).toEqual([]);
});

test("a laptop that slept and tells the page nothing is right within a minute", async () => {
  const page = await open([banner({ countdown: "off" })], { printed: "2026-11-30T22:30:00-05:00" });
  page.clock.sleep(3 * 3600);
  page.clock.pass(59);
  expect(isGone(page.banners[0])).toBe(false);
  page.clock.pass(1);
  expect(isGone(page.banners[0])).toBe(true);
});

test("a banner that is taken out of the page leaves nothing behind", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  page.banners[0]?.remove();
  expect(page.clock.pending).toEqual([]);
  const { looks } = page.clock;
  fire(page.window, page.window, "pageshow");
  fire(page.document, page.window, "visibilitychange");
  expect(page.clock.looks).toBe(looks);
});

test("a banner that is over listens to nothing any more", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  page.clock.pass(60);
  const { looks } = page.clock;
  fire(page.window, page.window, "pageshow");
  fire(page.document, page.window, "visibilitychange");
  expect(page.clock.looks).toBe(looks);
});

test("a banner that is moved within the page goes on", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  if (page.banners[0]) page.document.body.append(page.banners[0]);
  page.clock.pass(10);
  expect(digitsOf(page.banners[0])).toBe("00 h 00 m 50 s");
  expect(page.clock.pending).toHaveLength(1);
});

test("the script may be loaded twice", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  expect(() => page.window.eval(SCRIPT)).not.toThrow();
  expect(page.clock.pending).toHaveLength(1);
});
