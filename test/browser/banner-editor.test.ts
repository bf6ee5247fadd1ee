/** A banner's screens as a merchant uses them: the preview at any moment, claims and their mends, reasons, windows, timeline, record. */
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

/** What a shopper would see at the moment that the preview shows: words, digits, buttons; "" where there is no banner. */
const drawn = () =>
  app.frameLocator('iframe[title="Preview"]').locator("body").evaluate((body) => {
    const seen = [...body.querySelectorAll<HTMLElement>(".buyline-sale-banner__message, [role=timer], button")].filter((each) => each.checkVisibility({ visibilityProperty: true }));
    return seen.map((each) => each.getAttribute("name") ?? each.innerText.replace(/\s+/g, " ")).join(" | ");
  });
const note = () => app.getByText(/ (EST|EDT)/).last().innerText();
const BEGUN = Date.now();
/** A wall time of the store, so many hours after this file's begin: two of them are whole hours apart. */
function wallTime(hours: number): string {
  const words = new Intl.DateTimeFormat("sv-SE", { timeZone: sandbox.store.state.shop.zone, dateStyle: "short", timeStyle: "short" }).format(BEGUN + hours * 3_600_000);
  return words.replace(" ", "T");
}

test("the preview shows each moment of a banner by a button, and any other by its slider and the keyboard", async () => {
  await admin.open("/app/banners/new");
  await app.getByLabel("Message", { exact: true }).fill("Sale. {ends}");
  await app.getByLabel("Starts (optional)").fill(wallTime(30));
  await app.getByLabel("Ends", { exact: true }).fill(wallTime(60));
  for (const [button, field, words] of [["before the start", "Before the start", "Soon"], ["in the last hours", "In the last hours", "Last hours"], ["after the end", "After the end", "Over"]] as const) {
    await app.getByRole("button", { name: `Add words ${button}` }).click();
    await app.getByLabel(field, { exact: true }).fill(words);
  }
  await app.getByLabel("Announced from").fill(wallTime(6));
  const moments = { Before: "", Announced: "Soon | hide", Offer: "Sale. Ends", "Last hours": "Last hours | 03 h 00 m 00 s | pause | hide", Over: "Over | hide", Gone: "" };
  for (const [moment, words] of Object.entries(moments)) {
    await app.getByRole("button", { name: moment, exact: true }).click();
    await expect.poll(async () => (await drawn()).replace(/^(Sale\. Ends) .* \| 01 d 06 h 00 m 00 s \| pause \| hide$/, "$1")).toBe(words);
  }
  expect(await note()).toMatch(/The offer is over at this time: shoppers see no banner\.$/);
  const slider = app.getByRole("slider");
  await slider.press("Home");
  await expect.poll(note).toMatch(/The offer has not begun at this time/);
  for (const key of ["End", "PageDown"]) await slider.press(key);
  // On a phone it begins with a phone.
  const phone = () => app.getByRole("button", { name: "Phone", exact: true }).getAttribute("aria-pressed");
  expect(await phone()).toBe("false");
  await page.setViewportSize({ width: 360, height: 900 });
  await expect.poll(phone).toBe("true");
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
});

test("false words are quoted beside their field and put right in one step, and a later end asks why beside its own", async () => {
  await admin.open("/app/banners/main");
  await app.getByLabel("Message", { exact: true }).fill("Enjoy 30% off. Last chance!");
  await app.getByText("“30%” is not what the discount gives: “BLACKFRIDAY25” gives 25% off.").waitFor();
  await app.getByRole("button", { name: "Replace it by {percent}: 30%" }).click();
  await app.getByRole("button", { name: "Take it out: Last chance" }).click();
  expect(await app.getByLabel("Message", { exact: true }).inputValue()).toBe("Enjoy {percent} off.");
  await app.getByText("“30%” is not what the discount gives").waitFor({ state: "detached" });
  const discount = sandbox.store.state.discounts?.find(({ title }) => title === "BLACKFRIDAY25");
  sandbox.merchant.changeDiscount(discount?.id ?? 0, { endsAt: new Date(Date.now() + 70 * 3_600_000).toISOString() });
  await app.getByText(/^Shoppers were told that it ends on .* Say why it ends later now/).waitFor();
  await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
  await app.getByRole("textbox", { name: "Reason" }).and(app.locator('[aria-invalid="true"]')).waitFor();
  expect(await app.getByLabel("Message", { exact: true }).inputValue()).toBe("Enjoy {percent} off.");
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
});

test("windows of a week and several windows are built by keyboard, and what comes next is said in the store's zone", async () => {
  await admin.open("/app/banners/new");
  await app.getByRole("radio", { name: "Every week" }).press("Space");
  for (const day of ["Friday", "Saturday"]) await app.getByRole("button", { name: day, exact: true }).press("Enter");
  expect(await app.getByRole("button", { name: "Saturday", exact: true }).getAttribute("aria-pressed")).toBe("true");
  await app.getByLabel("Until", { exact: true }).fill("02:00");
  await app.getByText("Time in America/New_York, on the next day").waitFor();
  expect(await app.getByText(/^Sat, .* 9:00 AM E[SD]T until Sun, .* 2:00 AM E[SD]T$/).count()).toBeGreaterThan(0);
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await app.getByRole("radio", { name: "In several windows" }).press("Space");
  await app.getByRole("button", { name: "Add a window" }).press("Enter");
  await app.getByRole("heading", { name: "Window 2" }).waitFor();
  await app.getByRole("button", { name: "Remove window 1" }).press("Enter");
  await app.getByRole("heading", { name: "Window 2" }).waitFor({ state: "detached" });
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
});

test("the timeline is a chart and a table, the record goes on paper, and neither scrolls sideways or breaks a word", async () => {
  await admin.open("/app/banners/timeline");
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await app.getByRole("button", { name: "Table", exact: true }).click();
  await app.getByRole("rowheader", { name: "Black Friday", exact: true }).waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  await admin.open("/app/record/print");
  await app.getByText("Show everywhere", { exact: true }).first().waitFor();
  await expectAccessibleAtBothWidths(page, sandbox.origins.app);
  /** Parts of the table that are cut off, and words of whole letters that stand in two lines. */
  const damage = () =>
    app.getByRole("table").evaluate((table) => {
      const root = table.ownerDocument;
      const cut = [...table.querySelectorAll<HTMLElement>("td > div")].filter((each) => each.getBoundingClientRect().right > root.documentElement.clientWidth || each.scrollWidth > each.clientWidth).map((each) => each.innerText);
      const broken = [...table.querySelectorAll("td > div")].flatMap((line) => {
        const text = line.firstChild as Text;
        return [...text.data.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) => {
          const range = root.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1 ? [word] : [];
        });
      });
      return { cut, broken };
    });
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await damage()).toEqual({ cut: [], broken: [] });
  }
  await page.emulateMedia({ media: "print" });
  expect(await damage()).toEqual({ cut: [], broken: [] });
  await page.emulateMedia({ media: null });
});
