import { beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { createDrafts } from "../../app/adapters/drafts-prisma.server";
import { badgeSetSchema, type BadgeSet } from "../../app/domain/badges";
import { bannerSchema, type Banner } from "../../app/domain/banner";
import type { CauseWords } from "../../app/domain/reason-words";
import { EVERYWHERE, type PageRule } from "../../app/domain/page-rules";
import type { Drafts } from "../../app/ports";
import { ARTICLE, INSTALLATION, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, SHOP, shopify, wallTimeIn } from "./app-under-test";
import { saveArticleProducts } from "./article-form";

let pages: typeof import("../../app/routes/app.pages/route");
let search: typeof import("../../app/routes/app.pages_.search");
beforeAll(async () => {
  pages = await import("../../app/routes/app.pages/route");
  search = await import("../../app/routes/app.pages_.search");
});

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1000);
let drafts: Drafts;
beforeEach(() => {
  drafts = createDrafts(database, SHOP);
});

const banner = (change: Partial<Banner> = {}, rule: Partial<PageRule> = {}): Banner => bannerSchema.parse({
  name: "Black Friday", live: true, rule: { ...EVERYWHERE, ...rule }, locale: "en", message: "25% off", linkLabel: null, link: null, startsAt: null, endsAt: now() + 10 * HOUR, zone: "Europe/Berlin", countdown: "off",
  colors: { text: "#ffffff", background: "#000000" }, confirmation: null, ...change,
});
const badges: BadgeSet = badgeSetSchema.parse({ name: "Trust", live: true, rule: EVERYWHERE, locale: "en", badges: [{ icon: "truck", title: "Tracked", text: "" }] });

const publish = () => call(pages.action, merchantRequest("/app/pages", { json: { intent: "publish" } }));
async function look(query: string) {
  const { status, data } = await call(pages.loader, merchantRequest(`/app/pages?${query}`));
  expect(status).toBe(200);
  return data;
}
/** The sale banner's view on a page. */
const slotOf = async (query: string, slot = "sale-banner") => (await look(query)).detail.slots.find((one: { slot: string }) => one.slot === slot);
const save = (form: object, version = 0) => call(pages.action, merchantRequest("/app/pages", { json: { ownerId: null, digest: null, waiting: null, kind: null, page: {}, forKind: {}, version, ...form } }));

