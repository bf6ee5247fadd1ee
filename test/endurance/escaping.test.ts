/**
 * Hostile words in every field of a merchant's, saved by the app's own routes and printed by every block on every kind
 * of page: the page is the one that harmless words make, element for element, with other words in it (P4).
 */
import { join } from "node:path";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { beforeAll, beforeEach, expect, it, test } from "vitest";
import { toPlace } from "../../app/domain/article-places";
import { ARTICLE_PRODUCTS_WAYS } from "../../app/domain/settings";
import { createStorefront } from "../sandbox/storefront";
import { CLIENT } from "../sandbox/small-shop";
import { call, merchantRequest, SHOP, shopify, wallTimeIn, type RouteAnswer } from "../routes/app-under-test";
import { HOSTILE_COLORS, HOSTILE_IMAGES, HOSTILE_LINKS, HOSTILE_WORDS } from "./hostile-words";

const EXTENSION = join(import.meta.dirname, "../../extensions/storefront");
const ARTICLE_PAGE = "/blogs/news/back-pain-1";
const PRODUCT_PAGE = "/products/flexible-back-2-0";
const PAGES = ["/", PRODUCT_PAGE, "/collections", "/collections/relief", PRODUCT_PAGE, "/blogs/news", "/pages/returns", "/cart", "/search?q=back", PRODUCT_PAGE, "/nope"];
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><path d="M1 1h2"/></svg>';

let routes: { banner: Route; badges: Route; article: Route; articles: Route; icon: Route };
type Route = { action: Parameters<typeof call>[0]; loader?: Parameters<typeof call>[0] };
beforeAll(async () => {
  routes = {
    banner: await import("../../app/routes/app.banners.$id"),
    badges: await import("../../app/routes/app.badges.$id"),
    article: await import("../../app/routes/app.articles.$number"),
    articles: await import("../../app/routes/app.articles._index"),
    icon: await import("../../app/routes/app.badge-icon"),
  };
});

beforeEach(() => {
  const { state } = shopify.store;
  for (const locale of state.shop.locales) locale.published = true;
  // Both are drawn in the order in which they stand here.
  state.theme.blocks = {
    header: [{ id: "bar", block: "sale-banner", settings: {} }],
    footer: [{ id: "promises", block: "trust-badges", settings: {} }],
    article: [
      { id: "list", block: "article-products", settings: {} },
      { id: "inside", block: "article-with-products", settings: {} },
      { id: "badges", block: "trust-badges", settings: {} },
    ],
    product: [{ id: "about", block: "read-about", settings: {} }, { id: "badges", block: "trust-badges", settings: {} }],
  };
  state.theme.embeds = ["sale-banner-embed", "trust-badges-embed", "products-in-articles"].map((block) => ({ id: block, block, settings: {} }));
});

/** Gives each field its words, in the order in which they are asked for. */
type Say = (change?: (words: string) => string) => string;

async function saved(answer: Promise<RouteAnswer>): Promise<void> {
  expect(await answer).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
}

// Of one moment, so that two saves of a turn differ in nothing else.
const times = { startsAt: wallTimeIn(1), endsAt: wallTimeIn(20), teaserFrom: wallTimeIn(-1) };

const bannerForm = (say: Say) => {
  const label = () => say((text) => text.replaceAll(",", "").slice(0, 16));
  const words = () => ({ dayLabel: label(), hourLabel: label(), minuteLabel: label(), secondLabel: label(), message: say(), moreMessages: `${say()}\n${say()}`, teaserMessage: say(), lastHoursMessage: say(), endedMessage: say(), linkLabel: say() });
  const tags = Array.from({ length: 3 }, () => ({ type: "article_tag", tag: say((text) => text.replaceAll(",", "").replace("\u0000", "")) }));
  const rule = { where: [], except: tags, markets: [], locales: [], customer: "anyone", customerTags: [], device: "any" };
  return { name: say(), live: true, rule, locale: "en", ...words(), translations: { de: words() }, link: "/collections/all", code: say((text) => text.replaceAll(/[\s,]/g, "")), ...times, lastHours: 3, endedHours: 2, countdown: "on_articles_too", textColor: "#ffffff", backgroundColor: "#000000", confirmed: true, confirmedBy: say(), version: 0 };
};
const saveBanner = (form: object) => call(routes.banner.action, merchantRequest("/app/banners/main", { json: form }), { id: "main" });
const saveBadges = (badges: object[], name = "Badges") => call(routes.badges.action, merchantRequest("/app/badges/main", { json: { name, badges, version: 0 } }), { id: "main" });

