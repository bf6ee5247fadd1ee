import { beforeAll, describe, expect, it } from "vitest";
import type { NewDiscount } from "../sandbox/discounts";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, shopify } from "./app-under-test";

let route: typeof import("../../app/routes/app.banners.$id");
let search: typeof import("../../app/routes/app.discounts");
beforeAll(async () => {
  route = await import("../../app/routes/app.banners.$id");
  search = await import("../../app/routes/app.discounts");
});

const ID = { id: "main" };
const form = {
  live: true, message: "Black Friday is here", linkLabel: "", link: "", startsAt: "", endsAt: "", code: "TYPED", countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d",
  confirmed: false, confirmedBy: "", version: 0,
};
const inHours = (hours: number) => new Date(Math.floor(Date.now() / 1000 + hours * 3600) * 1000).toISOString();
const seconds = (text: string) => Date.parse(text) / 1000;
const create = (change: Partial<NewDiscount> = {}) => shopify.merchant.createDiscount({ method: "code", kind: "basic", title: "BLACK25", value: { percentage: 0.25 }, startsAt: inHours(-1), endsAt: inHours(20), ...change });
const gid = (id: number) => `gid://shopify/DiscountNode/${id}`;
const save = (change: object) => call(route.action, merchantRequest("/app/banners/main", { json: { ...form, ...change } }), ID);
const load = async () => (await call(route.loader, merchantRequest("/app/banners/main"), ID)).data;

describe("a banner that is bound to a discount", () => {
  it("takes start, end and code from it, to the second, and asks for no confirmation (T5)", async () => {
    const { id, startsAt, endsAt } = create();
    expect(await save({ offerId: gid(id), startsAt: "2020-01-01T00:00", endsAt: "2020-01-01T00:00" })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ starts_at: seconds(startsAt), ends_at: seconds(endsAt ?? ""), code: { code: "BLACK25", action: "copy" } }] });
    expect(await load()).toMatchObject({ values: { offerId: gid(id), code: "BLACK25", confirmed: false }, offer: { title: "BLACK25", value: { percent: 25 }, status: "active" } });
  });

  it("runs as long as its discount, whatever windows the form still holds", async () => {
    const { id, startsAt, endsAt } = create();
    expect(await save({ offerId: gid(id), scheduleKind: "weekly", weekly: { days: [], from: "", until: "", firstDate: "", lastDate: "" } })).toMatchObject({ status: 200 });
    const { banners: [banner] } = published(INSTALLATION, "storefront") as { banners: object[] };
    expect(banner).toMatchObject({ starts_at: seconds(startsAt), ends_at: seconds(endsAt ?? "") });
    expect(banner).not.toHaveProperty("windows");
  });

  it("shows no code for an automatic discount, nor for one of several codes", async () => {
    await save({ offerId: gid(create({ method: "automatic", title: "Auto" }).id) });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ code: null }] });
    await save({ offerId: gid(create({ codes: ["A", "B"] }).id), version: 1 });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ code: null }] });
  });

  it.each<[string, Partial<NewDiscount>, RegExp]>([
    ["without an end", { endsAt: null }, /“BLACK25” has no end in Shopify/],
    ["that is over", { startsAt: inHours(-9), endsAt: inHours(-1) }, /“BLACK25” is over/],
  ])("answers 422 beside the discount for one %s, and keeps nothing (T5)", async (_, discount, words) => {
    const answer = await save({ offerId: gid(create(discount).id) });
    expect(answer).toMatchObject({ status: 422, data: { saved: false, problems: [{ field: "offerId", message: expect.stringMatching(words) }] } });
    expect(await database.banner.count()).toBe(0);
  });

  it.each([
    ["of another store or made up", () => gid(987_654_321)],
    ["deleted between picking and saving", () => { const { id } = create(); shopify.merchant.deleteDiscount(id); return gid(id); }],
    ["that is no id at all", () => "BLACK25"],
    ["of another kind of thing", () => "gid://shopify/Product/101"],
  ])("answers 422 beside the discount for one %s", async (_, offerId) => {
    expect(await save({ offerId: offerId() })).toMatchObject({ status: 422, data: { problems: [{ field: "offerId", message: expect.stringContaining("not in your store any more") }] } });
  });

  it("keeps nothing and says so when Shopify fails at the check", async () => {
    const { id } = create();
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "discount" });
    expect(await save({ offerId: gid(id) })).toMatchObject({ status: 503, data: expect.stringContaining("Shopify") });
    expect(await database.banner.count()).toBe(0);
    expect(await save({ offerId: gid(id) })).toMatchObject({ status: 200 });
  });

  it("asks for the confirmation again once the discount is taken out", async () => {
    const { id, endsAt } = create();
    await save({ offerId: gid(id) });
    const { values } = await load();
    expect(await save({ ...values, offerId: "", version: 1 })).toMatchObject({ status: 422, data: { problems: [{ field: "confirmed" }, { field: "confirmedBy" }] } });
    expect(seconds(endsAt ?? "")).toBeGreaterThan(0);
  });

  it("opens although the discount is gone, and says so", async () => {
    const { id } = create();
    await save({ offerId: gid(id) });
    shopify.merchant.deleteDiscount(id);
    expect(await load()).toMatchObject({ offer: null, values: { offerId: gid(id) } });
  });
});

describe("the search for discounts", () => {
  const find = async (query: string) => call(search.loader, merchantRequest(`/app/discounts?${query}`));

  it("lists what runs or will run, and says why one cannot be chosen", async () => {
    create();
    create({ title: "ENDLESS", endsAt: null, startsAt: inHours(-2) });
    const { offers } = JSON.parse((await find("query=")).data);
    expect(offers).toMatchObject([{ title: "BLACK25", unsound: null }, { title: "ENDLESS", unsound: expect.stringContaining("no end") }]);
    expect(JSON.parse((await find("query=bla&over=true")).data)).toMatchObject({ offers: [] });
  });

  it("answers 503 when Shopify does not answer", async () => {
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "discounts" });
    expect(await find("query=")).toMatchObject({ status: 503 });
  });
});
