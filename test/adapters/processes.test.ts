/** Several processes of the app on one database: no save is lost, no lock held twice, no webhook handled twice. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Session } from "@shopify/shopify-api";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../app/adapters/database.server";
import { createSecretBox } from "../../app/adapters/secret-box.server";
import { PrismaSessions } from "../../app/adapters/sessions-prisma.server";
import { copyDatabase } from "../database";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { listen } from "../sandbox/http";
import { CLIENT, SHOP, smallShop } from "../sandbox/small-shop";

const PROCESSES = 2;

/** Among the packages, which it takes from there as they are. */
const CACHE = join(import.meta.dirname, "../../node_modules/.cache");
let folder: string;
let program: string;
beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, "processes-"));
  // Once for all of them: each would take a second and a half to do so itself.
  await build({ entryPoints: [join(import.meta.dirname, "processes.ts")], outdir: folder, outExtension: { ".js": ".mjs" }, bundle: true, splitting: true, platform: "node", format: "esm", packages: "external" });
  program = join(folder, "processes.mjs");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the job in two processes that begin at the same moment, and gives what each of them says. */
async function together(url: string, job: string, times: number, environment: Record<string, string> = {}): Promise<Record<string, number>[]> {
  const children = Array.from({ length: PROCESSES }, (_, index) => spawn(process.execPath, [program, url, job, String(times), String(index)], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...environment } }));
  onTestFinished(() => children.forEach((child) => void child.kill("SIGKILL")));
  const lines = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]());
  for (const line of lines) expect((await line.next()).value).toBe("ready");
  for (const child of children) child.stdin.write("go\n");
  return Promise.all(lines.map(async (line) => JSON.parse(String((await line.next()).value)) as Record<string, number>));
}

function shared() {
  const { url, remove } = copyDatabase();
  const database = openDatabase(url);
  onTestFinished(async () => {
    await database.$disconnect();
    remove();
  });
  return { url, database };
}

it("a thousand interleaved saves of two processes lose nothing", { timeout: 120_000 }, async () => {
  const { url, database } = shared();
  const said = await together(url, "save", 500);
  const row = await database.settings.findFirstOrThrow();
  expect([row.version, JSON.parse(row.content).kindChoices.home["sale-banner"]]).toEqual([1_000, "1000"]);
  expect(said.reduce((sum, { conflicts = 0 }) => sum + conflicts, 0), "they did meet").toBeGreaterThan(0);
});

it("no change of settings is lost beside others, however often they are faster", { timeout: 120_000 }, async () => {
  const { url, database } = shared();
  await together(url, "change", 150);
  const row = await database.settings.findFirstOrThrow();
  expect([row.version, JSON.parse(row.content).kindChoices.home["sale-banner"]]).toEqual([300, "300"]);
});

it("no order of two processes is lost", { timeout: 240_000 }, async () => {
  const { url, database } = shared();
  const ids = Array.from({ length: 29 }, (_, index) => String(index).padStart(2, "0"));
  const content = JSON.stringify({ name: "Badges", locale: "en", badges: [] });
  await database.badgeSet.createMany({ data: ids.map((id, position) => ({ shop: "a.myshopify.com", id, position, content, version: 1 })) });
  let [rounds, met] = [0, 0];
  // On a busy machine one of them may be done before the other begins.
  for (; met === 0 && rounds < 5; rounds++) for (const { conflicts = 0 } of await together(url, "order", 14)) met += conflicts;
  const rows = await database.badgeSet.findMany({ orderBy: { position: "asc" } });
  // Fourteen times one and fourteen times twenty of 29 are four. However often one of them orders, it never makes what
  // the other wants just then, which would be no conflict.
  const moved = 4 * rounds;
  expect(rows.map(({ id }) => id)).toEqual([...ids.slice(-moved), ...ids.slice(0, -moved)]);
  expect(met, "they did meet").toBeGreaterThan(0);
});

it("two processes are never under the same lock at once", { timeout: 120_000 }, async () => {
  const { url, database } = shared();
  expect(await together(url, "lock", 20)).toEqual([{ overlaps: 0 }, { overlaps: 0 }]);
  expect(await database.lock.count()).toBe(0);
});

it("a webhook that reaches both processes is handled by one", { timeout: 120_000 }, async () => {
  const { url, database } = shared();
  const said = await together(url, "webhooks", 100);
  expect(said.reduce((sum, { done = 0 }) => sum + done, 0)).toBe(100);
  expect(await database.webhookDelivery.count({ where: { handledAt: null } })).toBe(0);
});

it.each([
  ["is about to end", 60, false],
  ["was refused before its time", 3_000, true],
])("an access token that %s is renewed by one of two processes, once, for all that they do", { timeout: 120_000 }, async (_, secondsLeft, isRefused) => {
  const { url, database } = shared();
  const shopify = smallShop({ realClock: true });
  const asked: string[] = [];
  const adminApi = await listen(async (request) => {
    if (new URL(request.url).pathname.endsWith("/access_token")) asked.push(await request.clone().text());
    return shopify.api(request);
  });
  onTestFinished(() => adminApi.close());
  const tokenKey = randomBytes(32);
  const sessions = new PrismaSessions(database, createSecretBox(tokenKey));
  const { body } = await shopify.exchange(shopify.idToken());
  await sessions.storeSession(new Session({ id: `offline_${SHOP}`, shop: SHOP, state: "", isOnline: false, scope: body.scope, accessToken: body.access_token, refreshToken: body.refresh_token, expires: new Date(Date.now() + secondsLeft * 1000), refreshTokenExpires: new Date(Date.now() + 86_400_000) }));
  if (isRefused) for (const token of shopify.store.state.installation.accessTokens) token.expiresAt = 0;
  // Long enough for everybody to find that a token is needed.
  shopify.faults.inject({ kind: "slow", milliseconds: 300 }, { times: 50, operation: TOKEN_OPERATION });

  const environment = { ADMIN_API: adminApi.origin, TOKEN_SHOP: SHOP, SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: tokenKey.toString("base64"), DATABASE_URL: url };
  expect(await together(url, "access", 3, environment)).toEqual([{ done: 3 }, { done: 3 }]);
  expect(asked.map((text) => [text.includes("refresh_token"), text.includes(body.refresh_token ?? "?")])).toEqual([[true, true]]);
  const kept = await sessions.loadSession(`offline_${SHOP}`);
  expect(kept?.accessToken).not.toBe(body.access_token);
  expect(kept?.accessToken).toBe(shopify.store.state.installation.accessTokens.at(-1)?.token);
});

it("a process that is killed while it saves has lost nothing that it said is kept, and the next one goes on", { timeout: 120_000 }, async () => {
  const { url, database } = shared();
  for (const enough of [3, 40]) {
    const before = (await database.settings.findFirst())?.version ?? 0;
    const child = spawn(process.execPath, [program, url, "endless"], { stdio: ["pipe", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    let told = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === "ready") child.stdin.write("go\n");
      else told = Number(line);
      if (told === enough) child.kill("SIGKILL");
    }
    expect(await ended).toBe("SIGKILL");
    const { version, content } = await database.settings.findFirstOrThrow();
    // The save under way is there whole or not at all.
    expect([told, told + 1]).toContain(version - before);
    expect(JSON.parse(content).kindChoices.home["sale-banner"]).toBe(String(version));
  }
});
