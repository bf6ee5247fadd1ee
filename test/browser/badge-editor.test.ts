/** The badge editor as a merchant without a mouse meets it, in the real frame with the real app. */
import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../sandbox/sandbox";
import { expectAccessible } from "./accessible";
import { openAdmin, openAdminWindow, type Admin } from "./open-admin";

let admin: Admin;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  ({ sandbox, page, app } = admin = await openAdmin({ empty: true }));
  await admin.open("/app/badges/new");
});
afterAll(() => admin?.close());

async function press(target: Locator, key = "Enter") {
  await target.focus();
  await page.keyboard.press(key);
}
const titles = () => app.getByRole("list", { name: "Badges in their order" }).getByRole("button", { name: /^Edit / }).allInnerTexts();
const preview = () => app.frameLocator('iframe[title="Preview"]');

test("a preset is chosen, ordered, given another icon and saved by keyboard, with its claims confirmed", async () => {
  await expectAccessible(page, sandbox.origins.app);
  await press(app.getByRole("button", { name: "Use the preset Our guarantee" }));
  await preview().getByText("30 Day Money Back Guarantee").waitFor();
  await expectAccessible(page, sandbox.origins.app);

  await press(app.getByRole("button", { name: "Move Secure Checkout up" }));
  await expect.poll(titles).toEqual(["Our Guarantee", "Secure Checkout", "Fast Shipping", "24 / 7 Support"]);
  await expect.poll(() => app.getByRole("button", { name: "Move Secure Checkout up" }).evaluate((button) => button === document.activeElement)).toBe(true);

  // What is missing is open already, with its icon.
  await press(app.getByRole("button", { name: "Icon: Headset. Choose another" }));
  await expect.poll(() => app.getByRole("textbox", { name: "Search icons" }).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("telephone");
  await press(app.getByRole("button", { name: "Telephone", exact: true }));
  await app.getByRole("button", { name: "Icon: Telephone. Choose another" }).waitFor();
  await app.getByLabel("Where somebody answers").selectOption("email");
  await press(app.getByRole("checkbox", { name: /My store really does what these 4 badges say/ }), "Space");

  await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { name: "Our guarantee", level: 1 }).waitFor();
  const published = sandbox.store.state.metafields.find(({ key }) => key === "storefront")?.value ?? "";
  expect(published).toMatch(/Our Guarantee.*Secure Checkout.*Fast Shipping.*"icon":"phone"/s);
  await app.getByText("Found in your policy").first().waitFor();
});

test("the policy's sentence stands beside the badge, and what no store may say beside its field", async () => {
  await press(app.getByRole("button", { name: "Edit Our Guarantee" }));
  await app.getByText("“You have a 30 day money back guarantee on everything we sell.”").first().waitFor();
  await app.getByText(/confirmed this on .* You are asked again on/).waitFor();
  await app.getByRole("textbox", { name: "Text", exact: true }).fill("60 day money back");
  await app.getByText(/The badge says 60 days, your refund policy says 30/).waitFor();
  await app.getByRole("textbox", { name: "Title", exact: true }).fill("100% secure");
  await app.getByText(/promises what no store can keep/).waitFor();
  await expectAccessible(page, sandbox.origins.app);
  expect(admin.errors).toEqual([]);
});

test("more than six badges in a row are discouraged in words, and more may be added (B7)", async () => {
  const advice = app.getByText("More than 6 badges in a row are seldom read.");
  for (let count = 4; count < 6; count += 1) await press(app.getByRole("button", { name: "Add a badge" }));
  await expect.poll(() => app.getByRole("list", { name: "Badges in their order" }).getByRole("button", { name: /^Edit / }).count()).toBe(6);
  expect(await advice.count()).toBe(0);
  await press(app.getByRole("button", { name: "Add a badge" }));
  await advice.waitFor();
  expect(await app.getByRole("button", { name: "Add a badge" }).isEnabled()).toBe(true);
  await expectAccessible(page, sandbox.origins.app);
});

test("a preset from further down opens at the editor's top, and its badges are ordered by their handles too", async () => {
  const { page: other, app: frame, open } = await openAdminWindow(admin.browser, sandbox);
  await open("/app/badges/new");
  await frame.getByRole("button", { name: "Use the preset Gifts" }).click();
  const rows = frame.getByRole("list", { name: "Badges in their order" }).getByRole("listitem");
  await expect.poll(() => rows.count()).toBe(3);
  expect(await rows.first().boundingBox().then((box) => box?.y ?? 0)).toBeGreaterThan(0);
  const [from, to] = [await rows.nth(0).locator("[aria-hidden]").first().boundingBox(), await rows.nth(2).boundingBox()];
  if (from === null || to === null) throw new Error("no rows");
  await other.mouse.move(from.x + 8, from.y + 8);
  await other.mouse.down();
  for (const share of [0.1, 0.5, 1, 1]) await other.mouse.move(from.x + 8, from.y + 8 + share * (to.y + to.height / 2 - from.y));
  await other.mouse.up();
  await expect.poll(() => frame.getByRole("list", { name: "Badges in their order" }).getByRole("button", { name: /^Edit / }).allInnerTexts()).toEqual(["A card in your words", "No prices inside", "Gift wrapping"]);
  await other.context().close();
});

test("at 360 px nothing scrolls sideways", async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  expect(await frame?.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
