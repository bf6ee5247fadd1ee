/**
 * Every fault that the local Shopify knows, at every request of every save, and then two at once at random: shoppers see
 * the old state or the new one, nothing that was saved is lost, the answer says which, and a retry completes it.
 */
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import fc from "fast-check";
import { toGroupsAtEnd } from "../../app/domain/article-groups";
import type { Fault } from "../sandbox/faults";
import { redirectOutbound } from "../sandbox/outbound";
import { ARTICLE, CLIENT, INSTALLATION, PRODUCT } from "../sandbox/small-shop";
import { signWebhook } from "../sandbox/webhooks";
import { call, database, merchantRequest, SHOP, shopify, wallTimeIn, type RouteAnswer } from "../routes/app-under-test";

// Pauses between tries would take hours here; nothing else of the app depends on how long they are.
vi.mock("node:timers/promises", async (original) => ({ ...(await original<object>()), setTimeout: () => new Promise((resolve) => setImmediate(resolve)) }));

const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env["RUNS"] ?? 2_000);

const FAULTS: Fault[] = [
  { kind: "throttled" },
  { kind: "internal_error" },
  { kind: "timeout", milliseconds: 1 },
  ...([500, 502, 503, 504] as const).map((status) => ({ kind: "status" as const, status })),
  { kind: "drop_before_write" },
  { kind: "drop_after_write" },
  { kind: "slow", milliseconds: 1 },
  { kind: "expired_token" },
  { kind: "revoked_install" },
];
/** A fault that goes by with the app's own tries, and one that does not. */
const TIMES = [1, 4];

interface Planned {
  fault: Fault;
  /** The number of the first request of the save that meets it, and of how many. */
  at: number;
  times: number;
}

type Save = (turn: number) => Promise<RouteAnswer>;
const saves: Record<string, Save> = {};
/** What shoppers' Liquid reads, by owner: each is a page's own, and must be of one moment. */
type Storefront = Map<string, string>;

function look(): Storefront {
  const owners = new Map<string, string>();
  const sorted = shopify.store.state.metafields.toSorted((a, b) => `${a.ownerId} ${a.key}`.localeCompare(`${b.ownerId} ${b.key}`));
  for (const { ownerId, key, value } of sorted) owners.set(ownerId, `${owners.get(ownerId) ?? ""}${key}=${value};`);
  return owners;
}

let requests = 0;
let plans: Planned[] = [];
/** The shop's Admin API, which the planned requests find out of order. */
async function underFire(request: Request): Promise<Response> {
  const number = requests++;
  const plan = plans.find(({ at, times }) => number >= at && number < at + times);
  if (plan !== undefined) shopify.faults.inject(plan.fault);
  return shopify.api(request);
}

