import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import { toStorefrontBadge, type StorefrontBadge } from "../../app/domain/storefront-document";
import { shippedFiles } from "../extension/extension-files";
import { printBlock } from "../extension/page";
import { OWN_THEME } from "./article-shop";
import { axeFindings } from "./accessible";
import { launchChromium, openWindow } from "./chromium";
import { printEveryBadgeSet, SHOP, TERMS } from "./every-badge-set";
import { markGrounds, serveTheme, THEME_PAGES } from "./theme-grounds";

/** Trust badges in a real browser: contrast and size in every scheme, and where the embed stands while a page is still arriving. */
let browser: Browser;
let window: Awaited<ReturnType<typeof openWindow>>;
let page: Page;
let server: Server;
let address: string;
/** The page in the pieces in which it arrives. */
let pieces: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/trust-badges.css") return response.writeHead(200, { "content-type": "text/css" }).end(shippedFiles.get("assets/trust-badges.css"));
    response.writeHead(200, { "content-type": "text/html" });
    const send = (index: number) => {
      response.write(pieces[index] ?? "");
      if (index + 1 < pieces.length) setTimeout(() => send(index + 1), 120);
      else response.end();
    };
    send(0);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchChromium();
  window = await openWindow(browser);
  page = await window.newPage();
  await page.addInitScript(() => {
    const shifts: number[] = Object.assign(globalThis, { shifts: [] as number[] }).shifts;
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: "layout-shift", buffered: true });
  });
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** Text on ground as the theme's quieter parts have them, and as themes of other shops do. */
const SCHEMES = ["#55625d on #fdfbf7", "#1f463d on #dfe8e0", "#ffffff on #1f463d", "#e8e8e8 on #141414"];

/** Those of every part and section of the sandbox's own theme. */
async function themeSchemes(): Promise<string[]> {
  const shop = await serveTheme(OWN_THEME);
  const page = await (await openWindow(browser)).newPage();
  const schemes = new Set<string>();
  for (const path of THEME_PAGES) {
    await page.goto(shop.origin + path);
    for (const ground of await markGrounds(page)) schemes.add(ground);
  }
  shop.close();
  return [...schemes];
}

const document = (head: string, body: string, direction = "ltr") =>
  `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><title>Shop</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/trust-badges.css">
  <style>body{margin:0;font:16px/1.6 sans-serif}main{padding:0 16px}</style>${head}</head>${body}`;

test("axe finds nothing in any preset, layout and colour scheme, on a phone or wider; nothing scrolls sideways and every control is big enough", async () => {
  const schemes = [...(await themeSchemes()), ...SCHEMES];
  expect(schemes.length).toBeGreaterThan(SCHEMES.length + 4);
  pieces = [document("", `<body><main><h1>Badges</h1>${await printEveryBadgeSet()}</main></body></html>`)];
  await page.goto(address);
  await page.locator("details").first().evaluate((details: HTMLDetailsElement) => Object.assign(details, { open: true }));
  for (const [index, colours] of schemes.entries()) {
    const width = [320, 1280][index % 2] ?? 320;
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(([text = "", ground = ""]) => Object.assign(globalThis.document.body.style, { color: text, background: ground }), colours.split(" on "));
    // The colours alone differ from the second scheme on.
    const findings = await axeFindings(page.mainFrame(), [], index < 2 ? {} : { runOnly: ["color-contrast"] });
    expect(findings.map(([rule, elements]) => [colours, width, rule, elements.slice(0, 3)])).toEqual([]);
    expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.locator("main a:visible, main summary:visible").evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 24).map(({ outerHTML }) => outerHTML))).toEqual([]);
  }
});

test("read from right to left an icon stands on the right of its words", async () => {
  const set = { id: "a", rule: {}, layout: "stack" as const, badges: [TERMS] };
  pieces = [document("", `<body><main>${await printBlock("trust-badges", { badgeSets: [set] })}</main></body></html>`, "rtl")];
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(address);
  const icon = await page.locator(".buyline-icon").boundingBox();
  const title = await page.locator(".buyline-trust-badges__title").boundingBox();
  expect(icon?.x ?? 0).toBeGreaterThan(title?.x ?? Infinity);
});

