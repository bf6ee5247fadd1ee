import { describe, expect, it, test } from "vitest";
import { isUpToDate, readPublished, unpublishedChanges } from "../../app/domain/page-explanation-published";
import { themePlace, type LiveTheme, type PlacedSlot, type StandingBlock } from "../../app/domain/page-explanation-theme";
import { readQuestion, toPageName, toQuery, type Audience } from "../../app/domain/page-explanation-query";
import { explainKind } from "../../app/domain/page-explanation";
import { toMatrix } from "../../app/domain/page-explanation-view";
import { bannerSchema } from "../../app/domain/banner";
import { EVERYWHERE, type PageRule } from "../../app/domain/page-rules";
import type { Slot } from "../../app/domain/page-resolution";
import type { PageKind } from "../../app/domain/pages";
import { causeWords } from "../../app/domain/reason-words";
import { NEW_SETTINGS, type ArticleProductsWay } from "../../app/domain/settings";
import { toStorefrontDocument } from "../../app/domain/storefront-document";

const NOW = 1_000_000;
const block = (handle: string, targets: string[], status: StandingBlock["status"] = targets.length > 0 ? "active" : "available"): StandingBlock => ({ handle, status, targets });
const EMBED = "sale-banner-embed";

describe("whether the theme has a place", () => {
  const places = (slot: Slot | ArticleProductsWay, kind: PageKind | null, standing: StandingBlock[], before: LiveTheme["before"] = null, suffix = "") => {
    const place: PlacedSlot = slot === "sale-banner" || slot === "trust-badges" ? { slot } : { slot: "article-products", way: slot };
    return themePlace(place, kind, suffix, { standing, before });
  };

  test.each([
    ["an embed is on every page", places("sale-banner", "cart", [block(EMBED, ["settings_data/1"])]), EMBED],
    ["an embed is on pages of no kind", places("sale-banner", null, [block(EMBED, ["settings_data/1"])]), EMBED],
    ["a header group is on every page", places("sale-banner", "article", [block("sale-banner", ["group--header/main/x"])]), "sale-banner"],
    ["a block is in this template", places("trust-badges", "article", [block("trust-badges", ["template--article/main/x"])]), "trust-badges"],
    ["a block is in the template of this suffix", places("trust-badges", "article", [block("trust-badges", ["template--article.landing/main/x"])], null, "landing"), "trust-badges"],
    ["the block of the store's way is in articles", places("inside", "article", [block("article-with-products", ["template--article/main/x"])]), "article-with-products"],
  ])("%s", (_, place, through) => {
    expect(place).toMatchObject({ through: { handle: through }, causes: [], add: [] });
  });

  test.each([
    ["embed off", places("sale-banner", "article", [block(EMBED, []), block("sale-banner", [])]), "embed_off", /app embed “Sale banner on every page” is off/],
    ["block nowhere", places("trust-badges", "article", [block("trust-badges", [])]), "block_not_placed", /nowhere in your live theme/],
    ["block not in this template", places("trust-badges", "product", [block("trust-badges", ["template--article/main/x"])]), "block_elsewhere", /stands in the template “article”, but not in the one of all products/],
    ["block not in the template of this suffix", places("trust-badges", "product", [block("trust-badges", ["template--product/main/x"])], null, "gift"), "block_elsewhere", /template “product”/],
    ["theme switched", places("trust-badges", "article", [block("trust-badges", []), block(EMBED, ["settings_data/1"])], { "trust-badges": ["gid://shopify/OnlineStoreTheme/7/template--article/main/x"] }), "theme_switched", /the theme that was live before/],
    ["theme switched to one with nothing of ours", places("sale-banner", "article", [block(EMBED, [])], { [EMBED]: ["gid://shopify/OnlineStoreTheme/7/settings_data/1"] }), "theme_switched", /“Sale banner on every page” was on/],
    ["taken out of the live theme", places("sale-banner", "article", [block(EMBED, []), block("trust-badges", ["template--article/main/x"])]), "embed_off", /is off/],
    ["a switch, to a theme that lacks something else", places("sale-banner", "article", [block(EMBED, [])], { "trust-badges": ["gid://shopify/OnlineStoreTheme/7/template--article/main/x"] }), "embed_off", /is off/],
    ["the block of another way", places("list", "article", [block("products-in-articles", ["settings_data/1"]), block("article-products", [])]), "block_not_placed", /“Article products” is nowhere/],
    ["not possible in this theme", places("list", "article", [block("article-products", [], "unavailable")]), "not_possible", /takes no block/],
  ])("%s", (_, place, cause, text) => {
    const page = { kind: "product" as const, id: 1, blogId: null, tags: [], collectionIds: [], templateSuffix: "", path: "/products/x" };
    expect(place.through).toBeNull();
    const told = place.causes.map((one) => causeWords(one, { page, slot: "trust-badges", zone: "UTC", now: NOW }));
    expect(told.find((one) => one.cause === cause)?.text).toMatch(text);
  });

  it("offers to add what is missing, in the template of this page, and never what is impossible", () => {
    expect(places("sale-banner", "product", [block(EMBED, []), block("sale-banner", [])]).add.map(({ handle, template }) => [handle, template])).toEqual([[EMBED, "product"], ["sale-banner", "product"]]);
    expect(places("trust-badges", "product", [block("trust-badges", [], "unavailable"), block("trust-badges-embed", [], "unavailable")]).add).toEqual([]);
    expect(places("sale-banner", null, [block(EMBED, []), block("sale-banner", [])]).add.map(({ handle }) => handle)).toEqual([EMBED]);
  });
});