describe("every cause is told", () => {
  interface Case {
    name: string;
    cause: CauseWords["cause"];
    text: RegExp;
    arrange: () => Promise<unknown>;
    query?: string;
    slot?: string;
  }
  const add = (change: Partial<Banner>, rule: Partial<PageRule> = {}) => drafts.banners.save("a", banner(change, rule), 0);
  const article = "page=article/1";

  const CASES: Case[] = [
    { name: "switched off", cause: "paused", text: /switched off/, arrange: () => add({ live: false }) },
    { name: "not started", cause: "not_started", text: /starts .*(GMT|CET|CEST)/, arrange: () => add({ startsAt: now() + HOUR }) },
    { name: "ended", cause: "ended", text: /ended .*(GMT|CET|CEST)/, arrange: () => add({ endsAt: now() - HOUR }) },
    { name: "another kind of page", cause: "no_match", text: /names products\. This is an article/, arrange: () => add({}, { where: [{ type: "kind", kind: "product" }] }) },
    { name: "another tag", cause: "no_match", text: /articles tagged sleep\. This article is tagged odd/, arrange: () => add({}, { where: [{ type: "article_tag", tag: "sleep" }] }) },
    { name: "another address", cause: "no_match", text: /address of this page is \/blogs\/news\/back-pain-1/, arrange: () => add({}, { where: [{ type: "path", path: "/pages/*" }] }) },
    { name: "another template", cause: "no_match", text: /default template/, arrange: () => add({}, { where: [{ type: "template", suffix: "landing" }] }) },
    { name: "another blog", cause: "no_match", text: /another blog/, arrange: () => add({}, { where: [{ type: "in_blog", id: 402, title: "Recipes" }] }) },
    { name: "another article", cause: "no_match", text: /another article/, arrange: () => add({}, { where: [{ type: "resource", kind: "article", id: 7, title: "Seven" }] }) },
    { name: "another collection", cause: "no_match", text: /“Sale”.*This product is not in it/, arrange: () => add({}, { where: [{ type: "in_collection", id: 999, title: "Sale" }] }), query: "page=product/101" },
    { name: "excluded", cause: "excluded", text: /leaves out articles tagged odd/, arrange: () => add({}, { except: [{ type: "article_tag", tag: "odd" }] }) },
    { name: "another market", cause: "visitor", text: /in eu only/, arrange: () => add({}, { markets: ["eu"] }) },
    { name: "another language by its rule", cause: "visitor", text: /in fr only/, arrange: () => add({}, { locales: ["fr"] }) },
    { name: "no words in the language", cause: "language_missing", text: /words in fr only, none in/, arrange: () => add({ locale: "fr" }) },
    { name: "a guest", cause: "visitor", text: /customers who are signed in/, arrange: () => add({}, { customer: "signed_in" }) },
    { name: "a customer", cause: "visitor", text: /not signed in/, arrange: () => add({}, { customer: "guest" }), query: `${article}&customer=signed_in` },
    { name: "a customer without the tag", cause: "visitor", text: /tagged vip/, arrange: () => add({}, { customerTags: ["vip"] }), query: `${article}&customer=signed_in&tags=plain` },
    { name: "another width", cause: "device", text: /on phones/, arrange: () => add({}, { device: "phone" }) },
    {
      name: "beaten",
      cause: "beaten",
      text: /“First” shows instead: it comes first in your order of banners/,
      arrange: async () => {
        await add({});
        await drafts.banners.save("b", banner({ name: "First" }), 0);
      },
    },
    { name: "off for the page", cause: "off_for_page", text: /switched off the sale banner for this page/, arrange: async () => [await add({}), await publish(), await save({ ownerId: ARTICLE, kind: "article", page: { "sale-banner": "off" } })] },
    { name: "off for the kind", cause: "off_for_kind", text: /for all articles/, arrange: async () => [await add({}), await save({ kind: "article", forKind: { "sale-banner": "off" } })] },
    { name: "an empty set", cause: "empty", text: /no badges/, arrange: () => drafts.badgeSets.save("s", { ...badges, badges: [] }, 0), slot: "trust-badges" },
    { name: "too far down", cause: "beyond_limit", text: /first 50 banners/, arrange: () => database.banner.createMany({ data: Array.from({ length: 51 }, (_, index) => ({ shop: SHOP, id: `n${index}`, position: index, content: JSON.stringify(banner()), version: 1 })) }) },
    { name: "never published", cause: "unpublished_item", text: /not published/, arrange: () => add({}) },
    { name: "changed since", cause: "unpublished_item", text: /before the last change/, arrange: async () => [await add({}), await publish(), await drafts.banners.save("a", banner({ message: "30% off" }), 1)] },
    { name: "switched off since", cause: "unpublished_item", text: /still see it/, arrange: async () => [await add({}), await publish(), await drafts.banners.save("a", banner({ live: false }), 1)] },
    { name: "another order since", cause: "unpublished_order", text: /old order/, arrange: async () => [await add({}), await drafts.banners.save("b", banner({ endsAt: now() + 9 * HOUR }), 0), await publish(), await drafts.banners.order(["a", "b"], ["b", "a"])] },
    { name: "a choice for the kind since", cause: "unpublished_kind_choice", text: /whole kind/, arrange: async () => [await add({}), await publish(), await drafts.saveSettings({ ...(await drafts.settings()).content, kindChoices: { article: { "sale-banner": "off" } } }, 0)] },
    {
      name: "a choice that Shopify did not take",
      cause: "page_draft",
      text: /kept, but shoppers do not see it yet/,
      arrange: async () => {
        shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
        await save({ ownerId: ARTICLE, page: { "sale-banner": "off" } });
      },
    },
    { name: "just published", cause: "cached", text: /Published less than a minute ago/, arrange: async () => [await add({}), await publish()] },
    {
      name: "hidden by the shopper",
      cause: "dismissible",
      text: /can hide this banner/,
      arrange: async () => {
        await add({});
        await publish();
      },
    },
    { name: "a pin that is gone", cause: "pin_gone", text: /does not exist any more/, arrange: async () => { await drafts.saveSettings({ ...(await drafts.settings()).content, kindChoices: { article: { "sale-banner": "gone" } } }, 0); } },
    { name: "a page that is not published", cause: "hidden_page", text: /this article: it is not published/, arrange: () => add({}), query: "page=article/2" },
    { name: "a product that is not published", cause: "hidden_page", text: /this product: it is not published/, arrange: () => add({}), query: "page=product/103" },
  ];

  test.each(CASES)("$name", async ({ cause, text, arrange, query = article, slot }) => {
    await arrange();
    const [{ detail }, view] = [await look(query), await slotOf(query, slot)];
    const told: CauseWords[] = [...detail.notes, ...view.notes, ...view.lost.flatMap((one: { causes: CauseWords[] }) => one.causes)];
    expect(told.find((one) => one.cause === cause && text.test(one.text)), JSON.stringify(told)).toBeDefined();
  });

  it("of an article’s products: none, one that is not published, a choice that waits", async () => {
    const causes = async () => (await look(article)).detail.article.notes.map((one: CauseWords) => one.cause);
    expect(await causes()).toEqual(["no_products"]);
    await saveArticleProducts(1, [PRODUCT, "gid://shopify/Product/103"]);
    expect(await causes()).toEqual(["hidden_product"]);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    await saveArticleProducts(1, [PRODUCT]);
    expect(await causes()).toEqual(["hidden_product", "article_draft"]);
  });
});

