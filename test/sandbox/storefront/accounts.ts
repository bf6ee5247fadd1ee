/** Signing in as one of the demo's customers: a page of the sandbox's own, where Shopify has its hosted one. */
import { escapeHtml } from "../../../app/adapters/shopify-liquid/html";
import type { SandboxCustomer, SandboxState } from "../store";
import { readBody, redirect, toReturnAddress } from "./request-body";
import { CUSTOMER_COOKIE, TWO_WEEKS_IN_SECONDS, cookie, type Visit } from "./visit";

/** `customer` in Liquid; nil for a guest. */
export function toCustomerDrop(customer: SandboxCustomer | null): object | null {
  if (customer === null) return null;
  const { id, role, email, tags } = customer;
  return { id, email, name: role, first_name: role, last_name: "", tags, has_account: true, accepts_marketing: false, tax_exempt: false, "b2b?": false, orders: [], orders_count: 0, total_spent: 0, addresses: [], addresses_count: 0, default_address: null };
}

/** Answers an account address; null when the path is none. */
export async function answerAccount(visit: Visit, state: SandboxState): Promise<Response | null> {
  const { request, path, url, locality } = visit;
  const forget = { "set-cookie": cookie(CUSTOMER_COOKIE, "", 0) };
  if (path === "/account/logout") return redirect(locality.root || "/", forget);
  if (path === "/account") return redirect(`${locality.root}/account/login`);
  if (path !== "/account/login") return null;
  const back = toReturnAddress(url.searchParams.get("return_url"), locality.root || "/");
  if (request.method !== "POST") return new Response(loginPage(visit, state.customers ?? [], back), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
  const body = (await readBody(request)) ?? {};
  const target = toReturnAddress(body["return_url"], back);
  if (body["customer"] === "") return redirect(target, forget);
  const wanted = state.customers?.find((each) => String(each.id) === body["customer"]);
  if (wanted === undefined) return new Response("There is no such customer\n", { status: 422 });
  return redirect(target, { "set-cookie": cookie(CUSTOMER_COOKIE, String(wanted.id), TWO_WEEKS_IN_SECONDS) });
}

function loginPage({ customer }: Visit, customers: SandboxCustomer[], back: string): string {
  const choice = (id: string, label: string, current: boolean) =>
    `<li><button name="customer" value="${id}"${current ? ' aria-current="true"' : ""}>${escapeHtml(label)}${current ? " (now)" : ""}</button></li>`;
  const known = customers.map(({ id, role, tags }) => choice(String(id), tags.length > 0 ? `${role} (tag ${tags.join(", ")})` : role, customer?.id === id));
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign in to the local storefront</title>
<style>body{max-width:24rem;margin:12vh auto;padding:0 1.25rem;font:1rem/1.5 system-ui,sans-serif;color:#202a33}ul{list-style:none;padding:0;display:grid;gap:.5rem}button{width:100%;min-height:2.75rem;font:inherit;text-align:start;padding:.5rem 1rem;border:1px solid #8a949c;border-radius:.5rem;background:#fff;color:inherit;cursor:pointer}button:hover{background:#f2f4f3}[aria-current]{border:2px solid #1f4d3f;font-weight:600}</style></head>
<body><main><h1>Who is shopping?</h1><p>Shopify’s own sign-in page stands here. The local storefront lets you choose.</p>
<form method="post" action="/account/login"><input type="hidden" name="return_url" value="${escapeHtml(back)}"><ul>${[choice("", "Guest", customer === null), ...known].join("")}</ul></form></main></body>
</html>`;
}