const banner = (rule: Partial<PageRule> = {}, change = {}) => bannerSchema.parse({ name: "Sale", live: true, rule: { ...EVERYWHERE, ...rule }, locale: "en", message: "Sale", linkLabel: null, link: null, startsAt: null, endsAt: NOW + 100, zone: "UTC", countdown: "off" as const, colors: { text: "#ffffff", background: "#000000" }, confirmation: null, ...change });
const shop = (...banners: ReturnType<typeof banner>[]) => ({ banners: banners.map((content, index) => ({ id: `b${index}`, content, version: 1 })), badgeSets: [], settings: NEW_SETTINGS });

describe("what is published, held against what was saved", () => {
  const document = toStorefrontDocument(shop(banner(), banner({ where: [{ type: "kind", kind: "cart" }] })), NOW);
  const published = (change: (json: string) => string = (json) => json) => readPublished(change(JSON.stringify(document)));

  it("is the same whatever the order of its keys, and when something that is published is over now", () => {
    const turned = readPublished(JSON.stringify(document, (_, value: unknown) => (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)));
    expect(isUpToDate(unpublishedChanges("sale-banner", document, turned, NOW))).toBe(true);
    const over = { ...document, banners: [...document.banners, { ...document.banners[0], id: "over", shows_until: NOW }] };
    expect(isUpToDate(unpublishedChanges("sale-banner", document, readPublished(JSON.stringify(over)), NOW))).toBe(true);
  });

  it("tells what is new, changed or removed, another order and other choices", () => {
    const old = readPublished(JSON.stringify({ ...document, banners: [{ ...document.banners[1], id: "gone" }, document.banners[1], { ...document.banners[0], link: "/" }], kind_choices: { cart: { "sale-banner": "off" } } }));
    const changes = unpublishedChanges("sale-banner", document, old, NOW);
    expect([...changes.items]).toEqual([["b0", "changed"], ["gone", "removed"]]);
    expect(changes).toMatchObject({ order: true, kindChoices: true });
    expect(unpublishedChanges("trust-badges", document, old, NOW)).toMatchObject({ order: false, kindChoices: false });
    expect([...unpublishedChanges("sale-banner", document, null, NOW).items.values()]).toEqual(["new", "new"]);
  });

  test.each([null, "", "{", "[]", '{"version":2}'])("%j is nothing that can be read", (json) => {
    expect(readPublished(json)).toBeNull();
  });

  it("keeps what it does not know of", () => {
    expect(published((json) => json.replace('"version":1', '"version":1,"later":[1]'))).toMatchObject({ later: [1] });
  });
});

