/** The pages of a store and who looks at them: what page rules are held against. */

/** The kinds of page that a rule can name, with `request.page_type` as Liquid knows them. */
export const PAGE_KINDS = {
  home: { pageType: "index", one: "the home page", many: "the home page" },
  product: { pageType: "product", one: "this product", many: "products" },
  collection: { pageType: "collection", one: "this collection", many: "collections" },
  collections: { pageType: "list-collections", one: "the list of collections", many: "the list of collections" },
  blog: { pageType: "blog", one: "this blog", many: "blogs" },
  article: { pageType: "article", one: "this article", many: "articles" },
  page: { pageType: "page", one: "this page", many: "pages" },
  search: { pageType: "search", one: "the search page", many: "the search page" },
  cart: { pageType: "cart", one: "the cart", many: "the cart" },
  not_found: { pageType: "404", one: "the “not found” page", many: "the “not found” page" },
} as const;
export type PageKind = keyof typeof PAGE_KINDS;

/** The kinds whose pages each belong to a resource, which can carry a choice of its own. */
export const RESOURCE_KINDS = ["product", "collection", "blog", "article", "page"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** One page as Shopify serves it. */
export interface StorePage {
  /** Null for a page of no kind that a rule can name, such as a policy or an account page: only "everywhere" means it. */
  kind: PageKind | null;
  /** Number of the page's own resource; null where there is none. */
  id: number | null;
  /** Number of the blog that an article belongs to. */
  blogId: number | null;
  /** Of an article or a product. */
  tags: string[];
  /** Numbers of the collections that a product is in. */
  collectionIds: number[];
  /** Of the template: "landing" for article.landing.json; "" for the default template. */
  templateSuffix: string;
  /** As in `request.path` without the language's folder: "/blogs/journal/back-pain". */
  path: string;
}

export interface Visitor {
  /** The market's handle; null where the store has no markets. */
  market: string | null;
  /** As in `request.locale.iso_code`. */
  locale: string;
  /** Null: not signed in. */
  customer: { tags: string[] } | null;
  device: Device;
}

/** Told apart by width in CSS, never by user agent; a phone is narrower than 750 px. */
export const DEVICES = ["phone", "desktop"] as const;
export type Device = (typeof DEVICES)[number];
