/**
 * Webhooks on their way to the app: signed, 5 seconds to answer, tried again 8 times over 4 hours, sometimes twice,
 * sometimes in the wrong order, sometimes never. Time is the sandbox's clock; `deliverDue` does what is due by it.
 */
import { randomUUID } from "node:crypto";
import { grants } from "./access-scopes";
import type { PendingWebhook } from "./admin-state";
import type { AppSubscription } from "./project-settings";
import type { SandboxStore } from "./store";
import { COMPLIANCE_TOPICS, scopeOfTopic } from "./webhook-topics";
import { sendWebhook } from "./webhooks";

export const WEBHOOK_TIMEOUT_MILLISECONDS = 5_000;
/** Seconds between the tries. Shopify says "8 times over 4 hours with exponential backoff"; the steps are ours. */
export const RETRY_DELAYS_SECONDS = [60, 120, 240, 480, 900, 1_800, 3_600, 7_200] as const;
const LOG_LENGTH = 500;

/** Topics that reach an app which is no longer installed. */
const AFTER_UNINSTALL = ["app/uninstalled", ...COMPLIANCE_TOPICS];

export interface DeliveryRecord {
  at: string;
  topic: string;
  webhookId: string | null;
  uri: string | null;
  /** From 1 to 9; 0 when nothing was sent. */
  attempt: number;
  /** The app's status, or why there is none. */
  outcome: number | "timeout" | "unreachable" | "lost on demand" | "not subscribed" | "no scope" | "not installed";
}

/** What can be asked for: the next webhooks (of one topic) never leave, go out twice, or go out in reverse order. */
export type Disturbance = "lose" | "duplicate" | "disorder";

export interface WebhookDeliveryOptions {
  store: SandboxStore;
  clientSecret: string;
  now: () => Date;
  /** Those of the app's toml. */
  subscriptions: readonly AppSubscription[];
  appOrigin: () => string;
  timeoutMilliseconds?: number;
}

export class WebhookDelivery {
  /** What happened, oldest first; the last 500. */
  readonly log: DeliveryRecord[] = [];
  #disturbances: { kind: Disturbance; topic: string | null; left: number }[] = [];
  #held: PendingWebhook[] = [];
  #running: Promise<void> | null = null;

  constructor(private readonly options: WebhookDeliveryOptions) {}

  /** Something happened: one webhook for each subscription, due after `afterSeconds`. */
  emit(topic: string, payload: unknown, { afterSeconds = 0 }: { afterSeconds?: number } = {}): void {
    const { store, now } = this.options;
    const { installation } = store.state;
    if (installation.id === null && !AFTER_UNINSTALL.includes(topic)) return this.#note({ topic, outcome: "not installed" });
    const scope = scopeOfTopic(topic);
    if (scope !== null && !grants(installation.scopes, scope)) return this.#note({ topic, outcome: "no scope" });

    const own = this.options.subscriptions.filter((one) => one.topic === topic).map(({ uri }) => ({ uri, subscriptionId: null }));
    const made = (store.state.webhookSubscriptions ?? []).filter((one) => one.topic === topic).map(({ uri, id }) => ({ uri, subscriptionId: id }));
    if (own.length + made.length === 0) return this.#note({ topic, outcome: "not subscribed" });

    const instant = now().getTime();
    const eventId = randomUUID();
    for (const subscription of [...own, ...made]) {
      const webhook: PendingWebhook = {
        ...subscription,
        webhookId: randomUUID(),
        eventId,
        topic,
        // What happened later must not show in an earlier webhook.
        payload: structuredClone(payload),
        triggeredAt: instant + afterSeconds * 1000,
        dueAt: instant + afterSeconds * 1000,
        tries: 0,
      };
      this.#enqueue(webhook);
    }
    store.save();
  }

  /** @param options.topic only webhooks of this topic; of any when left out */
  disturb(kind: Disturbance, { topic = null, times = 1 }: { topic?: string | null; times?: number } = {}): void {
    this.#disturbances.push({ kind, topic, left: times });
  }

