/** What each implemented field of the Admin schema answers. A field that is missing here is refused with 501. */
import { withImpliedScopes } from "./access-scopes";
import { toConnection, type PageArguments } from "./connections";
import { badRequest, NotImplemented } from "./graphql-errors";
import { toJsonValue } from "./metafield-types";
import { deleteMetafields, digestOf, findMetafield, isReadable, setMetafields, toNamespace, type MetafieldInput } from "./metafields";
import { findOwner, gidOf, parseGid, type Resource } from "./resources";
import { articleSorts, blogSorts, findArticles, findBlogs, findPages, findProducts, pageSorts, productSorts, type SearchWarnings } from "./searches";
import { gid, type SandboxImage, type SandboxMetafield, type SandboxProduct, type SandboxState, type SandboxStore } from "./store";

export interface ResolverContext {
  store: SandboxStore;
  clientId: string;
  appHandle: string;
  /** Scopes of the access token. */
  scopes: readonly string[];
  now: () => Date;
  /** e.g. "http://127.0.0.1:4102" */
  storefrontOrigin: () => string;
  /** Filled by searches with unknown fields. */
  warnings: SearchWarnings;
}

// The schema has checked names and kinds of arguments and nothing else calls these, so sources and arguments are
// typed at each resolver.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Resolver = (source: any, args: any, context: ResolverContext) => unknown;

type Of<Name extends Resource["__typename"]> = Extract<Resource, { __typename: Name }>;
type State = SandboxState;
type Search = PageArguments & { query?: string | null; sortKey: string };

/** Sources without a type of their own in the store. */
interface ImageSource {
  image: SandboxImage;
}
interface MetafieldSource {
  __typename: "Metafield";
  metafield: SandboxMetafield;
}