describe("finding a page", () => {
  test.each([
    ["page=article/1", "Back pain 1", "/blogs/news/back-pain-1"],
    ["page=product/101", "Flexible Back 2.0", "/products/flexible-back-2-0"],
    ["page=collection/301", "Relief", "/collections/relief"],
    ["page=blog/401", "Back News", "/blogs/news"],
    ["page=page/501", "Returns", "/pages/returns"],
    ["kind=cart", "Cart", "/cart"],
    ["address=/blogs/news/back-pain-1?x=1", "Back pain 1", "/blogs/news/back-pain-1"],
    ["address=http://127.0.0.1:4999/collections/relief/products/back-of-steel", "Back of Steel", "/collections/relief/products/back-of-steel"],
    ["address=https://small-shop.myshopify.com/pages/returns", "Returns", "/pages/returns"],
    ["address=https://admin.shopify.com/store/small-shop/content/articles/3", "Back pain 3", "/blogs/news/back-pain-3"],
    ["address=/collections/all", "All products", "/collections/all"],
    ["address=/policies/refund-policy", "/policies/refund-policy", "/policies/refund-policy"],
  ])("%s", async (query, title, path) => {
    expect((await look(query)).detail).toMatchObject({ title, path });
  });

  test.each([
    ["address=https://other.example/pages/returns", "other.example is not an address of this store"],
    ["address=https://admin.shopify.com/store/other/products/101", "another store"],
    ["address=not an address", "This is not an address"],
    ["page=article/999", "does not exist in your store any more"],
    ["page=product/401", "does not exist in your store any more"],
  ])("%s is answered beside the field", async (query, words) => {
    const { detail, problems } = await look(query);
    expect(detail).toBeNull();
    expect(problems.address).toContain(words);
  });

  test.each(["/products/gone", "/blogs/recipes/back-pain-1", "/nowhere", "/pages/" + "r%C3%BCcken"])("at %s shoppers get the “not found” page, which is said and explained", async (address) => {
    expect((await look(`address=${encodeURIComponent(address)}`)).detail).toMatchObject({ kind: "not_found", note: expect.stringContaining("“not found” page") });
  });

  it("searches articles, pages and blogs by title, and survives any text", async () => {
    const find = async (query: string) => JSON.parse((await call(search.loader, merchantRequest(`/app/pages/search?${new URLSearchParams({ query })}`))).data);
    expect(await find("returns")).toEqual([{ kind: "page", id: 501, title: "Returns", detail: "" }]);
    expect(await find("news")).toContainEqual({ kind: "blog", id: 401, title: "Back News", detail: "" });
    expect((await find("back pain 1"))[0]).toMatchObject({ kind: "article", detail: expect.any(String) });
    expect(await find("")).toEqual([]);
    expect(await find('"*:(\\ OR')).toBeInstanceOf(Array);
  });

  it("answers 401 without a session token, and 503 with words when Shopify is silent", async () => {
    expect((await call(pages.loader, merchantRequest("/app/pages", { token: "forged" }))).status).toBe(401);
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "page" });
    expect(await call(pages.loader, merchantRequest("/app/pages?page=article/1"))).toMatchObject({ status: 503, data: expect.stringContaining("Try again") });
  });
});

