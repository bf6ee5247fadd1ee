import { expect, test } from "vitest";
import { codes, smallShop } from "./small-shop";
import { PROJECT } from "./app-process";
import { readAppSettings, readWebhookSubscriptions } from "./project-settings";
import { RETRY_DELAYS_SECONDS } from "./webhook-delivery";
import { requireValidSubscriptions, toTopic, toTopicName } from "./webhook-topics";

type Shop = ReturnType<typeof smallShop>;

const CREATE = `mutation ($topic: WebhookSubscriptionTopic!, $uri: String) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) { webhookSubscription { id topic uri format } userErrors { field message } } }`;

async function create(shop: Shop, topic: string, uri = "http://127.0.0.1:9/hooks") {
  const answer = await shop.ask(CREATE, { topic, uri });
  return { answer, ...answer.data?.webhookSubscriptionCreate };
}

test("a subscription made through the API is sent to as well, until it is deleted", async () => {
  const shop = smallShop();
  const { webhookSubscription, userErrors } = await create(shop, "PRODUCTS_UPDATE");
  expect(userErrors).toEqual([]);
  expect(webhookSubscription).toMatchObject({ topic: "PRODUCTS_UPDATE", format: "JSON" });
  shop.merchant.changeProduct(101, { title: "New" });
  expect(shop.webhooks.pending.map(({ uri }) => uri)).toEqual(["/webhooks", "http://127.0.0.1:9/hooks"]);
  expect(new Set(shop.webhooks.pending.map(({ eventId }) => eventId)).size).toBe(1);
  expect(new Set(shop.webhooks.pending.map(({ webhookId }) => webhookId)).size).toBe(2);
  expect((await shop.ask("{ webhookSubscriptions(first: 5) { nodes { topic } } }")).data.webhookSubscriptions.nodes).toEqual([{ topic: "PRODUCTS_UPDATE" }]);
  const { data } = await shop.ask("mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }", { id: webhookSubscription.id });
  expect(data.webhookSubscriptionDelete).toEqual({ deletedWebhookSubscriptionId: webhookSubscription.id, userErrors: [] });
  expect(shop.store.state.webhookSubscriptions).toEqual([]);
});

test.each(["ftp://example.com/", "http://example.com/", "webhooks"])("the address %s is refused", async (uri) => {
  expect((await create(smallShop(), "PRODUCTS_UPDATE", uri)).userErrors).toMatchObject([{ field: ["webhookSubscription", "uri"] }]);
});

test("a topic without its scope and the same subscription twice are refused", async () => {
  const shop = smallShop({ scopes: ["write_products"] });
  expect((await create(shop, "THEMES_PUBLISH")).userErrors).toMatchObject([{ field: ["topic"] }]);
  await create(shop, "PRODUCTS_UPDATE");
  expect((await create(shop, "PRODUCTS_UPDATE")).userErrors).toMatchObject([{ field: ["webhookSubscription", "uri"] }]);
});

test.each(["ARTICLES_UPDATE", "BLOGS_UPDATE", "PAGES_UPDATE"])("there is no topic %s", async (topic) => {
  expect(codes((await create(smallShop(), topic)).answer)).toEqual(["INVALID_VARIABLE"]);
});

test("a subscription of the API whose webhook failed to the last is deleted, one of the toml stays", async () => {
  const shop = smallShop();
  await create(shop, "PRODUCTS_UPDATE");
  shop.merchant.changeProduct(101, { title: "New" });
  await shop.webhooks.deliverDue();
  for (const delay of RETRY_DELAYS_SECONDS) {
    expect(shop.store.state.webhookSubscriptions).toHaveLength(1);
    shop.pass(delay);
    await shop.webhooks.deliverDue();
  }
  expect(shop.store.state.webhookSubscriptions).toEqual([]);
  shop.merchant.changeProduct(101, { title: "Newer" });
  expect(shop.webhooks.pending.map(({ uri }) => uri)).toEqual(["/webhooks"]);
});

test("an uninstall deletes the subscriptions of the API", async () => {
  const shop = smallShop();
  await create(shop, "PRODUCTS_UPDATE");
  shop.faults.inject({ kind: "revoked_install" });
  await shop.ask("{ shop { name } }");
  expect(shop.store.state.webhookSubscriptions).toEqual([]);
});

test("the app's toml subscribes to nothing that Shopify would refuse at deployment", () => {
  expect(() => requireValidSubscriptions(readWebhookSubscriptions(PROJECT), readAppSettings(PROJECT).scopes)).not.toThrow();
});

test.each([
  ["articles/update", ["write_content"], "no webhook topic"],
  ["discounts/update", ["write_products"], "read_discounts"],
  ["themes/publish", ["write_products"], "read_themes"],
])("the topic %s with the scopes %o is refused before the sandbox starts", (topic, scopes, sentence) => {
  expect(() => requireValidSubscriptions([{ topic, uri: "/webhooks" }], scopes)).toThrow(sentence);
});

test.each(["app/uninstalled", "bulk_operations/finish", "discounts/redeemcode_added", "discounts/update", "metafield_definitions/create", "themes/publish"])("the topic %s keeps its name in the schema and back", (topic) => {
  expect(toTopic(toTopicName(topic))).toBe(topic);
});
