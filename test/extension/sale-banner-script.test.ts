import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { StorefrontBanner } from "../../app/domain/storefront-document";
import { shippedFiles } from "./extension-files";
import { banner, printBlock, seconds, textOf } from "./page";

const SCRIPT = shippedFiles.get("assets/sale-banner.js") ?? "";

/** A clock of our own in the page: time stands still until a test moves it. */
class PageClock {
  #timers = new Map<number, { at: number; run: () => void }>();
  #next = 1;
  /** Times the page has looked at its banners: each look begins by clearing the timer. */
  looks = 0;
  now: number;

  constructor(window: JSDOM["window"], instant: string) {
    this.now = Date.parse(instant);
    window.Date.now = () => this.now;
    Object.assign(window, {
      setTimeout: (run: () => void, delay: number) => {
        this.#timers.set(this.#next, { at: this.now + delay, run });
        return this.#next++;
      },
      clearTimeout: (id: number) => {
        this.looks++;
        this.#timers.delete(id);
      },
      setInterval: () => {
        throw new Error("an interval never sleeps");
      },
    });
  }

  get pending(): number[] {
    return [...this.#timers.values()].map(({ at }) => at - this.now);
  }

  /** Runs what falls due in the next so many seconds. */
  pass(duration: number): void {
    const until = this.now + duration * 1000;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, { at, run }] = due;
      this.#timers.delete(id);
      this.now = at;
      run();
    }
    this.now = until;
  }
}

interface Opened {
  window: JSDOM["window"];
  document: Document;
  clock: PageClock;
  banners: HTMLElement[];
  /** Texts written into the page since it was opened. */
  writes: () => number;
}

