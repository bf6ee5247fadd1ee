/**
 * How fast a store's articles are scanned for its products. `npm run bench scan -- 100000` scans as many articles as a
 * large store has; without the number a tenth of them. CPU time is told beside the clock's: on a machine that does
 * other things too, it tells what free cores would do. The engine is measured in two processes that search articles
 * made beforehand. The app's own scan is one process with threads: it reads a bulk operation's file from a server and
 * keeps what is found in a database. Its start, in which titles are learnt and code is compiled, takes as long for few
 * articles as for many, so the job is measured behind its first tenth, too.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import "@shopify/shopify-api/adapters/node";
import { build } from "esbuild";
import { openDatabase } from "../../app/adapters/database.server";
import { createProposals } from "../../app/adapters/proposals-prisma.server";
import { createBulkReading } from "../../app/adapters/shopify-bulk.server";
import { startTextSearch } from "../../app/adapters/text-search.server";
import { createMentionFinder } from "../../app/domain/mentions";
import { toScanWork } from "../../app/domain/scan-job";
import type { StartTextSearch } from "../../app/ports-scan";
import { scanStep, type ScanPorts } from "../../app/scan/store-scan";
import { migrateDatabase } from "../sandbox/app-process";
import { createArticleMaker, makeProducts } from "./random-store";

const PRODUCTS = 10_000;
const FEWEST_PRODUCTS = 100;
const WORDS = 1_000;
const PROCESSES = 2;
/** Made beforehand, so that making them is no part of the measure. */
const STOCK = 2_000;
/** Searched beforehand, so that the code is compiled. */
const WARM_UP = 400;
const BYTES_IN_MB = 1_000_000;
const OPTIONS = { locale: "en", storeHosts: ["store.example"] };

