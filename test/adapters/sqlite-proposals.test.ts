import { expect, it, vi } from "vitest";
import { createProposals } from "../../app/adapters/proposals-prisma.server";
import { SqliteConnection } from "../../app/adapters/sqlite-connection.server";
import { freshDatabase } from "../database";

it("a piece of a scan costs the same however much is open: its articles are found by their key", async () => {
  const database = freshDatabase();
  const written = vi.spyOn(SqliteConnection.prototype, "writeTogether");
  await createProposals(database, "small-shop.myshopify.com").replaceOpen("job", [{ articleId: "gid://shopify/Article/1", articleTitle: "One", blogTitle: "News", proposals: [] }]);

  const statements = written.mock.calls.flatMap(([each]) => each);
  const plans = await Promise.all(statements.map(({ sql, values }) => database.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...values)));
  const searches = plans.flat().flatMap(({ detail }) => (detail.includes("ScanProposal") ? [detail] : []));
  expect(searches).not.toEqual([]);
  for (const search of searches) expect(search).toMatch(/shop=\? AND articleId=\?/);
});
