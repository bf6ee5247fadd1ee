/** How an amount is written where Shopify does not tell: it tells of the store's own currency alone. */

/**
 * A money format as Shopify's, after the habits of the language: "€{{amount}}".
 * @param locale as in `request.locale.iso_code`
 * @param currency ISO 4217
 */
export function toMoneyFormat(locale: string, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, numberingSystem: "latn" });
  const parts = format.formatToParts(1_234_567.89);
  const decimals = format.resolvedOptions().maximumFractionDigits === 0 ? "_no_decimals" : "";
  const group = parts.find(({ type }) => type === "group")?.value ?? "";
  const name = `amount${decimals}${SEPARATORS[group] ?? (/\s/.test(group) ? "_with_space_separator" : "")}`;
  const before = parts.slice(0, parts.findIndex(({ type }) => type === "integer"));
  const after = parts.slice(parts.findLastIndex(({ type }) => type === "integer" || type === "fraction") + 1);
  const text = (some: typeof parts) => some.map(({ value }) => value).join("");
  return `${text(before)}{{${NAMES.has(name) ? name : "amount"}}}${text(after)}`;
}

const SEPARATORS: Record<string, string> = { ".": "_with_comma_separator", "'": "_with_apostrophe_separator", "’": "_with_apostrophe_separator" };
/** Those that Shopify has. */
const NAMES = new Set(["amount", "amount_no_decimals", "amount_with_comma_separator", "amount_no_decimals_with_comma_separator", "amount_with_apostrophe_separator", "amount_with_space_separator", "amount_no_decimals_with_space_separator"]);
