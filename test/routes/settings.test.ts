import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EVERYWHERE } from "../../app/domain/page-rules";
import { RESOURCE_KINDS } from "../../app/domain/pages";
import { MOST_FILE_BYTES, toPortableFile, type PortableFile, type PortablePart } from "../../app/domain/portability-file";
import { CLIENT, INSTALLATION, PRODUCT } from "../sandbox/small-shop";
import { createStorefront } from "../sandbox/storefront";
import { call, database, merchantRequest, published, SHOP, shopify, wallTimeIn } from "./app-under-test";
import { saveArticleProducts } from "./article-form";
import { FOUR_BADGES } from "../domain/four-badges";

const EXTENSION = join(import.meta.dirname, "../../extensions/storefront");
const SECOND_PRODUCT = "gid://shopify/Product/102";

let exporting: typeof import("../../app/routes/app.settings.export");
let importing: typeof import("../../app/routes/app.settings.import");
let badges: typeof import("../../app/routes/app.badges.$id");
let banner: typeof import("../../app/routes/app.banners.$id");
let home: typeof import("../../app/routes/app._index");
let pages: typeof import("../../app/routes/app.pages/route");
beforeAll(async () => {
  exporting = await import("../../app/routes/app.settings.export");
  importing = await import("../../app/routes/app.settings.import");
  badges = await import("../../app/routes/app.badges.$id");
  banner = await import("../../app/routes/app.banners.$id");
  home = await import("../../app/routes/app._index");
  pages = await import("../../app/routes/app.pages/route");
});

async function step(query: string) {
  const { status, data } = await call(exporting.loader, merchantRequest(`/app/settings/export${query}`));
  return { status, data: JSON.parse(data) };
}

/** As the browser does it: step by step until there is no next. */
async function exportAll(): Promise<PortableFile> {
  const { data: head } = await step("");
  const parts: PortablePart[] = [];
  for (const kind of RESOURCE_KINDS) {
    for (let query: string | null = `?kind=${kind}`; query !== null; ) {
      const { data } = await step(query);
      parts.push(data);
      query = data.next === null ? null : `?${new URLSearchParams({ kind, after: data.next })}`;
    }
  }
  return JSON.parse(JSON.stringify(toPortableFile(head, parts)));
}

async function send(query: string, text: string) {
  const { status, data } = await call(importing.action, merchantRequest(`/app/settings/import${query}`, { body: text }));
  return { status, data: JSON.parse(data) };
}
const check = (file: unknown) => send("?step=check", typeof file === "string" ? file : JSON.stringify(file));

async function importAll(file: PortableFile) {
  const { data: report } = await check(file);
  let answer = await send(`?${new URLSearchParams({ step: "apply", seen: report.seen })}`, JSON.stringify(file));
  while (answer.data.left > 0 && answer.status === 200) answer = await send("?step=articles", "");
  return answer;
}

async function setUp(): Promise<void> {
  await call(banner.action, merchantRequest("/app/banners/main", { json: { name: "Black Friday", live: true, message: "Sale & more", linkLabel: "Shop", link: "/collections/all", startsAt: "", endsAt: wallTimeIn(5), countdown: "on", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: "Store owner", version: 0, rule: { ...EVERYWHERE, except: [{ type: "resource", kind: "product", id: 102, title: "Back of Steel" }] } } }), { id: "main" });
  await call(badges.action, merchantRequest("/app/badges/main", { json: { badges: FOUR_BADGES, version: 0 } }), { id: "main" });
  await saveArticleProducts(1, [SECOND_PRODUCT, PRODUCT]);
  await saveArticleProducts(5, [PRODUCT], { layout: "featured", headings: { en: "For your back" } });
  const content = JSON.stringify({ kindChoices: { home: { "trust-badges": "off" } }, guideDismissed: false });
  await database.settings.create({ data: { shop: SHOP, version: 1, content } });
  await call(badges.action, merchantRequest("/app/badges/main", { json: { badges: FOUR_BADGES.slice(0, 3), version: 1 } }), { id: "main" });
  const at = new Date().toISOString();
  shopify.store.state.metafields.push({ id: 77_001, ownerId: "gid://shopify/Page/501", namespace: `app--${CLIENT.clientId}`, key: "page", type: "json", value: JSON.stringify({ version: 1, choices: { "sale-banner": "off" } }), createdAt: at, updatedAt: at });
}

async function wipe(): Promise<void> {
  await Promise.all([database.banner.deleteMany(), database.badgeSet.deleteMany(), database.settings.deleteMany(), database.publication.deleteMany(), database.publishedVersion.deleteMany(), database.articleDraft.deleteMany()]);
  shopify.store.state.metafields = [];
}

beforeEach(setUp);

