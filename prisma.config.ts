import "./server/env-file.mjs";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma/config";
import { FOLDERS, providerOf } from "./prisma/provider";

const databaseUrl = process.env.DATABASE_URL || "file:prisma/buyline.sqlite";
const folders = FOLDERS[providerOf(databaseUrl)];

/** PostgreSQL's types "char" and "name", of which its catalogue is full and which the adapter does not know, as text. */
const CATALOGUE_TYPES = [18, 19];
const TEXT = 25;

function cataloguePool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1 });
  // The overloads of `query` differ in what is passed, and that goes through as it is.
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult | pg.QueryResult[]>;
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args);
    // Several statements at once give several results, of which nobody reads anything.
    for (const field of Array.isArray(result) ? [] : result.fields) if (CATALOGUE_TYPES.includes(field.dataTypeID)) field.dataTypeID = TEXT;
    return result;
  }) as typeof pool.query;
  return pool;
}

/** Migrations are played in a database of their own; the adapter would stay in the one that its address names. */
class ShadowedPg extends PrismaPg {
  override async connectToShadowDb() {
    const name = `buyline_shadow_${randomUUID().replaceAll("-", "")}`;
    const url = new URL(databaseUrl);
    url.pathname = name;
    const parent = await this.connect();
    await parent.executeScript(`CREATE DATABASE ${name}`);
    const shadow = await new PrismaPg(cataloguePool(url.href), { disposeExternalPool: true }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await parent.executeScript(`DROP DATABASE ${name}`);
    };
    return shadow;
  }
}

/**
 * The database in which migrations are played to compare them with the model: in a file, since libsql gives each
 * transaction another connection and so another memory, and whole scripts, of which libsql would do the first statement.
 */
class ShadowedLibSQL extends PrismaLibSQL {
  override async connectToShadowDb() {
    const folder = mkdtempSync(join(tmpdir(), "buyline-shadow-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const shadow = await new PrismaLibSQL({ url: `file:${join(folder, "shadow.sqlite")}` }).connect();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => (query.args.length > 0 ? executeRaw(query) : shadow.executeScript(query.sql).then(() => 0));
    return shadow;
  }
}

/** The schema engine would be downloaded; the adapter and `engine: "js"` do without it. */
export default defineConfig({
  schema: folders.schema,
  migrations: { path: folders.migrations },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => (providerOf(databaseUrl) === "postgresql" ? new ShadowedPg(cataloguePool(databaseUrl), { disposeExternalPool: true }) : new ShadowedLibSQL({ url: databaseUrl })),
});
