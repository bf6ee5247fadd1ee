/** Which page an address is: template, title and the objects that the page is about. */
import type { SandboxState } from "../store";
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
  const [kind, handle, inner] = parts;
  const isPublished = (page: { publishedAt: string | null }) => page.publishedAt !== null;
  if (parts.length === 0) return { template: "index", pageType: "index", title: state.shop.name };
  if (kind === "cart" && parts.length === 1) return { template: "cart", pageType: "cart", title: "Your cart" };
  if (kind === "search" && parts.length === 1) return matchSearch(search, state, drops);
  if (kind === "collections" && parts.length === 1) {
    const objects = { collections: state.collections.map((each) => drops.collection(each)) };
    return { template: "list-collections", pageType: "list-collections", title: "Collections", objects };
  }
  if (kind === "collections" && handle !== undefined && parts.length === 2) return matchCollection(handle, state, drops);
  if (kind === "products" && parts.length === 2) {
    const found = state.products.find((each) => each.handle === handle && each.status === "ACTIVE");
    if (!found) return NOT_FOUND;
    const chosen = found.variants.find((each) => each.id === Number(search.get("variant")));
    const product = drops.product(found);
    const objects = chosen ? { product: withSelected(product, drops.variant(found, chosen)) } : { product };
    return { template: "product", pageType: "product", title: found.title, description: textOf(found.description), objects };
  }
  if (kind === "blogs" && (parts.length === 2 || parts.length === 3)) {
    const blog = state.blogs.find((each) => each.handle === handle);
    if (!blog) return NOT_FOUND;
    if (inner === undefined) return { template: "blog", pageType: "blog", title: blog.title, objects: { blog: drops.blog(blog) } };
    const article = state.articles.find((each) => each.blogId === blog.id && each.handle === inner && drops.isPublished(each));
    if (!article) return NOT_FOUND;
    const template = article.templateSuffix ? `article.${article.templateSuffix}` : "article";
    const objects = { blog: drops.blog(blog), article: drops.article(article) };
    return { template, pageType: "article", title: article.title, description: textOf(article.excerpt), objects };
  }
  if ((kind === "pages" || kind === "policies") && parts.length === 2) {
    const page = state.pages.find((each) => each.handle === handle && isPublished(each));
    if (!page) return NOT_FOUND;
    const name = kind === "pages" ? "page" : "policy";
    return { template: name, pageType: name, title: page.title, objects: { page: drops.page(page) } };
  }
  return NOT_FOUND;
}

function withSelected(product: object, variant: object): object {
  const selected = { value: variant, enumerable: false };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(product), selected_variant: selected, selected_or_first_available_variant: selected });
}

function matchCollection(handle: string, state: SandboxState, drops: Drops): PageMatch {
  const all = { id: 0, handle: "all", title: "All products", description: "", productIds: state.products.map((each) => each.id) };
  const found = state.collections.find((each) => each.handle === handle) ?? (handle === "all" ? all : null);
  if (!found) return NOT_FOUND;
  return { template: "collection", pageType: "collection", title: found.title, description: textOf(found.description), objects: { collection: drops.collection(found) } };
}

function matchSearch(search: URLSearchParams, state: SandboxState, drops: Drops): PageMatch {
  const terms = (search.get("q") ?? "").trim();
  const words = terms.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const matches = (...texts: string[]) => words.length > 0 && words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
  const objects = {
    search: {
      terms,
      performed: terms !== "",
      get results() {
        const products = state.products.filter((each) => each.status === "ACTIVE" && matches(each.title, each.description)).map((each) => drops.product(each));
        const articles = state.articles.filter((each) => drops.isPublished(each) && matches(each.title, textOf(each.body))).map((each) => drops.article(each));
        return [...products, ...articles];
      },
      get results_count() {
        return this.results.length;
      },
    },
  };
  return { template: "search", pageType: "search", title: terms === "" ? "Search" : `Search: ${terms}`, objects };
}