describe("export and import", () => {
  it("give the same storefront after everything was wiped", async () => {
    const instant = new Date();
    shopify.store.state.theme = { id: 1, name: "Theme", blocks: { article: ["article-products", "trust-badges"].map((block) => ({ id: block, block, settings: {}, section: "main" })), index: [{ id: "b", block: "trust-badges", settings: {}, section: "apps" }] }, embeds: [{ id: "e", block: "sale-banner-embed", settings: {} }] };
    const paths = ["/", "/blogs/news/back-pain-1", "/blogs/recipes/back-pain-5", "/products/flexible-back-2-0", "/products/back-of-steel", "/pages/returns"];
    const draw = () => {
      const storefront = createStorefront({ store: shopify.store, extensionFolder: EXTENSION, clientId: CLIENT.clientId, now: () => instant });
      return Promise.all(paths.map(async (path) => (await storefront(new Request(`http://127.0.0.1:4999${path}`))).text()));
    };
    const before = await draw();
    expect(before[1]).toContain("Sale &amp; more");
    expect(before[1]).toContain("buyline-article-products");
    expect(before[2]).toContain("For your back");
    expect(before[4]).not.toContain("Sale &amp; more");
    const file = await exportAll();

    await wipe();
    expect(await draw()).not.toEqual(before);
    expect((await importAll(file)).data).toMatchObject({ outcome: { live: true }, left: 0 });
    expect(await database.pageDraft.count()).toBe(0);
    expect(await draw()).toEqual(before);
    expect(await exportAll()).toEqual({ ...file, exportedAt: expect.any(String) });
  });

  it("say in the head which product, version and store the file is of, and name everything by handle", async () => {
    expect(await exportAll()).toMatchObject({
      product: "buyline",
      format: 1,
      shop: SHOP,
      named: [{ kind: "product", id: 102, handle: "back-of-steel" }],
      articles: [
        { blog: "news", handle: "back-pain-1", groups: [{ products: ["back-of-steel", "flexible-back-2-0"] }] },
        { blog: "recipes", handle: "back-pain-5", groups: [{ products: ["flexible-back-2-0"] }] },
      ],
      pages: [{ kind: "page", handle: "returns", choices: { "sale-banner": "off" } }],
    });
  });

  it("say in words when Shopify fails while reading", async () => {
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "articleCarriers" });
    expect(await step("?kind=article")).toMatchObject({ status: 503, data: { message: expect.stringContaining("Shopify") } });
    expect(await step("?kind=customer")).toMatchObject({ status: 422 });
  });
});

describe("the report before an import", () => {
  it("writes nothing, and tells what matches, what does not, and what comes switched off", async () => {
    const file = await exportAll();
    shopify.merchant.deleteProduct(102);
    shopify.store.state.articles = shopify.store.state.articles.filter(({ id }) => id !== 5);
    const before = JSON.stringify(shopify.store.state.metafields);
    const { status, data } = await check({ ...file, badgeSets: [] });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      sameShop: true,
      found: { articles: 1, products: 1, pages: 1 },
      missing: { articles: ["Back pain 5"], products: ["back-of-steel"], pages: [], inRules: ["Back of Steel"] },
      off: [{ name: "Black Friday", why: expect.stringContaining("Back of Steel") }],
    });
    expect(data.changes.map(({ subject, words }: { subject: string; words: string[] }) => [subject, words[0]])).toEqual([["Banner “Black Friday”", "switched off"], ["Badge set “Badges”", "removed"]]);
    expect(JSON.stringify(shopify.store.state.metafields)).toBe(before);
    expect(await database.badgeSet.count()).toBe(1);
  });

  it("finds the resources of another store by their handles, and believes no confirmation of it (T5)", async () => {
    const file = await exportAll();
    file.shop = "another-store.myshopify.com";
    file.named = file.named.map((one) => ({ ...one, id: 999 }));
    file.banners = JSON.parse(JSON.stringify(file.banners).replace('"id":102', '"id":999'));
    expect((await check(file)).data).toMatchObject({ sameShop: false, missing: { inRules: [] }, off: [{ why: expect.stringContaining("another store") }] });
    await importAll(file);
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [], badge_sets: [{ id: "main" }] });
    const row = await database.banner.findFirstOrThrow();
    expect(JSON.parse(row.content)).toMatchObject({ live: false, confirmation: null, rule: { except: [{ id: 102 }] } });
  });
});

