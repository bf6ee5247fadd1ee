/** The lists that can be searched and sorted: articles, blogs, pages and products. */
import { NotImplemented } from "./graphql-errors";
import type { Place } from "./connections";
import { variantsOf } from "./product-resolvers";
import { exactly, instant, number, parseSearch, words, type FieldMatcher, type SearchWarning } from "./search-syntax";
import type { SandboxArticle, SandboxProduct, SandboxState, SandboxStore } from "./store";

type SortValues = Record<string, string | number | null>;

/** As in the answer's `extensions.search`. */
export type SearchWarnings = { path: string[]; query: string; warnings: SearchWarning[] }[];

export interface SearchContext {
  store: SandboxStore;
  now: () => Date;
  warnings: SearchWarnings;
}

type Blog = SandboxState["blogs"][number];
type Page = SandboxState["pages"][number];
type Collection = SandboxState["collections"][number];

export function findArticles(query: string | null | undefined, context: SearchContext): SandboxArticle[] {
  const blogTitle = (article: SandboxArticle) => titleOfBlog(article, context);
  return search("articles", context.store.state.articles, query, context, {
    default: words(({ title }) => [title]),
    title: words(({ title }) => [title]),
    handle: exactly(({ handle }) => [handle]),
    author: words(({ author }) => [author]),
    tag: exactly(({ tags }) => tags),
    tag_not: (article, comparison) => !exactly<SandboxArticle>(({ tags }) => tags)(article, comparison),
    blog_title: words((article) => [blogTitle(article)]),
    blog_id: number(({ blogId }) => blogId),
    id: number(({ id }) => id),
    updated_at: instant(({ updatedAt }) => updatedAt),
    published_at: instant(({ publishedAt }) => publishedAt),
    published_status: publishedStatus,
  });
}

export function articleSorts(sortKey: string, article: SandboxArticle, context: SearchContext): Place {
  const { id, title, author, updatedAt, publishedAt } = article;
  const values: SortValues = {
    ID: null,
    TITLE: title.toLowerCase(),
    AUTHOR: author.toLowerCase(),
    UPDATED_AT: toMilliseconds(updatedAt),
    PUBLISHED_AT: toMilliseconds(publishedAt),
    BLOG_TITLE: titleOfBlog(article, context).toLowerCase(),
  };
  return place(values, sortKey, id);
}

/** Each tag once; the popular ones are those of most articles. */
export function tagsOf(articles: readonly SandboxArticle[], sort: string): string[] {
  const counts = new Map<string, number>();
  for (const tag of articles.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts.keys()].sort();
  return sort === "POPULAR" ? tags.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0)) : tags;
}

export function blogSorts(sortKey: string, { id, handle, title }: Blog): Place {
  return place({ ID: null, HANDLE: handle, TITLE: title.toLowerCase() }, sortKey, id);
}

export function pageSorts(sortKey: string, { id, title, updatedAt, publishedAt }: Page): Place {
  return place({ ID: null, TITLE: title.toLowerCase(), UPDATED_AT: toMilliseconds(updatedAt), PUBLISHED_AT: toMilliseconds(publishedAt) }, sortKey, id);
}

export function findBlogs(query: string | null | undefined, context: SearchContext): Blog[] {
  return search("blogs", context.store.state.blogs, query, context, {
    default: words(({ title }) => [title]),
    title: words(({ title }) => [title]),
    handle: exactly(({ handle }) => [handle]),
    id: number(({ id }) => id),
    updated_at: instant(({ updatedAt }) => updatedAt),
  });
}

/** All collections are in the online store. */
export function findCollections(query: string | null | undefined, context: SearchContext): Collection[] {
  return search("collections", context.store.state.collections, query, context, {
    default: words(({ title }) => [title]),
    title: words(({ title }) => [title]),
    handle: exactly(({ handle }) => [handle]),
    id: number(({ id }) => id),
    published_status: (_, comparison) => publishedStatus({ publishedAt: new Date(0).toISOString() }, comparison),
  });
}

