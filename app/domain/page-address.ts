/** Which page a merchant means by an address: one of the storefront, one of the admin, or a bare path. */
import { PAGE_KINDS, type PageKind, type ResourceKind } from "./pages";
import { parsed, refused, type Parsed } from "./parsed";

export interface StoreAddresses {
  /** e.g. "steady-spine.myshopify.com" */
  domain: string;
  /** Where shoppers are: "https://steadyspine.example" */
  url: string;
  /** The codes of the store's languages; each but the primary one may be a folder of the address. */
  locales: string[];
}

/** A page that belongs to a resource, by handles as they are written in the admin. */
export type ResourcePlace = { kind: Exclude<ResourceKind, "article">; handle: string } | { kind: "article"; handle: string; blog: string };

/** What stands at an address, as far as the address alone tells. */
export type Place = ResourcePlace | { kind: Exclude<PageKind, ResourceKind> | null };

export type PageAddress =
  | { by: "path"; place: Place; /** As in `request.path` without the language's folder. */ path: string; /** The language that the address names. */ locale: string | null; /** The link shows another theme than the live one. */ otherTheme: boolean }
  | { by: "id"; kind: ResourceKind; id: number };

const ADDRESS_LENGTH = 2_000;
const EXAMPLE = "Paste the address of a page of your store, for example /blogs/journal/back-pain.";
/** Of the admin, the most telling first: an article's address may name its blog, too. */
const ADMIN_FOLDERS: Record<string, ResourceKind> = { articles: "article", products: "product", collections: "collection", pages: "page", blogs: "blog" };
const PREVIEW_PARAMETERS = ["preview_theme_id", "_ab", "preview_key"];
/** Where Shopify serves pages that no rule can name by their kind. */
const PAGES_WITHOUT_KIND = new Set(["policies", "account", "password", "gift_cards", "challenge", "apps", "a", "community", "tools"]);
const ROOTS = new Set(["products", "collections", "blogs", "pages", "search", "cart", ...PAGES_WITHOUT_KIND]);

/** Reads what was pasted. What is no page of this store is refused in words that say what would be one. */
export function parsePageAddress(text: string, store: StoreAddresses): Parsed<PageAddress> {
  const typed = text.trim();
  if (typed === "") return no(EXAMPLE);
  if (typed.length > ADDRESS_LENGTH) return no("This address is too long to be one of your store’s pages.");
  const url = readUrl(typed, store);
  if (url === null) return no(`This is not an address. ${EXAMPLE}`);
  if (url.protocol !== "https:" && url.protocol !== "http:") return no(`An address of your store begins with https:// or with /. ${EXAMPLE}`);

  const segments = url.pathname.split("/").filter((segment) => segment !== "").map(decode);
  if (url.host === "admin.shopify.com") {
    const [, name = ""] = segments;
    if (segments[0] !== "store" || `${name}.myshopify.com` !== store.domain) return no(`This is the admin of another store. Yours is ${store.domain}.`);
    return parseAdmin(segments.slice(2), url, store);
  }
  if (url.host.endsWith(".shopifypreview.com")) return no("This is a preview link, which Shopify makes for one look at a theme. Open the same page in your live store and paste its address.");
  if (!isOwn(url, store)) return no(`${url.host} is not an address of this store, whose shoppers are at ${new URL(store.url).host}. If it is another domain of yours, paste only what follows it, like ${url.pathname}.`);
  if (segments[0] === "admin") return parseAdmin(segments.slice(1), url, store);
  if (segments[0] === "checkouts" || segments[0] === "checkout") return no("Nothing of Buyline shows in the checkout. Paste the address of a page before it.");
  if (segments[0] === "products_preview") return no("This is the preview of a product that shoppers do not see yet. Choose the product below instead.");
  return parsed(readPath(url, store));
}

function no(message: string) {
  return refused({ field: "address", message });
}

