/** Products, their variants and pictures. */
import type { SandboxFile } from "./admin-state";
import { toConnection, type PageArguments } from "./connections";
import { fileErrors, fileStatus } from "./file-resolvers";
import { NotImplemented } from "./graphql-errors";
import { metafieldOwner } from "./metafield-resolvers";
import { as, fields, plain, refuse, toDateTime, type ImageSource, type Of, type Resolver } from "./resolver";
import { place } from "./searches";
import { gid, type SandboxImage, type SandboxProduct, type SandboxState } from "./store";
import { localityOf, type Locality } from "./storefront/locality";

export const PRODUCT_RESOLVERS: Record<string, Record<string, Resolver>> = {
  Product: {
    ...metafieldOwner(),
    ...fields<Of<"Product">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      status: ({ record }) => record.status,
      vendor: ({ record }) => record.vendor,
      productType: ({ record }) => record.productType,
      tags: ({ record }) => [...record.tags].sort(),
      descriptionHtml: ({ record }) => record.description,
      legacyResourceId: ({ record }) => String(record.id),
      updatedAt: ({ record }) => toDateTime(record.updatedAt),
      templateSuffix: () => null,
      collections: ({ record }, args: PageArguments & { query?: string | null; sortKey: string }, { store }) => {
        refuse(args, "query", "Product.collections");
        return toConnection(store.state.collections.filter(({ productIds }) => productIds.includes(record.id)).map(as("Collection")), ({ record: { id } }) => place({ ID: null }, args.sortKey, id), args.sortKey, args);
      },
      // The store knows no product that is active and not in the online store.
      publishedAt: ({ record }) => (record.status === "ACTIVE" ? toDateTime(record.updatedAt) : null),
      publishedInContext: ({ record }, { context }: { context: Context }, { store }) => localityIn(store.state, context).sells(record),
      contextualPricing: ({ record }, { context }: { context: Context }, { store }) => ({ record, ...localityIn(store.state, context) }),
      onlineStoreUrl: ({ record }, _, { storefrontOrigin }) => (record.status === "ACTIVE" ? `${storefrontOrigin()}/products/${record.handle}` : null),
      featuredMedia: ({ record }) => (record.image ? { __typename: "MediaImage", id: record.id, image: record.image } : null),
      hasOnlyDefaultVariant: ({ record }) => record.variants.length === 1 && record.variants[0]?.title === "Default Title",
      hasOutOfStockVariants: ({ record }) => record.variants.some(({ available }) => !available),
      variantsCount: ({ record }) => ({ count: record.variants.length }),
      tracksInventory: () => true,
      // The store knows only whether a variant can be bought: 10 pieces or none.
      totalInventory: ({ record }) => 10 * record.variants.filter(({ available }) => available).length,
      priceRangeV2: ({ record }, _, { store }) => toPriceRange(record.variants.map(({ price }) => price), store.state.shop.currency),
      variants: ({ record }, args: PageArguments & { sortKey: string }) => {
        if (args.sortKey !== "POSITION") throw new NotImplemented(`Product.variants(sortKey: ${args.sortKey})`);
        return toConnection(variantsOf(record), ({ record: { id }, position }) => ({ value: position, id }), args.sortKey, args);
      },
    }),
  },
  ProductContextualPricing: fields<Pricing>({
    priceRange: ({ record, toPrice, market }) => toPriceRange(record.variants.map(({ price }) => toPrice(price)), market.currency.isoCode),
    minVariantPricing: (pricing) => toVariantPricing(pricing, (one, other) => one < other),
    maxVariantPricing: (pricing) => toVariantPricing(pricing, (one, other) => one > other),
  }),
  ProductVariantContextualPricing: plain("price", "compareAtPrice"),
  ProductPriceRangeV2: plain("minVariantPrice", "maxVariantPrice"),
  MoneyV2: plain("amount", "currencyCode"),
  ProductVariant: {
    ...metafieldOwner(),
    ...fields<Of<"ProductVariant">>({
      title: ({ record }) => record.title,
      displayName: ({ record, product }) => `${product.title} - ${record.title}`,
      sku: ({ record }) => record.sku || null,
      price: ({ record }) => toMoney(record.price),
      compareAtPrice: ({ record }) => (record.compareAtPrice === null ? null : toMoney(record.compareAtPrice)),
      availableForSale: ({ record }) => record.available,
      position: ({ record, product }) => product.variants.indexOf(record) + 1,
      selectedOptions: ({ record, product }) => product.options.map(({ name }, index) => ({ name, value: record.options[index] ?? "" })),
      product: ({ product }) => as("Product")(product),
    }),
  },
  SelectedOption: plain("name", "value"),
  MediaImage: {
    id: ({ id }: { id: number }) => gid("MediaImage", id),
    alt: ({ image }: ImageSource) => image.alt,
    image: (source: ImageSource & { file?: SandboxFile }, _, { now }) => (source.file && fileStatus(source.file, now()) !== "READY" ? null : source),
    preview: (source: ImageSource) => source,
    status: () => "READY",
    mediaContentType: () => "IMAGE",
    ...ofFile({
      createdAt: ({ createdAt }) => toDateTime(createdAt),
      updatedAt: ({ createdAt }) => toDateTime(createdAt),
      mimeType: ({ mimeType }) => mimeType,
      fileErrors,
    }),
    fileStatus: ({ file }: { file?: SandboxFile }, _, { now }) => (file ? fileStatus(file, now()) : "READY"),
  },
  MediaPreviewImage: { image: (source: ImageSource) => source, status: () => "READY" },
  Image: {
    altText: ({ image }: ImageSource) => image.alt || null,
    width: ({ image }: ImageSource) => image.width,
    height: ({ image }: ImageSource) => image.height,
    url: ({ image }: ImageSource, { transform }: { transform?: Record<string, unknown> }, { storefrontOrigin }) => toImageUrl(image, transform ?? {}, storefrontOrigin()),
  },
};