describe("changing it here", () => {
  beforeEach(async () => {
    await drafts.banners.save("b", banner({ name: "Second" }), 0);
    await drafts.banners.save("a", banner(), 0);
    await publish();
  });
  const articlePage = () => look("page=article/1");

  it("pins to one page, in the page’s own metafield and nowhere else", async () => {
    expect((await slotOf("page=article/1")).winner).toMatchObject({ id: "a" });
    expect(await save({ ownerId: ARTICLE, kind: "article", page: { "sale-banner": "b" } })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "page")).toEqual({ version: 1, choices: { "sale-banner": "b" } });
    expect((await slotOf("page=article/1")).winner).toMatchObject({ id: "b", why: "You pinned it to this page." });
    expect((await slotOf("page=article/3")).winner).toMatchObject({ id: "a" });
    const { digest } = (await articlePage()).detail.form;
    await save({ ownerId: ARTICLE, digest, kind: "article" });
    expect((await slotOf("page=article/1")).winner).toMatchObject({ id: "a" });
  });

  test.each([[ARTICLE], ["gid://shopify/Product/101"], ["gid://shopify/Collection/301"], ["gid://shopify/Page/501"], ["gid://shopify/Blog/401"]])("%s carries its own choice", async (ownerId) => {
    expect((await save({ ownerId, page: { "trust-badges": "off" } })).data).toMatchObject({ saved: true, outcome: { live: true } });
    expect(published(ownerId, "page")).toEqual({ version: 1, choices: { "trust-badges": "off" } });
  });

  it("decides for a kind of page, published at once", async () => {
    expect((await save({ kind: "product", forKind: { "sale-banner": "off" } })).data).toMatchObject({ saved: true, outcome: { live: true } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ kind_choices: { product: { "sale-banner": "off" } } });
    expect((await slotOf("page=product/101")).winner).toBeNull();
    expect((await look("")).matrix.find(({ kind }: { kind: string }) => kind === "product").cells[0]).toMatchObject({ name: null, how: "Switched off for this kind" });
  });

  it("keeps the choice when Shopify fails, says so, and publishes it when asked again", async () => {
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "saveMetafields" });
    expect(await save({ ownerId: ARTICLE, page: { "sale-banner": "off" } })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false, reason: expect.any(String) } } });
    const { detail, error } = await articlePage();
    expect(error).toEqual(expect.any(String));
    expect(detail.form.page["sale-banner"]).toBe("off");
    expect((await look("")).waiting).toEqual([{ page: "article/1", error: expect.any(String) }]);
    expect(published(ARTICLE, "page")).toBeUndefined();
    expect((await publish()).data).toMatchObject({ saved: true, outcome: { live: true } });
    expect(published(ARTICLE, "page")).toEqual({ version: 1, choices: { "sale-banner": "off" } });
    expect((await articlePage()).error).toBeNull();
  });

  it("names fifty that wait, and counts them all", async () => {
    await database.pageDraft.createMany({ data: Array.from({ length: 60 }, (_, index) => ({ shop: SHOP, ownerId: `gid://shopify/Product/${index + 1}`, choices: "{}", error: "Busy." })) });
    const { waiting, waitingPages } = await look("");
    expect([waiting.length, waitingPages]).toEqual([50, 60]);
  });

  it("is done when the answer was lost after the write", async () => {
    shopify.faults.inject({ kind: "drop_after_write" }, { times: 1, operation: "saveMetafields" });
    expect((await save({ ownerId: ARTICLE, page: { "sale-banner": "off" } })).data).toMatchObject({ saved: true, outcome: { live: true } });
    expect((await articlePage()).error).toBeNull();
  });

  it("never overwrites what somebody else chose meanwhile, and says what that is", async () => {
    await save({ ownerId: ARTICLE, page: { "sale-banner": "b" } });
    const late = await save({ ownerId: ARTICLE, digest: null, page: { "sale-banner": "off" } });
    expect(late).toMatchObject({ status: 409, data: { saved: false, problems: [{ message: expect.stringContaining("sale banner: “Second”") }] } });
    expect(published(ARTICLE, "page")).toEqual({ version: 1, choices: { "sale-banner": "b" } });

    await save({ kind: "article", forKind: { "sale-banner": "off" } });
    expect(await save({ kind: "article", forKind: { "sale-banner": "b" } }, 0)).toMatchObject({ status: 409, data: { version: 1, problems: [{ message: expect.stringContaining("sale banner: nothing") }] } });
  });

  it("never replaces unseen what somebody else chose and Shopify has not taken yet, also while it still does not answer", async () => {
    const fail = () => shopify.faults.inject({ kind: "drop_before_write" }, { times: 3, operation: "page" });
    fail();
    expect(await save({ ownerId: ARTICLE, page: { "sale-banner": "b" } })).toMatchObject({ data: { outcome: { live: false } } });
    for (const isDown of [true, false]) {
      if (isDown) fail();
      expect(await save({ ownerId: ARTICLE, page: { "sale-banner": "off" } })).toMatchObject({ status: 409, data: { problems: [{ message: expect.stringContaining("sale banner: “Second”") }] } });
      shopify.faults.clear();
    }
    const { form } = (await articlePage()).detail;
    expect(form.page["sale-banner"]).toBe("b");
    expect(await save({ ...form, page: { "sale-banner": "off" } })).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    expect(published(ARTICLE, "page")).toEqual({ version: 1, choices: { "sale-banner": "off" } });
  });

  it("saving the same again is no conflict", async () => {
    await save({ ownerId: ARTICLE, page: { "sale-banner": "b" } });
    expect((await save({ ownerId: ARTICLE, digest: null, page: { "sale-banner": "b" } })).status).toBe(200);
  });

  test.each([
    [{ ownerId: "gid://shopify/Order/1", page: {} }, 422],
    [{ ownerId: ARTICLE, page: { "sale-banner": "gone" } }, 422],
    [{ kind: "castle", forKind: {} }, 422],
    [{ ownerId: "gid://shopify/Article/999", page: { "sale-banner": "off" } }, 404],
  ])("refuses %j with %i", async (form, status) => {
    expect(await save(form)).toMatchObject({ status, data: { saved: false, problems: [{ field: "form", message: expect.any(String) }] } });
  });
});

