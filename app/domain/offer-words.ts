/** An offer in the merchant's words. Free of zod, because the browser says them. */
import type { Money, Offer } from "./offer";

/** "25%", "$5.00 off each item", "Free shipping" */
export function valueWords({ kind, value }: Pick<Offer, "kind" | "value">): string {
  if (kind === "free_shipping") return "Free shipping";
  if (value === null) return "Made by an app";
  if (value.type === "percent") return `${percentWords(value.percent)} off`;
  return `${moneyWords(value)} off${value.onEachItem ? " each item" : ""}`;
}

/** 12.5 as "12.5%" */
export function percentWords(percent: number): string {
  return `${Number(percent.toFixed(2))}%`;
}

export function moneyWords({ cents, currency }: Money): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(cents / 100);
}

/** What it is for: "all products", "the collections Mats and Rollers (12 products)" */
export function coverageWords({ kind, covers }: Pick<Offer, "kind" | "covers">): string {
  const counted = (count: number | null) => (count === null ? "" : ` (${count} ${count === 1 ? "product" : "products"})`);
  switch (covers.type) {
    case "everything":
      return kind === "free_shipping" ? "Orders" : "All products";
    case "products":
      return covers.count === null ? "Chosen products" : `${covers.count} chosen ${covers.count === 1 ? "product" : "products"}`;
    case "collections":
      return `${covers.titles.length === 1 ? "Collection" : "Collections"} ${covers.titles.map((title) => `“${title}”`).join(", ")}${counted(covers.count)}`;
    case "unknown":
      return "Shopify does not tell";
  }
}

/** What shoppers should know before they count on it; the editor says so beside the discount. */
export function offerLimits({ kind, minimum, eligibility, oncePerCustomer, usageLimit, codeCount, method }: Offer): string[] {
  const limits: string[] = [];
  if (kind === "app") limits.push("An app makes this discount. Shopify tells when it runs, not what it takes off, so your words are not checked against it.");
  if (kind === "bxgy") limits.push("Shoppers get it on some items when they buy others. Say so in your words.");
  if (method === "code" && codeCount > 1) limits.push(`It has ${codeCount} codes. The banner shows none of them, because each may be meant for somebody else.`);
  if (minimum?.type === "subtotal") limits.push(`It needs an order of at least ${moneyWords(minimum)}.`);
  if (minimum?.type === "quantity") limits.push(`It needs at least ${minimum.quantity} items.`);
  if (eligibility === "segments" || eligibility === "customers") limits.push("Only some customers can use it. Everybody else would read an offer that is not theirs.");
  if (eligibility === "markets") limits.push("It works in some markets only. Show the banner in these markets.");
  if (oncePerCustomer) limits.push("Each customer can use it once.");
  if (usageLimit !== null) limits.push(`It can be used ${usageLimit} ${usageLimit === 1 ? "time" : "times"} in all. When that is reached, Shopify does not tell: switch the banner off then.`);
  return limits;
}

/** Where the merchant changes it; opens beside the editor. */
export function discountAddress(shop: string, discountId: string): string {
  return `https://${shop}/admin/discounts/${discountId.slice(discountId.lastIndexOf("/") + 1)}`;
}
