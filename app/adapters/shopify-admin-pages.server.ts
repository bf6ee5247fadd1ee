/** The store's pages behind their port: any page as page rules see it, and its own choices as a `$app` metafield. */
import { z } from "zod";
import { toPath, type ResourcePlace } from "../domain/page-address";
import { readPublished } from "../domain/page-explanation-published";
import type { ResourceKind } from "../domain/pages";
import { choicesSchema, type Choices } from "../domain/settings";
import { PAGE_CHOICES_METAFIELD, type PageChoices } from "../domain/storefront-document";
import type { Digested, FoundPage, PageHit, StorePages } from "../ports-shopify";

const HITS = 10;
/** More collections than a product is in, cheap enough for one request. */
const MOST_COLLECTIONS = 200;

type Ask = <T>(schema: z.ZodType<T>, operation: string, variables?: Record<string, unknown>) => Promise<T>;
type SaveMetafield = (metafield: { ownerId: string; namespace: string; key: string; type: string; value: string; compareDigest: string | null }) => Promise<void>;

export function createStorePages(ask: Ask, saveMetafield: SaveMetafield): StorePages {
  return {
    async page(ownerId) {
      const { node } = await ask(pageAnswer, PAGE, { id: ownerId, mostCollections: MOST_COLLECTIONS });
      return node?.__typename === undefined ? null : toFoundPage(node);
    },

    async pageAt(place) {
      const node = await nodeAt(ask, place);
      return node === null ? null : toFoundPage(node);
    },

    async pagesTitled(kind, query) {
      const { hits } = await ask(hitsAnswer, SEARCHES[kind], { first: HITS, query: toSearch(query) });
      return hits.nodes.map(({ id, title, blog }): PageHit => ({ kind, id: numberOf(id), title, detail: blog?.title ?? "" }));
    },

    async savePageChoices(ownerId, { value, digest }) {
      const content: PageChoices = { version: 1, choices: value };
      await saveMetafield({ ...PAGE_CHOICES_METAFIELD, ownerId, value: JSON.stringify(content), compareDigest: digest });
    },

    async storefrontDocument() {
      const { currentAppInstallation } = await ask(documentAnswer, STOREFRONT_DOCUMENT);
      return readPublished(currentAppInstallation.storefront?.value ?? null);
    },
  };
}

/** Handles are searched exactly where Shopify can, and compared where its search is only near. */
async function nodeAt(ask: Ask, place: ResourcePlace): Promise<PageNode | null> {
  const query = `handle:"${place.handle.replace(/["\\]/g, "\\$&")}"`;
  const isMeant = ({ handle }: { handle: string }) => handle.toLowerCase() === place.handle.toLowerCase();
  switch (place.kind) {
    case "product":
      return (await ask(productAtAnswer, PRODUCT_AT, { handle: place.handle, mostCollections: MOST_COLLECTIONS })).productByIdentifier;
    case "collection":
      return (await ask(collectionAtAnswer, COLLECTION_AT, { handle: place.handle })).collectionByIdentifier;
    case "blog":
      return (await ask(blogsAtAnswer, BLOG_AT, { first: HITS, query })).blogs.nodes.find(isMeant) ?? null;
    case "page":
      return (await ask(pagesAtAnswer, PAGE_AT, { first: HITS, query })).pages.nodes.find(isMeant) ?? null;
    case "article": {
      // Two blogs may have an article of the same handle.
      const { nodes } = (await ask(articlesAtAnswer, ARTICLE_AT, { first: HITS, query })).articles;
      return nodes.find((node) => isMeant(node) && node.blog.handle.toLowerCase() === place.blog.toLowerCase()) ?? null;
    }
  }
}

function toFoundPage(node: PageNode): FoundPage {
  const kind = node.__typename.toLowerCase() as ResourceKind;
  const path = node.__typename === "Article" ? toPath({ kind: "article", blog: node.blog.handle, handle: node.handle }) : toPath({ kind: kind as Exclude<ResourceKind, "article">, handle: node.handle });
  return {
    ownerId: node.id,
    title: node.title,
    visible: node.__typename === "Product" ? node.onlineStoreUrl !== null : "isPublished" in node ? node.isPublished : true,
    choices: toChoices(node.choices),
    page: {
      kind,
      id: numberOf(node.id),
      blogId: node.__typename === "Article" ? numberOf(node.blog.id) : null,
      tags: "tags" in node ? node.tags : [],
      collectionIds: node.__typename === "Product" ? node.collections.nodes.map(({ id }) => numberOf(id)) : [],
      templateSuffix: node.templateSuffix ?? "",
      path,
    },
  };
}

const pageChoices = z.object({ version: z.literal(1), choices: choicesSchema });

/** What cannot be read says nothing, as in Liquid; its digest still names what a save replaces. */
function toChoices(metafield: z.infer<typeof choices>): Digested<Choices> {
  if (metafield === null) return { value: {}, digest: null };
  try {
    return { value: pageChoices.parse(JSON.parse(metafield.value)).choices, digest: metafield.compareDigest };
  } catch {
    return { value: {}, digest: metafield.compareDigest };
  }
}

function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf("/") + 1));
}

