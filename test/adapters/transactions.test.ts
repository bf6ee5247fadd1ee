import { expect, it } from "vitest";
import { serially, type Database } from "../../app/adapters/database.server";
import { freshDatabase, testProvider } from "../database";

const SHOP = "a.myshopify.com";

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
