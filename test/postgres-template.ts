/** One PostgreSQL server for the whole run, with one migrated database, made as in production; each test copies it. */
import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { findPostgres, startPostgres } from "./postgres-server";

const TEMPLATE = "template_of_tests";

export default async function setup(project: TestProject) {
  const programs = findPostgres();
  if (programs === null) throw new Error("There is no PostgreSQL server on this machine: apt-get install postgresql");
  const server = await startPostgres(programs);
  server.execute(`CREATE DATABASE ${TEMPLATE}`);
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], { env: { ...process.env, DATABASE_URL: server.url(TEMPLATE) }, stdio: "pipe" });
  project.provide("databaseTemplate", server.url(TEMPLATE));
  return () => server.stop();
}
