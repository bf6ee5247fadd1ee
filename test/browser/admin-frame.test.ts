import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyIdToken } from "../sandbox/id-tokens";
import { axeFindings } from "./accessible";
import { launchChromium, openWindow } from "./chromium";
import { appPage, SHOP, startFrame, type FrameFixture } from "./frame-fixture";

let browser: Browser;
let frame: FrameFixture;
/** What the app answers to `/api`, one after the other. */
const apiAnswers: Response[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  frame = await startFrame(async (request) => {
    const url = new URL(request.url);
    if (url.pathname === "/api") return apiAnswers.shift() ?? Response.json({ authorization: request.headers.get("authorization"), requestedWith: request.headers.get("x-requested-with") });
    if (url.pathname === "/auth/session-token") return new Response('<script data-api-key="c0ffee" src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>', { headers: { "content-type": "text/html" } });
    if (url.pathname === "/bounced" && !url.searchParams.has("id_token")) {
      url.searchParams.set("shopify-reload", `${frame.appOrigin}/bounced?reloaded=1`);
      return new Response(null, { status: 302, headers: { location: `/auth/session-token?${url.searchParams}` } });
    }
    return appPage(SAVE_BAR + LINKS);
  });
});
afterAll(async () => {
  await browser.close();
  await frame.close();
});

const SAVE_BAR = `
<ui-save-bar id="bar" discardconfirmation><button variant="primary" onclick="say('saved'); shopify.saveBar.hide('bar')">Save</button><button onclick="say('discarded'); shopify.saveBar.hide('bar')">Discard</button></ui-save-bar>
<form data-save-bar onsubmit="event.preventDefault(); say('form ' + this.name.value)" onreset="say('form reset')"><label>Name <input name="name"></label></form>`;
const LINKS = `
<a id="editor" target="_top" href="https://${SHOP}/admin/themes/current/editor?template=article">Theme editor</a>
<a id="orders" href="shopify://admin/orders">Orders</a>
<p id="words">https://${SHOP}/pages/about and https://cdn.shopify.community</p>`;

async function openApp(path = "/app"): Promise<{ page: Page; app: FrameLocator; errors: string[]; close: () => Promise<void> }> {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(frame.appUrl + path);
  const app = page.frameLocator("iframe.app");
  await app.locator("h1").filter({ hasText: "/" }).waitFor();
  return { page, app, errors: context.errors, close: () => context.close() };
}

/** Runs in the app's own document. */
async function inApp<Result>(page: Page, script: string): Promise<Result> {
  const app = page.frames().find((one) => one.url().startsWith(frame.appOrigin));
  if (app === undefined) throw new Error("The app is not in the frame");
  return app.evaluate(script) as Promise<Result>;
}

test("the app's first document gets a genuine id token and Shopify's other parameters", async () => {
  const { close } = await openApp("/app/first?from=mail");
  const address = new URL(frame.requests.find(({ url }) => url.includes("/app/first"))?.url ?? "");
  const token = verifyIdToken(address.searchParams.get("id_token") ?? "", { clientId: "c0ffee", clientSecret: "a secret for tests", shop: SHOP, now: new Date() });
  expect(token?.sub).toBe("4001");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ from: "mail", embedded: "1", shop: SHOP, locale: "en-US" });
  expect(atob(address.searchParams.get("host") ?? "")).toBe("admin.shopify.com/store/steady-spine");
  await close();
});

test("requests to the app's own origin carry a token that lives sixty seconds, others do not", async () => {
  const { page, close } = await openApp();
  const seen = await inApp<{ authorization: string; requestedWith: string }>(page, `fetch("/api", { method: "POST", body: "x" }).then((response) => response.json())`);
  expect(seen.requestedWith).toBe("XMLHttpRequest");
  const token = verifyIdToken(seen.authorization.replace("Bearer ", ""), { clientId: "c0ffee", clientSecret: "a secret for tests", shop: SHOP, now: new Date() });
  expect((token?.exp ?? 0) - (token?.iat ?? 0)).toBe(60);
  const own = await inApp<{ authorization: string }>(page, `fetch("/api", { headers: { Authorization: "mine" } }).then((response) => response.json())`);
  expect(own.authorization).toBe("mine");
  await close();
});

test("a request whose token the app refuses is sent once more, with its body, and not a third time", async () => {
  const { page, close } = await openApp();
  const refusal = () => new Response(null, { status: 401, headers: { "X-Shopify-Retry-Invalid-Session-Request": "1" } });
  const before = frame.requests.length;
  apiAnswers.push(refusal(), refusal());
  expect(await inApp<number>(page, `fetch("/api", { method: "POST", body: "kept" }).then((response) => response.status)`)).toBe(401);
  const sent = frame.requests.slice(before);
  expect(await Promise.all(sent.map((request) => request.text()))).toEqual(["kept", "kept"]);
  expect(new Set(sent.map((request) => request.headers.get("authorization"))).size).toBe(2);
  await close();
});

