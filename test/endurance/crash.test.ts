/**
 * `kill -9` of the app as it runs in production, in the middle of a save and of a scan of the whole store, and then a
 * start: what was saved waits and is completed, the storefront is old or new, and the scan goes on by itself.
 */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase, type Database } from "../../app/adapters/database.server";
import { toGroupsAtEnd } from "../../app/domain/article-groups";
import type { ScanJob, ScanWork } from "../../app/domain/scan-job";
import { copyDatabase } from "../database";
import { moduleUrl, PROJECT, startApp, type AppProcess } from "../sandbox/app-process";
import { USER_AGENT } from "../sandbox/demo-merchant";
import { listen, type Listener } from "../sandbox/http";
import { digestOf } from "../sandbox/metafields";
import { readWebhookSubscriptions } from "../sandbox/project-settings";
import { readSingleFetch } from "../sandbox/single-fetch";
import { CLIENT, PRODUCT, SHOP, smallShop } from "../sandbox/small-shop";
import { startTicking } from "../sandbox/ticking";

const OTHER_PRODUCT = "gid://shopify/Product/102";
const PAGE = "gid://shopify/Page/501";
const ARTICLES = 500;
/** With all of them half the file is more than a scan reads before it keeps what it has found. */
const LONG_BODY = `<p>${"Nothing of the shop is named here. ".repeat(120)}</p>`;
/** The two products' file is smaller, the articles' is not. */
const SMALL_FILE_BYTES = 10_000;

let shopify: ReturnType<typeof smallShop>;
let adminApi: Listener;
let database: Database;
let app: AppProcess;
let start: () => Promise<AppProcess>;
let closers: (() => Promise<void> | void)[] = [];

type Moment = "before" | "after";
/** The request to Shopify at which the process dies: before Shopify does what it asks, or after, and the answer is lost. */
let deadly: { at: number; moment: Moment; reached: () => void } | null = null;
let requests: string[] = [];

async function answer(request: Request): Promise<Response> {
  if (request.method === "GET") return file(request);
  const body = await request.clone().text();
  const at = requests.push(/(?:query|mutation) \w+/.exec(body)?.[0] ?? new URL(request.url).pathname) - 1;
  const plan = deadly?.at === at ? deadly : null;
  if (plan?.moment === "before") return neverAnswered(plan.reached);
  const answered = await shopify.api(request);
  return plan === null ? answered : neverAnswered(plan.reached);
}

function neverAnswered(reached: () => void): Promise<never> {
  reached();
  return new Promise(() => {});
}

/** Where files of bulk operations were asked from; that of the articles stops in the middle while it is told to. */
let rangesAsked: (string | null)[] = [];
let holdFile = false;
async function file(request: Request): Promise<Response> {
  rangesAsked.push(request.headers.get("range"));
  const whole = await shopify.api(request);
  const bytes = new Uint8Array(await whole.clone().arrayBuffer());
  if (!holdFile || bytes.length < SMALL_FILE_BYTES) return whole;
  const half = new ReadableStream({ start: (controller) => controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2))) });
  return new Response(half, { status: whole.status, headers: whole.headers });
}

beforeEach(async () => {
  [deadly, requests, rangesAsked, holdFile] = [null, [], [], false];
  const { url, remove } = copyDatabase();
  database = openDatabase(url);
  adminApi = await listen(answer);
  shopify = smallShop({ articles: ARTICLES, realClock: true, appOrigin: () => app.origin, subscriptions: readWebhookSubscriptions(PROJECT), adminApiOrigin: () => adminApi.origin });
  const tokenKey = randomBytes(32).toString("base64");
  start = () =>
    startApp({
      preload: moduleUrl("test/sandbox/outbound-preload.mjs"),
      log: () => undefined,
      onCrash: (message) => expect.fail(message),
      environment: { SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: tokenKey, DATABASE_URL: url, SANDBOX_SHOP: SHOP, SANDBOX_ADMIN_API: adminApi.origin },
    });
  app = await start();
  const ticking = startTicking(shopify);
  closers = [remove, () => database.$disconnect(), () => adminApi.close(), () => app.kill(), () => ticking.stop()];
});

afterEach(async () => {
  for (const close of closers.toReversed()) await close();
});

