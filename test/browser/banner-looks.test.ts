import AxeBuilder from "@axe-core/playwright";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLAIN_LOOK, toStorefrontLook, unitLabels, type BannerLook } from "../../app/domain/banner-look";
import type { StorefrontBanner, StorefrontBannerText } from "../../app/domain/storefront-document";
import { shippedFiles } from "../extension/extension-files";
import { banner, printBlock } from "../extension/page";
import { launchChromium } from "./chromium";

/** Looks, places and several messages of the banner, on a bare page of a theme: what only a real browser can tell. */
const COLORS = { text: "#ffffff", background: "#14213d" };
const LOOKS: Record<string, Partial<BannerLook>> = {
  "large with a gradient": { background: "gradient", gradientTo: "#3a5ba0", size: "large", labels: "long" },
  "rounded, in view, its image missing": { background: "image", image: "/cdn/shop/files/missing.jpg", corners: "rounded", position: "top_sticky" },
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

async function visit(over: Partial<BannerLook>, { width = 1280, direction = "ltr", words = {} as Partial<StorefrontBannerText>, over: more = {} as Partial<StorefrontBanner> } = {}): Promise<Page> {
  const look = { ...PLAIN_LOOK, ...over };
  const now = new Date();
  const labels = unitLabels(look, "en");
  const texts = { en: { message: TURNS[0] ?? "", link_label: "Shop the sale", deadline: "time" as const, ...(labels !== undefined && { unit_labels: labels }), ...words } };
  const banners = [banner({ ends_at: Math.floor(now.getTime() / 1000) + 90_000, colors: COLORS, ...toStorefrontLook(look, COLORS), texts, ...more })];
  const embed = await printBlock("sale-banner-embed", { now: now.toISOString(), banners });
  html = `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><title>Shop</title><meta name="viewport" content="width=device-width, initial-scale=1">
    <style>body{margin:0;font:16px/1.6 sans-serif;color:#121212}main{max-width:726px;margin:auto;padding:0 16px}</style>
    <link rel="stylesheet" href="/sale-banner.css"><script src="/sale-banner.js" defer></script>${embed}</head>
    <body><header>The shop</header><main><h1>Sale</h1>${Array.from({ length: 40 }, (_, index) => `<p><a href="/${index}">Product ${index}</a></p>`).join("")}</main></body></html>`;
  const page = await (await browser.newContext({ viewport: { width, height: 700 } })).newPage();
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
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
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
  expect(await shown()).toEqual([1]);
  await page.keyboard.press("ArrowRight");
  expect([await shown(), await height(), await shiftsOf(page)]).toEqual([[2], before, []]);
  await page.waitForTimeout(1_500);
  expect(await shown()).toEqual([2]);
  await page.context().close();
});

test.each([
  ["bottom", "Tab"],
  ["top_sticky", "Shift+Tab"],
] as const)("a banner that stands %s never covers what the keyboard reaches by %s (W5)", async (position, key) => {
  const page = await visit({ position }, { width: 320 });
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

test.each(["preview-bar-iframe", "PBarNextFrameWrapper"])("a banner at the bottom stands above Shopify's bar of a theme's preview (#%s), and at the very bottom without it", async (id) => {
  const page = await visit({ position: "bottom" }, { width: 360 });
  const bottom = () => page.locator("buyline-sale-banner").evaluate((sale) => innerHeight - sale.getBoundingClientRect().bottom);
  expect(await bottom()).toBe(0);
  await page.evaluate((bar) => document.body.insertAdjacentHTML("beforeend", `<iframe id="${bar}" title="Preview" style="position:fixed;inset:auto 0 0;height:60px;border:0"></iframe>`), id);
  expect(await bottom()).toBeGreaterThanOrEqual(60);
  await page.context().close();
});

test.each([320, 1280])("at %i px the deadline's line of the last hours takes over where the other stood, and nothing shifts", async (width) => {
  const page = await visit({}, { width, words: { message: "Sale", last_hours: "Last hours", deadline: "all,time" }, over: { last_hours_from: Math.floor(Date.now() / 1000) + 6 } });
  const lines = () => page.locator(".buyline-sale-banner__deadline").evaluateAll((all) => all.map((line) => ({ seen: getComputedStyle(line).visibility, top: Math.round(line.getBoundingClientRect().top) })));
  const before = await lines();
  expect(before.map(({ seen, top }) => [seen, top])).toEqual([["visible", before[0]?.top], ["hidden", before[0]?.top]]);
  await expect.poll(async () => (await lines()).map(({ seen }) => seen), { timeout: 10_000 }).toEqual(["hidden", "visible"]);
  expect([(await lines()).map(({ top }) => top), await shiftsOf(page)]).toEqual([before.map(({ top }) => top), []]);
  await page.context().close();
});

test("on a phone the code and the button share a row, and the deadline and the countdown another", async () => {
  const page = await visit({}, { width: 360, over: { code: { code: "BLACKFRIDAY25", action: "copy" }, link: "/collections/all" } });
  const middles = await page.locator(".buyline-sale-banner__content > :visible:not(.buyline-sale-banner__hide)").evaluateAll((all) => all.map((each) => { const { top, bottom } = each.getBoundingClientRect(); return Math.round((top + bottom) / 2); }));
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