describe("a bad file", () => {
  const state = async () => [await database.banner.findMany(), await database.badgeSet.findMany(), JSON.stringify(shopify.store.state.metafields)];

  it.each<[string, (file: PortableFile) => string, string]>([
    ["is cut off", (file) => JSON.stringify(file).slice(0, -200), "cut off"],
    ["has a link that runs script", (file) => JSON.stringify(file).replace("/collections/all", "javascript:alert(1)"), "Use a link that starts with"],
  ])("that %s is refused in words at each step, and nothing is half-done", async (_name, change, words) => {
    const [file, before] = [await exportAll(), await state()];
    const { seen } = (await check(file)).data;
    for (const query of ["?step=check", `?step=apply&seen=${seen}`]) {
      const { status, data } = await send(query, change(file));
      expect([status, data.problems.join(" ")]).toEqual([422, expect.stringContaining(words)]);
    }
    expect(await state()).toEqual(before);
  });

  it("of 50 MB is refused with 413, without being read to its end", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
        if (sent >= 50 * 1024 * 1024) controller.close();
      },
    });
    const { status, data } = await call(importing.action, merchantRequest("/app/settings/import?step=check", { body }));
    expect([status, JSON.parse(data).problems[0]]).toEqual([413, expect.stringContaining("larger than 10 MB")]);
    expect(sent).toBeLessThan(2 * MOST_FILE_BYTES);
  });
});

describe("an import that meets trouble", () => {
  it("is refused when somebody saved something since the report", async () => {
    const file = await exportAll();
    const { seen } = (await check(file)).data;
    await call(badges.action, merchantRequest("/app/badges/main", { json: { badges: [], version: 2 } }), { id: "main" });
    expect(await send(`?step=apply&seen=${seen}`, JSON.stringify(file))).toMatchObject({ status: 409 });
    expect((await call(badges.loader, merchantRequest("/app/badges/main"), { id: "main" })).data.values.badges).toEqual([]);
  });

  it("keeps everything as drafts while Shopify fails, and Home finishes it", async () => {
    const file = await exportAll();
    await wipe();
    const { seen } = (await check(file)).data;
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 6, operation: "saveMetafields" });
    expect((await send(`?step=apply&seen=${seen}`, JSON.stringify(file))).data).toMatchObject({ outcome: { live: false }, left: 2 });
    expect((await send("?step=articles", "")).data).toMatchObject({ outcome: { live: false }, left: 2 });
    for (const intent of ["publish", "publish-articles"]) await call(home.action, merchantRequest("/app?index", { json: { intent } }));
    expect(published("gid://shopify/Article/1", "products")).toEqual([SECOND_PRODUCT, PRODUCT]);
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ id: "main" }], badge_sets: [{ id: "main" }] });
    expect((await call(home.loader, merchantRequest("/app"))).data.facts).toMatchObject({ error: null, waiting: { count: 0 } });
  });

  it("keeps what single pages show while Shopify does not take it, over what they show now and over nobody’s later choice", async () => {
    const file = await exportAll();
    file.pages.push({ kind: "product", handle: "back-of-steel", blog: null, title: "Back of Steel", choices: { "trust-badges": "off" } });
    const metafield = shopify.store.state.metafields.find(({ id }) => id === 77_001);
    if (metafield !== undefined) metafield.value = JSON.stringify({ version: 1, choices: { "sale-banner": "main" } });
    const { seen } = (await check(file)).data;
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "importPageChoices" });
    expect((await send(`?step=apply&seen=${seen}`, JSON.stringify(file))).data).toMatchObject({ outcome: { live: false, reason: expect.stringContaining("single pages") } });
    expect(published("gid://shopify/Page/501", "page")).toMatchObject({ choices: { "sale-banner": "main" } });
    expect((await call(home.loader, merchantRequest("/app"))).data.facts).toMatchObject({ waitingPages: 2 });

    const at = new Date().toISOString();
    const byHand = { version: 1, choices: { "trust-badges": "main" } };
    shopify.store.state.metafields.push({ id: 77_002, ownerId: SECOND_PRODUCT, namespace: `app--${CLIENT.clientId}`, key: "page", type: "json", value: JSON.stringify(byHand), createdAt: at, updatedAt: at });
    expect((await call(pages.action, merchantRequest("/app/pages", { json: { intent: "publish" } }))).data).toMatchObject({ saved: true, outcome: { live: true } });
    expect(published("gid://shopify/Page/501", "page")).toMatchObject({ choices: { "sale-banner": "off" } });
    expect(published(SECOND_PRODUCT, "page")).toEqual(byHand);
    expect((await call(home.loader, merchantRequest("/app"))).data.facts).toMatchObject({ waitingPages: 0 });
  });

  it("changes nothing when Shopify cannot be asked what matches", async () => {
    const file = await exportAll();
    await wipe();
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "productCarriers" });
    expect(await check(file)).toMatchObject({ status: 503, data: { problems: [expect.stringContaining("Nothing was changed")] } });
  });
});
