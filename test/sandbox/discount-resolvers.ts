/** Discounts as the Admin API shows them: one node type over the eight kinds. */
import type { DiscountedItems, SandboxDiscount } from "./admin-state";
import { toConnection, type PageArguments } from "./connections";
import { DISCOUNT_TYPES, discountClassOf, discountSorts, discountStatusAt, findDiscounts } from "./discounts";
import { badRequest } from "./graphql-errors";
import { fields, plain, refuse, toDateTime, type Resolver, type ResolverContext } from "./resolver";
import { findOwner, parseGid } from "./resources";
import { gid, type SandboxState } from "./store";

interface Source {
  __typename: string;
  discount: SandboxDiscount;
}

/** Shopify's own examples ask `discountNode` with the ids of the older node types; the number is the same. */
const NODE_TYPES = ["DiscountNode", "DiscountCodeNode", "DiscountAutomaticNode"];

/** The id in webhooks and in the older nodes. */
export function discountGid({ method, id }: Pick<SandboxDiscount, "method" | "id">): string {
  return gid(method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode", id);
}

export function findDiscountNode(id: string, { discounts = [] }: SandboxState): Source | null {
  const parsed = parseGid(id);
  const discount = discounts.find((one) => one.id === parsed?.id);
  if (!discount || !parsed) return null;
  return parsed.type === "DiscountNode" || discountGid(discount) === id ? { __typename: "DiscountNode", discount } : null;
}

/** Who it is for; nothing inside of these is kept here. */
const CONTEXTS = { everyone: "DiscountBuyerSelectionAll", segments: "DiscountCustomerSegments", customers: "DiscountCustomers", markets: "DiscountMarkets" } as const;

const toSource = (discount: SandboxDiscount): Source => ({ __typename: "DiscountNode", discount });

const common = fields<Source>({
  title: ({ discount }) => discount.title,
  status: ({ discount }, _, { now }) => discountStatusAt(discount, now()),
  startsAt: ({ discount }) => toDateTime(discount.startsAt),
  endsAt: ({ discount }) => toDateTime(discount.endsAt),
  createdAt: ({ discount }) => toDateTime(discount.createdAt),
  updatedAt: ({ discount }) => toDateTime(discount.updatedAt),
  discountClasses: ({ discount }) => [discountClassOf(discount)],
  asyncUsageCount: ({ discount }) => discount.usageCount,
  context: ({ discount }) => ({ __typename: CONTEXTS[discount.eligibility ?? "everyone"] }),
  tags: ({ discount }) => discount.tags,
});

const ofCodes = fields<Source>({
  appliesOncePerCustomer: ({ discount }) => discount.oncePerCustomer,
  usageLimit: ({ discount }) => discount.usageLimit,
  codesCount: ({ discount }) => ({ count: discount.codes.length }),
  codes: ({ discount }, args: PageArguments & { sortKey: string; query?: string }) => {
    refuse(args, "query", "codes");
    const codes = discount.codes.map((code, index) => ({ code, id: discount.id * 1000 + index }));
    return toConnection(codes, ({ code, id }) => ({ value: args.sortKey === "CODE" ? code : null, id }), args.sortKey, args);
  },
});

const ofValue = fields<Source>({
  customerGets: ({ discount }) => discount,
  summary: ({ discount }, _, { store }) => toSummary(discount, store.state),
});
const shortSummary = fields<Source>({ shortSummary: ({ discount }, _, { store }) => toSummary(discount, store.state) });
const customerBuys = fields<Source>({ customerBuys: ({ discount }) => discount.buys });
const minimumRequirement = fields<Source>({
  minimumRequirement: ({ discount: { minimum } }) =>
    minimum && ("subtotal" in minimum ? { __typename: "DiscountMinimumSubtotal", cents: minimum.subtotal } : { __typename: "DiscountMinimumQuantity", quantity: minimum.quantity }),
});
const shipping = fields<Source>({
  summary: () => "Free shipping",
  shortSummary: () => "Free shipping",
  maximumShippingPrice: () => null,
});
const ofApp = fields<Source>({ discountId: ({ discount }) => discountGid(discount) });

export const DISCOUNT_QUERIES: Record<string, Resolver> = {
  discountNode: (_, { id }: { id: string }, { store }) => {
    if (!NODE_TYPES.includes(parseGid(id)?.type ?? "")) throw badRequest(`Invalid global id '${id}'`);
    return findDiscountNode(id, store.state);
  },
  discountNodes: (_, args: PageArguments & { query?: string; sortKey: string; savedSearchId?: string }, context) => {
    refuse(args, "savedSearchId", "QueryRoot.discountNodes");
    return toConnection(findDiscounts(args.query, context).map(toSource), ({ discount }) => discountSorts(args.sortKey, discount), args.sortKey, args);
  },
  discountNodesCount: (_, args: { query?: string; limit?: number; savedSearchId?: string }, context) => {
    refuse(args, "savedSearchId", "QueryRoot.discountNodesCount");
    return { count: findDiscounts(args.query, context).length };
  },
};

export const DISCOUNT_RESOLVERS: Record<string, Record<string, Resolver>> = {
  DiscountNode: fields<Source>({
    id: ({ discount }) => gid("DiscountNode", discount.id),
    discount: ({ discount }) => ({ __typename: DISCOUNT_TYPES[discount.method][discount.kind], discount }),
  }),
  DiscountCodeBasic: { ...common, ...ofCodes, ...ofValue, ...shortSummary, ...minimumRequirement },
  DiscountCodeBxgy: { ...common, ...ofCodes, ...ofValue, ...customerBuys },
  DiscountCodeFreeShipping: { ...common, ...ofCodes, ...shipping, ...minimumRequirement },
  DiscountCodeApp: { ...common, ...ofCodes, ...ofApp },
  DiscountAutomaticBasic: { ...common, ...ofValue, ...shortSummary, ...minimumRequirement },
  DiscountAutomaticBxgy: { ...common, ...ofValue, ...customerBuys },
  DiscountAutomaticFreeShipping: { ...common, ...shipping, ...minimumRequirement },
  DiscountAutomaticApp: { ...common, ...ofApp },

  DiscountRedeemCode: {
    code: ({ code }: { code: string }) => code,
    id: ({ id }: { id: number }) => gid("DiscountRedeemCode", id),
  },
  DiscountCustomerGets: {
    items: ({ items }: SandboxDiscount) => toItems(items),
    value: ({ kind, value, quantity }: SandboxDiscount) => (kind === "bxgy" ? { __typename: "DiscountOnQuantity", effect: toValue(value), quantity } : toValue(value)),
  },
  DiscountCustomerBuys: {
    items: ({ items }: SandboxDiscount["buys"]) => toItems(items),
    value: ({ quantity }: SandboxDiscount["buys"]) => ({ __typename: "DiscountQuantity", quantity }),
  },
  DiscountOnQuantity: { effect: ({ effect }: { effect: unknown }) => effect, quantity: ({ quantity }: { quantity: number }) => ({ quantity }) },
  DiscountQuantity: { quantity: ({ quantity }: { quantity: number }) => String(quantity) },
  DiscountPercentage: plain("percentage"),
  DiscountAmount: {
    amount: ({ amount }: { amount: number }, _, context) => toMoney(amount, context),
    appliesOnEachItem: ({ onEachItem }: { onEachItem: boolean }) => onEachItem,
  },
  DiscountMinimumSubtotal: { greaterThanOrEqualToSubtotal: ({ cents }: { cents: number }, _, context) => toMoney(cents, context) },
  DiscountMinimumQuantity: { greaterThanOrEqualToQuantity: ({ quantity }: { quantity: number }) => String(quantity) },
  DiscountBuyerSelectionAll: { all: () => "ALL" },
  AllDiscountItems: { allItems: () => true },
  DiscountProducts: {
    products: ({ productIds }: { productIds: number[] }, args: PageArguments, context) => found("Product", productIds, args, context),
    productVariants: ({ variantIds }: { variantIds: number[] }, args: PageArguments, context) => found("ProductVariant", variantIds, args, context),
  },
  DiscountCollections: {
    collections: ({ collectionIds }: { collectionIds: number[] }, args: PageArguments, context) => found("Collection", collectionIds, args, context),
  },
};

/** What was deleted since is not there any more. */
function found(type: "Product" | "ProductVariant" | "Collection", ids: number[], args: PageArguments, { store }: ResolverContext) {
  const resources = ids.flatMap((id) => findOwner(store.state, gid(type, id)) ?? []);
  return toConnection(resources, ({ record: { id } }) => ({ value: null, id }), "ID", args);
}

function toItems(items: DiscountedItems) {
  if ("all" in items) return { __typename: "AllDiscountItems" };
  return { __typename: "productIds" in items ? "DiscountProducts" : "DiscountCollections", ...items };
}

function toValue(value: SandboxDiscount["value"]) {
  if (value === null) throw new Error("A discount of this kind needs a value");
  return { __typename: "percentage" in value ? "DiscountPercentage" : "DiscountAmount", ...value };
}

function toMoney(cents: number, { store }: Pick<ResolverContext, "store">) {
  return { amount: (cents / 100).toFixed(2).replace(/0$/, ""), currencyCode: store.state.shop.currency };
}

/** In the manner of Shopify's sentences, not in their words. */
function toSummary({ kind, value, items, buys, quantity }: SandboxDiscount, { shop }: SandboxState): string {
  if (value === null) return "";
  const off = "percentage" in value ? `${Math.round(value.percentage * 10_000) / 100}% off` : `${(value.amount / 100).toFixed(2)} ${shop.currency} off`;
  if (kind === "bxgy") return `Buy ${buys.quantity}, get ${quantity} at ${off}`;
  return `${off} ${"all" in items ? "entire order" : "productIds" in items ? "chosen products" : "chosen collections"}`;
}