test.each(["row", "grid", "stack", "strip", "compact"] as const)("centred, a badge by itself stands in the middle of a %s, on a phone and wider", async (layout) => {
  const set = { id: "a", rule: {}, ...(layout !== "row" && { layout }), badges: [TERMS] };
  pieces = [document("", `<body><main>${await printBlock("trust-badges", { badgeSets: [set] })}</main></body></html>`)];
  await page.goto(address);
  for (const width of [360, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    const boxes = await page.locator(".buyline-icon, .buyline-trust-badges__title, .buyline-trust-badges__text, .buyline-trust-badges__summary").evaluateAll((all) =>
      all.map((each) => {
        const range = globalThis.document.createRange();
        range.selectNodeContents(each);
        return (each.textContent === "" ? each : range).getBoundingClientRect();
      }).filter((box) => box.width > 0).map(({ left, right }) => ({ left, right })),
    );
    const middle = (Math.min(...boxes.map(({ left }) => left)) + Math.max(...boxes.map(({ right }) => right))) / 2;
    expect(Math.abs(middle - width / 2), `${width} px wide`).toBeLessThan(12);
  }
});

test.each([6, 7, 9])("centred, a strip of %i in columns stands in the middle, as does a text of two lines under its title", async (count) => {
  const badges = Array.from({ length: count }, (): StorefrontBadge => ({ icon: "chat", texts: { en: { title: "Ask us", text: "" } } }));
  const wordy: StorefrontBadge = { icon: "chat", texts: { en: { title: "Ask us", text: "Tell us what you need it for" } } };
  const [strip, row] = [await printBlock("trust-badges", { badgeSets: [{ id: "a", rule: {}, layout: "strip", badges }] }), await printBlock("trust-badges", { badgeSets: [{ id: "b", rule: {}, badges: [wordy, wordy] }] })];
  pieces = [document("", `<body><main>${strip}<div style="width:260px">${row}</div></main></body></html>`)];
  await page.setViewportSize({ width: 800, height: 800 });
  await page.goto(address);
  const boxes = await page.locator("[data-id=a] li").evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ left, right, top }) => ({ left, right, top })));
  const middle = (Math.min(...boxes.map(({ left }) => left)) + Math.max(...boxes.map(({ right }) => right))) / 2;
  const words = await page.locator("[data-id=a] .buyline-trust-badges__title").evaluateAll((all) => all.map((each) => {
    const range = globalThis.document.createRange();
    range.selectNodeContents(each);
    return range.getBoundingClientRect().right;
  }));
  expect(Math.abs(middle - 400)).toBeLessThan(4);
  expect(Math.max(...boxes.map(({ right }) => right)) - Math.max(...words)).toBeLessThan(4);
  expect(new Set(boxes.map(({ top }) => top)).size).toBe(Math.ceil(count / 3));
  const lines = await page.locator("[data-id=b] .buyline-trust-badges__text").first().evaluate((each) => {
    const range = globalThis.document.createRange();
    range.selectNodeContents(each);
    return [...range.getClientRects()].map(({ width }) => width);
  });
  expect(lines).toHaveLength(2);
  expect(Math.min(...lines) / Math.max(...lines)).toBeGreaterThan(0.6);
});

test("in a strip on a phone the last of an odd number keeps its line to itself, so that its words need not break", async () => {
  const badges = ["Ask us", "Advice before you buy", "Clear and simple instructions"].map((title): StorefrontBadge => ({ icon: "chat", texts: { en: { title, text: "" } } }));
  pieces = [document("", `<body><main>${await printBlock("trust-badges", { badgeSets: [{ id: "a", rule: {}, layout: "strip", badges }] })}</main></body></html>`)];
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(address);
  expect(await page.locator(".buyline-trust-badges__title").evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().height)))).toEqual([19, 19, 19]);
});

test.each([
  ["beside a product's pictures", 440, 3, 3],
  ["beside a product's pictures", 440, 4, 2],
  ["beside a product's pictures", 440, 7, 2],
  ["under an article", 760, 4, 4],
  ["under an article", 760, 7, 3],
  ["under an article", 760, 9, 3],
] as const)("a strip %s (%i px) sets %i badges in %i columns, each line under the one before", async (_, width, count, columns) => {
  const badges = ["Our guarantee", "Fast shipping", "Secure checkout", "24/7 support", "Returns", "Exchanges", "Money back", "Tracked", "Gifts"].slice(0, count).map((title): StorefrontBadge => ({ icon: "chat", texts: { en: { title, text: "" } } }));
  pieces = [document("", `<body><div style="width:${width - 34}px">${await printBlock("trust-badges", { badgeSets: [{ id: "a", rule: {}, layout: "strip", badges }] })}</div></body></html>`)];
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto(address);
  const lefts = await page.locator(".buyline-trust-badges__badge").evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().left)));
  expect(lefts).toEqual(lefts.map((_, index) => lefts[index % columns]));
  expect(new Set(lefts).size).toBe(columns);
});

test("in a section from edge to edge the words keep away from the screen's edges", async () => {
  const badge: StorefrontBadge = { icon: "lock", texts: { en: { title: "A title as long as it may be", text: "And words as wide as the screen of any phone" } } };
  pieces = [document("", `<body>${await printBlock("trust-badges", { badgeSets: [{ id: "a", rule: {}, badges: [badge, badge] }] })}</body></html>`)];
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(address);
  const list = await page.locator(".buyline-trust-badges__list").boundingBox();
  expect([list?.x, list?.width]).toEqual([16, 328]);
});

