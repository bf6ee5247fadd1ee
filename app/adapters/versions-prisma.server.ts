/** What was published, version by version, and everything that is saved now, as one. Every query is bound to the shop (P3). */
import { createHash } from "node:crypto";
import { readSavedContent } from "../domain/history-content";
import type { SavedContent } from "../domain/storefront-document";
import { MOST_VERSIONS, type ArticleDraft, type Contents, type NewVersion, type Version, type Versions } from "../ports";
import { serially, type Database } from "./database.server";

interface Row {
  number: number;
  publishedAt: Date;
  authorName: string | null;
  authorEmail: string | null;
  content: string;
}

export function createVersions(database: Database, shop: string): Versions {
  return {
    async latest(most, before) {
      const rows = await database.publishedVersion.findMany({ where: { shop, ...(before === null ? {} : { number: { lt: before } }) }, orderBy: { number: "desc" }, take: most });
      return rows.map(toVersion);
    },
    async find(number) {
      const row = await database.publishedVersion.findUnique({ where: { shop_number: { shop, number } } });
      return row === null ? null : toVersion(row);
    },
  };
}

/**
 * The writes that keep a new version, to stand in one transaction with the record that it was published. Nothing when
 * the last version holds the same; only the newest are kept.
 */
export async function versionWrites(database: Database, shop: string, { content, author }: NewVersion, at: Date) {
  const last = await database.publishedVersion.findFirst({ where: { shop }, orderBy: { number: "desc" } });
  const json = JSON.stringify(content);
  if (last?.content === json) return [];
  const number = (last?.number ?? 0) + 1;
  return [
    database.publishedVersion.create({ data: { shop, number, publishedAt: at, authorName: author?.name ?? null, authorEmail: author?.email ?? null, content: json } }),
    database.publishedVersion.deleteMany({ where: { shop, number: { lte: number - MOST_VERSIONS } } }),
  ];
}

/**
 * Banners, badge sets and settings as one, replaced together or not at all.
 * @param readFrom reads them, as they are in a transaction or outside of one
 */
export function createContents(database: Database, shop: string, readFrom: (database: Database) => Promise<SavedContent>): Contents {
  const rowOf = (item: { id: string; content: unknown }, position: number, version: number) => ({ shop, id: item.id, position, content: JSON.stringify(item.content), version });

  return {
    async read() {
      const content = await readFrom(database);
      return { content, seen: nameOf(content) };
    },
    async replace(content, seen, { articles, pages } = { articles: [], pages: [] }) {
      return serially(database, async (transaction) => {
        const current = await readFrom(transaction);
        if (nameOf(current) !== seen) return false;
        // Above every version that an open form may name, so that it meets a conflict instead of winning unseen.
        const version = 1 + Math.max(0, ...[...current.banners, ...current.badgeSets].map((item) => item.version));
        const settings = { content: JSON.stringify(content.settings) };
        await transaction.banner.deleteMany({ where: { shop } });
        await transaction.badgeSet.deleteMany({ where: { shop } });
        await transaction.banner.createMany({ data: content.banners.map((item, position) => rowOf(item, position, version)) });
        await transaction.badgeSet.createMany({ data: content.badgeSets.map((item, position) => rowOf(item, position, version)) });
        await transaction.settings.upsert({ where: { shop }, create: { shop, version: 1, ...settings }, update: { ...settings, version: { increment: 1 } } });
        await transaction.articleDraft.deleteMany({ where: { shop, articleId: { in: articles.map(({ articleId }) => articleId) } } });
        await transaction.articleDraft.createMany({ data: articles.map(({ articleId, groups }) => ({ shop, articleId, productIds: JSON.stringify({ groups, replaces: null } satisfies ArticleDraft) })) });
        await transaction.pageDraft.deleteMany({ where: { shop, ownerId: { in: pages.map(({ ownerId }) => ownerId) } } });
        await transaction.pageDraft.createMany({ data: pages.map(({ choices, ...page }) => ({ shop, ...page, choices: JSON.stringify(choices) })) });
        return true;
      });
    },
    async waitingArticles(most) {
      const [count, rows] = await Promise.all([database.articleDraft.count({ where: { shop } }), database.articleDraft.findMany({ where: { shop }, orderBy: { updatedAt: "asc" }, take: most, select: { articleId: true } })]);
      return { count, ids: rows.map(({ articleId }) => articleId) };
    },
    async waitingPages() {
      return database.pageDraft.count({ where: { shop } });
    },
  };
}

function nameOf(content: SavedContent): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url");
}

function toVersion({ number, publishedAt, authorName, authorEmail, content }: Row): Version {
  return { number, publishedAt: Math.floor(publishedAt.getTime() / 1000), author: authorName === null ? null : { name: authorName, email: authorEmail }, content: readSavedContent(content) };
}
