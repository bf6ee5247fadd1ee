/** The app's own process as production starts it: health, logs and its end. Needs no browser, only the built app. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { toArticle } from "../../app/adapters/shopify-bulk-lines.server";
import { startTextSearch } from "../../app/adapters/text-search.server";
import { runSteps } from "../../app/domain/steps";
import { lineSearchSteps } from "../../app/scan/lines";
import { migrateDatabase, PROJECT, SERVER_BUILD } from "../sandbox/app-process";
import { signIdToken } from "../sandbox/id-tokens";
import { CLIENT, SHOP } from "../sandbox/small-shop";

/** @param place where its variables stand */
async function start(place: "environment" | ".env" = "environment", prepare = migrateDatabase) {
  const folder = mkdtempSync(join(tmpdir(), "buyline-process-"));
  const databaseUrl = `file:${join(folder, "app.sqlite")}`;
  await prepare(databaseUrl);
  const tokenKey = randomBytes(32).toString("base64");
  const variables = { SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: tokenKey, DATABASE_URL: databaseUrl };
  const environment: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: process.env["PATH"], HOST: "127.0.0.1", PORT: "0", ...(place === "environment" && variables) };
  if (place === ".env") writeFileSync(join(folder, ".env"), Object.entries(variables).map(([name, value]) => `${name}=${value}\n`).join(""));
  const child = spawn(process.execPath, [join(PROJECT, "server/index.mjs")], { cwd: place === ".env" ? folder : PROJECT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const port = () => /"listening","port":(\d+)}/.exec(said)?.[1];
  await expect.poll(port, { timeout: 60_000 }).toBeDefined();
  return { origin: `http://127.0.0.1:${port()}`, child, ended, said: () => said, tokenKey };
}

it("answers for its health, logs each request with its shop and id and without secrets, and ends when it is asked to", async () => {
  const { origin, child, ended, said, tokenKey } = await start();
  expect(await (await fetch(`${origin}/healthz`)).text()).toBe("ok");
  const icon = await fetch(`${origin}/favicon.svg`);
  expect([icon.status, icon.headers.get("content-type"), icon.headers.get("cache-control")]).toEqual([200, "image/svg+xml", "public, max-age=3600"]);
  // A proxy that keeps a connection for a minute may use it for a minute.
  expect(icon.headers.get("keep-alive")).toBe("timeout=65");
  await expect.poll(async () => (await fetch(`${origin}/readyz`)).status).toBe(200);
  expect((await fetch(`${origin}/`)).status).toBe(200);

  const token = signIdToken({ ...CLIENT, shop: SHOP, userId: 7, now: new Date() });
  const asBrowser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140" };
  // Nobody plays Shopify here, so the token cannot be exchanged; what matters is what is written of it.
  const answer = await fetch(`${origin}/app?embedded=1&shop=${SHOP}&host=aG9zdA&id_token=${token}&hmac=0123456789abcdef`, { headers: asBrowser, redirect: "manual" });
  expect(answer.status).toBeGreaterThanOrEqual(300);
  const requestId = answer.headers.get("x-request-id") ?? "none";
  await expect.poll(said).toContain(requestId);
  const lines = said().trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find((line) => line["requestId"] === requestId && line["message"] === "request")).toMatchObject({ level: "info", shop: SHOP, method: "GET", path: "/app", status: answer.status, milliseconds: expect.any(Number) });
  expect(lines.filter((line) => line["path"] === "/healthz")).toEqual([]);
  for (const secret of [token, token.split(".")[2] ?? "", "0123456789abcdef", CLIENT.clientSecret, tokenKey]) expect(said()).not.toContain(secret);

  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said()).toContain('"stopped"');
});

it.each([
  ["a page", "/app/articles", {}],
  ["the data of a page", "/app/articles.data", {}],
  ["a save", "/app/badges/main.data", { method: "POST", body: JSON.stringify({ badges: [], version: 0 }) }],
])("says in words that its database does not answer, and once in the log: %s", async (_, path, init) => {
  const { origin, said } = await start("environment", async () => {});
  expect((await fetch(`${origin}/readyz`)).status).toBe(503);
  const headers = { authorization: `Bearer ${signIdToken({ ...CLIENT, shop: SHOP, userId: 7, now: new Date() })}`, "content-type": "application/json", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140" };
  const answer = await fetch(`${origin}${path}`, { ...init, headers });
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("database does not answer just now. Try again in a moment.")]);
  const requestId = answer.headers.get("x-request-id") ?? "none";
  const lines = () => said().split("\n").filter((line) => line.includes(requestId)).map((line) => JSON.parse(line) as Record<string, unknown>);
  await expect.poll(() => lines().at(-1)).toMatchObject({ level: "info", status: 503 });
  expect(lines().slice(0, -1)).toMatchObject([{ level: "error", shop: SHOP, message: "The database does not answer: SQLITE_ERROR: no such table: main.Session" }]);
});

