import { beforeAll, describe, expect, it } from "vitest";
import { toPlace } from "../../app/domain/article-places";
import { demoMarkets } from "../sandbox/demo/markets";
import { ARTICLE, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, shopify, webhook } from "./app-under-test";
import { saveArticleProducts } from "./article-form";

let update: typeof import("../../app/routes/webhooks.products.update");
let remove: typeof import("../../app/routes/webhooks.products.delete");
let article: typeof import("../../app/routes/app.articles.$number");
beforeAll(async () => {
  update = await import("../../app/routes/webhooks.products.update");
  remove = await import("../../app/routes/webhooks.products.delete");
  article = await import("../../app/routes/app.articles.$number");
});

const OTHER = "gid://shopify/Product/102";
const MINUTE = 60_000;

/** `at`: minutes from now when the thing happened that it tells of. */
const told = (topic: string, payload: object, { at = 1, ...options }: { at?: number; secret?: string } = {}) => webhook(topic, { payload, triggeredAt: new Date(Date.now() + at * MINUTE), ...options });
const updated = (over: object = {}) => ({ id: 101, title: "Flexible Back 2.0", status: "active", published_at: "2026-01-01T00:00:00Z", variants: [{ inventory_policy: "deny", inventory_quantity: 3 }], ...over });
const tell = (over: object = {}, at?: number) => call(update.action, told("products/update", updated(over), { at }));
const load = async (number = "1") => (await call(article.loader, merchantRequest(`/app/articles/${number}`), { number })).data;
const known = async () => (await database.articleLink.findMany({ orderBy: { productId: "asc" } })).map(({ presence, soldOut, broken }) => ({ presence, soldOut, broken }));
const FINE = { presence: "shown", soldOut: false, broken: false };

describe("what is known of links", () => {
  it("is what Shopify tells when the article is opened", async () => {
    await saveArticleProducts(1, [PRODUCT, OTHER, "gid://shopify/Product/103"]);
    shopify.store.state.products[0]?.variants.forEach((variant) => (variant.available = false));
    const { states } = await load();
    expect(states).toMatchObject({ [PRODUCT]: { presence: "shown", soldOut: true }, [OTHER]: { presence: "shown", soldOut: false }, "gid://shopify/Product/103": { presence: "hidden" } });
    expect(await known()).toEqual([{ presence: "shown", soldOut: true, broken: true }, FINE, { presence: "hidden", soldOut: false, broken: true }]);
  });

  it("names the markets that do not sell a product", async () => {
    const shop = shopify.store.state.shop;
    const market = (id: number, handle: string, name: string, isoCode: string, unsold: number[]) => ({ id, handle, name, primary: id === 1, countries: [{ isoCode, name }], currency: { isoCode: "EUR", name: "Euro", symbol: "€" }, moneyFormat: "€{{ amount }}", rate: 1, unsoldProductIds: unsold });
    shop.markets = [market(1, "de", "Germany", "DE", []), market(2, "us", "United States", "US", [101]), market(3, "ca", "Canada", "CA", [101])];
    await saveArticleProducts(1, [PRODUCT]);
    expect((await load()).states[PRODUCT]).toMatchObject({ presence: "shown", missingMarkets: ["Canada", "United States"] });
    const list = await import("../../app/routes/app.articles._index");
    expect((await call(list.loader, merchantRequest("/app/articles?show=attention"))).data.articles).toMatchObject([{ id: ARTICLE, causes: { market: 1 } }]);
  });

  it("is asked anew where the markets or the products are others than at the last look", async () => {
    const shop = shopify.store.state.shop;
    const [home, away] = (shop.markets = demoMarkets([]).slice(0, 2));
    await saveArticleProducts(1, [PRODUCT]);
    await load();
    expect((await load()).states[PRODUCT]).toMatchObject({ missingMarkets: [] });
    shop.markets = [home, away && { ...away, name: "Elsewhere", unsoldProductIds: [101] }].flatMap((market) => market ?? []);
    expect((await load()).states[PRODUCT]).toMatchObject({ missingMarkets: ["Elsewhere"] });
    await saveArticleProducts(1, [PRODUCT, OTHER]);
    await database.articleLink.deleteMany({ where: { productId: OTHER } });
    shopify.store.state.products[1]?.variants.forEach((variant) => (variant.available = false));
    expect((await load()).states[OTHER]).toMatchObject({ soldOut: true });
  });

  it("counts the groups whose paragraph is gone, and forgets it when they have a place again", async () => {
    await saveArticleProducts(1, [PRODUCT], { place: toPlace(["A paragraph that was deleted."], 0) });
    await load();
    expect(await database.linkedArticle.findFirst()).toMatchObject({ lostPlaces: 1, title: "Back pain 1" });
    await saveArticleProducts(1, [PRODUCT]);
    await load();
    expect(await database.linkedArticle.findFirst()).toMatchObject({ lostPlaces: 0 });
  });

  it("stays where Shopify does not answer, and the article opens all the same", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await load();
    await tell({ status: "draft" });
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "linkStates" });
    expect((await load()).states).toMatchObject({ [PRODUCT]: { presence: "hidden" } });
  });

  it("goes with the article's products", async () => {
    await saveArticleProducts(1, [PRODUCT, OTHER]);
    await saveArticleProducts(1, [OTHER]);
    expect(await database.articleLink.findMany({ select: { productId: true } })).toEqual([{ productId: OTHER }]);
    await saveArticleProducts(1, []);
    expect([await database.articleLink.count(), await database.linkedArticle.count()]).toEqual([0, 0]);
  });

  it("names a deleted product by the title it had", async () => {
    await saveArticleProducts(1, [PRODUCT, OTHER]);
    await load();
    shopify.merchant.deleteProduct(102);
    expect(await load()).toMatchObject({ gone: ["Back of Steel"], groups: { groups: [{ productIds: [PRODUCT] }] } });
  });
});

