/** One migrated SQLite file for the whole run, made as in production; each test copies it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "./sandbox/app-process";

declare module "vitest" {
  interface ProvidedContext {
    databaseTemplate: string;
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "buyline-database-"));
  const file = join(folder, "template.sqlite");
  await migrateDatabase(`file:${file}`);
  project.provide("databaseTemplate", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
