/** Banners that follow their discount (T12), reasons for what comes again (T8), and the record of it all. */
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewDiscount } from "../sandbox/discounts";
import { CLIENT, INSTALLATION } from "../sandbox/small-shop";
import { createStorefront } from "../sandbox/storefront";
import { EXTENSION } from "../sandbox/storefront/open-shop";
import { call, database, merchantRequest, published, shopify, wallTimeIn, webhook } from "./app-under-test";

let route: typeof import("../../app/routes/app.banners.$id");
let home: typeof import("../../app/routes/app._index");
let list: typeof import("../../app/routes/app.banners._index");
let webhooks: typeof import("../../app/routes/webhooks.discounts");
beforeAll(async () => {
  [route, home, list, webhooks] = await Promise.all([import("../../app/routes/app.banners.$id"), import("../../app/routes/app._index"), import("../../app/routes/app.banners._index"), import("../../app/routes/webhooks.discounts")]);
});

const HOUR = 3600;
const inHours = (hours: number) => new Date(Math.floor(Date.now() / 1000 + hours * HOUR) * 1000).toISOString();
const seconds = (text: string | null) => Date.parse(text ?? "") / 1000;
/** As Liquid writes it: "2026-11-28T04:59:00Z" */
const toDatetime = (instant: string | null) => (instant ?? "").replace(".000Z", "Z");
const gid = (id: number) => `gid://shopify/DiscountNode/${id}`;
const create = (change: Partial<NewDiscount> = {}) => shopify.merchant.createDiscount({ method: "code", kind: "basic", title: "BLACK25", value: { percentage: 0.25 }, startsAt: inHours(-1), endsAt: inHours(20), ...change });
const form = { live: true, message: "Enjoy {percent} OFF EVERYTHING", linkLabel: "", link: "", startsAt: "", endsAt: "", code: "", countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: false, confirmedBy: "", version: 0 };
const save = (change: object, id = "main") => call(route.action, merchantRequest(`/app/banners/${id}`, { json: { ...form, ...change } }), { id });
const banners = () => (published(INSTALLATION, "storefront") as { banners: { id: string; ends_at: number; texts: { en: { message: string } } }[] }).banners;
const load = async () => (await call(home.loader, merchantRequest("/app"))).data;
/** As Home does: with the version that it shows. */
const act = async (intent: string, version?: number) => call(home.action, merchantRequest("/app?index", { json: { intent, id: "main", version: version ?? (await load()).facts.offers[0].version } }));
const records = () => database.offerRecord.findMany({ orderBy: { number: "asc" } });

let deliveries = 0;
function tell(topic: "discounts/update" | "discounts/delete", id: number, webhookId = `told-${++deliveries}`) {
  return call(webhooks.action, webhook(topic, { payload: { admin_graphql_api_id: `gid://shopify/DiscountCodeNode/${id}` }, webhookId }));
}

/** What a shopper reads on the home page of the store. */
async function page(): Promise<string> {
  const { theme } = shopify.store.state;
  if (!theme.embeds.some(({ block }) => block === "sale-banner-embed")) theme.embeds.push({ id: "e", block: "sale-banner-embed", settings: {} });
  const handle = createStorefront({ store: shopify.store, extensionFolder: EXTENSION, clientId: CLIENT.clientId, now: () => new Date() });
  return (await handle(new Request("http://127.0.0.1:4000/"))).text();
}

