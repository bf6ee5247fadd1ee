/** The demo's article with groups in its text, in one of the three ways, served as a slow line would bring it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import { toPlace } from "../../app/domain/article-places";
import type { ArticleProductsWay } from "../../app/domain/settings";
import type { ArticlePlacements, GroupLayout } from "../../app/domain/storefront-document";
import { demoState, requireMainArticle } from "../sandbox/demo-store";
import { gid, SandboxStore } from "../sandbox/store";
import { createStorefront } from "../sandbox/storefront";
import { addMetafield, EXTENSION, MAIN_ARTICLE, NOW } from "../sandbox/storefront/open-shop";
import { parseThemeJson } from "../sandbox/storefront/theme-json";
import { openWindow } from "./chromium";

export const OWN_THEME = fileURLToPath(new URL("../sandbox/theme", import.meta.url));

/** 1.6 Mbit/s and 150 ms, as a phone on a poor line has it. */
export const SLOW_LINE: Line = { chunkBytes: 2_000, chunkMilliseconds: 10, delayMilliseconds: 150 };

export interface Line {
  /** A function finds where the first piece of a page ends; what it does not find that in comes at once. */
  chunkBytes: number | ((page: Buffer) => number);
  chunkMilliseconds: number;
  delayMilliseconds: number;
}

export interface ShownGroup {
  /** Words of the paragraph behind which the group stands; null for the end. */
  behind: string | null;
  layout: GroupLayout;
  heading?: string;
  /** Titles of products of the demo. */
  products: string[];
  /** Pictures between the paragraph and the group. */
  pictures?: number;
}

/** As a merchant would do it: one card where the text speaks of it, and the programmes behind theirs. */
export const DEMO_GROUPS: ShownGroup[] = [
  { behind: "That is what we made the QL Claw for", layout: "featured", products: ["QL Claw"] },
  { behind: "Flexible Back 2.0, our six weeks", layout: "row", heading: "Move first", products: ["Flexible Back 2.0", "Stretch Strap"] },
  { behind: "Back of Steel, eight weeks", pictures: 1, layout: "carousel", heading: "Then get strong", products: ["Back of Steel", "Long Foam Roller", "Release Ball Set", "Lumbar Rest Pillow", "Standing Desk Mat"] },
];

export interface ArticleShopOptions {
  /** Null: the article without any of our blocks, to compare with. */
  way: ArticleProductsWay | null;
  groups?: ShownGroup[];
  theme?: string;
  /** Sends pages in pieces; at once when left out. */
  line?: Line;
  /** What a theme does to the content before it prints it. */
  rewrite?: (html: string) => string;
}

export interface ArticleShop {
  url: string;
  body: string;
  close(): Promise<void>;
}

