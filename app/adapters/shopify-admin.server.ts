/** Shopify behind its port: one GraphQL operation of the Admin API for each method. */
import { z } from "zod";
import { MOST_PRODUCTS } from "../domain/article-products";
import { readThemeColors } from "../domain/theme-colors";
import {
  ARTICLE_FALLBACK_COLLECTIONS_METAFIELD,
  ARTICLE_FALLBACK_PRODUCTS_METAFIELD,
  ARTICLE_PLACEMENTS_METAFIELD,
  ARTICLE_PRODUCTS_METAFIELD,
  PRODUCT_ARTICLES_METAFIELD,
  STOREFRONT_METAFIELD,
} from "../domain/storefront-document";
import { ShopifyFailure, StaleLinks, type ArticleWithProducts, type Digested, type Product, type Shop, type Shopify } from "../ports-shopify";
import { articleFields, createArticleList, toPicture, toSummary } from "./shopify-admin-articles.server";
import { askArticleToDraw } from "./article-drawing-admin.server";
import { askAudience, askMarkets } from "./shopify-admin-audience.server";
import { askPolicies } from "./shopify-admin-policies.server";
import { createStorePages } from "./shopify-admin-pages.server";
import { createRulePages } from "./shopify-admin-rule-pages.server";
import { askShopify, type AdminGraphql } from "./shopify-request.server";
import { askThemeFile } from "./theme-file-admin.server";

/** Shopify's limit for one metafieldsSet, which is atomic. */
const METAFIELDS_A_WRITE = 25;

/** @param graphql the library's client, bound to one shop */
export function createShopify(graphql: AdminGraphql): Shopify {
  const ask = <T>(schema: z.ZodType<T>, operation: string, variables: Record<string, unknown> = {}) => askShopify(graphql, schema, operation, variables);

  async function saveMetafields(metafields: MetafieldInput[]): Promise<void> {
    const answer = await ask(metafieldsSetAnswer, SAVE_METAFIELDS, { metafields });
    const errors = answer.metafieldsSet?.userErrors ?? [];
    if (errors.some(({ code }) => code === "STALE_OBJECT" || code === "INVALID_COMPARE_DIGEST")) {
      throw new StaleLinks("Somebody else changed this at the same time. Try again.");
    }
    if (errors.length > 0) throw new ShopifyFailure(`Shopify refused to save: ${errors.map(({ message }) => message).join(" ")}`);
  }

  return {
    ...createArticleList(ask),
    ...createStorePages(ask, (metafield) => saveMetafields([metafield])),

    async shop() {
      const { shop, shopLocales } = await ask(shopAnswer, SHOP);
      const locale = shopLocales.find(({ primary }) => primary)?.locale ?? "en";
      return { name: shop.name, domain: shop.myshopifyDomain, url: shop.primaryDomain.url, zone: shop.ianaTimezone, locale } satisfies Shop;
    },

    async article(id) {
      const { article } = await ask(articleAnswer, ARTICLE, { id, mostProducts: MOST_PRODUCTS });
      return article === null ? null : toArticle(article);
    },

    async articleToEdit(id) {
      const { article } = await ask(articleToEditAnswer, ARTICLE_TO_EDIT, { id, mostProducts: MOST_PRODUCTS });
      if (article === null) return null;
      return { ...toArticle(article), body: article.body, productIds: toDigestedIds(article.products), placements: toDigestedJson(article.placements) };
    },

    articleToDraw: (id, ids, country) => askArticleToDraw(graphql, id, ids, country),
    marketPlaces: () => askMarkets(graphql),

    async articleLinks(articleId, ids) {
      const answer = await ask(linksAnswer, ARTICLE_LINKS, { articleId, ids, mostProducts: MOST_PRODUCTS });
      const products = new Map<string, Digested<string[]>>();
      for (const node of [...(answer.article?.products?.references?.nodes ?? []), ...answer.nodes]) {
        if (node?.id) products.set(node.id, toDigestedIds(node.articles ?? null));
      }
      const article = answer.article && {
        title: answer.article.title,
        body: answer.article.body,
        productIds: toDigestedIds(answer.article.products),
        placements: { value: answer.article.placements?.value ?? null, digest: answer.article.placements?.compareDigest ?? null },
        fallbackProducts: toDigestedIds(answer.article.fallbackProducts),
        fallbackCollections: toDigestedIds(answer.article.fallbackCollections),
      };
      return { article, products };
    },

    async saveArticleLinks({ articleId, productIds, placements, fallbackProducts, fallbackCollections, products }) {
      const ofProducts = [...products].map(([ownerId, { value, digest }]) => ({ ...PRODUCT_ARTICLES_METAFIELD, ownerId, value: JSON.stringify(value), compareDigest: digest }));
      const ofArticle: MetafieldInput[] = [
        ...[{ metafield: ARTICLE_FALLBACK_PRODUCTS_METAFIELD, list: fallbackProducts }, { metafield: ARTICLE_FALLBACK_COLLECTIONS_METAFIELD, list: fallbackCollections }].flatMap(({ metafield, list }) =>
          list === null ? [] : [{ ...metafield, ownerId: articleId, value: JSON.stringify(list.value), compareDigest: list.digest }],
        ),
        { ...ARTICLE_PRODUCTS_METAFIELD, ownerId: articleId, value: JSON.stringify(productIds.value), compareDigest: productIds.digest },
        { ...ARTICLE_PLACEMENTS_METAFIELD, ownerId: articleId, value: JSON.stringify(placements.value), compareDigest: placements.digest },
      ];
      // The article's side comes last and all in one write, so that shoppers see the old article until everything else is written, and then the new one.
      const earlier = ofProducts.splice(0, Math.max(0, ofProducts.length + ofArticle.length - METAFIELDS_A_WRITE));
      for (let start = 0; start < earlier.length; start += METAFIELDS_A_WRITE) await saveMetafields(earlier.slice(start, start + METAFIELDS_A_WRITE));
      await saveMetafields([...ofProducts, ...ofArticle]);
    },

    async products(ids) {
      const { nodes } = await ask(productsAnswer, PRODUCTS, { ids });
      return presentProducts(nodes);
    },

    async saveStorefrontDocument(document) {
      const { currentAppInstallation } = await ask(installationAnswer, INSTALLATION);
      await saveMetafields([{ ...STOREFRONT_METAFIELD, ownerId: currentAppInstallation.id, value: JSON.stringify(document) }]);
    },

    audience: () => askAudience(graphql),
    policies: () => askPolicies(graphql),
    themeColors: async () => readThemeColors(await askThemeFile(graphql, "config/settings_data.json")),
    articleTemplate: () => askThemeFile(graphql, "templates/article.json"),
    rulePages: createRulePages(graphql),
  };
}