interface Scanned {
  megabytes: number;
  mentions: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

/** Linux counts a thread's time in these. */
const TICKS_A_SECOND = 100;
/** Of searches of the same articles. */
const ROUNDS = 20;
/** One article is a book. */
const WORDS_OF_A_BOOK = 700_000;

const [articlesWanted = "10000", seedOfChild, fileOfChild] = process.argv.slice(2);
if (fileOfChild !== undefined) serve(fileOfChild);
else if (seedOfChild !== undefined) await searchStock(Number(articlesWanted), Number(seedOfChild));
else await main(Number(articlesWanted));

async function main(articles: number): Promise<void> {
  console.log(`\nScan: ${articles.toLocaleString("en")} articles of ${WORDS} words, ${PRODUCTS.toLocaleString("en")} products, ${PROCESSES} processes, ${cpus().length} cores`);
  console.table([await wholeStore(articles)]);
  console.log("The app's job: from Shopify's file to the database, one article of 5 MB among them. Without its threads it takes turns with other requests");
  console.table(await asJobs(articles));
  console.log("Growth in the text: one article of so many words, 10,000 products, one process");
  console.table(growthInText());
  console.log("Growth in the number of products: the same 300 articles, one process");
  console.table(growthInProducts());
}

/** Searches a stock of articles over and over, once the parent says so. */
async function searchStock(articles: number, seed: number): Promise<void> {
  const products = makeProducts(PRODUCTS);
  const finder = createMentionFinder(products, OPTIONS);
  const make = createArticleMaker(seed, products);
  const stock = Array.from({ length: STOCK }, () => make(WORDS));
  for (const html of stock.slice(0, WARM_UP)) finder.find(html);
  process.send?.("ready");
  await once(process, "message");
  let [bytes, mentions] = [0, 0];
  const cpuSeconds = cpuSecondsOf(() => {
    for (let searched = 0; searched < articles; searched++) {
      const html = stock[searched % STOCK] ?? "";
      bytes += html.length;
      mentions += finder.find(html).length;
    }
  });
  process.send?.({ megabytes: bytes / BYTES_IN_MB, mentions, cpuSeconds, peakMegabytes: process.resourceUsage().maxRSS / 1_000 } satisfies Scanned);
  process.disconnect();
}

async function wholeStore(articles: number) {
  const children = Array.from({ length: PROCESSES }, (_, index) => fork(import.meta.filename, [String(articles / PROCESSES), String(index + 1)]));
  await Promise.all(children.map((child) => messageOf<"ready">(child)));
  const begun = performance.now();
  const results = await Promise.all(children.map((child) => {
    child.send("go");
    return messageOf<Scanned>(child);
  }));
  const seconds = (performance.now() - begun) / 1_000;
  const sum = (of: keyof Scanned) => results.reduce((total, each) => total + each[of], 0);
  return {
    "MB of text": round(sum("megabytes")),
    mentions: sum("mentions"),
    seconds: round(seconds),
    "MB/s": round(sum("megabytes") / seconds),
    "MB per CPU second": round(sum("megabytes") / sum("cpuSeconds")),
    "MB/s of two free cores": round((PROCESSES * sum("megabytes")) / sum("cpuSeconds")),
    "peak memory MB, both": round(sum("peakMegabytes")),
  };
}

async function asJobs(articles: number) {
  const folder = mkdtempSync(join(tmpdir(), "buyline-scan-"));
  const products = makeProducts(PRODUCTS);
  const make = createArticleMaker(5, products);
  let bytes = 0;
  function* lines() {
    for (let index = 0; index < articles; index++) {
      const line = JSON.stringify({ id: `gid://shopify/Article/${index}`, title: "An article", body: make(index === articles / 2 ? WORDS_OF_A_BOOK : WORDS), blog: { title: "News" }, products: null, placements: null });
      bytes += Buffer.byteLength(line) + 1;
      yield `${line}\n`;
    }
  }
  const file = join(folder, "articles.jsonl");
  await pipeline(Readable.from(lines()), createWriteStream(file));
  const startThreads = await buildThread(join(folder, "thread.mjs"));
  const server = fork(import.meta.filename, ["", "", file]);
  try {
    const url = `http://127.0.0.1:${await messageOf<number>(server)}/`;
    return {
      "with its threads": await asJob(products, { url, bytes, articles }, join(folder, "threads.sqlite"), startThreads),
      "without it": await asJob(products, { url, bytes, articles }, join(folder, "turns.sqlite"), () => Promise.resolve(null)),
    };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Built as in the app's build: Node runs nothing else in a thread, and without threads there would be nothing to measure. */
async function buildThread(file: string): Promise<StartTextSearch> {
  await build({ entryPoints: [join(import.meta.dirname, "../../app/search-thread.server.ts")], outfile: file, bundle: true, platform: "node", format: "esm", logLevel: "error" });
  return async (products, store) => {
    const search = await startTextSearch(products, store, pathToFileURL(file));
    if (search === null) throw new Error("The threads did not start.");
    return search;
  };
}

/** Shopify's file of articles, on a port of its own that it tells of. */
function serve(file: string): void {
  const server = createServer((_, response) => createReadStream(file).pipe(response)).listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(typeof address === "object" ? address?.port : null);
  });
}

/** The job's own step, with the file that Shopify has made and a database that is new. */
async function asJob(products: ReturnType<typeof makeProducts>, { url, bytes, articles }: { url: string; bytes: number; articles: number }, file: string, start: StartTextSearch) {
  await migrateDatabase(`file:${file}`);
  const database = openDatabase(`file:${file}`);
  const bulk = createBulkReading(() => Promise.reject(new Error("nothing is asked of Shopify here")));
  const ports = {
    shopify: { shop: async () => ({ locale: "en", domain: "store.example", url: "https://store.example" }) },
    catalogue: { read: async () => ({ products }) },
    bulk: { ...bulk, operation: async () => ({ kind: "done", objects: articles, file: { url, bytes } }) },
    proposals: createProposals(database, "store.example"),
    startTextSearch: start,
  } as unknown as ScanPorts;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = measure();
  let begun: Measure | null = null;
  let last = before;
  await scanStep(ports, "job", { ...toScanWork(null), phase: "text", operationId: "1" }, async ({ offset }) => {
    last = measure(offset);
    if (offset >= bytes / 10) begun ??= last;
  }, 0);
  const after = measure(bytes);
  delay.disable();
  const proposals = await database.scanProposal.count();
  await database.$disconnect();
  const milliseconds = (nanoseconds: number) => round(nanoseconds / 1_000_000);
  return {
    "MB of text": round(bytes / BYTES_IN_MB),
    proposals,
    "MB/s": between(before, after).byClock,
    // The threads have ended, so theirs is known as of the last piece.
    "of two free cores": between(before, last).ofTwoFreeCores,
    "MB/s without start": between(begun ?? before, last).byClock,
    "of two free cores without start": between(begun ?? before, last).ofTwoFreeCores,
    "MB per CPU second": between(begun ?? before, last).ofCpuSecond,
    "others wait, median ms": milliseconds(delay.percentile(50)),
    "99 % ms": milliseconds(delay.percentile(99)),
    "longest ms": milliseconds(delay.max),
    "peak memory MB": round(process.resourceUsage().maxRSS / 1_000),
  };
}

interface Measure {
  /** Bytes of the file that are done. */
  offset: number;
  seconds: number;
  cpuSeconds: number;
  byThread: Map<string, number>;
}

function measure(offset = 0): Measure {
  return { offset, seconds: performance.now() / 1_000, cpuSeconds: secondsOf(process.cpuUsage()), byThread: cpuSecondsByThread() };
}

/** MB of text a second between two measures: two free cores do no more than both together, nor than the busiest thread alone. */
function between(from: Measure, to: Measure) {
  const megabytes = (to.offset - from.offset) / BYTES_IN_MB;
  const cpuSeconds = to.cpuSeconds - from.cpuSeconds;
  const busiest = Math.max(0, ...[...to.byThread].map(([thread, seconds]) => seconds - (from.byThread.get(thread) ?? 0)));
  return {
    byClock: round(megabytes / (to.seconds - from.seconds)),
    ofCpuSecond: round(megabytes / cpuSeconds),
    ofTwoFreeCores: busiest > 0 ? round(Math.min(megabytes / busiest, (2 * megabytes) / cpuSeconds)) : null,
  };
}

/** What each thread of this process has worked, as far as the system tells: the busiest of them is what a job waits for. */
function cpuSecondsByThread(): Map<string, number> {
  if (process.platform !== "linux") return new Map();
  return new Map(readdirSync("/proc/self/task").map((thread) => {
    const fields = readFileSync(`/proc/self/task/${thread}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return [thread, (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND];
  }));
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: T) => resolve(message)).once("error", reject);
    child.once("exit", (code) => reject(new Error(`A process of the bench ended with ${code}.`)));
  });
}

function growthInText() {
  const products = makeProducts(PRODUCTS);
  const finder = createMentionFinder(products, OPTIONS);
  const make = createArticleMaker(3, products);
  for (let index = 0; index < 200; index++) finder.find(make(WORDS));
  let base = 0;
  return [1_000, 10_000, 100_000, 800_000].map((words) => {
    const articles = Array.from({ length: Math.max(1, 800_000 / words) }, () => make(words));
    const megabytes = articles.reduce((sum, html) => sum + html.length, 0) / BYTES_IN_MB;
    const cpu = cpuSecondsOf(() => articles.forEach((html) => finder.find(html))) / megabytes;
    base ||= cpu;
    return { words, "MB an article": round(megabytes / articles.length, 3), "MB per CPU second": round(1 / cpu), "CPU per MB, of the first": round(cpu / base, 2) };
  });
}

/**
 * All finders take turns, and the best of many counts: what else the machine does falls on all alike. The texts are
 * made of the titles' own 8,000 words, so with 10,000 products nine words of ten are words of titles, with 100 one of
 * twenty: that is the worst there can be, and what is left of growth is looking at which of them follow each other.
 */
function growthInProducts() {
  const all = makeProducts(PRODUCTS);
  // They name none but these, so that it is not the number of mentions that grows.
  const make = createArticleMaker(4, all.slice(0, FEWEST_PRODUCTS));
  const articles = Array.from({ length: 300 }, () => make(WORDS));
  const megabytes = articles.reduce((sum, html) => sum + html.length, 0) / BYTES_IN_MB;
  const finders = [FEWEST_PRODUCTS, 1_000, PRODUCTS].map((products) => {
    let finder = createMentionFinder([], OPTIONS);
    const build = cpuSecondsOf(() => (finder = createMentionFinder(all.slice(0, products), OPTIONS)));
    return { products, build, finder, mentions: 0, cpu: Infinity };
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of finders) {
      each.mentions = 0;
      each.cpu = Math.min(each.cpu, cpuSecondsOf(() => articles.forEach((html) => (each.mentions += each.finder.find(html).length))));
    }
  }
  const base = finders[0]?.cpu ?? NaN;
  return finders.map(({ products, build, mentions, cpu }) => ({ products, "built in CPU seconds": round(build, 2), mentions, "MB per CPU second": round(megabytes / cpu), "CPU, of the first": round(cpu / base, 2) }));
}

function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return secondsOf(process.cpuUsage(before));
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000_000;
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
