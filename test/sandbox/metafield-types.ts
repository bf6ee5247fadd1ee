/** What each metafield type accepts, and how much of it. */
import { NotImplemented } from "./graphql-errors";
import { findOwner, parseGid } from "./resources";
import type { SandboxState } from "./store";

const KIBIBYTE = 1024;
/** Shopify's "Metafield limits" of API versions since 2026-04, in bytes of UTF-8. */
export const JSON_BYTES = 128 * KIBIBYTE;
export const VALUE_BYTES = 64 * KIBIBYTE;
export const SHORT_VALUE_BYTES = 2 * KIBIBYTE;
export const LIST_ITEMS = 128;

export interface ValueProblem {
  code: "INVALID_VALUE" | "TOO_LONG";
  message: string;
}

type Check = (value: string, state: SandboxState) => string | null;

const matches = (pattern: RegExp, wanted: string): Check => (value) => (pattern.test(value) ? null : `must be ${wanted}`);
const reference = (type: string): Check => (value, state) =>
  parseGid(value)?.type === type && findOwner(state, value) ? null : `must belong to an existing ${type}`;

const CHECKS: Record<string, Check> = {
  single_line_text_field: (value) => (/[\r\n]/.test(value) ? "must be a single line" : null),
  multi_line_text_field: () => null,
  id: (value) => (/[\r\n]/.test(value) ? "must be a single line" : null),
  number_integer: (value) => (/^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? null : "must be an integer"),
  number_decimal: matches(/^-?\d{1,13}(\.\d{1,9})?$/, "a decimal number"),
  boolean: matches(/^(true|false)$/, "true or false"),
  color: matches(/^#[0-9a-f]{6}$/i, "a hex colour"),
  date: (value) => (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? null : "must be a date"),
  date_time: (value) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(value) && !Number.isNaN(Date.parse(value)) ? null : "must be a date and time",
  url: matches(/^(https?|mailto|sms|tel):[^\s]+$/i, "a URL"),
  json: (value) => (parseJson(value) === undefined ? "must be JSON" : null),
  product_reference: reference("Product"),
  variant_reference: reference("ProductVariant"),
  collection_reference: reference("Collection"),
  article_reference: reference("Article"),
  page_reference: reference("Page"),
};

/** Real types of Shopify's that nobody here has needed yet. */
const LATER = new Set([
  "rich_text_field",
  "money",
  "rating",
  "dimension",
  "volume",
  "weight",
  "link",
  "language",
  "file_reference",
  "metaobject_reference",
  "mixed_reference",
  "customer_reference",
  "company_reference",
  "order_reference",
  "product_taxonomy_value_reference",
]);
const NEVER_LISTS = new Set(["multi_line_text_field", "json", "boolean", "id", "rich_text_field", "money"]);

/** Whether Shopify has this type. @throws NotImplemented for the real ones that are missing here */
export function isMetafieldType(type: string): boolean {
  const single = type.replace(/^list\./, "");
  if (type !== single && NEVER_LISTS.has(single)) return false;
  if (LATER.has(single)) throw new NotImplemented(`metafields of type ${type}`);
  return Object.hasOwn(CHECKS, single);
}

/** Why the value is refused, or null. An empty list is a value; an empty text is not and never gets here. */
export function findValueProblem(type: string, value: string, state: SandboxState): ValueProblem | null {
  if (!type.startsWith("list.")) return findSingleProblem(type, value, state);
  const items = parseJson(value);
  if (!Array.isArray(items)) return { code: "INVALID_VALUE", message: "must be a JSON array" };
  if (items.length > LIST_ITEMS) return { code: "INVALID_VALUE", message: `can't have more than ${LIST_ITEMS} items` };
  const single = type.slice("list.".length);
  for (const item of items) {
    const text = typeof item === "string" ? item : /^number_/.test(single) && typeof item === "number" ? String(item) : null;
    const problem: ValueProblem | null =
      text === null || text === "" ? { code: "INVALID_VALUE", message: "has an item of the wrong kind" } : findSingleProblem(single, text, state);
    if (problem) return problem;
  }
  return null;
}

function findSingleProblem(type: string, value: string, state: SandboxState): ValueProblem | null {
  const limit = type === "json" ? JSON_BYTES : type === "url" || type === "id" ? SHORT_VALUE_BYTES : VALUE_BYTES;
  if (Buffer.byteLength(value) > limit) return { code: "TOO_LONG", message: `can't exceed ${limit} bytes` };
  const message = CHECKS[type]?.(value, state) ?? null;
  return message === null ? null : { code: "INVALID_VALUE", message };
}

/** `Metafield.jsonValue`: numbers, booleans, lists and json come parsed, everything else as text. */
export function toJsonValue(type: string, value: string): unknown {
  return type === "json" || type === "boolean" || type === "number_integer" || type.startsWith("list.") ? parseJson(value) : value;
}

/** Undefined when it is not JSON. */
export function parseJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
