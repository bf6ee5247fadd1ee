/** The shopper's cart: what it holds, how Liquid and the cart's JSON show it, and what may go into it. */
import { randomUUID } from "node:crypto";
import type { SandboxCart, SandboxProduct, SandboxState, SandboxStore, SandboxVariant } from "../store";
import type { Drops } from "./drops";

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

export function findVariant(state: SandboxState, id: number): { product: SandboxProduct; variant: SandboxVariant } | null {
  for (const product of state.products) {
    const variant = product.status === "ACTIVE" ? product.variants.find((each) => each.id === id) : undefined;
    if (variant) return { product, variant };
  }
  return null;
}

/** Shopify's answer to what cannot be put into a cart. */
export interface CartProblem {
  status: 404 | 422;
  message: string;
  description: string;
}

/** Adds to the cart, or says why not; then the cart is as it was. */
export function addToCart(state: SandboxState, cart: SandboxCart, items: { variantId: number; quantity: number }[]): CartProblem | null {
  for (const { variantId, quantity } of items) {
    const found = findVariant(state, variantId);
    if (!found) return { status: 404, message: "Cart Error", description: "Cannot find variant" };
    if (!Number.isInteger(quantity) || quantity < 1) return { status: 422, message: "Cart Error", description: "Quantity must be 1 or more" };
    if (!found.variant.available) return { status: 422, message: "Cart Error", description: `The product '${nameOf(found)}' is already sold out.` };
  }
  for (const { variantId, quantity } of items) {
    const line = cart.items.find((each) => each.variantId === variantId);
    if (line) line.quantity += quantity;
    else cart.items.unshift({ variantId, quantity });
  }
  return null;
}

const nameOf = ({ product, variant }: { product: SandboxProduct; variant: SandboxVariant }) => (product.variants.length > 1 ? `${product.title} - ${variant.title}` : product.title);

/** Sets the quantity of one line; zero takes it out. */
export function changeLine(cart: SandboxCart, variantId: number, quantity: number): boolean {
  const line = cart.items.find((each) => each.variantId === variantId);
  if (!line || !Number.isInteger(quantity) || quantity < 0) return false;
  line.quantity = quantity;
  cart.items = cart.items.filter((each) => each.quantity > 0);
  return true;
}

function linesOf(state: SandboxState, cart: SandboxCart) {
  return cart.items.flatMap((item) => {
    const found = findVariant(state, item.variantId);
    return found ? [{ ...found, quantity: item.quantity, key: `${item.variantId}:${cart.token.slice(0, 8)}` }] : [];
  });
}

/** `cart` in Liquid. */
export function toCartDrop(state: SandboxState, cart: SandboxCart, drops: Drops, root: string) {
  const lines = linesOf(state, cart);
  const total = lines.reduce((sum, line) => sum + line.variant.price * line.quantity, 0);
  return {
    token: cart.token,
    note: null,
    attributes: {},
    currency: { iso_code: state.shop.currency },
    item_count: lines.reduce((sum, line) => sum + line.quantity, 0),
    total_price: total,
    original_total_price: total,
    items_subtotal_price: total,
    total_discount: 0,
    "empty?": lines.length === 0,
    requires_shipping: lines.length > 0,
    get items() {
      return lines.map(({ product, variant, quantity, key }, index) => ({
        id: variant.id,
        key,
        index,
        quantity,
        variant_id: variant.id,
        product_id: product.id,
        title: nameOf({ product, variant }),
        price: variant.price,
        original_price: variant.price,
        final_price: variant.price,
        line_price: variant.price * quantity,
        original_line_price: variant.price * quantity,
        final_line_price: variant.price * quantity,
        sku: variant.sku,
        vendor: product.vendor,
        properties: {},
        url: `${root}/products/${product.handle}?variant=${variant.id}`,
        url_to_remove: `${root}/cart/change?id=${encodeURIComponent(key)}&quantity=0`,
        image: drops.image(product.image),
        get product() {
          return drops.product(product);
        },
        get variant() {
          return drops.variant(product, variant);
        },
      }));
    },
  };
}

/** The body of `/cart.js`. */
export function toCartJson(state: SandboxState, cart: SandboxCart) {
  const lines = linesOf(state, cart);
  const total = lines.reduce((sum, line) => sum + line.variant.price * line.quantity, 0);
  return {
    token: cart.token,
    note: "",
    attributes: {},
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    item_count: lines.reduce((sum, line) => sum + line.quantity, 0),
    currency: state.shop.currency,
    items_subtotal_price: total,
    items: lines.map(({ product, variant, quantity, key }) => ({
      id: variant.id,
      key,
      quantity,
      variant_id: variant.id,
      product_id: product.id,
      title: nameOf({ product, variant }),
      product_title: product.title,
      variant_title: product.variants.length > 1 ? variant.title : null,
      handle: product.handle,
      price: variant.price,
      final_price: variant.price,
      line_price: variant.price * quantity,
      final_line_price: variant.price * quantity,
      image: product.image?.src ?? null,
      url: `/products/${product.handle}?variant=${variant.id}`,
      vendor: product.vendor,
      sku: variant.sku,
    })),
  };
}
