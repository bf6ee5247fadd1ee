/** The store's products by the Admin API, for finding them in articles: what changed, and who has a SKU. */
import { z } from "zod";
import type { StoreProducts } from "../ports-scan";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** Shopify's longest page; without anything nested it costs a quarter of what a request may. */
const PRODUCTS_A_PAGE = 250;

/** @param graphql the library's client, bound to one shop */
export function createStoreProducts(graphql: AdminGraphql): StoreProducts {
  return {
    async changedSince(since, after) {
      const query = since === null ? null : `updated_at:>='${new Date(since * 1000).toISOString()}'`;
      const { products, productsCount } = await askShopify(graphql, changedAnswer, CHANGED_PRODUCTS, { first: PRODUCTS_A_PAGE, after, query });
      const { hasNextPage, endCursor } = products.pageInfo;
      return {
        products: products.nodes.map(({ id, title, handle, status }) => ({ id, title, handle, skus: [], active: status === "ACTIVE" })),
        count: productsCount?.count ?? 0,
        next: hasNextPage ? (endCursor ?? null) : null,
      };
    },

    async withSkus(skus) {
      if (skus.length === 0) return [];
      const query = skus.map((sku) => `sku:"${sku.replace(/["\\]/g, "\\$&")}"`).join(" OR ");
      const { products } = await askShopify(graphql, skuAnswer, PRODUCTS_WITH_SKUS, { query: `status:active AND (${query})` });
      return products.nodes.map(({ variants, ...product }) => ({ ...product, skus: variants.nodes.flatMap(({ sku }) => sku ?? []) }));
    },
  };
}

const CHANGED_PRODUCTS = `#graphql
  query changedProducts($first: Int!, $after: String, $query: String) {
    products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id title handle status }
      pageInfo { hasNextPage endCursor }
    }
    productsCount(query: $query) { count }
  }`;
const listed = z.object({ id: z.string(), title: z.string(), handle: z.string() });
const changedAnswer = z.object({
  products: z.object({ nodes: z.array(listed.extend({ status: z.string() })), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }) }),
  productsCount: z.object({ count: z.number() }).nullable(),
});

const PRODUCTS_WITH_SKUS = `#graphql
  query productsWithSkus($query: String!) {
    products(first: 9, query: $query) { nodes { id title handle variants(first: 100) { nodes { sku } } } }
  }`;
const skuAnswer = z.object({ products: z.object({ nodes: z.array(listed.extend({ variants: z.object({ nodes: z.array(z.object({ sku: z.string().nullable() })) }) })) }) });
