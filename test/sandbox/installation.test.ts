import "@shopify/shopify-api/adapters/web-api";
import { shopifyApi } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import { createAdminFrame } from "./admin-frame";
import { PROJECT } from "./app-process";
import { listen } from "./http";
import { installApp, uninstallApp } from "./installation";
import { ARTICLE, CLIENT, INSTALLATION, SCOPES, SHOP, smallShop } from "./small-shop";
import { WebhookDelivery } from "./webhook-delivery";

const library = shopifyApi({ apiKey: CLIENT.clientId, apiSecretKey: CLIENT.clientSecret, apiVersion: "2026-10" as never, hostName: "app.example", isEmbeddedApp: true, logger: { log: () => undefined } });

type Shop = ReturnType<typeof smallShop>;
const HOUR = 60 * 60;

/** An installed app that has written something everywhere. */
async function usedShop(): Promise<Shop> {
  const shop = smallShop();
  shop.store.state.theme.blocks = { article: [{ id: "b", block: "trust-badges", settings: {} }] };
  const metafields = [ARTICLE, INSTALLATION].map((ownerId) => ({ ownerId, key: "note", type: "single_line_text_field", value: "ours" }));
  await shop.ask("mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { code } } }", { metafields });
  expect(shop.store.state.metafields).toHaveLength(2);
  return shop;
}

test("an uninstall takes the app-data metafields and leaves those of articles and the blocks in the theme", async () => {
  const shop = await usedShop();
  uninstallApp(shop.store, shop.webhooks);
  expect(shop.store.state.metafields.map(({ ownerId, namespace }) => [ownerId, namespace])).toEqual([[ARTICLE, "app--client-of-tests"]]);
  expect(shop.store.state.theme.blocks["article"]).toHaveLength(1);
});

test("after an uninstall every token is dead, and none can be had by exchange or refresh", async () => {
  const shop = await usedShop();
  const { refresh_token: refreshToken = "" } = (await shop.exchange(shop.idToken())).body;
  uninstallApp(shop.store, shop.webhooks);
  expect((await shop.ask("{ shop { name } }")).status).toBe(401);
  expect((await shop.exchange(shop.idToken())).status).toBe(400);
  expect((await shop.requestToken({ grant_type: "refresh_token", refresh_token: refreshToken })).status).toBe(400);
});

test("app/uninstalled goes out at once and shop/redact 48 hours later", async () => {
  const shop = await usedShop();
  uninstallApp(shop.store, shop.webhooks);
  const due = () => shop.webhooks.pending.filter(({ dueAt }) => dueAt <= shop.now().getTime()).map(({ topic }) => topic);
  expect(due()).toEqual(["app/uninstalled"]);
  shop.pass(48 * HOUR - 1);
  expect(due()).toEqual(["app/uninstalled"]);
  shop.pass(1);
  expect(due()).toEqual(["app/uninstalled", "shop/redact"]);
  expect(shop.webhooks.pending[1]?.payload).toEqual({ shop_id: 800, shop_domain: SHOP });
});

test("a subscription to app/uninstalled made through the API is told too, and is gone", async () => {
  const shop = await usedShop();
  const { data } = await shop.ask(`mutation { webhookSubscriptionCreate(topic: APP_UNINSTALLED, webhookSubscription: { uri: "https://app.example/gone" }) { userErrors { message } } }`);
  expect(data.webhookSubscriptionCreate.userErrors).toEqual([]);
  uninstallApp(shop.store, shop.webhooks);
  expect(shop.webhooks.pending.map(({ topic, uri }) => [topic, uri])).toEqual([
    ["app/uninstalled", "/webhooks"],
    ["app/uninstalled", "https://app.example/gone"],
    ["shop/redact", "/webhooks"],
  ]);
  expect(shop.store.state.webhookSubscriptions).toEqual([]);
});

test("uninstalling twice tells once", async () => {
  const shop = await usedShop();
  uninstallApp(shop.store, shop.webhooks);
  uninstallApp(shop.store, shop.webhooks);
  expect(shop.webhooks.pending).toHaveLength(2);
});

test("a new installation has a new id, the old article metafields, and no app data", async () => {
  const shop = await usedShop();
  uninstallApp(shop.store, shop.webhooks);
  installApp(shop.store, SCOPES);
  const token = (await shop.exchange(shop.idToken())).body.access_token;
  const query = `{ currentAppInstallation { id metafield(key: "note") { value } } article(id: "${ARTICLE}") { metafield(key: "note") { value } } }`;
  const { data } = (await (await shop.post(query, {}, token)).json()) as { data: { currentAppInstallation: { id: string; metafield: unknown }; article: unknown } };
  expect(data.currentAppInstallation.id).not.toBe(INSTALLATION);
  expect(data.currentAppInstallation.metafield).toBeNull();
  expect(data.article).toEqual({ metafield: { value: "ours" } });
});

test("shop/redact of an uninstall comes even when the app was installed again since", async () => {
  const shop = await usedShop();
  uninstallApp(shop.store, shop.webhooks);
  installApp(shop.store, SCOPES);
  expect(shop.webhooks.pending.map(({ topic }) => topic)).toContain("shop/redact");
});

