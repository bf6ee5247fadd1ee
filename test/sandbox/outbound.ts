/**
 * The app's way out, turned to the local Shopify: requests to the shop's admin go to the Admin API face, every
 * other host is closed. The app itself stays as it is; its library has one seam for this.
 */
// shopify-app-remix imports this adapter, which sets fetch: it must have run before we do.
import "@shopify/shopify-api/adapters/web-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

export interface OutboundOptions {
  /** e.g. "steady-spine.myshopify.com" */
  shop: string;
  /** A handler in this process, or the origin that one listens on. */
  adminApi: ((request: Request) => Promise<Response>) | string;
}

/** From now on this process reaches `https://{shop}/admin/…` and the files of bulk operations at `adminApi`, and nothing else. */
export function redirectOutbound(options: OutboundOptions): void {
  setAbstractFetchFunc(createOutboundFetch(options));
}

export function createOutboundFetch({ shop, adminApi }: OutboundOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const isAdmin = url.protocol === "https:" && url.host === shop && url.pathname.startsWith("/admin/");
    const isFile = (typeof adminApi === "string" ? url.origin === adminApi : url.host === shop) && /^\/(bulk-results|staged-uploads)(\/|$)/.test(url.pathname);
    if (!isAdmin && !isFile) throw new Error(`The network is closed: ${url.origin}${url.pathname}`);
    if (typeof adminApi !== "string") return untilAborted(adminApi(request), request.signal);
    const body = request.method === "GET" ? undefined : await request.arrayBuffer();
    return fetch(new URL(`${url.pathname}${url.search}`, adminApi), { method: request.method, headers: request.headers, body, signal: request.signal });
  };
}

/** As fetch does: an abort rejects with its reason, a lost connection with a TypeError. */
async function untilAborted(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }));
  try {
    return await Promise.race([answer, aborted]);
  } catch (error) {
    if (error instanceof Error && error.name === "DroppedConnection") throw new TypeError("fetch failed", { cause: error });
    throw error;
  }
}
