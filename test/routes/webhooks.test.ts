import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { fillEveryTable, tableNames } from "../database";
import { CLIENT, INSTALLATION } from "../sandbox/small-shop";
import { TOKEN_OPERATION } from "../sandbox/faults";
import { signWebhook } from "../sandbox/webhooks";
import { call, database, merchantRequest, published, SHOP, shopify, wallTimeIn, webhook } from "./app-under-test";

type Action = (args: ActionFunctionArgs) => Promise<Response>;
let uninstalled: { action: Action };
let compliance: { action: Action };
let badges: typeof import("../../app/routes/app.badges.$id");
let webhooks: typeof import("../../app/webhooks.server");
let merchants: typeof import("../../app/merchant.server");
let tables: ReturnType<typeof import("../../app/adapters/database.server").tablesOf>;
beforeAll(async () => {
  uninstalled = await import("../../app/routes/webhooks.app.uninstalled");
  compliance = await import("../../app/routes/webhooks.compliance");
  badges = await import("../../app/routes/app.badges.$id");
  webhooks = await import("../../app/webhooks.server");
  merchants = await import("../../app/merchant.server");
  tables = (await import("../../app/adapters/database.server")).tablesOf(database);
});

async function rowsOf(shop: string): Promise<Record<string, number>> {
  const where = { shop };
  const [session, badgeSet, publication] = await Promise.all([database.session.count({ where }), database.badgeSet.count({ where }), database.publication.count({ where })]);
  return { session, badgeSet, publication };
}

async function install() {
  const form = { badges: [{ icon: "truck", title: "Fast", text: "" }], version: 0 };
  await call(badges.action, merchantRequest("/app/badges/main", { json: form }), { id: "main" });
  expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
}

const handle = (request: Request, work: () => Promise<void>) => call(() => webhooks.handleWebhook(request, work), request);
const HOUR = 3_600_000;

