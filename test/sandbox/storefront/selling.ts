/** How a product is sold beside one by one: by measure, by quantity rules, by selling plans. As Liquid and the cart's JSON show it. */
import type { Id, SandboxProduct, SandboxSellingPlan, SandboxVariant } from "../store";

type ToPrice = (cents: number) => number;

const FREE = { min: 1, max: null, increment: 1 };

export function quantityRuleOf({ quantityRule }: SandboxVariant) {
  return quantityRule ?? FREE;
}

export function unitPriceOf({ price, measure }: SandboxVariant, toPrice: ToPrice) {
  if (measure === undefined) return { unit_price: null, unit_price_measurement: null };
  const { unit, value, reference } = measure;
  return {
    unit_price: Math.round((toPrice(price) / value) * reference),
    unit_price_measurement: { measured_type: /l$/i.test(unit) ? "volume" : "weight", quantity_unit: unit, quantity_value: value, reference_unit: unit, reference_value: reference },
  };
}

export function planOf(product: SandboxProduct, id: Id | undefined): SandboxSellingPlan | null {
  return product.sellingPlans?.plans.find((plan) => plan.id === id) ?? null;
}

/** Hundredths of the market's currency that one costs by this plan, or once. */
export function priceBy(variant: SandboxVariant, plan: SandboxSellingPlan | null, toPrice: ToPrice): number {
  return Math.round((toPrice(variant.price) * (100 - (plan?.percentage ?? 0))) / 100);
}

const GROUP_ID = "buy-again";

function toPlan({ id, name, percentage }: SandboxSellingPlan) {
  return {
    id,
    name,
    description: null,
    group_id: GROUP_ID,
    options: [{ name: "Deliver", position: 1, value: name }],
    recurring_deliveries: true,
    price_adjustments: [{ order_count: null, position: 1, value_type: "percentage", value: percentage }],
  };
}

export function toAllocation(product: SandboxProduct, variant: SandboxVariant, plan: SandboxSellingPlan, toPrice: ToPrice) {
  const price = priceBy(variant, plan, toPrice);
  return {
    price,
    compare_at_price: toPrice(variant.price),
    per_delivery_price: price,
    ...(variant.measure && { unit_price: unitPriceOf({ ...variant, price }, (same) => same).unit_price }),
    price_adjustments: [{ position: 1, price }],
    selling_plan: toPlan(plan),
    selling_plan_group_id: GROUP_ID,
  };
}

export function toPlanGroup({ sellingPlans }: SandboxProduct) {
  if (sellingPlans === undefined) return [];
  const { groupName, plans } = sellingPlans;
  return [{ id: GROUP_ID, name: groupName, app_id: null, options: [{ name: "Deliver", position: 1, values: plans.map(({ name }) => name), selected_value: null }], selling_plans: plans.map(toPlan), selling_plan_selected: false }];
}
