/** Webhooks that arrive while others are written are written together. */
import { beforeAll, expect, it, onTestFinished, vi } from "vitest";
import type { WebhookOptions } from "../sandbox/webhooks";
import { call, database, SHOP, webhook } from "./app-under-test";

let webhooks: typeof import("../../app/webhooks.server");
let shopifyChecks: typeof import("../../app/adapters/shopify-app.server").shopifyChecks;
beforeAll(async () => {
  webhooks = await import("../../app/webhooks.server");
  ({ shopifyChecks } = await import("../../app/adapters/shopify-app.server"));
  // The first webhook of the hour takes old ids along, in a transaction that is none of theirs.
  expect(await noting().send("of this hour")).toBe(200);
});

const OTHER = "other-shop.myshopify.com";
const write = (shop: string, target: string) => database.publication.create({ data: { shop, target, attemptedAt: new Date() } });
/** Each writes a row that is named by its payload, twice where that is to fail. */
const noting = () => {
  const groups: string[][] = [];
  const notes = webhooks.inGroups(async (group) => {
    const targets = group.map(({ payload }) => String(payload));
    groups.push(targets.toSorted());
    return group.flatMap(({ shop, payload }) => Array.from({ length: payload === "bad" ? 2 : 1 }, () => write(shop, String(payload))));
  });
  const send = (target: string, options: Partial<WebhookOptions> = {}) => {
    const request = webhook("products/update", { payload: target, webhookId: `id-${target}`, ...options });
    return call(() => webhooks.handleWebhook(request, notes), request).then(({ status }) => status);
  };
  return { groups, send };
};
const rows = async () => (await database.publication.findMany({ orderBy: [{ shop: "asc" }, { target: "asc" }] })).map(({ shop, target }) => `${shop} ${target}`);
const kept = async () => (await database.webhookDelivery.findMany({ orderBy: [{ shop: "asc" }, { id: "asc" }] })).map(({ shop, id, handledAt }) => `${shop} ${id} ${handledAt !== null}`);
const silently = () => {
  const silence = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => silence.mockRestore());
};

it("webhooks that arrive together are written in one step, each with its shop's rows, also where two shops have the same id", async () => {
  const { groups, send } = noting();
  const checks = vi.spyOn(shopifyChecks.webhooks, "validate");
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const transact = database.$transaction.bind(database);
  const transactions = vi.spyOn(database, "$transaction").mockImplementationOnce((async (writes: never) => (await held, transact(writes))) as never);
  onTestFinished(() => [checks, transactions].forEach((spy) => spy.mockRestore()));
  const first = send("first");
  await vi.waitUntil(() => transactions.mock.calls.length === 1, { timeout: 20_000 });
  const others = [send("a", { webhookId: "same" }), send("b"), send("c", { shop: OTHER, webhookId: "same" })];
  await vi.waitUntil(() => checks.mock.settledResults.filter(({ type }) => type === "fulfilled").length === 4, { timeout: 20_000 });
  await new Promise((resolve) => setImmediate(resolve));
  goOn();
  expect(await Promise.all([first, ...others])).toEqual([200, 200, 200, 200]);
  expect([groups, transactions.mock.calls.length]).toEqual([[["first"], ["a", "b", "c"]], 2]);
  expect(await rows()).toEqual([`${OTHER} c`, `${SHOP} a`, `${SHOP} b`, `${SHOP} first`]);
  expect(await kept()).toEqual([`${OTHER} same true`, `${SHOP} id-b true`, `${SHOP} id-first true`, `${SHOP} same true`]);
});

it("webhooks that arrive together are each done once, where some are the same and some were done before", async () => {
  const { groups, send } = noting();
  expect(await send("a")).toBe(200);
  expect(await Promise.all([send("a"), send("b"), send("b"), send("a"), send("b")])).toEqual([200, 200, 200, 200, 200]);
  expect(groups).toEqual([["a"], ["b"]]);
  expect(await rows()).toEqual([`${SHOP} a`, `${SHOP} b`]);
});