async function saveAll(say: Say, turn: number): Promise<void> {
  const { state } = shopify.store;
  const { image } = JSON.parse((await call(routes.icon.action, merchantRequest("/app/badge-icon", { body: SVG }))).data) as { image: object };
  await saved(saveBanner({ ...bannerForm(say), codeAction: turn % 2 === 0 ? "copy" : "apply" }));

  const words = () => ({ title: say(), text: say(), linkLabel: say(), condition: say(), terms: say() });
  const badge = (more: object) => ({ icon: "truck", ...words(), translations: { de: { ...words(), imageAlt: say() } }, claim: { kind: "plain", hours: say(), source: say() }, ...more });
  await saved(saveBadges([badge({ link: { url: "/pages/returns" } }), badge({ image: { ...image, alt: say(), decorative: false, seal: false } }), { ...badge({ link: { policy: "refund_policy" } }), linkLabel: "" }], say()));

  const [first, second] = state.products;
  const article = state.articles.find(({ id }) => id === 1);
  if (first === undefined || second === undefined || article === undefined) throw new Error("the shop has two products and an article");
  // What stands in Shopify is a stranger's too; half of a character cannot stand there.
  const title = () => say((text) => text.toWellFormed());
  [first.title, second.title, article.title] = [title(), title(), title()];
  const paragraph = "A paragraph of the article.";
  article.body = `<p>${paragraph}</p><p>Another.</p>`;
  const headings = () => ({ en: say(), de: say() });
  const groups = [
    { id: "1", place: toPlace([paragraph, "Another."], 0), headings: headings(), layout: "carousel", productIds: ["gid://shopify/Product/101"] },
    { id: "2", place: null, headings: headings(), layout: "list", productIds: ["gid://shopify/Product/102"] },
  ];
  const { version } = (await call(routes.article.loader ?? routes.article.action, merchantRequest("/app/articles/1"), { number: "1" })).data;
  await saved(call(routes.article.action, merchantRequest("/app/articles/1", { json: { locale: "en", groups, version } }), { number: "1" }));
  const way = ARTICLE_PRODUCTS_WAYS[turn % ARTICLE_PRODUCTS_WAYS.length];
  await saved(call(routes.articles.action, merchantRequest("/app/articles?index", { json: { way, version: 0 } })));
  for (const blocks of [state.theme.blocks["article"], state.theme.blocks["product"]]) for (const block of blocks ?? []) if (["article-products", "read-about"].includes(block.block)) block.settings = { heading: say() };
}

/** Forgets what was saved, here and at Shopify. */
async function empty(): Promise<void> {
  const { tablesOf } = await import("../../app/adapters/database.server");
  const { database } = await import("../../app/adapters/shopify-app.server");
  for (const table of tablesOf(database)) if (table.name !== "Session") await table.deleteMany({ where: { shop: SHOP } });
  shopify.store.state.metafields = [];
}

async function read(path: string, now: Date): Promise<string> {
  const visit = createStorefront({ store: shopify.store, extensionFolder: EXTENSION, clientId: CLIENT.clientId, now: () => now });
  return (await visit(new Request(`http://127.0.0.1:4999${path}`))).text();
}

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment;
/** What no HTML can carry, what the app sets in, and white space: not what this is about. */
const plain = (text: string) => text.toWellFormed().replaceAll(/[\u0000\ufffd\u2060]/g, "").replaceAll(/\s+/g, " ").trim();

