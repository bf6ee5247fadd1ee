import { getHmac } from "@shopify/shopify-api/test-helpers";
import { afterEach, expect, test } from "vitest";
import { listen, type Listener } from "./http";
import { PROJECT } from "./app-process";
import { readWebhookSubscriptions } from "./project-settings";
import { CLIENT, SHOP, smallShop } from "./small-shop";
import { RETRY_DELAYS_SECONDS, WebhookDelivery } from "./webhook-delivery";

interface Received {
  headers: Headers;
  body: string;
}

const open: Listener[] = [];
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close();
});

/** Longer than any machine takes to answer at once. */
const PATIENCE = 20_000;

/** An app that answers with `status`, or never when that is null, and what it received. */
async function appThatAnswers(status: number | null) {
  const received: Received[] = [];
  const answers = { status };
  const listener = await listen(async (request) => {
    received.push({ headers: request.headers, body: await request.text() });
    if (answers.status === null) return new Promise<Response>(() => undefined);
    return new Response(null, { status: answers.status, headers: answers.status === 302 ? { location: "/elsewhere" } : {} });
  });
  open.push(listener);
  const shop = smallShop({ scopes: ["read_discounts", "write_products"] });
  const subscriptions = ["discounts/update", "products/update", "app/uninstalled"].map((topic) => ({ topic, uri: "/webhooks" }));
  const options = { store: shop.store, clientSecret: CLIENT.clientSecret, now: shop.now, subscriptions, appOrigin: () => listener.origin, timeoutMilliseconds: status === null ? 200 : PATIENCE };
  const delivery = new WebhookDelivery(options);
  return { shop, delivery, options, received, answers, ids: () => received.map(({ headers }) => headers.get("x-shopify-webhook-id")), bodies: () => received.map(({ body }) => body) };
}

test("a webhook arrives signed, named and with the payload of its moment", async () => {
  const { delivery, received } = await appThatAnswers(200);
  const payload = { title: "before" };
  delivery.emit("discounts/update", payload);
  payload.title = "after";
  await delivery.deliverDue();
  expect(received).toHaveLength(1);
  const [{ headers, body }] = received as [Received];
  expect(body).toBe('{"title":"before"}');
  expect(headers.get("x-shopify-hmac-sha256")).toBe(getHmac(body, CLIENT.clientSecret));
  expect(headers.get("x-shopify-topic")).toBe("discounts/update");
  expect(headers.get("x-shopify-shop-domain")).toBe(SHOP);
  expect(headers.get("x-shopify-triggered-at")).toBe("2026-11-20T10:00:00.000Z");
  expect(delivery.pending).toEqual([]);
});

test("a refused webhook is tried 8 times more over 4 hours with the same id, time and bytes, and then no more", async () => {
  const { shop, delivery, received, ids, bodies } = await appThatAnswers(500);
  delivery.emit("discounts/update", { id: 1 });
  await delivery.deliverDue();
  for (const delay of RETRY_DELAYS_SECONDS) {
    const before = received.length;
    shop.pass(delay - 1);
    await delivery.deliverDue();
    expect(received).toHaveLength(before);
    shop.pass(1);
    await delivery.deliverDue();
    expect(received).toHaveLength(before + 1);
  }
  expect(RETRY_DELAYS_SECONDS.reduce((sum, delay) => sum + delay, 0)).toBe(4 * 60 * 60);
  shop.pass(48 * 60 * 60);
  await delivery.deliverDue();
  expect(received).toHaveLength(9);
  expect(new Set(ids()).size).toBe(1);
  expect(new Set(bodies()).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers.get("x-shopify-triggered-at"))).size).toBe(1);
  expect(delivery.log.map(({ attempt, outcome }) => [attempt, outcome])).toEqual(Array.from({ length: 9 }, (_, index) => [index + 1, 500]));
});

