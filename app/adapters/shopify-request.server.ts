/** One request to the Admin API: tried again while that can help, and one typed error when it cannot. */
import { setTimeout as sleep } from "node:timers/promises";
import { GraphqlQueryError, HttpRequestError } from "@shopify/shopify-api";
import type { z } from "zod";
import { ShopifyFailure } from "../ports-shopify";

/** The library's client: answers a Response with `{ data }`, throws on everything else. */
export type AdminGraphql = (operation: string, options: { variables: Record<string, unknown>; signal: AbortSignal }) => Promise<Response>;

const TRIES = 3;
const PAUSE_MILLISECONDS = 300;
/** Longer than any answer of the Admin API, shorter than a merchant's patience. */
const TIMEOUT_MILLISECONDS = 10_000;
/** A full bucket of the smallest plan is back after 20 s; nobody waits that long for one click. */
const LONGEST_WAIT_MILLISECONDS = 5_000;

/**
 * Sends an operation and parses its data. Retried: throttling (after waiting for the missing points), answers of
 * 5xx, errors of Shopify's own and lost connections; our writes set values, so doing one twice is harmless.
 * @throws ShopifyFailure with words for the merchant; a Response when the library wants the browser to sign in again
 */
export async function askShopify<T>(graphql: AdminGraphql, schema: z.ZodType<T>, operation: string, variables: Record<string, unknown>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await graphql(operation, { variables, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
      const { data } = (await response.json()) as { data: unknown };
      return schema.parse(data);
    } catch (error) {
      const { pause, message } = judge(error);
      if (pause === null || attempt === TRIES) throw notedFailure(message, error, `${/(?:query|mutation) (\w+)/.exec(operation)?.[1] ?? "a request"}, asked ${attempt} times`);
      await sleep(pause * attempt);
    }
  }
}

/** A failure whose cause is said in the log, for whoever runs the app: its own words are for the merchant. @param at what failed */
export function notedFailure(message: string, cause: unknown, at: string): ShopifyFailure {
  console.warn(`Shopify failed at ${at}: ${reasonOf(cause)}`);
  return new ShopifyFailure(message, { cause });
}

/** Names, words and codes alone: what else hangs on an error holds requests and answers, and those tokens and people. */
function reasonOf(cause: unknown): string {
  if (cause instanceof Response) return `HTTP ${cause.status}`;
  if (!(cause instanceof Error)) return "it did not say why";
  const inner = cause.cause instanceof Error ? ` (${reasonOf(cause.cause)})` : "";
  return `${cause.constructor.name}: ${cause.message}${inner}`;
}

interface Verdict {
  /** Milliseconds after which trying again may help; null when it will not. */
  pause: number | null;
  message: string;
}

function judge(error: unknown): Verdict {
  if (error instanceof Response) {
    if (error.status === 401 || error.status < 400) throw error;
    const pause = error.status >= 500 || error.status === 429 ? PAUSE_MILLISECONDS : null;
    return { pause, message: `Shopify answered with an error (${error.status}). Try again in a moment.` };
  }
  if (error instanceof GraphqlQueryError) return judgeGraphql(error);
  if (error instanceof HttpRequestError) return { pause: PAUSE_MILLISECONDS, message: "Shopify could not be reached. Try again in a moment." };
  throw error;
}

function judgeGraphql(error: GraphqlQueryError): Verdict {
  const { errors, extensions } = (error.body ?? {}) as GraphqlErrorBody;
  const list = errors?.graphQLErrors ?? [];
  if (list.some((one) => one.extensions?.code === "THROTTLED")) {
    const { requestedQueryCost = 0, throttleStatus } = extensions?.cost ?? {};
    const missing = requestedQueryCost - (throttleStatus?.currentlyAvailable ?? 0);
    const pause = throttleStatus?.restoreRate ? (1000 * missing) / throttleStatus.restoreRate : PAUSE_MILLISECONDS;
    return { pause: Math.min(Math.max(pause, PAUSE_MILLISECONDS), LONGEST_WAIT_MILLISECONDS), message: "Shopify is busy with this store. Try again in a moment." };
  }
  // An error of Shopify's own comes with the status 200, too.
  if (list.some((one) => one.extensions?.code === "INTERNAL_SERVER_ERROR")) return { pause: PAUSE_MILLISECONDS, message: "Shopify answered with an error of its own. Try again in a moment." };
  return { pause: null, message: `Shopify refused: ${list.map((one) => one.message).join(" ") || error.message}` };
}

interface GraphqlErrorBody {
  errors?: { graphQLErrors?: { message: string; extensions?: { code?: string } }[] };
  extensions?: { cost?: { requestedQueryCost?: number; throttleStatus?: { currentlyAvailable: number; restoreRate: number } } };
}
