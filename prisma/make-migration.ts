/**
 * `npm run migration NAME`: what the model has and the migrations have not, as one more migration for each of the two
 * databases. Where one of them is up to date already, only the other gets one. No server is needed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { derivePostgresqlSchema } from "./derive";
import { FOLDERS, type Provider } from "./provider";

const name = process.argv[2] ?? "";
if (!/^\d{4}_[a-z0-9_]+$/.test(name)) {
  console.error("npm run migration NAME, where NAME is four digits and words: 0016_banner_notes");
  process.exit(1);
}

const { sqlite, postgresql } = FOLDERS;
const derived = derivePostgresqlSchema(readFileSync(sqlite.schema, "utf8"));
const scratch = mkdtempSync(join(tmpdir(), "buyline-migration-"));
try {
  const next = join(scratch, "schema.prisma");
  writeFileSync(next, derived);
  // SQLite's migrations are played in memory; PostgreSQL's schema is as its last migration left it.
  write("sqlite", diff(["--from-migrations", sqlite.migrations, "--to-schema-datamodel", sqlite.schema]));
  write("postgresql", diff(["--from-schema-datamodel", postgresql.schema, "--to-schema-datamodel", next]));
  writeFileSync(postgresql.schema, derived);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function diff(states: string[]): string {
  return execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "diff", ...states, "--script"], { encoding: "utf8", env: { ...process.env, DATABASE_URL: "" }, stdio: ["ignore", "pipe", "pipe"] });
}

function write(provider: Provider, sql: string): void {
  const statements = sql.replace(/^-- .*$/gm, "").trim();
  if (statements === "") return console.log(`${provider}: nothing to do`);
  const folder = join(FOLDERS[provider].migrations, name);
  if (existsSync(join(folder, "migration.sql"))) throw new Error(`${folder} exists already: choose another name`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), `${sql.trim()}\n`);
  console.log(`${provider}: ${folder}/migration.sql. Read it: a column that is renamed here loses its data.`);
}
