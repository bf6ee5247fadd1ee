/** What Shopify does not do: the merchant is told in words of ours, and whoever runs the app finds the cause in the log. */
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { Fault } from "../sandbox/faults";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { call, database, merchantRequest, shopify } from "./app-under-test";

let said: string[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, "warn").mockImplementation((...words: unknown[]) => void said.push(words.join(" ")));
});
afterEach(() => vi.restoreAllMocks());

const page = async () => call((await import("../../app/routes/app.pages/route")).loader, merchantRequest("/app/pages?page=article/1"));
const home = async () => call((await import("../../app/routes/app._index")).loader, merchantRequest("/app"));
const saveBadges = async () => call((await import("../../app/routes/app.badges.$id")).action, merchantRequest("/app/badges/main", { json: { badges: [{ icon: "truck", title: "Fast", text: "" }], version: 0 } }), { id: "main" });

it.each<[Fault, RegExp]>([
  [{ kind: "status", status: 502 }, /asked 3 times: HTTP 502$/],
  [{ kind: "drop_before_write" }, /asked 3 times: HttpRequestError: .*fetch failed/],
  [{ kind: "throttled" }, /asked 3 times: GraphqlQueryError: .*Throttled/i],
  [{ kind: "internal_error" }, /asked 3 times: GraphqlQueryError: .*Internal error/],
])("a page that cannot be shown without Shopify says so, and the log why, once: $kind", async (fault, why) => {
  await home();
  shopify.faults.inject(fault, { times: 3, operation: "page" });
  expect(await page()).toMatchObject({ status: 503, data: expect.stringContaining("Try again in a moment.") });
  expect(said).toEqual([expect.stringMatching(why)]);
  expect(said[0]).toContain("Shopify failed at page,");
  const secrets = shopify.store.state.installation.accessTokens.flatMap(({ token, refreshToken }) => [token, refreshToken ?? token]);
  for (const secret of secrets) expect(said[0]).not.toContain(secret);
});

it("a save that meets an error of Shopify's own is done when it is asked again", async () => {
  shopify.faults.inject({ kind: "internal_error" }, { times: 2, operation: "saveMetafields" });
  expect(await saveBadges()).toMatchObject({ status: 200, data: { outcome: { live: true } } });
});

it("a page that is shown without what Shopify does not tell, and a save that is not live yet, leave the cause in the log, too", async () => {
  await home();
  shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "storeCounts" });
  expect(await home()).toMatchObject({ status: 200 });
  shopify.faults.inject({ kind: "status", status: 504 }, { times: 3, operation: "saveMetafields" });
  expect(await saveBadges()).toMatchObject({ status: 200, data: { outcome: { live: false } } });
  expect(said).toEqual([expect.stringMatching(/^Shopify failed at storeCounts, .*HTTP 500$/), expect.stringMatching(/^Shopify failed at saveMetafields, .*HTTP 504$/)]);
});

it("an access token that Shopify does not give, and one that it does not take, are in the log", async () => {
  shopify.faults.inject({ kind: "status", status: 503 }, { times: 2, operation: TOKEN_OPERATION });
  expect(await home()).toMatchObject({ status: 503 });
  expect(said).toEqual(["Shopify gave no access token, asked 2 times."]);
  await home();
  shopify.faults.inject({ kind: "expired_token" }, { times: 2, operation: "saveMetafields" });
  expect(await saveBadges()).toMatchObject({ data: { outcome: { live: false } } });
  expect(said.slice(1)).toEqual([expect.stringMatching(/^Shopify failed at letting us in: HTTP 401$/)]);
});

it("a page and a save without the database say so, and what the database says stands in the log", async () => {
  await home();
  await database.$executeRawUnsafe(`ALTER TABLE "Session" RENAME TO "Gone"`);
  onTestFinished(async () => void (await database.$executeRawUnsafe(`ALTER TABLE "Gone" RENAME TO "Session"`)));
  vi.spyOn(console, "error").mockImplementation((...words: unknown[]) => void said.push(words.join(" ")));
  const away = { status: 503, data: expect.stringMatching(/database does not answer just now/) };
  expect([await home(), await page(), await saveBadges()]).toMatchObject([away, away, away]);
  expect([...new Set(said)]).toEqual([expect.stringMatching(/^The database does not answer: .*(no such table: main\.Session|`public\.Session` does not exist)/)]);
});