/** Every word a prefix of the title, operators quoted away; null finds all. */
function toSearch(query: string): string | null {
  const words = query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words.length === 0 ? null : words.map((word) => `title:${word}*`).join(" AND ");
}


const choices = z.object({ value: z.string(), compareDigest: z.string() }).nullable();
const common = { id: z.string(), title: z.string(), handle: z.string(), templateSuffix: z.string().nullable(), choices };
const articleNode = z.object({ __typename: z.literal("Article"), ...common, isPublished: z.boolean(), tags: z.array(z.string()), blog: z.object({ id: z.string(), handle: z.string() }) });
const blogNode = z.object({ __typename: z.literal("Blog"), ...common });
const pageNode = z.object({ __typename: z.literal("Page"), ...common, isPublished: z.boolean() });
const productNode = z.object({ __typename: z.literal("Product"), ...common, onlineStoreUrl: z.string().nullable(), tags: z.array(z.string()), collections: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });
const collectionNode = z.object({ __typename: z.literal("Collection"), ...common });
const anyPage = z.discriminatedUnion("__typename", [articleNode, blogNode, pageNode, productNode, collectionNode]);
type PageNode = z.infer<typeof anyPage>;

const PAGE = `#graphql
  query page($id: ID!, $mostCollections: Int!) {
    node(id: $id) {
      ... on Article {
        __typename id title handle isPublished tags templateSuffix blog { id handle }
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
      ... on Blog {
        __typename id title handle templateSuffix
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
      ... on Page {
        __typename id title handle isPublished templateSuffix
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
      ... on Product {
        __typename id title handle onlineStoreUrl tags templateSuffix collections(first: $mostCollections) { nodes { id } }
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
      ... on Collection {
        __typename id title handle templateSuffix
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
    }
  }`;
/** A node of another kind has none of the fields asked for. */
const pageAnswer = z.object({ node: z.union([anyPage, z.object({ __typename: z.undefined().optional() }), z.null()]) });

const PRODUCT_AT = `#graphql
  query pageAtProduct($handle: String!, $mostCollections: Int!) {
    productByIdentifier(identifier: { handle: $handle }) {
      __typename id title handle onlineStoreUrl tags templateSuffix collections(first: $mostCollections) { nodes { id } }
      choices: metafield(namespace: "$app", key: "page") { value compareDigest }
    }
  }`;
const productAtAnswer = z.object({ productByIdentifier: productNode.nullable() });

const COLLECTION_AT = `#graphql
  query pageAtCollection($handle: String!) {
    collectionByIdentifier(identifier: { handle: $handle }) {
      __typename id title handle templateSuffix
      choices: metafield(namespace: "$app", key: "page") { value compareDigest }
    }
  }`;
const collectionAtAnswer = z.object({ collectionByIdentifier: collectionNode.nullable() });

const BLOG_AT = `#graphql
  query pageAtBlog($first: Int!, $query: String!) {
    blogs(first: $first, query: $query) {
      nodes {
        __typename id title handle templateSuffix
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
    }
  }`;
const blogsAtAnswer = z.object({ blogs: z.object({ nodes: z.array(blogNode) }) });

const PAGE_AT = `#graphql
  query pageAtPage($first: Int!, $query: String!) {
    pages(first: $first, query: $query) {
      nodes {
        __typename id title handle isPublished templateSuffix
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
    }
  }`;
const pagesAtAnswer = z.object({ pages: z.object({ nodes: z.array(pageNode) }) });

const ARTICLE_AT = `#graphql
  query pageAtArticle($first: Int!, $query: String!) {
    articles(first: $first, query: $query) {
      nodes {
        __typename id title handle isPublished tags templateSuffix blog { id handle }
        choices: metafield(namespace: "$app", key: "page") { value compareDigest }
      }
    }
  }`;
const articlesAtAnswer = z.object({ articles: z.object({ nodes: z.array(articleNode) }) });

const ARTICLES_TITLED = `#graphql
  query articlesTitled($first: Int!, $query: String) {
    hits: articles(first: $first, query: $query, sortKey: UPDATED_AT, reverse: true) { nodes { id title blog { title } } }
  }`;
const BLOGS_TITLED = `#graphql
  query blogsTitled($first: Int!, $query: String) {
    hits: blogs(first: $first, query: $query, sortKey: TITLE) { nodes { id title } }
  }`;
const PAGES_TITLED = `#graphql
  query pagesTitled($first: Int!, $query: String) {
    hits: pages(first: $first, query: $query, sortKey: TITLE) { nodes { id title } }
  }`;
const SEARCHES = { article: ARTICLES_TITLED, blog: BLOGS_TITLED, page: PAGES_TITLED };
const hitsAnswer = z.object({ hits: z.object({ nodes: z.array(z.object({ id: z.string(), title: z.string(), blog: z.object({ title: z.string() }).optional() })) }) });

const STOREFRONT_DOCUMENT = `#graphql
  query storefrontDocument {
    currentAppInstallation { storefront: metafield(namespace: "buyline", key: "storefront") { value } }
  }`;
const documentAnswer = z.object({ currentAppInstallation: z.object({ storefront: z.object({ value: z.string() }).nullable() }) });
