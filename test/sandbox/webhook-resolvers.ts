/** Webhook subscriptions that the app makes through the API, for this shop alone; the toml's are not among them. */
import { grants } from "./access-scopes";
import type { SandboxWebhookSubscription } from "./admin-state";
import { toConnection, type PageArguments } from "./connections";
import { NotImplemented } from "./graphql-errors";
import { fields, plain, refuse, toDateTime, type Resolver } from "./resolver";
import { gid } from "./store";
import { scopeOfTopic, toTopic, toTopicName } from "./webhook-topics";

interface Source {
  __typename: "WebhookSubscription";
  subscription: SandboxWebhookSubscription;
}

const toSource = (subscription: SandboxWebhookSubscription): Source => ({ __typename: "WebhookSubscription", subscription });

export const WEBHOOK_QUERIES: Record<string, Resolver> = {
  webhookSubscriptions: (_, args: PageArguments & { topics?: string[] | null; sortKey: string }, { store }) => {
    for (const name of ["callbackUrl", "format", "query"]) refuse(args, name, "QueryRoot.webhookSubscriptions");
    const found = (store.state.webhookSubscriptions ?? []).filter(({ topic }) => args.topics?.includes(toTopicName(topic)) ?? true);
    return toConnection(found.map(toSource), ({ subscription: { id, createdAt } }) => ({ value: args.sortKey === "CREATED_AT" ? createdAt : null, id }), args.sortKey, args);
  },
};

export const WEBHOOK_MUTATIONS: Record<string, Resolver> = {
  webhookSubscriptionCreate: (_, { topic: name, webhookSubscription }: { topic: string; webhookSubscription: Record<string, unknown> }, { store, scopes, now }) => {
    for (const key of ["callbackUrl", "filter", "includeFields", "metafieldNamespaces", "metafields", "name"]) refuse(webhookSubscription, key, "webhookSubscriptionCreate");
    if (webhookSubscription["format"] === "XML") throw new NotImplemented("webhooks in XML");
    const topic = toTopic(name);
    const scope = scopeOfTopic(topic);
    const uri = String(webhookSubscription["uri"] ?? "");
    const existing = (store.state.webhookSubscriptions ??= []);
    if (!isAddress(uri)) return refusal(["webhookSubscription", "uri"], "Address is invalid");
    if (scope !== null && !grants(scopes, scope)) return refusal(["topic"], `You do not have permission to create or update webhooks with ${topic} topic.`);
    if (existing.some((one) => one.topic === topic && one.uri === uri)) return refusal(["webhookSubscription", "uri"], "Address for this topic has already been taken");
    const subscription = { id: store.newId(), topic, uri, createdAt: now().toISOString() };
    existing.push(subscription);
    store.save();
    return { webhookSubscription: toSource(subscription), userErrors: [] };
  },
  webhookSubscriptionDelete: (_, { id }: { id: string }, { store }) => {
    const existing = store.state.webhookSubscriptions ?? [];
    const found = existing.find((one) => gid("WebhookSubscription", one.id) === id);
    if (!found) return { deletedWebhookSubscriptionId: null, userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }] };
    store.state.webhookSubscriptions = existing.filter((one) => one !== found);
    store.save();
    return { deletedWebhookSubscriptionId: id, userErrors: [] };
  },
};

export const WEBHOOK_RESOLVERS: Record<string, Record<string, Resolver>> = {
  WebhookSubscriptionCreatePayload: plain("webhookSubscription", "userErrors"),
  WebhookSubscriptionDeletePayload: plain("deletedWebhookSubscriptionId", "userErrors"),
  WebhookSubscription: fields<Source>({
    id: ({ subscription }) => gid("WebhookSubscription", subscription.id),
    topic: ({ subscription }) => toTopicName(subscription.topic),
    uri: ({ subscription }) => subscription.uri,
    format: () => "JSON",
    createdAt: ({ subscription }) => toDateTime(subscription.createdAt),
  }),
};

/** HTTPS, as Shopify asks; the app of the sandbox listens on this machine without it. */
function isAddress(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");
}

function refusal(field: string[], message: string) {
  return { webhookSubscription: null, userErrors: [{ field, message }] };
}