/** The page in lines: each element with its attributes, each text. @param typed what stands for a word of the harmless page */
function linesOf(html: string, typed: (text: string) => string = (text) => text): string[] {
  const lines: string[] = [];
  const attribute = (name: string, value: string) => {
    if (name === "data-words") return name;
    const decoded = /^(\/de)?\/discount\//.test(value) ? decodeURIComponent(value) : value;
    return `${name}=${JSON.stringify(plain(typed(decoded)))}`;
  };
  const visit = (node: Node, inScript: boolean) => {
    if (node.nodeName === "#text" && "value" in node) {
      const { value } = node;
      const text = plain(inScript && value.includes("schema.org") ? JSON.stringify(JSON.parse(value), (_, one: unknown) => (typeof one === "string" ? plain(typed(one)) : one)) : typed(value));
      if (text !== "") lines.push(text);
    } else if (node.nodeName === "#comment") lines.push("comment");
    else if ("attrs" in node) lines.push(`<${node.nodeName} ${node.attrs.map(({ name, value }) => attribute(name, value)).join(" ")}>`);
    if ("childNodes" in node) for (const child of node.childNodes) visit(child, node.nodeName === "script");
    if ("content" in node) visit(node.content, false);
    if ("attrs" in node) lines.push(`</${node.nodeName}>`);
  };
  visit(parse(html), false);
  return lines;
}

it("prints the page that harmless words make, with other words in it", { timeout: 120_000 }, async () => {
  const now = new Date();
  const printed = new Set<number>();
  for (const [turn] of HOSTILE_WORDS.entries()) {
    const other = PAGES[turn % PAGES.length] ?? "/";
    const paths = [ARTICLE_PAGE, `/de${ARTICLE_PAGE}`, turn % 2 === 0 ? other : `/de${other}`];
    let count = 0;
    await empty();
    await saveAll(() => `Word${count++}x`, turn);
    const harmless = await Promise.all(paths.map((path) => read(path, now)));

    const words: string[] = [];
    await empty();
    await saveAll((change = (text) => text) => {
      const hostile = change(HOSTILE_WORDS[(words.length + turn) % HOSTILE_WORDS.length] ?? "");
      words.push(hostile);
      return hostile;
    }, turn);
    expect(words).toHaveLength(count);
    const typed = (text: string) => text.replaceAll(/Word(\d+)x/g, (_, index: string) => (printed.add(Number(index)), words[Number(index)] ?? ""));
    for (const [index, path] of paths.entries()) expect(linesOf(await read(path, now)), `turn ${turn}: ${path}`).toEqual(linesOf(harmless[index] ?? "", typed));
  }
  console.info(`${printed.size} fields are printed`);
});

const links = { banner: (url: string) => saveBanner({ ...bannerForm(() => "Words"), code: "", link: url }), badge: (url: string) => saveBadges([{ icon: "truck", title: "Fast", text: "", link: { url } }]) };
test.each(HOSTILE_LINKS.map((link) => [JSON.stringify(link), link]))("the link %s is refused beside its field, or leads where a link may lead", async (_name, link) => {
  for (const save of Object.values(links)) {
    await empty();
    const answer = await save(link);
    if (answer.status === 422) {
      expect(answer.data.problems.map(({ field }: { field: string }) => field)).toEqual([expect.stringMatching(/link/)]);
      continue;
    }
    expect(answer.status).toBe(200);
    const lines = linesOf(await read("/", new Date()));
    const hrefs = lines.flatMap((line) => [...line.matchAll(/ href=("(?:[^"\\]|\\.)*")/g)].map(([, json = '""']) => JSON.parse(json) as string));
    expect(hrefs).toContain(link);
    for (const href of hrefs) expect(["http:", "https:", "mailto:", "tel:"]).toContain(new URL(href, "http://127.0.0.1:4999").protocol);
    expect(lines.filter((line) => /^<[^>]* on\w+=/.test(line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')))).toEqual([]);
  }
});

test.each([...HOSTILE_COLORS.flatMap((color) => [{ textColor: color }, { backgroundColor: color }, { look: { background: "gradient", gradientTo: color } }]), ...HOSTILE_IMAGES.map((image) => ({ look: { background: "image", image } }))].map((change) => [JSON.stringify(change), change]))("the look %s is refused", async (_name, change) => {
  expect((await saveBanner({ ...bannerForm(() => "Words"), ...change })).status).toBe(422);
});
