/**
 * Stands on the app's public origin, as Shopify's tunnel does, and gives Shopify's names in the app's answers
 * the sandbox's addresses, so that the app itself runs unmodified.
 */
import type { PlayedNames } from "./frame-messages";
import type { Handler } from "./http";

const HOP_BY_HOP = ["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer", "proxy-authenticate", "proxy-authorization"];
const REWRITTEN_TYPES = /^(text\/html|text\/css|text\/javascript|application\/javascript)\b/i;
const REWRITTEN_HEADERS = ["content-security-policy", "location", "link"];

/** @param appProcess origin of the app's own process, e.g. "http://127.0.0.1:4104" */
export function createAppProxy(appProcess: string, names: PlayedNames & { cdnOrigin: string }): Handler {
  const rewrite = createRewriter(names);

  return async function appProxy(request) {
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    for (const name of HOP_BY_HOP) headers.delete(name);
    headers.delete("content-length");
    headers.set("x-forwarded-host", url.host);
    headers.set("x-forwarded-proto", url.protocol.replace(":", ""));
    let answer: Response;
    try {
      answer = await fetch(`${appProcess}${url.pathname}${url.search}`, {
        method: request.method,
        headers,
        body: request.body === null ? null : await request.arrayBuffer(),
        redirect: "manual",
        signal: request.signal,
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      console.error(`The app does not answer: ${cause}`);
      return new Response(`The app does not answer: ${cause}\n`, { status: 502, headers: { "content-type": "text/plain; charset=utf-8" } });
    }
    const answered = new Headers(answer.headers);
    // `fetch` has decoded the body already, and the rewritten one has another length.
    for (const name of [...HOP_BY_HOP, "content-encoding", "content-length"]) answered.delete(name);
    for (const name of REWRITTEN_HEADERS) {
      const value = answered.get(name);
      if (value !== null) answered.set(name, name === "content-security-policy" ? rewrite.policy(value) : rewrite.text(value));
    }
    const init = { status: answer.status, statusText: answer.statusText, headers: answered };
    const type = answered.get("content-type") ?? "";
    if (answer.body === null || !REWRITTEN_TYPES.test(type)) return new Response(answer.body, init);
    const text = rewrite.text(await answer.text());
    return new Response(/^text\/html/i.test(type) ? rewrite.attributes(text) : text, init);
  };
}

/**
 * https://SHOP is rewritten where it is an address of the admin or stands in an attribute that the browser
 * follows, never elsewhere: a merchant's own text with the shop's address must come back as it was.
 */
function createRewriter({ shop, adminOrigin, storefrontOrigin, cdnOrigin }: PlayedNames & { cdnOrigin: string }) {
  const storeAdmin = `${adminOrigin}/store/${shop.replace(".myshopify.com", "")}`;
  const shopPattern = shop.replaceAll(".", "\\.");
  const end = "(?![\\w.-])";
  const replacements: [RegExp, string][] = [
    [new RegExp(`https://cdn\\.shopify\\.com${end}`, "g"), cdnOrigin],
    [new RegExp(`https://admin\\.shopify\\.com${end}`, "g"), adminOrigin],
    [new RegExp(`https://${shopPattern}/admin(?![\\w-])`, "g"), storeAdmin],
  ];
  const text = (source: string) => replacements.reduce((result, [from, to]) => result.replace(from, to), source);
  return {
    text,
    attributes: (html: string) => html.replace(new RegExp(`(\\s(?:href|src|action|formaction)=["'])https://${shopPattern}${end}`, "g"), `$1${storefrontOrigin}`),
    policy: (value: string) => text(value).replace(new RegExp(`https://${shopPattern}${end}`, "g"), storefrontOrigin),
  };
}
