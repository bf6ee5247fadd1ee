import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { StorefrontBanner } from "../../app/domain/storefront-document";
import { banner, printBlock, seconds, textOf } from "./page";
import { answered, click, digitsOf, isGone, LAST_MINUTE, open } from "./script-page";

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

test("who hid another banner since keeps both hidden", async () => {
  const old = banner({ texts: { en: { message: "An old sale", link_label: null } } });
  const visit = (banners: StorefrontBanner[], hidden: string) => open(banners, { printed: LAST_MINUTE, before: ({ localStorage }) => localStorage.setItem("buyline-sale-banner-hidden", hidden) });
  const hiddenOf = (page: Awaited<ReturnType<typeof visit>>) => (click(page, "hide"), page.window.localStorage.getItem("buyline-sale-banner-hidden") ?? "");
  const first = hiddenOf(await visit([old], ""));
  const next = await visit([old, banner()], hiddenOf(await visit([banner()], first)));
  expect(next.banners.map(({ hidden }) => hidden)).toEqual([true, true]);
});

test.each(["sale-banner", "sale-banner-embed"] as const)("a clock that is behind hides nothing of what was true when it was printed: %s", async (block) => {
  const html = await printBlock(block, { banners: [banner({ starts_at: seconds("2026-11-27T11:59:00Z"), ends_at: seconds("2026-11-28T12:00:00Z") })], now: "2026-11-27T12:00:00Z" });
  const shownAt = (instant: string) => {
    const beforeParse = (window: JSDOM["window"]) => void (window.Date.now = () => Date.parse(instant));
    const { window } = new JSDOM(`<!doctype html><html><head>${block === "sale-banner" ? "" : html}</head><body>${block === "sale-banner" ? html : ""}<p>Shop</p></body></html>`, { runScripts: "dangerously", pretendToBeVisual: true, url: "https://shop.example/", beforeParse });
    return new Promise<boolean[]>((resolve) => setTimeout(() => {
      resolve([...window.document.querySelectorAll<HTMLElement>("buyline-sale-banner, buyline-sale-banner [data-until]")].map(({ hidden }) => hidden));
      window.close();
    }));
  };
  const shown = await shownAt("2026-11-27T12:00:00Z");
  expect(shown).toContain(false);
  expect(await shownAt("2026-11-27T11:00:00Z")).toEqual(shown);
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
