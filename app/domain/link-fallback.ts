/** What shows in an article instead of a product that is gone or sold out: a reference, resolved by Liquid when it is printed. */
import { z } from "zod";
import { numberOf, productId } from "./article-products";
import { CAUSE_WORDS, type LinkCause } from "./link-health";
import type { StorefrontFallback } from "./storefront-document";

const collectionId = z.string().regex(/^gid:\/\/shopify\/Collection\/[1-9]\d{0,18}$/, "This is not a collection of your store.");

export const WHEN_SOLD_OUT = ["show", "instead", "hide"] as const;

export const fallbackSchema = z.object({
  /** Null: nothing. */
  instead: z.discriminatedUnion("kind", [z.object({ kind: z.literal("product"), id: productId }), z.object({ kind: z.literal("collection"), id: collectionId })]).nullable(),
  /** "show": as sold out. "instead": as if it were gone, or as sold out where nothing can show instead. */
  whenSoldOut: z.enum(WHEN_SOLD_OUT),
});
export type Fallback = z.infer<typeof fallbackSchema>;

export const NO_FALLBACK: Fallback = { instead: null, whenSoldOut: "show" };

/** Whether it asks for nothing but what happens anyway. */
export function isPlain(fallback: Fallback | undefined): boolean {
  return fallback === undefined || (fallback.instead === null && fallback.whenSoldOut !== "hide");
}

export function toStorefrontFallback(fallback: Fallback | undefined): StorefrontFallback | null {
  if (fallback === undefined || isPlain(fallback)) return null;
  const { instead, whenSoldOut } = fallback;
  return { instead: instead === null ? "" : `${instead.kind === "collection" ? "c" : ""}${numberOf(instead.id)}`, ...(whenSoldOut !== "show" && { when_sold_out: whenSoldOut }) };
}

const published = z.object({ instead: z.string().regex(/^(c?[1-9]\d{0,18})?$/), when_sold_out: z.enum(["instead", "hide"]).optional() });

/** Null for none, and for what no Buyline of this version wrote. */
export function readFallback(input: unknown): Fallback | null {
  const read = published.safeParse(input);
  if (!read.success) return null;
  const { instead, when_sold_out: whenSoldOut = "show" } = read.data;
  const isCollection = instead.startsWith("c");
  const number = isCollection ? instead.slice(1) : instead;
  return { instead: number === "" ? null : isCollection ? { kind: "collection", id: `gid://shopify/Collection/${number}` } : { kind: "product", id: `gid://shopify/Product/${number}` }, whenSoldOut };
}

/** What readers get of a product that something is wrong with, and what the merchant can do about it. */
export function adviceOf(cause: LinkCause, { instead, whenSoldOut }: Fallback = NO_FALLBACK): string {
  if (cause === "sold_out" && whenSoldOut === "hide") return "Readers do not see it until it is back in stock.";
  const isReplaced = instead !== null && (cause === "sold_out" ? whenSoldOut === "instead" : cause !== "place");
  if (!isReplaced) return CAUSE_WORDS[cause].advice;
  return `${cause === "market" ? "Readers in these markets" : "Readers"} see what you chose instead.`;
}