export function collectionSorts(sortKey: string, { id, title }: Collection): Place {
  return place({ ID: null, TITLE: title.toLowerCase() }, sortKey, id);
}

export function findPages(query: string | null | undefined, context: SearchContext): Page[] {
  return search("pages", context.store.state.pages, query, context, {
    default: words(({ title }) => [title]),
    title: words(({ title }) => [title]),
    handle: exactly(({ handle }) => [handle]),
    id: number(({ id }) => id),
    updated_at: instant(({ updatedAt }) => updatedAt),
    published_at: instant(({ publishedAt }) => publishedAt),
    published_status: publishedStatus,
  });
}

export function findProducts(query: string | null | undefined, context: SearchContext): SandboxProduct[] {
  return search("products", context.store.state.products, query, context, {
    default: words(({ title, variants }) => [title, ...variants.map(({ sku }) => sku)]),
    title: words(({ title }) => [title]),
    handle: exactly(({ handle }) => [handle]),
    tag: exactly(({ tags }) => tags),
    tag_not: (product, comparison) => !exactly<SandboxProduct>(({ tags }) => tags)(product, comparison),
    vendor: exactly(({ vendor }) => [vendor]),
    product_type: exactly(({ productType }) => [productType]),
    sku: exactly(({ variants }) => variants.map(({ sku }) => sku)),
    // Several states may be listed with commas.
    status: ({ status }, { value }) => value.toUpperCase().split(",").includes(status),
    collection_id: (product, comparison) => context.store.state.collections.some(({ id, productIds }) => String(id) === comparison.value && productIds.includes(product.id)),
    // The store knows no product that is active and not in the online store.
    published_status: (product, comparison) => publishedStatus({ publishedAt: product.status === "ACTIVE" ? product.updatedAt : null }, comparison),
    id: number(({ id }) => id),
    updated_at: instant(({ updatedAt }) => updatedAt),
  });
}

export function findVariants(query: string | null | undefined, context: SearchContext): ReturnType<typeof variantsOf> {
  return search("productVariants", context.store.state.products.flatMap(variantsOf), query, context, {
    id: number(({ record }) => record.id),
    product_id: number(({ product }) => product.id),
    product_ids: ({ product }, { value }) => value.split(",").includes(String(product.id)),
    title: words(({ record }) => [record.title]),
    sku: exactly(({ record }) => [record.sku]),
  });
}

export function productSorts(sortKey: string, { id, title, vendor, productType, updatedAt }: SandboxProduct): Place {
  return place({ ID: null, TITLE: title.toLowerCase(), VENDOR: vendor.toLowerCase(), PRODUCT_TYPE: productType.toLowerCase(), UPDATED_AT: toMilliseconds(updatedAt) }, sortKey, id);
}

export function search<T>(path: string, items: readonly T[], query: string | null | undefined, context: SearchContext, fields: Record<string, FieldMatcher<T>>): T[] {
  if (!query?.trim()) return [...items];
  const { matches, warnings } = parseSearch(query, fields, context.now());
  if (warnings.length > 0) context.warnings.push({ path: [path], query, warnings });
  return items.filter(matches);
}

function publishedStatus(item: { publishedAt: string | null }, { value, now }: { value: string; now: Date }): boolean {
  const published = item.publishedAt !== null && Date.parse(item.publishedAt) <= now.getTime();
  switch (value) {
    case "any":
      return true;
    case "published":
      return published;
    case "unpublished":
      return !published;
    default:
      throw new NotImplemented(`published_status:${value}`);
  }
}

export function place(values: SortValues, sortKey: string, id: number): Place {
  const value = values[sortKey];
  if (value === undefined) throw new NotImplemented(`the sort key ${sortKey}`);
  return { value, id };
}

function titleOfBlog({ blogId }: SandboxArticle, { store }: SearchContext): string {
  return store.state.blogs.find(({ id }) => id === blogId)?.title ?? "";
}

function toMilliseconds(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}