describe("a bound banner, between two page views", () => {
  let id = 0;
  beforeEach(async () => {
    id = create().id;
    expect(await save({ offerId: gid(id) })).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    expect(await page()).toContain("Enjoy 25% OFF EVERYTHING");
  });

  it("says the new percentage when its discount changes", async () => {
    shopify.merchant.changeDiscount(id, { value: { percentage: 0.3 } });
    expect(await tell("discounts/update", id)).toMatchObject({ status: 200 });
    expect(await page()).toContain("Enjoy 30% OFF EVERYTHING");
    expect(await records()).toMatchObject([{ event: "shown", cause: "merchant", authorName: expect.any(String) }, { event: "shown", cause: "discount", authorName: null }]);
  });

  /** Instants are whole seconds: what stood for less was shown to nobody. */
  const aSecondLater = () => sleep(1_050);

  it("has its new end when its discount is shortened or extended, and an extension asks for a reason (T8)", async () => {
    const { endsAt } = shopify.merchant.changeDiscount(id, { endsAt: inHours(10) });
    await tell("discounts/update", id);
    expect(banners()).toMatchObject([{ ends_at: seconds(endsAt) }]);
    expect(await page()).toContain(`datetime="${toDatetime(endsAt)}"`);
    await aSecondLater();
    const longer = shopify.merchant.changeDiscount(id, { endsAt: inHours(40) });
    await tell("discounts/update", id);
    expect(banners()).toMatchObject([{ ends_at: seconds(longer.endsAt) }]);
    expect(await page()).toContain(`datetime="${toDatetime(longer.endsAt)}"`);
    expect((await load()).facts.offers).toMatchObject([{ reason: expect.stringContaining("Say why it ends later") }]);
    expect(await save({ offerId: gid(id), version: 3 })).toMatchObject({ status: 422, data: { problems: [{ field: "reason" }] } });
    expect(await save({ offerId: gid(id), version: 3, reason: "Parcels were late" })).toMatchObject({ status: 200 });
    expect((await load()).facts.offers).toMatchObject([{ reason: null }]);
    expect(JSON.parse((await records()).at(-1)?.content ?? "")).toMatchObject({ reasons: [{ kind: "extended", reason: "Parcels were late", to: seconds(longer.endsAt) }] });
  });

  it.each<[string, (id: number) => void, "discounts/update" | "discounts/delete", string]>([
    ["paused", (one) => shopify.merchant.changeDiscount(one, { endsAt: inHours(-0.001) }), "discounts/update", "over"],
    ["deleted", (one) => shopify.merchant.deleteDiscount(one), "discounts/delete", "deleted"],
    ["left without an end", (one) => shopify.merchant.changeDiscount(one, { endsAt: null }), "discounts/update", "no_end"],
    ["narrowed to some products", (one) => shopify.merchant.changeDiscount(one, { items: { productIds: [101], variantIds: [] } }), "discounts/update", "words"],
    ["made an amount", (one) => shopify.merchant.changeDiscount(one, { value: { amount: 500, onEachItem: false } }), "discounts/update", "words"],
  ])("is gone when its discount is %s, and Home and the list say what happened", async (_, change, topic, cause) => {
    change(id);
    expect(await tell(topic, id)).toMatchObject({ status: 200 });
    expect(await page()).not.toContain("Enjoy");
    expect(banners()).toEqual([]);
    expect((await load()).facts.offers).toMatchObject([{ discount: "BLACK25", withdrawn: { cause } }]);
    expect((await call(list.loader, merchantRequest("/app/banners"))).data.items).toMatchObject([{ state: cause === "over" ? "ended" : "off", warnings: [expect.stringMatching(/^Went off: its (discount|words) .+\.$/)] }]);
    expect((await records()).map(({ event }) => event)).toEqual(["shown", "withdrawn"]);
  });

  it("is put right by a look at Home or at the editor when the webhook was lost", async () => {
    shopify.merchant.changeDiscount(id, { value: { percentage: 0.3 } });
    await load();
    expect(banners()).toMatchObject([{ texts: { en: { message: "Enjoy 30% OFF EVERYTHING" } } }]);
    shopify.merchant.changeDiscount(id, { value: { percentage: 0.35 } });
    await call(route.loader, merchantRequest("/app/banners/main"), { id: "main" });
    expect(banners()).toMatchObject([{ texts: { en: { message: "Enjoy 35% OFF EVERYTHING" } } }]);
  });

  it("does not mind webhooks that come twice, late, or of other discounts", async () => {
    const other = create({ title: "OTHER" }).id;
    shopify.merchant.changeDiscount(id, { value: { percentage: 0.3 } });
    await tell("discounts/update", id, "same");
    await tell("discounts/update", id, "same");
    await tell("discounts/delete", id);
    await tell("discounts/update", other);
    expect(banners()).toMatchObject([{ texts: { en: { message: "Enjoy 30% OFF EVERYTHING" } } }]);
    expect(await records()).toHaveLength(2);
  });

  it("is sent the webhook again while Shopify does not answer, and opens all the same", async () => {
    shopify.merchant.deleteDiscount(id);
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 6, operation: "discount" });
    expect(await tell("discounts/delete", id, "again")).toMatchObject({ status: 503 });
    expect((await load()).facts.offers).toMatchObject([{ withdrawn: null }]);
    expect(await tell("discounts/delete", id, "again")).toMatchObject({ status: 200 });
    expect(banners()).toEqual([]);
  });

  it("answers 401 to a webhook with a wrong signature", async () => {
    shopify.merchant.deleteDiscount(id);
    expect(await call(webhooks.action, webhook("discounts/delete", { secret: "wrong" }))).toMatchObject({ status: 401 });
    expect(banners()).toHaveLength(1);
  });

  it("comes back in one step, once its discount carries it again", async () => {
    shopify.merchant.changeDiscount(id, { items: { collectionIds: [301] } });
    await tell("discounts/update", id);
    expect((await load()).facts.offers).toMatchObject([{ withdrawn: { cause: "words", detail: expect.stringContaining("“EVERYTHING” is not true"), mendable: true } }]);
    expect(await act("banner-back")).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    expect(await page()).toContain("Enjoy 25% OFF selected products");
    expect((await load()).facts.offers).toMatchObject([{ withdrawn: null }]);
  });

  it.each(["banner-back", "leave-off"])("is not touched by %s of somebody who has not seen how it is now", async (intent) => {
    shopify.merchant.changeDiscount(id, { items: { collectionIds: [301] } });
    const [{ version }] = (await load()).facts.offers;
    expect(await save({ offerId: gid(id), message: "Enjoy {percent} OFF the relief range", live: false, version })).toMatchObject({ status: 200 });
    const theirs = await database.banner.findFirstOrThrow();
    const refused = { status: 409, data: { conflict: true, outcome: { live: false, reason: "This banner was changed meanwhile, so nothing was done. Look at it again first." } } };
    expect(await act(intent, version)).toMatchObject(refused);
    expect(await database.banner.findFirstOrThrow()).toEqual(theirs);
    await database.banner.deleteMany();
    expect(await act(intent, version)).toMatchObject(refused);
  });

  it("is not brought back over a discount that changed since Home was opened", async () => {
    shopify.merchant.changeDiscount(id, { items: { collectionIds: [301] } });
    const [{ version }] = (await load()).facts.offers;
    shopify.merchant.changeDiscount(id, { items: { productIds: [101], variantIds: [] }, value: { percentage: 0.1 } });
    expect(await act("banner-back", version)).toMatchObject({ status: 409 });
    expect(banners()).toEqual([]);
  });

  it("is left off when the merchant says so", async () => {
    shopify.merchant.deleteDiscount(id);
    await tell("discounts/delete", id);
    expect(await act("banner-back")).toMatchObject({ status: 200, data: { outcome: { live: false, reason: "The banner has to be looked at first. Open it." } } });
    expect(await act("leave-off")).toMatchObject({ status: 200 });
    expect((await load()).facts.offers).toMatchObject([{ withdrawn: null }]);
    expect(banners()).toEqual([]);
  });
});

