/**
 * What trust badges cost a page: no script, a style of at most 2 KB compressed, at most 3 KB of HTML for a set of four,
 * no shift, and Liquid within 5 ms of the page without them. Also icons inline against one symbol for each kind.
 * Run: npm run bench trust-badges
 */
import { brotliCompressSync, gzipSync } from "node:zlib";
import { createShopifyLiquid } from "../../app/adapters/shopify-liquid";
import { BADGE_PRESETS } from "../../app/domain/badge-presets";
import { toLiquidPage } from "../../app/domain/liquid-page";
import { toStorefrontBadge, type StorefrontBadge } from "../../app/domain/storefront-document";
import { launchChromium, openWindow } from "../browser/chromium";
import { shippedFiles } from "../extension/extension-files";
import { printBlock } from "../extension/page";

const SHOP = { enabled_payment_types: ["visa", "master"], refund_policy: { title: "Refund policy", url: "/policies/refund-policy" }, shipping_policy: { title: "Shipping policy", url: "/policies/shipping-policy" } };
const all = BADGE_PRESETS.flatMap(({ badges }) => badges).map((badge) => toStorefrontBadge(badge, "en"));
const four = all.slice(0, 4);
const print = (badges: StorefrontBadge[], more: object = {}) => printBlock("trust-badges", { kind: "article", shop: SHOP, badgeSets: [{ id: "main", rule: {}, ...more, badges }] });
const gzip = (text: string) => gzipSync(text, { level: 9 }).length;

/** The same drawings as one symbol for each kind, and a use in each badge. */
function asSymbols(html: string): string {
  const ids = new Map<string, string>();
  const used = html.replace(/<svg([^>]*)>(.*?)<\/svg>/gs, (_whole, attributes: string, inside: string) => {
    const id = ids.get(inside) ?? `buyline-icon-${ids.size}`;
    ids.set(inside, id);
    return `<svg${attributes}><use href="#${id}"/></svg>`;
  });
  const symbols = [...ids].map(([inside, id]) => `<symbol id="${id}" viewBox="0 0 24 24">${inside}</symbol>`).join("");
  return `<svg hidden>${symbols}</svg>${used}`;
}

/** Milliseconds of this process alone: the least and the median of many runs. */
function measure(work: () => unknown): { least: number; median: number } {
  for (let run = 0; run < 50; run++) work();
  const took = Array.from({ length: 300 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((one, other) => one - other);
  return { least: took[0] ?? 0, median: took[150] ?? 0 };
}

async function shiftOf(html: string): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await (await openWindow(browser, { viewport: { width: 360, height: 800 } })).newPage();
    await page.addInitScript(() => {
      const shifts: number[] = Object.assign(globalThis, { shifts: [] as number[] }).shifts;
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: "layout-shift", buffered: true });
    });
    await page.route("https://shop.example/", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>Shop</title><style>${shippedFiles.get("assets/trust-badges.css") ?? ""}</style><body>${html}<p>After it</p></body></html>` }));
    await page.goto("https://shop.example/");
    await page.waitForTimeout(500);
    return await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0));
  } finally {
    await browser.close();
  }
}

const style = shippedFiles.get("assets/trust-badges.css") ?? "";
const html = await print(four);
const bytes = Buffer.byteLength(html);
console.log("What a set of four adds to a page");
console.table([
  { what: "scripts", measured: (html.match(/<script/g) ?? []).length, most: 0 },
  { what: "style, gzip", measured: gzip(style), most: 2048 },
  { what: "style, brotli", measured: brotliCompressSync(style).length, most: 2048 },
  { what: "HTML, as it is", measured: bytes, most: 3072 },
  { what: "HTML, gzip", measured: gzip(html), most: 3072 },
  { what: "CLS", measured: await shiftOf(html), most: 0 },
]);

console.log("Icons inline against a symbol for each kind, in bytes of HTML");
const rows: [string, StorefrontBadge[]][] = [["4, all different", four], ["12, all different", all.slice(0, 12)], ["4, all the same icon", four.map((badge) => ({ ...badge, icon: "truck" }))], ["12 of 3 kinds", all.slice(0, 12).map((badge, index) => ({ ...badge, icon: ["truck", "lock", "leaf"][index % 3] ?? "" }))]];
const compared = await Promise.all(rows.map(async ([badges, list]) => ({ badges, html: await print(list) })));
console.table(compared.map(({ badges, html: inline }) => ({ badges, inline: Buffer.byteLength(inline), symbols: Buffer.byteLength(asSymbols(inline)), "inline, gzip": gzip(inline), "symbols, gzip": gzip(asSymbols(inline)) })));

const liquid = createShopifyLiquid({ read: (file) => shippedFiles.get(file), zone: "UTC", locale: "en", moneyFormat: "${{amount}}", currency: "USD", now: () => new Date(), assetUrl: (file) => file, extensionAssetUrl: (file) => file, extensionLoopLimit: 50 });
const page = toLiquidPage({ kind: "article", id: 501, blogId: 301, tags: ["care"], collectionIds: [], templateSuffix: "", path: "/blogs/journal/back" }, { market: "us", locale: "en", customer: null, device: "desktop" }, null);
const times = (badges: StorefrontBadge[], badgeSets = 1) => {
  const sets = badges.length === 0 ? [] : Array.from({ length: badgeSets }, (_, index) => ({ id: `set-${index}`, rule: index === badgeSets - 1 ? {} : { where: [`,article:${index},`] }, badges }));
  const scope = { ...page, shop: SHOP, app: { metafields: { buyline: { storefront: { value: { version: 1, banners: [], badge_sets: sets, kind_choices: {} } } } } } };
  return measure(() => liquid.renderBlock("trust-badges", { scope }));
};
const without = times([]);
console.log("Liquid of the block, in milliseconds of one processor (at most 5 more than without)");
console.table([["nothing published", without] as const, ["a set of four", times(four)] as const, ["a set of twelve", times(all.slice(0, 12))] as const, ["the last of 20 sets", times(four, 20)] as const].map(([set, { least, median }]) => ({ set, least, median, "more than without": Number((median - without.median).toFixed(2)) })));
