/** The local Shopify as a whole, with the real app in it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../sandbox/sandbox";
import { launchChromium, openWindow } from "./chromium";

const folder = mkdtempSync(join(tmpdir(), "buyline-sandbox-test-"));
let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  browser = await launchChromium();
  sandbox = await startSandbox({ stateFolder: folder });
});
afterAll(async () => {
  await sandbox.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the app opens unmodified inside the admin, and tells which blocks the theme shows", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(sandbox.adminUrl);
  const app = page.frameLocator("iframe.app");
  await app.getByText("In your live theme").waitFor();
  await app.getByText("On", { exact: true }).first().waitFor();
  await page.getByRole("link", { name: "Badges" }).click();
  await app.getByRole("heading", { name: "Badges", level: 1, exact: true }).waitFor();
  await expect.poll(() => page.url()).toBe(`${sandbox.adminUrl}/app/badges`);
  expect(context.errors).toEqual([]);
  await context.close();
});

test("schemas stay on the server: the browser's script holds none of zod, which it would for one that it asks to parse", () => {
  const assets = join(import.meta.dirname, "../../build/client/assets");
  const scripts = readdirSync(assets).filter((file) => file.endsWith(".js")).map((file) => readFileSync(join(assets, file), "utf8"));
  expect(scripts.length).toBeGreaterThan(20);
  expect(scripts.flatMap((script) => script.match(/ZodError|.{60}\.safeParse\(.{20}/g) ?? [])).toEqual([]);
});

test("the store and what the app published survive a restart", async () => {
  const published = sandbox.store.state.metafields.length;
  expect(published).toBeGreaterThan(0);
  sandbox.store.state.theme.name = "Kept";
  await sandbox.close();
  sandbox = await startSandbox({ stateFolder: folder });
  expect(sandbox.store.state.theme.name).toBe("Kept");
  expect(sandbox.store.state.metafields.length).toBe(published);
});

test("a second sandbox runs beside the first, on other ports and with a store of its own", async () => {
  const second = await startSandbox({ port: Number(new URL(sandbox.origins.admin).port), empty: true });
  const all = [...Object.values(sandbox.origins), ...Object.values(second.origins)];
  expect(new Set(all).size).toBe(all.length);
  expect(second.store.state.metafields).toEqual([]);
  expect((await fetch(second.adminUrl)).status).toBe(200);
  expect((await fetch(sandbox.adminUrl)).status).toBe(200);
  await second.close();
});

test("an uninstall in the admin's settings really reaches the app, and installing again brings it back", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${sandbox.origins.admin}/store/steady-spine/settings/apps`);
  await page.getByText("Uninstall Buyline …").click();
  await page.getByRole("button", { name: "Uninstall" }).click();
  await page.getByRole("button", { name: "Install" }).waitFor();
  await expect.poll(() => sandbox.webhooks.log.map(({ topic, outcome }) => `${topic} ${outcome}`)).toContain("app/uninstalled 200");
  expect(sandbox.webhooks.pending.map(({ topic }) => topic)).toEqual(["shop/redact"]);
  await page.getByRole("button", { name: "Install" }).click();
  await page.getByRole("link", { name: "Open app" }).click();
  await page.frameLocator("iframe.app").getByText("In your live theme").waitFor();
  expect(context.errors).toEqual([]);
  await context.close();
});

test("a reset restores the demo store, filled again by the demo merchant", async () => {
  const { state } = sandbox.store;
  state.theme.name = "Spoilt";
  state.products = [];
  await sandbox.close();
  sandbox = await startSandbox({ stateFolder: folder, reset: true });
  expect(sandbox.store.state.theme.name).toBe("Steady");
  expect(sandbox.store.state.products.map(({ title }) => title)).toContain("QL Claw");
  const html = await (await fetch(`${sandbox.origins.storefront}/blogs/journal/why-does-my-back-hurt-when-i-lie-down`)).text();
  expect(html).toContain("Black Friday Sale Is LIVE");
  expect(html).toContain("buyline-product-card");
});