export const RESOLVERS: Record<string, Record<string, Resolver>> = {
  QueryRoot: {
    shop: (_, __, { store }) => resource("Shop", { id: store.state.shop.id }),
    shopLocales: (_, { published }: { published: boolean }, { store }) => store.state.shop.locales.filter((locale) => !published || locale.published),
    currentAppInstallation: (_, __, { store }) => resource("AppInstallation", { id: store.state.installation.id }),
    article: lookUp("Article"),
    articles: (_, args: Search, context) =>
      toConnection(findArticles(args.query, context).map(as("Article")), ({ record }) => articleSorts(args.sortKey, record, context), args.sortKey, args),
    blog: lookUp("Blog"),
    blogs: (_, args: Search, context) =>
      toConnection(findBlogs(args.query, context).map(as("Blog")), ({ record }) => blogSorts(args.sortKey, record), args.sortKey, args),
    page: lookUp("Page"),
    pages: (_, args: Search, context) =>
      toConnection(findPages(args.query, context).map(as("Page")), ({ record }) => pageSorts(args.sortKey, record), args.sortKey, args),
    product: lookUp("Product"),
    products: (_, args: Search & { savedSearchId?: string }, context) => {
      refuse(args, "savedSearchId", "QueryRoot.products");
      return toConnection(findProducts(args.query, context).map(as("Product")), ({ record }) => productSorts(args.sortKey, record), args.sortKey, args);
    },
    collection: lookUp("Collection"),
    node: (_, { id }: { id: string }, { store }) => findNode(id, store.state),
    nodes: (_, { ids }: { ids: string[] }, { store }) => ids.map((id) => findNode(id, store.state)),
  },
  Mutation: {
    metafieldsSet: (_, { metafields }: { metafields: MetafieldInput[] }, context) => {
      const result = setMetafields(metafields, context);
      return { ...result, metafields: result.metafields?.map(toMetafieldSource) ?? null };
    },
    metafieldsDelete: (_, { metafields }: { metafields: { ownerId: string; namespace: string; key: string }[] }, context) => deleteMetafields(metafields, context),
  },
  MetafieldsSetPayload: plain("metafields", "userErrors"),
  MetafieldsSetUserError: plain("code", "elementIndex", "field", "message"),
  MetafieldsDeletePayload: plain("deletedMetafields", "userErrors"),
  MetafieldIdentifier: plain("ownerId", "namespace", "key"),
  UserError: plain("field", "message"),
  PageInfo: plain("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"),
  Count: { count: ({ count }: { count: number }) => count, precision: () => "EXACT" },
  ShopLocale: plain("locale", "name", "primary", "published"),
  AccessScope: {
    handle: ({ handle }: { handle: string }) => handle,
    description: ({ handle }: { handle: string }) => `${handle.startsWith("write_") ? "Edit" : "Read"} ${handle.replace(/^\w+?_/, "").replaceAll("_", " ")}`,
  },

  Shop: {
    ...metafieldOwner(),
    ...ofShop({
      name: ({ shop }) => shop.name,
      myshopifyDomain: ({ shop }) => shop.domain,
      ianaTimezone: ({ shop }) => shop.zone,
      currencyCode: ({ shop }) => shop.currency,
      enabledPresentmentCurrencies: ({ shop }) => [shop.currency],
      email: ({ shop }) => shop.email,
      contactEmail: ({ shop }) => shop.email,
    }),
    url: (_, __, { storefrontOrigin }) => storefrontOrigin(),
    primaryDomain: (_, __, { storefrontOrigin }) => new URL(storefrontOrigin()),
  },
  Domain: {
    id: (_, __, { store }) => gid("Domain", store.state.shop.id),
    host: ({ host }: URL) => host,
    url: ({ origin }: URL) => origin,
    sslEnabled: ({ protocol }: URL) => protocol === "https:",
  },
  AppInstallation: {
    ...metafieldOwner(),
    accessScopes: (_, __, { store }) => withImpliedScopes(store.state.installation.scopes).map((handle) => ({ handle })),
    launchUrl: (_, __, { store, appHandle }) => `https://${store.state.shop.domain}/admin/apps/${appHandle}`,
    app: () => ({}),
  },
  App: {
    id: () => gid("App", 1),
    apiKey: (_, __, { clientId }) => clientId,
    handle: (_, __, { appHandle }) => appHandle,
  },

  Article: {
    ...metafieldOwner(),
    ...fields<Of<"Article">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      body: ({ record }) => record.body,
      summary: ({ record }) => record.excerpt || null,
      tags: ({ record }) => [...record.tags].sort(),
      templateSuffix: ({ record }) => record.templateSuffix,
      author: ({ record }) => ({ name: record.author }),
      image: ({ record }) => toImage(record.image),
      blog: ({ record }, _, { store }) => findOwner(store.state, gid("Blog", record.blogId)),
      isPublished: ({ record }, _, { now }) => isPublished(record.publishedAt, now()),
      publishedAt: ({ record }) => toDateTime(record.publishedAt),
      updatedAt: ({ record }) => toDateTime(record.updatedAt),
      commentsCount: ({ record }, args) => toCount(record.comments.length, args),
    }),
  },
  ArticleAuthor: plain("name"),
  Blog: {
    ...metafieldOwner(),
    ...fields<Of<"Blog">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      updatedAt: ({ record }) => toDateTime(record.updatedAt),
      articlesCount: ({ record }, args, { store }) => toCount(store.state.articles.filter(({ blogId }) => blogId === record.id).length, args),
      articles: ({ record }, args: PageArguments, { store }) =>
        toConnection(store.state.articles.filter(({ blogId }) => blogId === record.id).map(as("Article")), byId, "ID", args),
    }),
  },
  Page: {
    ...metafieldOwner(),
    ...fields<Of<"Page">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      body: ({ record }) => record.body,
      isPublished: ({ record }, _, { now }) => isPublished(record.publishedAt, now()),
      publishedAt: ({ record }) => toDateTime(record.publishedAt),
      updatedAt: ({ record }) => toDateTime(record.updatedAt),
    }),
  },

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
    image: (source: ImageSource) => source,
    preview: (source: ImageSource) => source,
    status: () => "READY",
    mediaContentType: () => "IMAGE",
  },
  MediaPreviewImage: { image: (source: ImageSource) => source, status: () => "READY" },
  Image: {
    altText: ({ image }: ImageSource) => image.alt || null,
    width: ({ image }: ImageSource) => image.width,
    height: ({ image }: ImageSource) => image.height,
    url: ({ image }: ImageSource, { transform }: { transform?: Record<string, unknown> }, { storefrontOrigin }) => toImageUrl(image, transform ?? {}, storefrontOrigin()),
  },
  Collection: {
    ...metafieldOwner(),
    ...fields<Of<"Collection">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      descriptionHtml: ({ record }) => record.description,
      productsCount: ({ record }) => ({ count: record.productIds.length }),
    }),
  },

  Metafield: fields<MetafieldSource>({
    id: ({ metafield }) => gid("Metafield", metafield.id),
    legacyResourceId: ({ metafield }) => String(metafield.id),
    namespace: ({ metafield }) => metafield.namespace,
    key: ({ metafield }) => metafield.key,
    type: ({ metafield }) => metafield.type,
    value: ({ metafield }) => metafield.value,
    jsonValue: ({ metafield }) => toJsonValue(metafield.type, metafield.value),
    compareDigest: ({ metafield }) => digestOf(metafield),
    sizeInBytes: ({ metafield }) => Buffer.byteLength(metafield.value),
    createdAt: ({ metafield }) => toDateTime(metafield.createdAt),
    updatedAt: ({ metafield }) => toDateTime(metafield.updatedAt),
    definition: () => null,
    owner: ({ metafield }, _, { store }) => findOwner(store.state, metafield.ownerId),
    ownerType: ({ metafield }) => OWNER_TYPES[parseGid(metafield.ownerId)?.type ?? ""] ?? null,
    reference: ({ metafield }, _, { store }) =>
      !metafield.type.startsWith("list.") && metafield.type.endsWith("_reference") ? findOwner(store.state, metafield.value) : null,
    references: ({ metafield }, args: PageArguments, { store }) => {
      if (!/^list\..*_reference$/.test(metafield.type)) return null;
      const ids = toJsonValue(metafield.type, metafield.value) as string[];
      const found = ids.flatMap((id, position) => {
        const node = findOwner(store.state, id);
        return node ? [{ node, position }] : [];
      });
      const connection = toConnection(found, ({ node, position }) => ({ value: position, id: node.record.id }), "POSITION", args);
      return { ...connection, nodes: connection.nodes.map(({ node }) => node), edges: connection.edges.map(({ cursor, node }) => ({ cursor, node: node.node })) };
    },
  }),
};

