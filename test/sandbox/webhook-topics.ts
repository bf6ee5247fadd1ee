/** Webhook topics: which there are, and the scope that each needs. */
import { isEnumType } from "graphql";
import { grants } from "./access-scopes";
import { adminSchema } from "./admin-schema";
import type { AppSubscription } from "./project-settings";

/** What the schema says of each topic ("Requires the `…` scope"). */
const TOPIC_SCOPES: readonly [prefix: string, scope: string][] = [
  ["discounts/", "read_discounts"],
  ["products/", "read_products"],
  ["collections/", "read_products"],
  ["themes/", "read_themes"],
  ["locales/", "read_locales"],
];

/** In the toml as `compliance_topics`, and not in the schema. */
export const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"];

export function scopeOfTopic(topic: string): string | null {
  return TOPIC_SCOPES.find(([prefix]) => topic.startsWith(prefix))?.[1] ?? null;
}

export function toTopicName(topic: string): string {
  return topic.toUpperCase().replace("/", "_");
}

/** DISCOUNTS_UPDATE is discounts/update: what follows the last underscore is the event, with two exceptions. */
export function toTopic(name: string): string {
  if (name.startsWith("DISCOUNTS_REDEEMCODE_")) return name.toLowerCase().replace("_", "/");
  return name.toLowerCase().replace(/_([a-z]+)$/, "/$1");
}

/** @throws where Shopify would refuse to deploy the toml: a topic that does not exist, or one without its scope */
export function requireValidSubscriptions(subscriptions: readonly AppSubscription[], scopes: readonly string[]): void {
  const type = adminSchema().schema.getType("WebhookSubscriptionTopic");
  for (const { topic } of subscriptions) {
    if (COMPLIANCE_TOPICS.includes(topic)) continue;
    if (!isEnumType(type) || !type.getValue(toTopicName(topic))) throw new Error(`shopify.app.toml: there is no webhook topic ${topic}`);
    const scope = scopeOfTopic(topic);
    if (scope !== null && !grants(scopes, scope)) throw new Error(`shopify.app.toml: the topic ${topic} needs the scope ${scope}`);
  }
}
