import { expect, it, onTestFinished } from "vitest";
import { createProposals } from "../../app/adapters/proposals-prisma.server";
import { SqliteConnection } from "../../app/adapters/sqlite-connection.server";
import { PrismaClient } from "../../prisma/generated/client";
import { copyDatabase } from "../database";

it("a batch of a scan costs the same however much is open: its articles are found by their key, in each statement", async () => {
  const { url, remove } = copyDatabase();
  const database = new PrismaClient({ adapter: new SqliteConnection({ url }), log: [{ emit: "event", level: "query" }] });
  onTestFinished(async () => {
    await database.$disconnect();
    remove();
  });
  const statements: string[] = [];
  database.$on("query", ({ query }) => statements.push(query));
  await createProposals(database, "small-shop.myshopify.com").replaceOpen("job", [{ articleId: "gid://shopify/Article/1", articleTitle: "One", blogTitle: "News", proposals: [] }]);

  const plans = await Promise.all(
    statements.filter((statement) => /ScanProposal.* WHERE /s.test(statement)).map((statement) => database.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${statement}`)),
  );
  const searches = plans.flat().flatMap(({ detail }) => (detail.includes("ScanProposal") ? [detail] : []));
  expect(searches).not.toEqual([]);
  for (const search of searches) expect(search).toMatch(/shop=\? AND articleId=\?/);
});
