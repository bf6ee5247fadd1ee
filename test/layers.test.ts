/** Holds the table of layers in app/README.md against the imports. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface Layer {
  name: string;
  files: RegExp;
  /** Project files, by path from the root, that it may import. */
  project: RegExp;
  packages: RegExp;
}

const NODE = "node:.*";
const layer = (name: string, files: RegExp, project: RegExp, packages: string): Layer => ({ name, files, project, packages: new RegExp(`^(${packages})$`) });

const SCREEN = "react|@remix-run/(node|react)|@shopify/(polaris|polaris-icons|app-bridge-react)(/.*)?|zod";
const LAYERS = [
  layer("domain", /^app\/domain\//, /^app\/domain\//, "zod|colord|colord/plugins/a11y|temporal-polyfill|parse5|csv-stringify/sync|saxes|image-size|@monyone/aho-corasick/fast"),
  layer("ports", /^app\/ports(-scan|-shopify)?\.ts$/, /^app\/(domain\/|ports(-shopify)?$)/, "nothing"),
  layer("publish", /^app\/publish\.ts$/, /^app\/(domain\/|ports)/, "node:crypto"),
  layer("scan", /^app\/scan\//, /^app\/(scan\/|domain\/|ports|publish|link-check)/, "node:(crypto|timers/promises)|zod"),
  layer("link check", /^app\/link-check\.ts$/, /^app\/(domain\/|ports)/, "nothing"),
  layer("offers", /^app\/offers\.ts$/, /^app\/(domain\/|ports|publish)/, "nothing"),
  layer("environment", /^app\/environment\.server\.ts$/, /^app\/domain\//, "zod"),
  layer("request body", /^app\/request-body\.server\.ts$/, /^app\/domain\//, NODE),
  layer("adapters", /^app\/adapters\//, /^(app\/(adapters\/|domain\/|ports|environment)|prisma\/(generated|generated-postgresql)\/|prisma\/provider$)/, `${NODE}|zod|pg|liquidjs|colord|temporal-polyfill|@shopify/shopify-.*|@prisma/.*`),
  layer("merchant", /^app\/merchant\.server\.ts$/, /^app\/(adapters\/|domain\/|ports|publish|scan\/|environment|request-body)/, "@remix-run/node|@shopify/shopify-api"),
  layer("search thread", /^app\/search-thread\.server\.ts$/, /^app\/(adapters\/shopify-bulk-lines|domain\/|scan\/lines)/, "node:(os|worker_threads)"),
  layer("readiness", /^app\/readiness\.server\.ts$/, /^app\/adapters\//, "nothing"),
  layer("webhooks", /^app\/(webhooks|installation)\.server\.ts$/, /^app\/(adapters\/|merchant\.server|ports|publish|request-body|webhooks\.server)/, "@shopify/shopify-api"),
  layer("item actions", /^app\/item-actions\.server\.ts$/, /^app\/(components\/use-save-form|domain\/|ports|publish|offers|merchant\.server|request-body)/, "@remix-run/node|zod"),
  layer("uploads", /^app\/uploads\.server\.ts$/, /^app\/(domain\/|ports|merchant\.server|request-body)/, "nothing"),
  layer("components", /^app\/components\//, /^app\/(components\/|domain\/|publish)/, SCREEN),
  layer("routes", /^app\/routes\//, /^app\/(components\/|domain\/|ports|publish|offers|link-check|scan\/|merchant\.server|webhooks\.server|installation\.server|readiness\.server|item-actions|uploads|request-body|routes\/[^/]+\/[^/]+\.server$)/, `${SCREEN}|@shopify/shopify-app-remix/(react|server)`),
  layer("root and entry", /^app\/(root|entry\.server)\.tsx$/, /^app\/(components\/|merchant\.server)/, `${SCREEN}|${NODE}|isbot|react-dom/server`),
];

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** What a source file imports: project files by path from the root, packages by name. */
export function importsOf(file: string, source: string): { project: string[]; packages: string[] } {
  const names = [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
  const isProject = (name: string) => name.startsWith(".");
  return {
    project: names.filter(isProject).map((name) => relative(ROOT, join(ROOT, dirname(file), name))),
    packages: names.filter((name) => !isProject(name)),
  };
}

const sources = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `app/${path}`);

describe("layers", () => {
  it.each(sources)("%s imports only what its layer may", (file) => {
    const home = LAYERS.find(({ files }) => files.test(file));
    expect(home, "every file has a layer").toBeDefined();
    const { project, packages } = importsOf(file, readFileSync(join(ROOT, file), "utf8"));
    expect(project.filter((path) => !home?.project.test(path))).toEqual([]);
    expect(packages.filter((name) => !home?.packages.test(name))).toEqual([]);
  });

  it("finds every form of import", () => {
    const source = `import a from "zod";\nimport type { B } from "../ports";\nexport { c } from "./c";\nimport "node:fs";\nconst d = await import("pg");\nimport {\n  e,\n} from "../adapters/e";`;
    expect(importsOf("app/domain/x.ts", source)).toEqual({ project: ["app/ports", "app/domain/c", "app/adapters/e"], packages: ["zod", "node:fs", "pg"] });
  });

  it("keeps tests out of what ships", () => {
    const test = sources.filter((file) => /["'][^"']*\/test\//.test(readFileSync(join(ROOT, file), "utf8")));
    expect(test).toEqual([]);
  });
});
