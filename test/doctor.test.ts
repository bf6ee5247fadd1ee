import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { APP_TOPICS, checkDatabase, checkEnvironment, checkModel, checkToml } from "./doctor/checks";
import { checkScopes } from "./doctor/scopes";
import { readWebhookSubscriptions } from "./sandbox/project-settings";

const ROOT = join(import.meta.dirname, "..");
const GOOD = { SHOPIFY_API_KEY: "a", SHOPIFY_API_SECRET: "b", SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: Buffer.alloc(32).toString("base64") };

function tomlWith(change: (toml: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "buyline-doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "shopify.app.toml"), change(readFileSync(join(ROOT, "shopify.app.toml"), "utf8")));
  return folder;
}
const wrong = (findings: { wrong: string }[]) => findings.map((one) => one.wrong).join("\n");

it("finds nothing wrong with a good environment, this model and these scopes", async () => {
  expect([await checkEnvironment(GOOD), checkModel(ROOT), checkScopes(ROOT)]).toEqual([[], [], []]);
});

it("names every variable that is missing, wrong, or of no use to Shopify", async () => {
  expect(wrong(await checkEnvironment({ ...GOOD, TOKEN_KEY: "short", SHOPIFY_API_KEY: "" }))).toMatch(/SHOPIFY_API_KEY is missing[^]*TOKEN_KEY must be 32 bytes/);
  expect(wrong(await checkEnvironment({ ...GOOD, SHOPIFY_APP_URL: "http://buyline.example" }))).toContain("http://");
});

it("holds the toml against Shopify's topics, the routes and the operations", () => {
  expect(wrong(checkToml(tomlWith((toml) => toml.replace('"themes/publish"', '"themes/published"'))))).toContain("no webhook topic themes/published");
  expect(wrong(checkToml(tomlWith((toml) => toml.replace("read_themes,", ""))))).toContain("needs the scope read_themes");
  expect(wrong(checkToml(tomlWith((toml) => toml.replaceAll("/webhooks/", "/hooks/"))))).toContain("has no route");
  expect(wrong(checkToml(tomlWith((toml) => toml.replace(', "shop/redact"', ""))))).toContain("does not subscribe to shop/redact");
  expect(wrong(checkScopes(tomlWith((toml) => toml.replace("write_products", "read_locales"))))).toContain("products");
});

it("says what to do first where the database's client is not there yet", async () => {
  vi.doMock("../app/adapters/database.server", () => {
    throw new Error("Cannot find module");
  });
  onTestFinished(() => void vi.doUnmock("../app/adapters/database.server"));
  expect(await checkDatabase("postgresql://nobody@127.0.0.1:9/buyline")).toEqual([{ wrong: expect.stringContaining("before its client is there"), mend: "npm run generate" }]);
});

it("does not propose to migrate what is no database of ours", async () => {
  expect(await checkDatabase("mysql://localhost/buyline")).toEqual([{ wrong: expect.stringContaining("no database that Buyline can use"), mend: expect.stringContaining("file: or postgresql:") }]);
});

it("holds the toml against the code's version of the Admin API, and against the environment", () => {
  const linked = (toml: string) => toml.replace('client_id = ""', 'client_id = "c0ffee"').replaceAll("https://example.com", "https://buyline.example");
  const environment = { SHOPIFY_API_KEY: "c0ffee", SHOPIFY_APP_URL: "https://buyline.example/" };
  const compared = (toml: (toml: string) => string, variables: Record<string, string> = environment) => wrong(checkToml(tomlWith(toml), variables).filter((one) => !one.wrong.includes("no route")));
  expect([compared(linked), compared(linked, {})]).toEqual(["", ""]);
  expect(compared((toml) => linked(toml).replace(/api_version = ".*"/, 'api_version = "2025-01"'))).toMatch(/^shopify\.app\.toml has webhooks of 2025-01, the app speaks 20\d\d-\d\d$/);
  expect(compared(linked, { ...environment, SHOPIFY_API_KEY: "decaf" })).toBe("client_id in shopify.app.toml is c0ffee, SHOPIFY_API_KEY is decaf");
  expect(compared(linked, { ...environment, SHOPIFY_APP_URL: "https://other.example" })).toBe("application_url in shopify.app.toml is https://buyline.example, SHOPIFY_APP_URL is https://other.example");
});

it("names every webhook that a linked app's toml has lost, so that it can be put back", () => {
  expect(wrong(checkToml(tomlWith((toml) => toml.replace('"products/update"', "")))).split("\n")).toContain("shopify.app.toml does not subscribe to products/update");
  expect(wrong(checkToml(tomlWith((toml) => toml.replace(', "discounts/delete"', ""))))).toContain("does not subscribe to discounts/delete");
  expect([...APP_TOPICS].sort()).toEqual(readWebhookSubscriptions(ROOT).map(({ topic }) => topic).sort());
});

it("holds the address that signing in returns to, and that the app stands in the admin", () => {
  const redirected = (urls: string) => wrong(checkToml(tomlWith((toml) => toml.replaceAll("https://example.com", "https://buyline.example").replace(/redirect_urls = .*/, `redirect_urls = ${urls}`))));
  expect(redirected('["https://buyline.example/auth/callback"]')).not.toContain("redirect");
  for (const urls of ['["https://other.example/auth/callback"]', '["https://buyline.example/auth/back"]', "[]"]) expect(redirected(urls)).toContain("redirect_urls in shopify.app.toml lacks https://buyline.example/auth/callback");
  expect(wrong(checkToml(tomlWith((toml) => toml.replace("embedded = true", "embedded = false"))))).toContain("does not say embedded = true");
});

it("says in words that the toml is not there, or lacks a setting", () => {
  const empty = mkdtempSync(join(tmpdir(), "buyline-doctor-"));
  onTestFinished(() => rmSync(empty, { recursive: true, force: true }));
  expect(checkToml(empty)).toEqual([{ wrong: "shopify.app.toml is not there", mend: "git checkout shopify.app.toml" }]);
  const lacking = (line: RegExp) => tomlWith((toml) => toml.replace(line, ""));
  expect(wrong(checkToml(lacking(/^scopes = .*$/m)))).toContain("has no scopes");
  expect(wrong(checkToml(lacking(/^uri = .*$/m)))).toContain("has no uri");
  expect([checkScopes(empty), checkScopes(lacking(/^scopes = .*$/m))]).toEqual([[], []]);
});

it("names a scope that is missing once, however many operations need it", () => {
  const findings = checkScopes(tomlWith((toml) => toml.replace(/^scopes = .*$/m, 'scopes = ""')));
  expect(findings.length).toBeGreaterThan(5);
  expect(findings.length).toBeLessThan(20);
  expect(new Set(findings.map((one) => one.wrong)).size).toBe(findings.length);
  expect(wrong(checkScopes(tomlWith((toml) => toml.replace("read_themes,", ""))))).toMatch(/^the scope read_themes is missing: \w+( and \d+ more)? needs? it$/);
});

it("says why the database does not answer in its own words, without Prisma's", async () => {
  const [finding] = await checkDatabase("postgresql://nobody@127.0.0.1:9/buyline");
  expect(finding?.wrong).toBe("the database does not answer: Can't reach database server at 127.0.0.1:9");
});

it("reminds a fresh clone of what only its owner can fill in", () => {
  expect(wrong(checkToml(tomlWith((toml) => toml.replace(/client_id = ".*"/, 'client_id = ""'))))).toContain("no client_id");
});