// What an answer holds is as varied as the routes are.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(path: string, json?: object): Promise<any> {
  const headers = { authorization: `Bearer ${shopify.idToken()}`, "content-type": "application/json", "user-agent": USER_AGENT };
  const response = await fetch(`${app.origin}${path}`, { headers, ...(json && { method: "POST", body: JSON.stringify(json) }) });
  return readSingleFetch(await response.text());
}

const versionOf = async (table: { findFirst(): Promise<{ version: number } | null> }) => (await table.findFirst())?.version ?? 0;
const pageDigest = () => shopify.store.state.metafields.filter(({ ownerId, key }) => ownerId === PAGE && key === "page").map(digestOf)[0] ?? null;

/** Each answers as its form's route does; what it asks before is over when it is made. */
const saves: Record<string, (turn: number) => Promise<() => Promise<{ data: { saved: boolean; outcome: { live: boolean } } }>>> = {
  async banner(turn) {
    const version = await versionOf(database.banner);
    return () => ask("/app/banners/main.data", { name: "Sale", live: true, message: `Sale ${turn}`, startsAt: "", endsAt: "2099-01-01T10:00", countdown: "off", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "Owner", reason: "Asked for", version });
  },
  async article(turn) {
    const routes = await ask("/app/articles/1.data");
    const { version } = routes["routes/app.articles.$number"].data;
    const { locale, groups } = toGroupsAtEnd([turn % 2 === 0 ? PRODUCT : OTHER_PRODUCT], "en");
    return () => ask("/app/articles/1.data", { locale, groups: groups.map((group) => ({ ...group, headings: { en: `For you ${turn}` } })), version });
  },
  async page(turn) {
    const [digest, version] = [pageDigest(), await versionOf(database.settings)];
    return () => ask("/app/pages.data", { ownerId: PAGE, digest, waiting: null, kind: null, page: { [turn % 2 === 0 ? "sale-banner" : "trust-badges"]: "off" }, forKind: {}, version });
  },
};

/** What shoppers' Liquid reads, by owner. */
function look(): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { ownerId, key, value } of shopify.store.state.metafields.toSorted((a, b) => a.key.localeCompare(b.key))) owners.set(ownerId, `${owners.get(ownerId) ?? ""}${key}=${value};`);
  return owners;
}

const drafts = async () => JSON.stringify([await database.banner.findMany(), await database.articleDraft.findMany(), await database.pageDraft.findMany()]);

async function waits(): Promise<boolean> {
  const { facts } = (await ask("/app.data"))["routes/app._index"].data;
  return facts.unpublished || facts.waiting.count > 0 || facts.waitingPages > 0;
}

/** As if nobody had come for so long that what a dead process held is free again. */
async function letLeasesEnd(): Promise<void> {
  await database.lock.updateMany({ data: { expiresAt: new Date(0) } });
  await database.scanJob.updateMany({ where: { leaseHolder: { not: null } }, data: { leaseUntil: new Date(0) } });
}

/** Kills the process when it has asked for the `at`th time. @returns false when the work is done before that */
async function killAt(at: number, moment: Moment, work: () => Promise<unknown>): Promise<boolean> {
  requests = [];
  const reached = new Promise<true>((resolve) => (deadly = { at, moment, reached: () => resolve(true) }));
  const done = work().then(() => false, () => false);
  const isReached = await Promise.race([reached, done]);
  deadly = null;
  if (!isReached) return false;
  await app.kill();
  return true;
}

