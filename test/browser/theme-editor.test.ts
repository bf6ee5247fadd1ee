/** The small theme editor, around a storefront that writes down what the editor tells it. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openWindow } from "./chromium";
import { appPage, startFrame, type FrameFixture } from "./frame-fixture";

let browser: Browser;
let frame: FrameFixture;

beforeAll(async () => {
  browser = await launchChromium();
  frame = await startFrame(async () => appPage(""));
});
afterAll(async () => {
  await browser.close();
  await frame.close();
});

test("a deep link places a block in the theme editor, and Save keeps it", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  const editor = `${frame.adminOrigin}/store/steady-spine/themes/current/editor`;
  await page.goto(`${editor}?template=product&addAppBlockId=${frame.clientId}/trust-badges&target=newAppsSection`);
  await page.locator('[data-place="product"] [data-block="trust-badges"]').waitFor();
  expect(frame.store.state.theme.blocks["product"]).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  expect(frame.store.state.theme.blocks["product"]?.map(({ block }) => block)).toEqual(["trust-badges"]);

  await page.goto(`${editor}?context=apps&template=index&activateAppId=${frame.clientId}/sale-banner-embed`);
  expect(await page.locator('[data-act="embed-sale-banner-embed"]').isChecked()).toBe(true);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  expect(frame.store.state.theme.embeds.map(({ block }) => block)).toEqual(["sale-banner-embed"]);
  expect(context.errors).toEqual([]);
  await context.close();
});

test("the theme editor orders and removes blocks", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=article`);
  await page.getByRole("button", { name: "Move down Article products" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  expect(frame.store.state.theme.blocks["article"]?.map(({ id }) => id)).toEqual(["a2", "a1"]);
  await page.getByRole("button", { name: "Move up Article products" }).click();
  await page.getByRole("button", { name: "Remove Trust badges" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => frame.store.state.theme.blocks["article"]?.map(({ id }) => id)).toEqual(["a1"]);
  await context.close();
});

test("what is not saved shows in the preview alone", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=blog`);
  await page.getByLabel("Add app block to Blogs").selectOption("trust-badges");
  await expect.poll(() => frame.store.draft?.blocks["blog"]?.map(({ block }) => block)).toEqual(["trust-badges"]);
  expect(frame.store.state.theme.blocks["blog"] ?? []).toEqual([]);
  const address = new URL((await page.locator("#preview").getAttribute("src")) ?? "");
  expect([address.origin, address.searchParams.get("sandbox_design_mode")]).toEqual([frame.storefrontOrigin, "1"]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => frame.store.state.theme.blocks["blog"]?.length).toBe(1);
  expect(frame.store.draft).toBeNull();
  await context.close();
});

test("the theme editor configures a block by its schema, with the keyboard alone", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=article`);
  const block = page.getByRole("button", { name: "Article products", exact: true });
  await block.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => block.getAttribute("aria-expanded")).toBe("true");
  await page.getByLabel("Heading").fill("Our picks");
  await page.getByLabel("Image shape").selectOption({ label: "Portrait" });
  await page.getByLabel("Show the former price on sale items").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  const saved = () => frame.store.state.theme.blocks["article"]?.find(({ block: handle }) => handle === "article-products")?.settings;
  expect(saved()).toMatchObject({ heading: "Our picks", image_ratio: "portrait", show_compare_at: false });
  expect(context.errors).toEqual([]);
  await context.close();
});

test("the preview is told what is selected and what is drawn anew", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=article`);
  const told = () => page.frameLocator("#preview").locator("output").textContent();
  await page.frameLocator("#preview").locator("h1").waitFor();
  const block = page.getByRole("button", { name: "Article products", exact: true });
  await block.click();
  await expect.poll(told).toContain("shopify:block:select template--1__main a1");
  await block.click();
  await expect.poll(told).toContain("shopify:block:deselect template--1__main a1");
  await block.click();
  await page.getByLabel("Heading").fill("Our own picks");
  await expect.poll(told).toBe("shopify:section:load template--1__main ;shopify:block:select template--1__main a1;");
  await context.close();
});

test.each([
  ["sectionId:main", undefined],
  ["mainSection", undefined],
  ["newAppsSection", "apps"],
  ["sectionGroup:header", undefined],
])("the deep link's target %s is kept in the theme", async (target, section) => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=product&addAppBlockId=${frame.clientId}/trust-badges&target=${target}`);
  const place = target.startsWith("sectionGroup") ? "header" : "product";
  const before = frame.store.state.theme.blocks[place]?.length ?? 0;
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => frame.store.state.theme.blocks[place]?.length).toBe(before + 1);
  expect(frame.store.state.theme.blocks[place]?.at(-1)).toMatchObject({ block: "trust-badges" });
  expect(frame.store.state.theme.blocks[place]?.at(-1)?.section).toBe(target === "sectionId:main" ? "main" : section);
  await context.close();
});

test.each([1280, 360])("the theme editor has no sideways scroll at %i pixels", async (width) => {
  const context = await openWindow(browser, { viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=article`);
  await page.getByRole("button", { name: "Article products", exact: true }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await context.close();
});

test("the theme editor says what is wrong with a deep link", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=article&addAppBlockId=${frame.clientId}/no-such-block&target=mainSection`);
  expect(await page.getByRole("alert").textContent()).toContain("no-such-block");
  expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await context.close();
});
