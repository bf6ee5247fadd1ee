/** One browser, one app, two shops: who installs in a second one finds that shop, and the first stays as it is. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { migrateDatabase, moduleUrl, startApp } from "../sandbox/app-process";
import { USER_AGENT } from "../sandbox/demo-merchant";
import { listen } from "../sandbox/http";
import { CLIENT, smallShop } from "../sandbox/small-shop";
import { launchChromium } from "./chromium";

const NAMES = ["first-shop.myshopify.com", "second-shop.myshopify.com"] as const;

it("what a browser keeps of one shop never shows in another, in two tabs of one window", async () => {
  const folder = mkdtempSync(join(tmpdir(), "buyline-two-shops-"));
  const shops = new Map(NAMES.map((domain) => [domain as string, smallShop({ domain, realClock: true })]));
  const adminApi = await listen(async (request) => shops.get(request.headers.get("x-sandbox-shop") ?? "")?.api(request) ?? new Response(null, { status: 404 }));
  const databaseUrl = `file:${join(folder, "app.sqlite")}`;
  await migrateDatabase(databaseUrl);
  const app = await startApp({
    preload: moduleUrl("test/sandbox/outbound-preload.mjs"),
    log: () => undefined,
    onCrash: (message) => expect.fail(message),
    environment: { SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: randomBytes(32).toString("base64"), DATABASE_URL: databaseUrl, SANDBOX_SHOP: "*", SANDBOX_ADMIN_API: adminApi.origin },
  });
  // App Bridge comes from Shopify alone, and is not asked here: what it sends is the token, as below. Playwright's own
  // way to close the network switches the browser's cache off.
  const browser = await launchChromium("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
  onTestFinished(async () => {
    await browser.close();
    await app.close();
    await adminApi.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const context = await browser.newContext({ userAgent: USER_AGENT });
  const tokenOf = (shop: string) => shops.get(shop)?.idToken() ?? "";
  const address = (shop: string) => `${app.origin}/app/badges?embedded=1&shop=${shop}&host=${Buffer.from(`admin.shopify.com/store/${shop.split(".")[0]}`).toString("base64url")}&id_token=${tokenOf(shop)}`;
  const setName = (shop: string) => `Badges of ${shop}`;

  const tabs = await Promise.all(NAMES.map(async (shop) => {
    const page = await context.newPage();
    expect((await page.goto(address(shop)))?.status()).toBe(200);
    return { shop, page };
  }));
  /** As App Bridge does it: with this shop's token, and whatever the browser itself adds or has kept. */
  const ask = ({ shop, page }: (typeof tabs)[number], path: string, json?: object) =>
    page.evaluate(async ([path, token, body]) => {
      const response = await fetch(path, { credentials: "include", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, ...(body === null ? {} : { method: "POST", body }) });
      return { status: response.status, text: await response.text() };
    }, [path, tokenOf(shop), json === undefined ? null : JSON.stringify(json)] as const);

  for (const tab of tabs) expect(await ask(tab, "/app/badges/main.data", { name: setName(tab.shop), badges: [{ icon: "truck", title: "Fast", text: "" }], version: 0 })).toMatchObject({ status: 200 });
  for (const _round of [1, 2]) {
    for (const tab of tabs) {
      const other = NAMES.find((name) => name !== tab.shop) ?? "";
      for (const path of ["/app.data", "/app/badges.data", "/app/badges/main.data", "/app/history.data"]) {
        const { status, text } = await ask(tab, path);
        expect([status, text.includes(other)], `${path} for ${tab.shop}`).toEqual([200, false]);
      }
      expect((await ask(tab, "/app/badges.data")).text).toContain(setName(tab.shop));
      // The page itself, opened anew as from the admin.
      await tab.page.goto(address(tab.shop));
      const html = await tab.page.content();
      expect([html.includes(setName(tab.shop)), html.includes(other)]).toEqual([true, false]);
    }
  }
  // Nothing to mix up, so a private window works alike: a tab keeps how far down its pages were, which is Remix's.
  expect(await context.cookies()).toEqual([]);
  for (const { page } of tabs) expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual(["positions"]);
});
