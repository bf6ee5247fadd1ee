/**
 * How fast a store's articles are scanned for its products. `npm run bench scan -- 100000` scans as many articles as a
 * large store has; without the number a tenth of them. CPU time is told beside the clock's: on a machine that does
 * other things too, twice the figure per CPU second is what two free cores do. The engine is measured in two
 * processes; the app's own scan runs in one, as one job of one store does.
 */
import { fork } from "node:child_process";
import { cpus } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createMentionFinder } from "../../app/domain/mentions";
import { scanStep, type ScanPorts } from "../../app/scan/store-scan";
import { toScanWork } from "../../app/domain/scan-job";
import { createArticleMaker, makeProducts } from "./random-store";

const PRODUCTS = 10_000;
const WORDS = 1_000;
const PROCESSES = 2;
const BYTES_IN_MB = 1_000_000;
const OPTIONS = { locale: "en", storeHosts: ["store.example"] };

interface Scanned {
  megabytes: number;
  mentions: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

const [articlesWanted = "10000", seedOfChild] = process.argv.slice(2);
if (seedOfChild !== undefined) process.send?.(scan(Number(articlesWanted), Number(seedOfChild)));
else await main(Number(articlesWanted));

async function main(articles: number): Promise<void> {
  console.log(`\nScan: ${articles.toLocaleString("en")} articles of ${WORDS} words, ${PRODUCTS.toLocaleString("en")} products, ${PROCESSES} processes, ${cpus().length} cores`);
  console.table([await wholeStore(articles)]);
  console.log("The job in the app's one process: lines of JSON, searched in turns with other requests; one article has 5 MB");
  console.table([await asJob(Math.min(articles, 5_000))]);
  console.log("Growth in the text: one article of so many words, 10,000 products, one process");
  console.table(growthInText());
  console.log("Growth in the number of products: the same 300 articles, one process");
  console.table(growthInProducts());
}

function scan(articles: number, seed: number): Scanned {
  const products = makeProducts(PRODUCTS);
  const finder = createMentionFinder(products, OPTIONS);
  const make = createArticleMaker(seed, products);
  let bytes = 0;
  let mentions = 0;
  const cpuSeconds = cpuSecondsOf(() => {
    for (let index = 0; index < articles; index++) {
      const html = make(WORDS);
      bytes += html.length;
      mentions += finder.find(html).length;
    }
  });
  return { megabytes: bytes / BYTES_IN_MB, mentions, cpuSeconds, peakMegabytes: process.resourceUsage().maxRSS / 1_000 };
}

async function wholeStore(articles: number) {
  const begun = performance.now();
  const results = await Promise.all(Array.from({ length: PROCESSES }, (_, index) => inProcess(articles / PROCESSES, index + 1)));
  const seconds = (performance.now() - begun) / 1_000;
  const sum = (of: keyof Scanned) => results.reduce((total, each) => total + each[of], 0);
  return {
    "MB of text": round(sum("megabytes")),
    mentions: sum("mentions"),
    "seconds with start": round(seconds),
    "MB/s with start": round(sum("megabytes") / seconds),
    "MB per CPU second": round(sum("megabytes") / sum("cpuSeconds")),
    "MB/s of two free cores": round((PROCESSES * sum("megabytes")) / sum("cpuSeconds")),
    "peak memory MB, both": round(sum("peakMegabytes")),
  };
}

/** The job's own step over the lines of a file; its database does nothing. */
async function asJob(articles: number) {
  const products = makeProducts(PRODUCTS);
  const make = createArticleMaker(5, products);
  let bytes = 0;
  let found = 0;
  const made = Array.from({ length: articles }, (_, index) => {
    const body = make(index === articles / 2 ? 700_000 : WORDS);
    bytes += body.length;
    return { line: JSON.stringify({ id: `gid://shopify/Article/${index}`, title: "", blogTitle: "", body, productIds: { value: [], digest: null }, placements: { value: null, digest: null } }), end: index + 1 };
  });
  async function* lines() {
    yield* made;
  }
  const ports = {
    shopify: { shop: async () => ({ locale: "en", domain: "store.example", url: "https://store.example" }) },
    catalogue: { read: async () => ({ products }) },
    bulk: { operation: async () => ({ kind: "done", objects: articles, file: { url: "", bytes: articles } }), lines, toArticle: (line: string) => JSON.parse(line) as unknown },
    proposals: { replaceOpen: async (_: string, some: { proposals: unknown[] }[]) => void (found += some.reduce((sum, { proposals }) => sum + proposals.length, 0)), dropOthers: async () => undefined },
  } as unknown as ScanPorts;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  const begun = performance.now();
  await scanStep(ports, "job", { ...toScanWork(null), phase: "text", operationId: "1" }, async () => undefined, 0);
  const seconds = (performance.now() - begun) / 1_000;
  const cpuSeconds = secondsOf(process.cpuUsage(before));
  delay.disable();
  const milliseconds = (nanoseconds: number) => round(nanoseconds / 1_000_000);
  return {
    "MB of text": round(bytes / BYTES_IN_MB),
    proposals: found,
    "MB/s": round(bytes / BYTES_IN_MB / seconds),
    "MB per CPU second": round(bytes / BYTES_IN_MB / cpuSeconds),
    "others wait, median ms": milliseconds(delay.percentile(50)),
    "99 % ms": milliseconds(delay.percentile(99)),
    "longest ms": milliseconds(delay.max),
    "peak memory MB": round(process.resourceUsage().maxRSS / 1_000),
  };
}

function inProcess(articles: number, seed: number): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [String(articles), String(seed)]);
    child.once("message", (message: Scanned) => resolve(message)).once("error", reject);
    child.once("exit", (code) => code !== 0 && reject(new Error(`A scanning process ended with ${code}.`)));
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

function growthInProducts() {
  const all = makeProducts(PRODUCTS);
  const make = createArticleMaker(4, all);
  const articles = Array.from({ length: 300 }, () => make(WORDS));
  const megabytes = articles.reduce((sum, html) => sum + html.length, 0) / BYTES_IN_MB;
  let base = 0;
  return [100, 1_000, 10_000].map((count) => {
    let finder = createMentionFinder([], OPTIONS);
    const build = cpuSecondsOf(() => (finder = createMentionFinder(all.slice(0, count), OPTIONS)));
    for (const html of articles) finder.find(html);
    let mentions = 0;
    const cpu = cpuSecondsOf(() => articles.forEach((html) => (mentions += finder.find(html).length)));
    base ||= cpu;
    return { products: count, "built in CPU seconds": round(build, 2), mentions, "MB per CPU second": round(megabytes / cpu), "CPU, of the first": round(cpu / base, 2) };
  });
}

function cpuSecondsOf(work: () => void): number {
  globalThis.gc?.();
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
