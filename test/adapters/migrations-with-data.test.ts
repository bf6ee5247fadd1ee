/** A store that was left at any earlier state of the database is brought up to date with everything it had. */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../app/adapters/catalogue-prisma.server";
import { tablesOf, type Database } from "../../app/adapters/database.server";
import { createDrafts } from "../../app/adapters/drafts-prisma.server";
import { createLinkHealth } from "../../app/adapters/link-health-prisma.server";
import { createOfferRecord } from "../../app/adapters/offer-record-prisma.server";
import { createProposals } from "../../app/adapters/proposals-prisma.server";
import { createScanJobs } from "../../app/adapters/scan-jobs-prisma.server";
import { createSecretBox } from "../../app/adapters/secret-box.server";
import { PrismaSessions } from "../../app/adapters/sessions-prisma.server";
import { createThemeMemories } from "../../app/adapters/theme-memory-prisma.server";
import { createVersions } from "../../app/adapters/versions-prisma.server";
import { createWebhookDeliveries } from "../../app/adapters/webhook-deliveries-prisma.server";
import { FOLDERS } from "../../prisma/provider";
import { columnNames, freshDatabase, tableNames, testProvider } from "../database";
import { ARTICLE, AT_SECONDS, BADGES, BANNER, CHOICES, earlierRows, JOB, PRODUCT, PROPOSAL, SETTINGS, SHOP } from "./earlier-rows";

const { migrations: folder } = FOLDERS[testProvider()];
const migrations = readdirSync(folder).filter((name) => /^\d{4}_/.test(name)).toSorted();
const secrets = createSecretBox(randomBytes(32));
const rows = earlierRows((text) => secrets.seal(text));

async function migrate(database: Database, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const script = readFileSync(join(folder, name, "migration.sql"), "utf8").replaceAll(/^--.*$/gm, "");
    for (const statement of script.split(/;\s*$/m)) if (statement.trim() !== "") await database.$executeRawUnsafe(statement);
  }
}

/** @returns the tables of that state */
async function fill(database: Database): Promise<string[]> {
  const tables = await tableNames(database);
  for (const table of tables) {
    const columns = await columnNames(database, table);
    const row = Object.entries(rows[table] ?? {}).filter(([column]) => columns.includes(column));
    const literal = (value: unknown) => (typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value));
    await database.$executeRawUnsafe(`INSERT INTO "${table}" (${row.map(([column]) => `"${column}"`).join()}) VALUES (${row.map(([, value]) => literal(value)).join()})`);
  }
  return tables;
}

/** What the app reads of each table's row, and what it must read. */
const readings: Record<string, (database: Database) => Promise<void>> = {
  async Session(database) {
    const session = await new PrismaSessions(database, secrets).loadSession(`offline_${SHOP}`);
    expect([session?.accessToken, session?.refreshToken, session?.expires?.getTime()]).toEqual(["access", "refresh", AT_SECONDS * 1000]);
  },
  async WebhookDelivery(database) {
    expect(await createWebhookDeliveries(database, SHOP).claim("webhook", new Date())).toBe("handled");
  },
  async Banner(database) {
    expect(await createDrafts(database, SHOP).banners.all()).toMatchObject([{ id: "main", version: 3, content: BANNER }]);
  },
  async BadgeSet(database) {
    expect(await createDrafts(database, SHOP).badgeSets.all()).toMatchObject([{ id: "main", version: 4, content: BADGES }]);
  },
  async Settings(database) {
    expect(await createDrafts(database, SHOP).settings()).toEqual({ content: SETTINGS, version: 5 });
  },
  async ArticleDraft(database) {
    expect(await createDrafts(database, SHOP).articleDraft(ARTICLE)).toMatchObject({ replaces: null, groups: { groups: [{ productIds: [PRODUCT] }] } });
  },
  async PageDraft(database) {
    expect(await createDrafts(database, SHOP).pageDrafts()).toMatchObject([{ ownerId: ARTICLE, choices: CHOICES, replaces: "digest" }]);
  },
  async Publication(database) {
    expect(await createDrafts(database, SHOP).failedPublications()).toMatchObject([{ target: "storefront", hash: "hash", publishedAt: AT_SECONDS }]);
  },
  async PublishedVersion(database) {
    expect(await createVersions(database, SHOP).find(7)).toMatchObject({ author: { name: "Ada" }, content: { banners: [{ content: BANNER }], badgeSets: [{ content: BADGES }], settings: SETTINGS } });
  },
  async OfferRecord(database) {
    const { entries } = await createOfferRecord(database, SHOP).entries({ bannerId: "main", from: null, until: null, before: null, most: 5 });
    expect(entries).toMatchObject([{ number: 8, at: AT_SECONDS, author: { name: "Ada" }, content: BANNER }]);
  },
  async StaffMember(database) {
    expect(await database.staffMember.findMany()).toEqual([rows["StaffMember"]]);
  },
  async ThemeMemory(database) {
    expect(await createThemeMemories(database, SHOP).read()).toEqual({ seen: { "sale-banner": ["index"] }, before: null, themeName: "Dawn" });
  },
  async LinkedArticle(database) {
    expect(await createLinkHealth(database, SHOP).ofArticles([ARTICLE])).toMatchObject([{ title: "Article", lostPlaces: 1 }]);
  },
  async ArticleLink(database) {
    const [article] = await createLinkHealth(database, SHOP).ofArticles([ARTICLE]);
    expect(article?.links).toEqual([{ productId: PRODUCT, title: "Mug", state: { presence: "hidden", soldOut: true, tracked: true, missingMarkets: ["Japan"] }, asOf: AT_SECONDS }]);
  },
  async LinkMarkets(database) {
    expect(await createLinkHealth(database, SHOP).markets()).toEqual([{ handle: "jp", name: "Japan", country: "JP" }]);
  },
  async Catalogue(database) {
    expect(await createCatalogue(database, SHOP).read()).toEqual({ products: [{ id: PRODUCT, title: "Mug", handle: "mug", skus: ["SKU-1"] }], readAt: AT_SECONDS, operationId: null });
  },
  async ScanJob(database) {
    expect(await createScanJobs(database, SHOP).read()).toEqual({ job: { ...JOB, lastCheck: null }, wish: "pause" });
  },
  async ScanProposal(database) {
    expect((await createProposals(database, SHOP).list({ confidence: null, blogTitle: null }, 0, 9)).proposals).toMatchObject([{ articleId: ARTICLE, productId: PRODUCT, confidence: "certain", ...PROPOSAL }]);
  },
  // A lock of a process that ended when the app was brought up to date: it may be gone, and is never in the way.
  async Lock(database) {
    expect(await database.lock.count()).toBeLessThanOrEqual(1);
  },
};

describe("a database with rows in every table", () => {
  it.each(migrations.map((name, index) => [name, index] as const))("is brought up to date from %s, and the app reads all of it", async (_name, index) => {
    const database = freshDatabase();
    for (const table of await tableNames(database)) await database.$executeRawUnsafe(`DROP TABLE "${table}"`);
    await migrate(database, migrations.slice(0, index + 1));
    const filled = await fill(database);
    await migrate(database, migrations.slice(index + 1));
    for (const table of filled) await readings[table]?.(database);
    expect(filled.filter((table) => readings[table] === undefined || rows[table] === undefined), "tables that this test knows nothing of").toEqual([]);
  });

  it("is one with every table of the model", () => {
    expect(Object.keys(readings).toSorted()).toEqual(tablesOf(freshDatabase()).map(({ name }) => name as string).toSorted());
  });
});
