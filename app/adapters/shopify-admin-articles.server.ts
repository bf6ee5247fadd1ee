/** The list of articles, page by page. Shopify searches by title, blog and tag; what an article features it does not search by. */
import { z } from "zod";
import { numberOf } from "../domain/article-products";
import type { ArticleFilters, ArticlePage, ArticleSearch, ArticleSummary, Picture } from "../ports-shopify";

type Ask = <T>(schema: z.ZodType<T>, operation: string, variables?: Record<string, unknown>) => Promise<T>;

export const ARTICLES_A_PAGE = 25;
/** Read at once where most of them may be passed over. */
const ARTICLES_A_STEP = 100;
/** A page ends after so many steps, full or not: nobody waits longer. */
const MOST_STEPS = 5;
/** Ids that one search names. */
const IDS_A_SEARCH = 50;

interface Found {
  article: ArticleSummary;
  cursor: string;
}

/** Articles in one direction, step by step, each with the cursor that goes on behind it. */
interface Step {
  found: Found[];
  /** Null at the end. */
  next: string | null;
}

export function createArticleList(ask: Ask) {
  async function step(search: string | null, size: number, forwards: boolean, cursor: string | null): Promise<Step> {
    const page = forwards ? { first: size, after: cursor } : { last: size, before: cursor };
    const { edges, pageInfo } = (await ask(articlesAnswer, ARTICLES, { ...page, query: search })).articles;
    const found = edges.map(({ cursor: own, node }) => ({ article: toSummary(node), cursor: own }));
    const next = forwards ? (pageInfo.hasNextPage ? pageInfo.endCursor : null) : pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
    return { found: forwards ? found : found.reverse(), next: next ?? null };
  }

  /** Of the articles that are named, newest first; their numbers are the cursors. */
  async function stepAmong(ids: readonly string[], search: string | null, forwards: boolean, cursor: string | null): Promise<Step> {
    const order = forwards ? ids : ids.toReversed();
    const start = cursor === null ? 0 : order.findIndex((id) => numberOf(id) === cursor) + 1;
    const some = order.slice(start, start + IDS_A_SEARCH);
    if (some.length === 0) return { found: [], next: null };
    const named = `(${some.map((id) => `id:${numberOf(id)}`).join(" OR ")})`;
    const { edges } = (await ask(articlesAnswer, ARTICLES, { first: IDS_A_SEARCH, query: search === null ? named : `${search} AND ${named}` })).articles;
    const byId = new Map(edges.map(({ node }) => [node.id, toSummary(node)]));
    const last = some.at(-1);
    return {
      found: some.flatMap((id) => {
        const article = byId.get(id);
        return article === undefined ? [] : [{ article, cursor: numberOf(id) }];
      }),
      next: last === undefined || start + some.length >= order.length ? null : numberOf(last),
    };
  }

  return {
    async articles(search: ArticleSearch): Promise<ArticlePage> {
      const { after, before, among = null, without = false } = search;
      const forwards = before === null;
      const query = toSearch(search);
      const read = (cursor: string | null) => (among === null ? step(query, without ? ARTICLES_A_STEP : ARTICLES_A_PAGE, forwards, cursor) : stepAmong(among, query, forwards, cursor));
      const taken: Found[] = [];
      let cursor = forwards ? after : before;
      let more = true;
      for (let steps = 0; more && steps < MOST_STEPS && taken.length < ARTICLES_A_PAGE; steps++) {
        const { found, next } = await read(cursor);
        const fitting = without ? found.filter(({ article }) => article.productCount === 0) : found;
        const room = fitting.slice(0, ARTICLES_A_PAGE - taken.length);
        taken.push(...room);
        more = next !== null || room.length < fitting.length;
        cursor = room.length < fitting.length ? (room.at(-1)?.cursor ?? cursor) : (next ?? cursor);
      }
      const onwards = more ? cursor : null;
      const back = (forwards ? after : before) === null ? null : (taken[0]?.cursor ?? cursor);
      const articles = taken.map(({ article }) => article);
      return forwards ? { articles, nextCursor: onwards, previousCursor: back } : { articles: articles.reverse(), nextCursor: back, previousCursor: onwards };
    },

    async articleFilters(): Promise<ArticleFilters> {
      const { blogs, articleTags } = await ask(filtersAnswer, ARTICLE_FILTERS);
      return { blogs: blogs.nodes.map(({ id, title }) => ({ number: Number(numberOf(id)), title })), tags: articleTags };
    },
  };
}

/** Words of the title as prefixes, operators quoted away; blog and tag as they are. */
function toSearch({ query, blog = null, tag = null }: ArticleSearch): string | null {
  const words = query.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const parts = [...words.map((word) => `title:${word}*`), ...(blog === null ? [] : [`blog_id:${blog}`]), ...(tag === null ? [] : [`tag:"${tag.replace(/["\\]/g, " ")}"`])];
  return parts.length === 0 ? null : parts.join(" AND ");
}

const ARTICLES = `#graphql
  query articles($first: Int, $after: String, $last: Int, $before: String, $query: String) {
    articles(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: UPDATED_AT, reverse: true) {
      edges {
        cursor
        node {
          id title isPublished publishedAt updatedAt
          image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText }
          blog { title handle }
          products: metafield(namespace: "$app", key: "products") { value }
        }
      }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }`;

const ARTICLE_FILTERS = `#graphql
  query articleFilters {
    blogs(first: 250, sortKey: TITLE) { nodes { id title } }
    articleTags(limit: 250, sort: POPULAR)
  }`;
const filtersAnswer = z.object({ blogs: z.object({ nodes: z.array(z.object({ id: z.string(), title: z.string() })) }), articleTags: z.array(z.string()) });

const picture = z.object({ url: z.string(), altText: z.string().nullish() }).nullish();
const seconds = z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / 1000));
export const articleFields = z.object({
  id: z.string(),
  title: z.string(),
  isPublished: z.boolean(),
  publishedAt: seconds.nullable(),
  updatedAt: seconds.nullable(),
  image: picture,
  blog: z.object({ title: z.string(), handle: z.string() }),
  products: z.object({ value: z.string() }).nullable(),
});
const articlesAnswer = z.object({
  articles: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: articleFields })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish(), hasPreviousPage: z.boolean(), startCursor: z.string().nullish() }),
  }),
});

export function toSummary(node: z.infer<typeof articleFields>): ArticleSummary {
  const productIds = z.array(z.string()).parse(JSON.parse(node.products?.value ?? "[]"));
  return {
    id: node.id,
    title: node.title,
    blogTitle: node.blog.title,
    publishedAt: node.isPublished ? node.publishedAt : null,
    updatedAt: node.updatedAt ?? 0,
    image: toPicture(node.image),
    productCount: productIds.length,
    firstProductIds: productIds.slice(0, THUMBNAILS),
  };
}

/** Pictures of products that a row has room for. */
const THUMBNAILS = 3;

export function toPicture(image: z.infer<typeof picture>): Picture | null {
  return image ? { url: image.url, alt: image.altText ?? "" } : null;
}
