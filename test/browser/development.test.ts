/** `npm run dev` as the Shopify CLI runs it: what it starts, what it tells it, and how it asks for it. Needs no browser. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "../free-port";
import { PROJECT } from "../sandbox/app-process";
import { CLIENT, SHOP } from "../sandbox/small-shop";

const TUNNEL = "https://some-words-of-a-tunnel.trycloudflare.com";

it("answers at the port that the Shopify CLI expects, by its tunnel's name, with nothing filled in but client id and secret", async () => {
  const folder = mkdtempSync(join(tmpdir(), "buyline-development-"));
  const port = await freePort();
  // As `shopify app dev` sets them; the database alone is the test's own.
  const told = { SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, HOST: TUNNEL, APP_URL: TUNNEL, SCOPES: "write_products", NODE_ENV: "development" as const, APP_ENV: "development", PORT: String(port), SERVER_PORT: String(port), FRONTEND_PORT: String(port), BACKEND_PORT: String(port) };
  const env: NodeJS.ProcessEnv = { PATH: process.env["PATH"], HOME: process.env["HOME"], DATABASE_URL: `file:${join(folder, "dev.sqlite")}`, ...told };
  const command = /^dev = "(.+)"$/m.exec(readFileSync(join(PROJECT, "shopify.web.toml"), "utf8"))?.[1] ?? "";
  const child = spawn("sh", ["-c", command], { cwd: PROJECT, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    // What it started goes along.
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), "SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = (path: string) =>
    new Promise<{ status: number; location: string; body: string }>((resolve, reject) => {
      const asked = request({ host: "localhost", port, path, headers: { host: new URL(TUNNEL).host, "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/142" } }, (answer) => {
        let body = "";
        answer.on("data", (chunk: Buffer) => (body += chunk.toString()));
        answer.once("end", () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? "", body }));
      });
      asked.once("error", reject);
      asked.end();
    });
  await expect.poll(() => ask("/readyz").catch((error: Error) => ({ body: `${error.message}\n${said}` })), { timeout: 120_000, interval: 500 }).toMatchObject({ status: 200, body: "ready" });
  expect((await ask("/@vite/client")).body, "changes reach the browser").toContain("WebSocket");
  // Whoever comes without a token is sent for one, and back to the tunnel's address.
  const answer = await ask(`/app?embedded=1&shop=${SHOP}&host=${Buffer.from("admin.shopify.com/store/small-shop").toString("base64url")}`);
  expect(answer).toMatchObject({ status: 302, location: expect.stringContaining("/auth/session-token?") });
  expect(new URLSearchParams(answer.location.split("?")[1]).get("shopify-reload")).toMatch(new RegExp(`^${TUNNEL}/app`));
});
