/** Products, their variants and pictures. */
import type { SandboxFile } from "./admin-state";
import { toConnection, type PageArguments } from "./connections";
import { fileErrors, fileStatus } from "./file-resolvers";
import { NotImplemented } from "./graphql-errors";
import { metafieldOwner } from "./metafield-resolvers";
import { as, fields, plain, refuse, toDateTime, type ImageSource, type Of, type Resolver } from "./resolver";
import { place } from "./searches";
import { gid, type SandboxImage, type SandboxProduct, type SandboxState } from "./store";

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
      onlineStoreUrl: ({ record }, _, { storefrontOrigin }) => (record.status === "ACTIVE" ? `${storefrontOrigin()}/products/${record.handle}` : null),
      featuredMedia: ({ record }) => (record.image ? { __typename: "MediaImage", id: record.id, image: record.image } : null),
      hasOnlyDefaultVariant: ({ record }) => record.variants.length === 1 && record.variants[0]?.title === "Default Title",
      hasOutOfStockVariants: ({ record }) => record.variants.some(({ available }) => !available),
      variantsCount: ({ record }) => ({ count: record.variants.length }),
      // The store knows only whether a variant can be bought: 10 pieces or none.
      totalInventory: ({ record }) => 10 * record.variants.filter(({ available }) => available).length,
      priceRangeV2: ({ record }, _, { store }) => toPriceRange(record, store.state),
      variants: ({ record }, args: PageArguments & { sortKey: string }) => {
        if (args.sortKey !== "POSITION") throw new NotImplemented(`Product.variants(sortKey: ${args.sortKey})`);
        const variants = record.variants.map((variant, index) => ({ __typename: "ProductVariant" as const, record: variant, product: record, position: index + 1 }));
        return toConnection(variants, ({ record: { id }, position }) => ({ value: position, id }), args.sortKey, args);
      },
    }),
  },
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

function toPriceRange({ variants }: SandboxProduct, { shop }: SandboxState) {
  const prices = variants.map(({ price }) => price);
  return { minVariantPrice: toMoneyV2(Math.min(...prices), shop.currency), maxVariantPrice: toMoneyV2(Math.max(...prices), shop.currency) };
}
