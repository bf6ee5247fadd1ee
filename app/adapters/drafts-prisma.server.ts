/** What merchants saved, in our database. Every query is bound to the shop (P3). */
import { z } from "zod";
import { articleGroupsSchema, toGroupsAtEnd } from "../domain/article-groups";
import { badgeSetSchema, type BadgeSet } from "../domain/badges";
import { bannerSchema, type Banner } from "../domain/banner";
import { reordered } from "../domain/item-order";
import { choicesSchema, NEW_SETTINGS, settingsSchema } from "../domain/settings";
import type { Saved } from "../domain/storefront-document";
import type { ArticleDraft, Drafts, PageDraft, Publication, VersionedList } from "../ports";
import { inOneStep, isDuplicate, serially, type Database } from "./database.server";
import { offerRecordWrites } from "./offer-record-prisma.server";
import { versionWrites } from "./versions-prisma.server";

interface Row {
  id: string;
  content: string;
  version: number;
}

/** The two tables of versioned content have the same shape; this is the part of them that is used. */
interface ContentTable {
  findMany(query: { where: { shop: string }; orderBy: [{ position: "asc" }, { id: "asc" }] }): Promise<(Row & { position: number })[]>;
  findUnique(query: { where: { shop_id: { shop: string; id: string } } }): Promise<Row | null>;
  updateMany(query: { where: { shop: string; id: string; version?: number }; data: { content?: string; version?: number; position?: number } }): Promise<{ count: number }>;
  create(query: { data: { shop: string; id: string; position: number; content: string; version: number } }): Promise<Row>;
  deleteMany(query: { where: { shop: string; id: string; version: number } }): Promise<{ count: number }>;
}

export function createDrafts(database: Database, shop: string): Drafts {
  return {
    banners: versionedList<Banner>(database, ({ banner }) => banner, shop, bannerSchema),
    badgeSets: versionedList<BadgeSet>(database, ({ badgeSet }) => badgeSet, shop, badgeSetSchema),

    async settings() {
      const row = await database.settings.findUnique({ where: { shop } });
      return row === null ? { content: NEW_SETTINGS, version: 0 } : { content: settingsSchema.parse(JSON.parse(row.content)), version: row.version };
    },
    async saveSettings(content, replaces) {
      const saved = { content, version: replaces + 1 };
      const data = { content: JSON.stringify(content), version: saved.version };
      const done = replaces > 0 ? (await database.settings.updateMany({ where: { shop, version: replaces }, data })).count === 1 : await created(database.settings.create({ data: { shop, ...data } }));
      return done ? { kind: "saved", saved } : { kind: "conflict", current: await this.settings() };
    },
    async changeSettings(change) {
      let result;
      // Whenever somebody else is faster, something has been saved: that does not go on for ever.
      do {
        const { content, version } = await this.settings();
        result = await this.saveSettings(change(content), version);
      } while (result.kind === "conflict");
    },

    async articleDraft(articleId) {
      const row = await database.articleDraft.findUnique({ where: { shop_articleId: { shop, articleId } } });
      return row === null ? null : articleDraftSchema.parse(JSON.parse(row.productIds));
    },
    async saveArticleDraft(articleId, draft) {
      const data = { productIds: JSON.stringify(draft) };
      await database.articleDraft.upsert({ where: { shop_articleId: { shop, articleId } }, create: { shop, articleId, ...data }, update: data });
    },
    async deleteArticleDraft(articleId) {
      await database.articleDraft.deleteMany({ where: { shop, articleId } });
    },

    async pageDraft(ownerId) {
      const row = await database.pageDraft.findUnique({ where: { shop_ownerId: { shop, ownerId } } });
      return row === null ? null : toPageDraft(row);
    },
    async pageDrafts() {
      return (await database.pageDraft.findMany({ where: { shop }, orderBy: { updatedAt: "desc" }, take: 50 })).map(toPageDraft);
    },
    async savePageDraft({ ownerId, choices, replaces, error }) {
      const data = { choices: JSON.stringify(choices), replaces, error };
      await database.pageDraft.upsert({ where: { shop_ownerId: { shop, ownerId } }, create: { shop, ownerId, ...data }, update: data });
    },
    async deletePageDrafts(ownerIds) {
      await database.pageDraft.deleteMany({ where: { shop, ownerId: { in: ownerIds } } });
    },

    async publication(target) {
      const row = await database.publication.findUnique({ where: { shop_target: { shop, target } } });
      return row === null ? null : toPublication(row);
    },
    async failedPublications() {
      const rows = await database.publication.findMany({ where: { shop, error: { not: null } }, orderBy: { attemptedAt: "desc" }, take: 50 });
      return rows.map(toPublication);
    },
    async recordPublished(target, hash, now, version) {
      const at = new Date(now * 1000);
      const data = { hash, publishedAt: at, error: null, attemptedAt: at };
      const record = database.publication.upsert({ where: { shop_target: { shop, target } }, create: { shop, target, ...data }, update: data });
      await inOneStep(database, [record, ...(version === undefined ? [] : [...(await versionWrites(database, shop, version, at)), ...(await offerRecordWrites(database, shop, version, at))])]);
    },
    async recordShown(now, shown, author) {
      const at = new Date(now * 1000);
      const missing = await offerRecordWrites(database, shop, { ...shown, author: null }, at);
      if (missing.length > 0) await inOneStep(database, await offerRecordWrites(database, shop, { ...shown, author: await author() }, at));
    },
    async recordFailed(target, error, now) {
      const data = { error, attemptedAt: new Date(now * 1000) };
      await database.publication.upsert({ where: { shop_target: { shop, target } }, create: { shop, target, ...data }, update: data });
    },
  };
}

