/** What each implemented field of the Admin schema answers. A field that is missing here is refused with 501. */
import { withImpliedScopes } from "./access-scopes";
import { BULK_MUTATIONS, BULK_QUERIES, BULK_RESOLVERS, findBulkOperation } from "./bulk-resolvers";
import { toConnection, type PageArguments } from "./connections";
import { DISCOUNT_QUERIES, DISCOUNT_RESOLVERS, findDiscountNode } from "./discount-resolvers";
import { FILE_MUTATIONS, FILE_RESOLVERS, findFile } from "./file-resolvers";
import { badRequest, NotImplemented } from "./graphql-errors";
import { MARKET_QUERIES, MARKET_RESOLVERS } from "./market-resolvers";
import { METAFIELD_RESOLVERS, metafieldOwner, toMetafieldSource } from "./metafield-resolvers";
import { POLICY_RESOLVERS } from "./policies";
import { PRODUCT_RESOLVERS } from "./product-resolvers";
import { as, fields, plain, refuse, toDateTime, toImage, type Of, type Resolver, type ResolverContext } from "./resolver";
import { findOwner, parseGid, type Resource } from "./resources";
import { articleSorts, blogSorts, collectionSorts, findArticles, findBlogs, findCollections, findPages, findProducts, findVariants, pageSorts, place, productSorts, tagsOf } from "./searches";
import { gid, type SandboxState } from "./store";
import { findTheme, THEME_QUERIES, THEME_RESOLVERS } from "./theme-resolvers";
import { WEBHOOK_MUTATIONS, WEBHOOK_QUERIES, WEBHOOK_RESOLVERS } from "./webhook-resolvers";

type State = SandboxState;
type Search = PageArguments & { query?: string | null; sortKey: string };

export const RESOLVERS: Record<string, Record<string, Resolver>> = {
  ...PRODUCT_RESOLVERS,
  ...METAFIELD_RESOLVERS,
  ...MARKET_RESOLVERS,
  ...DISCOUNT_RESOLVERS,
  ...BULK_RESOLVERS,
  ...THEME_RESOLVERS,
  ...WEBHOOK_RESOLVERS,
  ...FILE_RESOLVERS,
  ShopPolicy: POLICY_RESOLVERS["ShopPolicy"] ?? {},
  Mutation: { ...METAFIELD_RESOLVERS["Mutation"], ...BULK_MUTATIONS, ...FILE_MUTATIONS, ...WEBHOOK_MUTATIONS },
  QueryRoot: {
    ...BULK_QUERIES,
    ...THEME_QUERIES,
    ...WEBHOOK_QUERIES,
    ...DISCOUNT_QUERIES,
    ...MARKET_QUERIES,
    shop: (_, __, { store }) => resource("Shop", { id: store.state.shop.id }),
    shopLocales: (_, { published }: { published: boolean }, { store }) => store.state.shop.locales.filter((locale) => !published || locale.published),
    currentAppInstallation: (_, __, { store }) => resource("AppInstallation", { id: store.state.installation.id }),
    article: lookUp("Article"),
    articles: (_, args: Search, context) =>
      toConnection(findArticles(args.query, context).map(as("Article")), ({ record }) => articleSorts(args.sortKey, record, context), args.sortKey, args),
    articleTags: (_, { limit, sort }: { limit: number; sort?: string | null }, { store }) => tagsOf(store.state.articles, sort ?? "ALPHABETICAL").slice(0, limit),
    blog: lookUp("Blog"),
    blogs: (_, args: Search, context) =>
      toConnection(findBlogs(args.query, context).map(as("Blog")), ({ record }) => blogSorts(args.sortKey, record), args.sortKey, args),
    blogsCount: (_, args: CountArguments, context) => toCount(findBlogs(args.query, context).length, args),
    pagesCount: (_, args: CountArguments, { store }) => toCount(store.state.pages.length, args),
    page: lookUp("Page"),
    pages: (_, args: Search, context) =>
      toConnection(findPages(args.query, context).map(as("Page")), ({ record }) => pageSorts(args.sortKey, record), args.sortKey, args),
    product: lookUp("Product"),
    products: (_, args: Search & { savedSearchId?: string }, context) => {
      refuse(args, "savedSearchId", "QueryRoot.products");
      return toConnection(findProducts(args.query, context).map(as("Product")), ({ record }) => productSorts(args.sortKey, record), args.sortKey, args);
    },
    productByIdentifier: (_, { identifier }: { identifier: Identifier }, { store }) => resourceOr(store.state.products.find(identified(identifier, "Product")), "Product"),
    collection: lookUp("Collection"),
    collections: (_, args: Search & { savedSearchId?: string }, context) => {
      refuse(args, "savedSearchId", "QueryRoot.collections");
      return toConnection(findCollections(args.query, context).map(as("Collection")), ({ record }) => collectionSorts(args.sortKey, record), args.sortKey, args);
    },
    collectionByIdentifier: (_, { identifier }: { identifier: Identifier }, { store }) => resourceOr(store.state.collections.find(identified(identifier, "Collection")), "Collection"),
    productVariants: (_, args: PageArguments & { query?: string | null; sortKey: string }, context) => {
      refuse(args, "savedSearchId", "QueryRoot.productVariants");
      return toConnection(findVariants(args.query, context), ({ record: { id } }) => place({ ID: null }, args.sortKey, id), args.sortKey, args);
    },
    productsCount: (_, args: CountArguments, context) => {
      refuse(args, "savedSearchId", "QueryRoot.productsCount");
      return toCount(findProducts(args.query, context).length, args);
    },
    collectionsCount: (_, args: CountArguments, context) => {
      refuse(args, "savedSearchId", "QueryRoot.collectionsCount");
      return toCount(findCollections(args.query, context).length, args);
    },
    node: (_, { id }: { id: string }, context) => findNode(id, context),
    nodes: (_, { ids }: { ids: string[] }, context) => ids.map((id) => findNode(id, context)),
  },
  PageInfo: plain("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"),
  Count: { count: ({ count }: { count: number }) => count, precision: ({ precision }: { precision?: string }) => precision ?? "EXACT" },
  ShopLocale: plain("locale", "name", "primary", "published"),
  AccessScope: {
    handle: ({ handle }: { handle: string }) => handle,
    description: ({ handle }: { handle: string }) => `${handle.startsWith("write_") ? "Edit" : "Read"} ${handle.replace(/^\w+?_/, "").replaceAll("_", " ")}`,
  },

  Shop: {
    ...metafieldOwner(),
    ...POLICY_RESOLVERS["Shop"],
    ...ofShop({
      name: ({ shop }) => shop.name,
      myshopifyDomain: ({ shop }) => shop.domain,
      ianaTimezone: ({ shop }) => shop.zone,
      currencyCode: ({ shop }) => shop.currency,
      currencyFormats: ({ shop }) => ({ moneyFormat: shop.moneyFormat }),
      enabledPresentmentCurrencies: ({ shop }) => [shop.currency],
      email: ({ shop }) => shop.email,
      contactEmail: ({ shop }) => shop.email,
    }),
    url: (_, __, { storefrontOrigin }) => storefrontOrigin(),
    primaryDomain: (_, __, { storefrontOrigin }) => new URL(storefrontOrigin()),
  },
  CurrencyFormats: plain("moneyFormat"),
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
      commentsCount: ({ record }, args) => toCount(record.comments.length, withoutQuery(args)),
    }),
  },
  ArticleAuthor: plain("name"),
  Blog: {
    ...metafieldOwner(),
    ...fields<Of<"Blog">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      templateSuffix: () => null,
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
      templateSuffix: () => null,
      isPublished: ({ record }, _, { now }) => isPublished(record.publishedAt, now()),
      publishedAt: ({ record }) => toDateTime(record.publishedAt),
      updatedAt: ({ record }) => toDateTime(record.updatedAt),
    }),
  },

  Collection: {
    ...metafieldOwner(),
    ...fields<Of<"Collection">>({
      title: ({ record }) => record.title,
      handle: ({ record }) => record.handle,
      descriptionHtml: ({ record }) => record.description,
      templateSuffix: () => null,
      // The store knows no collection with a picture of its own.
      image: () => null,
      products: ({ record }, args: PageArguments & { sortKey: string }, { store }) => {
        if (args.sortKey !== "COLLECTION_DEFAULT") throw new NotImplemented(`Collection.products(sortKey: ${args.sortKey})`);
        const products = record.productIds.flatMap((id) => store.state.products.find((product) => product.id === id) ?? []);
        return toConnection(products.map(as("Product")), ({ record: { id } }) => ({ value: record.productIds.indexOf(id), id }), args.sortKey, args);
      },
      productsCount: ({ record }) => ({ count: record.productIds.length }),
    }),
  },

};

