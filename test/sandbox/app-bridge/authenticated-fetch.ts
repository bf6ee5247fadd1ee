/** `fetch` as App Bridge leaves it: requests to the app's own origin carry the session token by themselves. */
import { openPage } from "./links";
import { ask } from "./parent-frame";

const RETRY = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE = "X-Shopify-API-Request-Failure-Reauthorize";

export function patchFetch(): void {
  const plainFetch = window.fetch;

  async function withToken(request: Request): Promise<Response> {
    const signed = new Request(request);
    signed.headers.set("Authorization", `Bearer ${await ask("idToken", null)}`);
    signed.headers.set("X-Requested-With", "XMLHttpRequest");
    return plainFetch(signed);
  }

  window.fetch = async function authenticatedFetch(input, init) {
    const address = input instanceof Request ? input.url : String(input);
    if (address.startsWith("shopify:")) throw new Error(`Direct API access is not in the local Shopify: ${address}`);
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("Authorization")) return plainFetch(request);

    const again = request.clone();
    let response = await withToken(request);
    if (response.headers.has(RETRY)) response = await withToken(again);

    const reauthorizeUrl = response.headers.get(`${REAUTHORIZE}-Url`);
    if (reauthorizeUrl !== null) {
      openPage(new URL(reauthorizeUrl, location.href), "_top");
    } else if (response.headers.get(REAUTHORIZE) === "1") {
      throw new Error(`App Bridge: ${REAUTHORIZE} came without ${REAUTHORIZE}-Url`);
    }
    return response;
  };
}
