/** The theme's other forms and links that change something: country and language, comments, discount codes. */
import type { SandboxStore } from "../store";
import { readBody, redirect, toReturnAddress } from "./request-body";
import { COUNTRY_COOKIE, marketsOf, withoutLocale } from "./locality";
import { DISCOUNT_COOKIE, TWO_WEEKS_IN_SECONDS, cookie, type Visit } from "./visit";

/** Answers such an address; null when the path is none. */
export async function answerForm(visit: Visit, store: SandboxStore, now: () => Date): Promise<Response | null> {
  const discount = /^\/discount\/([^/]+)$/.exec(visit.path)?.[1];
  if (discount !== undefined && visit.request.method !== "POST") return keepDiscount(visit, discount);
  if (visit.request.method !== "POST") return null;
  if (visit.path === "/localization") return localize(visit, store);
  return addComment(visit, store, now);
}

/** Any code is kept, an unknown one too: only the cart says whether it counts. */
function keepDiscount({ url, locality }: Visit, code: string): Response {
  const target = toReturnAddress(url.searchParams.get("redirect"), locality.root || "/");
  let plain = code;
  try {
    plain = decodeURIComponent(code);
  } catch {
    // A code that is not written as an address should be is kept as it stands.
  }
  return redirect(target, { "set-cookie": cookie(DISCOUNT_COOKIE, plain, TWO_WEEKS_IN_SECONDS) });
}

async function localize({ request, locality, url }: Visit, { state }: SandboxStore): Promise<Response> {
  const body = (await readBody(request)) ?? {};
  const code = body["language_code"] ?? body["locale_code"];
  const wanted = state.shop.locales.find((each) => each.published && each.locale === code) ?? state.shop.locales.find((each) => each.locale === locality.locale);
  const country = marketsOf(state.shop).flatMap((market) => market.countries).find((each) => each.isoCode === body["country_code"]);
  const back = new URL(toReturnAddress(body["return_to"], "/"), url);
  const path = withoutLocale(state, back.pathname) + back.search + back.hash;
  const target = wanted && !wanted.primary ? `/${wanted.locale}${path === "/" ? "" : path}` : path;
  return redirect(target, country ? { "set-cookie": cookie(COUNTRY_COOKIE, country.isoCode, TWO_WEEKS_IN_SECONDS) } : {});
}

async function addComment({ request, path, locality: { root } }: Visit, store: SandboxStore, now: () => Date): Promise<Response | null> {
  const [, blogHandle, handle] = /^\/blogs\/([^/]+)\/([^/]+)\/comments$/.exec(path) ?? [];
  const blog = store.state.blogs.find((each) => each.handle === blogHandle);
  const article = store.state.articles.find((each) => each.blogId === blog?.id && each.handle === handle);
  if (!article) return null;
  const body = (await readBody(request)) ?? {};
  const [author, text] = [String(body["comment[author]"] ?? "").trim(), String(body["comment[body]"] ?? "").trim()];
  if (author === "" || text === "") return redirect(`${root}/blogs/${blogHandle}/${handle}#comment_form`);
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  article.comments.push({ id: store.newId(), author, body: `<p>${escaped}</p>`, createdAt: now().toISOString() });
  store.save();
  return redirect(`${root}/blogs/${blogHandle}/${handle}?comment_posted=true#comments`);
}
