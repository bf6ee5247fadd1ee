/** Where the state of links comes from: articles with what they feature, and products with what shoppers get of them. */
import { z } from "zod";
import { numberOf } from "../domain/article-products";
import type { LinkState } from "../domain/link-health";
import type { LinkSource, MarketPlace, ToldProduct } from "../ports-shopify";
import { startBulkQuery } from "./shopify-bulk.server";
import { askMarkets } from "./shopify-admin-audience.server";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** Texts of articles are long: so many come in one answer. */
const TEXTS_A_REQUEST = 25;
const NODES_A_REQUEST = 100;

/** @param graphql the library's client, bound to one shop */
export function createLinkSource(graphql: AdminGraphql): LinkSource {
  return {
    async featured(articleIds, { withText }) {
      const found: Awaited<ReturnType<LinkSource["featured"]>> = [];
      for (const ids of inParts(articleIds, withText ? TEXTS_A_REQUEST : NODES_A_REQUEST)) {
        const { nodes } = await askShopify(graphql, featuredAnswer, FEATURED, { ids, withText });
        found.push(
          ...ids.map((id, index) => {
            const node = nodes[index];
            const productIds = idList.parse(JSON.parse(node?.products?.value ?? "[]"));
            return { id, title: node?.title ?? null, productIds, placements: JSON.parse(node?.placements?.value ?? "null") as unknown, body: node?.body ?? null };
          }),
        );
      }
      return found;
    },

    async states(productIds, given) {
      const told = new Map<string, ToldProduct>();
      if (productIds.length === 0) return told;
      const markets = given ?? (await askMarkets(graphql));
      const seemOut: string[] = [];
      for (const ids of inParts(productIds, NODES_A_REQUEST)) {
        const { nodes } = await askShopify(graphql, statesAnswer, askOfMarkets(LINK_STATES, markets), { ids });
        ids.forEach((id, index) => {
          const node = nodes[index];
          told.set(id, toTold(node ?? null, markets));
          if (node && mayBeOut(node)) seemOut.push(id);
        });
      }
      // What may be sold without stock is not sold out: only the variants know.
      for (const id of await buyable(graphql, seemOut)) {
        const product = told.get(id);
        if (product !== undefined) product.state.soldOut = false;
      }
      return told;
    },

    startStates: async () => startBulkQuery(graphql, askOfMarkets(ALL_LINK_STATES, await askMarkets(graphql))),

    async readStates(lines) {
      const told = new Map<string, ToldProduct>();
      const markets = await askMarkets(graphql);
      const inStock = new Set<string>();
      for await (const { line } of lines) {
        const read = stateLine.parse(JSON.parse(line));
        if ("id" in read) told.set(read.id, toTold(read, markets));
        else if (read.availableForSale) inStock.add(read.__parentId);
      }
      for (const id of inStock) {
        const product = told.get(id);
        if (product !== undefined) product.state.soldOut = false;
      }
      return told;
    },
  };
}

const FEATURED = `#graphql
  query featured($ids: [ID!]!, $withText: Boolean!) {
    nodes(ids: $ids) {
      ... on Article {
        title
        body @include(if: $withText)
        products: metafield(namespace: "$app", key: "products") { value }
        placements: metafield(namespace: "$app", key: "placements") { value }
      }
    }
  }`;
const value = z.object({ value: z.string() }).nullish();
const idList = z.array(z.string());
const featuredAnswer = z.object({ nodes: z.array(z.object({ title: z.string().optional(), body: z.string().optional(), products: value, placements: value }).nullable()) });

const LINK_STATES = `#graphql
  query linkStates($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Product { title status publishedAt tracksInventory totalInventory US: publishedInContext(context: { country: US }) } }
  }`;
const ALL_LINK_STATES = `#graphql
  query allLinkStates {
    products {
      edges {
        node {
          id title status publishedAt tracksInventory totalInventory
          US: publishedInContext(context: { country: US })
          variants { edges { node { availableForSale } } }
        }
      }
    }
  }`;
const ONE_MARKET = /US: publishedInContext\([^)]*\)/;

/** The operation with that field once for each market, named by its country: Shopify tells of one country at a time. */
function askOfMarkets(operation: string, markets: readonly MarketPlace[]): string {
  const countries = [...new Set(markets.map(({ country }) => country))];
  return operation.replace(ONE_MARKET, countries.map((country) => `${country}: publishedInContext(context: { country: ${country} })`).join(" "));
}

const productState = z.looseObject({ title: z.string().optional(), status: z.string().optional(), publishedAt: z.string().nullish(), tracksInventory: z.boolean().optional(), totalInventory: z.number().optional() });
type ProductState = z.infer<typeof productState>;
/** Variants may come before their product. */
const stateLine = z.union([z.object({ __parentId: z.string(), availableForSale: z.boolean() }), productState.extend({ id: z.string() })]);
const statesAnswer = z.object({ nodes: z.array(productState.nullable()) });

function mayBeOut({ tracksInventory, totalInventory }: ProductState): boolean {
  return tracksInventory === true && (totalInventory ?? 0) <= 0;
}

/** A product that may be sold out counts as sold out here. */
function toTold(node: ProductState | null, markets: readonly MarketPlace[]): ToldProduct {
  if (node?.title === undefined) return { title: "", state: { presence: "deleted", soldOut: false, tracked: false, missingMarkets: [] } };
  const isShown = node.status === "ACTIVE" && node.publishedAt !== null;
  const missingMarkets = isShown ? markets.flatMap(({ name, country }) => (node[country] === false ? [name] : [])) : [];
  const state: LinkState = { presence: isShown ? "shown" : "hidden", soldOut: mayBeOut(node), tracked: node.tracksInventory === true, missingMarkets };
  return { title: node.title, state };
}

/** Those of the products of which some variant can be bought. */
async function buyable(graphql: AdminGraphql, productIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const ids of inParts(productIds, NODES_A_REQUEST)) {
    let after: string | null = null;
    do {
      const query = `product_ids:${ids.map(numberOf).join(",")}`;
      const { productVariants }: z.infer<typeof stockAnswer> = await askShopify(graphql, stockAnswer, STOCK, { query, after });
      for (const { availableForSale, product } of productVariants.nodes) if (availableForSale) found.add(product.id);
      after = productVariants.pageInfo.hasNextPage ? (productVariants.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
  }
  return found;
}

const STOCK = `#graphql
  query stockOfLinks($query: String!, $after: String) {
    productVariants(first: 250, after: $after, query: $query, sortKey: ID) {
      nodes { availableForSale product { id } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const stockAnswer = z.object({
  productVariants: z.object({ nodes: z.array(z.object({ availableForSale: z.boolean(), product: z.object({ id: z.string() }) })), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }) }),
});

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
