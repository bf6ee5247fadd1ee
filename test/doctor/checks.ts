/** What `npm run doctor` looks at: each check says what is wrong and how to mend it, or nothing. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { API_VERSION } from "../../app/adapters/api-version";
import { FOLDERS, providerOf } from "../../prisma/provider";
import { derivePostgresqlSchema } from "../../prisma/derive";
import { readAppSettings, readWebhookSubscriptions } from "../sandbox/project-settings";
import { COMPLIANCE_TOPICS, requireValidSubscriptions } from "../sandbox/webhook-topics";

export interface Finding {
  /** What is not as it should be. */
  wrong: string;
  /** What mends it. */
  mend: string;
}

export async function checkEnvironment(variables: Record<string, string | undefined>): Promise<Finding[]> {
  const given = Object.fromEntries(["SHOPIFY_API_KEY", "SHOPIFY_API_SECRET", "SHOPIFY_APP_URL", "TOKEN_KEY", "DATABASE_URL"].map((name) => [name, variables[name] || undefined]));
  // The module checks its own environment when it is loaded, which shall not be the end of this.
  const kept = { ...process.env };
  Object.assign(process.env, { SHOPIFY_API_KEY: "x", SHOPIFY_API_SECRET: "x", SHOPIFY_APP_URL: "https://x.example", TOKEN_KEY: Buffer.alloc(32).toString("base64"), DATABASE_URL: "file:x" });
  const { parseEnvironment } = await import("../../app/environment.server");
  for (const name of Object.keys(given)) if (kept[name] === undefined) delete process.env[name];
  Object.assign(process.env, kept);
  try {
    const { appUrl } = parseEnvironment(given);
    return appUrl.startsWith("https:") ? [] : [{ wrong: `SHOPIFY_APP_URL is ${appUrl}`, mend: "Shopify opens apps by https alone: give the app an https address." }];
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split("\n").slice(1);
    return lines.map((line) => ({ wrong: line.trim(), mend: "Set it as .env.example says; `npm run dev` does without." }));
  }
}