describe("the question in the address", () => {
  const audience: Audience = { markets: [{ handle: "us", name: "United States" }, { handle: "eu", name: "Europe" }], locales: [{ code: "de", name: "German", primary: false }, { code: "en", name: "English", primary: true }] };
  const ask = (query: string) => readQuestion(new URLSearchParams(query), audience, "America/New_York");

  it("is the default visitor now where it says nothing", () => {
    expect(ask("")).toMatchObject({ subject: { by: "nothing" }, at: null, visitor: { market: "us", locale: "en", customer: null, device: "desktop" }, problems: {} });
  });

  it("reads everything, and takes what it does not know for the default", () => {
    expect(ask("page=article/501&at=2026-11-27T23:59&market=eu&language=de&locale=fr&customer=signed_in&tags=vip, ,new&device=phone")).toMatchObject({
      subject: { by: "resource", kind: "article", id: 501 },
      at: Date.parse("2026-11-28T04:59:00Z") / 1000,
      visitor: { market: "eu", locale: "de", customer: { tags: ["vip", "new"] }, device: "phone" },
    });
    expect(ask("page=castle/1&kind=castle&market=xx&language=xx&device=watch&customer=king")).toMatchObject({ subject: { by: "nothing" }, visitor: { market: "us", locale: "en", customer: null, device: "desktop" } });
    expect(ask("at=2026-03-08T02:30").problems.at).toContain("daylight saving");
  });

  it("names a page in one way, and leaves defaults out", () => {
    const before = new URLSearchParams("address=/cart&market=eu");
    expect(toQuery(before, { page: "article/1" })).toBe("market=eu&page=article%2F1");
    expect(toQuery(new URLSearchParams("kind=cart&shop=x&locale=de&id_token=y"), { market: "eu" })).toBe("kind=cart&market=eu");
    expect(toQuery(before, { market: "" })).toBe("address=%2Fcart");
    expect(toPageName("gid://shopify/Article/501")).toBe("article/501");
    expect(toPageName("gid://shopify/Order/1")).toBe("");
  });
});

describe("a kind of page at a glance", () => {
  const visitor = { market: null, locale: "en", customer: null, device: "desktop" as const };
  const cell = (kind: PageKind, ...rules: Partial<PageRule>[]) => explainKind(kind, "/x", visitor, NOW, shop(...rules.map((rule) => banner(rule))))[0];

  it("shows what all its pages show, and what some of them do", () => {
    const tagged = { where: [{ type: "article_tag" as const, tag: "sleep" }] };
    expect(cell("article", tagged, {})).toMatchObject({ winner: { candidate: { id: "b1" } }, onSome: [{ id: "b0" }] });
    expect(cell("product", tagged, {})).toMatchObject({ winner: { candidate: { id: "b1" } }, onSome: [] });
    expect(cell("product", { where: [{ type: "in_collection", id: 1, title: "" }] })).toMatchObject({ winner: null, onSome: [{ id: "b0" }] });
    expect(cell("cart", { where: [{ type: "kind", kind: "home" }] })).toMatchObject({ winner: null, onSome: [] });
  });
});

test("the matrix tells of articles alone how they show their products, in the way that the store has chosen", () => {
  const visitor = { market: null, locale: "en", customer: null, device: "desktop" } as const;
  const told = (articleProductsWay?: ArticleProductsWay) => toMatrix({ banners: [], badgeSets: [], settings: { ...NEW_SETTINGS, ...(articleProductsWay && { articleProductsWay }) } }, visitor, NOW).flatMap(({ kind, articleProducts }) => (articleProducts === null ? [] : [[kind, articleProducts]]));
  expect(told()).toEqual([["article", "list"]]);
  expect(told("embed")).toEqual([["article", "embed"]]);
});