beforeAll(async () => {
  const banner = await import("../../app/routes/app.banners.$id");
  const badges = await import("../../app/routes/app.badges.$id");
  const article = await import("../../app/routes/app.articles.$number");
  const pages = await import("../../app/routes/app.pages/route");
  const importing = await import("../../app/routes/app.settings.import");
  const { findMerchant } = await import("../../app/merchant.server");
  const { toArticleVersion } = await import("../../app/publish");
  const post = (route: { action: Parameters<typeof call>[0] }, path: string, json: unknown, params = {}) => call(route.action, merchantRequest(path, { json }), params);
  const versionOf = async (table: { findFirst(): Promise<{ version: number } | null> }) => (await table.findFirst())?.version ?? 0;
  const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
    const kept = plans;
    plans = [];
    const result = await work();
    [plans, requests] = [kept, 0];
    return result;
  };

  saves["banner"] = async (turn) =>
    post(banner, "/app/banners/main", { name: "Sale", live: true, message: `Sale ${turn}`, startsAt: "", endsAt: wallTimeIn(20), countdown: "off", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "Owner", reason: "Asked for", version: await versionOf(database.banner) }, { id: "main" });
  saves["badges"] = async (turn) => post(badges, "/app/badges/main", { badges: [{ icon: "truck", title: `Fast ${turn}`, text: "" }], version: await versionOf(database.badgeSet) }, { id: "main" });
  saves["article"] = async (turn) => {
    const productIds = [[PRODUCT], [PRODUCT, "gid://shopify/Product/102"], ["gid://shopify/Product/102"]][turn % 3] ?? [];
    const version = await quietly(async () => {
      const merchant = await findMerchant(SHOP);
      const links = await merchant?.shopify.articleLinks(ARTICLE, []);
      return toArticleVersion({ products: links?.article?.productIds.digest ?? null, placements: links?.article?.placements.digest ?? null }, (await merchant?.drafts.articleDraft(ARTICLE)) ?? null);
    });
    const { locale, groups } = toGroupsAtEnd(productIds, "en");
    return post(article, "/app/articles/1", { locale, groups: groups.map((group) => ({ ...group, headings: { en: `For you ${turn}` } })), version }, { number: "1" });
  };
  const ownerId = "gid://shopify/Page/501";
  saves["page"] = async () => {
    const digest = await quietly(async () => (await (await findMerchant(SHOP))?.shopify.page(ownerId))?.choices.digest ?? null);
    const shown = look().get(ownerId) ?? "";
    const choices = [{ "sale-banner": "off" }, { "trust-badges": "off" }].find((one) => !shown.includes(JSON.stringify(one)));
    return post(pages, "/app/pages", { ownerId, digest, waiting: null, kind: null, page: choices, forKind: {}, version: await versionOf(database.settings) });
  };
  saves["settings"] = async () => {
    const settings = await database.settings.findFirst();
    const isOff = settings?.content.includes('"home"') && settings.content.includes("off");
    return post(pages, "/app/pages", { ownerId: null, digest: null, waiting: null, kind: "home", page: {}, forKind: isOff ? {} : { "trust-badges": "off" }, version: settings?.version ?? 0 });
  };
  saves["import"] = async (turn) => {
    const read = async (table: { findFirst(): Promise<{ content: string } | null> }) => JSON.parse((await table.findFirst())?.content ?? "{}") as object;
    const file = {
      product: "buyline",
      format: 1,
      exportedAt: new Date().toISOString(),
      shop: SHOP,
      named: [],
      articles: [],
      pages: [],
      banners: [{ id: "main", content: { ...(await read(database.banner)), message: `Imported ${turn}` } }],
      badgeSets: [{ id: "main", content: { ...(await read(database.badgeSet)), name: `Imported ${turn}` } }],
      settings: { kindChoices: {}, guideDismissed: false },
    };
    const send = (query: string) => call(importing.action, merchantRequest(`/app/settings/import?${query}`, { body: JSON.stringify(file) }));
    const report = await send("step=check");
    if (report.status !== 200) return report;
    return send(`step=apply&seen=${(JSON.parse(report.data) as { seen: string }).seen}`);
  };
});

beforeEach(async () => {
  redirectOutbound({ shop: SHOP, adminApi: underFire });
  for (const name of ["banner", "badges", "article", "page"]) expect(await saves[name]?.(0), name).toMatchObject({ status: 200 });
});

let turn = 1;
const unavailable = [401, 503];

