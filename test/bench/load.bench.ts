/**
 * What the built app bears, with SQLite and PostgreSQL, in one process and two: 200 shops, 20 merchants at once, against
 * a Shopify that takes 50 ms for each answer. Three runs of each:
 *
 * - People: each merchant looks at an answer for 0.5 to 1.5 s, evenly spread, before the next request. That is quick:
 *   TPC-W, the benchmark of web shops, has people think for 7 s in the mean. The limits of latency hold here: people wait.
 * - Without a pause: 20 requests are always under way. How many a second that are, and whether memory stays flat, over
 *   20,000 requests of SQLite in one process, the default, and over 4,000 of the others. The time that an answer takes is then
 *   the length of the queue, which is 20 by construction, so it is told and has no limit.
 * - Webhooks: 200 a second, each sent again until it is answered with 200, as Shopify does; none may be lost.
 *
 * Fails beyond the limits. The app, its database, Shopify and the merchants share the machine, so it wants two free
 * cores: `npm run bench load` takes a quarter of an hour; shorter: `npm run bench load -- --requests 2000 --seconds 5
 * --only sqlite-1`.
 *
 * Requests are plain fetch: a merchant saves over the version that was read before, with a token that lives a minute,
 * which no load generator's fixed requests can.
 */
import { fork } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openDatabase, type Database } from "../../app/adapters/database.server";
import { toGroupsAtEnd } from "../../app/domain/article-groups";
import { findPostgres, startPostgres } from "../postgres-server";
import { buildApp, migrateDatabase, moduleUrl, startApp, type AppProcess } from "../sandbox/app-process";
import { USER_AGENT } from "../sandbox/demo-merchant";
import { signIdToken } from "../sandbox/id-tokens";
import { readSingleFetch } from "../sandbox/single-fetch";
import { CLIENT, PRODUCT } from "../sandbox/small-shop";
import { sendWebhook } from "../sandbox/webhooks";

const { values } = parseArgs({ options: { requests: { type: "string" }, seconds: { type: "string" }, only: { type: "string" } } });
/** How long the runs are: the first row's, and those of the others. */
const LONG = { requests: 20_000, peopleSeconds: 30, webhookSeconds: 60 };
const SHORT = { requests: 4_000, peopleSeconds: 30, webhookSeconds: 30 };
const SHOPS = 200;
const MERCHANTS = 20;
const SAVES_IN = 5;
const WEBHOOKS_A_SECOND = 200;
const PAUSE_MILLISECONDS = { least: 500, most: 1_500 };
/** Milliseconds at the 95th percentile; memory of the last quarter by that of the second. */
const LIMITS = { read: 150, save: 400, growth: 1.1 };

const shopNames = Array.from({ length: SHOPS }, (_, index) => `shop-${index + 1}.myshopify.com`);

class Load {
  readonly milliseconds = { read: [] as number[], save: [] as number[] };
  readonly failures = new Map<string, number>();
  #next = 0;

  /** @param pauses whether a merchant looks at an answer before the next request */
  constructor(
    private readonly apps: AppProcess[],
    private readonly pauses = false,
  ) {}

  get #app(): AppProcess {
    return this.apps[this.#next++ % this.apps.length] as AppProcess;
  }

  // What an answer holds is as varied as the routes are.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async ask(shop: string, path: string, json?: object): Promise<any> {
    const headers = { authorization: `Bearer ${signIdToken({ ...CLIENT, shop, userId: 12, now: new Date() })}`, "content-type": "application/json", "user-agent": USER_AGENT };
    const began = performance.now();
    const response = await fetch(`${this.#app.origin}${path}`, { headers, ...(json && { method: "POST", body: JSON.stringify(json) }) });
    const text = await response.text();
    this.milliseconds[json === undefined ? "read" : "save"].push(performance.now() - began);
    const answer = readSingleFetch(text) as Record<string, unknown>;
    const said = json === undefined ? response.status === 200 : (answer as { data?: { saved?: boolean; outcome?: { live?: boolean } } }).data?.outcome?.live === true;
    if (!said) this.failures.set(`${path} ${response.status}`, (this.failures.get(`${path} ${response.status}`) ?? 0) + 1);
    return answer;
  }

  async pause(): Promise<void> {
    const { least, most } = PAUSE_MILLISECONDS;
    if (this.pauses) await sleep(least + (most - least) * Math.random());
  }

  get count(): number {
    return this.milliseconds.read.length + this.milliseconds.save.length;
  }
}

/** As the browser asks on the way from page to page: not for the frame around them, which it has. */
const readOf = (path: string, route: string) => `${path}.data?_routes=${encodeURIComponent(`root,routes/${route}`)}`;

const READS = [
  readOf("/app", "app._index"),
  readOf("/app/articles", "app.articles._index"),
  readOf("/app/banners", "app.banners._index"),
  readOf("/app/badges", "app.badges._index"),
  readOf("/app/pages", "app.pages"),
  readOf("/app/history", "app.history._index"),
  readOf("/app/settings", "app.settings._index"),
  readOf("/app/articles/1", "app.articles.$number"),
];

