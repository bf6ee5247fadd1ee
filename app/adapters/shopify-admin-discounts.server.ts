/** The store's discounts behind their port: searched for a choice, and read again by their id. */
import { z } from "zod";
import { offerSchema, type Offer } from "../domain/offer";
import type { Discounts } from "../ports-shopify";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** @param graphql the library's client, bound to one shop */
export function createDiscounts(graphql: AdminGraphql): Discounts {
  const ask = <T>(schema: z.ZodType<T>, operation: string, variables: Record<string, unknown>) => askShopify(graphql, schema, operation, variables);
  return {
    async discounts({ query, after, over }) {
      const { discountNodes, productsCount } = await ask(discountsAnswer, DISCOUNTS, { after, query: toSearch(query, over) });
      const { hasNextPage, endCursor } = discountNodes.pageInfo;
      return { offers: discountNodes.nodes.map((node) => toOffer(node, productsCount)), nextCursor: hasNextPage ? (endCursor ?? null) : null };
    },
    async discount(id) {
      const { discountNode, productsCount } = await ask(discountAnswer, DISCOUNT, { id });
      return discountNode === null ? null : toOffer(discountNode, productsCount);
    },
  };
}

/** Free text of the merchant in Shopify's search syntax: each word the beginning of one in a title or code. */
function toSearch(query: string, over: boolean): string {
  const words = query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "").map((word) => `${word.toLowerCase()}*`);
  return [over ? "status:expired" : "(status:active OR status:scheduled)", ...words].join(" AND ");
}

const CUSTOMER_GETS = `#graphql
  fragment discountGets on DiscountCustomerGets {
    items {
      __typename
      ... on DiscountCollections { collections(first: 5) { nodes { title productsCount { count precision } } pageInfo { hasNextPage } } }
      ... on DiscountProducts { products(first: 30) { nodes { id } pageInfo { hasNextPage } } productVariants(first: 1) { nodes { id } } }
    }
    value {
      ... on DiscountPercentage { percentage }
      ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem }
      ... on DiscountOnQuantity { effect { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem } } }
    }
  }`;
const MINIMUM = `#graphql
  fragment discountMinimum on DiscountMinimumRequirement {
    ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }
    ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }
  }`;
/** The kind of it tells enough: who the customers are is none of our business (P2). */
const CONTEXT = `#graphql
  fragment discountContext on DiscountContext { __typename ... on DiscountBuyerSelectionAll { all } }`;
/** The eight kinds have no interface in common. */
const OFFER = `#graphql
  ${CUSTOMER_GETS}
  ${MINIMUM}
  ${CONTEXT}
  fragment discountOffer on DiscountNode {
    id
    discount {
      __typename
      ... on DiscountCodeBasic { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } minimumRequirement { ...discountMinimum } customerGets { ...discountGets } }
      ... on DiscountCodeBxgy { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } customerGets { ...discountGets } }
      ... on DiscountCodeFreeShipping { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } minimumRequirement { ...discountMinimum } }
      ... on DiscountCodeApp { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } }
      ... on DiscountAutomaticBasic { title status startsAt endsAt context { ...discountContext } minimumRequirement { ...discountMinimum } customerGets { ...discountGets } }
      ... on DiscountAutomaticBxgy { title status startsAt endsAt context { ...discountContext } customerGets { ...discountGets } }
      ... on DiscountAutomaticFreeShipping { title status startsAt endsAt context { ...discountContext } minimumRequirement { ...discountMinimum } }
      ... on DiscountAutomaticApp { title status startsAt endsAt context { ...discountContext } }
    }
  }`;
const DISCOUNTS = `#graphql
  query discounts($after: String, $query: String) {
    discountNodes(first: 10, after: $after, query: $query, sortKey: STARTS_AT, reverse: true) { nodes { ...discountOffer } pageInfo { hasNextPage endCursor } }
    productsCount(query: "status:ACTIVE AND published_status:published", limit: null) { count precision }
  }
  ${OFFER}`;
const DISCOUNT = `#graphql
  query discount($id: ID!) {
    discountNode(id: $id) { ...discountOffer }
    productsCount(query: "status:ACTIVE AND published_status:published", limit: null) { count precision }
  }
  ${OFFER}`;

const seconds = z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / 1000));
const money = z.object({ amount: z.string(), currencyCode: z.string() });
const count = z.object({ count: z.number().int(), precision: z.string().optional() }).nullish();
const effect = z.object({ percentage: z.number().optional(), amount: money.optional(), appliesOnEachItem: z.boolean().optional() });
const page = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean() }) });

