import { expect, it } from "vitest";
import type { SandboxProduct, SandboxState } from "../store";
import { feature, MAIN_ARTICLE, openShop } from "./open-shop";

const CLAW = 1010;

function change(state: SandboxState, changes: Partial<SandboxProduct>, variant: Partial<SandboxProduct["variants"][number]> = {}) {
  const product = state.products.find((each) => each.variants.some(({ id }) => id === CLAW));
  const [first] = product?.variants ?? [];
  if (product === undefined || first === undefined) throw new Error("the demo store sells the QL Claw");
  Object.assign(product, changes);
  Object.assign(first, variant);
}

const PLANS = { groupName: "Subscribe and save", required: false, plans: [{ id: 7, name: "Every month", percentage: 10 }] };

it("tells themes and the cart the price of a measure", async () => {
  const { send, fetch } = openShop((state) => change(state, {}, { price: 3000, measure: { unit: "ml", value: 250, reference: 100 } }));
  await send("/cart/add.js", { id: CLAW });
  const { items } = (await (await fetch("/cart.js")).json()) as { items: object[] };
  expect(items).toMatchObject([{ unit_price: 1200, unit_price_measurement: { measured_type: "volume", quantity_unit: "ml", quantity_value: 250, reference_unit: "ml", reference_value: 100 } }]);
});

it.each([
  [1, 422],
  [2, 200],
  [3, 422],
  [6, 200],
  [8, 422],
])("takes %s of what is sold in pairs, two to six, with %s", async (quantity, status) => {
  const { send } = openShop((state) => change(state, {}, { quantityRule: { min: 2, max: 6, increment: 2 } }));
  expect((await send("/cart/add.js", { id: CLAW, quantity })).status).toBe(status);
  await send("/cart/clear.js", {});
  await send("/cart/add.js", { id: CLAW, quantity: 4 });
  expect((await send("/cart/change.js", { line: 1, quantity })).status).toBe(status);
});

it("sells by a plan at its price, on a line of its own, and takes a blank choice as one purchase", async () => {
  const { send, fetch } = openShop((state) => change(state, { sellingPlans: PLANS }, { price: 3000 }));
  await send("/cart/add.js", { id: CLAW, selling_plan: "7" });
  await send("/cart/add.js", { id: CLAW, selling_plan: "" });
  const { items } = (await (await fetch("/cart.js")).json()) as { items: Record<string, unknown>[] };
  expect(items.map((item) => [item["price"], item["selling_plan_allocation"]])).toMatchObject([[3000, undefined], [2700, { price: 2700, compare_at_price: 3000, selling_plan: { id: 7, name: "Every month" } }]]);
  expect((await send("/cart/add.js", { id: CLAW, selling_plan: "8" })).status).toBe(422);
});

it("does not sell once what is sold by a plan alone", async () => {
  const { send } = openShop((state) => change(state, { sellingPlans: { ...PLANS, required: true } }));
  expect((await send("/cart/add.js", { id: CLAW })).status).toBe(422);
  expect((await send("/cart/add.js", { id: CLAW, selling_plan: 7 })).status).toBe(200);
});

it("shows all of it on a product's card", async () => {
  const { read } = openShop((state) => {
    change(state, { sellingPlans: PLANS }, { price: 3000, measure: { unit: "ml", value: 250, reference: 100 }, quantityRule: { min: 2, max: 6, increment: 2 } });
    feature(state, state.products.filter(({ variants }) => variants.some(({ id }) => id === CLAW)).map(({ id }) => id));
  });
  const page = await read(MAIN_ARTICLE);
  expect(page).toMatch(/buyline-product-card__unit-price[\s\S]{0,200}12\.00[\s\S]{0,40}100 ml/);
  expect(page).toMatch(/<select[^>]+name="selling_plan"[\s\S]{0,300}<option value="7"[^>]*>Every month – \$27\.00/);
  expect(page).toMatch(/name="quantity" value="2" min="2" max="6" step="2"/);
});
