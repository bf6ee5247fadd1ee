/**
 * The whole path: a merchant saves in the admin, the app publishes, the theme prints, a shopper buys. Once with
 * the demo's article and once with the body of the page this product began with, where that file is there.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArticlePlacements } from "../../app/domain/storefront-document";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import { endOfNight } from "../sandbox/demo/night";
import { requireMainArticle } from "../sandbox/demo-store";
import type { Sandbox } from "../sandbox/sandbox";
import { axeFindings, expectAccessible } from "./accessible";
import { openWindow, USER_AGENT } from "./chromium";
import { openAdmin, type Admin } from "./open-admin";

const SCREENSHOTS = join(import.meta.dirname, "../screenshots");
const EXAMPLE = join(import.meta.dirname, "../../../shared/example-page.html");
const WIDTHS = [1280, 360] as const;
const MESSAGE = "Enjoy 25% OFF EVERYTHING at Checkout! - Black Friday Sale Is LIVE";
const PRODUCTS = ["QL Claw", "Flexible Back 2.0", "Back of Steel"];
/** Behind the paragraph that recommends the claw, and behind the two programs' links, in either article. */
const PLUS = [/^Add products after “(It is hard to reach|If you do not already)/, /^Add products after “Flexible Back 2\.0/, /^Add products after “Back of Steel/];
const ADMIN_PAGES = { home: "", articles: "/app/articles", article: "/app/articles/501", banners: "/app/banners", banner: "/app/banners/new", presets: "/app/banners/presets", badges: "/app/badges/new" };

const pages = [{ name: "the demo's article", article: undefined as string | undefined, folder: "demo" }];
if (existsSync(EXAMPLE)) pages.push({ name: "the body of the example page", article: EXAMPLE, folder: "example" });