const discountNode = z.object({
  id: z.string(),
  discount: z.object({
    __typename: z.string(),
    title: z.string(),
    status: z.enum(["ACTIVE", "SCHEDULED", "EXPIRED"]),
    startsAt: seconds,
    endsAt: seconds.nullable(),
    usageLimit: z.number().int().nullish(),
    appliesOncePerCustomer: z.boolean().optional(),
    codesCount: count,
    codes: z.object({ nodes: z.array(z.object({ code: z.string() })) }).optional(),
    context: z.object({ __typename: z.string() }),
    minimumRequirement: z.object({ greaterThanOrEqualToSubtotal: money.optional(), greaterThanOrEqualToQuantity: z.coerce.number().int().optional() }).nullish(),
    customerGets: z
      .object({
        items: z.object({
          __typename: z.string(),
          collections: page(z.object({ title: z.string(), productsCount: count })).optional(),
          products: page(z.object({ id: z.string() })).optional(),
          productVariants: z.object({ nodes: z.array(z.object({ id: z.string() })) }).optional(),
        }),
        value: effect.extend({ effect: effect.optional() }),
      })
      .optional(),
  }),
});
type Node = z.infer<typeof discountNode>;
type Discount = Node["discount"];

const discountsAnswer = z.object({ discountNodes: z.object({ nodes: z.array(discountNode), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }) }), productsCount: count });
const discountAnswer = z.object({ discountNode: discountNode.nullable(), productsCount: count });

const KINDS: Record<string, Pick<Offer, "method" | "kind">> = {
  DiscountCodeBasic: { method: "code", kind: "basic" },
  DiscountCodeBxgy: { method: "code", kind: "bxgy" },
  DiscountCodeFreeShipping: { method: "code", kind: "free_shipping" },
  DiscountCodeApp: { method: "code", kind: "app" },
  DiscountAutomaticBasic: { method: "automatic", kind: "basic" },
  DiscountAutomaticBxgy: { method: "automatic", kind: "bxgy" },
  DiscountAutomaticFreeShipping: { method: "automatic", kind: "free_shipping" },
  DiscountAutomaticApp: { method: "automatic", kind: "app" },
};
const CONTEXTS: Record<string, Offer["eligibility"]> = { DiscountBuyerSelectionAll: "everyone", DiscountCustomerSegments: "segments", DiscountCustomers: "customers", DiscountMarkets: "markets" };
const STATUSES = { ACTIVE: "active", SCHEDULED: "scheduled", EXPIRED: "expired" } as const;

/** A kind of a later Shopify is as opaque as an app's. */
function toOffer({ id, discount }: Node, all: z.infer<typeof count>): Offer {
  const codes = discount.codes?.nodes ?? [];
  const { method, kind } = KINDS[discount.__typename] ?? { method: codes.length > 0 ? ("code" as const) : ("automatic" as const), kind: "app" as const };
  const codeCount = discount.codesCount?.count ?? codes.length;
  return offerSchema.parse({
    discountId: id,
    title: discount.title,
    method,
    kind,
    value: toValue(discount),
    code: codeCount === 1 ? (codes[0]?.code ?? null) : null,
    codeCount,
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    status: STATUSES[discount.status],
    covers: toCoverage(discount, kind, exactly(all)),
    minimum: toMinimum(discount),
    eligibility: CONTEXTS[discount.context.__typename] ?? "unknown",
    oncePerCustomer: discount.appliesOncePerCustomer ?? false,
    usageLimit: discount.usageLimit ?? null,
  } satisfies Offer);
}

function toValue({ customerGets }: Discount): Offer["value"] {
  if (customerGets === undefined) return null;
  const { percentage, amount, appliesOnEachItem } = customerGets.value.effect ?? customerGets.value;
  // 0.07 * 100 is 7.000000000000001; Shopify keeps four decimals of a percentage.
  if (percentage !== undefined) return { type: "percent", percent: Math.round(percentage * 1_000_000) / 10_000 };
  return amount === undefined ? null : { type: "amount", ...toMoney(amount), onEachItem: appliesOnEachItem ?? false };
}

function toCoverage({ customerGets }: Discount, kind: Offer["kind"], all: number | null): Offer["covers"] {
  if (kind === "free_shipping") return { type: "everything", count: all };
  if (customerGets === undefined) return { type: "unknown" };
  const { __typename, collections, products, productVariants } = customerGets.items;
  if (__typename === "AllDiscountItems") return { type: "everything", count: all };
  if (collections !== undefined) {
    // A product may be in two collections: only one collection's count is the discount's.
    const [first, second] = collections.nodes;
    return { type: "collections", titles: collections.nodes.map(({ title }) => title), count: first === undefined ? 0 : second === undefined ? exactly(first.productsCount) : null };
  }
  if (products === undefined) return { type: "unknown" };
  const some = products.pageInfo.hasNextPage || (productVariants?.nodes.length ?? 0) > 0;
  return { type: "products", count: some ? null : products.nodes.length };
}

function toMinimum({ minimumRequirement }: Discount): Offer["minimum"] {
  const { greaterThanOrEqualToSubtotal: subtotal, greaterThanOrEqualToQuantity: quantity } = minimumRequirement ?? {};
  if (subtotal !== undefined) return { type: "subtotal", ...toMoney(subtotal) };
  return quantity === undefined ? null : { type: "quantity", quantity };
}

function toMoney({ amount, currencyCode }: z.infer<typeof money>) {
  return { cents: Math.round(Number(amount) * 100), currency: currencyCode };
}

function exactly(counted: z.infer<typeof count>): number | null {
  return counted === null || counted === undefined || (counted.precision !== undefined && counted.precision !== "EXACT") ? null : counted.count;
}
