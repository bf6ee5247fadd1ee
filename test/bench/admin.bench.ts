/**
 * How fast the admin's pages are for a merchant: `npx tsx test/bench/admin.bench.ts`. Chromium with a CPU slowed down
 * four times opens each page in the local Shopify's frame and works with it. Fails beyond Built for Shopify's limits.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Frame, Locator, Page, Request } from "playwright-core";
import { launchChromium, openWindow } from "../browser/chromium";
import { startSandbox } from "../sandbox/sandbox";

const SLOWDOWN = 4;
const KEY_MILLISECONDS = 80;
/** A page that asked for nothing for so long has what it opens with. */
const QUIET_MILLISECONDS = 500;
const MOST_WAIT_MILLISECONDS = 60_000;
const LIMITS = { lcp: 2500, cls: 0.1, inp: 200, script: 250 * 1024 };

/** What a merchant does first on each page. */
const PAGES: { name: string; path: string; work: (frame: Frame) => Promise<void> }[] = [
  { name: "Home", path: "", work: async (frame) => press(frame, "Tab", 6) },
  { name: "Articles", path: "/app/articles", work: searchArticles },
  { name: "Article", path: "/app/articles/501", work: async (frame) => type(frame.getByRole("textbox", { name: "Heading", exact: true }).first(), "Now with more") },
  { name: "Banner", path: "/app/banners/main", work: writeBanner },
  { name: "Badges", path: "/app/badges/main", work: changeBadges },
  { name: "Pages", path: "/app/pages", work: async (frame) => type(frame.getByLabel("Address"), "/products/") },
  { name: "History", path: "/app/history", work: async (frame) => press(frame, "Tab", 6) },
  { name: "Settings", path: "/app/settings", work: async (frame) => press(frame, "Tab", 6) },
];

interface Vitals {
  lcp: number;
  cls: number;
  inp: number;
  /** The interaction that took `inp`, and where. */
  worst: string;
}

/** Runs in every document before its own scripts; as text, because what compiles this file adds calls that a page does not know. */
const WATCH_VITALS = `
  window.vitals = { lcp: 0, cls: 0, inp: 0, worst: "" };
  const nameOf = (target) => (target?.labels?.[0] ?? target?.closest("button, a, label, [role]"))?.textContent || target?.placeholder || target?.closest("[aria-label]")?.ariaLabel || "what is gone since";
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, durationThreshold: 16 });
  watch("largest-contentful-paint", ({ startTime }) => { vitals.lcp = startTime; });
  watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) vitals.cls += value; });
  watch("event", ({ duration, interactionId, name, target }) => {
    if (interactionId > 0 && duration > vitals.inp) Object.assign(vitals, { inp: duration, worst: name + ": " + nameOf(target).slice(0, 30) });
  });
`;

/** As a merchant does who types twelve keys a second: the pointer is there before the click, and no two keys come at once. */
async function click(target: Locator): Promise<void> {
  await target.hover();
  await target.click();
}

async function type(target: Locator, text: string): Promise<void> {
  await target.pressSequentially(text, { delay: KEY_MILLISECONDS });
}

async function searchArticles(frame: Frame): Promise<void> {
  await click(frame.getByRole("button", { name: "Search and filter results" }));
  await type(frame.getByPlaceholder("Search articles by title"), "back pain");
}

async function writeBanner(frame: Frame): Promise<void> {
  await type(frame.getByRole("textbox", { name: "Message", exact: true }), "Now with more");
  await click(frame.getByLabel("Shoppers may hide it"));
  await frame.getByLabel("Background", { exact: true }).selectOption("gradient");
}

async function changeBadges(frame: Frame): Promise<void> {
  await click(frame.getByRole("button", { name: /^Edit / }).first());
  await type(frame.getByRole("textbox", { name: "Title", exact: true }), "Now with more");
  await click(frame.locator("label").filter({ hasText: /^Large$/ }));
}

async function press(frame: Frame, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await frame.page().keyboard.press(key);
}

/**
 * What a page asks for. Not Playwright's "networkidle", which sometimes never comes although every request was answered.
 * @throws Error that names what is still asked for when it does not end
 */
function watchRequests(page: Page) {
  const urls = new Set<string>();
  const open = new Set<Request>();
  let changedAt = Date.now();
  const end = (request: Request) => {
    open.delete(request);
    changedAt = Date.now();
  };
  page.on("request", (request) => {
    urls.add(request.url());
    open.add(request);
  });
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  async function quiet() {
    const until = Date.now() + MOST_WAIT_MILLISECONDS;
    while (open.size > 0 || Date.now() - changedAt < QUIET_MILLISECONDS) {
      if (Date.now() > until) throw new Error(`${page.url()} still asks for ${[...open].map((request) => request.url()).join(", ")}`);
      await page.waitForTimeout(50);
    }
  }
  return { urls, quiet };
}

/** Bytes of script, compressed, that the page loads before anybody clicks. */
function weigh(urls: string[]): number {
  const assets = urls.map((url) => new URL(url).pathname).filter((path) => path.startsWith("/assets/") && path.endsWith(".js"));
  return assets.reduce((sum, path) => sum + gzipSync(readFileSync(join(import.meta.dirname, "../../build/client", path))).length, 0);
}

async function measure(page: Page, address: string, appOrigin: string, work: (frame: Frame) => Promise<void>): Promise<Vitals & { script: number }> {
  const requests = watchRequests(page);
  await page.goto(address);
  const app = page.frameLocator("iframe.app");
  await app.getByRole("heading", { level: 1 }).waitFor();
  const frame = page.frames().find((one) => one.url().startsWith(appOrigin));
  if (frame === undefined) throw new Error(`${address} has no frame of the app`);
  await requests.quiet();
  // A merchant reads before typing; by then the page has come to rest.
  await frame.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const script = weigh([...requests.urls].filter((url) => url.startsWith(appOrigin)));
  // What the browser paints largest counts until somebody acts.
  const { lcp, cls } = await frame.evaluate(() => ({ ...(window as unknown as { vitals: Vitals }).vitals }));
  if (lcp === 0) throw new Error(`${address}: nothing was measured`);
  await work(frame);
  await page.waitForTimeout(500);
  const { inp, worst } = await frame.evaluate(() => ({ ...(window as unknown as { vitals: Vitals }).vitals }));
  return { lcp, cls, inp, worst, script };
}

const [browser, sandbox] = await Promise.all([launchChromium(), startSandbox()]);
const rows: Record<string, string>[] = [];
let failed = false;
try {
  for (const { name, path, work } of PAGES) {
    const context = await openWindow(browser, { viewport: { width: 1280, height: 900 } });
    await context.addInitScript({ content: WATCH_VITALS });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    const { lcp, cls, inp, worst, script } = await measure(page, sandbox.adminUrl + path, sandbox.origins.app, work);
    failed ||= lcp > LIMITS.lcp || cls > LIMITS.cls || inp > LIMITS.inp || script > LIMITS.script;
    rows.push({ page: name, "LCP ms": lcp.toFixed(0), CLS: cls.toFixed(3), "INP ms": inp === 0 ? "under 16" : inp.toFixed(0), "worst interaction": worst, "script KB (gzip)": (script / 1024).toFixed(0) });
    await context.close();
  }
} finally {
  await browser.close();
  await sandbox.close();
}
console.table(rows);
console.log(`Limits: LCP ${LIMITS.lcp} ms, CLS ${LIMITS.cls}, INP ${LIMITS.inp} ms, script ${LIMITS.script / 1024} KB; CPU ${SLOWDOWN} times slower.`);
if (failed) process.exitCode = 1;
