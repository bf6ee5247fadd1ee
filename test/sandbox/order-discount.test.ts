import { expect, test } from "vitest";
import { orderDiscountOf } from "./discounts";
import { demoState } from "./demo-store";

const now = new Date("2026-11-22T23:00:00Z");
const discounts = () => demoState(now).discounts ?? [];

test("the cart takes 25 % off for the demo's code while it is active, in any case of letters", () => {
  expect(orderDiscountOf("blackfriday25", discounts(), now)).toMatchObject({ percentage: 25 });
});

test("a code that nothing knows, or whose time is over, takes nothing off", () => {
  expect(orderDiscountOf("NOTHING", discounts(), now)).toBeNull();
  expect(orderDiscountOf("BLACKFRIDAY25", discounts(), new Date("2027-01-01T00:00:00Z"))).toBeNull();
});
