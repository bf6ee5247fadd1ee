/** Who asks for what: one request with its cookies read, before anything answers. */
import type { SandboxCustomer, SandboxState } from "../store";
import { COUNTRY_COOKIE, localeOf, localityOf, type Locality } from "./locality";

export interface Visit {
  request: Request;
  url: URL;
  /** Without language prefix: "/cart/add.js". */
  path: string;
  locality: Locality;
  /** Of the shopper's cart; undefined before the first. */
  cartToken: string | undefined;
  customer: SandboxCustomer | null;
  discountCodes: string[];
  designMode: boolean;
}

export const CUSTOMER_COOKIE = "sandbox_customer";
export const DISCOUNT_COOKIE = "discount_code";

export function readVisit(request: Request, url: URL, state: SandboxState, designMode: boolean): Visit {
  const cookies = readCookies(request.headers.get("cookie") ?? "");
  const locality = localityOf(state, cookies.get(COUNTRY_COOKIE), localeOf(state, url.pathname));
  const customerId = Number(cookies.get(CUSTOMER_COOKIE));
  return {
    request,
    url,
    path: url.pathname.slice(locality.root.length) || "/",
    locality,
    cartToken: cookies.get("cart"),
    customer: state.customers?.find((each) => each.id === customerId) ?? null,
    discountCodes: (cookies.get(DISCOUNT_COOKIE) ?? "").split(",").filter((code) => code !== ""),
    designMode,
  };
}

/** The same shopper on another page of this storefront. */
export function visitOf(visit: Visit, address: URL, state: SandboxState): Visit {
  return { ...readVisit(visit.request, address, state, visit.designMode), cartToken: visit.cartToken, discountCodes: visit.discountCodes };
}

function readCookies(header: string): Map<string, string> {
  return new Map(
    header.split(/;\s*/).flatMap((pair) => {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
      return name === undefined || value === undefined ? [] : [[name, decodeCookie(value)] as const];
    }),
  );
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** @param seconds how long the browser keeps it; zero forgets it */
export function cookie(name: string, value: string, seconds: number): string {
  return `${name}=${encodeURIComponent(value)}; path=/; max-age=${seconds}; SameSite=Lax`;
}

export const TWO_WEEKS_IN_SECONDS = 1_209_600;