/** What Files know of a picture; the store knows it of no product's. */
function ofFile(resolvers: Record<string, (file: SandboxFile) => unknown>): Record<string, Resolver> {
  return Object.fromEntries(
    Object.entries(resolvers).map(([name, resolve]) => [
      name,
      ({ file }: { file?: SandboxFile }) => {
        if (!file) throw new NotImplemented(`MediaImage.${name} of a product's picture`);
        return resolve(file);
      },
    ]),
  );
}

function toImageUrl(image: SandboxImage, transform: Record<string, unknown>, origin: string): string {
  const url = new URL(image.src, origin);
  const { maxWidth, maxHeight, crop, scale, ...others } = transform;
  const unknown = Object.keys(others)[0] ?? (scale === 1 || scale === undefined ? undefined : "scale");
  if (unknown !== undefined) throw new NotImplemented(`Image.url(transform: { ${unknown} })`);
  for (const [parameter, value] of Object.entries({ width: maxWidth, height: maxHeight, crop })) {
    if (value) url.searchParams.set(parameter, String(value).toLowerCase());
  }
  return url.href;
}

/** The scalar Money: "12.00". */
function toMoney(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** The scalar Decimal in MoneyV2: "12.0". */
function toMoneyV2(cents: number, currencyCode: string) {
  return { amount: toMoney(cents).replace(/0$/, ""), currencyCode };
}

function toPriceRange(prices: number[], currency: string) {
  return { minVariantPrice: toMoneyV2(Math.min(...prices), currency), maxVariantPrice: toMoneyV2(Math.max(...prices), currency) };
}

interface Context {
  country?: string | null;
  companyLocationId?: string | null;
  locationId?: string | null;
}

type Pricing = Locality & { record: SandboxProduct };

/** A country that no market has is answered as the primary market's. */
function localityIn(state: SandboxState, context: Context): Locality {
  refuse(context, "companyLocationId", "a context");
  refuse(context, "locationId", "a context");
  return localityOf(state, context.country ?? undefined, { locale: "en", root: "" });
}

function toVariantPricing({ record, toPrice, market }: Pricing, isBetter: (one: number, other: number) => boolean) {
  const [first, ...others] = record.variants;
  if (first === undefined) return null;
  const { price, compareAtPrice } = others.reduce((best, one) => (isBetter(one.price, best.price) ? one : best), first);
  const money = (cents: number) => toMoneyV2(toPrice(cents), market.currency.isoCode);
  return { price: money(price), compareAtPrice: compareAtPrice === null ? null : money(compareAtPrice) };
}

/** As sources of the type ProductVariant, in their order. */
export function variantsOf(product: SandboxProduct) {
  return product.variants.map((record, index) => ({ __typename: "ProductVariant" as const, record, product, position: index + 1 }));
}