test("installing an installed app keeps its id and takes the new scopes", async () => {
  const shop = await usedShop();
  installApp(shop.store, ["read_products"]);
  expect(shop.store.state.installation).toMatchObject({ id: 900, scopes: ["read_products"] });
});

test("a revoked install meets 401 without a webhook, and its app data is gone", async () => {
  const shop = await usedShop();
  shop.faults.inject({ kind: "revoked_install" });
  expect((await shop.ask("{ shop { name } }")).status).toBe(401);
  expect((await shop.exchange(shop.idToken())).status).toBe(400);
  expect(shop.webhooks.pending).toEqual([]);
  expect(shop.store.state.metafields.map(({ ownerId }) => ownerId)).toEqual([ARTICLE]);
});

// The admin.

function adminOf({ store, webhooks, now, idToken }: Shop) {
  const origin = "http://127.0.0.1:4998";
  const frame = createAdminFrame({
    store,
    webhooks,
    ...CLIENT,
    appHandle: "buyline",
    appName: "Buyline",
    scopes: SCOPES,
    appOrigin: "https://app.example",
    adminOrigin: origin,
    storefrontOrigin: "http://127.0.0.1:4999",
    cdnOrigin: "http://127.0.0.1:4997",
    extensionFolder: `${PROJECT}/extensions/storefront`,
    extensionHandle: "storefront",
    signToken: async () => idToken(),
    now,
  });
  const settings = `${origin}/store/small-shop/settings/apps`;
  return {
    read: async (path: string) => (await frame(new Request(origin + path))).text(),
    press: (act: string, from = origin) => frame(new Request(settings, { method: "POST", headers: { origin: from, "content-type": "application/x-www-form-urlencoded" }, body: `act=${act}` })),
  };
}

test("the settings of the admin uninstall the app and install it again", async () => {
  const shop = await usedShop();
  const admin = adminOf(shop);
  const settings = "/store/small-shop/settings/apps";
  expect(await admin.read(settings)).toContain('value="uninstall"');
  expect((await admin.press("uninstall")).status).toBe(303);
  expect(shop.store.state.installation.id).toBeNull();
  const gone = await admin.read(settings);
  expect(gone).toContain('value="install"');
  expect(gone).toContain("<code>shop/redact</code>");
  await admin.press("install");
  expect(shop.store.state.installation.id).not.toBeNull();
  expect(await admin.read(settings)).toContain('value="uninstall"');
});

test("an app that asks for more scopes than it was granted waits for the merchant's approval", async () => {
  const shop = await usedShop();
  shop.store.state.installation.scopes = ["write_content"];
  const admin = adminOf(shop);
  expect(await admin.read("/store/small-shop/settings/apps")).toContain("Approve");
  await admin.press("install");
  expect(shop.store.state.installation).toMatchObject({ id: 900, scopes: SCOPES });
  expect(await admin.read("/store/small-shop/settings/apps")).not.toContain("Approve");
});

test("a page from elsewhere cannot press the settings' buttons", async () => {
  const shop = await usedShop();
  await expect(adminOf(shop).press("uninstall", "https://example.com")).rejects.toThrow("may not post");
  expect(shop.store.state.installation.id).toBe(900);
});

test("Shopify's library takes the address in the app's iframe as signed by Shopify, and refuses a changed one", async () => {
  const shop = smallShop({ realClock: true });
  const source = /data-source="([^"]+)"/.exec(await adminOf(shop).read("/store/small-shop/apps/buyline/app?page=2"))?.[1] ?? "";
  const query = Object.fromEntries(new URL(source.replaceAll("&amp;", "&")).searchParams);
  expect(await library.utils.validateHmac(query)).toBe(true);
  expect(await library.utils.validateHmac({ ...query, shop: "other.myshopify.com" })).toBe(false);
  expect(library.utils.sanitizeHost(query["host"] ?? "")).toBe(query["host"]);
  expect(await library.session.decodeSessionToken(query["id_token"] ?? "")).toMatchObject({ sub: "12" });
});

test("app/uninstalled reaches the app's own address with a signature that Shopify's library takes", async () => {
  const received: { body: string; headers: Headers }[] = [];
  const listener = await listen(async (request) => {
    received.push({ body: await request.text(), headers: request.headers });
    return new Response();
  });
  const shop = await usedShop();
  const webhooks = new WebhookDelivery({ store: shop.store, clientSecret: CLIENT.clientSecret, now: shop.now, subscriptions: [{ topic: "app/uninstalled", uri: "/webhooks/app/uninstalled" }], appOrigin: () => listener.origin });
  uninstallApp(shop.store, webhooks);
  await webhooks.deliverDue();
  await listener.close();
  const [{ body, headers } = { body: "", headers: new Headers() }] = received;
  const rawRequest = new Request("https://app.example/webhooks", { method: "POST", headers, body });
  expect(await library.webhooks.validate({ rawBody: body, rawRequest })).toMatchObject({ valid: true, topic: "APP_UNINSTALLED", domain: SHOP });
  expect(JSON.parse(body)).toMatchObject({ myshopify_domain: SHOP });
});
