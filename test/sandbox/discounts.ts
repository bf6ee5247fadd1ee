/** Discounts in the store: their kinds, their status by the clock, and the search over them. */
import type { SandboxDiscount } from "./admin-state";
import type { Place } from "./connections";
import { NotImplemented } from "./graphql-errors";
import { exactly, instant, number, words, type FieldMatcher } from "./search-syntax";
import { place, search, type SearchContext } from "./searches";
import type { SandboxStore } from "./store";

export type DiscountStatus = "SCHEDULED" | "ACTIVE" | "EXPIRED";

/** Everything but kind and title has a default: 10 % off everything, from now on, without an end. */
export type NewDiscount = Pick<SandboxDiscount, "method" | "kind" | "title"> & Partial<Omit<SandboxDiscount, "id" | "createdAt" | "updatedAt">>;

export const DISCOUNT_TYPES: Record<SandboxDiscount["method"], Record<SandboxDiscount["kind"], string>> = {
  code: { basic: "DiscountCodeBasic", bxgy: "DiscountCodeBxgy", free_shipping: "DiscountCodeFreeShipping", app: "DiscountCodeApp" },
  automatic: { basic: "DiscountAutomaticBasic", bxgy: "DiscountAutomaticBxgy", free_shipping: "DiscountAutomaticFreeShipping", app: "DiscountAutomaticApp" },
};

/** From its first instant to the last before its end. Nothing happens at either: no webhook, no write. */
export function discountStatusAt({ startsAt, endsAt }: Pick<SandboxDiscount, "startsAt" | "endsAt">, now: Date): DiscountStatus {
  if (now.getTime() < Date.parse(startsAt)) return "SCHEDULED";
  return endsAt !== null && now.getTime() >= Date.parse(endsAt) ? "EXPIRED" : "ACTIVE";
}

export function toDiscount(store: SandboxStore, given: NewDiscount, now: Date): SandboxDiscount {
  const instantText = now.toISOString();
  return {
    id: store.newId(),
    ...unlimited(),
    codes: given.method === "code" ? [given.title] : [],
    startsAt: instantText,
    createdAt: instantText,
    updatedAt: instantText,
    value: given.kind === "basic" || given.kind === "bxgy" ? { percentage: 0.1 } : null,
    ...given,
  };
}

/** What a discount is when nobody limits it: for all products, without an end, a minimum or a number of uses. */
export function unlimited(): Pick<SandboxDiscount, "endsAt" | "items" | "quantity" | "buys" | "minimum" | "usageLimit" | "oncePerCustomer" | "usageCount" | "tags"> {
  return {
    endsAt: null,
    items: { all: true },
    quantity: 1,
    buys: { quantity: 1, items: { all: true } },
    minimum: null,
    usageLimit: null,
    oncePerCustomer: false,
    usageCount: 0,
    tags: [],
  };
}

export function discountClassOf({ kind, items }: SandboxDiscount): "ORDER" | "PRODUCT" | "SHIPPING" {
  if (kind === "free_shipping") return "SHIPPING";
  return kind === "bxgy" || !("all" in items) ? "PRODUCT" : "ORDER";
}

/** The `discount_type` and `type` of Shopify's search. */
function typeOf({ kind, value }: SandboxDiscount): string {
  if (kind === "basic") return value !== null && "percentage" in value ? "percentage" : "fixed_amount";
  return kind;
}

export function findDiscounts(query: string | null | undefined, context: SearchContext): SandboxDiscount[] {
  const now = context.now();
  return search("discountNodes", context.store.state.discounts ?? [], query, context, {
    default: words(({ title, codes }) => [title, ...codes]),
    title: words(({ title }) => [title]),
    code: exactly(({ codes }) => codes),
    method: oneOf(({ method }) => [method], ["code", "automatic"]),
    status: oneOf((discount) => [discountStatusAt(discount, now).toLowerCase()], ["active", "expired", "scheduled"]),
    type: oneOf((discount) => [typeOf(discount), "all_with_app", ...(discount.kind === "app" ? [] : ["all"])], ["all", "all_with_app", "app", "bxgy", "fixed_amount", "free_shipping", "percentage"]),
    discount_type: oneOf((discount) => [typeOf(discount).replace("bxgy", "bogo")], ["app", "bogo", "fixed_amount", "free_shipping", "percentage"]),
    discount_class: oneOf((discount) => [discountClassOf(discount).toLowerCase()], ["order", "product", "shipping"]),
    tag: (discount, { value }) => value.split(",").some((tag) => discount.tags.includes(tag)),
    id: number(({ id }) => id),
    times_used: number(({ usageCount }) => usageCount),
    created_at: inShopZone(({ createdAt }) => createdAt),
    updated_at: inShopZone(({ updatedAt }) => updatedAt),
    starts_at: inShopZone(({ startsAt }) => startsAt),
    ends_at: inShopZone(({ endsAt }) => endsAt),
  });
}

/** Several values may stand with commas; a value that does not exist ends the search loudly. */
function oneOf(valuesOf: (discount: SandboxDiscount) => string[], known: readonly string[]): FieldMatcher<SandboxDiscount> {
  return (discount, { value }) => {
    const wanted = value.toLowerCase().split(",");
    const unknown = wanted.find((one) => !known.includes(one));
    if (unknown !== undefined) throw new NotImplemented(`the value "${unknown}" in a search for discounts`);
    return valuesOf(discount).some((one) => wanted.includes(one));
  };
}

/** Shopify reads a bare date in the shop's zone; here only whole instants are read. */
function inShopZone(instantOf: (discount: SandboxDiscount) => string | null): FieldMatcher<SandboxDiscount> {
  const matches = instant(instantOf);
  return (discount, comparison) => {
    if (comparison.value !== "now" && !/T.*(Z|[+-]\d\d:?\d\d)$/.test(comparison.value)) throw new NotImplemented(`the date ${comparison.value} without its time and zone`);
    return matches(discount, comparison);
  };
}

export function discountSorts(sortKey: string, { id, title, createdAt, updatedAt, startsAt, endsAt }: SandboxDiscount): Place {
  const values = {
    ID: null,
    TITLE: title.toLowerCase(),
    CREATED_AT: Date.parse(createdAt),
    UPDATED_AT: Date.parse(updatedAt),
    STARTS_AT: Date.parse(startsAt),
    ENDS_AT: endsAt === null ? null : Date.parse(endsAt),
  };
  return place(values, sortKey, id);
}

/** What the cart takes off for a code: a percentage of the whole order while it is active, otherwise nothing. */
export function orderDiscountOf(code: string, discounts: readonly SandboxDiscount[], now: Date): { title: string; percentage: number } | null {
  const found = discounts.find(({ codes }) => codes.some((one) => one.toLowerCase() === code.toLowerCase()));
  if (!found || discountStatusAt(found, now) !== "ACTIVE" || discountClassOf(found) !== "ORDER" || found.minimum !== null) return null;
  return found.value !== null && "percentage" in found.value ? { title: found.title, percentage: found.value.percentage * 100 } : null;
}
