import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { findPostgres } from "./test/postgres-server";

/** Tests run under a zone that is not UTC, so that a date read in the server's zone is found out. */
process.env.TZ = "Pacific/Auckland";

const project = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...options },
});

/** Adapters, routes and what is fuzzed once more, on PostgreSQL: every test file that has a database, but SQLite's own. */
const withDatabase = [
  ...["test/adapters", "test/routes"].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".test.ts") && !file.startsWith("sqlite-") && /from "\.(\.\/database|\/app-under-test)"/.test(readFileSync(`${folder}/${file}`, "utf8")))
      .map((file) => `${folder}/${file}`),
  ),
  "test/endurance/fuzz.test.ts",
];
const postgresql = findPostgres() === null ? [] : [project("postgresql", { include: withDatabase, globalSetup: ["test/postgres-template.ts"], isolate: false })];

export default defineConfig({
  test: {
    // The preview prints the extension's style sheets; without this they are empty in tests.
    css: true,
    setupFiles: ["test/closed-network.ts", "test/each-test.ts"],
    exclude: [...configDefaults.exclude],
    // A first import of the whole app takes seconds beside other tests.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Left to itself Vitest keeps a core free, which of two is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Nor is anything polled for that comes at once on an idle machine.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      // Pure, or holding all they change in what they make: no file can find what another left.
      project("domain", { isolate: false }),
      { extends: true, test: { name: "project", include: ["test/*.test.ts"] } },
      project("adapters", { globalSetup: ["test/database-template.ts"], isolate: false }),
      // One app for all files of a worker, whose database each test empties.
      project("routes", { globalSetup: ["test/database-template.ts"], isolate: false }),
      ...postgresql,
      project("endurance", { globalSetup: ["test/database-template.ts", "test/built-app.ts"] }),
      project("extension"),
      project("sandbox", { isolate: false }),
      project("browser", { globalSetup: ["test/built-app.ts"], testTimeout: 180_000, hookTimeout: 180_000, isolate: false }),
    ],
  },
});
