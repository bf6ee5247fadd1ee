/** A banner's picture as a merchant chooses, sends and loses it, and what shoppers get of it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../app/adapters/database.server";
import { PLAIN_LOOK } from "../../app/domain/banner-look";
import { startSandbox, type Sandbox } from "../sandbox/sandbox";
import { expectAccessible } from "./accessible";
import { launchChromium, openWindow } from "./chromium";

const PICTURE = join(import.meta.dirname, "../sandbox/theme/assets/sale-morning.jpg");
const STATE = mkdtempSync(join(tmpdir(), "buyline-banner-image-"));
const SOON = { timeout: 20_000 };
let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startSandbox({ stateFolder: STATE })]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  rmSync(STATE, { recursive: true });
});

/** In a window of its own, which has no picture in its cache. */
async function openEditor() {
  await openAdmin("/app/banners/main");
}
async function openAdmin(path: string) {
  page = await (await openWindow(browser)).newPage();
  app = page.frameLocator("iframe.app");
  await page.goto(sandbox.adminUrl + path);
  await app.getByRole("heading", { level: 1 }).waitFor();
  // Polaris does this once React has taken the page over.
  await expect.poll(() => app.locator("body").evaluate((body) => body.style.backgroundColor), SOON).not.toBe("");
}
async function save() {
  await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
  await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
}
const drawn = () => app.frameLocator('iframe[title="Preview"]').locator("buyline-sale-banner").evaluate((banner) => getComputedStyle(banner).backgroundImage);

/** To three places, as the figure is given: the theme's logo, painted before its words came, moves by 0.0002. */
async function shiftOf(visit: Page): Promise<number> {
  const shifts = await visit.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  return Math.round(1_000 * shifts.reduce((sum, one) => sum + one, 0)) / 1_000;
}

/** The pictures that a shopper's browser asks for, what it paints, and what moves. */
async function shop(width: number) {
  const context = await browser.newContext({ viewport: { width, height: 700 } });
  const visit = await context.newPage();
  const asked: string[] = [];
  visit.on("request", (request) => request.resourceType() === "image" && /(sale-morning|banner-)/.test(request.url()) && asked.push(new URL(request.url()).pathname));
  await visit.addInitScript(() => {
    const shifts: number[] = Object.assign(window, { shifts: [] as number[] }).shifts;
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: "layout-shift", buffered: true });
  });
  await visit.goto(sandbox.origins.storefront);
  await visit.waitForLoadState("networkidle");
  const banner = visit.locator("buyline-sale-banner");
  const found = { asked, color: await banner.evaluate((each) => getComputedStyle(each).backgroundColor), visible: await banner.isVisible(), shift: await shiftOf(visit) };
  await context.close();
  return found;
}

test("one is chosen among the store's files by keyboard, drawn at once, and loaded by shoppers in the width of their screen", async () => {
  await openEditor();
  await app.getByLabel("Background", { exact: true }).selectOption("image");
  await app.getByRole("button", { name: "Choose an image" }).press("Enter");
  await app.getByRole("textbox", { name: "Search images" }).fill("morn");
  const found = app.getByRole("list", { name: "Images" }).getByRole("button");
  await expect.poll(() => found.allInnerTexts(), SOON).toEqual([expect.stringMatching(/^sale-morning\.jpg\s+1600 × 600$/)]);
  await expectAccessible(page, sandbox.origins.app);
  await found.press("Enter");
  await expect.poll(drawn, SOON).toContain(`url("${sandbox.origins.storefront}/cdn/shop/files/sale-morning_1920x.jpg")`);
  await save();
  expect(await shop(1280)).toEqual({ asked: ["/cdn/shop/files/sale-morning_1920x.jpg"], color: "rgb(20, 33, 61)", visible: true, shift: 0 });
  expect(await shop(360)).toMatchObject({ asked: ["/cdn/shop/files/sale-morning_960x.jpg"], visible: true, shift: 0 });
});

test("one is uploaded; once it is deleted in Shopify the editor says so beside it, and shoppers see the color", async () => {
  await openEditor();
  await app.getByLabel("Image file").setInputFiles(PICTURE);
  await expect.poll(drawn, SOON).toMatch(/\/cdn\/shop\/files\/banner-[0-9a-f]{24}_1920x\.jpg/);
  await save();
  expect((await shop(360)).asked).toEqual([expect.stringMatching(/^\/cdn\/shop\/files\/banner-[0-9a-f]{24}_960x\.jpg$/)]);
  sandbox.store.state.files = [];
  await openEditor();
  await app.getByText(/^“banner-[0-9a-f]{24}\.jpg” is not among your store’s files\. Shoppers see the color alone/).waitFor();
  await expectAccessible(page, sandbox.origins.app);
  expect(await shop(360)).toMatchObject({ color: "rgb(20, 33, 61)", visible: true, shift: 0 });
  await openAdmin("");
  await app.getByRole("heading", { name: "The image of “Black Friday” is missing" }).waitFor();
  await app.getByRole("link", { name: "Open the banner: The image of “Black Friday” is missing" }).click();
  // The same picture has the same name.
  await app.getByText(/^“banner-[0-9a-f]{24}\.jpg” is not among/).waitFor();
  await app.getByLabel("Image file").setInputFiles(PICTURE);
  await app.getByText(/is not among your store’s files/).waitFor({ state: "detached" });
});

test("a link to a picture elsewhere, as it could be saved once, is told of beside the field and on Home, and shoppers see the color", async () => {
  const database = openDatabase(`file:${join(STATE, "app.sqlite")}`);
  const { content } = await database.banner.findFirstOrThrow();
  await database.banner.updateMany({ data: { content: JSON.stringify({ ...JSON.parse(content), look: { ...PLAIN_LOOK, background: "image", image: "https://images.example/sale.jpg" } }) } });
  await database.$disconnect();
  await openEditor();
  await app.getByText("“https://images.example/sale.jpg” is not among your store’s files. Shoppers see the color alone until you choose another image.").waitFor();
  await expectAccessible(page, sandbox.origins.app);
  await openAdmin("");
  await app.getByText("“https://images.example/sale.jpg” is not among your store’s files. Shoppers see the color alone.").waitFor();
  await app.getByRole("button", { name: /^Publish:/ }).click();
  await app.getByRole("button", { name: /^Publish:/ }).waitFor({ state: "detached" });
  expect(await shop(1280)).toMatchObject({ asked: [], color: "rgb(20, 33, 61)", visible: true });
});

test("a file that is none is refused beside the buttons, and nothing else of the form is lost", async () => {
  await openEditor();
  await app.getByLabel("Name", { exact: true }).fill("Renamed");
  await app.getByLabel("Image file").setInputFiles({ name: "picture.jpg", mimeType: "image/jpeg", buffer: Buffer.from("alert(1)") });
  await app.getByText("Use a JPEG, PNG or WebP file. This one is none of them, whatever its name says.").waitFor();
  expect(await app.getByLabel("Name", { exact: true }).inputValue()).toBe("Renamed");
});