test.each([
  ["a redirect", 302, 302],
  ["no answer in time", null, "timeout"],
] as const)("%s counts as a failure, and the next try can succeed", async (_, status, outcome) => {
  const { shop, delivery, options, answers } = await appThatAnswers(status);
  delivery.emit("discounts/update", {});
  await delivery.deliverDue();
  expect(delivery.log.map((record) => record.outcome)).toEqual([outcome]);
  [answers.status, options.timeoutMilliseconds] = [204, PATIENCE];
  shop.pass(60);
  await delivery.deliverDue();
  expect(delivery.log.map((record) => record.outcome)).toEqual([outcome, 204]);
  expect(delivery.pending).toEqual([]);
});

test("an app that cannot be reached is tried again", async () => {
  const { delivery } = await appThatAnswers(200);
  await open.splice(0)[0]?.close();
  delivery.emit("discounts/update", {});
  await delivery.deliverDue();
  expect(delivery.log.map(({ outcome }) => outcome)).toEqual(["unreachable"]);
  expect(delivery.pending).toHaveLength(1);
});

test("an app that has not answered after 5 seconds has failed", async () => {
  const { shop, delivery } = await appThatAnswers(null);
  const patient = new WebhookDelivery({ store: shop.store, clientSecret: CLIENT.clientSecret, now: shop.now, subscriptions: [{ topic: "products/update", uri: "/webhooks" }], appOrigin: () => open[0]?.origin ?? "" });
  patient.emit("products/update", {});
  const started = performance.now();
  await patient.deliverDue();
  expect(patient.log.map(({ outcome }) => outcome)).toEqual(["timeout"]);
  expect(performance.now() - started).toBeGreaterThan(4_900);
  expect(delivery.pending).toHaveLength(1);
});

test("a duplicate has the webhook id of the first, a new event has another", async () => {
  const { delivery, ids } = await appThatAnswers(200);
  delivery.disturb("duplicate", { topic: "discounts/update" });
  delivery.emit("products/update", {});
  delivery.emit("discounts/update", {});
  delivery.emit("discounts/update", {});
  await delivery.deliverDue();
  expect(ids()).toHaveLength(4);
  expect(ids()[1]).toBe(ids()[2]);
  expect(new Set(ids()).size).toBe(3);
});

test("webhooks in disorder arrive the last first", async () => {
  const { delivery, bodies } = await appThatAnswers(200);
  delivery.disturb("disorder", { times: 3 });
  for (const number of [1, 2, 3, 4]) delivery.emit("discounts/update", number);
  await delivery.deliverDue();
  expect(bodies()).toEqual(["3", "2", "1", "4"]);
});

test("a lost webhook never leaves, and the log says so", async () => {
  const { delivery, received } = await appThatAnswers(200);
  delivery.disturb("lose", { topic: "discounts/update" });
  delivery.emit("discounts/update", 1);
  delivery.emit("discounts/update", 2);
  await delivery.deliverDue();
  expect(received.map(({ body }) => body)).toEqual(["2"]);
  expect(delivery.log.map(({ outcome }) => outcome)).toEqual(["lost on demand", 200]);
});

test("nothing is sent without a subscription, without the topic's scope, or to an app that is gone", async () => {
  const { shop, delivery, received } = await appThatAnswers(200);
  delivery.emit("themes/publish", {});
  delivery.emit("products/delete", {});
  shop.store.state.installation.id = null;
  delivery.emit("discounts/update", {});
  await delivery.deliverDue();
  expect(received).toEqual([]);
  expect(delivery.log.map(({ outcome }) => outcome)).toEqual(["no scope", "not subscribed", "not installed"]);
});

test("the app's toml names its subscriptions, the mandatory ones among them", () => {
  expect(readWebhookSubscriptions(PROJECT).map(({ topic }) => topic)).toEqual(expect.arrayContaining(["app/uninstalled", "customers/data_request", "customers/redact", "shop/redact"]));
});
