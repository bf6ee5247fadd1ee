/** Two processes of the app as it runs in production, on one database: PostgreSQL where there is one. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../app/adapters/database.server";
import { copyDatabase } from "../database";
import { findPostgres, startPostgres } from "../postgres-server";
import { moduleUrl, startApp } from "../sandbox/app-process";
import { USER_AGENT } from "../sandbox/demo-merchant";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { listen } from "../sandbox/http";
import { CLIENT, SHOP, smallShop } from "../sandbox/small-shop";

/** The address of a migrated database that two processes may share. */
async function sharedDatabase(): Promise<string> {
  const programs = findPostgres();
  if (programs === null) {
    const { url, remove } = copyDatabase();
    onTestFinished(remove);
    return url;
  }
  const server = await startPostgres(programs);
  onTestFinished(() => server.stop());
  const url = server.url("postgres");
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], { env: { ...process.env, DATABASE_URL: url }, stdio: "pipe" });
  return url;
}

it("the first requests of a new shop, to both at once, fetch one access token, and all are answered", { timeout: 120_000 }, async () => {
  const databaseUrl = await sharedDatabase();
  const shopify = smallShop({ realClock: true });
  const exchanges: string[] = [];
  const adminApi = await listen(async (request) => {
    if (new URL(request.url).pathname.endsWith("/access_token")) exchanges.push(await request.clone().text());
    return shopify.api(request);
  });
  onTestFinished(() => adminApi.close());
  const start = () =>
    startApp({
      preload: moduleUrl("test/sandbox/outbound-preload.mjs"),
      log: () => undefined,
      onCrash: (message) => expect.fail(message),
      environment: { SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: tokenKey, DATABASE_URL: databaseUrl, SANDBOX_SHOP: SHOP, SANDBOX_ADMIN_API: adminApi.origin },
    });
  const tokenKey = randomBytes(32).toString("base64");
  const apps = await Promise.all([start(), start()]);
  onTestFinished(async () => void (await Promise.all(apps.map((app) => app.close()))));
  // Long enough for each process to find that a token is needed.
  shopify.faults.inject({ kind: "slow", milliseconds: 500 }, { operation: TOKEN_OPERATION });

  const open = ({ origin }: { origin: string }) => fetch(`${origin}/app.data`, { headers: { authorization: `Bearer ${shopify.idToken()}`, "user-agent": USER_AGENT } });
  const answers = await Promise.all([...apps, ...apps, ...apps].map(open));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(exchanges).toHaveLength(1);
  const database = openDatabase(databaseUrl);
  onTestFinished(() => database.$disconnect());
  expect(await database.session.findMany({ select: { shop: true, isOnline: true } })).toEqual([{ shop: SHOP, isOnline: false }]);
  expect(await database.lock.count()).toBe(0);
});
