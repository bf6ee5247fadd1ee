/** Home, History and Settings as a merchant meets them: by keyboard, with a theme that is switched, and in one file. */
import { readFile } from "node:fs/promises";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../sandbox/sandbox";
import { expectAccessibleAtBothWidths } from "./accessible";
import { openAdmin, type Admin } from "./open-admin";

let admin: Admin;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  ({ sandbox, page, app } = admin = await openAdmin());
});
afterAll(() => admin?.close());

/** Moves with Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(name: string): Promise<void> {
  const control = app.getByRole("button", { name }).first();
  await control.waitFor();
  for (let steps = 0; steps < 60; steps++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} is not reached with Tab`);
}

/** What an app for merchants must neither promise nor press for (S6). */
const LOUD = /\b(boost|skyrocket|sell more|more (sales|revenue|conversions?)|(increase|grow|double)s? your|guaranteed|hurry|last chance|don.t miss|act now|limited time|upgrade)\b/i;

test.each(["", "/articles", "/articles/501", "/articles/scan", "/banners", "/banners/main", "/banners/presets", "/banners/timeline", "/badges", "/badges/main", "/pages", "/history", "/settings", "/record"].map((path) => path && `/app${path}`))("nothing is loud on the page %s", async (path) => {
  await admin.open(path);
  // Nothing has gone wrong here, so nothing is red; nobody has asked for a window, so none is open.
  expect(await app.locator('[class*="ritical"], [role="dialog"], [role="alertdialog"]').count()).toBe(0);
  expect(await app.locator("body").innerText()).not.toMatch(LOUD);
});

test("the way from page to page asks for the page alone, not once more for the frame around it", async () => {
  await admin.open("");
  const isData = (asked: { url(): string }) => new URL(asked.url()).pathname === "/app/banners.data";
  const [request] = await Promise.all([page.waitForRequest(isData), page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Banners", exact: true }).click()]);
  await app.getByRole("heading", { name: "Banners", level: 1 }).waitFor();
  const routes = new URL(request.url()).searchParams.get("_routes")?.split(",") ?? ["all of them"];
  expect(routes).toContain("routes/app.banners._index");
  expect(routes).not.toContain("routes/app");
});

test("Home hides the set-up guide for good by keyboard, and is accessible", async () => {
  await admin.open("");
  await app.getByText("On", { exact: true }).first().waitFor();
  await app.getByText("All four steps are done.").waitFor();
  await app.getByText("1 of 33").waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await app.getByRole("heading", { level: 1 }).click();
  await tabTo("Dismiss the set-up guide for good");
  // It is gone at once, and for good when that is answered.
  await Promise.all([page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/app")), page.keyboard.press("Enter")]);
  await app.getByRole("heading", { name: "Set up Buyline" }).waitFor({ state: "detached" });
  await admin.open("");
  expect(await app.getByRole("heading", { name: "Set up Buyline" }).count()).toBe(0);
});

test("Home tells what a newly published theme lacks, with the link that adds it", async () => {
  const told = page.waitForResponse((response) => response.url().endsWith("/app/theme-seen")).catch(() => null);
  sandbox.merchant.publishTheme(sandbox.merchant.addTheme("Spring"));
  await expect.poll(() => sandbox.webhooks.log.filter(({ topic, outcome }) => topic === "themes/publish" && outcome === 200).length).toBe(1);
  await admin.open("");
  await app.getByText(/the new one, “Spring”, has not/).first().waitFor();
  await expect.poll(() => app.getByText("On, but nowhere in your theme").count()).toBe(2);
  const link = app.getByRole("link", { name: /Switch it on/ }).first();
  expect(await link.getAttribute("href")).toContain("activateAppId");
  await told;
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
});

test("everything goes into one file and comes back from it, by keyboard", async () => {
  await admin.open("/app/settings");
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await app.getByRole("heading", { level: 1 }).click();
  await tabTo("Export everything");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^buyline-steady-spine-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file).toMatchObject({ product: "buyline", articles: [{ groups: [{ products: ["ql-claw", "flexible-back-2-0", "back-of-steel"] }] }] });

  const choose = (text: string) => app.locator("input[type=file]").setInputFiles({ name: "buyline.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await choose(JSON.stringify(file).slice(0, 500));
  await app.getByText(/cut off or damaged/).waitFor();
  await choose(" ".repeat(11 * 1024 * 1024));
  await app.getByText(/larger than 10 MB/).waitFor();

  file.badgeSets[0].content.badges.pop();
  await choose(JSON.stringify(file));
  await app.getByRole("heading", { name: /removed/ }).waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await tabTo("Import and publish");
  await page.keyboard.press("Enter");
  await page.getByText("Imported, and your store is up to date").waitFor();
});

test("History tells it, and takes it back", async () => {
  await admin.open("/app/history");
  await app.getByText(/“24 \/ 7 Support” removed/).waitFor();
  await app.getByText(/by Store Merchant/).first().waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await app.getByRole("link", { name: "Look at version 2" }).click();
  await app.getByRole("heading", { name: /“24 \/ 7 Support” added/ }).waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await tabTo("Restore as a draft");
  await page.keyboard.press("Enter");
  await app.getByText("Changes are not published yet").waitFor();
  await app.getByRole("button", { name: /^Publish: / }).click();
  await app.getByText("Changes are not published yet").waitFor({ state: "detached" });
  expect(admin.errors.filter((error) => !/ 422 /.test(error))).toEqual([]);
});
