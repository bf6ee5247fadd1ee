import { expect, test } from "vitest";
import { formatMoney } from "../../app/adapters/shopify-liquid/money";
import { toMoneyFormat } from "../../app/domain/money-format";

test.each([
  ["en", "EUR", "€1,234.50"],
  ["de", "EUR", "1.234,50 €"],
  ["fr", "EUR", "1 234,50 €"],
  ["de-CH", "CHF", "CHF 1'234.50"],
  ["en", "JPY", "¥1,235"],
  ["ar", "AED", /1[.,]234[.,]50/],
])("in %s, amounts in %s read %s", (locale, currency, expected) => {
  const written = formatMoney(123_450, toMoneyFormat(locale, currency)).replace(/[\u00a0\u202f]/g, " ");
  expect(written).toMatch(typeof expected === "string" ? new RegExp(`^${expected.replace(/[.$]/g, "\\$&")}$`) : expected);
});