const OWNER_TYPES: Record<string, string> = {
  Article: "ARTICLE",
  Blog: "BLOG",
  Page: "PAGE",
  Product: "PRODUCT",
  ProductVariant: "PRODUCTVARIANT",
  Collection: "COLLECTION",
  Shop: "SHOP",
  AppInstallation: "API_PERMISSION",
};

function fields<Source>(resolvers: Record<string, (source: Source, args: never, context: ResolverContext) => unknown>): Record<string, Resolver> {
  return resolvers as Record<string, Resolver>;
}

function ofShop(resolvers: Record<string, (state: State) => unknown>): Record<string, Resolver> {
  return Object.fromEntries(Object.entries(resolvers).map(([name, resolve]) => [name, (_source, _args, { store }) => resolve(store.state)] as const));
}

/** Fields that are answered by the property of the same name. */
function plain(...names: string[]): Record<string, Resolver> {
  return Object.fromEntries(names.map((name) => [name, (source: Record<string, unknown>) => source[name]] as const));
}

function resource(__typename: string, record: object) {
  return { __typename, record };
}

function as<Name extends Resource["__typename"]>(__typename: Name) {
  return <Record>(record: Record) => ({ __typename, record });
}

function lookUp(typename: Resource["__typename"]): Resolver {
  return (_, { id }: { id: string }, { store }) => (requireGid(id) === typename ? findOwner(store.state, id) : refuseId(id));
}

function findNode(id: string, state: State): Resource | MetafieldSource | null {
  const type = requireGid(id);
  if (type !== "Metafield") return findOwner(state, id);
  const metafield = state.metafields.find((one) => gid("Metafield", one.id) === id);
  return metafield ? toMetafieldSource(metafield) : null;
}

function requireGid(id: string): string {
  return parseGid(id)?.type ?? refuseId(id);
}

/** Shopify answers an id of another shape or kind with this error and not with null. */
function refuseId(id: string): never {
  throw badRequest(`Invalid global id '${id}'`);
}

function metafieldOwner(): Record<string, Resolver> {
  return fields<Resource>({
    id: (owner) => gidOf(owner),
    metafield: (owner, { namespace: given, key }: { namespace?: string | null; key: string }, { store, clientId }) => {
      const namespace = toNamespace(given, clientId);
      const metafield = isReadable(namespace, clientId) ? findMetafield(store.state.metafields, { ownerId: gidOf(owner), namespace, key }) : undefined;
      return metafield ? toMetafieldSource(metafield) : null;
    },
    metafields: (owner, args: PageArguments & { namespace?: string | null; keys?: string[] | null }, { store, clientId }) => {
      const namespace = args.namespace ? toNamespace(args.namespace, clientId) : null;
      const wanted = args.keys?.map((key) => toFullKey(key, namespace, clientId));
      const found = store.state.metafields.filter(
        (one) =>
          one.ownerId === gidOf(owner) &&
          isReadable(one.namespace, clientId) &&
          (namespace === null || one.namespace === namespace) &&
          (wanted === undefined || wanted.includes(`${one.namespace}.${one.key}`)),
      );
      return toConnection(found.map(toMetafieldSource), ({ metafield: { id } }) => ({ value: null, id }), "ID", args);
    },
  });
}

/** `keys` may name the namespace ("custom.colour"). */
function toFullKey(key: string, namespace: string | null, clientId: string): string {
  const dot = key.lastIndexOf(".");
  return dot < 0 ? `${namespace ?? toNamespace(null, clientId)}.${key}` : `${toNamespace(key.slice(0, dot), clientId)}.${key.slice(dot + 1)}`;
}

function toMetafieldSource(metafield: SandboxMetafield): MetafieldSource {
  return { __typename: "Metafield", metafield };
}

function byId({ record: { id } }: { record: { id: number } }) {
  return { value: null, id };
}

function toCount(count: number, args: { limit?: number | null; query?: string | null }) {
  refuse(args, "query", "a count");
  return { count };
}

function refuse(args: object, name: string, where: string): void {
  if (((args as Record<string, unknown>)[name] ?? null) !== null) throw new NotImplemented(`the argument "${name}" of ${where}`);
}

function isPublished(publishedAt: string | null, now: Date): boolean {
  return publishedAt !== null && Date.parse(publishedAt) <= now.getTime();
}

/** Shopify's DateTime has no fractions of a second. */
function toDateTime(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString().replace(/\.\d+Z$/, "Z");
}

function toImage(image: SandboxImage | null): ImageSource | null {
  return image && { image };
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

function toPriceRange({ variants }: SandboxProduct, { shop }: State) {
  const prices = variants.map(({ price }) => price);
  return { minVariantPrice: toMoneyV2(Math.min(...prices), shop.currency), maxVariantPrice: toMoneyV2(Math.max(...prices), shop.currency) };
}
