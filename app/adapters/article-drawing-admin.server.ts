/** What a preview of an article is drawn from: its text, and what it features as readers of one country get it. */
import { z } from "zod";
import type { ArticleToDraw, PricedProduct } from "../ports-shopify";
import { toPicture } from "./shopify-admin-articles.server";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

const NODES_A_REQUEST = 100;

/**
 * @param ids of products, and of collections that may show instead of one
 * @param country ISO 3166, two letters; null for the store's own prices
 */
export async function askArticleToDraw(graphql: AdminGraphql, id: string, ids: readonly string[], country: string | null): Promise<ArticleToDraw | null> {
  const isCollection = (one: string) => one.includes("/Collection/");
  const productIds = ids.filter((one) => !isCollection(one));
  const collectionIds = ids.filter(isCollection);
  let drawn: ArticleToDraw | null = null;
  for (const some of inParts(productIds)) {
    const [{ article, nodes, shop }, prices] = await Promise.all([askShopify(graphql, articleToDrawAnswer, ARTICLE_TO_DRAW, { id, ids: some }), country === null ? null : askPrices(graphql, some, country)]);
    if (article === null) return null;
    drawn ??= { ...article, products: [], collections: [], currency: shop.currencyCode, moneyFormat: shop.currencyFormats.moneyFormat };
    for (const node of nodes) {
      if (!isPresent(node)) continue;
      const there = prices?.get(node.id);
      // Not in this country's catalogs: readers there do not see it.
      if (prices !== null && there?.publishedInContext !== true) continue;
      drawn.products.push(toPriced(node, there?.contextualPricing.priceRange ?? node.priceRangeV2));
      const currency = there?.contextualPricing.priceRange.minVariantPrice.currencyCode ?? drawn.currency;
      if (currency !== drawn.currency) Object.assign(drawn, { currency, moneyFormat: null });
    }
  }
  if (drawn === null || collectionIds.length === 0) return drawn;
  const { nodes } = await askShopify(graphql, collectionsAnswer, COLLECTIONS_TO_DRAW, { ids: collectionIds });
  drawn.collections = nodes.flatMap((node) => (node?.id === undefined ? [] : [{ id: node.id, title: node.title, handle: node.handle, image: toPicture(node.image ?? node.products.nodes[0]?.featuredMedia?.image) }]));
  return drawn;
}

async function askPrices(graphql: AdminGraphql, ids: readonly string[], country: string) {
  const { nodes } = await askShopify(graphql, pricesAnswer, PRICES_IN_COUNTRY, { ids, country });
  return new Map(nodes.flatMap((node) => (node?.id === undefined ? [] : [[node.id, node] as const])));
}

/** At least one, so that an article without products is asked for, too. */
function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.max(1, Math.ceil(ids.length / NODES_A_REQUEST)) }, (_, index) => ids.slice(index * NODES_A_REQUEST, (index + 1) * NODES_A_REQUEST));
}

// Of each product no more than 128 of them may cost in one request: one price range, and no variants.
const ARTICLE_TO_DRAW = `#graphql
  query articleToDraw($id: ID!, $ids: [ID!]!) {
    article(id: $id) { title body }
    nodes(ids: $ids) {
      ... on Product {
        id title handle status tracksInventory totalInventory
        featuredMedia { preview { image { url(transform: { maxWidth: 600, maxHeight: 600 }) altText } } }
        priceRangeV2 { minVariantPrice { amount } maxVariantPrice { amount } }
      }
    }
    shop { currencyCode currencyFormats { moneyFormat } }
  }`;
const PRICES_IN_COUNTRY = `#graphql
  query pricesInCountry($ids: [ID!]!, $country: CountryCode!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        publishedInContext(context: { country: $country })
        contextualPricing(context: { country: $country }) { priceRange { minVariantPrice { amount currencyCode } maxVariantPrice { amount } } }
      }
    }
  }`;
// Liquid's featured_image of a collection without one is its first product's.
const COLLECTIONS_TO_DRAW = `#graphql
  query collectionsToDraw($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Collection {
        id title handle
        image { url(transform: { maxWidth: 600, maxHeight: 600 }) altText }
        products(first: 1, sortKey: COLLECTION_DEFAULT) { nodes { featuredMedia { ... on MediaImage { image { url(transform: { maxWidth: 600, maxHeight: 600 }) altText } } } } }
      }
    }
  }`;

const gone = z.union([z.object({ id: z.undefined().optional() }), z.null()]);
const amount = z.object({ amount: z.string() });
const range = z.object({ minVariantPrice: amount, maxVariantPrice: amount });
const picture = z.object({ url: z.string(), altText: z.string().nullish() }).nullish();
const pricedNode = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  status: z.string(),
  tracksInventory: z.boolean(),
  totalInventory: z.number(),
  featuredMedia: z.object({ preview: z.object({ image: picture }).nullish() }).nullish(),
  priceRangeV2: range,
});
const articleToDrawAnswer = z.object({
  article: z.object({ title: z.string(), body: z.string() }).nullable(),
  nodes: z.array(z.union([pricedNode, gone])),
  shop: z.object({ currencyCode: z.string(), currencyFormats: z.object({ moneyFormat: z.string() }) }),
});
const priceNode = z.object({ id: z.string(), publishedInContext: z.boolean(), contextualPricing: z.object({ priceRange: range.extend({ minVariantPrice: amount.extend({ currencyCode: z.string() }) }) }) });
const pricesAnswer = z.object({ nodes: z.array(z.union([priceNode, gone])) });
const collectionNode = z.object({ id: z.string(), title: z.string(), handle: z.string(), image: picture, products: z.object({ nodes: z.array(z.object({ featuredMedia: z.object({ image: picture }).nullish() })) }) });
const collectionsAnswer = z.object({ nodes: z.array(z.union([collectionNode, gone])) });

function isPresent(node: z.infer<typeof pricedNode> | z.infer<typeof gone>): node is z.infer<typeof pricedNode> {
  return node !== null && "title" in node;
}

function toPriced(node: z.infer<typeof pricedNode>, { minVariantPrice, maxVariantPrice }: z.infer<typeof range>): PricedProduct {
  const { id, title, handle, status, featuredMedia, tracksInventory, totalInventory } = node;
  const image = toPicture(featuredMedia?.preview?.image);
  return { id, title, handle, active: status === "ACTIVE", image, mayBeSoldOut: tracksInventory && totalInventory <= 0, leastCents: toCents(minVariantPrice), mostCents: toCents(maxVariantPrice) };
}

/** Shopify writes amounts with a point, in whole units of the currency. */
function toCents({ amount: written }: z.infer<typeof amount>): number {
  return Math.round(Number(written) * 100);
}
