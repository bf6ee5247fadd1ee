import { describe, expect, it } from "vitest";
import { guideOf } from "../../app/domain/home-guide";
import { imagesOn, TASKS, tasksOf, type HomeFacts, type Phase } from "../../app/domain/tasks";
import type { OfferNews } from "../../app/domain/tasks-offers";
import type { PlacedBlocks } from "../../app/domain/theme-memory";

const place = ["gid://shopify/OnlineStoreTheme/1/template--article/main/a"];
const ALL: PlacedBlocks = { "article-products": place, "sale-banner": place, "sale-banner-embed": place, "trust-badges": place };
const EMPTY: HomeFacts = { shop: "small-shop.myshopify.com", clientId: "id", banners: [], offers: [], badgeSets: [], claims: [], error: null, overfull: null, unpublished: false, waiting: { count: 0, numbers: [] }, troubled: [], featured: 0, articleBlock: "article-products", proposedWay: null, waitingPages: 0, locales: [{ code: "en", name: "English", primary: true }], theme: { before: null, name: null } };
const banner = { id: "b", name: "Black Friday", message: "Sale", phase: "live" as const, starts: null, ends: "Friday", locales: ["en"], image: null };
const news = (change: Partial<OfferNews>): OfferNews => ({ id: "b", version: 1, name: "Black Friday", discount: "BLACK25", withdrawn: null, reason: null, ...change });
const set = { id: "s", name: "Promises", live: true, titles: ["Secure checkout"], locales: ["en"] };
const CLAIMS: HomeFacts["claims"][number] = { setId: "s", setName: "Promises", version: 1, wrong: [{ badge: "Returns", badgeId: "r", problems: ["Your refund policy does not mention 30 days."], evidence: null }], due: [{ badge: "Handmade", confirmedAt: null }] };
const GERMAN = { code: "de", name: "German", primary: false };

