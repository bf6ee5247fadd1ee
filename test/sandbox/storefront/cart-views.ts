/** The cart as Liquid and as the cart's JSON show it. */
import type { SandboxCart, SandboxState } from "../store";
import { linesOf, nameOf, totalsOf, type CartDiscount, type CartLine, type CartTotals } from "./cart";
import type { Drops } from "./drops";
import type { Locality } from "./locality";
import { toAllocation, unitPriceOf } from "./selling";

export interface ShownCart {
  state: SandboxState;
  cart: SandboxCart;
  locality: Locality;
  discountCodes: string[];
  findDiscount: (code: string) => CartDiscount | null;
}

function toApplication({ applied }: CartTotals): object[] {
  if (!applied) return [];
  const { title, percentage, amount } = applied;
  return [{ type: "discount_code", key: title, title, value: percentage.toFixed(1), value_type: "percentage", target_type: "line_item", target_selection: "all", allocation_method: "across", total_allocated_amount: amount }];
}

const countOf = (lines: CartLine[]) => lines.reduce((sum, line) => sum + line.quantity, 0);

const urlOf = ({ product, variant }: CartLine, { root }: Locality) => `${root}/products/${product.handle}?variant=${variant.id}`;

function optionsOf({ product, variant }: CartLine) {
  return product.options.map(({ name }, index) => ({ name, value: variant.options[index] ?? "" }));
}

/** Only a line by a plan has an allocation, and only one by measure a unit price. */
function sellingOf({ product, variant, plan, price }: CartLine, { toPrice }: Locality) {
  return {
    ...(plan && { selling_plan_allocation: toAllocation(product, variant, plan, toPrice) }),
    ...(variant.measure && unitPriceOf({ ...variant, price }, (same) => same)),
  };
}

/** `cart` in Liquid; nothing is computed before a template asks for it. */
export function toCartDrop(shown: ShownCart, drops: Drops) {
  const { state, cart, locality } = shown;
  let known: { lines: CartLine[]; totals: CartTotals } | null = null;
  const read = () => {
    const lines = known?.lines ?? linesOf(state, cart, locality);
    known ??= { lines, totals: totalsOf(lines, shown.discountCodes, shown.findDiscount) };
    return known;
  };
  return {
    note: cart.note ?? null,
    attributes: cart.attributes ?? {},
    currency: { iso_code: locality.market.currency.isoCode, name: locality.market.currency.name, symbol: locality.market.currency.symbol },
    get item_count() { return countOf(read().lines); },
    get total_price() { return read().totals.total; },
    get original_total_price() { return read().totals.subtotal; },
    get items_subtotal_price() { return read().totals.subtotal; },
    get total_discount() { return read().totals.discount; },
    get cart_level_discount_applications() { return toApplication(read().totals); },
    get discount_applications() { return toApplication(read().totals); },
    get "empty?"() { return read().lines.length === 0; },
    get requires_shipping() { return read().lines.length > 0; },
    get items() {
      return read().lines.map((line, index) => {
        const { product, variant, quantity, key, price } = line;
        return {
          id: variant.id,
          key,
          index,
          quantity,
          variant_id: variant.id,
          product_id: product.id,
          title: nameOf(line),
          price,
          original_price: price,
          final_price: price,
          line_price: price * quantity,
          original_line_price: price * quantity,
          final_line_price: price * quantity,
          line_level_discount_allocations: [],
          line_level_total_discount: 0,
          sku: variant.sku,
          vendor: product.vendor,
          properties: line.properties,
          options_with_values: optionsOf(line),
          ...sellingOf(line, locality),
          url: urlOf(line, locality),
          url_to_remove: `${locality.root}/cart/change?id=${encodeURIComponent(key)}&quantity=0`,
          image: drops.image(product.image),
          get product() { return drops.product(product); },
          get variant() { return drops.variant(product, variant); },
        };
      });
    },
  };
}

/** The body of `/cart.js`. */
export function toCartJson({ state, cart, locality, discountCodes, findDiscount }: ShownCart) {
  const lines = linesOf(state, cart, locality);
  const totals = totalsOf(lines, discountCodes, findDiscount);
  return {
    token: cart.token,
    note: cart.note ?? "",
    attributes: cart.attributes ?? {},
    original_total_price: totals.subtotal,
    total_price: totals.total,
    total_discount: totals.discount,
    total_weight: 0,
    item_count: countOf(lines),
    items: lines.map((line) => toLineJson(line, locality)),
    requires_shipping: lines.length > 0,
    currency: locality.market.currency.isoCode,
    items_subtotal_price: totals.subtotal,
    cart_level_discount_applications: toApplication(totals),
    discount_codes: totals.codes,
  };
}

export function toLineJson(line: CartLine, locality: Locality) {
  const { product, variant, quantity, key, price } = line;
  const { image } = product;
  const onlyDefault = product.variants.length === 1 && variant.title === "Default Title";
  return {
    id: variant.id,
    properties: line.properties,
    ...sellingOf(line, locality),
    quantity,
    variant_id: variant.id,
    key,
    title: nameOf(line),
    price,
    original_price: price,
    presentment_price: price / 100,
    discounted_price: price,
    line_price: price * quantity,
    original_line_price: price * quantity,
    total_discount: 0,
    discounts: [],
    sku: variant.sku,
    grams: 0,
    vendor: product.vendor,
    taxable: true,
    product_id: product.id,
    product_has_only_default_variant: onlyDefault,
    gift_card: false,
    final_price: price,
    final_line_price: price * quantity,
    url: urlOf(line, locality),
    featured_image: image ? { aspect_ratio: image.width / image.height, alt: image.alt, height: image.height, url: image.src, width: image.width } : null,
    image: image?.src ?? null,
    handle: product.handle,
    requires_shipping: true,
    product_type: product.productType,
    product_title: product.title,
    product_description: product.description.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim(),
    variant_title: onlyDefault ? null : variant.title,
    variant_options: variant.options,
    options_with_values: optionsOf(line),
    line_level_discount_allocations: [],
    line_level_total_discount: 0,
  };
}
