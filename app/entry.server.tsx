import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext, type HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./components/nonce";
import { addDocumentResponseHeaders } from "./merchant.server";

export { resumeJobs } from "./merchant.server";

/** Longer than any loader waits for Shopify. */
export const streamTimeout = 20_000;

export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  addDocumentResponseHeaders(request, headers);
  headers.set("Content-Security-Policy", contentSecurityPolicy(headers.get("Content-Security-Policy"), nonce));
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");

  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [ready]() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500;
          logFailure(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) logFailure(error);
};

/** A method or an address that we do not have is not a failure of ours: the line of its request says all. */
function logFailure(error: unknown) {
  if (!isRouteErrorResponse(error) || error.status >= 500) console.error(error);
}

/** The library's frame-ancestors (nobody, for a page without a shop) with what every page of ours may do. */
function contentSecurityPolicy(frameAncestors: string | null, nonce: string): string {
  return [
    frameAncestors?.replace(/;$/, "") ?? "frame-ancestors 'none'",
    `script-src 'self' 'nonce-${nonce}' https://cdn.shopify.com`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join("; ");
}
