/**
 * What a merchant does in the Shopify admin beside the app, with the webhooks that Shopify sends for it. Articles,
 * blogs and pages have none.
 */
import type { SandboxDiscount } from "./admin-state";
import { discountGid } from "./discount-resolvers";
import { discountStatusAt, toDiscount, type NewDiscount } from "./discounts";
import { gid, type Id, type SandboxArticle, type SandboxProduct, type SandboxVariant, type SandboxStore } from "./store";
import type { WebhookDelivery } from "./webhook-delivery";

export class MerchantChanges {
  constructor(private readonly options: { store: SandboxStore; webhooks: WebhookDelivery; now: () => Date }) {}

  createDiscount(given: NewDiscount): SandboxDiscount {
    const { store, now } = this.options;
    const discount = toDiscount(store, given, now());
    (store.state.discounts ??= []).push(discount);
    return this.#tellOfDiscount("discounts/create", discount);
  }

  /** Pausing is an end that is now, as in Shopify's "Deactivate". */
  changeDiscount(id: Id, changes: Partial<Omit<SandboxDiscount, "id" | "method" | "kind">>): SandboxDiscount {
    const discount = requireOne(this.options.store.state.discounts ?? [], id, "discount");
    Object.assign(discount, changes, { updatedAt: this.options.now().toISOString() });
    return this.#tellOfDiscount("discounts/update", discount);
  }

  deleteDiscount(id: Id): void {
    const { store, webhooks, now } = this.options;
    const discounts = store.state.discounts ?? [];
    const discount = requireOne(discounts, id, "discount");
    store.state.discounts = discounts.filter((one) => one !== discount);
    webhooks.emit("discounts/delete", { admin_graphql_api_id: discountGid(discount), deleted_at: now().toISOString() });
    store.save();
  }

  /** How a product and all its variants are sold; without plans they are bought once. */
  changeSelling(id: Id, sellingPlans: SandboxProduct["sellingPlans"], ofVariants: Pick<SandboxVariant, "measure" | "quantityRule">): SandboxProduct {
    const { variants } = requireOne(this.options.store.state.products, id, "product");
    return this.changeProduct(id, { sellingPlans, variants: variants.map((variant) => ({ ...variant, measure: undefined, quantityRule: undefined, ...ofVariants })) });
  }

  changeProduct(id: Id, changes: Partial<Omit<SandboxProduct, "id">>): SandboxProduct {
    const { store, webhooks, now } = this.options;
    const product = requireOne(store.state.products, id, "product");
    Object.assign(product, changes, { updatedAt: now().toISOString() });
    webhooks.emit("products/update", {
      id: product.id,
      admin_graphql_api_id: gid("Product", product.id),
      title: product.title,
      handle: product.handle,
      status: product.status.toLowerCase(),
      vendor: product.vendor,
      product_type: product.productType,
      tags: product.tags.join(", "),
      published_at: product.status === "ACTIVE" ? product.updatedAt : null,
      variants: product.variants.map(({ id: variantId, title, sku, price, available }) => ({ id: variantId, title, sku, price: (price / 100).toFixed(2), inventory_policy: "deny", inventory_quantity: available ? 10 : 0 })),
      updated_at: product.updatedAt,
    });
    store.save();
    return product;
  }

  /** Its metafields go with it; references to it elsewhere stay and lead nowhere. */
  deleteProduct(id: Id): void {
    const { store, webhooks } = this.options;
    const { state } = store;
    requireOne(state.products, id, "product");
    state.products = state.products.filter((one) => one.id !== id);
    for (const collection of state.collections) collection.productIds = collection.productIds.filter((one) => one !== id);
    state.metafields = state.metafields.filter(({ ownerId }) => ownerId !== gid("Product", id));
    webhooks.emit("products/delete", { id });
    store.save();
  }

  /** No webhook tells of it. */
  changeArticle(id: Id, changes: Partial<Omit<SandboxArticle, "id">>): SandboxArticle {
    const { store, now } = this.options;
    const article = requireOne(store.state.articles, id, "article");
    Object.assign(article, changes, { updatedAt: now().toISOString() });
    store.save();
    return article;
  }

  /** A theme that waits unpublished, with no block of ours in it. */
  addTheme(name: string): Id {
    const { store } = this.options;
    const id = store.newId();
    (store.state.otherThemes ??= []).push({ id, name, blocks: {}, embeds: [] });
    store.save();
    return id;
  }

  /** The published theme and this one change places, each with its own blocks. */
  publishTheme(id: Id): void {
    const { store, webhooks, now } = this.options;
    const { state } = store;
    const theme = requireOne(state.otherThemes ?? [], id, "theme");
    state.otherThemes = [...(state.otherThemes ?? []).filter((one) => one !== theme), state.theme];
    state.theme = theme;
    webhooks.emit("themes/publish", { id, name: theme.name, role: "main", updated_at: now().toISOString(), admin_graphql_api_id: gid("OnlineStoreTheme", id) });
    store.save();
  }

  /** As in Settings, Store details. */
  changeZone(zone: string): void {
    const { store, webhooks } = this.options;
    store.state.shop.zone = zone;
    webhooks.emit("shop/update", { id: store.state.shop.id, iana_timezone: zone });
    store.save();
  }

  #tellOfDiscount(topic: "discounts/create" | "discounts/update", discount: SandboxDiscount): SandboxDiscount {
    const { store, webhooks, now } = this.options;
    webhooks.emit(topic, {
      admin_graphql_api_id: discountGid(discount),
      title: discount.title,
      status: discountStatusAt(discount, now()),
      created_at: discount.createdAt,
      updated_at: discount.updatedAt,
    });
    store.save();
    return discount;
  }
}

function requireOne<T extends { id: Id }>(records: readonly T[], id: Id, what: string): T {
  const found = records.find((one) => one.id === id);
  if (!found) throw new Error(`The store has no ${what} ${id}`);
  return found;
}