it("webhooks that arrive together do not fail with the one whose work fails", async () => {
  silently();
  const { send } = noting();
  expect(await Promise.all([send("a"), send("bad"), send("b", { shop: OTHER })])).toEqual([200, 503, 200]);
  expect(await rows()).toEqual([`${OTHER} b`, `${SHOP} a`]);
  expect(await kept()).toEqual([`${OTHER} id-b true`, `${SHOP} id-a true`]);
});

it("webhooks that arrive together are all asked to come again when the database fails in the middle, and are done then", async () => {
  silently();
  const { send } = noting();
  const send3 = () => Promise.all([send("a"), send("b"), send("c", { shop: OTHER })]);
  const transact = vi.spyOn(database, "$transaction").mockRejectedValue(new Error("the database is away"));
  expect(await send3()).toEqual([503, 503, 503]);
  expect([await rows(), await kept()]).toEqual([[], []]);
  transact.mockRestore();
  expect(await send3()).toEqual([200, 200, 200]);
  expect(await rows()).toEqual([`${OTHER} c`, `${SHOP} a`, `${SHOP} b`]);
});

/** Webhooks whose work takes until `finish` is called, while the clock of their answers stands: what is answered is refused. */
const atWorkUntil = () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const checks = vi.spyOn(shopifyChecks.webhooks, "validate");
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  onTestFinished(() => {
    finish();
    checks.mockRestore();
    vi.useRealTimers();
  });
  const notes = webhooks.inGroups(async () => (await finished, []));
  const answered: number[] = [];
  const send = async (number: number, payload: unknown = {}) => {
    const request = webhook("products/update", { webhookId: `${number}`, payload });
    const { status } = await call(() => webhooks.handleWebhook(request, notes), request);
    answered.push(status);
    return status;
  };
  const allChecked = async (count: number) => {
    await vi.waitUntil(() => checks.mock.settledResults.filter(({ type }) => type === "fulfilled").length === count, { timeout: 20_000 });
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { checks, finish: () => finish(), answered, send, allChecked };
};

it("webhooks that arrive together are asked to come again at once where more are at work than are done in time, and taken again after that", async () => {
  const { checks, finish, answered, send, allChecked } = atWorkUntil();
  const taken = Array.from({ length: 500 }, (_, number) => send(number));
  // Which are checked first is for the threads to say that check them.
  await allChecked(500);
  expect(answered).toEqual([]);
  const checked = new Promise<string>((resolve) => checks.mockImplementationOnce(() => (resolve("checked"), new Promise(() => {}))));
  expect(await Promise.race([send(500), checked]), "its signature is not even looked at").toBe(503);
  finish();
  expect(new Set(await Promise.all(taken))).toEqual(new Set([200]));
  checks.mockReset();
  expect(await send(500)).toBe(200);
  expect(await database.webhookDelivery.count()).toBe(501);
});

it("webhooks that were all checked at the same moment are taken as far as they are done in time, and the others asked to come again", async () => {
  const { finish, answered, send, allChecked } = atWorkUntil();
  const sent = Array.from({ length: 502 }, (_, number) => send(number));
  await allChecked(502);
  expect(answered).toEqual([503, 503]);
  finish();
  expect((await Promise.all(sent)).filter((status) => status === 200)).toHaveLength(500);
});

it("webhooks of more than 64 MB are not taken at once, and again once they are done", async () => {
  const { checks, finish, answered, send, allChecked } = atWorkUntil();
  const large = "x".repeat(4_900_000);
  const taken = Array.from({ length: 14 }, (_, number) => send(number, large));
  await allChecked(14);
  expect(answered).toEqual([]);
  expect(await Promise.race([send(14), new Promise((resolve) => checks.mockImplementationOnce(() => (resolve("checked"), new Promise(() => {}))))])).toBe(503);
  finish();
  expect(new Set(await Promise.all(taken))).toEqual(new Set([200]));
  checks.mockReset();
  expect(await send(14)).toBe(200);
});
