import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { shippedFiles } from "../extension/extension-files";
import { banner, printBlock, product } from "../extension/page";
import { axeFindings } from "./accessible";
import { launchChromium } from "./chromium";

/** Blocks on bare pages of three kinds of theme: what only a real browser can tell (paint, layout, focus, contrast). */
const THEMES: Record<string, string> = {
  "like Dawn": "html{font-size:62.5%}body{margin:0;font-size:1.6rem;line-height:1.8;color:rgba(18,18,18,.75);--color-button:18,18,18;--color-button-text:255,255,255}",
  "like Horizon": "body{margin:0;font-size:14px;color:#000;--color-primary-button-background:#3b2a6b;--color-primary-button-text:#fff}",
  "of its own, dark": "body{margin:0;background:#141414;color:#eee;--color-button:#fff}",
};
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800" height="800" fill="#8899aa"/></svg>';

let pages: Record<string, string> = {};
let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://shop").pathname);
    const [type, body] = path.startsWith("/files/")
      ? ["image/svg+xml", PICTURE]
      : path.endsWith(".css") ? ["text/css", shippedFiles.get(`assets${path}`)]
      : path.endsWith(".js") ? ["text/javascript", shippedFiles.get(`assets${path}`)]
      : ["text/html", pages[path]];
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
afterEach(() => {
  pages = {};
});

async function printPage({ theme = "like Dawn", embed = true, block = false, endsIn = 90_000, direction = "ltr" } = {}): Promise<string> {
  const now = new Date();
  const common = { now: now.toISOString(), banners: [banner({ ends_at: Math.floor(now.getTime() / 1000) + endsIn })] };
  const products = [
    product(1, { title: "QL Claw", variants: [{ title: "Graphite", compare_at_price: 6000 }, { title: "Sand", available: false }], options: ["Color"] }),
    product(2, { title: "Flexible Back 2.0 – Lower Back Flexibility Program" }),
    product(3, { title: "Back of Steel", variants: [{ available: false }] }),
  ];
  const placements = { version: 1 as const, locale: null, groups: [{ id: "a", place: null, headings: {}, layout: "row" as const, product_ids: [1] }] };
  const badges = ["returns", "truck", "lock", "headset"].map((icon) => ({ icon, texts: { en: { title: "Secure checkout", text: "Encrypted and hosted by Shopify" } } }));
  const links = ["sale-banner", "article-products", "trust-badges"].map((name) => `<link rel="stylesheet" href="/${name}.css">`).join("");
  return `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><title>Article</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><style>${THEMES[theme] ?? ""} main{max-width:726px;margin:auto;padding:0 16px}</style>
    ${links}<script src="/sale-banner.js" defer></script>${embed ? await printBlock("sale-banner-embed", common) : ""}</head>
    <body><header>${block ? await printBlock("sale-banner", common) : "The shop"}</header><main><h1>Why does my back hurt?</h1><p>Because.</p>
    ${await printBlock("article-products", { ...common, products, placements })}</main>
    <footer>${await printBlock("trust-badges", { ...common, badgeSets: [{ id: "a", rule: {}, badges }] })}</footer></body></html>`;
}

async function visit(html: string, { width = 1280, javaScriptEnabled = true } = {}): Promise<Page> {
  pages["/article"] = html;
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const shifts: string[] = Object.assign(window, { shifts: [] as string[] }).shifts;
    type Shift = { value: number; sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[] };
    const told = ({ value, sources }: Shift) => `${value}: ${sources.map(({ node, previousRect: from, currentRect: to }) => `${node?.outerHTML?.slice(0, 80)} ${[from, to].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ")).join(" to ")}`).join("; ")}`;
    new PerformanceObserver((list) => shifts.push(...(list.getEntries() as unknown as Shift[]).map(told))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${address}/article`);
  return page;
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
const visibleBanners = (page: Page) => page.locator("buyline-sale-banner:visible").count();

test.each(Object.keys(THEMES).flatMap((theme) => [320, 1280].map((width) => [theme, width] as const)))(
  "in a theme %s at %i px axe finds nothing, nothing shifts and nothing scrolls sideways",
  async (theme, width) => {
    const page = await visit(await printPage({ theme }), { width });
    await page.waitForTimeout(1_200);
    expect(await axeFindings(page.mainFrame())).toEqual([]);
    expect(await shiftsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const small = await page.locator("button:visible, select:visible").evaluateAll((all) => all.filter((each) => Math.min(each.clientWidth, each.clientHeight) < 24).length);
    expect(small).toBe(0);
    await page.context().close();
  },
);

test("the embed's banner is the first thing in the body, and the block's gives way to it", async () => {
  const page = await visit(await printPage({ block: true }));
  expect(await page.evaluate(() => document.body.firstElementChild?.localName)).toBe("buyline-sale-banner");
  expect(await page.locator("buyline-sale-banner").count()).toBe(2);
  expect(await visibleBanners(page)).toBe(1);
  await page.context().close();
});

test("the countdown moves, pauses by keyboard and stays paused on the next page", async () => {
  const page = await visit(await printPage());
  const seconds = page.locator('[data-seconds="1"]');
  const before = await seconds.textContent();
  await expect.poll(() => seconds.textContent()).not.toBe(before);
  await page.locator(".buyline-sale-banner__pause").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("timer").count()).toBe(0);
  await page.reload();
  expect(await page.getByRole("timer").count()).toBe(0);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe("solid");
  await page.context().close();
});

test("a page that was cached before the end shows no banner, neither the embed's nor the block's", async () => {
  const html = await printPage({ block: true, endsIn: 1 });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const page = await visit(html);
  expect(await visibleBanners(page)).toBe(0);
  expect(await shiftsOf(page)).toEqual([]);
  await page.context().close();
});

test("without JavaScript the block's deadline stands as a sentence, with no dead digits and no dead button", async () => {
  const page = await visit(await printPage({ embed: false, block: true }), { javaScriptEnabled: false });
  await expect.poll(() => page.locator("time").textContent()).toMatch(/^Ends /);
  expect(await page.locator(".buyline-sale-banner__clock:visible").count()).toBe(0);
  await page.context().close();
});

test("without JavaScript the chosen variant is posted to the cart", async () => {
  const page = await visit(await printPage(), { javaScriptEnabled: false });
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Add to cart QL Claw" }).click();
  const request = await posted;
  expect(new URL(request.url()).pathname).toBe("/cart/add");
  const body = request.postDataBuffer()?.toString() ?? "";
  expect(body).toMatch(/name="id"\s+100\s/);
  expect(body).toMatch(/name="quantity"\s+1\s/);
  await page.context().close();
});

test("read from right to left nothing scrolls sideways and the pictures stand on the right", async () => {
  const page = await visit(await printPage({ direction: "rtl" }), { width: 360 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const picture = await page.locator(".buyline-product-card__media").first().boundingBox();
  const title = await page.locator(".buyline-product-card__title").first().boundingBox();
  expect(picture?.x ?? 0).toBeGreaterThan(title?.x ?? Infinity);
  await page.context().close();
});
