/** The shopper's cart: what it holds, what may go into it, and what it comes to where the shopper is. */
import { createHash, randomUUID } from "node:crypto";
import type { SandboxCart, SandboxCartItem, SandboxProduct, SandboxSellingPlan, SandboxState, SandboxStore, SandboxVariant } from "../store";
import type { Locality } from "./locality";
import { planOf, priceBy, quantityRuleOf } from "./selling";

/** Of each variant that is not sold out; Shopify sells no more than it has. */
export const STOCK = 12;

export function cartOf(state: SandboxState, token: string | undefined): SandboxCart {
  return (token === undefined ? undefined : state.carts[token]) ?? { token: token ?? "", items: [] };
}

/** The shopper's cart, made when there is none. */
export function requireCart(store: SandboxStore, token: string | undefined): SandboxCart {
  const known = token === undefined ? undefined : store.state.carts[token];
  if (known) return known;
  const cart: SandboxCart = { token: randomUUID(), items: [] };
  store.state.carts[cart.token] = cart;
  return cart;
}

export interface Sold {
  product: SandboxProduct;
  variant: SandboxVariant;
}

export function findVariant(state: SandboxState, id: number, { sells }: Locality): Sold | null {
  for (const product of state.products) {
    const variant = product.variants.find((each) => each.id === id);
    if (variant) return sells(product) ? { product, variant } : null;
  }
  return null;
}

/** Shopify's answer to what the cart cannot do; a status in words stands for 400. */
export interface CartProblem {
  status: 404 | 422 | "bad_request";
  message: string;
  description: string;
}

const cartError = (status: 404 | 422, description: string): CartProblem => ({ status, message: "Cart Error", description });

export const missingItems = (): CartProblem => ({ status: "bad_request", message: "Parameter Missing or Invalid", description: "Required parameter missing or invalid: items" });
export const noSuchLine = (): CartProblem => ({ status: "bad_request", message: "no valid id or line parameter", description: "no valid id or line parameter" });
const noQuantity = () => cartError(422, "Quantity must be a whole number, zero or more");

export const nameOf = ({ product, variant }: Sold) => (product.variants.length > 1 ? `${product.title} - ${variant.title}` : product.title);

/** Why there cannot be `wanted` of a variant in a cart that holds `held` of it; null when there can. */
function stockProblem(sold: Sold, wanted: number, held: number): CartProblem | null {
  if (!sold.variant.available) return cartError(422, `The product '${nameOf(sold)}' is already sold out.`);
  if (wanted <= STOCK) return null;
  return cartError(422, held >= STOCK ? `All ${STOCK} ${nameOf(sold)} are in your cart.` : `You can't add more ${nameOf(sold)} to the cart.`);
}

/** Why so many of a variant break the rule of its quantity; null when they do not. */
function ruleProblem(sold: Sold, quantity: number): CartProblem | null {
  const { min, max, increment } = quantityRuleOf(sold.variant);
  if (quantity < min) return cartError(422, `You must add at least ${min} of ${nameOf(sold)}.`);
  if (max !== null && quantity > max) return cartError(422, `You can add at most ${max} of ${nameOf(sold)}.`);
  return quantity % increment === 0 ? null : cartError(422, `You can only add ${nameOf(sold)} in increments of ${increment}.`);
}

const quantityOf = (items: SandboxCartItem[], variantId: number) => items.reduce((sum, item) => sum + (item.variantId === variantId ? item.quantity : 0), 0);

const sameWay = (a: SandboxCartItem, b: SandboxCartItem) => a.sellingPlan === b.sellingPlan && JSON.stringify(a.properties ?? {}) === JSON.stringify(b.properties ?? {});