  get pending(): readonly PendingWebhook[] {
    return this.options.store.state.pendingWebhooks ?? [];
  }

  /** Sends everything whose time has come; a second call while one runs waits for it and looks again. */
  async deliverDue(): Promise<void> {
    while (this.#running !== null) await this.#running;
    this.#running = this.#deliverAll();
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
  }

  async #deliverAll(): Promise<void> {
    const { store, now } = this.options;
    for (;;) {
      const due = (store.state.pendingWebhooks ?? []).filter(({ dueAt }) => dueAt <= now().getTime());
      const next = due.sort((a, b) => a.dueAt - b.dueAt)[0];
      if (next === undefined) return;
      await this.#try(next);
    }
  }

  async #try(webhook: PendingWebhook): Promise<void> {
    const { store, now } = this.options;
    const outcome = await this.#send(webhook);
    webhook.tries += 1;
    const { topic, webhookId, uri, tries } = webhook;
    this.#note({ topic, webhookId, uri, attempt: tries, outcome });
    const delay = RETRY_DELAYS_SECONDS[tries - 1];
    const delivered = typeof outcome === "number" && outcome >= 200 && outcome < 300;
    if (!delivered && delay !== undefined) webhook.dueAt = now().getTime() + delay * 1000;
    else this.#remove(webhook);
    // Shopify deletes a subscription made through the API whose webhook failed to the last.
    if (!delivered && delay === undefined && webhook.subscriptionId !== null) {
      store.state.webhookSubscriptions = (store.state.webhookSubscriptions ?? []).filter(({ id }) => id !== webhook.subscriptionId);
    }
    store.save();
  }

  async #send({ topic, payload, uri, webhookId, eventId, triggeredAt }: PendingWebhook): Promise<number | "timeout" | "unreachable"> {
    const { store, clientSecret, appOrigin, timeoutMilliseconds = WEBHOOK_TIMEOUT_MILLISECONDS } = this.options;
    try {
      const response = await sendWebhook({
        topic,
        payload,
        webhookId,
        eventId,
        triggeredAt: new Date(triggeredAt),
        shop: store.state.shop.domain,
        secret: clientSecret,
        appOrigin: appOrigin(),
        path: uri,
        timeoutMilliseconds,
      });
      return response.status;
    } catch (error) {
      return (error as Error).name === "TimeoutError" ? "timeout" : "unreachable";
    }
  }

  #enqueue(webhook: PendingWebhook): void {
    const { state } = this.options.store;
    const pending = (state.pendingWebhooks ??= []);
    switch (this.#disturbanceOf(webhook.topic)) {
      case "lose":
        return this.#note({ topic: webhook.topic, webhookId: webhook.webhookId, uri: webhook.uri, outcome: "lost on demand" });
      case "duplicate":
        pending.push(webhook, { ...webhook });
        return;
      case "disorder":
        this.#held.unshift(webhook);
        if (!this.#disturbances.some(({ kind }) => kind === "disorder")) pending.push(...this.#held.splice(0).map((held) => ({ ...held, dueAt: webhook.dueAt })));
        return;
      default:
        pending.push(webhook);
    }
  }

  #disturbanceOf(topic: string): Disturbance | null {
    const planned = this.#disturbances.find((one) => one.topic === null || one.topic === topic);
    if (planned === undefined) return null;
    planned.left -= 1;
    if (planned.left <= 0) this.#disturbances = this.#disturbances.filter((one) => one !== planned);
    return planned.kind;
  }

  #remove(webhook: PendingWebhook): void {
    const { state } = this.options.store;
    state.pendingWebhooks = (state.pendingWebhooks ?? []).filter((one) => one !== webhook);
  }

  #note(record: Pick<DeliveryRecord, "topic" | "outcome"> & Partial<DeliveryRecord>): void {
    this.log.push({ at: this.options.now().toISOString(), webhookId: null, uri: null, attempt: 0, ...record });
    if (this.log.length > LOG_LENGTH) this.log.shift();
  }
}