describe("as shoppers get it", () => {
  it("draws every slot by the extension’s Liquid, escaped, without a script", async () => {
    await drafts.banners.save("a", banner({ message: "Sale <b>now</b>" }), 0);
    await drafts.badgeSets.save("s", badges, 0);
    await publish();
    const { preview } = (await look("page=article/1")).detail;
    expect(preview).toContain("Sale &lt;b&gt;now&lt;/b&gt;");
    expect(preview).toContain("Tracked");
    expect(preview).not.toMatch(/<script|<b>now/);
  });

  it("shows what is published while a change waits, and says that it differs", async () => {
    await drafts.banners.save("a", banner({ name: "Old" }), 0);
    await publish();
    await drafts.banners.save("b", banner({ name: "New", message: "New words" }), 0);
    const slot = await slotOf("page=article/1");
    expect(slot).toMatchObject({ winner: { name: "New" }, untilPublished: { name: "Old" } });
    expect((await look("page=article/1")).detail.preview).not.toContain("New words");
  });

  it("looks at another moment, in the shop’s zone, also one that is past", async () => {
    await drafts.banners.save("a", banner({ startsAt: now() - 3 * HOUR, endsAt: now() - HOUR }), 0);
    await publish();
    const { detail } = await look(`page=article/1&at=${encodeURIComponent(wallTimeIn(-2))}`);
    expect(detail.slots[0].winner).toMatchObject({ name: "Black Friday" });
    expect(detail.preview).toContain("25% off");
    expect((await look("page=article/1&at=tonight")).problems.at).toContain("Enter a date");
  });
});
