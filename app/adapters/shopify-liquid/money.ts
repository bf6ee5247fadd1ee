/** The money filters: an amount in the currency's hundredths, printed by the shop's own format. */
import { toValue, type FilterImplOptions } from "liquidjs";

const SEPARATORS: Record<string, { thousands: string; decimal: string; decimals: boolean }> = {
  amount: { thousands: ",", decimal: ".", decimals: true },
  amount_no_decimals: { thousands: ",", decimal: ".", decimals: false },
  amount_with_comma_separator: { thousands: ".", decimal: ",", decimals: true },
  amount_no_decimals_with_comma_separator: { thousands: ".", decimal: ",", decimals: false },
  amount_with_apostrophe_separator: { thousands: "'", decimal: ".", decimals: true },
  amount_with_space_separator: { thousands: " ", decimal: ",", decimals: true },
  amount_no_decimals_with_space_separator: { thousands: " ", decimal: ",", decimals: false },
  amount_with_period_and_space_separator: { thousands: " ", decimal: ".", decimals: true },
};

/**
 * Prints `hundredths` by a Shopify money format such as `${{amount}}`.
 * @throws when the format names a placeholder that Shopify does not have
 */
export function formatMoney(hundredths: number, moneyFormat: string): string {
  return moneyFormat.replace(/\{\{\s*(\w+)\s*\}\}/, (_match, name: string) => {
    const rule = SEPARATORS[name];
    if (!rule) throw new Error(`unknown money format: ${moneyFormat}`);
    const [whole = "0", fraction = ""] = (Math.abs(hundredths) / 100).toFixed(rule.decimals ? 2 : 0).split(".");
    // Of at most 22 digits.
    // eslint-disable-next-line regexp/no-super-linear-move
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, rule.thousands);
    return `${hundredths < 0 ? "-" : ""}${grouped}${rule.decimals ? rule.decimal + fraction : ""}`;
  });
}

export function createMoneyFilters(moneyFormat: string, currency: string): Record<string, FilterImplOptions> {
  const placeholder = /\{\{\s*\w+\s*\}\}/.exec(moneyFormat)?.[0] ?? "{{amount}}";
  const inFormat = (format: string) => (input: unknown) => {
    const plain: unknown = toValue(input);
    if (plain === null || plain === undefined || plain === "") return "";
    return formatMoney(Number(plain), format);
  };
  return {
    money: inFormat(moneyFormat),
    money_with_currency: inFormat(`${moneyFormat} ${currency}`),
    money_without_currency: inFormat(placeholder),
    money_without_trailing_zeros: (input: unknown) => inFormat(moneyFormat)(input).replace(/[.,]00(?!\d)/, ""),
  };
}
