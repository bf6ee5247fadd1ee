/** Where a shopper is and which language the page has: market, country, currency, prices, catalog. */
import type { SandboxMarket, SandboxProduct, SandboxState } from "../store";

export interface Locality {
  market: SandboxMarket;
  country: SandboxMarket["countries"][number];
  /** As in `request.locale.iso_code`. */
  locale: string;
  /** "" for the primary language, "/de" for another. */
  root: string;
  /** Hundredths of the market's currency for hundredths of the shop's. */
  toPrice: (hundredths: number) => number;
  /** Whether shoppers here can see and buy the product. */
  sells: (product: SandboxProduct) => boolean;
}

/** The country's cookie, as Shopify calls it. */
export const COUNTRY_COOKIE = "localization";

/** @param countryCode what the shopper chose; anything that no market has counts as not chosen */
export function localityOf({ shop }: SandboxState, countryCode: string | undefined, { locale, root }: { locale: string; root: string }): Locality {
  const markets = marketsOf(shop);
  const chosen = markets.find((market) => market.countries.some((country) => country.isoCode === countryCode));
  const market = chosen ?? markets.find((each) => each.primary) ?? markets[0];
  const country = market?.countries.find((each) => each.isoCode === countryCode) ?? market?.countries[0];
  if (market === undefined || country === undefined) throw new Error("the shop has no market with a country");
  return {
    market,
    country,
    locale,
    root,
    toPrice: (hundredths) => Math.round(hundredths * market.rate),
    sells: (product) => product.status === "ACTIVE" && !market.unsoldProductIds.includes(product.id),
  };
}

export function marketsOf(shop: SandboxState["shop"]): SandboxMarket[] {
  if (shop.markets !== undefined) return shop.markets;
  const currency = { isoCode: shop.currency, name: shop.currency, symbol: shop.moneyFormat.replace(/\s*\{\{.*\}\}\s*/, "") };
  return [{ id: 1, handle: "us", name: "United States", primary: true, countries: [{ isoCode: "US", name: "United States" }], currency, moneyFormat: shop.moneyFormat, rate: 1, unsoldProductIds: [] }];
}

/** The page's language by the address; a language that is not published has no addresses. */
export function localeOf({ shop }: SandboxState, pathname: string): { locale: string; root: string } {
  const prefixed = shop.locales.find((each) => each.published && !each.primary && new RegExp(`^/${each.locale}(/|$)`, "i").test(pathname));
  const primary = shop.locales.find((each) => each.primary)?.locale ?? "en";
  return { locale: prefixed?.locale ?? primary, root: prefixed ? `/${prefixed.locale}` : "" };
}

/** A path without its language. */
export function withoutLocale({ shop }: SandboxState, path: string): string {
  const others = shop.locales.filter((each) => !each.primary).map((each) => each.locale);
  return path.replace(new RegExp(`^/(?:${others.join("|") || "-"})(?=[/?#]|$)`, "i"), "") || "/";
}

/** `localization` in Liquid. All languages are open to all countries, as with one web presence. */
export function toLocalization({ shop }: SandboxState, { market, country, locale }: Locality) {
  const languages = toLanguages(shop);
  const toCountry = (from: SandboxMarket, { isoCode, name }: SandboxMarket["countries"][number]) => ({
    iso_code: isoCode,
    name,
    unit_system: isoCode === "US" ? "imperial" : "metric",
    currency: { iso_code: from.currency.isoCode, name: from.currency.name, symbol: from.currency.symbol },
    market: { id: from.id, handle: from.handle },
    available_languages: languages,
  });
  return {
    available_languages: languages,
    language: languages.find((each) => each.iso_code === locale) ?? null,
    available_countries: marketsOf(shop)
      .flatMap((each) => each.countries.map((one) => toCountry(each, one)))
      .sort((a, b) => a.name.localeCompare(b.name)),
    country: toCountry(market, country),
    market: { id: market.id, handle: market.handle },
  };
}

export function toLanguages(shop: SandboxState["shop"]) {
  return shop.locales
    .filter((each) => each.published)
    .map(({ locale, name, primary }) => ({
      iso_code: locale,
      name: new Intl.DisplayNames("en", { type: "language" }).of(locale) ?? name,
      endonym_name: new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? name,
      primary,
      root_url: primary ? "/" : `/${locale}`,
    }));
}