interface MetafieldInput {
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  /** Null: must not exist yet. Left out: whatever is there is replaced. */
  compareDigest?: string | null;
}

const SHOP = `#graphql
  query shop {
    shop { name myshopifyDomain ianaTimezone primaryDomain { url } }
    shopLocales { locale primary }
  }`;
const shopAnswer = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string(), ianaTimezone: z.string(), primaryDomain: z.object({ url: z.string() }) }),
  shopLocales: z.array(z.object({ locale: z.string(), primary: z.boolean() })),
});

const picture = z.object({ url: z.string(), altText: z.string().nullish() }).nullish();
const productNode = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  status: z.string(),
  featuredMedia: z.object({ preview: z.object({ image: picture }).nullish() }).nullish(),
});
/** A node that is gone is null; one of another kind has none of the fields asked for. */
const maybeProduct = z.union([productNode, z.object({ id: z.undefined().optional() }), z.null()]);

const ARTICLE = `#graphql
  query article($id: ID!, $mostProducts: Int!) {
    article(id: $id) {
      id title handle isPublished publishedAt updatedAt
      image { url(transform: { maxWidth: 640, maxHeight: 480 }) altText }
      blog { title handle }
      products: metafield(namespace: "$app", key: "products") {
        value
        references(first: $mostProducts) {
          nodes { ... on Product { id title handle status featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } } } }
        }
      }
    }
  }`;
const articleWithProducts = articleFields.extend({
  handle: z.string(),
  products: z.object({ value: z.string(), compareDigest: z.string().optional(), references: z.object({ nodes: z.array(maybeProduct) }).nullish() }).nullable(),
});
const articleAnswer = z.object({ article: articleWithProducts.nullable() });

