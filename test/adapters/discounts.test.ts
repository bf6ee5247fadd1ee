import { expect, test } from "vitest";
import { createDiscounts } from "../../app/adapters/shopify-admin-discounts.server";
import { smallShop } from "../sandbox/small-shop";
import type { NewDiscount } from "../sandbox/discounts";

const shop = (...discounts: NewDiscount[]) => {
  const shopify = smallShop();
  const ids = discounts.map((one) => shopify.merchant.createDiscount(one).id);
  const port = createDiscounts(async (query, { variables }) => Response.json(await shopify.ask(query, variables)));
  return { shopify, port, ids: ids.map((id) => `gid://shopify/DiscountNode/${id}`) };
};
const seconds = (text: string) => Date.parse(text) / 1000;

test("a code over everything becomes an offer with all that a banner can say of it", async () => {
  const { port, ids } = shop({ method: "code", kind: "basic", title: "BLACK25", value: { percentage: 0.25 }, startsAt: "2026-11-19T23:00:00.000Z", endsAt: "2026-11-28T04:59:59.000Z" });
  expect(await port.discount(ids[0] ?? "")).toEqual({
    discountId: ids[0],
    title: "BLACK25",
    method: "code",
    kind: "basic",
    value: { type: "percent", percent: 25 },
    code: "BLACK25",
    codeCount: 1,
    startsAt: seconds("2026-11-19T23:00:00Z"),
    endsAt: seconds("2026-11-28T04:59:59Z"),
    status: "active",
    covers: { type: "everything", count: 2 },
    minimum: null,
    eligibility: "everyone",
    oncePerCustomer: false,
    usageLimit: null,
  });
});

test.each<[string, NewDiscount, object]>([
  ["an amount", { method: "code", kind: "basic", title: "A", value: { amount: 550, onEachItem: true } }, { value: { type: "amount", cents: 550, currency: "EUR", onEachItem: true } }],
  ["a percentage that binary fractions cannot hold", { method: "code", kind: "basic", title: "A", value: { percentage: 0.07 } }, { value: { percent: 7 } }],
  ["no end", { method: "automatic", kind: "basic", title: "A" }, { method: "automatic", code: null, codeCount: 0, endsAt: null }],
  ["several codes", { method: "code", kind: "basic", title: "A", codes: ["A1", "A2"] }, { code: null, codeCount: 2 }],
  ["chosen products", { method: "code", kind: "basic", title: "A", items: { productIds: [101, 102], variantIds: [] } }, { covers: { type: "products", count: 2 } }],
  ["chosen variants", { method: "code", kind: "basic", title: "A", items: { productIds: [101], variantIds: [1020] } }, { covers: { type: "products", count: null } }],
  ["a collection", { method: "code", kind: "basic", title: "A", items: { collectionIds: [301] } }, { covers: { type: "collections", count: 2, titles: ["Relief"] } }],
  ["buy X get Y", { method: "automatic", kind: "bxgy", title: "A", value: { percentage: 0.5 } }, { kind: "bxgy", value: { percent: 50 } }],
  ["free shipping", { method: "code", kind: "free_shipping", title: "A" }, { kind: "free_shipping", value: null, covers: { type: "everything" } }],
  ["a code of an app", { method: "code", kind: "app", title: "A" }, { kind: "app", value: null, covers: { type: "unknown" } }],
  ["an app's own", { method: "automatic", kind: "app", title: "A" }, { method: "automatic", kind: "app", value: null }],
  ["a minimum of money", { method: "code", kind: "basic", title: "A", minimum: { subtotal: 7500 } }, { minimum: { type: "subtotal", cents: 7500, currency: "EUR" } }],
  ["a minimum of items", { method: "automatic", kind: "basic", title: "A", minimum: { quantity: 3 } }, { minimum: { type: "quantity", quantity: 3 } }],
  ["some customers", { method: "code", kind: "basic", title: "A", eligibility: "segments" }, { eligibility: "segments" }],
  ["some markets", { method: "automatic", kind: "basic", title: "A", eligibility: "markets" }, { eligibility: "markets" }],
  ["uses", { method: "code", kind: "basic", title: "A", usageLimit: 100, oncePerCustomer: true }, { usageLimit: 100, oncePerCustomer: true }],
])("a discount with %s is read as it is", async (_, given, offer) => {
  const { port, ids } = shop(given);
  expect(await port.discount(ids[0] ?? "")).toMatchObject(offer);
});

test("what is deleted, or of another store, is nothing", async () => {
  const { shopify, port, ids } = shop({ method: "code", kind: "basic", title: "A" });
  shopify.merchant.deleteDiscount(Number(ids[0]?.split("/").at(-1)));
  expect([await port.discount(ids[0] ?? ""), await port.discount("gid://shopify/DiscountNode/987654321")]).toEqual([null, null]);
});

test("the search finds by the beginning of a title or code, apart from those that are over, ten at a time", async () => {
  const many = Array.from({ length: 12 }, (_, index): NewDiscount => ({ method: "code", kind: "basic", title: `SUMMER${index}` }));
  const { port } = shop(...many, { method: "code", kind: "basic", title: "SUMMEROLD", endsAt: "2026-11-01T00:00:00Z", startsAt: "2026-10-01T00:00:00Z" }, { method: "code", kind: "basic", title: "Winter" });
  const first = await port.discounts({ query: "summer", after: null, over: false });
  const second = await port.discounts({ query: "summer", after: first.nextCursor, over: false });
  expect([first.offers.length, second.offers.length, second.nextCursor]).toEqual([10, 2, null]);
  expect((await port.discounts({ query: " sum) (\"", after: null, over: true })).offers.map(({ title }) => title)).toEqual(["SUMMEROLD"]);
});
