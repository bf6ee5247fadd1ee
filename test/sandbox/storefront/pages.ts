/** Which page an address is: template, title and the objects that the page is about. */
import { handleize } from "../../../app/adapters/shopify-liquid";
import type { SandboxProduct, SandboxState } from "../store";
import type { Drops } from "./drops";
import type { PageMatch } from "./globals";

const NOT_FOUND: PageMatch = { template: "404", pageType: "404", title: "404 Not Found", status: 404 };

const textOf = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

/** Handles may hold any letter; what is not written as an address should be names nothing. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A page for a path without its language prefix; the 404 page for what shoppers cannot see. */
export function matchPage(path: string, search: URLSearchParams, state: SandboxState, drops: Drops): PageMatch {
  const parts = path.split("/").filter((part) => part !== "").map(decodePart);
  const [kind, handle, inner, last] = parts;
  const isPublished = (page: { publishedAt: string | null }) => page.publishedAt !== null;
  if (parts.length === 0) return { template: "index", pageType: "index", title: state.shop.name, canonicalPath: "/" };
  if (kind === "cart" && parts.length === 1) return { template: "cart", pageType: "cart", title: "Your cart" };
  if (kind === "search" && parts.length === 1) return matchSearch(search, state, drops);
  if (kind === "collections" && parts.length === 1) {
    const objects = { collections: state.collections.map((each) => drops.collection(each)) };
    return { template: "list-collections", pageType: "list-collections", title: "Collections", objects };
  }
  if (kind === "collections" && handle !== undefined && parts.length === 2) return matchCollection(handle, undefined, state, drops);
  if (kind === "collections" && handle !== undefined && inner !== undefined && parts.length === 3) return matchCollection(handle, inner, state, drops);
  if (kind === "collections" && handle !== undefined && inner === "products" && parts.length === 4) {
    const collection = findCollection(handle, state);
    const match = collection ? matchProduct(last, search, state, drops) : NOT_FOUND;
    return collection && match.objects ? { ...match, objects: withProperties(match.objects, { collection: drops.collection(collection) }) } : NOT_FOUND;
  }
  if (kind === "products" && parts.length === 2) return matchProduct(handle, search, state, drops);
  if (kind === "blogs" && parts.length >= 2) return matchBlog(parts.slice(1), state, drops);
  if ((kind === "pages" || kind === "policies") && parts.length === 2) {
    const page = state.pages.find((each) => each.handle === handle && isPublished(each));
    if (!page) return NOT_FOUND;
    const name = kind === "pages" ? "page" : "policy";
    return { template: name, pageType: name, title: page.title, objects: { page: drops.page(page) } };
  }
  return NOT_FOUND;
}

function matchProduct(handle: string | undefined, search: URLSearchParams, state: SandboxState, drops: Drops): PageMatch {
  const found = state.products.find((each) => each.handle === handle && drops.sells(each));
  if (!found) return NOT_FOUND;
  const objects = { product: withSelected(found, search, drops) };
  return { template: "product", pageType: "product", title: found.title, description: textOf(found.description), canonicalPath: `/products/${found.handle}`, objects };
}

/** `?variant=` selects; an id that is none of the product's selects nothing. */
function withSelected(found: SandboxProduct, search: URLSearchParams, drops: Drops): object {
  const product = drops.product(found);
  const chosen = found.variants.find((each) => each.id === Number(search.get("variant")));
  if (!chosen) return product;
  const variant = withProperties(drops.variant(found, chosen), { selected: true });
  const options = found.options.map((option, index) => ({ name: option.name, position: index + 1, values: option.values, selected_value: chosen.options[index] ?? null }));
  return withProperties(product, { selected_variant: variant, selected_or_first_available_variant: variant, options_with_values: options });
}

/** A drop with some properties of its own; they stay out of `| json` as the others do. */
function withProperties(drop: object, own: Record<string, unknown>): object {
  const added = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value, enumerable: false, configurable: true }]));
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(drop), ...added });
}