describe.each(pages)("with $name", ({ article, folder }) => {
  let admin: Admin;
  let sandbox: Sandbox;
  let page: Page;
  let app: FrameLocator;
  let articleUrl: string;
  let bodyBefore: string;
  const screenshot = (name: string, of = page) => of.screenshot({ path: join(SCREENSHOTS, folder, `${name}.png`), fullPage: true });

  beforeAll(async () => {
    mkdirSync(join(SCREENSHOTS, folder), { recursive: true });
    ({ sandbox, page, app } = admin = await openAdmin({ empty: true, article }));
    const main = requireMainArticle(sandbox.store.state);
    bodyBefore = main.body;
    articleUrl = `${sandbox.origins.storefront}/blogs/journal/${main.handle}`;
    await admin.open("");
  });
  afterAll(() => admin?.close());

  const go = (name: string) => page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name, exact: true }).click();

  test("the merchant places the three products on the article", async () => {
    await go("Articles");
    await app.getByRole("button", { name: /^Search and filter/ }).click();
    await app.getByPlaceholder("Search articles by title").fill("hurt when");
    await app.getByRole("link", { name: /hurt when I lie down/ }).click();
    const picker = page.getByRole("dialog", { name: "Select products" });
    for (const [index, product] of PRODUCTS.entries()) {
      // The text names the claw, and the two programs by a link each.
      await app.getByRole("button", { name: PLUS[index] }).first().click();
      await picker.getByRole("checkbox", { name: product }).check();
      await picker.getByRole("button", { name: "Select" }).click();
      await app.getByRole("region", { name: `Group ${index + 1}` }).getByText(product).waitFor();
    }
    // By keyboard to the next place and back; the focus goes along.
    await app.getByRole("button", { name: "Move Group 1 down" }).focus();
    await page.keyboard.press("Enter");
    await app.getByText(/^Moved: now /).waitFor({ state: "attached" });
    await app.locator("#group-1-down:focus").waitFor();
    await app.getByRole("button", { name: "Move Group 1 up" }).press("Enter");
    await app.frameLocator('iframe[title="Preview"]').locator(".buyline-product-card").nth(2).waitFor();
    await admin.save();
    const placements = sandbox.store.state.metafields.find(({ key }) => key === "placements");
    const texts = (JSON.parse(placements?.value ?? "null") as ArticlePlacements).groups.map(({ place }) => place?.text);
    expect(texts).toEqual([expect.stringMatching(/^(Itishardtoreach|Ifyoudonot)/), expect.stringMatching(/^FlexibleBack/), expect.stringMatching(/^BackofSteel/)]);
  });

  test("sets the banner, after being told what is missing", async () => {
    await go("Banners");
    await app.getByRole("link", { name: "Make a banner" }).click();
    await app.getByRole("link", { name: "Start from nothing" }).click();
    await app.getByLabel("Message").fill(MESSAGE);
    await app.getByLabel("Button text").fill("Shop the sale");
    await app.getByLabel("Button link").fill("javascript:alert(1)");
    await app.getByLabel("Ends", { exact: true }).fill(endOfNight(new Date(), sandbox.store.state.shop.zone));
    await app.getByLabel("Show this banner in the store").check();
    await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
    await app.getByText("Use a link that starts with https://").waitFor();
    await app.getByText(/Confirm that the offer really ends/).waitFor();
    expect(await app.getByLabel("Message").inputValue()).toBe(MESSAGE);

    await app.getByLabel("Button link").fill("/collections/all");
    await app.getByLabel("The offer really ends at this time").check();
    await app.getByLabel("Confirmed by").fill("Store owner");
    await admin.save();
    await app.getByText("Live", { exact: true }).waitFor();
  });

  test("saves the badges, and loses nothing while Shopify fails", async () => {
    await go("Badges");
    await app.getByRole("link", { name: "Choose badges" }).click();
    await app.getByRole("button", { name: "Use the preset Our guarantee" }).click();
    sandbox.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "shop" });
    await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
    await app.getByText(/Shopify answered with an error \(503\).*what you typed is still here/).waitFor();
    await app.getByRole("button", { name: "Edit Our Guarantee" }).waitFor();
    await admin.save();
    await app.getByText(/still here/).waitFor({ state: "detached" });
  });

  test("App Bridge is the first script of the app's document", async () => {
    const address = `${sandbox.origins.app}/app?${new URLSearchParams({ shop: sandbox.store.state.shop.domain, embedded: "1", host: btoa("admin.shopify.com/store/steady-spine"), id_token: sandbox.signToken() })}`;
    const response = await fetch(address, { headers: { "user-agent": USER_AGENT } });
    const html = await response.text();
    expect(/<script[^>]*>/.exec(html)?.[0]).toBe(`<script src="${sandbox.origins.cdn}/shopifycloud/app-bridge.js">`);
    expect(html.indexOf("app-bridge.js")).toBeLessThan(html.indexOf("</head>"));
    expect(response.headers.get("content-security-policy")).toMatch(/^frame-ancestors http:[^;]+; script-src 'self' 'nonce-[^']+' [^;]+; object-src 'none'/);
    const outside = await fetch(sandbox.origins.app, { headers: { "user-agent": USER_AGENT } });
    expect(outside.headers.get("content-security-policy")).toMatch(/^frame-ancestors 'none'; script-src/);
  });

  test("Home says what is live", async () => {
    await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Buyline" }).click();
    await app.getByText(MESSAGE).waitFor();
    await app.getByText(/Until .* (EST|EDT)/).waitFor();
    await app.getByText("On", { exact: true }).first().waitFor();
    expect(admin.errors.filter((error) => !/ (422|503) /.test(error))).toEqual([]);
  });

  test("the article page has all of it in the HTML before any script runs", async () => {
    const html = await (await fetch(articleUrl)).text();
    expect(html).toContain(bodyBefore);
    if (article !== undefined) expect(bodyBefore).toBe(readFileSync(article, "utf8"));
    expect(html).toContain(MESSAGE.replaceAll("&", "&amp;"));
    expect(html).toMatch(/<time[^>]*datetime="[^"]+Z"[^>]*>Ends (tonight|[A-Z]\w+day|today) at \d+:\d\d [AP]M E[SD]T<\/time>/);
    const card = (name: string) => html.indexOf(`>${name}</a>`, html.indexOf("buyline-article-products"));
    const places = PRODUCTS.map(card);
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places[0]).toBeLessThan(Math.min(...places.slice(1)));
    for (const badge of BADGE_PRESETS[0]?.badges.flatMap(({ title, text }) => [title, text]) ?? []) expect(html).toContain(badge);
    expect(html).not.toContain("Translation missing");
    const text = html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, "").replace(/<!--.*?-->|<[^>]+>/gs, " ");
    expect(text.toLowerCase(), "no branding of ours").not.toContain("buyline");
    expect(requireMainArticle(sandbox.store.state).body).toBe(bodyBefore);
  });

  test("a shopper without JavaScript puts a product into the cart", async () => {
    const shopper = await openWindow(admin.browser, { javaScriptEnabled: false });
    const storefront = await shopper.newPage();
    await storefront.goto(articleUrl);
    expect(await storefront.getByText(MESSAGE).isVisible()).toBe(true);
    const card = storefront.locator(".buyline-product-card").filter({ hasText: "QL Claw" });
    await card.getByRole("button", { name: /Add to cart/ }).click();
    expect(new URL(storefront.url()).pathname).toBe("/cart");
    expect(await storefront.getByRole("main").getByText("QL Claw").first().isVisible()).toBe(true);
    await shopper.close();
  });

  test("the countdown moves, nothing shifts, and no request leaves the store", async () => {
    const shopper = await openWindow(admin.browser);
    const storefront = await shopper.newPage();
    const origins = new Set<string>();
    storefront.on("request", (request) => origins.add(new URL(request.url()).origin));
    await storefront.goto(articleUrl, { waitUntil: "networkidle" });
    const timer = storefront.getByRole("timer");
    const first = await timer.textContent();
    await expect.poll(() => timer.textContent()).not.toBe(first);
    expect([...origins]).toEqual([sandbox.origins.storefront]);
    const shift = await storefront.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0))).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    // As it is reported, to three places: a busy machine once moved something by a thirtieth of a thousandth.
    expect(shift.toFixed(3)).toBe("0.000");
    expect(shopper.errors).toEqual([]);
    await shopper.close();
  });

  test.each(WIDTHS)("axe finds nothing in our blocks at %i px, and nothing scrolls sideways", async (width) => {
    const shopper = await openWindow(admin.browser, { viewport: { width, height: 900 } });
    const storefront = await shopper.newPage();
    await storefront.goto(articleUrl);
    for (const image of await storefront.locator("img").all()) await image.scrollIntoViewIfNeeded();
    await storefront.waitForLoadState("networkidle");
    await screenshot(`storefront-${width}`, storefront);
    const blocks = [".buyline-sale-banner", ".buyline-article-products", ".buyline-trust-badges"];
    for (const block of blocks) expect(await storefront.locator(block).count()).toBeGreaterThan(0);
    expect(await axeFindings(storefront.mainFrame(), blocks)).toEqual([]);
    expect(await storefront.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shopper.close();
  });

  test.each(WIDTHS)("axe finds nothing on the admin pages at %i px", async (width) => {
    await page.setViewportSize({ width, height: 900 });
    // Of the pages only the article's differs with its text.
    const pages = article === undefined ? ADMIN_PAGES : { article: ADMIN_PAGES.article };
    for (const [name, path] of Object.entries(pages)) {
      await admin.open(path);
      if (name === "home") await app.getByText("On", { exact: true }).first().waitFor();
      if (name === "banner") await expect.poll(() => app.locator('iframe[title="Preview"]').evaluate((frame) => frame.clientHeight)).toBeGreaterThan(40);
      await screenshot(`admin-${name}-${width}`);
      // The preview is the storefront's block, which is looked at above.
      await expectAccessible(page, sandbox.origins.app, name);
    }
  });
});