test("the library's bounce page comes back with a fresh token", async () => {
  const { page, app, close } = await openApp();
  await inApp(page, `void location.assign("/bounced?embedded=1")`);
  await app.locator("h1").filter({ hasText: "/bounced" }).waitFor();
  await page.waitForURL(`${frame.appUrl}/bounced?reloaded=1`);
  const last = new URL(frame.requests.at(-1)?.url ?? "");
  expect(verifyIdToken(last.searchParams.get("id_token") ?? "", { clientId: "c0ffee", clientSecret: "a secret for tests", shop: SHOP, now: new Date() })).not.toBeNull();
  await close();
});

test("a token is given to the admin's own page only", async () => {
  const url = `${frame.adminOrigin}/store/steady-spine/id-token`;
  const foreign = await fetch(url, { method: "POST", headers: { origin: frame.appOrigin } });
  expect(foreign.status).toBe(500);
  const own = await fetch(url, { method: "POST", headers: { origin: frame.adminOrigin } });
  expect(own.status).toBe(200);
});

test("links of the nav menu navigate inside the app, and the admin's address follows", async () => {
  const { page, app, errors, close } = await openApp();
  const navigation = page.getByRole("navigation", { name: "Admin" });
  expect(await navigation.locator(".app-menu a").allTextContents()).toEqual(["Articles", "Banner"]);
  const loads = frame.requests.length;
  await navigation.getByRole("link", { name: "Articles" }).click();
  await app.locator("h1").filter({ hasText: "/app/articles" }).waitFor();
  await expect.poll(() => page.url()).toBe(`${frame.appUrl}/app/articles`);
  await expect.poll(() => navigation.locator('.app-menu a[aria-current="page"]').allTextContents()).toEqual(["Articles"]);
  expect(frame.requests.length).toBe(loads);
  await page.reload();
  await app.locator("h1").filter({ hasText: "/app/articles" }).waitFor();
  expect(errors).toEqual([]);
  await close();
});

test("the save bar forwards Save and Discard, and Discard asks first where the app wants it", async () => {
  const { page, app, close } = await openApp();
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await inApp(page, `shopify.saveBar.show("bar")`);
  await bar.getByRole("button", { name: "Save" }).click();
  await app.locator("output").filter({ hasText: "saved" }).waitFor();
  await bar.waitFor({ state: "hidden" });

  await inApp(page, `shopify.saveBar.show("bar")`);
  await bar.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Continue editing" }).click();
  expect(await app.locator("output").textContent()).toBe("saved");
  await bar.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await app.locator("output").filter({ hasText: "discarded" }).waitFor();
  await close();
});

test("the save bar follows its buttons while they are busy, and goes with its element", async () => {
  const { page, close } = await openApp();
  const save = page.getByRole("button", { name: "Save" });
  await inApp(page, `shopify.saveBar.show("bar")`);
  await inApp(page, `document.querySelector("#bar button").setAttribute("loading", "")`);
  await page.locator('#save-bar-save[aria-busy="true"]:disabled').waitFor();
  await inApp(page, `document.querySelector("#bar").remove()`);
  await save.waitFor({ state: "hidden" });
  await close();
});

test("a form with data-save-bar is submitted by Save and reset by Discard", async () => {
  const { page, app, close } = await openApp();
  await app.getByLabel("Name").fill("Ada");
  await page.getByRole("button", { name: "Save" }).click();
  await app.locator("output").filter({ hasText: "form Ada" }).waitFor();
  await app.getByLabel("Name").fill("Eve");
  await page.getByRole("button", { name: "Discard" }).click();
  await app.locator("output").filter({ hasText: "form reset" }).waitFor();
  await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
  await close();
});

test("Save is pressed as long as a hand takes, while the field it leaves tells of its change", async () => {
  const { page, app, close } = await openApp();
  await app.getByLabel("Name").pressSequentially("Ada");
  await page.getByRole("button", { name: "Save" }).hover();
  await page.mouse.down();
  await page.waitForTimeout(300);
  await page.mouse.up();
  await app.locator("output").filter({ hasText: "form Ada" }).waitFor();
  await close();
});

