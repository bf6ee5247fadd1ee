/** A database of one test's own: a copy of the migrated template, gone afterwards. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { openDatabase, type Database } from "../app/adapters/database.server";

/** The address of a fresh database file, and what removes it. */
export function copyDatabase(): { url: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "buyline-test-"));
  const file = join(folder, "buyline.sqlite");
  copyFileSync(inject("databaseTemplate"), file);
  return { url: `file:${file}`, remove: () => rmSync(folder, { recursive: true, force: true }) };
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