it.each(Object.entries(saves))("a %s that is saved while the process dies is whole, or waits and is completed", { timeout: 300_000 }, async (_, prepare) => {
  for (const turn of [0, 1]) {
    const save = await prepare(turn);
    requests = [];
    expect(await save()).toMatchObject({ data: { saved: true, outcome: { live: true } } });
  }
  // What is read is as it was, whether the answer came or not.
  const deaths = requests.flatMap((request, at) => (request.startsWith("mutation") ? ["before" as const, "after" as const] : ["before" as const]).map((moment) => ({ at, moment })));
  const isKeptAt: Record<string, boolean> = {};
  for (const [index, { at, moment }] of deaths.entries()) {
    const save = await prepare(index + 2);
    const [before, kept] = [look(), await drafts()];
    expect(await killAt(at, moment, save)).toBe(true);
    const [after, isKept] = [look(), (await drafts()) !== kept];
    const told = `${moment} ${requests.at(-1)}`;
    isKeptAt[told] = isKept;
    expect((await database.lock.findFirst())?.expiresAt.getTime() ?? 0, `nobody waits long for the dead: ${told}`).toBeLessThan(Date.now() + 15_000);
    await letLeasesEnd();
    app = await start();
    if (isKept) {
      expect(await waits(), `Home tells: ${told}`).toBe(true);
      expect(await ask("/app.data?index", { intent: "publish-articles" }), told).toMatchObject({ data: { outcome: { live: true } } });
      expect(await ask("/app/pages.data", { intent: "publish" }), told).toMatchObject({ data: { outcome: { live: true } } });
    } else {
      // The form has it still, and sends it again.
      expect(after, `nothing was kept, so nothing shows: ${told}`).toEqual(before);
      expect(await save(), told).toMatchObject({ data: { saved: true, outcome: { live: true } } });
    }
    const final = look();
    const changed = [...final].filter(([owner, value]) => before.get(owner) !== value).map(([owner]) => owner);
    expect(changed.length, told).toBeGreaterThan(0);
    expect([0, changed.length], `old or new, never a mixture: ${told}`).toContain(changed.filter((owner) => after.get(owner) === final.get(owner)).length);
    expect(await waits(), `nothing waits any more: ${told}`).toBe(false);
  }
  expect(isKeptAt, "kept before it is written").toMatchObject({ "before mutation saveMetafields": true, "after mutation saveMetafields": true });
});

const job = async () => JSON.parse((await database.scanJob.findFirstOrThrow()).content) as ScanJob;
const scanned = async () => ((await job()).work as ScanWork).scanned;

/** Nobody looks at the screen meanwhile, and who looked at it before does not come back. */
const untilDone = () => expect.poll(async () => (await job()).end, { timeout: 60_000, interval: 50 }).toBe("done");

it("a scan of the whole store goes on by itself, wherever the process dies", { timeout: 300_000 }, async () => {
  const named = shopify.store.state.articles.filter(({ id }) => id % 10 === 0);
  for (const article of shopify.store.state.articles) article.body = LONG_BODY;
  for (const article of named) article.body = "<p>Try Back of Steel.</p>";
  await ask("/app/articles/scan.data");

  let work: () => Promise<unknown> = async () => {
    await ask("/app/articles/scan.data", { intent: "scan-all" });
    await untilDone();
  };
  // Each process lives one request longer than the one before.
  const deaths: string[] = [];
  for (let at = 0; await killAt(at, at % 2 === 0 ? "after" : "before", work); at++) {
    deaths.push(`${at % 2 === 0 ? "after" : "before"} ${requests.at(-1)}`);
    await letLeasesEnd();
    [app, work] = [await start(), untilDone];
  }
  await untilDone();
  expect(deaths.length, deaths.join(", ")).toBeGreaterThanOrEqual(3);
  const found = async () => (await database.scanProposal.findMany()).map(({ articleId, productId }) => `${articleId} ${productId}`).toSorted();
  const all = named.map(({ id }) => `gid://shopify/Article/${id} ${OTHER_PRODUCT}`).toSorted();
  expect([(await job()).end, await scanned(), await found()]).toEqual(["done", ARTICLES, all]);

  // And once in the middle of Shopify's file.
  await database.scanProposal.deleteMany();
  [holdFile, rangesAsked] = [true, []];
  await ask("/app/articles/scan.data", { intent: "scan-all" });
  await expect.poll(scanned, { timeout: 60_000, interval: 50 }).toBeGreaterThan(0);
  await app.kill();
  holdFile = false;
  const kept = { scanned: await scanned(), offset: ((await job()).work as ScanWork).offset };
  expect(kept.scanned).toBeLessThan(ARTICLES);
  // The dead process has the job a moment longer.
  await database.scanJob.updateMany({ data: { leaseUntil: new Date(Date.now() + 3_000) } });
  app = await start();
  await untilDone();
  expect([(await job()).end, await scanned(), await found()]).toEqual(["done", ARTICLES, all]);
  expect(rangesAsked.at(-1), "what was kept is not read again").toBe(`bytes=${kept.offset}-`);
});