export async function openArticleShop({ way, groups = DEMO_GROUPS, theme = OWN_THEME, line, rewrite = (html) => html }: ArticleShopOptions): Promise<ArticleShop> {
  const store = new SandboxStore(demoState(NOW));
  const { state } = store;
  const article = requireMainArticle(state);
  const block = { inside: "article-with-products", embed: "products-in-articles", list: "article-products" };
  const placed = way === null ? [] : [{ id: "products", block: block[way], settings: {} }];
  state.theme.blocks = { article: way === "embed" ? [] : placed };
  state.theme.embeds = way === "embed" ? placed : [];
  addMetafield(state, gid("AppInstallation", state.installation.id ?? 0), "buyline", "storefront", "json", { version: 1, banners: [], badge_sets: [], kind_choices: {}, article_products_way: way ?? "list" });

  const texts = [...new JSDOM(article.body).window.document.body.children].map((element) => element.textContent);
  const idOf = (title: string) => {
    const product = state.products.find((one) => one.title === title);
    if (product === undefined) throw new Error(`the demo store has no product ${title}`);
    return product.id;
  };
  const placements: ArticlePlacements = {
    version: 1,
    locale: "en",
    groups: groups.map(({ behind, layout, heading, products, pictures = 0 }, index) => {
      const at = behind === null ? -1 : texts.findIndex((text) => text.includes(behind));
      return { id: `g${index}`, place: at === -1 ? null : toPlace(texts, at + pictures), layout, headings: heading === undefined ? ({} as Record<string, string>) : { en: heading }, product_ids: products.map(idOf) };
    }),
  };
  addMetafield(state, gid("Article", article.id), "app--client", "products", "list.product_reference", [...new Set(placements.groups.flatMap((group) => group.product_ids))].map((id) => gid("Product", id)));
  addMetafield(state, gid("Article", article.id), "app--client", "placements", "json", placements);

  const folder = mkdtempSync(join(tmpdir(), "buyline-article-"));
  cpSync(theme, folder, { recursive: true });
  if (way === "inside") withoutContentBlock(join(folder, "templates/article.json"));
  const handle = createStorefront({ store, extensionFolder: EXTENSION, clientId: "client", now: () => NOW, themeFolder: folder });
  const server = await serve(async (request) => {
    const response = await handle(request);
    const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
    const bytes = isPage ? Buffer.from(rewrite(await response.text())) : Buffer.from(await response.arrayBuffer());
    return { response, bytes };
  }, line);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${MAIN_ARTICLE}`,
    body: article.body,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

/** What the merchant does in the theme editor: takes the theme's own content block away, ours stands for it. */
function withoutContentBlock(path: string): void {
  const template = parseThemeJson<{ sections: Record<string, { blocks?: Record<string, { type: string }>; block_order?: string[] }> }>(readFileSync(path, "utf8"), path);
  for (const section of Object.values(template.sections)) {
    const isContent = (id: string) => /^(content|_blog-post-content)$/.test(section.blocks?.[id]?.type ?? "");
    section.block_order = section.block_order?.filter((id) => !isContent(id));
    section.blocks = Object.fromEntries(Object.entries(section.blocks ?? {}).filter(([id]) => !isContent(id)));
  }
  writeFileSync(path, JSON.stringify(template));
}

async function serve(answer: (request: Request) => Promise<{ response: Response; bytes: Buffer }>, line?: Line): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { response, bytes } = await answer(new Request(`http://${incoming.headers.host ?? "shop"}${incoming.url ?? "/"}`, { headers: incoming.headers as Record<string, string> }));
      if (line) await wait(line.delayMilliseconds);
      outgoing.writeHead(response.status, Object.fromEntries([...response.headers].filter(([name]) => name !== "content-length")));
      let sent = 0;
      const size = typeof line?.chunkBytes === "function" ? line.chunkBytes(bytes) : line?.chunkBytes;
      for (; line && size && size > 0 && sent + size < bytes.length; sent += size) {
        outgoing.write(bytes.subarray(sent, sent + size));
        await wait(line.chunkMilliseconds);
      }
      outgoing.end(bytes.subarray(sent));
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** A window on the article in which layout shifts are summed up as they happen. */
export async function visit(browser: Browser, { url }: ArticleShop, { width = 1280, height = 900, reducedMotion = false } = {}): Promise<Page & { shift: () => Promise<number>; leave: () => Promise<void> }> {
  const context = await openWindow(browser, { viewport: { width, height }, reducedMotion: reducedMotion ? "reduce" : "no-preference" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(300);
  // To three places, as the figure is given: a busy machine draws a line a fraction of a pixel off, which is 0.000001.
  const shift = async () => Math.round(1_000 * (await page.evaluate(() => (window as unknown as { shift: number }).shift))) / 1_000;
  return Object.assign(page, { shift, leave: () => context.close() });
}

/** Each group on the page by its first product, with the element before it as a reader would tell it. */
export function groupsOn(page: Page): Promise<{ first: string; behind: string; layout: string }[]> {
  return page.locator(".buyline-article-products ul").evaluateAll((lists) =>
    lists.map((list) => {
      const before = list.closest(".buyline-article-products")?.previousElementSibling;
      return {
        first: list.querySelector("h3")?.textContent?.trim() ?? "",
        behind: before?.querySelector("img") ? "a picture" : (before?.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 30),
        layout: /--(\w+)$/.exec(list.className)?.[1] ?? "",
      };
    }),
  );
}