/** A page printed at one moment and opened, with the shipped script, at another. */
async function open(banners: StorefrontBanner[], { printed, opened = printed, before }: { printed: string; opened?: string; before?: (window: JSDOM["window"]) => void }): Promise<Opened> {
  const html = (await Promise.all(banners.map((each) => printBlock("sale-banner", { banners: [each], now: printed })))).join("").replace(/<script>.*?<\/script>/g, "");
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`, { runScripts: "outside-only", pretendToBeVisual: true, url: "https://shop.example/" });
  const clock = new PageClock(window, opened);
  before?.(window);
  const observer = new window.MutationObserver(() => {});
  observer.observe(window.document.body, { subtree: true, childList: true, characterData: true });
  window.eval(SCRIPT);
  let written = 0;
  return {
    window,
    clock,
    document: window.document,
    banners: [...window.document.querySelectorAll<HTMLElement>("buyline-sale-banner")],
    writes: () => (written += observer.takeRecords().length),
  };
}

const digitsOf = (element: Element | undefined) => textOf(element?.querySelector('[role="timer"]'));
const click = ({ window, document }: Opened, name = "pause", nth = 0) => document.querySelectorAll(`button[name=${name}]`)[nth]?.dispatchEvent(new window.Event("click", { bubbles: true }));
/** Not shown any more: hidden, or unseen in the place that it keeps on an open page. */
const isGone = (element: HTMLElement | undefined) => element?.hidden === true || element?.style.visibility === "hidden";
const fire = (target: EventTarget, window: JSDOM["window"], type: string) => target.dispatchEvent(new window.Event(type));

function setHidden({ window, document }: Opened, hidden: boolean): void {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  fire(document, window, "visibilitychange");
}

const LAST_MINUTE = "2026-11-30T23:58:00-05:00";

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

test("a banner with text only sleeps for up to an hour and writes nothing", async () => {
  const page = await open([banner({ countdown: "off" })], { printed: "2026-11-28T12:00:00-05:00" });
  expect(page.clock.pending).toEqual([3_600_000]);
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

test("pause stops every write, takes the digits away and still lets the banner end", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  click(page);
  const timer = page.document.querySelector<HTMLElement>('[role="timer"]');
  expect(timer?.hidden).toBe(true);
  expect(page.document.querySelector("[aria-pressed]")?.getAttribute("aria-pressed")).toBe("true");
  page.writes();
  const before = page.writes();
  page.clock.pass(30);
  expect(page.writes()).toBe(before);
  page.clock.pass(30);
  expect(isGone(page.banners[0])).toBe(true);
});

test("resuming shows the true time again", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  click(page);
  page.clock.pass(20);
  click(page);
  expect(page.document.querySelector<HTMLElement>('[role="timer"]')?.hidden).toBe(false);
  expect(digitsOf(page.banners[0])).toBe("00 h 00 m 40 s");
  expect(page.document.querySelector("[aria-pressed]")?.getAttribute("aria-pressed")).toBe("false");
});

test("pause holds for every banner and for the next page, and nothing else is remembered", async () => {
  const page = await open([banner(), banner()], { printed: LAST_MINUTE });
  click(page, "pause", 1);
  expect([...page.document.querySelectorAll<HTMLElement>('[role="timer"]')].map(({ hidden }) => hidden)).toEqual([true, true]);
  expect(Object.entries({ ...page.window.localStorage })).toEqual([["buyline-sale-banner-paused", "1"]]);
  const next = await open([banner()], { printed: LAST_MINUTE, before: (window) => window.localStorage.setItem("buyline-sale-banner-paused", "1") });
  expect(next.document.querySelector<HTMLElement>('[role="timer"]')?.hidden).toBe(true);
  click(next);
  expect({ ...next.window.localStorage }).toEqual({ "buyline-sale-banner-paused": "0" });
});

test("where storage is closed, pause works for this page", async () => {
  const page = await open([banner()], {
    printed: LAST_MINUTE,
    before: (window) => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("SecurityError"); } }),
  });
  click(page);
  expect(page.document.querySelector<HTMLElement>('[role="timer"]')?.hidden).toBe(true);
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

test("a shopper's slow clock does not promise more time than was left at the print", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE, opened: "2026-11-30T20:00:00-05:00" });
  expect(digitsOf(page.banners[0])).toBe("00 h 01 m 00 s");
  page.clock.pass(60);
  expect(isGone(page.banners[0])).toBe(true);
});

test("the script may be loaded twice", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  expect(() => page.window.eval(SCRIPT)).not.toThrow();
  expect(page.clock.pending).toHaveLength(1);
});

/** Every part that a shopper can see, as one line. */
const seen = ({ banners: [first] }: Opened) =>
  first === undefined || isGone(first) ? "" : [...first.querySelectorAll<HTMLElement>("[data-until]")].filter((part) => !isGone(part) && part.tagName !== "DIV").map(textOf).join(" | ");

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

/** The shop's server, which knows the true time. */
const serverSays = (instant: string) => (window: JSDOM["window"]) =>
  Object.assign(window, { fetch: (_url: string, { method }: { method: string }) => Promise.resolve({ headers: new Map([["date", method === "HEAD" ? new Date(instant).toUTCString() : ""]]) }) });
const answered = () => new Promise((resolve) => setTimeout(resolve));

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

test("a banner that a shopper hid stays hidden on the next page, until its words or its end change", async () => {
  const page = await open([banner()], { printed: LAST_MINUTE });
  click(page, "hide");
  expect(page.banners[0]?.hidden).toBe(true);
  expect(page.clock.pending).toEqual([]);
  const stored = page.window.localStorage.getItem("buyline-sale-banner-hidden") ?? "";
  const next = (over: Partial<StorefrontBanner>) => open([banner(over)], { printed: LAST_MINUTE, before: (window) => window.localStorage.setItem("buyline-sale-banner-hidden", stored) });
  expect((await next({ colors: { text: "#000000", background: "#ffffff" } })).banners[0]?.hidden).toBe(true);
  expect((await next({ texts: { en: { message: "Another sale", link_label: null } } })).banners[0]?.hidden).toBe(false);
  expect((await next({ ends_at: seconds("2026-12-01T00:00:00-05:00") })).banners[0]?.hidden).toBe(false);
});

test("a hidden banner is hidden before it is painted", async () => {
  const html = await printBlock("sale-banner", { banners: [banner({ ends_at: seconds("2999-01-01T00:00:00Z") })] });
  const words = /data-words="(\w+)"/.exec(html)?.[1] ?? "";
  const beforeParse = ({ localStorage }: JSDOM["window"]) => localStorage.setItem("buyline-sale-banner-hidden", `other ${words}`);
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`, { runScripts: "dangerously", pretendToBeVisual: true, url: "https://shop.example/", beforeParse });
  expect(window.document.querySelector<HTMLElement>("buyline-sale-banner")?.hidden).toBe(true);
  window.close();
});

test("a banner that may not be hidden has no button for it", async () => {
  const page = await open([banner({ dismissible: false })], { printed: LAST_MINUTE });
  expect(page.document.querySelector("button[name=hide]")).toBeNull();
});

test("a code is copied in one step, and said to be", async () => {
  const copied: string[] = [];
  const before = ({ navigator }: JSDOM["window"]) => Object.defineProperty(navigator, "clipboard", { value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
  const page = await open([banner({ code: { code: "BLACK&25", action: "copy" } })], { printed: LAST_MINUTE, before });
  expect(textOf(page.document.querySelector("button[name=copy]"))).toBe("Copy code BLACK&25");
  click(page, "copy");
  await answered();
  expect([copied, textOf(page.document.querySelector(".buyline-sale-banner__done"))]).toEqual([["BLACK&25"], "Code copied"]);
});

test("a code is applied by a link that leads back to the page", async () => {
  const page = await open([banner({ code: { code: "BLACK&25", action: "apply" } })], { printed: LAST_MINUTE });
  const link = page.document.querySelector(".buyline-sale-banner__action a");
  expect([link?.getAttribute("href"), textOf(link)]).toEqual(["/discount/BLACK%2625?redirect=%2F", "Apply code BLACK&25"]);
});
