import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLAIN_LOOK, toStorefrontLook, unitLabels, type BannerLook } from "../../app/domain/banner-look";
import type { StorefrontBanner, StorefrontBannerText } from "../../app/domain/storefront-document";
import { shippedFiles } from "../extension/extension-files";
import { banner, printBlock } from "../extension/page";
import { axeFindings } from "./accessible";
import { launchChromium } from "./chromium";

/** Looks, places and several messages of the banner, on a bare page of a theme: what only a real browser can tell. */
const COLORS = { text: "#ffffff", background: "#14213d" };
const LOOKS: Record<string, Partial<BannerLook>> = {
  "large with a gradient": { background: "gradient", gradientTo: "#3a5ba0", size: "large", labels: "long" },
  "rounded, in view, its image missing": { background: "image", image: "missing.jpg", corners: "rounded", position: "top_sticky" },
  "compact at the bottom": { size: "compact", position: "bottom", units: "day,hour,minute" },
};
const TURNS = ["([ends]) Enjoy 25% OFF EVERYTHING at Checkout", "Free shipping on every order above fifty dollars, and free returns within thirty days of delivery", "New: the QL Claw"];

let html = "";
let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://shop").pathname;
    const [type, body] = path === "/" ? ["text/html", html] : [path.endsWith(".css") ? "text/css" : "text/javascript", shippedFiles.get(`assets${path}`)];
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function visit(over: Partial<BannerLook>, { width = 1280, direction = "ltr", words = {} as Partial<StorefrontBannerText>, over: more = {} as Partial<StorefrontBanner>, header = "<header>The shop</header>", clock = false } = {}): Promise<Page> {
  const look = { ...PLAIN_LOOK, ...over };
  const now = new Date();
  const labels = unitLabels(look, "en");
  const texts = { en: { message: TURNS[0] ?? "", link_label: "Shop the sale", deadline: "time" as const, ...(labels !== undefined && { unit_labels: labels }), ...words } };
  const banners = [banner({ ends_at: Math.floor(now.getTime() / 1000) + 90_000, colors: COLORS, ...toStorefrontLook(look, COLORS), texts, ...more })];
  const embed = await printBlock("sale-banner-embed", { now: now.toISOString(), banners });
  html = `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><title>Shop</title><meta name="viewport" content="width=device-width, initial-scale=1">
    <style>body{margin:0;font:16px/1.6 sans-serif;color:#121212}main{max-width:726px;margin:auto;padding:0 16px}</style>
    <link rel="stylesheet" href="/sale-banner.css"><script src="/sale-banner.js" defer></script>${embed}</head>
    <body>${header}<main><h1>Sale</h1>${Array.from({ length: 40 }, (_, index) => `<p><a href="/${index}">Product ${index}</a></p>`).join("")}</main></body></html>`;
  const page = await (await browser.newContext({ viewport: { width, height: 700 } })).newPage();
  if (clock) await page.clock.install({ time: now });
  await page.addInitScript(() => {
    const shifts: number[] = Object.assign(window, { shifts: [] as number[] }).shifts;
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address);
  return page;
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);

test.each(Object.keys(LOOKS).flatMap((look) => [[look, 320, "ltr"], [look, 360, "rtl"], [look, 1280, "ltr"]] as const))(
  "a banner that is %s: at %i px, %s, axe finds nothing, nothing shifts and nothing scrolls sideways",
  async (look, width, direction) => {
    const page = await visit(LOOKS[look] ?? {}, { width, direction, words: { turns: TURNS } });
    await page.waitForTimeout(1_200);
    expect(await axeFindings(page.mainFrame())).toEqual([]);
    expect(await shiftsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const small = await page.locator("button:visible, input:visible").evaluateAll((all) => all.filter((each) => Math.min(each.clientWidth, each.clientHeight) < 24).length);
    expect(small).toBe(0);
    await page.context().close();
  },
);

test("several messages are turned by the keyboard alone, in the room of the tallest", async () => {
  const page = await visit({}, { width: 360, words: { turns: TURNS } });
  const shown = () => page.locator(".buyline-sale-banner__words").evaluateAll((all) => all.flatMap((each, index) => (getComputedStyle(each).opacity === "1" ? [index] : [])));
  const height = () => page.locator("buyline-sale-banner").evaluate((each) => each.getBoundingClientRect().height);
  const before = await height();
  expect(await shown()).toEqual([0]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect.poll(shown).toEqual([1]);
  await page.keyboard.press("ArrowRight");
  await expect.poll(shown).toEqual([2]);
  expect([await height(), await shiftsOf(page)]).toEqual([before, []]);
  await page.waitForTimeout(1_500);
  expect(await shown()).toEqual([2]);
  await page.context().close();
});

const STICKY = "<header style='position:sticky;top:0;z-index:3;height:64px;background:#fff'>The shop</header>";
/** Headers as themes have them; the last is Dawn's "on scroll up", which moves in after the scroll. */
const HEADERS: Record<string, string> = {
  "a header that scrolls away": "<header>The shop</header>",
  "a header that stays in view": STICKY,
  "a low bar that stays in view above the header": `<div style='position:sticky;top:0;z-index:3;height:24px;background:#ccc'>News</div>${STICKY.replace("top:0", "top:24px")}`,
  "a fixed header, with room kept for it": "<style>body{padding-top:64px}</style><header style='position:fixed;inset:0 0 auto;z-index:10;height:64px;background:#fff'>The shop</header>",
  "a header that comes with scrolling up": `<style>#header{z-index:3;height:64px;background:#fff}#header[class]{position:sticky;top:0}#header.up{top:-64px}#header.animate{transition:top .15s ease-out}</style><header id="header">The shop</header>
    <script>addEventListener("scroll",()=>{let y=scrollY,up=y<(window.before||0);window.before=y;header.className=y<90?"":up?"sticky animate":"sticky up"})</script>`,
};

test.each([
  ["bottom", "Tab", "<header>The shop</header>"],
  ["top_sticky", "Shift+Tab", "<header>The shop</header>"],
  ["top_sticky", "Shift+Tab", STICKY],
] as const)("a banner that stands %s never covers what the keyboard reaches by %s (W5)", async (position, key, header) => {
  const page = await visit({ position }, { width: 320, header });
  if (key === "Shift+Tab") await page.locator("main a").last().focus();
  const covered: string[] = [];
  for (let step = 0; step < 42; step++) {
    await page.keyboard.press(key);
    const overlap = await page.evaluate(() => {
      const [focused, sale] = [document.activeElement, document.querySelector("buyline-sale-banner")];
      if (!focused || !sale || focused === document.body || sale.contains(focused)) return "";
      const [one, other] = [focused.getBoundingClientRect(), sale.getBoundingClientRect()];
      return one.bottom > other.top && one.top < other.bottom ? (focused.textContent ?? "") : "";
    });
    if (overlap !== "") covered.push(overlap);
  }
  expect(covered).toEqual([]);
  await page.context().close();
});

/** Two frames, so that the page has been told of it. */
const scroll = (page: Page, top: number) => page.evaluate((y) => new Promise((done) => (window.scrollTo(0, y), requestAnimationFrame(() => requestAnimationFrame(done)))), top);

/** Where the banner stands, and how many of its corners something covers. */
const standing = (page: Page) =>
  page.locator("buyline-sale-banner").evaluate((sale) => {
    const { top, bottom, left, right } = sale.getBoundingClientRect();
    const corners = [left + 2, right - 2].flatMap((x) => [top + 2, bottom - 2].map((y) => document.elementFromPoint(x, y)));
    return { top: Math.round(top), covered: corners.filter((corner) => !corner || !sale.contains(corner)).length };
  });

test.each(Object.entries(HEADERS).flatMap(([what, header]) => [360, 1280].map((width) => [what, width, header] as const)))("below %s, at %i px, a banner that stays in view is wholly seen, and nothing shifts", async (what, width, header) => {
  const page = await visit({ position: "top_sticky" }, { width, header });
  const high = { "a header that stays in view": 64, "a fixed header, with room kept for it": 64, "a low bar that stays in view above the header": 88 }[what] ?? 0;
  await expect.poll(async () => (await standing(page)).covered).toBe(0);
  for (const top of [200, 900]) {
    await scroll(page, top);
    await expect.poll(() => standing(page)).toEqual({ top: high, covered: 0 });
  }
  await scroll(page, 800);
  await expect.poll(() => standing(page)).toEqual({ top: what.endsWith("scrolling up") ? 64 : high, covered: 0 });
  await scroll(page, 0);
  await expect.poll(() => standing(page)).toEqual({ top: what.startsWith("a fixed") ? 64 : 0, covered: 0 });
  expect(await shiftsOf(page)).toEqual([]);
  await page.context().close();
});

test.each([24, 64, 120])("while a header of %i px slides over the banner, the banner comes out below without a jump", async (high) => {
  const page = await visit({ position: "top_sticky" }, { width: 360, header: STICKY.replace("64", `${high}`) });
  const tops: number[] = [];
  for (let y = 0; y <= 160; y += 4) {
    await scroll(page, y);
    tops.push((await standing(page)).top);
  }
  expect([tops[0], tops.at(-1)]).toEqual([0, high]);
  expect(Math.max(...tops.map((top, index) => Math.abs(top - (tops[index - 1] ?? 0))))).toBeLessThanOrEqual(10);
  await page.context().close();
});

test("in a body that is a grid, as Dawn's, the banner takes no row of the theme's: what is left over is not the header's", async () => {
  const page = await visit({}, { header: "<style>body{display:grid;grid-template:auto 1fr auto/100%;min-height:3000px}</style><header>The shop</header>" });
  expect(await page.locator("header").evaluate((header) => header.clientHeight)).toBeLessThan(40);
  expect(await page.locator("buyline-sale-banner").evaluate((sale) => sale.getBoundingClientRect().top)).toBe(0);
  await page.context().close();
});

test("where no banner stays in view, or the shopper hid it, nothing of the page is looked at while it scrolls", async () => {
  /** It rests after forty frames, however long a busy machine takes for them. */
  const rest = (page: Page) => page.evaluate(() => new Promise<void>((done) => {
    let left = 60;
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
    next();
  }));
  const looks = async (page: Page) => {
    await page.evaluate(() => {
      Object.assign(window, { looks: 0 });
      const own = document.elementsFromPoint.bind(document);
      document.elementsFromPoint = (x, y) => (Object.assign(window, { looks: (window as unknown as { looks: number }).looks + 1 }), own(x, y));
      window.scrollTo(0, scrollY + 300);
    });
    await rest(page);
    return page.evaluate(() => (window as unknown as { looks: number }).looks);
  };
  const plain = await visit({});
  expect(await looks(plain)).toBe(0);
  expect(html).not.toContain("elementsFromPoint");
  await plain.context().close();
  const page = await visit({ position: "top_sticky" }, { header: STICKY });
  await rest(page);
  const first = await looks(page);
  expect(first).toBeGreaterThan(0);
  await rest(page);
  expect(await page.evaluate(() => (window as unknown as { looks: number }).looks)).toBe(first);
  await page.locator(".buyline-sale-banner__hide").click();
  expect(await looks(page)).toBe(0);
  await page.context().close();
});

test.each(["preview-bar-iframe", "PBarNextFrameWrapper"])("a banner at the bottom stands above Shopify's bar of a theme's preview (#%s), and at the very bottom without it", async (id) => {
  const page = await visit({ position: "bottom" }, { width: 360 });
  const bottom = () => page.locator("buyline-sale-banner").evaluate((sale) => innerHeight - sale.getBoundingClientRect().bottom);
  expect(await bottom()).toBe(0);
  await page.evaluate((bar) => document.body.insertAdjacentHTML("beforeend", `<iframe id="${bar}" title="Preview" style="position:fixed;inset:auto 0 0;height:60px;border:0"></iframe>`), id);
  expect(await bottom()).toBeGreaterThanOrEqual(60);
  await page.context().close();
});

test.each([320, 1280])("at %i px the deadline's line of the last hours takes over where the other stood, and nothing shifts", async (width) => {
  const page = await visit({}, { width, words: { message: "Sale", last_hours: "Last hours", deadline: "all,time" }, over: { last_hours_from: Math.floor(Date.now() / 1000) + 3_600 }, clock: true });
  const lines = () => page.locator(".buyline-sale-banner__deadline").evaluateAll((all) => all.map((line) => ({ seen: getComputedStyle(line).visibility, top: Math.round(line.getBoundingClientRect().top) })));
  const before = await lines();
  expect(before.map(({ seen, top }) => [seen, top])).toEqual([["visible", before[0]?.top], ["hidden", before[0]?.top]]);
  await page.clock.fastForward(3_600_000);
  await expect.poll(async () => (await lines()).map(({ seen }) => seen)).toEqual(["hidden", "visible"]);
  expect([(await lines()).map(({ top }) => top), await shiftsOf(page)]).toEqual([before.map(({ top }) => top), []]);
  await page.context().close();
});

test("in a font whose figures differ in width no second moves anything, nor does the hundredth day before the end", async () => {
  const font = `<style>@font-face{font-family:Odd;src:local("Liberation Sans Narrow");unicode-range:U+31-39}*{font-family:Odd,"Liberation Sans"!important}</style>`;
  for (const [width, left] of [[320, 90_000], [1280, 100 * 86_400 + 3]] as const) {
    const page = await visit({}, { width, header: `${font}<header>The shop</header>`, over: { ends_at: Math.floor(Date.now() / 1000) + left }, clock: true });
    const timer = () => page.getByRole("timer").evaluate((each) => [Math.round(each.getBoundingClientRect().width), Math.round(each.getBoundingClientRect().left)]);
    // The font is this test's own, and on a busy machine comes after a first paint.
    await page.evaluate(() => document.fonts.ready);
    const [before, text, shifted] = [await timer(), await page.getByRole("timer").innerText(), await shiftsOf(page)];
    for (let second = 0; second < 12; second++) {
      await page.clock.runFor(1_000);
      expect(await timer()).toEqual(before);
    }
    expect(await page.getByRole("timer").innerText()).not.toBe(text);
    expect(await shiftsOf(page)).toEqual(shifted);
    await page.context().close();
  }
});

test.each([320, 1280])("at %i px the announcement and the last word stand in the middle of the offer's room, and nothing shifts when it begins and ends", async (width) => {
  const now = Math.floor(Date.now() / 1000);
  const page = await visit({}, { width, words: { message: "Enjoy 25% OFF EVERYTHING at Checkout", teaser: "Our sale starts soon", ended: "Our sale is over" }, over: { starts_at: now + 3_600, shows_from: now - 60, ends_at: now + 7_200, shows_until: now + 10_800, code: { code: "BLACKFRIDAY25", action: "copy" } }, clock: true });
  const seen = () => page.locator("buyline-sale-banner").evaluate((sale) => {
    const own = sale.getBoundingClientRect();
    const messages = [...sale.querySelectorAll<HTMLElement>(".buyline-sale-banner__message")].filter((each) => getComputedStyle(each).visibility === "visible");
    return messages.map((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect();
      return [each.innerText, Math.round(Math.abs(left + right - own.left - own.right) / 2), Math.round(Math.abs(top + bottom - own.top - own.bottom) / 2)];
    });
  });
  expect(await seen()).toEqual([["Our sale starts soon", 0, 0]]);
  await page.clock.fastForward(3_600_000);
  await expect.poll(async () => (await seen()).map(([words]) => words)).toEqual(["Enjoy 25% OFF EVERYTHING at Checkout"]);
  await page.clock.fastForward(3_600_000);
  await expect.poll(seen).toEqual([["Our sale is over", 0, 0]]);
  expect(await shiftsOf(page)).toEqual([]);
  await page.context().close();
});

test("on a phone the code and the button share a row, and the deadline and the countdown another", async () => {
  const page = await visit({}, { width: 360, over: { code: { code: "BLACKFRIDAY25", action: "copy" }, link: "/collections/all" } });
  const middles = await page.locator(".buyline-sale-banner__offer > :visible").evaluateAll((all) => all.map((each) => { const { top, bottom } = each.getBoundingClientRect(); return Math.round((top + bottom) / 2); }));
  expect(middles).toHaveLength(5);
  expect(new Set(middles).size).toBe(3);
  await page.context().close();
});

test("a frame painted before the block's inline script has run shows no banner, for it may be one that the shopper hid", async () => {
  const now = new Date();
  const block = await printBlock("sale-banner", { now: now.toISOString(), banners: [banner({ ends_at: Math.floor(now.getTime() / 1000) + 90_000 })] });
  const withoutInline = block.replace(/<script>.*?<\/script>/s, "");
  const isShownIn = async (body: string, javaScriptEnabled: boolean) => {
    html = `<!doctype html><link rel="stylesheet" href="/sale-banner.css"><body>${body}`;
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto(address);
    const isShown = await page.locator("buyline-sale-banner").isVisible();
    await page.context().close();
    return isShown;
  };
  expect(await isShownIn(withoutInline, true)).toBe(false);
  expect(await isShownIn(block, true)).toBe(true);
  expect(await isShownIn(withoutInline, false)).toBe(true);
  // Set in later without its inline script, as the theme editor does: the deferred script shows it.
  expect(await isShownIn(`${withoutInline}<script src="/sale-banner.js" defer></script>`, true)).toBe(true);
});

test("the page's end is not covered by a banner at the bottom", async () => {
  const page = await visit({ position: "bottom" }, { width: 320 });
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const [end, top] = await page.evaluate(() => [document.querySelector("main")?.getBoundingClientRect().bottom ?? 0, document.querySelector("buyline-sale-banner")?.getBoundingClientRect().top ?? 0]);
  expect(end).toBeLessThanOrEqual(top ?? 0);
  await page.context().close();
});
