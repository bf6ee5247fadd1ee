/** Who can look at the store: its markets and languages, as Shopify knows them. */
import { z } from "zod";
import type { Audience, MarketPlace } from "../ports-shopify";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** Shopify's largest page; a store with more markets is read page by page. */
const MARKETS_A_PAGE = 250;
/** The market of a shop's tills, and one that no visitor is in: no page of the online store is shown in them. */
const NOT_ONLINE = ["LOCATION", "NONE"];

/** Markets whose shoppers can be told from others by their country, at most 50: what is asked for each of them is one field of a request. */
export async function askMarkets(graphql: AdminGraphql): Promise<MarketPlace[]> {
  const { markets } = await askShopify(graphql, marketPlacesAnswer, MARKET_PLACES, {});
  return markets.nodes.flatMap(({ handle, name, status, conditions }) => {
    const country = conditions?.regionsCondition?.regions.nodes[0]?.code;
    return status === "ACTIVE" && country !== undefined ? [{ handle, name, country }] : [];
  });
}

const MARKET_PLACES = `#graphql
  query marketPlaces {
    markets(first: 50, query: "status:ACTIVE") {
      nodes { handle name status conditions { regionsCondition { regions(first: 1) { nodes { ... on MarketRegionCountry { code } } } } } }
    }
  }`;
const country = z.object({ code: z.string().regex(/^[A-Z]{2}$/).optional() });
const regions = z.object({ regions: z.object({ nodes: z.array(country) }) });
const marketPlacesAnswer = z.object({
  markets: z.object({ nodes: z.array(z.object({ handle: z.string(), name: z.string(), status: z.string(), conditions: z.object({ regionsCondition: regions.nullable() }).nullable() })) }),
});

/** @param graphql the library's client, bound to one shop */
export async function askAudience(graphql: AdminGraphql): Promise<Audience> {
  const markets: Audience["markets"] = [];
  let after: string | null = null;
  for (;;) {
    const answer: z.infer<typeof audienceAnswer> = await askShopify(graphql, audienceAnswer, AUDIENCE, { first: MARKETS_A_PAGE, after });
    const online = answer.markets.nodes.filter(({ status, type }) => status === "ACTIVE" && !NOT_ONLINE.includes(type));
    markets.push(...online.map(({ handle, name }) => ({ handle, name })));
    after = answer.markets.pageInfo.endCursor ?? null;
    if (!answer.markets.pageInfo.hasNextPage || after === null) return { markets, locales: answer.shopLocales.map(({ locale, name, primary }) => ({ code: locale, name, primary })) };
  }
}

const AUDIENCE = `#graphql
  query audience($first: Int!, $after: String) {
    markets(first: $first, after: $after, query: "status:ACTIVE") {
      nodes { handle name status type }
      pageInfo { hasNextPage endCursor }
    }
    shopLocales(published: true) { locale name primary }
  }`;
const audienceAnswer = z.object({
  markets: z.object({
    nodes: z.array(z.object({ handle: z.string(), name: z.string(), status: z.string(), type: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
  shopLocales: z.array(z.object({ locale: z.string(), name: z.string(), primary: z.boolean() })),
});