function ofShop(resolvers: Record<string, (state: State) => unknown>): Record<string, Resolver> {
  return Object.fromEntries(Object.entries(resolvers).map(([name, resolve]) => [name, (_source, _args, { store }) => resolve(store.state)] as const));
}

function resource(__typename: string, record: object) {
  return { __typename, record };
}

interface Identifier {
  id?: string | null;
  handle?: string | null;
  customId?: object | null;
}

/** One of id and handle, as the schema's @oneOf wants it. */
function identified({ id, handle, customId }: Identifier, type: string): (record: { id: number; handle: string }) => boolean {
  if (customId) throw new NotImplemented("identifiers of metafields");
  if (id && requireGid(id) !== type) refuseId(id);
  return (record) => (id ? gid(type, record.id) === id : record.handle === handle);
}

function resourceOr(record: object | undefined, typename: string): object | null {
  return record === undefined ? null : resource(typename, record);
}

function lookUp(typename: Resource["__typename"]): Resolver {
  return (_, { id }: { id: string }, { store }) => (requireGid(id) === typename ? findOwner(store.state, id) : refuseId(id));
}

function findNode(id: string, context: ResolverContext): object | null {
  const type = requireGid(id);
  const { state } = context.store;
  if (type === "BulkOperation") return findBulkOperation(id, context);
  if (type === "OnlineStoreTheme") return findTheme(id, state);
  if (type === "MediaImage" || type === "GenericFile") return findFile(type, id, state);
  if (type === "DiscountNode") return findDiscountNode(id, state);
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

function byId({ record: { id } }: { record: { id: number } }) {
  return { value: null, id };
}

function withoutQuery(args: CountArguments): CountArguments {
  refuse(args, "query", "a count");
  return args;
}

interface CountArguments {
  limit?: number | null;
  query?: string | null;
  savedSearchId?: string | null;
}

/** Counting stops at the limit: 10,000 when none is named, never when it is null. */
function toCount(count: number, { limit }: CountArguments) {
  const isCut = typeof limit === "number" && count > limit;
  return { count: isCut ? limit : count, precision: isCut ? "AT_LEAST" : "EXACT" };
}

function isPublished(publishedAt: string | null, now: Date): boolean {
  return publishedAt !== null && Date.parse(publishedAt) <= now.getTime();
}
