/** What the app is made of: pinned, checked by its digest, under licences that allow it, and nothing that runs while it is installed. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const packageFile = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies" | "scripts", Record<string, string>>;
const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { version?: string; integrity?: string; license?: string; dev?: boolean; resolved?: string }> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

/** Licences that let a closed app ship what is under them. Polaris and App Bridge have Shopify's own, for apps on Shopify. */
const FREE = /^\(?(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)( (OR|AND) (MIT|Apache-2\.0|CC0-1\.0))*\)?$/;
const SHOPIFYS = ["node_modules/@shopify/polaris", "node_modules/@shopify/polaris-icons", "node_modules/@shopify/polaris-tokens"];

describe("packages", () => {
  it("are pinned to one version each, the one that is locked", () => {
    for (const [name, version] of Object.entries({ ...packageFile.dependencies, ...packageFile.devDependencies })) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  it("are checked by their digest, and none names a place of its own to come from", () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it("that ship are under licences that allow it", () => {
    const others = packages.filter(([path, { dev, license }]) => !dev && !FREE.test(license ?? "") && !SHOPIFYS.includes(path));
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it("run nothing while they are installed", () => {
    expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
    expect(Object.keys(packageFile.scripts).filter((name) => /^(pre|post)?(install|prepare)/.test(name))).toEqual([]);
  });
});

describe("the container", () => {
  const dockerfile = read("Dockerfile");
  const stages = dockerfile.split(/^FROM /m).slice(1);

  it("is built in two stages on Node 24, and does not run as root", () => {
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage).toMatch(/^node:24-/);
    expect(stages[1]).toMatch(/^USER node$/m);
    expect(dockerfile).toContain("npm ci --ignore-scripts");
  });

  it("takes along what exists, and all that the process imports", () => {
    const copied = [...(stages[1] ?? "").matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, paths = ""]) => paths.split(" ")).map((path) => path.replace("/app/", ""));
    for (const path of copied) if (!["build", "node_modules"].includes(path)) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    expect(copied).toEqual(expect.arrayContaining(["package.json", "prisma.config.ts", "node_modules", "build", "public", "prisma", "server"]));
    for (const name of [...read("server/index.mjs").matchAll(/from "([^."][^"]*)"/g)].map(([, name = ""]) => name)) if (!name.startsWith("node:")) expect(packageFile.dependencies, name).toHaveProperty(name);
    for (const name of [...read("prisma.config.ts").matchAll(/from "([^."][^"]*)"/g)].map(([, name = ""]) => name.replace("/config", ""))) if (!name.startsWith("node:")) expect(packageFile.dependencies, name).toHaveProperty(name);
  });

  it("runs the commands that package.json knows, as npm start does, and is asked for its health where a route answers", () => {
    const scripts = [...dockerfile.matchAll(/npm run (\w+)/g)].map(([, name = ""]) => name);
    expect(Object.keys(packageFile.scripts)).toEqual(expect.arrayContaining(scripts));
    const [migrate = "", serve = ""] = (packageFile.scripts["start"] ?? "").split(" && ");
    expect(dockerfile).toContain(`${migrate.replace("prisma", "prisma/build/index.js")} && exec ${serve}`);
    for (const [, route = ""] of dockerfile.matchAll(/\}\/(\w+)`/g)) expect(existsSync(join(ROOT, `app/routes/${route}.tsx`)), route).toBe(true);
    expect(dockerfile).toMatch(/\}\/healthz`/);
    for (const path of /^COPY (package.*) \.\/$/m.exec(stages[0] ?? "")?.[1]?.split(" ") ?? ["none"]) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });

  it("gets every variable that the app needs, and no secret of its own", () => {
    for (const [, name = ""] of read(".env.example").matchAll(/^([A-Z_]+)=/gm)) expect(read("compose.yaml")).toContain(`${name}: \${${name}:?}`);
    for (const [, name = ""] of read("compose.yaml").matchAll(/\$\{([A-Z_]+):\?\}/g)) expect(read(".env.example")).toMatch(new RegExp(`^(# )?${name}=`, "m"));
    expect(read(".dockerignore")).toMatch(/^\.env$/m);
    expect(dockerfile).not.toMatch(/SECRET|TOKEN_KEY|PASSWORD/);
  });
});