const TEXT = `<h1>Article</h1>${"<p>Words of the article that fill the page from top to bottom.</p>".repeat(60)}`;
const INNER = "<article><blockquote><footer>Its source</footer></blockquote></article>";
const FOOTER = "<p>The shop</p>";
/** Where the badges must stand, as a test of the element that follows or holds them. */
const PLACES: [theme: string, body: string[], next: string | null, parent: string][] = [
  ["with a footer group", [`<div id="shopify-section-header"><header>Shop</header></div><main>${INNER}${TEXT}`, "<p>End</p></main>", `<div id="shopify-section-footer-group__a" class="shopify-section shopify-section-group-footer-group">${FOOTER}</div><div id="shopify-section-footer-group__b" class="shopify-section-group-footer-group"><footer>${FOOTER}`, "</footer></div>"], "#shopify-section-footer-group__a", "body"],
  ["with a footer in a section", [`<main>${INNER}${TEXT}`, `</main><div id="shopify-section-footer" class="shopify-section"><footer>${FOOTER}`, "</footer></div>"], "#shopify-section-footer", "body"],
  ["with a bare footer", [`<main>${TEXT}${INNER}`, `</main><footer>${FOOTER}`, "</footer>"], "footer", "body"],
  ["with everything in a container", [`<div class="page"><div><div role="main">${INNER}${TEXT}`, `</div></div><div id="shopify-section-footer">${FOOTER}`, "</div></div>"], "#shopify-section-footer", ".page"],
  ["with a drawer's footer before the page", [`<dialog><footer>Cart</footer></dialog><aside><footer>Menu</footer></aside><main>${TEXT}`, `</main><footer id="last">${FOOTER}`, "</footer>"], "#last", "body"],
  ["without a footer", [`<main>${INNER}${TEXT}`, "<p>End</p></main>"], null, "main"],
  ["without a main part", [`<article>${INNER}${TEXT}`, `</article><footer>${FOOTER}`, "</footer>"], "footer", "body"],
  ["without either", [TEXT, "<p>End</p>"], null, "body"],
];

test.each(PLACES)("above the footer of a theme %s the embed's badges stand as soon as it begins, and nothing shifts", async (_theme, body, next, parent) => {
  const set = { id: "a", rule: {}, badges: BADGE_PRESETS[0]?.badges.map((badge) => toStorefrontBadge(badge, "en")) ?? [] };
  pieces = [document(await printBlock("trust-badges-embed", { badgeSets: [set], shop: SHOP }), `<body>${body[0] ?? ""}`), ...body.slice(1), "</body></html>"];
  await page.setViewportSize({ width: 800, height: 600 });
  const arriving = page.goto(address);
  // At the page's end, where a shopper who scrolled along would see anything move.
  const scroll = setInterval(() => void page.evaluate(() => globalThis.scrollTo(0, 1e6)).catch(() => undefined), 40);
  await arriving;
  clearInterval(scroll);
  await page.locator(".buyline-trust-badges--embed").waitFor();
  expect(await page.locator(".buyline-trust-badges").count()).toBe(1);
  const place = await page.locator(".buyline-trust-badges--embed").evaluate((set, selectors) => [selectors[0] === null ? set.nextElementSibling === null : set.nextElementSibling?.matches(selectors[0] ?? "") === true, set.parentElement?.matches(selectors[1] ?? "") === true], [next, parent]);
  expect(place).toEqual([true, true]);
  if (next !== null) expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test("a page that has the block keeps the block's badges alone", async () => {
  const badgeSets = [{ id: "a", rule: {}, badges: [TERMS] }];
  pieces = [document(await printBlock("trust-badges-embed", { badgeSets }), `<body><main>${await printBlock("trust-badges", { badgeSets })}</main>`), "<footer>Shop</footer></body></html>"];
  await page.goto(address);
  expect(await page.locator(".buyline-trust-badges").count()).toBe(1);
  expect(await page.locator(".buyline-trust-badges--embed").count()).toBe(0);
});

test("an unsupported language leaves the page as it is, and no page met an error", async () => {
  pieces = [document(await printBlock("trust-badges-embed", { badgeSets: [{ id: "a", rule: {}, badges: [TERMS] }], locale: "fr" }), "<body><main>Bonjour</main><footer>Shop</footer></body></html>")];
  await page.goto(address);
  expect(await page.locator(".buyline-trust-badges, template").count()).toBe(0);
  expect(window.errors.filter((message) => !message.includes("favicon"))).toEqual([]);
});
