/** Both folders of migrations make the model, and the two schemas say the same. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { derivePostgresqlSchema } from "../../prisma/derive";
import { FOLDERS } from "../../prisma/provider";
import { copyDatabase, testProvider } from "../database";

/** What Prisma says with a database of the test's own; the template must be free to be copied meanwhile. */
function prisma(...args: string[]): string {
  const { url, remove } = copyDatabase();
  try {
    return execFileSync(process.execPath, ["node_modules/prisma/build/index.js", ...args], { env: { ...process.env, DATABASE_URL: url }, encoding: "utf8", stdio: "pipe" });
  } finally {
    remove();
  }
}

describe("migrations", () => {
  it("of this database make the model of its schema: npm run migration NAME", { timeout: 120_000 }, () => {
    const { schema, migrations } = FOLDERS[testProvider()];
    expect(prisma("migrate", "diff", "--from-migrations", migrations, "--to-schema-datamodel", schema, "--script").replaceAll(/^-- .*$/gm, "").trim()).toBe("");
  });

  it("have nothing to do on a database that is up to date", { timeout: 120_000 }, () => {
    expect(prisma("migrate", "deploy")).toContain("No pending migrations to apply.");
  });

  it("are made from one model: the schema for PostgreSQL differs in its header alone", () => {
    const [sqlite, postgresql] = [readFileSync(FOLDERS.sqlite.schema, "utf8"), readFileSync(FOLDERS.postgresql.schema, "utf8")];
    expect(postgresql).toBe(derivePostgresqlSchema(sqlite));
    const models = (schema: string) => schema.slice(schema.indexOf("/// A Shopify session"));
    expect(models(postgresql)).toBe(models(sqlite));
    expect(models(sqlite)).toContain("model Session");
  });
});
