/** What a link says about products: a product page of the store, or a handle or SKU in its address. */

export interface LinkedProduct {
  id: string;
  handle: string;
  skus: readonly string[];
}

export interface LinkReading {
  productId: string;
  kind: "link" | "handle" | "sku";
  confidence: "certain" | "likely" | "unsure";
  /** A sentence for the merchant. */
  reason: string;
}

const PRODUCT_PATH = /^(?:\/[a-z]{2,3}(?:-[a-z0-9]{2,8})?)?(?:\/collections\/[^/]+)?\/products\/([^/]+)\/?$/i;
/** Shorter ones, and short numbers, are too often something else. */
const SHORTEST_SKU = 4;
const SHORTEST_NUMBER = 6;

/**
 * Builds the reader once. `storeHosts` are the store's domains ("steady-spine.myshopify.com"), with or without "www.".
 * The reader returns null for a link that names no product.
 */
export function createLinkReader(products: readonly LinkedProduct[], storeHosts: readonly string[]): (href: string) => LinkReading | null {
  const byHandle = firstOf(products.map(({ id, handle }) => [toKey(handle), id]));
  const bySku = firstOf(products.flatMap(({ id, skus }) => skus.filter(isTelling).map((sku): [string, string] => [toKey(sku), id])));
  const hosts = new Set(storeHosts.map(toHost));
  return (href) => {
    const url = toUrl(href);
    if (url === null) return null;
    const isStore = url.hostname === "store.invalid" || hosts.has(toHost(url.hostname));
    const handle = PRODUCT_PATH.exec(url.pathname)?.[1];
    if (isStore && handle !== undefined) {
      const productId = byHandle.get(toKey(decode(handle)));
      return productId === undefined ? null : { productId, kind: "link", confidence: "certain", reason: "A link leads to the product." };
    }
    const words = wordsOf(url);
    for (const word of words) {
      const productId = bySku.get(word);
      if (productId !== undefined) return { productId, kind: "sku", confidence: "likely", reason: `A link contains the SKU ${word}.` };
    }
    for (const word of words) {
      const productId = byHandle.get(word);
      const isTellingHandle = word.includes("-");
      if (productId === undefined || (!isStore && !isTellingHandle)) continue;
      const where = isStore ? "A link" : "A link to another site";
      return { productId, kind: "handle", confidence: isTellingHandle ? "likely" : "unsure", reason: `${where} contains the product's handle ${word}${isTellingHandle ? "" : ", which is an ordinary word"}.` };
    }
    return null;
  };
}

/** Words of a link that may be SKUs; none when it leads to a product's page. */
export function linkWords(href: string): string[] {
  const url = toUrl(href);
  return url === null || PRODUCT_PATH.test(url.pathname) ? [] : wordsOf(url).filter((word) => isTelling(word) && /\d/.test(word));
}

function toUrl(href: string): URL | null {
  const link = href.trim();
  if (link === "" || link.startsWith("#")) return null;
  try {
    const url = new URL(link, "https://store.invalid/");
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}

/** The parts of the path and the values of the query. */
function wordsOf(url: URL): string[] {
  const parts = [...url.pathname.split("/").map(decode), ...[...url.searchParams.values()].flatMap((value) => value.split("/"))];
  return parts.filter((part) => part !== "").map((part) => toKey(part.replace(/\.(html?|php|js|json)$/i, "")));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function toKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function toHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, "");
}

function isTelling(sku: string): boolean {
  return sku.length >= (/^\d+$/.test(sku) ? SHORTEST_NUMBER : SHORTEST_SKU);
}

/** Where two share a key the first has it. */
function firstOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const [key, value] of pairs) if (key !== "" && !map.has(key)) map.set(key, value);
  return map;
}
