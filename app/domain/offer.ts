/** The offer that a banner speaks of: one of the store's discounts, as Shopify last told it. */
import { z } from "zod";
import type { OfferValues } from "./banner-words";
import type { Instant } from "./schedule";

const money = z.object({ cents: z.number().int(), currency: z.string() });
export type Money = z.infer<typeof money>;

export const OFFER_KINDS = ["basic", "bxgy", "free_shipping", "app"] as const;
/** Who may use it; Shopify names markets apart from people. */
export const ELIGIBILITIES = ["everyone", "segments", "customers", "markets", "unknown"] as const;

/** A discount, read once and total from there on. Instants are UTC seconds. */
export const offerSchema = z.object({
  /** "gid://shopify/DiscountNode/1001" */
  discountId: z.string(),
  title: z.string(),
  method: z.enum(["code", "automatic"]),
  kind: z.enum(OFFER_KINDS),
  /** What it takes off; null for free shipping, and for apps' discounts, of which Shopify does not tell. */
  value: z.discriminatedUnion("type", [z.object({ type: z.literal("percent"), percent: z.number() }), money.extend({ type: z.literal("amount"), onEachItem: z.boolean() })]).nullable(),
  /** The one code that every shopper can use; null for an automatic discount and for one of several codes. */
  code: z.string().nullable(),
  codeCount: z.number().int(),
  startsAt: z.number().int(),
  /** Null: it has no end. */
  endsAt: z.number().int().nullable(),
  status: z.enum(["active", "scheduled", "expired"]),
  /** Which products it is for, and how many; a count is null where Shopify did not count them all. */
  covers: z.discriminatedUnion("type", [
    z.object({ type: z.literal("everything"), count: z.number().int().nullable() }),
    z.object({ type: z.literal("products"), count: z.number().int().nullable() }),
    z.object({ type: z.literal("collections"), count: z.number().int().nullable(), titles: z.array(z.string()) }),
    z.object({ type: z.literal("unknown") }),
  ]),
  minimum: z.discriminatedUnion("type", [money.extend({ type: z.literal("subtotal") }), z.object({ type: z.literal("quantity"), quantity: z.number().int() })]).nullable(),
  eligibility: z.enum(ELIGIBILITIES),
  oncePerCustomer: z.boolean(),
  /** How often it can be used in all; null for any number. */
  usageLimit: z.number().int().nullable(),
});
export type Offer = z.infer<typeof offerSchema>;

/** What placeholders in a banner's words stand for. What is missing cannot be said of this offer. */
export function toOfferValues({ value, code, covers }: Offer): OfferValues {
  return {
    ...(value?.type === "percent" && { percent: value.percent }),
    ...(value?.type === "amount" && { amount: { cents: value.cents, currency: value.currency } }),
    ...(code !== null && { code }),
    ...(covers.type !== "unknown" && covers.count !== null && { productCount: covers.count }),
  };
}

/** The number in "gid://shopify/DiscountNode/1001"; code and automatic discounts share their numbers' room. */
export function discountNumber(discountId: string): string {
  return discountId.slice(discountId.lastIndexOf("/") + 1);
}

/** Null for what cannot be the id of a discount. */
export function toDiscountId(text: string): string | null {
  const [, number] = /^gid:\/\/shopify\/(?:Discount(?:Code|Automatic)?Node)\/(\d{1,20})$/.exec(text) ?? [];
  return number === undefined ? null : `gid://shopify/DiscountNode/${number}`;
}

/** Said of an id that Shopify does not know in this store: deleted, another store's, or made up. */
export const DISCOUNT_GONE = "This discount is not in your store any more. Choose another one, or none.";

/** Why no deadline can stand on this discount (T5), for the merchant; null when one can. */
export function offerProblem(offer: Pick<Offer, "title" | "endsAt">, now: Instant): string | null {
  if (offer.endsAt === null) return `“${offer.title}” has no end in Shopify, so no deadline would be true. Give it an end there, or choose another discount.`;
  if (offer.endsAt <= now) return `“${offer.title}” is over. Choose a discount that still runs, or give it a later end in Shopify.`;
  return null;
}
