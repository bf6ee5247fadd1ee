/** What is known of the products that articles feature, in our database. Every query is bound to the shop (P3). */
import { z } from "zod";
import { causesOf, type LinkState } from "../domain/link-health";
import type { Instant } from "../domain/schedule";
import type { KnownArticle, KnownLink, LinkHealth, NotedArticle } from "../ports";
import { asDate, asTable, inOneStep, toDateText, type Database } from "./database.server";

/** What a link is taken for until Shopify has told. */
const UNTOLD: LinkState = { presence: "shown", soldOut: false, tracked: false, missingMarkets: [] };
/** Articles that one statement names; SQLite takes a bounded number of values. */
const ARTICLES_AT_ONCE = 100;
/** A save that began before may have been written after. */
const SAVE_SECONDS = 60;

/** The columns that hold a link's state. */
export interface StateColumns {
  presence: string;
  soldOut: boolean;
  tracked: boolean;
  missingMarkets: string;
}

interface LinkRow extends StateColumns {
  articleId: string;
  productId: string;
  title: string;
  asOf: Date | null;
}

export function createLinkHealth(database: Database, shop: string): LinkHealth {
  async function noteSome(told: NotedArticle[], at: Instant): Promise<void> {
    const now = toDate(at);
    const later = await database.linkedArticle.findMany({ where: { shop, articleId: { in: told.map(({ id }) => id) }, checkedAt: { gt: now } } });
    // What is saved knows no text, and always holds.
    const articles = told.filter(({ id, lostPlaces }) => lostPlaces === undefined || !later.some(({ articleId }) => articleId === id));
    const where = { shop, articleId: { in: articles.map(({ id }) => id) } };
    const [known, before] = await Promise.all([database.articleLink.findMany({ where }), database.linkedArticle.findMany({ where })]);
    const present = articles.filter(({ title, products }) => title !== null && products.length > 0);
    const heads = present.map(({ id, title, lostPlaces }) => {
      const old = before.find(({ articleId }) => articleId === id);
      return { shop, articleId: id, title: title ?? "", lostPlaces: lostPlaces ?? old?.lostPlaces ?? 0, checkedAt: lostPlaces === undefined ? (old?.checkedAt ?? null) : now };
    });
    const links = present.flatMap(({ id: articleId, products }) =>
      products.map(({ id: productId, told }) => {
        const old = known.find((row) => row.articleId === articleId && row.productId === productId);
        // What a webhook told after Shopify was asked is newer than the answer.
        if (old !== undefined && (told === undefined || (old.asOf !== null && old.asOf > now))) return toRow(old);
        return toRow({ articleId, productId, ...toColumns(told?.state ?? UNTOLD), title: told?.title || old?.title || "", asOf: told === undefined ? null : now });
      }),
    );
    await inOneStep(database, [
      database.articleLink.deleteMany({ where }),
      database.linkedArticle.deleteMany({ where }),
      ...(heads.length > 0 ? [database.linkedArticle.createMany({ data: heads })] : []),
      database.$executeRaw`
        INSERT INTO "ArticleLink" ("shop", "articleId", "productId", "title", "presence", "soldOut", "tracked", "missingMarkets", "broken", "asOf")
        SELECT ${shop}, value->>'articleId', value->>'productId', value->>'title', value->>'presence', CAST(value->>'soldOut' AS boolean), CAST(value->>'tracked' AS boolean), value->>'missingMarkets', CAST(value->>'broken' AS boolean), ${asDate(database, "asOf")}
        FROM ${asTable(database, links)}`,
    ]);
  }

  return {
    async note(articles, at) {
      for (const some of inParts(articles)) await noteSome(some, at);
    },

    async featuring() {
      return newestFirst((await database.linkedArticle.findMany({ where: { shop }, select: { articleId: true } })).map(({ articleId }) => articleId));
    },

    async troubled() {
      const [broken, lost] = await Promise.all([
        database.articleLink.findMany({ where: { shop, broken: true }, distinct: ["articleId"], select: { articleId: true } }),
        database.linkedArticle.findMany({ where: { shop, lostPlaces: { gt: 0 } }, select: { articleId: true } }),
      ]);
      return newestFirst([...new Set([...broken, ...lost].map(({ articleId }) => articleId))]);
    },

    async ofArticles(articleIds) {
      const found: KnownArticle[] = [];
      for (const some of inParts(articleIds)) {
        const where = { shop, articleId: { in: some } };
        const [heads, links] = await Promise.all([database.linkedArticle.findMany({ where }), database.articleLink.findMany({ where })]);
        const byId = new Map(heads.map(({ articleId: id, title, lostPlaces }) => [id, { id, title, lostPlaces, links: links.filter(({ articleId }) => articleId === id).map(toLink) }]));
        found.push(...some.flatMap((id) => byId.get(id) ?? []));
      }
      return found;
    },

    async toLookAtSince(at) {
      const [unseen, saved] = await Promise.all([
        database.linkedArticle.findMany({ where: { shop, OR: [{ checkedAt: null }, { checkedAt: { lt: toDate(at) } }] }, select: { articleId: true } }),
        database.publication.findMany({ where: { shop, target: { startsWith: "gid://shopify/Article/" }, attemptedAt: { gte: toDate(at - SAVE_SECONDS) } }, select: { target: true } }),
      ]);
      return [...new Set([...unseen.map(({ articleId }) => articleId), ...saved.map(({ target }) => target)])];
    },

    async counts() {
      const told = { shop, asOf: { not: null } };
      const [heads, links, known, working] = await Promise.all([
        database.linkedArticle.aggregate({ where: { shop }, _count: true, _sum: { lostPlaces: true } }),
        database.articleLink.count({ where: { shop } }),
        database.articleLink.aggregate({ where: told, _count: true, _min: { asOf: true } }),
        database.articleLink.count({ where: { ...told, broken: false } }),
      ]);
      return { articles: heads._count, links, told: known._count, working, lostPlaces: heads._sum.lostPlaces ?? 0, asOf: known._min.asOf && toInstant(known._min.asOf) };
    },

    async markets() {
      const row = await database.linkMarkets.findUnique({ where: { shop } });
      return row && markets.parse(JSON.parse(row.markets));
    },
    async noteMarkets(told) {
      const data = { markets: JSON.stringify(told) };
      await database.linkMarkets.upsert({ where: { shop }, create: { shop, ...data }, update: data });
    },
  };
}

