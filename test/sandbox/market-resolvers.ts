/** Markets, as far as the store of the local Shopify knows them: regions, all of them active. */
import { toConnection, type PageArguments } from "./connections";
import { badRequest } from "./graphql-errors";
import { fields, type Resolver } from "./resolver";
import { exactly, number, words } from "./search-syntax";
import { place, search } from "./searches";
import { gid, type SandboxMarket } from "./store";
import { marketsOf } from "./storefront/locality";

type Search = PageArguments & { query?: string | null; sortKey: string; type?: string | null };

const STATUS = "ACTIVE";
const TYPE = "REGION";

export const MARKET_QUERIES: Record<string, Resolver> = {
  markets: (_, args: Search, context) => {
    const ofType = args.type === null || args.type === undefined || args.type === TYPE ? marketsOf(context.store.state.shop) : [];
    const found = search("markets", ofType, args.query, context, {
      default: words(({ name }) => [name]),
      id: number(({ id }) => id),
      name: words(({ name }) => [name]),
      status: exactly(() => [STATUS]),
      market_type: exactly(() => [TYPE]),
    });
    return toConnection(found, ({ id, name }) => place({ ID: null, NAME: name.toLowerCase(), STATUS, MARKET_TYPE: TYPE }, args.sortKey, id), args.sortKey, args);
  },
  market: (_, { id }: { id: string }, { store }) => {
    if (!id.startsWith("gid://shopify/Market/")) throw badRequest(`Invalid global id '${id}'`);
    return marketsOf(store.state.shop).find((market) => gid("Market", market.id) === id) ?? null;
  },
};

export const MARKET_RESOLVERS: Record<string, Record<string, Resolver>> = {
  Market: fields<SandboxMarket>({
    id: ({ id }) => gid("Market", id),
    handle: ({ handle }) => handle,
    name: ({ name }) => name,
    status: () => STATUS,
    type: () => TYPE,
    conditions: (market) => ({ market }),
  }),
  MarketConditions: { regionsCondition: (conditions: { market: SandboxMarket }) => conditions },
  RegionsCondition: {
    applicationLevel: () => "SPECIFIED",
    regions: ({ market }: { market: SandboxMarket }, args: PageArguments) => {
      const regions = market.countries.map((country, index) => ({ __typename: "MarketRegionCountry", id: market.id * 1000 + index, ...country }));
      return toConnection(regions, ({ id }) => ({ value: null, id }), "ID", args);
    },
  },
  MarketRegionCountry: { id: ({ id }: { id: number }) => gid("MarketRegionCountry", id), code: ({ isoCode }: { isoCode: string }) => isoCode, name: ({ name }: { name: string }) => name },
};