/** Whether the database answers and has every migration. */
export async function checkDatabase(url: string): Promise<Finding[]> {
  if (!/^(file|postgres|postgresql):/.test(url)) return [{ wrong: "DATABASE_URL names no database that Buyline can use", mend: "Let it begin with file: or postgresql:." }];
  const provider = providerOf(url);
  const migrations = readdirSync(FOLDERS[provider].migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (provider === "sqlite" && !existsSync(url.replace(/^file:/, ""))) return [{ wrong: `${url} is not there yet`, mend: "npx prisma migrate deploy (npm start and npm run dev do it by themselves)" }];
  const adapter = await import("../../app/adapters/database.server").catch(() => null);
  if (adapter === null) return [{ wrong: "the database cannot be asked before its client is there", mend: "npm run generate" }];
  const database = adapter.openDatabase(url);
  try {
    await database.$queryRawUnsafe("SELECT 1");
    const rows = await database.$queryRawUnsafe<{ name: string }[]>("SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL").catch(() => []);
    const missing = migrations.filter((name) => !rows.some((row) => row.name === name));
    return missing.length === 0 ? [] : [{ wrong: `the database lacks ${missing.join(", ")}`, mend: "npx prisma migrate deploy (npm start does it by itself)" }];
  } catch (error) {
    return [{ wrong: `the database does not answer: ${sentence(error)}`, mend: "Look at DATABASE_URL, and whether the server runs." }];
  } finally {
    await database.$disconnect();
  }
}

/** Whether the two schemas are of one model, and both clients are made. */
export function checkModel(root: string): Finding[] {
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const findings: Finding[] = [];
  if (derivePostgresqlSchema(read(FOLDERS.sqlite.schema)) !== read(FOLDERS.postgresql.schema)) findings.push({ wrong: "prisma/schema.prisma has changed since PostgreSQL's last migration", mend: "npm run migration NAME" });
  const clients = ["prisma/generated/client.ts", "prisma/generated-postgresql/client.ts"].filter((path) => !existsSync(join(root, path)));
  if (clients.length > 0) findings.push({ wrong: `${clients.join(", ")} is not there`, mend: "npm run generate" });
  return findings;
}

/** What Buyline cannot do without, in the toml as it comes with the code. */
export const APP_TOPICS = [
  "app/uninstalled",
  "bulk_operations/finish",
  "products/update",
  "products/delete",
  "discounts/update",
  "discounts/delete",
  "shop/update",
  "themes/publish",
  ...COMPLIANCE_TOPICS,
];

/**
 * Whether shopify.app.toml is one that Shopify would take, and fits the routes, the code and the environment.
 * @param variables of the environment; what is not set there is not compared
 */
export function checkToml(root: string, variables: Record<string, string | undefined> = {}): Finding[] {
  if (!existsSync(join(root, "shopify.app.toml"))) return [{ wrong: "shopify.app.toml is not there", mend: "git checkout shopify.app.toml" }];
  try {
    return [...checkSubscriptions(root), ...checkSettings(root, variables)];
  } catch (error) {
    return [{ wrong: `shopify.app.toml cannot be read: ${sentence(error)}`, mend: "Compare it with the one that comes with the code: git diff shopify.app.toml" }];
  }
}

function checkSubscriptions(root: string): Finding[] {
  const findings: Finding[] = [];
  const subscriptions = readWebhookSubscriptions(root);
  try {
    requireValidSubscriptions(subscriptions, readAppSettings(root).scopes);
  } catch (error) {
    findings.push({ wrong: sentence(error), mend: "Mend the topic or add its scope; test/adapters/operations.test.ts knows which scopes are needed." });
  }
  const routeless = subscriptions.filter(({ uri }) => !existsSync(join(root, "app/routes", `${uri.slice(1).replaceAll("/", ".")}.tsx`)));
  for (const { topic, uri } of routeless) findings.push({ wrong: `the webhook ${topic} has no route for ${uri}`, mend: "See “A webhook” in app/README.md." });
  for (const topic of APP_TOPICS.filter((topic) => !subscriptions.some((one) => one.topic === topic))) {
    const compliance = COMPLIANCE_TOPICS.includes(topic);
    findings.push({ wrong: `shopify.app.toml does not subscribe to ${topic}`, mend: compliance ? "Put it back into compliance_topics: Shopify refuses an app without it." : "Put its [[webhooks.subscriptions]] back, and deploy: git diff shopify.app.toml" });
  }
  return findings;
}

function checkSettings(root: string, { SHOPIFY_API_KEY: key, SHOPIFY_APP_URL: url }: Record<string, string | undefined>): Finding[] {
  const findings: Finding[] = [];
  const { clientId, appUrl, embedded, redirectUrls, webhookVersion } = readAppSettings(root);
  if (webhookVersion !== API_VERSION) findings.push({ wrong: `shopify.app.toml has webhooks of ${webhookVersion}, the app speaks ${API_VERSION}`, mend: `Let api_version be "${API_VERSION}", and deploy.` });
  if (!embedded) findings.push({ wrong: "shopify.app.toml does not say embedded = true", mend: "Buyline stands inside the Shopify admin: without it nobody can sign in." });
  if (clientId === "") findings.push({ wrong: "shopify.app.toml has no client_id", mend: "npx shopify app config link" });
  else if (key && key !== clientId) findings.push({ wrong: `client_id in shopify.app.toml is ${clientId}, SHOPIFY_API_KEY is ${key}`, mend: "Both are the client id of one app: nobody could sign in." });
  if (appUrl === "https://example.com") findings.push({ wrong: "shopify.app.toml still has example.com as the app's address", mend: "Give it the app's own, the same as SHOPIFY_APP_URL, before npm run deploy; `npm run dev` does without." });
  else if (url && url.replace(/\/$/, "") !== appUrl.replace(/\/$/, "")) findings.push({ wrong: `application_url in shopify.app.toml is ${appUrl}, SHOPIFY_APP_URL is ${url}`, mend: "Both are where this app is reached: Shopify opens the first." });
  const callback = `${appUrl.replace(/\/$/, "")}/auth/callback`;
  if (!redirectUrls.includes(callback)) findings.push({ wrong: `redirect_urls in shopify.app.toml lacks ${callback}`, mend: "It is application_url with /auth/callback: add it, and deploy." });
  return findings;
}

/** The last line of what was thrown; of Prisma's errors the database's own words. */
function sentence(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).trim().split("\n").at(-1) ?? "";
  return /Message: `(.*)`$/.exec(line)?.[1] ?? line;
}