const ARTICLE_TO_EDIT = `#graphql
  query articleToEdit($id: ID!, $mostProducts: Int!) {
    article(id: $id) {
      id title handle body isPublished publishedAt updatedAt
      image { url(transform: { maxWidth: 640, maxHeight: 480 }) altText }
      blog { title handle }
      products: metafield(namespace: "$app", key: "products") {
        value compareDigest
        references(first: $mostProducts) {
          nodes { ... on Product { id title handle status featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } } } }
        }
      }
      placements: metafield(namespace: "$app", key: "placements") { value compareDigest }
    }
  }`;
const digested = z.object({ value: z.string(), compareDigest: z.string() }).nullable();
const articleToEditAnswer = z.object({
  article: articleWithProducts
    .extend({
      body: z.string(),
      products: z.object({ value: z.string(), compareDigest: z.string(), references: z.object({ nodes: z.array(maybeProduct) }).nullish() }).nullable(),
      placements: digested,
    })
    .nullable(),
});

const ARTICLE_LINKS = `#graphql
  query articleLinks($articleId: ID!, $ids: [ID!]!, $mostProducts: Int!) {
    article(id: $articleId) {
      title body
      products: metafield(namespace: "$app", key: "products") {
        value compareDigest
        references(first: $mostProducts) {
          nodes { ... on Product { id articles: metafield(namespace: "$app", key: "articles") { value compareDigest } } }
        }
      }
      placements: metafield(namespace: "$app", key: "placements") { value compareDigest }
      fallbackProducts: metafield(namespace: "$app", key: "fallback_products") { value compareDigest }
      fallbackCollections: metafield(namespace: "$app", key: "fallback_collections") { value compareDigest }
    }
    nodes(ids: $ids) {
      ... on Collection { id }
      ... on Product { id articles: metafield(namespace: "$app", key: "articles") { value compareDigest } }
    }
  }`;
const linkedProduct = z.object({ id: z.string().optional(), articles: digested.optional() }).nullable();
const linksAnswer = z.object({
  article: z
    .object({
      title: z.string(),
      body: z.string(),
      products: z
        .object({ value: z.string(), compareDigest: z.string(), references: z.object({ nodes: z.array(linkedProduct) }).nullish() })
        .nullable(),
      placements: digested,
      fallbackProducts: digested,
      fallbackCollections: digested,
    })
    .nullable(),
  nodes: z.array(linkedProduct),
});

const PRODUCTS = `#graphql
  query products($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product { id title handle status featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } } }
    }
  }`;
const productsAnswer = z.object({ nodes: z.array(maybeProduct) });

const INSTALLATION = `#graphql
  query saveStorefrontDocument { currentAppInstallation { id } }`;
const installationAnswer = z.object({ currentAppInstallation: z.object({ id: z.string() }) });

const SAVE_METAFIELDS = `#graphql
  mutation saveMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { field message code } }
  }`;
const metafieldsSetAnswer = z.object({
  metafieldsSet: z.object({ userErrors: z.array(z.object({ message: z.string(), code: z.string().nullish() })) }).nullable(),
});

function toArticle(node: z.infer<typeof articleWithProducts>): ArticleWithProducts {
  return { ...toSummary(node), path: `/blogs/${node.blog.handle}/${node.handle}`, products: presentProducts(node.products?.references?.nodes ?? []) };
}

function presentProducts(nodes: z.infer<typeof maybeProduct>[]): Product[] {
  return presentNodes(nodes).map(toProduct);
}

function presentNodes<T extends z.infer<typeof productNode>>(nodes: (T | { id?: undefined } | null)[]): T[] {
  return nodes.flatMap((node) => (node !== null && "title" in node ? [node] : []));
}

function toProduct({ id, title, handle, status, featuredMedia }: z.infer<typeof productNode>): Product {
  return { id, title, handle, active: status === "ACTIVE", image: toPicture(featuredMedia?.preview?.image) };
}

function toIds(value: string): string[] {
  return z.array(z.string()).parse(JSON.parse(value));
}

function toDigestedIds(metafield: z.infer<typeof digested>): Digested<string[]> {
  return metafield === null ? { value: [], digest: null } : { value: toIds(metafield.value), digest: metafield.compareDigest };
}

function toDigestedJson(metafield: z.infer<typeof digested>): Digested<unknown> {
  return metafield === null ? { value: null, digest: null } : { value: JSON.parse(metafield.value) as unknown, digest: metafield.compareDigest };
}