describe("the same offer again within 14 days (T8)", () => {
  const own = { message: "Autumn sale: save now", confirmed: true, confirmedBy: "Store owner" };

  it("asks why an end is later than shoppers were told, and keeps the reason", async () => {
    await save({ ...own, endsAt: wallTimeIn(5) });
    const answer = await save({ ...own, endsAt: wallTimeIn(9), version: 1 });
    expect(answer).toMatchObject({ status: 422, data: { problems: [{ field: "reason", message: expect.stringContaining("Shoppers were told that it ends on") }] } });
    expect(await save({ ...own, endsAt: wallTimeIn(9), version: 1, reason: "The carrier was on strike" })).toMatchObject({ status: 200 });
    expect(await save({ ...own, endsAt: wallTimeIn(9), version: 2 })).toMatchObject({ status: 200 });
    expect(await save({ ...own, endsAt: wallTimeIn(4), version: 3 })).toMatchObject({ status: 200 });
  });

  it("asks for nothing in a second banner of a discount that runs, which moves no end and begins after none, until that end moves", async () => {
    const { id } = create();
    expect(await save({ offerId: gid(id) })).toMatchObject({ status: 200 });
    expect(await save({ offerId: gid(id), message: "Everything is {percent} cheaper" }, "second")).toMatchObject({ status: 200, data: { outcome: { live: true } } });
    await sleep(1_050);
    shopify.merchant.changeDiscount(id, { endsAt: inHours(40) });
    await tell("discounts/update", id);
    expect((await load()).facts.offers).toMatchObject([{ reason: expect.stringContaining("Say why") }, { reason: expect.stringContaining("Say why") }]);
    expect(await save({ offerId: gid(id), message: "Save {percent} with us" }, "third")).toMatchObject({ status: 422, data: { problems: [{ field: "reason", message: expect.stringContaining("the same discount") }] } });
  });

  it("asks also where a busy store has shown five hundred others since", async () => {
    await save({ ...own, endsAt: wallTimeIn(5), code: "AUTUMN" });
    const [first] = await records();
    if (!first) throw new Error("what is shown stands in the record");
    const content = JSON.stringify({ ...JSON.parse(first.content), message: "Others", code: null });
    await database.offerRecord.createMany({ data: Array.from({ length: 500 }, (_, index) => ({ ...first, number: first.number + 1 + index, bannerId: `other-${index}`, content })) });
    expect(await save({ ...own, message: "Something else", code: "AUTUMN", endsAt: wallTimeIn(9) }, "code")).toMatchObject({ status: 422, data: { problems: [{ field: "reason", message: expect.stringContaining("the same code") }] } });
  });

  it("asks in another banner and in a copy, too, by words, code, percentage or discount", async () => {
    await save({ ...own, endsAt: wallTimeIn(5), code: "AUTUMN" });
    const later = { confirmed: true, confirmedBy: "Store owner", endsAt: wallTimeIn(9) };
    expect(await save({ ...later, message: "Autumn sale — save NOW!" }, "words")).toMatchObject({ status: 422, data: { problems: [{ field: "reason", message: expect.stringContaining("the same words") }] } });
    expect(await save({ ...later, message: "Something else", code: "autumn" }, "code")).toMatchObject({ status: 422, data: { problems: [{ message: expect.stringContaining("the same code") }] } });
    expect(await save({ ...later, message: "Something else", live: false, code: "autumn" }, "draft")).toMatchObject({ status: 200 });
    expect(await save({ ...later, message: "Something else" }, "other")).toMatchObject({ status: 200 });
  });
});