/** `/blogs/news`, `/blogs/news/article` and `/blogs/news/tagged/sleep+care`, which shows what has all of the tags. */
function matchBlog([handle, inner, tagged, ...more]: string[], state: SandboxState, drops: Drops): PageMatch {
  const blog = state.blogs.find((each) => each.handle === handle);
  if (!blog || more.length > 0) return NOT_FOUND;
  const drop = drops.blog(blog);
  const listing = { template: "blog", pageType: "blog", title: blog.title };
  if (inner === undefined) return { ...listing, objects: { blog: drop } };
  const published = state.articles.filter((each) => each.blogId === blog.id && drops.isPublished(each));
  if (inner === "tagged" && tagged !== undefined) {
    const { tags, has } = toTags(tagged, published.flatMap((each) => each.tags));
    const shown = taggedIn(drop, "articles").filter((each) => has(each.tags));
    return { ...listing, tags, objects: { blog: withProperties(drop, { articles: shown, tags: [...new Set(shown.flatMap((each) => each.tags))].sort() }) } };
  }
  const article = tagged === undefined ? published.find((each) => each.handle === inner) : undefined;
  if (!article) return NOT_FOUND;
  const template = article.templateSuffix ? `article.${article.templateSuffix}` : "article";
  const objects = { blog: drop, article: drops.article(article) };
  return { template, pageType: "article", title: article.title, description: textOf(article.excerpt), objects };
}

/** Addresses hold tags as handles, joined by plus signs; `current_tags` holds them as they are written where there are such. */
function toTags(written: string, known: string[]): { tags: string[]; has: (tags: string[]) => boolean } {
  const wanted = written.split(/[+ ]/).filter((tag) => tag !== "").map(handleize);
  const tags = wanted.map((tag) => known.find((each) => handleize(each) === tag) ?? tag);
  return { tags, has: (own) => wanted.every((tag) => own.some((each) => handleize(each) === tag)) };
}

/** Lists of drops are hidden properties, which their type does not name. */
function taggedIn(drop: object, list: "articles" | "products"): { tags: string[] }[] {
  return (drop as Record<string, { tags: string[] }[] | undefined>)[list] ?? [];
}

function findCollection(handle: string, state: SandboxState): SandboxState["collections"][number] | null {
  const all = { id: 0, handle: "all", title: "All products", description: "", productIds: state.products.map((each) => each.id) };
  return state.collections.find((each) => each.handle === handle) ?? (handle === "all" ? all : null);
}

function matchCollection(handle: string, tag: string | undefined, state: SandboxState, drops: Drops): PageMatch {
  const found = findCollection(handle, state);
  if (!found) return NOT_FOUND;
  const collection = drops.collection(found);
  const match = { template: "collection", pageType: "collection", title: found.title, description: textOf(found.description) };
  if (tag === undefined) return { ...match, objects: { collection } };
  const { tags, has } = toTags(tag, state.products.flatMap((each) => each.tags));
  const products = taggedIn(collection, "products").filter((each) => has(each.tags));
  return { ...match, tags, objects: { collection: withProperties(collection, { products, products_count: products.length }) } };
}

const SEARCHED = ["product", "article", "page"] as const;

function matchSearch(search: URLSearchParams, state: SandboxState, drops: Drops): PageMatch {
  const terms = (search.get("q") ?? "").trim();
  const words = terms.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const matches = (...texts: string[]) => words.length > 0 && words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
  const asked = (search.get("type") ?? "").split(",");
  const types = SEARCHED.filter((type) => asked.includes(type));
  const has = (type: (typeof SEARCHED)[number]) => types.length === 0 || types.includes(type);
  const objects = {
    search: {
      terms,
      performed: terms !== "",
      types: types.length === 0 ? SEARCHED : types,
      get results() {
        const products = state.products.filter((each) => has("product") && drops.sells(each) && matches(each.title, each.description)).map((each) => drops.product(each));
        const articles = state.articles.filter((each) => has("article") && drops.isPublished(each) && matches(each.title, textOf(each.body))).map((each) => drops.article(each));
        const pages = state.pages.filter((each) => has("page") && each.publishedAt !== null && matches(each.title, textOf(each.body))).map((each) => drops.page(each));
        return [...products, ...articles, ...pages];
      },
      get results_count() {
        return this.results.length;
      },
    },
  };
  return { template: "search", pageType: "search", title: terms === "" ? "Search" : `Search: ${terms}`, objects };
}
