/** Filters on text, lists and hashes: Shopify's own list, so that a filter it does not have is an error here too. */
import { filters as liquidjsFilters, toValue, type FilterImplOptions } from "liquidjs";
import { createHash, createHmac } from "node:crypto";
import { escapeHtml, escapeHtmlOnce } from "./html";
import { LiquidFloat, toText } from "./values";

/** liquidjs' own filters that do what Shopify's do. */
const KEPT = [
  "join", "last", "first", "reverse", "sort", "sort_natural", "map", "sum", "compact", "concat", "where", "reject", "has", "find",
  "find_index", "slice", "append", "prepend", "lstrip", "rstrip", "strip", "strip_newlines", "strip_html", "newline_to_br",
  "upcase", "capitalize", "remove", "remove_first", "remove_last", "replace", "replace_first", "replace_last", "split",
  "squish", "truncate", "url_decode", "base64_encode", "base64_decode", "default",
];

const TEXT_FIRST = new Set(["append", "prepend", "upcase", "capitalize", "remove", "replace", "split", "strip", "truncate"]);

/** liquidjs would print the float 10.0 as 10 here. */
function takingText(handler: FilterImplOptions): FilterImplOptions {
  if (typeof handler !== "function") return handler;
  return function (input: unknown, ...args: unknown[]) {
    const [first, ...rest] = [input, ...args].map((value) => (value instanceof LiquidFloat ? value.toString() : value));
    return handler.call(this, first, ...rest);
  };
}

function kept(): Record<string, FilterImplOptions> {
  const entries = KEPT.map((name): [string, FilterImplOptions] => {
    const handler = liquidjsFilters[name];
    if (!handler) throw new Error(`liquidjs has no filter ${name}`);
    return [name, TEXT_FIRST.has(name) ? takingText(handler) : handler];
  });
  return Object.fromEntries(entries);
}

/** "Back of Steel: 2.0!" becomes "back-of-steel-2-0". */
export function handleize(text: string): string {
  return text
    .toLowerCase()
    .replace(/['"‘’“”]/g, "")
    .replace(/[^\p{L}\p{N}_]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function toJson(input: unknown): string {
  const unsafe: Record<string, string> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "/": "\\/", "\u2028": "\\u2028", "\u2029": "\\u2029" };
  const plain: unknown = input instanceof LiquidFloat ? input.valueOf() : toValue(input);
  return (JSON.stringify(plain) ?? "null").replace(/[<>&/\u2028\u2029]/g, (character) => unsafe[character] ?? character);
}

function truncateWords(input: unknown, count: unknown, ending: unknown): string {
  const text = toText(input);
  const words = text.split(/\s+/).filter((word) => word !== "");
  const limit = Math.max(1, count === undefined ? 15 : Number(toValue(count)));
  return words.length > limit ? words.slice(0, limit).join(" ") + (ending === undefined ? "..." : toText(ending)) : text;
}

/** Each item once, or each value of a property once. */
function uniq(input: unknown, property: unknown): unknown {
  const plain: unknown = toValue(input);
  if (!Array.isArray(plain)) return input;
  const keyOf = (item: unknown) => toValue(property === undefined || item === null || typeof item !== "object" ? item : (item as Record<string, unknown>)[toText(property)]) as unknown;
  const seen = new Set<unknown>();
  return plain.filter((item: unknown) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

function sizeOf(input: unknown): number {
  const plain: unknown = toValue(input);
  if (typeof plain === "string") return [...plain].length;
  if (Array.isArray(plain)) return plain.length;
  return typeof plain === "object" && plain !== null ? Object.keys(plain).length : 0;
}

const camelCase = (text: string) =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const percentEncode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const digest = (algorithm: string) => (input: unknown) => createHash(algorithm).update(toText(input)).digest("hex");
const signed = (algorithm: string) => (input: unknown, key: unknown) => createHmac(algorithm, toText(key)).update(toText(input)).digest("hex");

export function createTextFilters(): Record<string, FilterImplOptions> {
  return {
    ...kept(),
    escape: (input: unknown) => escapeHtml(toText(input)),
    h: (input: unknown) => escapeHtml(toText(input)),
    escape_once: (input: unknown) => escapeHtmlOnce(toText(input)),
    // Letter by letter, as Ruby does it: JavaScript would write a final sigma.
    downcase: (input: unknown) => Array.from(toText(input), (letter) => letter.toLowerCase()).join(""),
    json: toJson,
    handle: (input: unknown) => handleize(toText(input)),
    handleize: (input: unknown) => handleize(toText(input)),
    camelize: (input: unknown) => camelCase(toText(input)),
    size: sizeOf,
    uniq,
    truncatewords: truncateWords,
    url_encode: (input: unknown) => percentEncode(toText(input)).replace(/%20/g, "+"),
    url_escape: (input: unknown) => encodeURI(toText(input)),
    url_param_escape: (input: unknown) => percentEncode(toText(input)),
    pluralize: (input: unknown, one: unknown, other: unknown) => toText(Number(toValue(input)) === 1 ? one : other),
    md5: digest("md5"),
    sha1: digest("sha1"),
    sha256: digest("sha256"),
    hmac_sha1: signed("sha1"),
    hmac_sha256: signed("sha256"),
  };
}