/** What is saved and where, by what its form says. */
const FORMS = [
  { route: "app.banners.$id", path: "/app/banners/main", form: (words: string) => ({ name: "Sale", live: true, message: words, startsAt: "", endsAt: "2099-01-01T10:00", countdown: "off", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "Owner", reason: "Asked for" }) },
  { route: "app.badges.$id", path: "/app/badges/main", form: (words: string) => ({ name: "Ours", badges: [{ icon: "truck", title: words, text: "" }] }) },
  { route: "app.articles.$number", path: "/app/articles/1", form: (words: string) => ({ locale: "en", groups: toGroupsAtEnd([PRODUCT], "en").groups.map((group) => ({ ...group, headings: { en: words } })) }) },
];

/** What a merchant does in a shop: looks at a page, or opens a form and saves it. */
async function turn(load: Load, shop: string, number: number): Promise<void> {
  const form = FORMS[Math.floor(number / (SAVES_IN - 1)) % FORMS.length];
  if (number % (SAVES_IN - 1) !== 0 || form === undefined) return void (await load.ask(shop, READS[number % READS.length] ?? ""));
  const read = await load.ask(shop, readOf(form.path, form.route));
  await load.pause();
  await load.ask(shop, `${form.path}.data`, { ...form.form(`Turn ${number}`), version: read[`routes/${form.route}`]?.data?.version });
}

/** A shop that signs in and saves its first banner and badges. */
async function begin(load: Load, shop: string): Promise<void> {
  for (const { path, form } of FORMS.slice(0, 2)) await load.ask(shop, `${path}.data`, { ...form("First"), version: 0 });
}

/** Each merchant has shops of their own, so that nobody saves over another. */
async function work(merchant: (own: string[], offset: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: MERCHANTS }, (_, offset) => merchant(shopNames.filter((_name, index) => index % MERCHANTS === offset), offset)));
}

/** One every few milliseconds, whether the one before is answered or not; one without a 200 is sent again, as Shopify does. */
async function sendWebhooks(apps: AppProcess[], count: number) {
  const milliseconds: number[] = [];
  let again = 0;
  const began = performance.now();
  const sent = Array.from({ length: count }, async (_, index) => {
    await sleep((index * 1_000) / WEBHOOKS_A_SECOND - (performance.now() - began));
    const webhookId = randomUUID();
    const payload = { id: 101, admin_graphql_api_id: PRODUCT, title: "Flexible Back 2.0", status: "active", variants: [{ inventory_quantity: index, inventory_policy: "deny", inventory_management: "shopify" }] };
    for (let attempt = 0; attempt < 9; attempt++) {
      const sentAt = performance.now();
      const app = apps[(index + attempt) % apps.length] as AppProcess;
      const status = await sendWebhook({ topic: "products/update", shop: shopNames[index % SHOPS] ?? "", payload, secret: CLIENT.clientSecret, webhookId, appOrigin: app.origin }).then((response) => response.status, () => 0);
      milliseconds.push(performance.now() - sentAt);
      if (status === 200) return;
      again += 1;
      await sleep(2 ** attempt * 1_000);
    }
  });
  await Promise.all(sent);
  return { milliseconds, again, seconds: (performance.now() - began) / 1_000 };
}

