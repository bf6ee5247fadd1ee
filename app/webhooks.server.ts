/**
 * The one entry for webhooks: verified, done once, answered in time. What is not answered with 200 Shopify sends again,
 * eight times over four hours; it is the queue, so that work which failed or was cut off by a crash is not lost.
 */
import { WebhookValidationErrorReason } from "@shopify/shopify-api";
import { NoAccess } from "./adapters/offline-access.server";
import { database, shopifyChecks } from "./adapters/shopify-app.server";
import { clearOldDeliveries, createWebhookDeliveries, type Claim, type WebhookDeliveries, type Write } from "./adapters/webhook-deliveries-prisma.server";
import { createWebhookGroups } from "./adapters/webhook-groups-prisma.server";
import { ShopifyFailure } from "./ports-shopify";
import { readText } from "./request-body.server";

export interface Webhook {
  shop: string;
  /** "APP_UNINSTALLED" */
  topic: string;
  payload: unknown;
  /** When the thing happened that it tells of; the same for each delivery of it. */
  triggeredAt: Date;
}

/** Anything; it may be done twice after a crash. */
type Work = (webhook: Webhook) => Promise<void>;

/** What changes our database alone: it is written in one step with the webhook's id, so it is done once, or not at all. */
interface Notes {
  keep: (webhook: Webhook & { id: string }) => Promise<Claim>;
}

/**
 * Made once for a topic, since what arrives together is written together.
 * @param toWrites reads what it needs for all of them, of whatever shops, and writes nothing yet
 */
export function inGroups(toWrites: (webhooks: Webhook[]) => Promise<Write[]>): Notes {
  return { keep: createWebhookGroups<Webhook & { id: string }>(database, toWrites) };
}

/** Shopify waits five seconds, of which one is for the way. */
const LONGEST_ANSWER_MILLISECONDS = 4_000;
/** Far above what Shopify tells of a product with 2,000 variants and their texts. */
const MOST_BYTES = 5 * 1024 * 1024;
/** More than two seconds of work, of which Shopify waits for four: whoever comes then is better off with the next try. */
const MOST_AT_WORK = 500;
const MOST_BYTES_AT_WORK = 64 * 1024 * 1024;
const CLEARING_MILLISECONDS = 60 * 60 * 1000;

/**
 * Does the work of a webhook whose HMAC over the raw body is right, and does it once: a repeat is answered with 200.
 * Work that takes too long goes on after an answer of 503, and Shopify's next try finds it done.
 * @returns 401 for a wrong or missing HMAC, 400 for missing headers or a body that is no JSON, 405 for another method,
 * 413 for a huge body, 503 when the work is to be tried again or there is too much of it just now
 */
export async function handleWebhook(request: Request, work: Work | Notes): Promise<Response> {
  if (isFull()) return answer(503);
  const verified = await verify(request);
  if (verified instanceof Response) return verified;
  const { bytes, ...webhook } = verified;
  if (isFull()) return answer(503);
  atWork.webhooks += 1;
  atWork.bytes += bytes;
  const done = orAgain(() => handle(webhook, work)).finally(() => {
    atWork.webhooks -= 1;
    atWork.bytes -= bytes;
  });
  return inTime(done);
}

/** Of this process, until the work is done, also when it was answered before. Who proves nothing takes no place. */
const atWork = { webhooks: 0, bytes: 0 };
const isFull = () => atWork.webhooks >= MOST_AT_WORK || atWork.bytes >= MOST_BYTES_AT_WORK;

async function handle({ id, ...webhook }: Webhook & { id: string }, work: Work | Notes): Promise<Response> {
  if ("keep" in work) return toAnswer(await work.keep({ id, ...webhook }));
  const deliveries = createWebhookDeliveries(database, webhook.shop);
  const claim = await deliveries.claim(id, new Date());
  return claim === "new" ? settled(id, deliveries, () => work(webhook)) : toAnswer(claim);
}

async function settled(id: string, deliveries: WebhookDeliveries, work: () => Promise<void>): Promise<Response> {
  try {
    await work();
  } catch (error) {
    // After an uninstall there is nothing left to do.
    if (!(error instanceof NoAccess)) {
      await deliveries.release(id);
      throw error;
    }
  }
  await deliveries.settle(id, new Date());
  return answer(200);
}

/** What failed is said in the log, and comes again. */
async function orAgain(work: () => Promise<Response>): Promise<Response> {
  try {
    const answered = await work();
    await clearSometimes();
    return answered;
  } catch (error) {
    console.error("A webhook's work failed, Shopify sends it again:", error instanceof ShopifyFailure ? error.message : error);
    return answer(503);
  }
}

function toAnswer(claim: Claim): Response {
  return answer(claim === "being-handled" ? 503 : 200);
}

async function inTime(done: Promise<Response>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => resolve(answer(503)), LONGEST_ANSWER_MILLISECONDS);
  });
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

let clearedAt = 0;
/** There is no clock job: one webhook an hour takes the old ids along. */
async function clearSometimes(): Promise<void> {
  const now = Date.now();
  if (now - clearedAt < CLEARING_MILLISECONDS) return;
  clearedAt = now;
  await clearOldDeliveries(database, new Date(now));
}

/**
 * Checked without the library's sign-in, which would renew the shop's token first and fail after an uninstall. The
 * library's check takes the same time for every wrong HMAC.
 */
async function verify(request: Request): Promise<(Webhook & { id: string; bytes: number }) | Response> {
  if (request.method !== "POST") return answer(405);
  const rawBody = await readText(request, MOST_BYTES);
  if (rawBody === null) return answer(413);
  const check = await shopifyChecks.webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) return answer(check.reason === WebhookValidationErrorReason.MissingHeaders ? 400 : 401);
  const payload = parseJson(rawBody);
  if (payload === undefined) return answer(400);
  const triggeredAt = new Date(request.headers.get("X-Shopify-Triggered-At") ?? Date.now());
  return { id: check.webhookId, shop: check.domain, topic: check.topic, payload, triggeredAt: Number.isNaN(triggeredAt.getTime()) ? new Date() : triggeredAt, bytes: rawBody.length };
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function answer(status: number): Response {
  return new Response(null, { status });
}
