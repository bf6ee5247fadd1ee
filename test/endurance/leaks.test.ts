/** Nothing of one shop reaches another: every loader and action is asked for the other's ids, and answers as if they were not. */
import fc from "fast-check";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fillEveryTable, tableNames } from "../database";
import { ARTICLE, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, SHOP, shopify, wallTimeIn } from "../routes/app-under-test";
import { saveArticleProducts } from "../routes/article-form";
import { everyAdminRoute, everyIntent, type AdminRoute } from "../routes/every-route";

const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const OTHER = "other-shop.myshopify.com";
/** In everything that the other shop has. */
const SECRET = "Of the other shop";

let routes: AdminRoute[];
beforeAll(async () => {
  routes = await everyAdminRoute();
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});

const post = (name: string, json: unknown) => {
  const route = routes.find((one) => one.name === name);
  if (route?.action === undefined) throw new Error(name);
  return call(route.action, merchantRequest(route.path, { json }), route.params);
};
const banner = (message: string, version: number) => ({ live: true, name: message, message, startsAt: "", endsAt: wallTimeIn(20), countdown: "off", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: message, version });
const badges = (title: string, version: number) => ({ name: title, badges: [{ icon: "truck", title, text: title }], version });

/** What the other shop has is what a merchant made here by the app's own saves, moved over in the database. */
beforeEach(async () => {
  expect(await post("app.banners.$id", banner(SECRET, 0))).toMatchObject({ status: 200 });
  expect(await post("app.badges.$id", badges(SECRET, 0))).toMatchObject({ status: 200 });
  shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "saveMetafields" });
  await saveArticleProducts(1, [PRODUCT], { headings: { en: SECRET } });
  shopify.faults.clear();
  await post("app.pages", { ownerId: null, digest: null, waiting: null, kind: "home", page: {}, forKind: { "trust-badges": "main" }, version: 0 });
  await database.pageDraft.create({ data: { shop: SHOP, ownerId: "gid://shopify/Page/501", choices: JSON.stringify({ "trust-badges": "main" }), error: SECRET } });
  await database.staffMember.updateMany({ data: { name: SECRET } });
  await database.publication.updateMany({ data: { error: SECRET } });
  for (const name of await tableNames(database)) if (name !== "Session") await database.$executeRawUnsafe(`UPDATE "${name}" SET "shop" = '${OTHER}'`);
  await fillEveryTable(database, OTHER);
  shopify.store.state.metafields = [];
});

async function rowsOfOther(): Promise<unknown> {
  const tables = await tableNames(database);
  return Promise.all(tables.map(async (name) => [name, await database.$queryRawUnsafe(`SELECT * FROM "${name}" WHERE "shop" = '${OTHER}'`)]));
}

const INTENTS = everyIntent();
const NO_GROUPS = { locale: "en", groups: [] };
/** What every intent takes, at once; each action reads its own of it. */
const wanting = (intent: string, id: string, version: number) => ({ intent, id, ids: [id], version, articleId: ARTICLE, productId: PRODUCT, textHash: "0".repeat(32), blogTitle: null, layout: "row", seen: intent === "order" ? [id] : "", changes: [{ id: ARTICLE, before: NO_GROUPS, after: NO_GROUPS }] });
const ids = fc.constantFrom("main", "1", ARTICLE, OTHER, "gid://shopify/Page/501", "b");
const bodies = fc.oneof(
  fc.tuple(fc.constantFrom(...INTENTS), ids, fc.nat(2)).map(([intent, id, version]) => wanting(intent, id, version)),
  fc.nat(2).map((version) => banner("Mine", version)),
  fc.nat(2).map((version) => badges("Mine", version)),
  fc.record({ shop: fc.constant(OTHER), intent: fc.constant("publish") }),
  fc.record({ ownerId: fc.constantFrom(null, "gid://shopify/Page/501", ARTICLE), digest: fc.constant(null), waiting: fc.constant(null), kind: fc.constantFrom(null, "home"), page: fc.constant({ "trust-badges": "main" }), forKind: fc.constant({}), version: fc.nat(2) }),
);
const queries = fc.constantFrom("", "?page=article/1", `?shop=${OTHER}`, "?page=page/501", "?kind=article", "?number=1", "?before=99", "?query=Of+the");

it(`every loader and action (SEED=${SEED})`, { timeout: 240_000 }, async () => {
  const before = await rowsOfOther();
  expect(JSON.stringify(before).split(SECRET).length).toBeGreaterThan(8);
  const answered = new Set<string>();
  const ask = async (route: AdminRoute, json: unknown, query: string, param: string) => {
    const params = Object.fromEntries(Object.keys(route.params).map((key) => [key, param]));
    const handler = json === null ? route.loader : route.action;
    if (handler === undefined) return;
    const path = `${route.path.split("?")[0]}${query}`;
    const { status, data } = await call(handler, merchantRequest(path, json === null ? {} : { json }), params);
    answered.add(`${route.name} ${status}`);
    expect(JSON.stringify(data ?? ""), `${route.name} ${query} ${JSON.stringify(json)}`).not.toContain(SECRET);
  };
  for (const route of routes) for (const param of ["main", "1"]) await ask(route, null, "", param);
  for (const route of routes) for (const intent of INTENTS) await ask(route, wanting(intent, "main", 1), "", "main");
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), fc.option(bodies, { freq: 3, nil: null }), queries, fc.constantFrom("main", "1", "2"), ask),
    { seed: SEED, numRuns: 300, endOnFailure: true },
  );
  expect(await rowsOfOther()).toEqual(before);
  expect([...answered].filter((one) => one.endsWith(" 200")).length).toBeGreaterThan(12);
  expect(JSON.stringify(shopify.store.state.metafields)).not.toContain(SECRET);
});

it("a second shop in the same browser is signed in by its own token, whatever the address and the cookies say", async () => {
  for (const { name, path, params, loader } of routes) {
    if (loader === undefined) continue;
    const request = merchantRequest(`${path}${path.includes("?") ? "&" : "?"}shop=${OTHER}&host=${Buffer.from(`admin.shopify.com/store/${OTHER.split(".")[0]}`).toString("base64url")}`);
    request.headers.set("cookie", `shop=${OTHER}; shopify_app_session=offline_${OTHER}`);
    const answer = await call(loader, request, params);
    expect([name, JSON.stringify(answer.data ?? "").includes(SECRET)]).toEqual([name, false]);
    expect(answer.headers.get("set-cookie"), name).toBeNull();
  }
});