const percentile = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const summary = (milliseconds: number[]) => {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  return { median: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
};

/** In MB, from Linux. */
function memoryOf({ pid }: AppProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

/** Of the process so far; Linux counts in hundredths of a second. On a machine that does other things too, this tells more than the clock. */
function cpuSecondsOf({ pid }: AppProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

let failed = false;

const times = ({ median, p95 }: ReturnType<typeof summary>) => `${median.toFixed(0)}, p95 ${p95.toFixed(0)}`;

async function measure(name: string, processes: number, url: string, adminApi: string, length: typeof LONG): Promise<Record<string, string | number>> {
  await migrateDatabase(url);
  const environment = { SHOPIFY_API_KEY: CLIENT.clientId, SHOPIFY_API_SECRET: CLIENT.clientSecret, SHOPIFY_APP_URL: "https://buyline.example", TOKEN_KEY: randomBytes(32).toString("base64"), DATABASE_URL: url, SANDBOX_SHOP: "*", SANDBOX_ADMIN_API: adminApi };
  const apps: AppProcess[] = [];
  const rows: Database = openDatabase(url);
  try {
    for (let count = 0; count < processes; count++) {
      apps.push(await startApp({ environment, preload: moduleUrl("test/sandbox/outbound-preload.mjs"), log: () => undefined, onCrash: (message) => { throw new Error(message); } }));
    }
    // Every shop has signed in before, and the code is warm.
    const warmUp = new Load(apps);
    await work(async (own, offset) => {
      for (const shop of own) await begin(warmUp, shop);
      for (let number = 0; number < own.length * 3; number++) await turn(warmUp, own[number % own.length] ?? "", number + offset);
    });

    const people = new Load(apps, true);
    const peopleEnd = performance.now() + length.peopleSeconds * 1_000;
    await work(async (own, offset) => {
      for (let number = offset; performance.now() < peopleEnd; number++) {
        await people.pause();
        await turn(people, own[number % own.length] ?? "", number);
      }
    });

    const load = new Load(apps);
    const memory: number[] = [];
    const sampling = setInterval(() => memory.push(apps.reduce((sum, app) => sum + memoryOf(app), 0)), 500);
    const cpu = () => apps.reduce((sum, app) => sum + cpuSecondsOf(app), 0);
    const began = performance.now();
    const cpuBegan = cpu();
    await work(async (own, offset) => {
      for (let number = offset; load.count < length.requests; number++) await turn(load, own[number % own.length] ?? "", number);
    });
    const seconds = (performance.now() - began) / 1_000;
    const cpuRequest = ((cpu() - cpuBegan) * 1_000) / load.count;
    clearInterval(sampling);
    const quarter = (number: number) => summary(memory.slice(Math.floor((memory.length * (number - 1)) / 4), Math.floor((memory.length * number) / 4))).median;

    const count = WEBHOOKS_A_SECOND * length.webhookSeconds;
    const cpuBefore = cpu();
    const webhooks = await sendWebhooks(apps, count);
    const cpuWebhook = ((cpu() - cpuBefore) * 1_000) / webhooks.milliseconds.length;
    const handled = await rows.webhookDelivery.count({ where: { handledAt: { not: null } } });

    const [read, save] = [summary(people.milliseconds.read), summary(people.milliseconds.save)];
    const failures = [warmUp, people, load].flatMap((one) => [...one.failures]);
    for (const [what, often] of failures) console.log(`  ${name}: ${what}, ${often} times`);
    const grew = length === LONG && quarter(4) > quarter(2) * LIMITS.growth;
    failed ||= read.p95 > LIMITS.read || save.p95 > LIMITS.save || grew || handled !== count || failures.length > 0;
    return {
      "people: requests/s": Math.round(people.count / length.peopleSeconds),
      "people: read ms": times(read),
      "people: save ms": times(save),
      "no pause: requests": load.count,
      "no pause: requests/s": Math.round(load.count / seconds),
      "no pause: CPU ms a request": cpuRequest.toFixed(1),
      "no pause: read ms": times(summary(load.milliseconds.read)),
      "no pause: save ms": times(summary(load.milliseconds.save)),
      "no pause: memory MB by quarters": [1, 2, 3, 4].map((number) => quarter(number).toFixed(0)).join(" "),
      "webhooks handled": `${handled} of ${count}`,
      "webhooks/s": Math.round(count / webhooks.seconds),
      "webhooks: ms": times(summary(webhooks.milliseconds)),
      "webhooks: CPU ms each": cpuWebhook.toFixed(1),
      "webhooks sent again": webhooks.again,
    };
  } finally {
    await rows.$disconnect();
    for (const app of apps) await app.close();
  }
}

await buildApp((line) => console.error(line));
const shops = fork(join(import.meta.dirname, "load-shops.ts"), { execArgv: ["--import", "tsx"] });
const adminApi = await new Promise<string>((resolve) => shops.once("message", resolve));
const folder = mkdtempSync(join(tmpdir(), "buyline-load-"));
const programs = findPostgres();
const postgres = programs === null || values.only?.startsWith("sqlite") ? null : await startPostgres(programs, { durable: true });
/** By what is measured, then by database and processes. */
const table: Record<string, Record<string, string | number>> = {};
try {
  console.log(`\nLoad: ${SHOPS} shops, ${MERCHANTS} merchants, one request in ${SAVES_IN} a save; ${cpus().length} cores`);
  for (const processes of [1, 2]) {
    for (const database of postgres === null ? ["sqlite"] : ["sqlite", "postgresql"]) {
      const name = `${database}-${processes}`;
      if (values.only !== undefined && values.only !== name) continue;
      const key = `load_${createHash("md5").update(name).digest("hex").slice(0, 8)}`;
      postgres?.execute(`CREATE DATABASE ${key}`);
      const usual = name === "sqlite-1" ? LONG : SHORT;
      const length = values.requests === undefined && values.seconds === undefined ? usual : { requests: Number(values.requests ?? usual.requests), peopleSeconds: Number(values.seconds ?? usual.peopleSeconds), webhookSeconds: Number(values.seconds ?? usual.webhookSeconds) };
      const row = await measure(name, processes, postgres !== null && database === "postgresql" ? postgres.url(key) : `file:${join(folder, `${key}.sqlite`)}`, adminApi, length);
      console.log(name, row);
      for (const [what, figure] of Object.entries(row)) (table[what] ??= {})[name] = figure;
    }
  }
} finally {
  await postgres?.stop();
  shops.kill();
  rmSync(folder, { recursive: true, force: true });
}
console.table(table);
console.log(`Limits: people's reads ${LIMITS.read} ms and saves ${LIMITS.save} ms at p95; the last quarter's memory at most ${LIMITS.growth} times the second's over ${LONG.requests.toLocaleString("en")} requests; no request failed, no webhook lost.`);
if (failed) process.exitCode = 1;