test("unsaved changes are left only after a question", async () => {
  const { page, app, close } = await openApp();
  await inApp(page, `shopify.saveBar.show("bar")`);
  await page.getByRole("link", { name: "Banner" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  expect(await app.locator("h1").textContent()).toBe("/app");
  const left = inApp<string>(page, `shopify.saveBar.leaveConfirmation().then(() => "left")`);
  await page.getByRole("button", { name: "Leave page" }).click();
  expect(await left).toBe("left");
  await page.getByRole("link", { name: "Banner" }).click();
  await app.locator("h1").filter({ hasText: "/app/banner" }).waitFor();
  await close();
});

test("the resource picker returns the selection in Shopify's shape, and undefined when cancelled", async () => {
  const { page, close } = await openApp();
  const picked = inApp<{ id: string; title: string; images: { originalSrc: string }[]; variants: { title: string }[]; totalInventory: number; status: string }[]>(
    page,
    `shopify.resourcePicker({ type: "product", multiple: true, action: "select", filter: { variants: false, draft: false }, selectionIds: [{ id: "gid://shopify/Product/13" }] })`,
  );
  const dialog = page.getByRole("dialog", { name: "Select products" });
  await dialog.waitFor();
  expect(await dialog.locator(".picker__title").allTextContents()).toEqual(["QL Claw", "Flexible Back 2.0", "Back of Steel"]);
  await dialog.getByRole("searchbox").fill("flex");
  await dialog.getByRole("checkbox", { name: /Flexible Back/ }).check();
  await dialog.getByText("2 products selected").waitFor();
  await dialog.getByRole("button", { name: "Select" }).click();
  const selection = await picked;
  expect(selection.map(({ id, title }) => [id, title])).toEqual([["gid://shopify/Product/13", "Back of Steel"], ["gid://shopify/Product/12", "Flexible Back 2.0"]]);
  expect(selection[1]).toMatchObject({ status: "ACTIVE", totalInventory: 24, images: [{ originalSrc: `${frame.storefrontOrigin}/cdn/shop/files/12.svg`, altText: "Flexible Back 2.0" }] });
  expect(selection[1]?.variants.map(({ title }) => title)).toEqual(["Small", "Large"]);

  const cancelled = inApp<string>(page, `shopify.resourcePicker({ type: "product" }).then((answer) => String(answer))`);
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  expect(await cancelled).toBe("undefined");
  await close();
});

test("the picker holds its limit and picks single variants of a product", async () => {
  const { page, close } = await openApp();
  const picked = inApp<{ title: string; variants: { title: string }[] }[]>(page, `shopify.resourcePicker({ type: "product", multiple: 1 })`);
  const dialog = page.getByRole("dialog", { name: "Add products" });
  await dialog.getByRole("checkbox", { name: /Large/ }).check();
  expect(await dialog.getByRole("checkbox", { name: /QL Claw/ }).isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: "Add" }).click();
  expect((await picked).map(({ title, variants }) => [title, variants.map((variant) => variant.title)])).toEqual([["Flexible Back 2.0", ["Large"]]]);
  await close();
});

test("toasts outlive the app's own page and tell how they were closed", async () => {
  const { page, app, close } = await openApp();
  await inApp(page, `void shopify.toast.show("Saved, not live yet", { isError: true, action: "Retry", onAction: () => say("retried") })`);
  await page.getByRole("status").getByText("Saved, not live yet").waitFor();
  await page.getByRole("button", { name: "Retry" }).click();
  await app.locator("output").filter({ hasText: "retried" }).waitFor();
  await close();
});

test("app.extensions tells the status of each block from where it stands in the theme", async () => {
  const { page, close } = await openApp();
  const [extension] = await inApp<{ handle: string; activations: { handle: string; status: string; activations: { target: string; themeId: string }[] }[] }[]>(page, `shopify.app.extensions()`);
  expect(extension?.handle).toBe("storefront");
  const products = extension?.activations.find(({ handle }) => handle === "article-products");
  expect(products).toMatchObject({ status: "active", activations: [{ target: "template--article/main/a1", themeId: "gid://shopify/OnlineStoreTheme/41" }] });
  expect(extension?.activations.find(({ handle }) => handle === "sale-banner-embed")).toMatchObject({ target: "head", status: "available", activations: [] });
  await close();
});

test("what App Bridge has and the sandbox has not is refused by name", async () => {
  const { page, close } = await openApp();
  await expect(inApp(page, `shopify.scanner.capture()`)).rejects.toThrow("shopify.scanner.capture is not in the local Shopify");
  await close();
});

test("a modal opens and closes inside the app's frame", async () => {
  const { page, app, close } = await openApp();
  await inApp(page, `document.body.insertAdjacentHTML("beforeend", '<ui-modal id="sure"><p>Are you sure?</p><ui-title-bar title="Delete"></ui-title-bar></ui-modal>')`);
  await inApp(page, `shopify.modal.show("sure")`);
  const dialog = app.getByRole("dialog", { name: "Delete" });
  await dialog.waitFor();
  await app.getByText("Are you sure?").filter({ visible: true }).waitFor();
  await inApp(page, `shopify.modal.hide("sure")`);
  await dialog.waitFor({ state: "hidden" });
  await close();
});

test("links to Shopify's admin open in the sandbox's admin", async () => {
  const { page, app, close } = await openApp();
  await app.locator("#orders").click();
  await page.waitForURL(`${frame.adminOrigin}/store/steady-spine/orders`);
  await page.goto(`${frame.appUrl}/app`);
  await app.locator("#editor").click();
  await page.waitForURL(`${frame.adminOrigin}/store/steady-spine/themes/current/editor?template=article`);
  await close();
});

test("an app page opened outside the admin goes into it", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${frame.appOrigin}/app/articles?shop=${SHOP}&host=${btoa("admin.shopify.com/store/steady-spine")}`);
  await page.waitForURL(`${frame.adminOrigin}/store/steady-spine/apps/*/app/articles`);
  await context.close();
});

test.each([1280, 360])("axe finds nothing in the admin around the app at %i px", async (width) => {
  const { page, close } = await openApp();
  await page.setViewportSize({ width, height: 900 });
  expect(await axeFindings(page.mainFrame())).toEqual([]);
  await close();
});
