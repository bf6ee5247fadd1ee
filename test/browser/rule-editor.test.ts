/** The lists and the rule editor as a merchant without a mouse meets them, in the real frame with the real app. */
import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../sandbox/sandbox";
import { expectAccessible } from "./accessible";
import { openAdmin, type Admin } from "./open-admin";

let admin: Admin;
let sandbox: Sandbox;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  ({ sandbox, page, app } = admin = await openAdmin());
  await admin.open("/app/banners");
});
afterAll(() => admin?.close());

const sentence = () => app.getByRole("heading", { level: 2, name: /^Show / });
const says = (words: string | RegExp) => sentence().filter({ hasText: words }).waitFor();
/** Presses the button that has the focus, after it was moved there. */
async function press(target: Locator, key = "Enter") {
  await target.focus();
  await page.keyboard.press(key);
}
const publishedBanners = () => {
  const document = sandbox.store.state.metafields.find(({ key }) => key === "storefront")?.value ?? "{}";
  return (JSON.parse(document) as { banners: { id: string; rule: { where?: string[]; except?: string[] } }[] }).banners;
};

test("a rule is built by keyboard, and its sentence changes with it", async () => {
  await press(app.getByRole("link", { name: "New banner" }));
  await press(app.getByRole("link", { name: "Start from nothing" }));
  await says("Show everywhere");
  await press(app.getByRole("radio", { name: "Only on pages that I choose" }), "Space");

  await press(app.getByRole("button", { name: "Add pages" }));
  await press(app.getByRole("menuitem", { name: "Articles with a tag" }));
  await expect.poll(() => app.getByRole("textbox", { name: "Tag of articles" }).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("back-pain, sale");
  await page.keyboard.press("Enter");
  await app.getByText("Enter one tag at a time, without a comma.").waitFor();
  expect(await app.getByRole("textbox", { name: "Tag of articles" }).inputValue()).toBe("back-pain, sale");
  for (let letter = 0; letter < ", sale".length; letter++) await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await says("Show on articles tagged back-pain");
  await app.getByText(/^On \d+ of \d+ articles\.$/).waitFor();

  await press(app.getByRole("button", { name: "Add pages" }));
  await press(app.getByRole("menuitem", { name: "Home, all products, all articles …" }));
  await press(app.getByRole("checkbox", { name: "The home page" }), "Space");
  await press(app.getByRole("button", { name: "Done" }));
  await says("Show on articles tagged back-pain and the home page");
});

test("articles are searched and chosen in a picker of ours, and a chip is removed without losing the focus", async () => {
  await press(app.getByRole("button", { name: "Exceptions: None" }));
  await press(app.getByRole("button", { name: "Add exceptions" }));
  await press(app.getByRole("menuitem", { name: "Articles", exact: true }));
  const dialog = app.getByRole("dialog", { name: "Choose articles" });
  await expect.poll(() => dialog.getByRole("textbox", { name: "Search articles" }).evaluate((field) => field === document.activeElement)).toBe(true);
  await expect.poll(() => dialog.getByRole("checkbox").count()).toBe(20);
  await expectAccessible(page, sandbox.origins.app);
  await page.keyboard.type("hurt when i lie down");
  await expect.poll(() => dialog.getByRole("checkbox").count()).toBe(1);
  await press(dialog.getByRole("checkbox"), "Space");
  await press(dialog.getByRole("button", { name: "Choose" }));
  await says(/except the article “.*hurt when.*”/);

  const chosen = app.getByRole("list", { name: "Chosen pages" });
  await press(chosen.getByRole("button", { name: "Remove Articles tagged back-pain" }));
  await says(/^Show on the home page, except/);
  await expect.poll(() => chosen.getByRole("button", { name: "Remove The home page" }).evaluate((button) => button === document.activeElement)).toBe(true);
});

test("products and collections are chosen with Shopify's picker", async () => {
  await press(app.getByRole("button", { name: "Add pages" }));
  await press(app.getByRole("menuitem", { name: "Products", exact: true }));
  const picker = page.getByRole("dialog", { name: "Select products" });
  await picker.getByRole("checkbox", { name: "QL Claw" }).check();
  await picker.getByRole("button", { name: "Select" }).click();
  await says(/the product “QL Claw”/);
});

test("a rule that can never match says so, and says it no more when it is mended", async () => {
  await press(app.getByRole("button", { name: "Who sees it: Everybody" }));
  await app.getByRole("checkbox", { name: "United Arab Emirates" }).check();
  await app.getByLabel("Customers", { exact: true }).selectOption({ label: "Visitors who are not signed in" });
  await app.getByRole("textbox", { name: "Customer tag" }).fill("vip");
  // Leaving the field takes what was typed.
  await page.keyboard.press("Tab");
  await says(/in United Arab Emirates, for visitors who are not signed in, for customers tagged vip/);
  await app.getByText(/It never shows: tags belong to customers who are signed in/).waitFor();
  await expectAccessible(page, sandbox.origins.app);
  await press(app.getByRole("list", { name: "Customer tags" }).getByRole("button", { name: "Remove vip" }));
  await app.getByText(/It never shows/).waitFor({ state: "detached" });
});

test("it is saved, goes on under its own address, and shoppers' data has it first", async () => {
  await app.getByRole("textbox", { name: "Message", exact: true }).fill("Welcome");
  await app.getByLabel("Ends", { exact: true }).fill("2030-01-01T00:00");
  await app.getByLabel("Show this banner in the store").check();
  await app.getByLabel("The offer really ends at this time").check();
  await app.getByLabel("Confirmed by").fill("Store owner");
  await admin.save();
  await app.getByRole("heading", { name: "Welcome", level: 1 }).waitFor();
  const [first, second] = publishedBanners();
  expect(first?.rule).toMatchObject({ where: expect.stringMatching(/^,kind:index,product:\d+,$/), except: expect.stringMatching(/^,article:\d+,$/) });
  expect(second?.id).toBe("main");
  await expect.poll(() => page.url()).toBe(`${sandbox.adminUrl}/app/banners/${first?.id}`);
});

test("the order changes by keyboard with the focus kept, by drag, and both are published, and a list that is only looked at sends nothing", async () => {
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && request.url().includes("/app/banners") && sent.push(request.postData() ?? ""));
  await press(app.getByRole("button", { name: "Banners", exact: true }).or(app.getByRole("link", { name: "Banners", exact: true })).first());
  await app.getByRole("heading", { name: "Banners", level: 1 }).waitFor();
  const names = () => app.getByRole("list", { name: "banners in their order" }).getByRole("link").allTextContents();
  expect((await names())[0]).toBe("Welcome");
  await press(app.getByRole("button", { name: "Move Welcome down" }));
  await app.getByText("Welcome is now 2 of 2").waitFor({ state: "attached" });
  await expect.poll(() => app.getByRole("button", { name: "Move Welcome up" }).evaluate((button) => button === document.activeElement)).toBe(true);
  await expect.poll(() => publishedBanners()[0]?.id).toBe("main");
  expect(sent, "one for the move, none before it").toHaveLength(1);
  await expectAccessible(page, sandbox.origins.app);

  const rows = app.getByRole("list", { name: "banners in their order" }).getByRole("listitem");
  await rows.nth(1).dragTo(rows.nth(0));
  await expect.poll(() => publishedBanners()[1]?.id).toBe("main");
  await expect.poll(async () => (await names())[0]).toBe("Welcome");
});

test("a banner is copied, and deleted only after a question", async () => {
  await press(app.getByRole("button", { name: "More for Welcome" }));
  await press(app.getByRole("menuitem", { name: "Duplicate" }));
  await app.getByRole("link", { name: "Copy of Welcome" }).waitFor();
  await press(app.getByRole("button", { name: "More for Welcome", exact: true }));
  await press(app.getByRole("menuitem", { name: "Delete" }));
  const dialog = app.getByRole("dialog", { name: "Delete “Welcome”?" });
  await dialog.getByText(/Shoppers see it now/).waitFor();
  await press(dialog.getByRole("button", { name: "Delete banner" }));
  await app.getByRole("link", { name: "Welcome", exact: true }).waitFor({ state: "detached" });
  await expect.poll(() => publishedBanners().map(({ id }) => id)).toEqual(["main"]);
});

test("nothing scrolls sideways on a phone, and no error was met", async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ["/app/banners", "/app/banners/main", "/app/badges", "/app/badges/main"]) {
    await admin.open(path);
    const frame = page.frames().find((one) => one.url().startsWith(sandbox.origins.app));
    expect(await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
  expect(admin.errors).toEqual([]);
});