/** Adds to the cart, or says why not; then the cart is as it was. Answers the lines that were added to. */
export function addToCart(state: SandboxState, cart: SandboxCart, locality: Locality, items: SandboxCartItem[]): SandboxCartItem[] | CartProblem {
  const next = cart.items.map((item) => ({ ...item }));
  const added: SandboxCartItem[] = [];
  for (const item of items) {
    const sold = findVariant(state, item.variantId, locality);
    if (!sold) return cartError(404, "Cannot find variant");
    if (!Number.isInteger(item.quantity) || item.quantity < 1) return cartError(422, "Quantity must be 1 or more");
    const held = quantityOf(next, item.variantId);
    if (item.sellingPlan !== undefined && planOf(sold.product, item.sellingPlan) === null) return cartError(422, "Cannot find selling plan");
    if (item.sellingPlan === undefined && sold.product.sellingPlans?.required) return cartError(422, `The product '${nameOf(sold)}' must be purchased with a selling plan.`);
    const problem = stockProblem(sold, held + item.quantity, held) ?? ruleProblem(sold, held + item.quantity);
    if (problem) return problem;
    const line = next.find((each) => each.variantId === item.variantId && sameWay(each, item));
    if (line) line.quantity += item.quantity;
    else next.unshift({ ...item });
    added.push(line ?? next[0] ?? item);
  }
  cart.items = next;
  return [...new Set(added)];
}

/** A line by its place from 1, by its key, or by its variant's id. */
export function findLine(cart: SandboxCart, by: { line?: number; id?: string }): SandboxCartItem | null {
  if (by.line !== undefined) return cart.items[by.line - 1] ?? null;
  return cart.items.find((item) => keyOf(cart, item) === by.id || String(item.variantId) === by.id) ?? null;
}

/** Sets the quantity of a line; zero takes it out. */
export function changeLine(state: SandboxState, cart: SandboxCart, locality: Locality, line: SandboxCartItem, quantity: number): CartProblem | null {
  if (!Number.isInteger(quantity) || quantity < 0) return noQuantity();
  const sold = findVariant(state, line.variantId, locality);
  const others = quantityOf(cart.items, line.variantId) - line.quantity;
  const problem = sold && ((quantity > line.quantity ? stockProblem(sold, others + quantity, others + line.quantity) : null) ?? (others + quantity > 0 ? ruleProblem(sold, others + quantity) : null));
  if (problem) return problem;
  line.quantity = quantity;
  cart.items = cart.items.filter((each) => each.quantity > 0);
  return null;
}

function keyOf(cart: SandboxCart, { variantId, properties = {}, sellingPlan }: SandboxCartItem): string {
  return `${variantId}:${createHash("md5").update(cart.token + JSON.stringify(properties) + (sellingPlan ?? "")).digest("hex")}`;
}

export interface CartLine extends Sold {
  key: string;
  quantity: number;
  properties: Record<string, string>;
  plan: SandboxSellingPlan | null;
  /** Hundredths of the market's currency, each. */
  price: number;
}

/** What is sold here of what the cart holds. */
export function linesOf(state: SandboxState, cart: SandboxCart, locality: Locality): CartLine[] {
  return cart.items.flatMap((item) => {
    const found = findVariant(state, item.variantId, locality);
    if (!found) return [];
    const plan = planOf(found.product, item.sellingPlan);
    return [{ ...found, key: keyOf(cart, item), quantity: item.quantity, properties: item.properties ?? {}, plan, price: priceBy(found.variant, plan, locality.toPrice) }];
  });
}

export const lineKeyOf = keyOf;

/** A code that takes a percentage off the whole order: the one kind that the local cart computes. */
export interface CartDiscount {
  title: string;
  percentage: number;
}

export interface CartTotals {
  subtotal: number;
  discount: number;
  total: number;
  /** As in `/cart.js`. A code that nothing knows is kept and does not apply. */
  codes: { code: string; applicable: boolean }[];
  applied: (CartDiscount & { amount: number }) | null;
}

export function totalsOf(lines: CartLine[], codes: string[], findDiscount: (code: string) => CartDiscount | null): CartTotals {
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const counting = lines.length === 0 ? undefined : codes.find((code) => findDiscount(code) !== null);
  const found = counting === undefined ? null : findDiscount(counting);
  const applied = found ? { ...found, amount: Math.round((subtotal * found.percentage) / 100) } : null;
  const discount = applied?.amount ?? 0;
  return { subtotal, discount, total: subtotal - discount, codes: codes.map((code) => ({ code, applicable: code === counting })), applied };
}