describe("webhooks about products", () => {
  it.each([
    ["products/update", () => update.action, { id: 101, status: "draft" }],
    ["products/delete", () => remove.action, { id: 101 }],
  ] as const)("%s without a right signature changes nothing: 401", async (topic, action, payload) => {
    await saveArticleProducts(1, [PRODUCT]);
    expect(await call(action(), told(topic, payload, { secret: "wrong" }))).toMatchObject({ status: 401 });
    expect(await known()).toEqual([FINE]);
  });

  it.each<[string, object, object]>([
    ["a draft", { status: "draft" }, { presence: "hidden", broken: true }],
    ["an archived product", { status: "archived" }, { presence: "hidden", broken: true }],
    ["one that left the online store", { published_at: null }, { presence: "hidden", broken: true }],
    ["one that is sold out", { variants: [{ inventory_policy: "deny", inventory_quantity: 0 }] }, { soldOut: true, broken: true }],
    ["one that may be sold without stock", { variants: [{ inventory_policy: "continue", inventory_quantity: -2 }] }, FINE],
    ["one of which some variant is there", { variants: [{ inventory_policy: "deny", inventory_quantity: 0 }, { inventory_policy: "deny", inventory_quantity: 1 }] }, FINE],
    ["one whose payload tells of no variants", { variants: undefined }, FINE],
    ["one that is as it was", {}, FINE],
  ])("tell of %s, in every article that features it", async (_name, over, expected) => {
    await saveArticleProducts(1, [PRODUCT]);
    await saveArticleProducts(4, [PRODUCT]);
    await load();
    await load("4");
    expect(await tell(over)).toMatchObject({ status: 200 });
    expect(await known()).toMatchObject([expected, expected]);
  });

  it("never call a product sold out whose stock is not counted, or not known to be", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await tell({ variants: [{ inventory_policy: "deny", inventory_quantity: 0 }] });
    expect(await known()).toEqual([FINE]);
  });

  it("may come twice and in any order: the newest counts", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await load();
    await tell({ status: "draft" }, 5);
    await tell({ status: "active" }, 4);
    await tell({ status: "draft" }, 5);
    expect(await known()).toMatchObject([{ presence: "hidden" }]);
    await tell({ status: "active" }, 6);
    expect(await known()).toEqual([FINE]);
  });

  it("are not overruled by what Shopify told before them", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await load();
    await tell({ status: "draft" });
    await load();
    expect(await known()).toMatchObject([{ presence: "hidden" }]);
  });

  it("products/delete makes a task of it, and the same again changes nothing", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    for (let times = 0; times < 2; times++) expect(await call(remove.action, told("products/delete", { id: 101 }))).toMatchObject({ status: 200 });
    expect(await known()).toMatchObject([{ presence: "deleted", broken: true }]);
  });

  it.each([{}, { id: "x" }, { id: 101 }, { id: 999, status: "draft" }])("answer 200 to %j, which tells nothing of ours", async (payload) => {
    await saveArticleProducts(1, [PRODUCT]);
    expect(await call(update.action, told("products/update", payload))).toMatchObject({ status: 200 });
    expect(await known()).toEqual([FINE]);
  });

  it("take a product of 2,048 variants", async () => {
    await saveArticleProducts(1, [PRODUCT]);
    await load();
    const variants = Array.from({ length: 2_048 }, (_, index) => ({ id: index, title: "x".repeat(400), inventory_policy: "deny", inventory_quantity: 0 }));
    expect(await tell({ variants })).toMatchObject({ status: 200 });
    expect(await known()).toMatchObject([{ soldOut: true }]);
  });
});
