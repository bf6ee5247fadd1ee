/** Debian's Chromium as the tests drive it. */
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";

/** The library answers 410 to a browser that says HeadlessChrome. */
export const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** For one wait: a machine that runs other tests beside takes half a minute for what comes in three seconds on an idle one. */
const PATIENCE_MILLISECONDS = 60_000;

/** The shell draws the same pages without a window around them, which opens in half the time. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** @param extra arguments of its command line. @throws Error that says how to get Chromium where there is none */
export async function launchChromium(...extra: string[]): Promise<Browser> {
  const executablePath = [process.env["CHROMIUM"] ?? PLACES].flat().find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error("There is no Chromium: apt-get install chromium-headless-shell fonts-liberation, or set CHROMIUM to the path of yours.");
  return chromium.launch({ executablePath, args: [...QUIET, ...extra] });
}

/** A window that says a normal user agent, on which every error that the pages meet is collected. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext & { errors: string[] }> {
  const context = await browser.newContext({ userAgent: USER_AGENT, viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(error.error().message));
  context.on("console", (message) => {
    // Remix says AbortError of a page that was left before its data had come.
    if (message.type() === "error" && !message.text().startsWith("AbortError")) errors.push(message.text());
  });
  return Object.assign(context, { errors });
}
