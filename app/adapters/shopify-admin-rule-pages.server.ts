/** What the rule editor asks Shopify for: pages to choose from, how many a rule names, and which are no more. */
import { z } from "zod";
import type { ReachAnswer, ReachQuestion, Term } from "../domain/rule-reach";
import type { FoundResource, PickedKind, ResourceKindNumber, RulePages } from "../ports-shopify";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

const PAGES_A_SCREEN = 20;
/** Articles and pages have no count that a search narrows; so many are counted one by one. */
const MOST_COUNTED = 250;

/** @param graphql the library's client, bound to one shop */
export function createRulePages(graphql: AdminGraphql): RulePages {
  const ask = <T>(schema: z.ZodType<T>, operation: string, variables: Record<string, unknown>) => askShopify(graphql, schema, operation, variables);

  return {
    async choosePages(kind, { query, after, before }) {
      const page = before === null ? { first: PAGES_A_SCREEN, after } : { last: PAGES_A_SCREEN, before };
      const answer = await ask(choicesAnswer, CHOICES[kind], { ...page, query: toTitleSearch(query) });
      const { nodes, pageInfo } = answer.found;
      return {
        pages: nodes.map(({ id, title, isPublished, blog }) => ({ kind, id: numberIn(id), title, detail: blog?.title ?? "", visible: isPublished ?? true })),
        nextCursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        previousCursor: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null,
      };
    },

    async countPages(questions) {
      return Promise.all(questions.map(async (question): Promise<ReachAnswer> => ({ kind: question.kind, ...(await count(question)) })));
    },

    async resourcesThatExist(resources) {
      if (resources.length === 0) return [];
      const { nodes } = await ask(existingAnswer, EXISTING, { ids: resources.map(toGid) });
      return resources.flatMap((resource, index): FoundResource[] => {
        const node = nodes[index];
        return node?.title === undefined ? [] : [{ ...resource, title: node.title }];
      });
    },
  };

  async function count(question: ReachQuestion): Promise<Omit<ReachAnswer, "kind">> {
    const { kind } = question;
    const variables = { query: toSearch(question), all: VISIBLE[kind] };
    if (kind === "article" || kind === "page") {
      const answer = await ask(listedAnswer, LISTED[kind], { ...variables, first: MOST_COUNTED });
      const listed = ({ nodes, pageInfo }: typeof answer.matching) => ({ count: nodes.length, exact: !pageInfo.hasNextPage });
      return { matching: listed(answer.matching), all: listed(answer.all) };
    }
    const { matching, all } = await ask(countedAnswer, COUNTED[kind], variables);
    return { matching: toCount(matching), all: toCount(all) };
  }
}

/** What shoppers can open, as each search says it; a blog is always open. */
const VISIBLE = { article: "published_status:published", page: "published_status:published", blog: null, collection: "published_status:published", product: "status:ACTIVE AND published_status:published" } as const;

/** Shopify's search syntax: "published_status:published AND (tag:\"back pain\" OR id:5) AND NOT id:7". */
function toSearch({ kind, any, none }: ReachQuestion): string | null {
  const parts = [VISIBLE[kind], any === null ? null : `(${any.map(toTerm).join(" OR ")})`, ...none.map((term) => `NOT ${toTerm(term)}`)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" AND ");
}

function toTerm(term: Term): string {
  if (term.by === "tag") return `tag:"${term.tag.replaceAll(/["\\]/g, "\\$&")}"`;
  return `${{ id: "id", blog: "blog_id", collection: "collection_id" }[term.by]}:${term.id}`;
}

/** Every word a prefix of the title; operators lose their meaning with their signs. */
function toTitleSearch(query: string): string | null {
  const words = query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words.length === 0 ? null : words.map((word) => `title:${word}*`).join(" AND ");
}

const GID_TYPES = { article: "Article", blog: "Blog", page: "Page", product: "Product", collection: "Collection" } as const;
const toGid = ({ kind, id }: ResourceKindNumber) => `gid://shopify/${GID_TYPES[kind]}/${id}`;
const numberIn = (gid: string) => Number(gid.slice(gid.lastIndexOf("/") + 1));
const toCount = (answer: z.infer<typeof counted>) => ({ count: answer?.count ?? 0, exact: answer?.precision === "EXACT" });

const CHOICES: Record<PickedKind, string> = {
  article: `#graphql
    query chooseArticles($first: Int, $after: String, $last: Int, $before: String, $query: String) {
      found: articles(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: TITLE) {
        nodes { id title isPublished blog { title } }
        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
      }
    }`,
  blog: `#graphql
    query chooseBlogs($first: Int, $after: String, $last: Int, $before: String, $query: String) {
      found: blogs(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: TITLE) {
        nodes { id title }
        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
      }
    }`,
  page: `#graphql
    query choosePages($first: Int, $after: String, $last: Int, $before: String, $query: String) {
      found: pages(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: TITLE) {
        nodes { id title isPublished }
        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
      }
    }`,
};
const choicesAnswer = z.object({
  found: z.object({
    nodes: z.array(z.object({ id: z.string(), title: z.string(), isPublished: z.boolean().optional(), blog: z.object({ title: z.string() }).optional() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish(), hasPreviousPage: z.boolean(), startCursor: z.string().nullish() }),
  }),
});

const LISTED = {
  article: `#graphql
    query countArticles($query: String, $all: String, $first: Int!) {
      matching: articles(first: $first, query: $query) { nodes { id } pageInfo { hasNextPage } }
      all: articles(first: $first, query: $all) { nodes { id } pageInfo { hasNextPage } }
    }`,
  page: `#graphql
    query countPages($query: String, $all: String, $first: Int!) {
      matching: pages(first: $first, query: $query) { nodes { id } pageInfo { hasNextPage } }
      all: pages(first: $first, query: $all) { nodes { id } pageInfo { hasNextPage } }
    }`,
};
const listed = z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: z.object({ hasNextPage: z.boolean() }) });
const listedAnswer = z.object({ matching: listed, all: listed });

const COUNTED = {
  blog: `#graphql
    query countBlogs($query: String, $all: String) {
      matching: blogsCount(query: $query) { count precision }
      all: blogsCount(query: $all) { count precision }
    }`,
  product: `#graphql
    query countProducts($query: String, $all: String) {
      matching: productsCount(query: $query) { count precision }
      all: productsCount(query: $all) { count precision }
    }`,
  collection: `#graphql
    query countCollections($query: String, $all: String) {
      matching: collectionsCount(query: $query) { count precision }
      all: collectionsCount(query: $all) { count precision }
    }`,
};
const counted = z.object({ count: z.number(), precision: z.string() }).nullable();
const countedAnswer = z.object({ matching: counted, all: counted });

const EXISTING = `#graphql
  query resourcesThatExist($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Article { title }
      ... on Blog { title }
      ... on Page { title }
      ... on Product { title }
      ... on Collection { title }
    }
  }`;
const existingAnswer = z.object({ nodes: z.array(z.object({ title: z.string().optional() }).nullable()) });
