/**
 * What the blocks of an article cost its page: requests, bytes of script and style, and layout shift, against the same
 * article without them; on a warm load and on a slow line that brings the page in pieces. Run: npx tsx test/bench/article-blocks.bench.ts [theme folder]
 */
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";
import type { Browser } from "playwright-core";
import { openArticleShop, OWN_THEME, SLOW_LINE, visit, type ArticleShopOptions } from "../browser/article-shop";
import { launchChromium } from "../browser/chromium";

const WIDTHS = [1280, 360];
const WHOLE_ARTICLE_PIXELS = 6_000;
const WAYS = [null, "inside", "embed", "list"] as const;

interface Measured {
  requests: number;
  scriptBytes: number;
  styleBytes: number;
  pageBytes: number;
  /** The largest of the widths. */
  shift: number;
}

async function measure(browser: Browser, options: ArticleShopOptions): Promise<Measured> {
  const shop = await openArticleShop(options);
  const html = await (await fetch(shop.url)).text();
  const assets = [...html.matchAll(/(?:src|href)="([^"]+\.(js|css))[^"]*"/g)].map(([, path = "", kind]) => ({ path, kind }));
  // Minified, as Shopify's CDN serves them.
  const bytesOf = async (kind: "js" | "css") => {
    const texts = await Promise.all(assets.filter((asset) => asset.kind === kind).map(async ({ path }) => (await transform(await (await fetch(new URL(path, shop.url))).text(), { loader: kind, minify: true, target: "es2022" })).code));
    return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  };
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code).filter((code) => code !== "").join("\n");
  const shifts: number[] = [];
  for (const width of WIDTHS) {
    const page = await visit(browser, shop, { width, height: WHOLE_ARTICLE_PIXELS });
    if (options.line === undefined) {
      await page.reload();
      await page.waitForTimeout(300);
    }
    shifts.push(await page.shift());
    await page.leave();
  }
  const measured = { requests: assets.length, scriptBytes: (await bytesOf("js")) + gzipSync(inline).length, styleBytes: await bytesOf("css"), pageBytes: gzipSync(html).length, shift: Math.max(...shifts) };
  await shop.close();
  return measured;
}

const browser = await launchChromium();
const theme = process.argv[2] ?? OWN_THEME;
const rows: Record<string, Record<string, string | number>> = {};
const without = new Map<string, Measured>();
for (const way of WAYS) {
  for (const [load, line] of [["warm", undefined], ["slow", SLOW_LINE]] as const) {
    const measured = await measure(browser, { way, theme, ...(line && { line }) });
    const before = without.get(load) ?? measured;
    if (way === null) without.set(load, measured);
    rows[`${way ?? "no block"}, ${load}`] = {
      "requests added": measured.requests - before.requests,
      "script, compressed bytes": measured.scriptBytes - before.scriptBytes,
      "style, compressed bytes": measured.styleBytes - before.styleBytes,
      "page, compressed bytes": measured.pageBytes - before.pageBytes,
      CLS: measured.shift.toFixed(4),
    };
  }
}
console.table(rows);
await browser.close();