async function run(name: string, faults: Planned[]): Promise<number> {
  const save = saves[name];
  if (save === undefined) throw new Error(name);
  turn += 1;
  // Thousands of saves in a row would empty the shop's bucket of points, which is no fault that was planned.
  shopify.bucket.giveBack(shopify.bucket.maximum);
  const before = look();
  const saved = await contents();
  [plans, requests] = [faults, 0];
  const answer = await save(turn);
  const [count, ofSave] = [requests, plans];
  plans = [];
  shopify.faults.clear();
  const after = look();
  const isRevoked = shopify.store.state.installation.id === null;
  const body = typeof answer.data === "string" ? parsed(answer.data) : answer.data;
  const told = `${name} ${JSON.stringify(ofSave)} -> ${answer.status} ${JSON.stringify(body)}`;

  // Nothing but what the admin knows how to say.
  expect([200, ...unavailable], told).toContain(answer.status);
  // What could not even be begun changed nothing; what was saved is kept, whether it is live or not.
  const isKept = answer.status === 200;
  if (!isKept) expect(await contents(), told).toEqual(saved);
  if (isKept) expect(body.outcome.live || (typeof body.outcome.reason === "string" && body.outcome.reason.length > 10), told).toBe(true);
  if (isKept && body.outcome.live === false) expect(await waits(name), `it is known to wait: ${told}`).toBe(true);

  if (isRevoked) await reinstall();
  // A retry: the same save again, or what waits is published. What is said to be live needs none.
  if (isRevoked || !isKept || !body.outcome.live) {
    const again = isKept ? await publishAll() : await save(turn);
    expect(again.status, `${told}, again: ${JSON.stringify(again.data)}`).toBe(200);
    expect((typeof again.data === "string" ? parsed(again.data) : again.data).outcome, told).toEqual({ live: true });
  }
  const final = look();
  for (const owner of new Set([...before.keys(), ...after.keys(), ...final.keys()])) {
    // Shopify itself takes the app's own metafields away with the installation.
    if (isRevoked && owner === INSTALLATION) continue;
    expect([before.get(owner), final.get(owner)], `old or new: ${owner}: ${told}`).toContain(after.get(owner));
  }
  if (!isRevoked) {
    const changed = [...final].filter(([owner, value]) => before.get(owner) !== value).map(([owner]) => owner);
    expect(changed.length, `it is new in the end: ${told}`).toBeGreaterThan(0);
    // Few enough for one write, so they change together, the article's side and the products'.
    expect([0, changed.length], `together: ${told}`).toContain(changed.filter((owner) => after.get(owner) === final.get(owner)).length);
  }
  expect(await database.pageDraft.count() + (await database.articleDraft.count()), `nothing waits: ${told}`).toBe(0);
  return count;
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function contents() {
  const tables = [database.banner, database.badgeSet, database.settings, database.articleDraft, database.pageDraft] as { findMany(): Promise<object[]> }[];
  return Promise.all(tables.map((table) => table.findMany()));
}

async function waits(name: string): Promise<boolean> {
  if (name === "article") return (await database.articleDraft.count()) > 0;
  if (name === "page") return (await database.pageDraft.count()) > 0;
  return (await database.publication.count({ where: { target: "storefront", error: { not: null } } })) > 0;
}

/** What Home's "try again" does, and the Pages screen's. */
async function publishAll(): Promise<RouteAnswer> {
  const home = await import("../../app/routes/app._index");
  const pages = await import("../../app/routes/app.pages/route");
  await call(home.action, merchantRequest("/app?index", { json: { intent: "publish-articles" } }));
  return call(pages.action, merchantRequest("/app/pages", { json: { intent: "publish" } }));
}

async function reinstall(): Promise<void> {
  const { action } = await import("../../app/routes/webhooks.app.uninstalled");
  const { headers, body } = signWebhook({ topic: "app/uninstalled", shop: SHOP, payload: {}, secret: CLIENT.clientSecret, triggeredAt: new Date(Date.now() + 60_000) });
  expect(await call(action as Parameters<typeof call>[0], new Request("https://buyline.example/webhooks", { method: "POST", headers, body }))).toMatchObject({ status: 200 });
  shopify.store.state.installation.id = 900;
  await publishAll();
}

it(`old or new, never a mixture, and nothing is lost (SEED=${SEED})`, { timeout: 600_000 }, async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
  let runs = 0;
  const longest = new Map<string, number>();
  for (const name of Object.keys(saves)) longest.set(name, await run(name, []));
  for (const [name, count] of longest) {
    for (let at = 0; at < count; at++) {
      for (const fault of FAULTS) {
        for (const times of TIMES) {
          await run(name, [{ fault, at, times }]);
          runs += 1;
        }
      }
    }
  }
  const exhaustive = runs;
  const planned = fc.record({ fault: fc.constantFrom(...FAULTS), at: fc.nat(9), times: fc.integer({ min: 1, max: 4 }) });
  const two = fc.tuple(fc.constantFrom(...Object.keys(saves)), fc.uniqueArray(planned, { minLength: 2, maxLength: 2, selector: ({ at }) => at }));
  await fc.assert(
    fc.asyncProperty(two, async ([name, faults]) => {
      await run(name, faults);
      runs += 1;
    }),
    { seed: SEED, numRuns: Math.max(0, RUNS - exhaustive), endOnFailure: true },
  );
  console.info(`${runs} saves under fire, ${exhaustive} of them each fault at each request (${[...longest].map(([name, count]) => `${name} ${count}`).join(", ")}). SEED=${SEED}`);
  expect(runs).toBeGreaterThanOrEqual(RUNS);
});
