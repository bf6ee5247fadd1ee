/** The app itself, unmodified, in a process of its own: built when it must be, its database migrated, started, watched. */
import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
export const SERVER_BUILD = join(PROJECT, "build/server/index.js");
const SOURCES = ["app", "extensions/storefront", "public", "prisma/schema.prisma", "package.json", "vite.config.ts"];
/** Where the client of each database lies, and what it is made from; the app imports both. */
const CLIENTS = [
  ["prisma/generated", "prisma/schema.prisma"],
  ["prisma/generated-postgresql", "prisma/postgresql/schema.prisma"],
] as const;

const MIGRATIONS = join(PROJECT, "prisma/migrations");

type Log = (line: string) => void;

/** Builds the app unless its build is newer than all of its sources. */
export async function buildApp(log: Log): Promise<void> {
  const built = modified(SERVER_BUILD);
  for (const [client, schema] of CLIENTS) {
    const generated = modified(join(PROJECT, client));
    if (generated !== 0 && generated >= modified(join(PROJECT, schema))) continue;
    log("Generating the database client …");
    await run(tool("prisma/build/index.js"), ["generate", "--schema", schema], {});
  }
  if (built > Math.max(...SOURCES.map((source) => newest(join(PROJECT, source))))) return;
  log("Building the app …");
  await run(tool("@remix-run/dev/dist/cli.js"), ["vite:build"], { NODE_ENV: "production" });
}

/**
 * Brings the database up to date. Prisma's CLI takes two seconds, so it is asked only when a migration is missing, and
 * a new file is the copy of one that it made from the same migrations.
 * @param databaseUrl e.g. "file:/…/app.sqlite"; PostgreSQL's is always asked about
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  if (await isMigrated(databaseUrl)) return;
  if (databaseUrl.startsWith("file:") && !existsSync(fileURLToPath(databaseUrl))) copyFileSync(await newDatabase(), fileURLToPath(databaseUrl));
  else await deployMigrations(databaseUrl);
}

const deployMigrations = (databaseUrl: string) => run(tool("prisma/build/index.js"), ["migrate", "deploy"], { DATABASE_URL: databaseUrl });

/** A migrated SQLite file with nothing in it, kept for as long as its migrations are the same. */
async function newDatabase(): Promise<string> {
  const digest = createHash("sha256");
  for (const name of readdirSync(MIGRATIONS, { encoding: "utf8", recursive: true }).toSorted()) {
    const path = join(MIGRATIONS, name);
    digest.update(`${name}\n`);
    if (statSync(path).isFile()) digest.update(readFileSync(path));
  }
  const kept = join(PROJECT, "node_modules/.cache/buyline", `${digest.digest("hex")}.sqlite`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    const made = `${kept}.${randomUUID()}`;
    await deployMigrations(`file:${made}`);
    // At once: another process may be looking for it.
    renameSync(made, kept);
  }
  return kept;
}

async function isMigrated(databaseUrl: string): Promise<boolean> {
  if (!databaseUrl.startsWith("file:") || !existsSync(fileURLToPath(databaseUrl))) return false;
  // Imported here, because the client that it needs is generated only just before.
  const { openDatabase } = await import("../../app/adapters/database.server");
  const database = openDatabase(databaseUrl);
  try {
    const applied = await database.$queryRawUnsafe<{ migration_name: string }[]>("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL");
    const names = new Set(applied.map(({ migration_name: name }) => name));
    const migrations = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return migrations.every(({ name }) => names.has(name));
  } catch {
    // No such table, or no database yet: the CLI says what is wrong, if anything is.
    return false;
  } finally {
    await database.$disconnect();
  }
}

export interface AppProcess {
  /** e.g. "http://127.0.0.1:4105" */
  origin: string;
  pid: number;
  close(): Promise<void>;
  /** As a crash: nothing in it is finished (`kill -9`). */
  kill(): Promise<void>;
}

/**
 * Starts the built app and waits until it answers. `environment` is all it learns; `preload` is a module that
 * turns its outbound traffic to the sandbox. When it crashes, `onCrash` is told with what it said last.
 */
export async function startApp(options: {
  environment: Record<string, string>;
  preload: URL;
  log: Log;
  onCrash: (message: string) => void;
}): Promise<AppProcess> {
  const child = spawn(process.execPath, ["--import", options.preload.href, join(PROJECT, "server/index.mjs")], {
    cwd: PROJECT,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TZ: process.env["TZ"], NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (chunk: Buffer) => {
    // The app's server logs addresses; the first document's carries a token.
    const text = chunk.toString().replace(/\b(id_token|hmac|session)=[^&\s]+/g, "$1=…");
    said = (said + text).slice(-8_000);
    for (const line of text.trimEnd().split("\n")) options.log(`app: ${line}`);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);

  let closing = false;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      resolve();
      if (!closing) options.onCrash(`The app's process ended (${signal ?? `code ${code}`}). It said last:\n${said}`);
    });
  });
  const stopWithUs = () => child.kill("SIGKILL");
  process.once("exit", stopWithUs);

  const origin = await listening(child, () => said);
  return {
    origin,
    pid: child.pid ?? 0,
    async close() {
      closing = true;
      process.off("exit", stopWithUs);
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), 3_000);
      await exited;
      clearTimeout(patience);
    },
    async kill() {
      closing = true;
      process.off("exit", stopWithUs);
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** The port is the system's choice, so that nobody else can have taken it meanwhile; the app's log says which. */
async function listening(child: ChildProcess, said: () => string): Promise<string> {
  const deadline = Date.now() + 45_000;
  while (Date.now() < deadline) {
    const port = /"message":"listening","port":(\d+)}/.exec(said())?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}`;
    if (child.exitCode !== null) throw new Error(`The app does not start:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`The app did not listen within 45 s:\n${said()}`);
}

function run(script: string, args: string[], environment: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: PROJECT, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${[script, ...args].join(" ")} ended with ${code}:\n${said}`))));
  });
}

/** A package's command, by its file, so that no shell or npx stands between. */
function tool(path: string): string {
  return join(PROJECT, "node_modules", path);
}

/** Milliseconds; 0 when there is no such file. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => (name.endsWith(".md") ? 0 : newest(join(path, name)))));
}

export function moduleUrl(path: string): URL {
  return pathToFileURL(join(PROJECT, path));
}
