import { configDefaults, defineConfig } from "vitest/config";

/** Tests run under a zone that is not UTC, so that a date read in the server's zone is found out. */
process.env.TZ = "Pacific/Auckland";

const project = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...options },
});

export default defineConfig({
  test: {
    // The preview prints the extension's style sheets; without this they are empty in tests.
    css: true,
    setupFiles: ["test/closed-network.ts"],
    exclude: [...configDefaults.exclude],
    projects: [
      project("domain"),
      { extends: true, test: { name: "project", include: ["test/*.test.ts"] } },
      project("adapters", { globalSetup: ["test/database-template.ts"] }),
      project("routes", { globalSetup: ["test/database-template.ts"] }),
      project("extension"),
      project("sandbox"),
      project("browser", { globalSetup: ["test/built-app.ts"], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false }),
    ],
  },
});