function versionedList<T>(database: Database, tableOf: (database: Database) => ContentTable, shop: string, schema: z.ZodType<T>): VersionedList<T> {
  const table = tableOf(database);
  const toSaved = ({ id, content, version }: Row): Saved<T> => ({ id, version, content: schema.parse(JSON.parse(content)) });
  const rows = (from = table) => from.findMany({ where: { shop }, orderBy: [{ position: "asc" }, { id: "asc" }] });
  /** From the place of the first on, so that what is saved for the first time meanwhile comes before all of them. */
  async function place(into: ContentTable, all: { id: string; position: number }[], ids: string[]): Promise<void> {
    const [first] = all;
    if (first === undefined) return;
    // In this row two that order at the same time meet, whatever they move.
    await into.updateMany({ where: { shop, id: first.id }, data: { position: first.position } });
    const before = new Map(all.map(({ id, position }) => [id, position]));
    for (const [index, id] of ids.entries()) {
      const position = first.position + index;
      if (before.get(id) !== position) await into.updateMany({ where: { shop, id }, data: { position } });
    }
  }

  return {
    async all() {
      return (await rows()).map(toSaved);
    },

    async save(id, content, replaces) {
      const saved = { content, version: replaces + 1 };
      const json = JSON.stringify(content);
      if (replaces > 0) {
        const { count } = await table.updateMany({ where: { shop, id, version: replaces }, data: { content: json, version: saved.version } });
        if (count === 1) return { kind: "saved", saved };
      } else {
        const [first] = await rows();
        const position = (first?.position ?? 1) - 1;
        if (await created(table.create({ data: { shop, id, position, content: json, version: saved.version } }))) return { kind: "saved", saved };
      }
      const current = await table.findUnique({ where: { shop_id: { shop, id } } });
      return { kind: "conflict", current: current === null ? null : toSaved(current) };
    },

    async remove(id, replaces) {
      return (await table.deleteMany({ where: { shop, id, version: replaces } })).count === 1;
    },

    async order(ids, seen) {
      return serially(database, async (transaction) => {
        const all = await rows(tableOf(transaction));
        const next = reordered(all.map(({ id }) => id), seen, ids);
        if (next === null) return { kind: "conflict" as const, current: all.filter(({ id }) => seen.includes(id)).map(toSaved) };
        await place(tableOf(transaction), all, next);
        return { kind: "ordered" as const };
      });
    },

    async copy(id, newId, change) {
      return serially(database, async (transaction) => {
        const into = tableOf(transaction);
        const all = await rows(into);
        const original = all.find((row) => row.id === id);
        if (original === undefined) return false;
        await into.create({ data: { shop, id: newId, position: original.position, content: JSON.stringify(change(toSaved(original).content)), version: 1 } });
        await place(into, all, all.flatMap((row) => (row === original ? [id, newId] : [row.id])));
        return true;
      });
    },
  };
}

/** Before there were groups the ids of the products alone were kept. */
const articleDraftSchema = z.union([
  z.array(z.string()).transform((productIds): ArticleDraft => ({ groups: toGroupsAtEnd(productIds, "en"), replaces: null })),
  z.object({ groups: articleGroupsSchema, replaces: z.string().nullable() }),
]);

/** False when a row with this key is there already. */
async function created(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation;
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

function toPageDraft({ ownerId, choices, replaces, error }: { ownerId: string; choices: string; replaces: string | null; error: string }): PageDraft {
  return { ownerId, choices: choicesSchema.parse(JSON.parse(choices)), replaces, error };
}

function toPublication(row: { target: string; hash: string | null; publishedAt: Date | null; error: string | null }): Publication {
  const { target, hash, publishedAt, error } = row;
  return { target, hash, publishedAt: publishedAt === null ? null : Math.floor(publishedAt.getTime() / 1000), error };
}
