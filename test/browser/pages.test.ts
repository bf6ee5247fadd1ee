/** The Pages screen as a merchant uses it, by keyboard where that is the question, and as it looks and prints. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../sandbox/sandbox";
import { expectAccessible } from "./accessible";
import { openAdmin, type Admin } from "./open-admin";

const SCREENSHOTS = join(import.meta.dirname, "../screenshots/pages");
const ARTICLE = "/blogs/journal/why-does-my-back-hurt-when-i-lie-down";
let admin: Admin;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  ({ sandbox, page, app } = admin = await openAdmin());
});
afterAll(() => admin?.close());

const heading = (name: string | RegExp) => app.getByRole("heading", { level: 1, name }).waitFor();
const card = (title: string) => app.locator(".Polaris-ShadowBevel").filter({ has: app.getByRole("heading", { level: 2, name: title }) });
const open = (query: string) => admin.open(`/app/pages${query}`);
const storefront = async (path: string) => (await fetch(sandbox.origins.storefront + path)).text();

test("by keyboard: an address is pasted, the page is explained, the question stands in the address and the way back works", async () => {
  await open("");
  await heading("Pages");
  await app.getByLabel("Address").focus();
  await page.keyboard.type("https://other.example/x");
  await page.keyboard.press("Enter");
  await app.getByText("other.example is not an address of this store").waitFor();
  await app.getByLabel("Address").fill(`${sandbox.origins.storefront}${ARTICLE}`);
  await page.keyboard.press("Enter");
  await heading(/hurt when I lie down/);
  await card("Sale banner").getByText("It is the first banner in your order whose rule fits: Show everywhere.").waitFor();
  await card("Sale banner").getByText("“Sale banner in the header” is on for this page").waitFor();

  await app.getByLabel("Language").selectOption("de");
  await card("Sale banner").getByText("Language missing").waitFor();
  await expect.poll(() => page.url()).toMatch(/language=de/);
  await page.goBack();
  await card("Sale banner").getByText("Shows", { exact: true }).waitFor();
});

test("the preview is the storefront’s own drawing, at a phone’s and a desk’s true width", async () => {
  await open(`?page=article/501`);
  const preview = app.frameLocator('iframe[title="Preview"]');
  await preview.getByText("Black Friday Sale Is LIVE").waitFor();
  const width = () => preview.locator("html").evaluate((root) => root.clientWidth);
  await expect.poll(width).toBe(1100);
  await app.getByRole("button", { name: "Phone" }).click();
  await expect.poll(width).toBe(360);
  await expect.poll(() => page.url()).toMatch(/device=phone/);
});

test("“off” for this page is saved, live at once, and gone again when the rules are followed", async () => {
  await open("?page=article/501");
  const choice = app.getByLabel("Sale banner on this page");
  await choice.selectOption("off");
  await admin.save();
  await card("Sale banner").getByText("You switched off the sale banner for this page.").first().waitFor();
  expect(await storefront(ARTICLE)).not.toContain("<buyline-sale-banner");
  expect(await storefront("/")).toContain("<buyline-sale-banner");
  await choice.selectOption("");
  await admin.save();
  await card("Sale banner").getByText("Shows", { exact: true }).waitFor();
  expect(await storefront(ARTICLE)).toContain("<buyline-sale-banner");
});

test("what the theme lacks is told for this very template, with the link that adds it", async () => {
  await open("?kind=collection");
  await heading("Any collection");
  const badges = card("Trust badges");
  await badges.getByText("Not in this template").waitFor();
  await badges.getByText("stands in the template “article” and the template “product”, but not in the one of all collections").waitFor();
  const link = await badges.getByRole("link", { name: "Add Trust badges in the theme editor" }).getAttribute("href");
  expect(link).toMatch(/template=collection&addAppBlockId=.*trust-badges/);

  // Another theme goes live, in which nothing of ours is on; Shopify tells of it.
  const before = sandbox.store.state.theme.id;
  const told = () => sandbox.webhooks.log.filter(({ topic, outcome }) => topic === "themes/publish" && outcome === 200).length;
  sandbox.merchant.publishTheme(sandbox.merchant.addTheme("Spring"));
  await expect.poll(told).toBe(1);
  await open("?kind=collection");
  await badges.getByText("Theme switched").waitFor();
  sandbox.merchant.publishTheme(before);
  await expect.poll(told).toBe(2);
});

test("articles, blogs and pages are found by title, products in Shopify’s picker", async () => {
  await open("");
  await app.getByLabel("Or search articles, blogs and pages").fill("refund");
  await app.getByRole("option", { name: /Refund policy · Page/ }).click();
  await heading("Refund policy");
  await app.getByRole("button", { name: "Choose a product" }).click();
  const picker = page.getByRole("dialog");
  await picker.getByText("QL Claw").first().click();
  await picker.getByRole("button", { name: "Select" }).click();
  await heading("QL Claw");
});

test("the overview prints as one table without the controls of the screen", async () => {
  await open("");
  await app.getByRole("table").waitFor();
  const frame = page.frames().find((one) => one.url().startsWith(sandbox.origins.app));
  const sheet = await page.context().newPage();
  // A frame cannot be printed by itself, so its document is printed as it stands.
  await sheet.setContent(((await frame?.content()) ?? "").replace(/<script[\s\S]*?<\/script>/g, "").replace("<head>", `<head><base href="${sandbox.origins.app}/">`));
  await sheet.emulateMedia({ media: "print" });
  expect(await sheet.getByRole("heading", { name: "Choose a page" }).isVisible()).toBe(false);
  expect(await sheet.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  expect(await sheet.getByRole("row").count()).toBe(11);
  const pdf = await sheet.pdf({ path: join(SCREENSHOTS, "overview.pdf"), format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  await sheet.close();
});

test.each([1280, 360])("axe finds nothing at %i px, and nothing scrolls sideways", async (width) => {
  await page.setViewportSize({ width, height: 900 });
  for (const [name, query, ready] of [["overview", "", "The whole store at a glance"], ["article", "?page=article/501&customer=signed_in", "Article products"], ["kind", "?kind=collection&language=de", "Trust badges"]] as const) {
    await open(query);
    await app.getByRole("heading", { name: ready }).waitFor();
    if (query === "") await app.getByText("No place in the theme").first().waitFor();
    else await expect.poll(() => app.locator('iframe[title="Preview"]').evaluate((frame) => frame.getBoundingClientRect().height)).toBeGreaterThan(40);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`), fullPage: true });
    await expectAccessible(page, sandbox.origins.app, name);
  }
  expect(admin.errors).toEqual([]);
});