/** As a row of a JSON table. */
function toRow<T extends { asOf: Date | null }>(row: T) {
  return { ...row, asOf: row.asOf && toDateText(row.asOf) };
}

export function toColumns(state: LinkState) {
  const { presence, soldOut, tracked, missingMarkets } = state;
  return { presence, soldOut, tracked, missingMarkets: JSON.stringify(missingMarkets), broken: causesOf(state).length > 0 };
}

const presence = z.enum(["shown", "hidden", "deleted"]);
const names = z.array(z.string());
const markets = z.array(z.object({ handle: z.string(), name: z.string(), country: z.string() }));

export function toState(row: StateColumns): LinkState {
  return { presence: presence.parse(row.presence), soldOut: row.soldOut, tracked: row.tracked, missingMarkets: names.parse(JSON.parse(row.missingMarkets)) };
}

function toLink(row: LinkRow): KnownLink {
  return { productId: row.productId, title: row.title, state: toState(row), asOf: row.asOf && toInstant(row.asOf) };
}

/** Ids count upwards, so the largest number is the newest article. */
function newestFirst(ids: string[]): string[] {
  return ids.toSorted((one, other) => other.length - one.length || (one < other ? 1 : -1));
}

function inParts<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ARTICLES_AT_ONCE) }, (_, index) => items.slice(index * ARTICLES_AT_ONCE, (index + 1) * ARTICLES_AT_ONCE));
}

function toInstant(date: Date): Instant {
  return Math.floor(date.getTime() / 1000);
}

function toDate(instant: Instant): Date {
  return new Date(instant * 1000);
}
