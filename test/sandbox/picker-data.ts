/** The store's products and collections in the shapes that Shopify's resource picker gives to apps. */
import { gid, type SandboxImage, type SandboxProduct, type SandboxState, type SandboxVariant } from "./store";

/** Absolute image addresses on the storefront; ids as the Admin API has them. */
export function toPickerProduct(product: SandboxProduct, storefrontOrigin: string) {
  const images = product.image === null ? [] : [toPickerImage(product.image, product.id, storefrontOrigin)];
  const partial = { id: gid("Product", product.id), title: product.title, handle: product.handle };
  return {
    ...partial,
    availablePublicationCount: product.status === "ACTIVE" ? 1 : 0,
    createdAt: product.updatedAt,
    descriptionHtml: product.description,
    hasOnlyDefaultVariant: product.variants.length === 1 && product.variants[0]?.title === "Default Title",
    images,
    options: product.options.map(({ name, values }, index) => ({ id: gid("ProductOption", product.id * 10 + index), name, position: index + 1, values })),
    productType: product.productType,
    publishedAt: product.status === "ACTIVE" ? product.updatedAt : null,
    tags: product.tags,
    templateSuffix: null,
    totalInventory: product.variants.filter(({ available }) => available).length * STOCK,
    totalVariants: product.variants.length,
    tracksInventory: true,
    variants: product.variants.map((variant, index) => toPickerVariant(variant, index, product, partial)),
    vendor: product.vendor,
    updatedAt: product.updatedAt,
    status: product.status,
  };
}

/** The store knows only whether a variant can be bought. */
const STOCK = 12;

function toPickerVariant(variant: SandboxVariant, index: number, product: SandboxProduct, partial: { id: string; title: string; handle: string }) {
  return {
    id: gid("ProductVariant", variant.id),
    availableForSale: variant.available,
    barcode: null,
    compareAtPrice: variant.compareAtPrice === null ? null : toMoney(variant.compareAtPrice),
    createdAt: product.updatedAt,
    displayName: variant.title === "Default Title" ? product.title : `${product.title} - ${variant.title}`,
    image: null,
    inventoryItem: { id: gid("InventoryItem", variant.id) },
    inventoryManagement: "SHOPIFY",
    inventoryPolicy: "DENY",
    inventoryQuantity: variant.available ? STOCK : 0,
    position: index + 1,
    price: toMoney(variant.price),
    product: partial,
    requiresShipping: true,
    selectedOptions: variant.options.map((value) => ({ value })),
    sku: variant.sku,
    taxable: true,
    title: variant.title,
    weight: 0,
    weightUnit: "KILOGRAMS",
    updatedAt: product.updatedAt,
  };
}

function toMoney(cents: number): string {
  return (cents / 100).toFixed(2);
}

function toPickerImage(image: SandboxImage, id: number, storefrontOrigin: string) {
  return { id: gid("ProductImage", id), altText: image.alt, originalSrc: new URL(image.src, storefrontOrigin).href };
}

export function toPickerCollection(collection: SandboxState["collections"][number], state: SandboxState, storefrontOrigin: string) {
  const cover = state.products.find(({ id, image }) => image !== null && collection.productIds.includes(id))?.image ?? null;
  return {
    id: gid("Collection", collection.id),
    title: collection.title,
    handle: collection.handle,
    availablePublicationCount: 1,
    description: collection.description,
    descriptionHtml: collection.description,
    image: cover === null ? null : toPickerImage(cover, collection.id, storefrontOrigin),
    productsAutomaticallySortedCount: 0,
    productsCount: collection.productIds.length,
    productsManuallySortedCount: collection.productIds.length,
    publicationCount: 1,
    ruleSet: null,
    seo: { description: null, title: null },
    sortOrder: "MANUAL",
    storefrontId: gid("Collection", collection.id),
    templateSuffix: null,
    updatedAt: state.products[0]?.updatedAt ?? new Date(0).toISOString(),
  };
}

export type PickerProduct = ReturnType<typeof toPickerProduct>;
export type PickerCollection = ReturnType<typeof toPickerCollection>;