describe("what needs a hand", () => {
  it.each<[string, Partial<HomeFacts>, PlacedBlocks | null, string[]]>([
    ["nothing of an empty store", {}, {}, []],
    ["nothing where all is well", { banners: [banner], badgeSets: [set], featured: 3 }, ALL, []],
    ["a publish that failed, which covers what is unpublished", { error: "Shopify was busy.", unpublished: true }, ALL, ["not_live"]],
    ["changes that are not published", { unpublished: true }, ALL, ["unpublished"]],
    ["an article that waits", { waiting: { count: 1, numbers: ["7"] } }, ALL, ["article_waiting"]],
    ["a banner without a place", { banners: [banner] }, { ...ALL, "sale-banner": [], "sale-banner-embed": [] }, ["banner_nowhere"]],
    ["no banner whose embed is on", { banners: [banner] }, { ...ALL, "sale-banner": [] }, []],
    ["no place of a banner that is off", { banners: [{ ...banner, phase: "off" }] }, {}, []],
    ["nothing about places while Shopify has not told", { banners: [banner], badgeSets: [set], featured: 3 }, null, []],
    ["a banner whose discount was deleted", { offers: [news({ withdrawn: { cause: "deleted", detail: "", mendable: false } })] }, ALL, ["offer_withdrawn_b"]],
    ["an end that moved without a reason", { offers: [news({ reason: "Shoppers were told …" })] }, ALL, ["offer_reason_b"]],
    ["nothing of a discount that carries its banner", { offers: [news({})] }, ALL, []],
    ["a banner that is over and on", { banners: [{ ...banner, phase: "ended" }] }, ALL, ["banner_ended_b"]],
    ["a language without words", { banners: [banner], badgeSets: [set], locales: [...EMPTY.locales, GERMAN] }, ALL, ["language_missing_banner_b", "language_missing_badge set_s"]],
    ["many banners without words as one", { banners: ["a", "b", "c", "d"].map((id) => ({ ...banner, id })), badgeSets: [set], locales: [...EMPTY.locales, GERMAN] }, ALL, ["language_missing_banner", "language_missing_badge set_s"]],
    ["many banners that are over as one", { banners: ["a", "b", "c", "d"].map((id) => ({ ...banner, id, phase: "ended" as const })) }, ALL, ["banner_ended"]],
    ["no language of what is off", { banners: [{ ...banner, phase: "ended", locales: [] }], badgeSets: [{ ...set, live: false }], locales: [GERMAN] }, ALL, ["banner_ended_b"]],
    ["a badge set that shows nothing", { badgeSets: [{ ...set, titles: [] }] }, ALL, ["badges_empty_s"]],
    ["badges without a place", { badgeSets: [set] }, { ...ALL, "trust-badges": [] }, ["badges_nowhere"]],
    ["articles without a place", { featured: 2 }, { ...ALL, "article-products": [] }, ["articles_nowhere"]],
    ["articles whose way is not the one that has a place", { featured: 2, articleBlock: "products-in-articles" }, ALL, ["articles_nowhere"]],
    ["pages that wait", { waitingPages: 1 }, ALL, ["page_waiting"]],
    ["a theme that lacks what the one before had", { theme: { before: ALL, name: "Dawn" } }, { ...ALL, "trust-badges": [] }, ["theme_lacks"]],
    ["what a new theme lacks once only", { theme: { before: ALL, name: "Dawn" }, badgeSets: [set] }, { ...ALL, "trust-badges": [], "sale-banner": [] }, ["theme_lacks", "badges_nowhere"]],
    ["no block for articles that the store does not use", { theme: { before: ALL, name: "Dawn" }, featured: 2, articleBlock: "article-with-products" }, { ...ALL, "article-products": [], "article-with-products": place }, []],
    ["no theme that has as much in other places", { theme: { before: ALL, name: "Dawn" } }, { ...ALL, "trust-badges": [...place, ...place] }, []],
    ["products that are gone", { troubled: [{ number: "5", title: "Back pain", causes: { deleted: 1, hidden: 1 } }] }, ALL, ["products_gone_5"]],
    ["each cause of a link once, worst first", { troubled: [{ number: "5", title: "Back pain", causes: { sold_out: 1, market: 2, place: 1, hidden: 1 } }] }, ALL, ["products_gone_5", "place_lost_5", "not_in_market_5", "sold_out_5"]],
    ["many articles of one cause as one", { troubled: ["5", "6", "7", "8"].map((number) => ({ number, title: "Back pain", causes: { sold_out: 1 } })) }, ALL, ["sold_out"]],
  ])("names %s", (_name, facts, blocks, ids) => {
    expect(tasksOf({ ...EMPTY, ...facts }, blocks).map(({ id }) => id)).toEqual(ids);
  });

  it("names a banner whose image is missing, as long as shoppers see it or will see it", () => {
    const pictured = (id: string, image: string | null, phase: Phase = "live") => ({ ...banner, id, image, phase });
    const facts = { ...EMPTY, banners: [pictured("a", "gone.jpg"), pictured("b", "there.jpg"), pictured("c", null), pictured("d", "gone.jpg", "off"), pictured("e", "https://images.example/a.jpg", "scheduled")] };
    expect(imagesOn(facts)).toEqual(["gone.jpg", "there.jpg", "https://images.example/a.jpg"]);
    expect(tasksOf(facts, ALL, ["gone.jpg", "https://images.example/a.jpg"])).toMatchObject([
      { id: "banner_image_a", title: "The image of “Black Friday” is missing", detail: "“gone.jpg” is not among your store’s files. Shoppers see the color alone.", action: { url: "/app/banners/a" } },
      { id: "banner_image_e", detail: expect.stringContaining("“https://images.example/a.jpg”") },
    ]);
    const many = ["a", "b", "c", "d"].map((id) => pictured(id, "gone.jpg"));
    expect(tasksOf({ ...EMPTY, banners: many }, ALL, ["gone.jpg"]).map(({ id, title }) => [id, title])).toEqual([["banner_image", "The images of 4 banners are missing"]]);
  });

  it("names the product where a cause has only one", () => {
    const troubled = [{ number: "5", title: "Back pain", causes: { hidden: 1, market: 2, sold_out: 1 }, only: { hidden: "QL Claw", sold_out: "" } }];
    expect(tasksOf({ ...EMPTY, troubled }, ALL).map(({ title, detail }) => `${title}. ${detail.split(". ")[0]}`)).toEqual([
      "QL Claw in “Back pain” is not sold any more. It is deleted or not in the online store, so readers do not see it",
      "2 products in “Back pain” are not sold in every market. Readers there do not see them",
      "A product in “Back pain” is sold out. Readers see it as sold out",
    ]);
  });

  it("comes worst first, and each cause once in the list", () => {
    const worst: HomeFacts = { ...EMPTY, offers: [news({ withdrawn: { cause: "over", detail: "", mendable: false }, reason: "…" })], error: "Busy.", banners: [{ ...banner, image: "gone.jpg" }, { ...banner, id: "o", phase: "ended" }], badgeSets: [set, { ...set, id: "e", titles: [] }], waitingPages: 2, waiting: { count: 2, numbers: ["1"] }, troubled: [{ number: "5", title: "Back pain", causes: { deleted: 1, place: 1, market: 1, sold_out: 1 } }], featured: 1, locales: [...EMPTY.locales, GERMAN], theme: { before: ALL, name: null }, claims: [CLAIMS] };
    const tasks = tasksOf(worst, {}, ["gone.jpg"]);
    expect(tasks.map(({ serious }) => serious)).toEqual([...tasks].map(({ serious }) => serious).sort((a, b) => Number(b) - Number(a)));
    const found = new Set(tasks.map(({ id }) => TASKS.findIndex(({ cause }) => id.startsWith(cause))));
    expect([...found]).toEqual([...found].sort((a, b) => a - b));
    expect(new Set(TASKS.map(({ cause }) => cause)).size).toBe(TASKS.length);
    // A failed publish says the same as "unpublished" and more, and what is nowhere is not told again of the theme.
    expect(found.size).toBe(TASKS.length - 2);
    expect(tasks.every(({ action }) => "intent" in action || action.url !== "")).toBe(true);
  });

  it("offers to end what is too much, where trying again cannot help", () => {
    const action = (facts: Partial<HomeFacts>) => tasksOf({ ...EMPTY, error: "At most 50 …", ...facts }, ALL)[0]?.action;
    expect(action({})).toEqual({ label: "Try again", intent: "publish" });
    expect(action({ overfull: "banner" })).toEqual({ label: "See the banners", url: "/app/banners" });
    expect(action({ overfull: "badge set" })).toEqual({ label: "See the badge sets", url: "/app/badges" });
  });

  it("says that the theme before had a place", () => {
    const facts = { ...EMPTY, badgeSets: [set], theme: { before: ALL, name: "Dawn" } };
    expect(tasksOf(facts, { ...ALL, "trust-badges": [] })).toMatchObject([{ id: "badges_nowhere", detail: expect.stringContaining("The theme before had one; the new one, “Dawn”, has not.") }]);
  });

  it("proposes to a store that has not chosen how products show the way that suits its theme, and first the one whose block stands there", () => {
    const facts: HomeFacts = { ...EMPTY, featured: 1, proposedWay: "inside" };
    const proposed = (blocks: PlacedBlocks | null, change: Partial<HomeFacts> = {}) => tasksOf({ ...facts, ...change }, blocks).map(({ id, action }) => [id, "way" in action ? action.way : action.label]);
    expect(proposed({})).toEqual([["articles_nowhere", "inside"]]);
    expect(proposed({ "products-in-articles": place })).toEqual([["articles_nowhere", "embed"]]);
    expect(proposed({ "article-products": place })).toEqual([]);
    expect(proposed(null)).toEqual([]);
    expect(proposed({}, { proposedWay: null, articleBlock: "article-with-products" })).toEqual([["articles_nowhere", "Add it to the theme"]]);
    expect(guideOf(facts, {}).at(-1)).toMatchObject({ url: "#articles_nowhere", done: false });
    expect(guideOf({ ...facts, featured: 0 }, {}).at(-1)?.url).toContain("/editor?");
  });

  it("leads to the one click that mends a banner without a place, in any theme", () => {
    const [task] = tasksOf({ ...EMPTY, banners: [banner] }, {});
    expect(task?.action).toMatchObject({ label: "Switch it on", url: expect.stringContaining("activateAppId=id%2Fsale-banner-embed"), external: true });
  });
});

describe("the set-up guide", () => {
  it("has four steps that see by themselves whether they are done", () => {
    const done = (facts: Partial<HomeFacts>, blocks: PlacedBlocks | null) => guideOf({ ...EMPTY, ...facts }, blocks).map((step) => step.done);
    expect(done({}, {})).toEqual([false, false, false, false]);
    expect(done({ featured: 1 }, null)).toEqual([true, false, false, false]);
    expect(done({ banners: [{ ...banner, phase: "off" }], badgeSets: [{ ...set, titles: [] }] }, {})).toEqual([false, true, false, false]);
    expect(done({ badgeSets: [set] }, { "sale-banner": place })).toEqual([false, false, true, true]);
  });
});