/** Null for what is no address at all. */
function readUrl(typed: string, store: StoreAddresses): URL | null {
  const [, root = ""] = /^([^/?#]*)/.exec(typed) ?? [];
  const isPath = (typed.startsWith("/") && !typed.startsWith("//")) || /^[?#]/.test(typed);
  try {
    if (isPath) return new URL(typed, store.url);
    if (typed.startsWith("//")) return new URL(`https:${typed}`);
    if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed)) return new URL(typed);
    if (ROOTS.has(root)) return new URL(`/${typed}`, store.url);
    return /^[^\s@][^\s@.]*\.[^\s@]+$|^[^\s@]+:\d+$/.test(root) ? new URL(`https://${typed}`) : null;
  } catch {
    return null;
  }
}

function isOwn({ host }: URL, { domain, url }: StoreAddresses): boolean {
  const bare = (name: string) => name.replace(/^www\./, "");
  return [domain, new URL(url).host].some((own) => bare(own) === bare(host));
}

function parseAdmin(segments: string[], url: URL, store: StoreAddresses): Parsed<PageAddress> {
  const shown = url.searchParams.get("previewPath");
  if (shown?.startsWith("/")) return parsePageAddress(shown, store);
  for (const [folder, kind] of Object.entries(ADMIN_FOLDERS)) {
    const [, number = ""] = /^(\d{1,15})$/.exec(segments[segments.lastIndexOf(folder) + 1] ?? "") ?? [];
    if (segments.includes(folder) && Number(number) > 0) return parsed({ by: "id", kind, id: Number(number) });
  }
  return no("This address in your admin is of no page that shoppers see. Open the article, product, collection, page or blog there and paste its address, or paste the address of your store’s page.");
}

function readPath(url: URL, store: StoreAddresses): PageAddress {
  const { locale, path } = withoutFolder(url.pathname, store.locales);
  const otherTheme = PREVIEW_PARAMETERS.some((name) => url.searchParams.has(name));
  return { by: "path", place: placeAt(path), path, locale, otherTheme };
}

/** "/de/cart" and "/en-ca/cart" are "/cart" in a language; "/de" alone is its home page. */
function withoutFolder(pathname: string, locales: string[]): { locale: string | null; path: string } {
  const [folder = "", code = ""] = /^\/([a-z]{2,3}(?:-[a-z0-9]{2,4})?)(?=\/|$)/i.exec(pathname) ?? [];
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const locale = locales.find((known) => same(known, code)) ?? locales.find((known) => same(known, code.split("-")[0] ?? ""));
  if (folder === "" || locale === undefined) return { locale: null, path: pathname };
  return { locale, path: pathname.slice(folder.length) || "/" };
}

/** What Shopify serves at a path without its language's folder. */
export function placeAt(path: string): Place {
  const [root, handle, third, fourth, ...more] = path.split("/").filter((segment) => segment !== "").map(decode);
  if (root === undefined) return { kind: "home" };
  if (PAGES_WITHOUT_KIND.has(root)) return { kind: null };
  if (more.length > 0) return { kind: "not_found" };
  if (root === "search" && handle === undefined) return { kind: "search" };
  if (root === "cart" && handle === undefined) return { kind: "cart" };
  if (root === "collections" && handle === undefined) return { kind: "collections" };
  if (handle === undefined) return { kind: "not_found" };
  if (root === "products" && third === undefined) return { kind: "product", handle };
  if (root === "pages" && third === undefined) return { kind: "page", handle };
  // A collection narrowed by a tag is still the collection, and a blog narrowed by one the blog.
  if (root === "collections") return third === "products" && fourth !== undefined ? { kind: "product", handle: fourth } : fourth === undefined ? { kind: "collection", handle } : { kind: "not_found" };
  if (root === "blogs" && (third === undefined || third === "tagged")) return { kind: "blog", handle };
  if (root === "blogs" && third !== undefined && fourth === undefined) return { kind: "article", blog: handle, handle: third };
  return { kind: "not_found" };
}

/** Where the page of a resource is: "/blogs/journal/back-pain". */
export function toPath(place: ResourcePlace): string {
  const folder = { product: "products", collection: "collections", page: "pages", blog: "blogs" };
  return place.kind === "article" ? `/blogs/${encodeURIComponent(place.blog)}/${encodeURIComponent(place.handle)}` : `/${folder[place.kind]}/${encodeURIComponent(place.handle)}`;
}

export function isResourcePlace(place: Place): place is ResourcePlace {
  return "handle" in place;
}

/** A page of a kind as such, without a resource: what rules for single pages, tags or collections cannot name. */
export function typicalPath(kind: PageKind): string {
  const paths: Partial<Record<PageKind, string>> = { home: "/", search: "/search", cart: "/cart", collections: "/collections" };
  return paths[kind] ?? `/${PAGE_KINDS[kind].pageType}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
