/** Home's figures, as far as Shopify counts them. */
import { z } from "zod";
import type { StoreFigures } from "../ports-shopify";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** @param graphql the library's client, bound to one shop */
export function createStoreFigures(graphql: AdminGraphql): StoreFigures {
  return {
    async store() {
      const { blogs, shopLocales } = await askShopify(graphql, countsAnswer, STORE_COUNTS, {});
      const counts = blogs.nodes.map(({ articlesCount }) => articlesCount);
      return {
        articles: counts.reduce((sum, one) => sum + (one?.count ?? 0), 0),
        exact: !blogs.pageInfo.hasNextPage && counts.every((one) => one?.precision === "EXACT"),
        locales: shopLocales.map(({ locale, name, primary }) => ({ code: locale, name, primary })),
      };
    },
  };
}

/** Shopify lets a store have 250 blogs on one page; a store with more says "at least". */
const STORE_COUNTS = `#graphql
  query storeCounts {
    blogs(first: 250) { nodes { articlesCount(limit: null) { count precision } } pageInfo { hasNextPage } }
    shopLocales(published: true) { locale name primary }
  }`;
const countsAnswer = z.object({
  blogs: z.object({ nodes: z.array(z.object({ articlesCount: z.object({ count: z.number(), precision: z.string() }).nullable() })), pageInfo: z.object({ hasNextPage: z.boolean() }) }),
  shopLocales: z.array(z.object({ locale: z.string(), name: z.string(), primary: z.boolean() })),
});
