/** What the merchant is told of links that do not work: on the list, after a check of all of them, and in the article. */
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toPlace } from "../../app/domain/article-places";
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

const AS_OF = /\w+ \d{1,2}, 20\d\d, \d{1,2}:\d\d [AP]M \w+/;

/** The demo's group has a heading in English alone, and stands behind a paragraph that is gone. */
function loseThePlace(): void {
  const metafield = sandbox.store.state.metafields.find(({ ownerId, key }) => ownerId === "gid://shopify/Article/501" && key === "placements");
  if (!metafield) throw new Error("the demo's article has groups");
  const placements = JSON.parse(metafield.value) as { groups: object[] };
  Object.assign(placements.groups[0] ?? {}, { place: toPlace(["A paragraph that was deleted."], 0), headings: { en: "Tools" } });
  metafield.value = JSON.stringify(placements);
}

test("a check of all links says what it found, as of when, and leads to what needs the merchant", async () => {
  loseThePlace();
  await admin.open("/app/articles");
  await app.getByRole("button", { name: "Check all links" }).click();
  await app.getByRole("heading", { name: "Check of all links" }).waitFor();
  const found = app.getByRole("status").filter({ hasText: "checked" });
  await found.waitFor();
  expect(await found.innerText()).toMatch(new RegExp(`^3 links checked, \\d needs? you\\. 1 group has lost its place\\. As of ${AS_OF.source}\\.$`));
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await app.getByRole("button", { name: "Show what needs you" }).click();
  await app.getByText("Place lost").waitFor();
  await app.getByText(new RegExp(`^As of ${AS_OF.source}$`)).waitFor();
});

test("a check that Shopify does not carry out says so, and is tried again", async () => {
  await admin.open("/app/articles");
  sandbox.faults.inject({ kind: "status", status: 503 }, { times: 60, operation: "startReading" });
  await app.getByRole("button", { name: "Check all links" }).click();
  await app.getByText("The check of all links stopped").waitFor({ timeout: 60_000 });
  await app.getByText("What was looked at before is kept.").waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  sandbox.faults.clear();
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByRole("status").filter({ hasText: "3 links checked" }).waitFor();
});

test("the article says as of when its products are known, which place is lost, and which heading is missing", async () => {
  await admin.open("/app/articles/501");
  await app.getByText(new RegExp(`^Products last checked ${AS_OF.source}\\.$`)).waitFor();
  await app.getByText(/^The paragraph it stood behind is gone from the article, so shoppers see it at the end\./).waitFor();
  expect(await app.getByText(/has no heading in/).count()).toBe(0);
  await app.getByLabel("Reader's language").selectOption({ label: "German" });
  await app.getByText(/^One group has no heading in \w+, so readers see it without one\. Type it beside the group\.$/).waitFor();
  expect(admin.errors).toEqual([]);
});

test("a group's products are put in order by drag and by keyboard with the focus kept, and going back puts them where they were", async () => {
  await admin.open("/app/articles/501");
  const rows = app.getByRole("list", { name: "Products of Group 1 in their order" }).getByRole("listitem");
  const order = async () => (await rows.allInnerTexts()).map((text) => text.split("\n")[0]);
  const before = await order();
  expect(before).toHaveLength(3);
  const [first = "", second = "", third = ""] = before;

  await rows.nth(2).locator("span").first().dragTo(rows.nth(0));
  await expect.poll(order).toEqual([third, first, second]);
  await app.getByRole("button", { name: `Move ${third} down` }).press("Enter");
  await expect.poll(order).toEqual([first, third, second]);
  await app.getByText(`${third} is now 2 of 3`).waitFor({ state: "attached" });
  expect(await app.getByRole("button", { name: `Move ${third} down` }).evaluate((button) => button === document.activeElement)).toBe(true);
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await admin.save();
  const published = sandbox.store.state.metafields.find(({ ownerId, key }) => ownerId === "gid://shopify/Article/501" && key === "products");
  const titles = (JSON.parse(published?.value ?? "[]") as string[]).map((id) => sandbox.store.state.products.find((product) => id.endsWith(`/${product.id}`))?.title);
  expect(titles).toEqual([first, third, second]);

  await expect
    .poll(async () => {
      // Not a click of Playwright's, which would wait for the button once it has nothing to undo.
      await app.getByRole("button", { name: "Undo" }).evaluate((button: HTMLElement) => button.click());
      return order();
    })
    .toEqual(before);
});

test("an article opened from the second page of a filtered list leads back to its row", async () => {
  await page.setViewportSize({ width: 1280, height: 480 });
  await admin.open("/app/articles?blog=301");
  await app.getByRole("button", { name: "Next" }).click();
  await app.getByRole("button", { name: "Previous" }).and(app.locator(":not([aria-disabled])")).waitFor();
  const row = app.getByRole("row").last();
  const name = await row.getByRole("link").innerText();
  await row.getByRole("link").click();
  await app.getByRole("heading", { level: 1, name }).waitFor();
  await app.getByRole("link", { name: "Articles" }).click();
  await app.getByRole("heading", { level: 1, name: "Articles" }).waitFor();
  await app.getByText("Blog: Journal").waitFor();
  const cameBack = app.getByRole("row", { name });
  await expect.poll(() => cameBack.evaluate((element) => element.getBoundingClientRect().top < window.innerHeight)).toBe(true);
  // A field that takes the focus when it is drawn would scroll away from the row a moment later.
  await page.waitForTimeout(500);
  expect(await cameBack.evaluate((element) => element.getBoundingClientRect().top < window.innerHeight)).toBe(true);
});

test("several articles are chosen on a phone, too, and a hidden one says so there", async () => {
  const hidden = sandbox.store.state.articles.find(({ id }) => id === 502);
  if (!hidden) throw new Error("the demo has an article 502");
  hidden.publishedAt = null;
  await page.setViewportSize({ width: 360, height: 780 });
  await admin.open("/app/articles");
  await app.getByRole("row").nth(2).getByText("Hidden").waitFor();
  await app.getByRole("row").nth(1).getByRole("checkbox").check({ force: true });
  await app.getByText("1 selected").waitFor();
  await app.getByRole("button", { name: "Check links" }).click();
  await app.getByText("Links of 1 article checked").waitFor();
  expect(await app.locator("html").evaluate((page) => page.scrollWidth <= page.clientWidth)).toBe(true);
});
