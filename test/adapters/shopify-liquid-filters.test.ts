import { describe, expect, it } from "vitest";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";

/** What a theme's template prints. */
async function print(template: string, scope: object = {}, options: { moneyFormat?: string; files?: Record<string, string> } = {}): Promise<string> {
  const files: Record<string, string> = { "snippets/test.liquid": template, ...options.files };
  const liquid = createShopifyLiquid({
    read: () => undefined,
    theme: { read: (path) => files[path] },
    zone: "America/New_York",
    locale: "en",
    moneyFormat: options.moneyFormat ?? "${{amount}}",
    currency: "USD",
    now: () => new Date("2026-11-27T17:30:05Z"),
    assetUrl: (file) => `/theme/${file}`,
    extensionAssetUrl: (file) => `/extension/${file}`,
  });
  return liquid.renderTheme("snippets/test.liquid", scope);
}

describe("colours print as Shopify's documentation shows them", () => {
  it.each([
    ["{{ '#7ab55c' | color_to_rgb }}", "rgb(122, 181, 92)"],
    ["{{ '#7ab55c' | color_to_hsl }}", "hsl(100, 38%, 54%)"],
    ["{{ 'rgb(122, 181, 92)' | color_to_hex }}", "#7ab55c"],
    ["{{ '#7ab55c' | color_extract: 'red' }}", "122"],
    ["{{ '#7ab55c' | color_brightness }}", "153.21"],
    ["{{ '#7ab55c' | color_modify: 'red', 255 }}", "#ffb55c"],
    ["{{ '#7ab55c' | color_modify: 'alpha', 0.85 }}", "rgba(122, 181, 92, 0.85)"],
    ["{{ '#7ab55c' | color_lighten: 30 }}", "#d0e5c5"],
    ["{{ '#7ab55c' | color_darken: 30 }}", "#355325"],
    ["{{ '#7ab55c' | color_saturate: 30 }}", "#6ed938"],
    ["{{ '#7ab55c' | color_desaturate: 30 }}", "#869180"],
    ["{{ '#7ab55c' | color_mix: '#ffc0cb', 50 }}", "#bdbb94"],
    ["{{ '#495859' | color_contrast: '#fffffb' }}", "7.4"],
    ["{{ '#ff0000' | color_difference: '#abcdef' }}", "528"],
    ["{{ '#fff00f' | brightness_difference: '#0b72ab' }}", "129"],
  ])("%s prints %s", async (template, expected) => {
    expect(await print(template)).toBe(expected);
  });

  it("what is no colour is a loud error", async () => {
    await expect(print("{{ 'reddish' | color_to_rgb }}")).rejects.toThrow(/reddish/);
  });
});

describe("money follows every format of Shopify's", () => {
  it.each([
    ["{{amount}}", "1,234,567.89"],
    ["{{amount_no_decimals}}", "1,234,568"],
    ["{{amount_with_comma_separator}}", "1.234.567,89"],
    ["{{amount_no_decimals_with_comma_separator}}", "1.234.568"],
    ["{{amount_with_apostrophe_separator}}", "1'234'567.89"],
    ["{{amount_with_space_separator}}", "1 234 567,89"],
    ["{{amount_no_decimals_with_space_separator}}", "1 234 568"],
    ["{{amount_with_period_and_space_separator}}", "1 234 567.89"],
  ])("%s prints %s", async (moneyFormat, expected) => {
    expect(await print("{{ 123456789 | money }}", {}, { moneyFormat })).toBe(expected);
  });

  it("a format that Shopify does not have is a loud error", async () => {
    await expect(print("{{ 1 | money }}", {}, { moneyFormat: "{{amount_in_gold}}" })).rejects.toThrow(/amount_in_gold/);
  });
});

describe("include is for themes alone", () => {
  it.each([
    ["{% assign a = 1 %}{% include 'card', b: 2 %}{{ c }}", "{{ a }}{{ b }}{% assign c = 3 %}", "123"],
    ["{% include 'card' with list[1] %}", "{{ card }}", "y"],
    ["{% include 'card' for list %}", "{{ card }};", "x;y;"],
  ])("%s of %s prints %s and shares its variables", async (template, card, expected) => {
    expect(await print(template, { list: ["x", "y"] }, { files: { "snippets/card.liquid": card } })).toBe(expected);
  });
});
