/** Offers as Shopify tells them, for tests of what is made of them. */
import type { Offer } from "../../app/domain/offer";
import { HOUR, NOW } from "./saved-content";

/** 25% off everything with a code, for five more hours. */
export function offer(change: Partial<Offer> = {}): Offer {
  return {
    discountId: "gid://shopify/DiscountNode/1", title: "BLACK25", method: "code", kind: "basic", value: { type: "percent", percent: 25 }, code: "BLACK25", codeCount: 1,
    startsAt: NOW - HOUR, endsAt: NOW + 5 * HOUR, status: "active", covers: { type: "everything", count: 12 }, minimum: null, eligibility: "everyone", oncePerCustomer: false, usageLimit: null,
    ...change,
  };
}
