/** The demo store's discounts: the one of the banner, one that is still to come, one that is over, one without an end. */
import type { SandboxDiscount } from "../admin-state";
import { unlimited } from "../discounts";
import type { SandboxProduct } from "../store";

/** The one that the demo's banner is about. */
export const MAIN_DISCOUNT_ID = 1001;

const DAY_IN_MS = 24 * 60 * 60 * 1000;

export function demoDiscounts(now: Date, endOfNight: string, products: readonly SandboxProduct[]): SandboxDiscount[] {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_IN_MS).toISOString();
  const discount = (id: number, given: Partial<SandboxDiscount> & Pick<SandboxDiscount, "title" | "startsAt">): SandboxDiscount => ({
    ...unlimited(),
    id,
    method: "code",
    kind: "basic",
    codes: given.method === "automatic" ? [] : [given.title],
    createdAt: inDays(-40),
    updatedAt: inDays(-4),
    value: { percentage: 0.25 },
    ...given,
  });
  const mats = products.filter(({ title }) => /mat|roller/i.test(title)).map(({ id }) => id);
  return [
    discount(MAIN_DISCOUNT_ID, { title: "BLACKFRIDAY25", startsAt: inDays(-1), endsAt: endOfNight }),
    discount(1002, { method: "automatic", title: "Advent: 10% off mats and rollers", startsAt: inDays(7), endsAt: inDays(31), value: { percentage: 0.1 }, items: { productIds: mats, variantIds: [] } }),
    discount(1003, { title: "AUTUMN5", startsAt: inDays(-40), endsAt: inDays(-10), value: { amount: 500, onEachItem: false }, usageCount: 31 }),
    discount(1004, { method: "automatic", kind: "free_shipping", title: "Free shipping over $75", startsAt: inDays(-300), value: null, minimum: { subtotal: 7500 } }),
  ];
}
