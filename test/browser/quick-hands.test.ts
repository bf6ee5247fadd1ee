/**
 * Hands that are faster than the page: where a key or a click is done, it is drawn at once, the rest of the page
 * follows, and nothing is lost in between. What is done in one task of the browser is done before anything could follow.
 */
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../sandbox/sandbox";
import { launchChromium, openWindow } from "./chromium";

let browser: Browser;
let sandbox: Sandbox;
let admin: BrowserContext & { errors: string[] };
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startSandbox()]);
  admin = await openWindow(browser);
  page = await admin.newPage();
  app = page.frameLocator("iframe.app");
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

/** For what the server answers. */
const SOON = { timeout: 20_000 };

async function open(path: string) {
  await page.goto(`${sandbox.adminUrl}${path}`);
  await app.getByRole("heading", { level: 1 }).waitFor();
  // Polaris does this once React has taken the page over.
  await expect.poll(() => app.locator("body").evaluate((body) => body.style.backgroundColor), SOON).not.toBe("");
}

type Step = { type: string; into: string } | { press: string };

/** Does all of it in one task, and reads the texts and values of what `read` selects right after it. */
function atOnce(steps: Step[], read: string[]): Promise<string[]> {
  return app.locator("body").evaluate(
    (body, given) => {
      const find = (selector: string) => {
        const found = body.ownerDocument.querySelector<HTMLElement>(selector);
        if (found === null) throw new Error(`Nothing is ${selector}`);
        return found;
      };
      for (const step of given.steps) {
        if ("press" in step) find(step.press).click();
        else {
          const field = find(step.into);
          // Past React, which would take the text for its own.
          Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, step.type);
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
      return given.read.map((selector) => {
        const found = find(selector);
        return "value" in found && found.localName !== "button" ? String(found.value) : (found.textContent ?? "");
      });
    },
    { steps, read },
  );
}

async function idOf(name: string): Promise<string> {
  return `[id="${await app.getByRole("textbox", { name, exact: true }).getAttribute("id")}"]`;
}

const SAVE = 'ui-save-bar button[variant="primary"]';
const bar = () => page.getByRole("region", { name: "Unsaved changes" });

async function saved() {
  await page.getByRole("status").getByText("Saved", { exact: true }).last().waitFor();
  await bar().waitFor({ state: "hidden" });
}

test("two cards of a banner are written in at once, each is drawn at once, and both are saved, by a Save as quick as that, too", async () => {
  await open("/app/banners/main");
  await app.getByRole("tab", { name: /^German/ }).click();
  const message = await idOf("Message in German");
  const label = await idOf("Button text in German");

  const drawn = await atOnce([{ type: "25 % auf alles", into: message }, { type: "Zum Verkauf", into: label }], [message, label]);
  expect(drawn).toEqual(["25 % auf alles", "Zum Verkauf"]);
  await bar().waitFor();
  expect(await Promise.all([message, label].map((field) => app.locator(field).inputValue()))).toEqual(drawn);

  await atOnce([{ type: "25 % auf wirklich alles", into: message }, { press: SAVE }], []);
  await saved();
  const published = sandbox.store.state.metafields.find(({ key }) => key === "storefront")?.value ?? "";
  expect(published).toContain("25 % auf wirklich alles");
  expect(published).toContain("Zum Verkauf");
});

test("a badge is renamed and another moved at once: the field is drawn first, then the list, and both hold", async () => {
  await open("/app/badges/main");
  const row = 'button[aria-label^="Edit "]';
  const names = () => app.getByRole("list", { name: "Badges in their order" }).getByRole("button", { name: /^Edit / }).allInnerTexts();
  const [first = "", second = "", ...others] = await names();
  await app.getByRole("button", { name: `Edit ${first}` }).click();
  const title = await idOf("Title");

  expect(await atOnce([{ type: "Our word", into: title }], [title, row])).toEqual(["Our word", first]);
  await app.getByRole("button", { name: "Edit Our word" }).waitFor();

  await atOnce([{ type: "Our promise", into: title }, { press: `button[aria-label="Move ${second} up"]` }], []);
  await expect.poll(names).toEqual([second, "Our promise", ...others]);
  expect(admin.errors).toEqual([]);
});

test("a group's heading is typed and the group moved at once: the heading is drawn first, both hold, and each is undone by itself", async () => {
  await open("/app/articles/501");
  const field = await idOf("Heading");
  const before = await app.locator(field).inputValue();
  const step = (name: string) => app.getByRole("button", { name, exact: true }).click();
  const headings = () => app.getByRole("textbox", { name: "Heading", exact: true }).evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value));
  /** The texts above the group. */
  const above = () => app.getByRole("region", { name: "Group 1" }).evaluate((group) => [...group.ownerDocument.querySelectorAll("p")].filter((one) => group.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).length);
  const place = await above();

  expect(await atOnce([{ type: "Our word", into: field }], [field])).toEqual(["Our word"]);
  await atOnce([{ type: "Our promise", into: field }, { press: 'button[aria-label="Move Group 1 up"]' }], []);
  await expect.poll(above, SOON).toBeLessThan(place);
  expect(await headings()).toEqual(["Our promise"]);

  await step("Undo");
  await expect.poll(above, SOON).toBe(place);
  expect(await headings()).toEqual(["Our promise"]);
  await step("Undo");
  await expect.poll(headings, SOON).toEqual([before]);
  await step("Redo");
  await expect.poll(headings, SOON).toEqual(["Our promise"]);
  await bar().waitFor();
  expect(admin.errors).toEqual([]);
});
