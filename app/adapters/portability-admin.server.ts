/** What leads from a store to a file and back: handles for ids, ids for handles, and what each resource carries. */
import { z } from "zod";
import { readPublishedGroups, type ArticleGroups } from "../domain/article-groups";
import type { ResourceKind } from "../domain/pages";
import { choicesSchema } from "../domain/settings";
import { PAGE_CHOICES_METAFIELD, type PageChoices } from "../domain/storefront-document";
import { ShopifyFailure, type Named, type Portability } from "../ports-shopify";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

/** Far below the 1000 points that one request may cost. */
const CARRIERS_A_PAGE = 100;
const HANDLES_A_SEARCH = 50;
const IDS_A_REQUEST = 100;
/** Shopify's limit for one metafieldsSet. */
const METAFIELDS_A_WRITE = 25;

/** @param graphql the library's client, bound to one shop */
export function createPortability(graphql: AdminGraphql): Portability {
  async function list(kind: ResourceKind, first: number, after: string | null, query: string | null) {
    const answer = await askShopify(graphql, listAnswer, LISTS[kind], { first, after, query });
    return answer.list;
  }

  return {
    async carriers(kind, after) {
      const { nodes, pageInfo } = await list(kind, CARRIERS_A_PAGE, after, null);
      const carriers = nodes.map((node) => ({ ...toNamed(kind, node), featured: toFeatured(node), choices: toChoices(node.choices?.value) }));
      return { carriers: carriers.filter(({ featured, choices }) => featured.groups.length > 0 || choices !== null), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
    },

    async handles(ids) {
      const found: Named[] = [];
      for (const some of inParts(ids, IDS_A_REQUEST)) {
        const { nodes } = await askShopify(graphql, nodesAnswer, HANDLES, { ids: some });
        for (const node of nodes) {
          if (node === null || !isNode(node)) continue;
          const kind = KINDS[/^gid:\/\/shopify\/(\w+)\//.exec(node.id)?.[1] ?? ""];
          if (kind !== undefined) found.push(toNamed(kind, node));
        }
      }
      return found;
    },

    async named(kind, handles) {
      const found: (Named & { choicesDigest: string | null })[] = [];
      for (const some of inParts([...new Set(handles)], HANDLES_A_SEARCH)) {
        const query = some.map((handle) => `handle:"${handle}"`).join(" OR ");
        // Articles of several blogs may share a handle, so there can be more than were asked for.
        let after: string | null = null;
        do {
          const { nodes, pageInfo } = await list(kind, CARRIERS_A_PAGE, after, query);
          found.push(...nodes.map((node) => ({ ...toNamed(kind, node), choicesDigest: node.choices?.compareDigest ?? null })).filter(({ handle }) => some.includes(handle)));
          after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
        } while (after !== null);
      }
      return found;
    },

    async saveChoices(pages) {
      const metafields = pages.map(({ ownerId, choices }) => ({ ...PAGE_CHOICES_METAFIELD, ownerId, value: JSON.stringify({ version: 1, choices } satisfies PageChoices) }));
      for (const some of inParts(metafields, METAFIELDS_A_WRITE)) {
        const answer = await askShopify(graphql, savedAnswer, SAVE_CHOICES, { metafields: some });
        const errors = answer.metafieldsSet?.userErrors ?? [];
        if (errors.length > 0) throw new ShopifyFailure(`Shopify refused to save: ${errors.map(({ message }) => message).join(" ")}`);
      }
    },
  };
}

const CARRIED_BY_ARTICLES = `#graphql
  query articleCarriers($first: Int!, $after: String, $query: String) {
    list: articles(first: $first, after: $after, query: $query, sortKey: ID) {
      nodes {
        id handle title
        blog { handle }
        products: metafield(namespace: "$app", key: "products") { value }
        placements: metafield(namespace: "$app", key: "placements") { value }
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const CARRIED_BY_PRODUCTS = `#graphql
  query productCarriers($first: Int!, $after: String, $query: String) {
    list: products(first: $first, after: $after, query: $query, sortKey: ID) {
      nodes { id handle title choices: metafield(namespace: "$app", key: "page") { value compareDigest } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const CARRIED_BY_COLLECTIONS = `#graphql
  query collectionCarriers($first: Int!, $after: String, $query: String) {
    list: collections(first: $first, after: $after, query: $query, sortKey: ID) {
      nodes { id handle title choices: metafield(namespace: "$app", key: "page") { value compareDigest } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const CARRIED_BY_BLOGS = `#graphql
  query blogCarriers($first: Int!, $after: String, $query: String) {
    list: blogs(first: $first, after: $after, query: $query, sortKey: ID) {
      nodes { id handle title choices: metafield(namespace: "$app", key: "page") { value compareDigest } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const CARRIED_BY_PAGES = `#graphql
  query pageCarriers($first: Int!, $after: String, $query: String) {
    list: pages(first: $first, after: $after, query: $query, sortKey: ID) {
      nodes { id handle title choices: metafield(namespace: "$app", key: "page") { value compareDigest } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const LISTS: Record<ResourceKind, string> = { article: CARRIED_BY_ARTICLES, product: CARRIED_BY_PRODUCTS, collection: CARRIED_BY_COLLECTIONS, blog: CARRIED_BY_BLOGS, page: CARRIED_BY_PAGES };

const HANDLES = `#graphql
  query handlesOf($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Article { id handle title blog { handle } }
      ... on Product { id handle title }
      ... on Collection { id handle title }
      ... on Blog { id handle title }
      ... on Page { id handle title }
    }
  }`;
const KINDS: Record<string, ResourceKind> = { Article: "article", Product: "product", Collection: "collection", Blog: "blog", Page: "page" };

const SAVE_CHOICES = `#graphql
  mutation importPageChoices($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { field message code } }
  }`;
const savedAnswer = z.object({ metafieldsSet: z.object({ userErrors: z.array(z.object({ message: z.string() })) }).nullable() });

const value = z.object({ value: z.string() }).nullish();
const node = z.object({ id: z.string(), handle: z.string(), title: z.string(), blog: z.object({ handle: z.string() }).nullish(), products: value, placements: value, choices: z.object({ value: z.string(), compareDigest: z.string() }).nullish() });
const listAnswer = z.object({ list: z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }) }) });
const nodesAnswer = z.object({ nodes: z.array(node.partial().nullable()) });

function isNode(found: Partial<z.infer<typeof node>>): found is z.infer<typeof node> {
  return found.id !== undefined && found.handle !== undefined && found.title !== undefined;
}

function toNamed(kind: ResourceKind, { id, handle, title, blog }: z.infer<typeof node>): Named {
  return { kind, id, handle, title, blog: blog?.handle ?? null };
}

function toFeatured({ products, placements }: z.infer<typeof node>): ArticleGroups {
  const productIds = z.array(z.string()).parse(JSON.parse(products?.value ?? "[]"));
  return readPublishedGroups(JSON.parse(placements?.value ?? "null"), productIds, "en");
}

/** Null for none, and for what no Buyline of this version wrote. */
function toChoices(json: string | undefined) {
  const choices = z.object({ choices: choicesSchema }).safeParse(json === undefined ? null : JSON.parse(json));
  return choices.success && Object.keys(choices.data.choices).length > 0 ? choices.data.choices : null;
}

function inParts<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
