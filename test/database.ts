/** A database of one test's own: a copy of the migrated template, gone afterwards. */
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { openDatabase, tablesOf, type Database } from "../app/adapters/database.server";
import { providerOf } from "../prisma/provider";
import { executeStatement, findPostgres } from "./postgres-server";

export interface DatabaseCopy {
  url: string;
  remove: () => void;
}

/** The address of a fresh database, and what removes it before the run is over, when it goes anyway. */
export function copyDatabase(): DatabaseCopy {
  const template = inject("databaseTemplate");
  return providerOf(template) === "sqlite" ? copyFile(template) : copyOnServer(new URL(template));
}

function copyFile(template: string): DatabaseCopy {
  const folder = mkdtempSync(join(dirname(template), "test-"));
  const file = join(folder, "buyline.sqlite");
  copyFileSync(template, file);
  return { url: `file:${file}`, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function copyOnServer(template: URL): DatabaseCopy {
  const execute = (statement: string) => executeStatement(findPostgres() ?? "", template.port, statement);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  execute(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)} STRATEGY FILE_COPY`);
  return { url: new URL(`/${name}`, template).href, remove: () => execute(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** An open database for the running test. */
export function freshDatabase(): Database {
  const { url, remove } = copyDatabase();
  const database = openDatabase(url);
  onTestFinished(async () => {
    await database.$disconnect();
    remove();
  });
  return database;
}

/** Which of the two databases the running test has. */
export function testProvider() {
  return providerOf(inject("databaseTemplate"));
}

/** The tables that the database itself says are there, without Prisma's own. */
export async function tableNames(database: Database): Promise<string[]> {
  const query = testProvider() === "sqlite" ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'" : "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'";
  const rows = await database.$queryRawUnsafe<{ name: string }[]>(query);
  return rows.map(({ name }) => name).filter((name) => !name.startsWith("_")).toSorted();
}

/** All columns of a table, as the database itself says. */
export async function columnNames(database: Database, table: string): Promise<string[]> {
  const query = testProvider() === "sqlite" ? `SELECT name FROM pragma_table_info('${table}')` : `SELECT column_name::text AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}'`;
  const rows = await database.$queryRawUnsafe<{ name: string }[]>(query);
  return rows.map(({ name }) => name);
}

/** The columns of a table that must have a value, as the database itself says. */
export async function requiredColumns(database: Database, table: string): Promise<{ name: string; type: "text" | "number" | "time" | "boolean" }[]> {
  const query =
    testProvider() === "sqlite"
      ? `SELECT name, lower(type) AS type FROM pragma_table_info('${table}') WHERE "notnull" = 1`
      : `SELECT column_name::text AS name, data_type::text AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}' AND is_nullable = 'NO'`;
  const rows = await database.$queryRawUnsafe<{ name: string; type: string }[]>(query);
  return rows.map(({ name, type }) => ({ name, type: type === "text" ? "text" : /^(datetime|timestamp)/.test(type) ? "time" : type === "boolean" ? "boolean" : "number" }));
}

/** One row of the shop in every table that has none yet. */
export async function fillEveryTable(database: Database, shop: string): Promise<void> {
  for (const { name, count } of tablesOf(database)) {
    if ((await count({ where: { shop } })) > 0) continue;
    const columns = await requiredColumns(database, name);
    const values = { text: `'${shop.slice(0, 5)}'`, time: `'${new Date().toISOString()}'`, number: "1", boolean: "true" };
    const valueOf = ({ name: column, type }: (typeof columns)[number]) => (column === "shop" ? `'${shop}'` : values[type]);
    await database.$executeRawUnsafe(`INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join()}) VALUES (${columns.map(valueOf).join()})`);
  }
}
