/** Webhooks as Shopify signs and sends them. */
import { createHmac, randomUUID } from "node:crypto";
import { API_VERSION } from "./admin-schema";

export interface WebhookOptions {
  /** e.g. "app/uninstalled" */
  topic: string;
  shop: string;
  payload: unknown;
  /** The app's client secret. */
  secret: string;
  /** The same id twice is a duplicate delivery. */
  webhookId?: string;
  eventId?: string;
  triggeredAt?: Date;
}

export interface SignedWebhook {
  headers: Record<string, string>;
  /** The very bytes that were signed. */
  body: string;
}

export function signWebhook(options: WebhookOptions): SignedWebhook {
  const body = JSON.stringify(options.payload);
  return {
    body,
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Shopify-Captain-Hook",
      "X-Shopify-Topic": options.topic,
      "X-Shopify-Hmac-Sha256": createHmac("sha256", options.secret).update(body, "utf8").digest("base64"),
      "X-Shopify-Shop-Domain": options.shop,
      "X-Shopify-API-Version": API_VERSION,
      "X-Shopify-Webhook-Id": options.webhookId ?? randomUUID(),
      "X-Shopify-Event-Id": options.eventId ?? randomUUID(),
      "X-Shopify-Triggered-At": (options.triggeredAt ?? new Date()).toISOString(),
    },
  };
}

/** Posts a signed webhook; Shopify gives an answer 5 seconds and follows no redirect. */
export async function sendWebhook(
  options: WebhookOptions & { appOrigin: string; /** The subscription's `uri`; "/webhooks/" and the topic when left out. */ path?: string; timeoutMilliseconds?: number },
): Promise<Response> {
  const { headers, body } = signWebhook(options);
  const url = new URL(options.path ?? `/webhooks/${options.topic}`, options.appOrigin);
  return fetch(url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(options.timeoutMilliseconds ?? 5_000) });
}
