/** Home's figures: counts that Shopify keeps, and a bounded look at the articles that were published last. */
import { z } from "zod";
import { MOST_CHECKED_PRODUCTS, type StoreFigures } from "../ports";
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

    async links(articleIds) {
      if (articleIds.length === 0) return [];
      const { nodes } = await askShopify(graphql, articlesAnswer, LINKED_ARTICLES, { ids: articleIds });
      const listed = articleIds.map((id, index) => ({ id, title: nodes[index]?.title ?? null, productIds: toIds(nodes[index]?.products?.value) }));
      const productIds = [...new Set(listed.flatMap((article) => article.productIds))].slice(0, MOST_CHECKED_PRODUCTS);
      const products = productIds.length === 0 ? [] : (await askShopify(graphql, productsAnswer, LINKED_PRODUCTS, { ids: productIds })).nodes;
      const sells = new Map(productIds.map((id, index) => [id, products[index]?.status === "ACTIVE"]));
      return listed.map(({ id, title, productIds: ids }) => {
        const checked = ids.filter((one) => sells.has(one));
        return { id, title, productCount: ids.length, checked: checked.length, broken: checked.filter((one) => !sells.get(one)).length };
      });
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

const LINKED_ARTICLES = `#graphql
  query linkedArticles($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Article { title products: metafield(namespace: "$app", key: "products") { value } } }
  }`;
const articlesAnswer = z.object({ nodes: z.array(z.object({ title: z.string().optional(), products: z.object({ value: z.string() }).nullish() }).nullable()) });

const LINKED_PRODUCTS = `#graphql
  query linkedProducts($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Product { status } }
  }`;
const productsAnswer = z.object({ nodes: z.array(z.object({ status: z.string().optional() }).nullable()) });

function toIds(value: string | undefined): string[] {
  return value === undefined ? [] : z.array(z.string()).parse(JSON.parse(value));
}