describe("webhooks", () => {
  it.each([
    ["a wrong secret", () => webhook("app/uninstalled", { secret: "wrong" })],
    ["a body that was changed", () => webhook("app/uninstalled", { change: (body) => `${body} ` })],
    ["no signature", () => new Request("https://buyline.example/webhooks", { method: "POST", body: "{}" })],
  ])("answer 401 to %s, and nothing happens", async (_name, request) => {
    await install();
    expect(await call(uninstalled.action, request())).toMatchObject({ status: 401 });
    expect(await call(compliance.action, request())).toMatchObject({ status: 401 });
    expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
    expect(await database.webhookDelivery.count()).toBe(0);
  });

  it.each(["X-Shopify-Topic", "X-Shopify-Shop-Domain", "X-Shopify-Webhook-Id", "X-Shopify-API-Version"])("answer 400 to a signed body without %s, and nothing happens", async (name) => {
    await install();
    const request = webhook("app/uninstalled");
    request.headers.delete(name);
    expect(await call(uninstalled.action, request)).toMatchObject({ status: 400 });
    expect(await rowsOf(SHOP)).toMatchObject({ session: 1 });
  });

  it("answer 401 to an empty body, however it is signed", async () => {
    const { createHmac } = await import("node:crypto");
    const { headers } = signWebhook({ topic: "app/uninstalled", shop: SHOP, payload: null, secret: CLIENT.clientSecret });
    headers["X-Shopify-Hmac-Sha256"] = createHmac("sha256", CLIENT.clientSecret).update("").digest("base64");
    expect(await call(uninstalled.action, new Request("https://buyline.example/webhooks", { method: "POST", headers }))).toMatchObject({ status: 401 });
  });

  it("answer 413 to a huge body before its signature is computed", async () => {
    expect(await call(compliance.action, webhook("shop/redact", { change: () => "x".repeat(6_000_000) }))).toMatchObject({ status: 413 });
  });

  it("answer 400 to a signed body that is no JSON", async () => {
    const { headers } = signWebhook({ topic: "app/uninstalled", shop: SHOP, payload: null, secret: CLIENT.clientSecret });
    const { createHmac } = await import("node:crypto");
    headers["X-Shopify-Hmac-Sha256"] = createHmac("sha256", CLIENT.clientSecret).update("no json").digest("base64");
    expect(await call(uninstalled.action, new Request("https://buyline.example/webhooks", { method: "POST", headers, body: "no json" }))).toMatchObject({ status: 400 });
  });

  it("do their work once, whatever is repeated, at once or later", async () => {
    let done = 0;
    let finish = () => {};
    const request = () => webhook("themes/publish", { webhookId: "the-same" });
    const first = handle(request(), async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      done += 1;
    });
    const work = async () => void (done += 1);
    await expect.poll(() => database.webhookDelivery.count()).toBe(1);
    // Whoever comes while the first is at work is asked to come again.
    expect((await Promise.all([handle(request(), work), handle(request(), work)])).map(({ status }) => status)).toEqual([503, 503]);
    finish();
    expect(await first).toMatchObject({ status: 200 });
    expect(await handle(request(), work)).toMatchObject({ status: 200 });
    expect(done).toBe(1);
    expect(await handle(webhook("themes/publish", { webhookId: "another" }), work)).toMatchObject({ status: 200 });
    expect(await handle(webhook("themes/publish", { webhookId: "the-same", shop: "other-shop.myshopify.com" }), work)).toMatchObject({ status: 200 });
    expect(done).toBe(3);
  });

  it("are tried again when their work failed, and when whoever did it has crashed", async () => {
    const silence = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => silence.mockRestore());
    let done = 0;
    const request = () => webhook("themes/publish", { webhookId: "tried" });
    expect(await handle(request(), () => Promise.reject(new Error("the database is away")))).toMatchObject({ status: 503 });
    expect(silence).toHaveBeenCalled();
    expect(await handle(request(), async () => void (done += 1))).toMatchObject({ status: 200 });
    await database.webhookDelivery.updateMany({ data: { handledAt: null, receivedAt: new Date(Date.now() - 61_000) } });
    expect(await handle(request(), async () => void (done += 1))).toMatchObject({ status: 200 });
    expect(await handle(request(), async () => void (done += 1))).toMatchObject({ status: 200 });
    expect(done).toBe(2);

    // What is done stays done, however long ago that was.
    await database.webhookDelivery.updateMany({ data: { receivedAt: new Date(Date.now() - HOUR) } });
    expect(await handle(request(), async () => void (done += 1))).toMatchObject({ status: 200 });
    expect(done).toBe(2);
  });

  it("are each their own shop's, whatever becomes of another's with the same id meanwhile", async () => {
    const silence = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => silence.mockRestore());
    let done = 0;
    let finish = () => {};
    const ours = (work: () => Promise<void>) => handle(webhook("themes/publish", { webhookId: "the-same" }), work);
    const theirs = (work: () => Promise<void>) => handle(webhook("themes/publish", { webhookId: "the-same", shop: "other-shop.myshopify.com" }), work);
    const repeat = () => ours(async () => void (done += 1));
    const first = ours(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      done += 1;
    });
    await expect.poll(() => database.webhookDelivery.count()).toBe(1);
    expect(await theirs(() => Promise.reject(new Error("the database is away")))).toMatchObject({ status: 503 });
    expect(await repeat()).toMatchObject({ status: 503 });
    expect(await theirs(async () => undefined)).toMatchObject({ status: 200 });
    expect(await repeat()).toMatchObject({ status: 503 });
    finish();
    expect(await first).toMatchObject({ status: 200 });
    expect(done).toBe(1);
  });

  it("that change our database alone change it in one step with their id, once, and nothing when that fails", async () => {
    const silence = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => silence.mockRestore());
    const request = () => webhook("products/update", { webhookId: "noted" });
    const row = (target: string) => database.publication.create({ data: { shop: SHOP, target, attemptedAt: new Date() } });
    const note = (writes: () => ReturnType<typeof row>[]) => call(() => webhooks.handleWebhook(request(), webhooks.inGroups(async () => writes())), request());
    const targets = async () => (await database.publication.findMany({ orderBy: { target: "asc" } })).map(({ target }) => target);

    expect(await note(() => [row("one"), row("one")])).toMatchObject({ status: 503 });
    expect(silence).toHaveBeenCalledTimes(1);
    expect([await targets(), await database.webhookDelivery.count()]).toEqual([[], 0]);

    expect((await Promise.all([note(() => [row("two")]), note(() => [row("three")])])).map(({ status }) => status)).toEqual([200, 200]);
    expect(await targets()).toHaveLength(1);
    expect(await note(() => [row("four")])).toMatchObject({ status: 200 });
    expect(await targets()).toHaveLength(1);
    expect(await database.webhookDelivery.findMany()).toMatchObject([{ id: "noted", handledAt: expect.any(Date) }]);

    // Somebody else is at it, by an older Buyline.
    await database.webhookDelivery.updateMany({ data: { handledAt: null } });
    expect(await note(() => [row("five")])).toMatchObject({ status: 503 });
    expect(await targets()).toHaveLength(1);
  });

  it("are answered within five seconds, and Shopify's next try finds the long work done", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let finish = () => {};
    const answer = handle(webhook("themes/publish", { webhookId: "long" }), () => new Promise<void>((resolve) => (finish = resolve)));
    await expect.poll(() => database.webhookDelivery.count()).toBe(1);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(await answer).toMatchObject({ status: 503 });
    finish();
    await expect.poll(async () => (await database.webhookDelivery.findFirstOrThrow()).handledAt).not.toBeNull();
    expect(await handle(webhook("themes/publish", { webhookId: "long" }), () => Promise.reject(new Error("again")))).toMatchObject({ status: 200 });
  });

  it("leave ids behind for as long as Shopify repeats them", async () => {
    const { clearOldDeliveries } = await import("../../app/adapters/webhook-deliveries-prisma.server");
    await database.webhookDelivery.createMany({ data: [5, 23, 49].map((hours) => ({ shop: SHOP, id: `${hours}`, receivedAt: new Date(Date.now() - hours * HOUR) })) });
    await clearOldDeliveries(database, new Date());
    expect((await database.webhookDelivery.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(["23", "5"]);
  });

  it("take old ids along once an hour", async () => {
    // Of an hour in which none of this process came yet.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * HOUR });
    onTestFinished(() => void vi.useRealTimers());
    const keepOld = () => database.webhookDelivery.create({ data: { shop: SHOP, id: "old", receivedAt: new Date(Date.now() - 49 * HOUR) } });
    const isOldKeptAfter = async (webhookId: string) => {
      await handle(webhook("themes/publish", { webhookId }), () => Promise.resolve());
      return (await database.webhookDelivery.count({ where: { id: "old" } })) === 1;
    };
    await keepOld();
    expect(await isOldKeptAfter("first")).toBe(false);
    await keepOld();
    expect(await isOldKeptAfter("second")).toBe(true);
    vi.setSystemTime(Date.now() + HOUR);
    expect(await isOldKeptAfter("third")).toBe(false);
  });

  it("forget the tokens of a shop that uninstalls, also with an expired token, and keep what the merchant made", async () => {
    await install();
    await database.session.updateMany({ data: { expires: new Date(0), storedAt: new Date(Date.now() - HOUR) } });
    shopify.faults.inject({ kind: "status", status: 500 }, { operation: TOKEN_OPERATION });
    expect(await call(uninstalled.action, webhook("app/uninstalled"))).toMatchObject({ status: 200 });
    expect(await call(uninstalled.action, webhook("app/uninstalled"))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toEqual({ session: 0, badgeSet: 1, publication: 1 });
    expect(shopify.faults.left, "nothing was asked of the token endpoint").toBe(1);
  });

  it("that tell of an uninstall are of that shop alone, also where another has installed since", async () => {
    await install();
    await database.session.updateMany({ data: { storedAt: new Date(Date.now() - HOUR) } });
    const other = "other-shop.myshopify.com";
    await database.session.create({ data: { id: `offline_${other}`, shop: other, state: "", isOnline: false, accessToken: "sealed", storedAt: new Date() } });
    await database.publication.create({ data: { shop: other, target: "storefront", hash: "theirs", attemptedAt: new Date() } });
    expect(await call(uninstalled.action, webhook("app/uninstalled", { triggeredAt: new Date(Date.now() - HOUR / 2) }))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toMatchObject({ session: 0 });
    expect(await rowsOf(other)).toMatchObject({ session: 1 });
    expect(await database.publication.findFirstOrThrow({ where: { shop: other } })).toMatchObject({ hash: "theirs", error: null });
  });

  it("keep in the record when an uninstall took off what was shown, once, and that it shows again after a reinstall", async () => {
    await install();
    const { action } = await import("../../app/routes/app.banners.$id");
    const endsAt = wallTimeIn(30);
    const save = (version: number) => call(action, merchantRequest("/app/banners/main", { json: { live: true, message: "Sale", endsAt, countdown: "on", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "A", version } }), { id: "main" });
    expect(await save(0)).toMatchObject({ status: 200 });
    await database.offerRecord.updateMany({ data: { at: new Date(Date.now() - HOUR) } });
    await database.session.updateMany({ data: { storedAt: new Date(Date.now() - 2 * HOUR) } });
    const triggeredAt = new Date(Math.floor(Date.now() / 1000) * 1000 - HOUR / 2);
    await call(uninstalled.action, webhook("app/uninstalled", { triggeredAt }));
    await call(uninstalled.action, webhook("app/uninstalled", { triggeredAt, webhookId: "again" }));
    const entries = () => database.offerRecord.findMany({ orderBy: { number: "asc" } });
    expect(await entries()).toMatchObject([{ event: "shown" }, { event: "withdrawn", bannerId: "main", at: triggeredAt, authorName: null }]);
    const { loader } = await import("../../app/routes/app.record._index");
    expect((await call(loader, merchantRequest("/app/record"))).data.rows).toMatchObject([{ state: "past", ending: "Taken off" }]);
    await save(1);
    expect(await entries()).toMatchObject([{ event: "shown" }, { event: "withdrawn" }, { event: "shown", authorName: "Store Merchant" }]);
  });

  it("that tell late of an uninstall change nothing for a shop that has installed again", async () => {
    await install();
    expect(await call(uninstalled.action, webhook("app/uninstalled", { triggeredAt: new Date(Date.now() - HOUR) }))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toMatchObject({ session: 1 });
    expect(await database.publication.findFirstOrThrow()).toMatchObject({ error: null });
  });

  it("let a reinstalled shop know that nothing of it is published, until it is published again", async () => {
    await install();
    shopify.store.state.metafields = [];
    await call(uninstalled.action, webhook("app/uninstalled"));
    const home = await import("../../app/routes/app._index");
    const load = async () => (await call(home.loader, merchantRequest("/app"))).data;
    expect(await load()).toMatchObject({ facts: { error: expect.stringContaining("uninstalled"), badgeSets: [{ titles: ["Fast"] }] } });
    await call(home.action, merchantRequest("/app?index", { json: { intent: "publish" } }));
    expect(await load()).toMatchObject({ facts: { error: null } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ id: "main" }] });
  });

  it.each(["customers/data_request", "customers/redact"])("answer %s: nothing is held", async (topic) => {
    await install();
    expect(await call(compliance.action, webhook(topic))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
  });
});

describe("shop/redact", () => {
  it("leave no row of a shop in any table after shop/redact, and every row of another shop", async () => {
    await install();
    const other = "other-shop.myshopify.com";
    for (const shop of [SHOP, other]) await fillEveryTable(database, shop);
    await call(uninstalled.action, webhook("app/uninstalled"));
    expect(await call(compliance.action, webhook("shop/redact"))).toMatchObject({ status: 200 });
    for (const { name, count } of tables) expect([name, await count({ where: { shop: SHOP } }), await count({ where: { shop: other } })]).toEqual([name, 0, 1]);
    const names = await tableNames(database);
    expect(names).toEqual(tables.map(({ name }) => name as string).toSorted());
    for (const name of names) {
      const rows = await database.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`);
      expect([name, rows.filter((row) => JSON.stringify(row).includes(SHOP))]).toEqual([name, []]);
    }
  });

  it("erases nothing of a shop that has installed again since the uninstall", async () => {
    await install();
    expect(await call(compliance.action, webhook("shop/redact"))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toEqual({ session: 1, badgeSet: 1, publication: 1 });
  });

  it.each([
    ["whose uninstall we were never told of", {}],
    ["whose token has expired besides", { expires: new Date(0) }],
  ])("erases a shop %s", async (_name, session) => {
    await install();
    await database.session.updateMany({ data: session });
    shopify.store.state.installation.id = null;
    shopify.store.state.installation.accessTokens = [];
    expect(await call(compliance.action, webhook("shop/redact"))).toMatchObject({ status: 200 });
    expect(await rowsOf(SHOP)).toEqual({ session: 0, badgeSet: 0, publication: 0 });
  });

  it("comes again later while Shopify cannot say whether the shop is installed", async () => {
    const silence = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => silence.mockRestore());
    await install();
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "shop" });
    expect(await call(compliance.action, webhook("shop/redact"))).toMatchObject({ status: 503 });
    expect(await rowsOf(SHOP)).toMatchObject({ badgeSet: 1 });
  });
});

describe("a webhook's access to Shopify", () => {
  const name = async () => (await (await merchants.findMerchant(SHOP))?.shopify.shop())?.name ?? null;
  const expire = () => database.session.updateMany({ data: { expires: new Date(Date.now() + 60_000) } });
  const tokens = () => shopify.store.state.installation.accessTokens;

  it("is the stored token while it lasts", async () => {
    await install();
    const before = tokens().length;
    expect(await name()).toBe("Small Shop");
    expect(tokens()).toHaveLength(before);
  });

  it("renews an expiring token by its refresh token, once for many at once, and keeps it encrypted", async () => {
    await install();
    await expire();
    const before = tokens().length;
    expect(await Promise.all([name(), name(), name(), name()])).toEqual(Array.from({ length: 4 }, () => "Small Shop"));
    expect(tokens()).toHaveLength(before + 1);
    const [session] = await database.session.findMany();
    expect(session?.expires?.getTime()).toBeGreaterThan(Date.now() + HOUR / 2);
    expect(JSON.stringify(session)).not.toContain(tokens().at(-1)?.token);
  });

  it("is renewed when Shopify does not take the token before its time is over", async () => {
    await install();
    shopify.faults.inject({ kind: "expired_token" }, { operation: "shop" });
    expect(await name()).toBe("Small Shop");
  });

  it("is none after an uninstall, of which Shopify is asked nothing, and nothing fails", async () => {
    await install();
    await call(uninstalled.action, webhook("app/uninstalled"));
    shopify.faults.inject({ kind: "status", status: 500 });
    expect(await name()).toBeNull();
    expect(shopify.faults.left).toBe(1);
  });

  it.each([
    ["expired", () => expire()],
    ["good", () => Promise.resolve()],
  ])("is none when the uninstall's webhook is still on its way and the token looks %s, and the work ends quietly", async (_name, prepare) => {
    await install();
    await prepare();
    shopify.store.state.installation.id = null;
    const work = async () => void (await name());
    expect(await handle(webhook("themes/publish"), work)).toMatchObject({ status: 200 });
  });

  it.each([503, 429, 408] as const)("is tried again later when the token endpoint answers %i", async (status) => {
    const silence = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => silence.mockRestore());
    await install();
    await expire();
    shopify.faults.inject({ kind: "status", status }, { operation: TOKEN_OPERATION });
    const work = async () => void (await name());
    expect(await handle(webhook("themes/publish", { webhookId: "later" }), work)).toMatchObject({ status: 503 });
    expect(await handle(webhook("themes/publish", { webhookId: "later" }), work)).toMatchObject({ status: 200 });
  });
});