it("answers what nobody should ask of it without a word about a failure of its own", async () => {
  const { origin, said } = await start();
  const ask = async (head: string, host = "buyline.example") => {
    const line = connect(Number(new URL(origin).port), "127.0.0.1");
    line.write(`${head} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    let answer = "";
    for await (const chunk of line.setEncoding("utf8")) answer += String(chunk);
    return Number(answer.split(" ")[1]);
  };
  const statuses = [
    await ask("GET /webhooks/compliance"),
    await ask("PUT /healthz"),
    await ask("PROPFIND /app"),
    await ask("TRACE /app"),
    await ask("GET /%E0%A4%A"),
    await ask("GET /assets/%E0%A4%A"),
    await ask("GET /assets/..%2f..%2fserver%2findex.js"),
    await ask("GET /app", "[::"),
  ];
  expect(statuses).toEqual([400, 405, 405, 405, 404, 404, 404, 400]);
  expect(said().split("\n").filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

it("answers the next request on a connection whose last body was too large", async () => {
  const { origin } = await start();
  const line = connect(Number(new URL(origin).port), "127.0.0.1");
  onTestFinished(() => void line.destroy());
  let heard = "";
  line.on("data", (chunk: Buffer) => (heard += chunk.toString()));
  const ask = (head: string, body = "") => line.write(`${head} HTTP/1.1\r\nHost: buyline.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  ask("POST /webhooks/compliance", "x".repeat(6_000_000));
  await expect.poll(() => heard).toContain("HTTP/1.1 413");
  ask("GET /healthz");
  await expect.poll(() => heard).toContain("HTTP/1.1 200");
});

it("ends as soon as all is answered, though a connection has asked nothing yet and another is kept by who was answered last", async () => {
  const { origin, child, ended, said } = await start();
  const open = () => connect(Number(new URL(origin).port), "127.0.0.1");
  const [unused, line] = [open(), open()];
  onTestFinished(() => [unused, line].forEach((socket) => socket.destroy()));
  let heard = "";
  line.on("data", (chunk: Buffer) => (heard += chunk.toString()));
  line.write("POST /webhooks/compliance HTTP/1.1\r\nHost: buyline.example\r\nContent-Length: 4\r\n\r\nhal");
  await (await fetch(`${origin}/healthz`)).text();
  child.kill("SIGTERM");
  await expect.poll(said).toContain('"stopping"');
  await sleep(500);
  expect([child.exitCode, heard]).toEqual([null, ""]);
  line.write("f");
  await expect.poll(() => heard).toContain("HTTP/1.1 401");
  // Far less than the minute for which the connection would be kept, and than the time after which the rest is cut off.
  expect(await Promise.race([ended, sleep(20_000, "still there")])).toBe(0);
});

it("takes what its environment lacks from .env, as the doctor does that called it good", async () => {
  const { origin } = await start(".env");
  await expect.poll(async () => (await fetch(`${origin}/readyz`)).status).toBe(200);
});

it("has threads beside it that search articles as the app itself does, and that can be ended", async () => {
  const file = /assets\/search-thread[^"]+\.js/.exec(readFileSync(SERVER_BUILD, "utf8"))?.[0] ?? "no such file";
  const products = [{ id: "gid://shopify/Product/1", title: "QL Claw", handle: "ql-claw", skus: [] }, { id: "gid://shopify/Product/2", title: "Back of Steel", handle: "back-of-steel", skus: [] }];
  const store = { locale: "en", storeHosts: ["store.example"] };
  const bodies = ["<p>We recommend the QL Claw.</p>", "<p>Nothing.</p>", "<p>Back of Steel, or the QL Claw?</p>"];
  const lines = (from = 0) => new TextEncoder().encode(bodies.slice(from).map((body, id) => `${JSON.stringify({ id: `gid://shopify/Article/${id}`, title: "Ünï", body, blog: { title: "News" }, products: { value: '["gid://shopify/Product/2"]', compareDigest: "" } })}\n`).join("") + "no article\n");
  const search = await startTextSearch(products, store, pathToFileURL(join(PROJECT, "build/server", file)), 2);
  if (search === null) throw new Error("the build's thread does not start");
  const searchSteps = runSteps(lineSearchSteps(products, store, toArticle));
  const expected = [0, 1, 2].map((from) => runSteps(searchSteps(lines(from))));
  expect(expected[0]).toMatchObject({ articles: [{ articleTitle: "Ünï", proposals: [{ productTitle: "QL Claw" }] }, { proposals: [] }, { proposals: [{ evidence: { sentence: "Back of Steel, or the QL Claw?" } }] }], unreadable: 1 });
  expect(await Promise.all([0, 1, 2].map((from) => search.search(lines(from))))).toEqual(expected);

  // So many that it cannot be through with them before it ends.
  const givenUp = expect(search.search(Buffer.concat(Array.from({ length: 20_000 }, () => lines())))).rejects.toThrow("has ended");
  await search.end();
  await givenUp;
  await expect(search.search(lines())).rejects.toThrow("has ended");
});
