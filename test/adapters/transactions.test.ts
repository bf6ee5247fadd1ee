import { expect, it, vi } from "vitest";
import { inOneStep, serially, writeInOneStep, type Database } from "../../app/adapters/database.server";
import { createProposals } from "../../app/adapters/proposals-prisma.server";
import { Prisma } from "../../prisma/generated/client";
import { freshDatabase, testProvider } from "../database";

const SHOP = "a.myshopify.com";

/** Whether somebody waits for another's lock in PostgreSQL. */
async function isWaitedFor(database: Database): Promise<boolean> {
  return (await database.$queryRaw<object[]>`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`).length > 0;
}

it("two that wait for each other's rows are both done, as an order and an import at once may be", async () => {
  const database = freshDatabase();
  await database.banner.createMany({ data: ["one", "other"].map((id, position) => ({ shop: SHOP, id, position, content: "{}", version: 1 })) });
  const write = (transaction: Database, id: string) => transaction.banner.updateMany({ where: { shop: SHOP, id }, data: { version: { increment: 1 } } });
  // SQLite lets nobody in beside a transaction, so there the second cannot have begun.
  let missing = testProvider() === "postgresql" ? 2 : 1;
  let meet = () => {};
  const met = new Promise<void>((resolve) => (meet = resolve));
  let begun = 0;
  const writeBoth = (first: string, second: string) =>
    serially(database, async (transaction) => {
      begun += 1;
      await write(transaction, first);
      if (--missing === 0) meet();
      await met;
      await write(transaction, second);
    });
  await Promise.all([writeBoth("one", "other"), writeBoth("other", "one")]);
  expect((await database.banner.findMany()).map(({ version }) => version)).toEqual([3, 3]);
  expect(begun > 2, "PostgreSQL has ended one of them").toBe(testProvider() === "postgresql");
});

it.each(["of Prisma's", "of statements"])("a list %s and a transaction that wait for each other's rows are both done, as a check of links and a save at once may be", async (kind) => {
  const database = freshDatabase();
  const ids = ["one", "other"];
  await database.banner.createMany({ data: ids.map((id, position) => ({ shop: SHOP, id, position, content: "{}", version: 1 })) });
  const write = (into: Database, id: string) => into.banner.updateMany({ where: { shop: SHOP, id }, data: { version: { increment: 1 } } });
  const transact = vi.spyOn(database, "$transaction");
  let listed: Promise<void> | null = null;
  await serially(database, async (transaction) => {
    await write(transaction, "other");
    listed ??= inOneStep(database, ids.map((id) => (kind === "of statements" ? database.$executeRaw`UPDATE "Banner" SET "version" = "version" + 1 WHERE "shop" = ${SHOP} AND "id" = ${id}` : write(database, id))));
    // SQLite lets nobody in beside a transaction.
    if (testProvider() === "postgresql") await vi.waitUntil(() => isWaitedFor(database), { timeout: 20_000 });
    await write(transaction, "one");
  });
  await listed;
  expect((await database.banner.findMany()).map(({ version }) => version)).toEqual([3, 3]);
  expect(transact.mock.calls.length > 2, "PostgreSQL has ended one of them").toBe(testProvider() === "postgresql");
});

it("one statement for many rows and a transaction that wait for each other's are both done, as accepting all proposals and a scan at once may be", async () => {
  const database = freshDatabase();
  const articleIds = ["one", "other"];
  const named = { productId: "a", status: "open", confidence: "certain", content: "{}", textHash: "", articleTitle: "", blogTitle: "", productTitle: "", foundBy: "" };
  await database.scanProposal.createMany({ data: articleIds.map((articleId) => ({ shop: SHOP, articleId, ...named })) });
  const write = (transaction: Database, articleId: string) => transaction.scanProposal.updateMany({ where: { shop: SHOP, articleId }, data: { foundBy: "a scan" } });
  let accepted: Promise<number> | null = null;
  await serially(database, async (transaction) => {
    await write(transaction, "other");
    accepted ??= createProposals(database, SHOP).accept({ confidence: null, blogTitle: null });
    // SQLite lets nobody in beside a transaction.
    if (testProvider() === "postgresql") await vi.waitUntil(() => isWaitedFor(database), { timeout: 20_000 });
    await write(transaction, "one");
  });
  expect(await accepted).toBe(2);
  expect(await database.scanProposal.count({ where: { status: "accepting", foundBy: "a scan" } })).toBe(2);
});

it("statements in one step stand all together or not at all, and others are served afterwards", async () => {
  const database = freshDatabase();
  const insert = (id: string) => Prisma.sql`INSERT INTO "Banner" ("shop", "id", "position", "content", "version", "updatedAt") VALUES (${SHOP}, ${id}, 0, '{}', 1, CURRENT_TIMESTAMP)`;
  await expect(writeInOneStep(database, [insert("one"), insert("other"), insert("one")])).rejects.toThrow(/unique/i);
  expect(await database.banner.count()).toBe(0);
  await Promise.all([writeInOneStep(database, [insert("one"), insert("other")]), writeInOneStep(database, [insert("third")]), serially(database, (transaction) => transaction.banner.count())]);
  expect((await database.banner.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(["one", "other", "third"]);
});
