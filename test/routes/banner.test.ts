import { beforeAll, describe, expect, it } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, shopify, wallTimeIn } from "./app-under-test";

let route: typeof import("../../app/routes/app.banners.$id");
beforeAll(async () => {
  route = await import("../../app/routes/app.banners.$id");
});

const ID = { id: "main" };
const form = () => ({
  live: true,
  message: "Enjoy 25% OFF EVERYTHING at Checkout! - Black Friday Sale Is LIVE",
  linkLabel: "Shop the sale",
  link: "/collections/all",
  startsAt: "",
  endsAt: wallTimeIn(20),
  countdown: "on",
  textColor: "#ffffff",
  backgroundColor: "#14213d",
  confirmed: true,
  confirmedBy: "Store owner",
  version: 0,
});
const save = (change: object = {}) => call(route.action, merchantRequest("/app/banners/main", { json: { ...form(), ...change } }), ID);
const load = async () => (await call(route.loader, merchantRequest("/app/banners/main"), ID)).data;
const storefront = () => published(INSTALLATION, "storefront");

describe("saving the banner", () => {
  it("publishes it, and the page shows it again", async () => {
    const { endsAt } = form();
    expect(await save({ endsAt })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(storefront()).toMatchObject({ version: 1, banners: [{ id: "main", texts: { en: { message: form().message, link_label: "Shop the sale" } }, link: "/collections/all" }] });
    expect(await load()).toMatchObject({ zone: "Europe/Berlin", version: 1, phase: "live", error: null, values: { message: form().message, endsAt, confirmedBy: "Store owner" } });
  });

  it("publishes words that look like code as they are", async () => {
    const message = `<script>alert(1)</script> {{ 7 | times: 7 }} " onload=`;
    expect(await save({ message })).toMatchObject({ status: 200 });
    expect(storefront()).toMatchObject({ banners: [{ texts: { en: { message } } }] });
  });

  it.each([
    ["endsAt", { endsAt: "2020-01-01T00:00" }],
    ["message", { message: "" }],
    ["textColor", { textColor: "#777777", backgroundColor: "#888888" }],
    ["link", { link: "javascript:alert(1)" }],
    ["confirmed", { confirmed: false }],
  ])("answers 422 beside %s and keeps nothing", async (field, change) => {
    const answer = await save(change);
    expect(answer).toMatchObject({ status: 422, data: { saved: false } });
    expect(answer.data.problems.map((problem: { field: string }) => problem.field)).toEqual([field]);
    expect(await database.banner.count()).toBe(0);
    expect(storefront()).toBeUndefined();
  });

  it("answers 413 to a message of 10 MB, with and without a declared length", async () => {
    const body = JSON.stringify({ ...form(), message: "x".repeat(10_000_000) });
    expect(await call(route.action, merchantRequest("/app/banners/main", { body }), ID)).toMatchObject({ status: 413, data: { saved: false } });
    const stream = new Blob([body]).stream();
    expect(await call(route.action, merchantRequest("/app/banners/main", { body: stream }), ID)).toMatchObject({ status: 413, data: { saved: false } });
    expect(await database.banner.count()).toBe(0);
  });

  it("answers 400 to a damaged body and 422 to a body of another shape", async () => {
    expect(await call(route.action, merchantRequest("/app/banners/main", { body: "{" }), ID)).toMatchObject({ status: 400 });
    for (const json of [null, 7, [], "text", {}]) expect(await call(route.action, merchantRequest("/app/banners/main", { json }), ID)).toMatchObject({ status: 422 });
  });

  it("answers 409 to a save over a version that somebody replaced, and saves when asked again", async () => {
    await save();
    await save({ message: "Theirs", version: 1 });
    const answer = await save({ message: "Mine", version: 1 });
    expect(answer).toMatchObject({ status: 409, data: { saved: false, version: 2, problems: [{ field: "form", message: expect.stringContaining("Theirs") }] } });
    expect(storefront()).toMatchObject({ banners: [{ texts: { en: { message: "Theirs" } } }] });
    expect(await save({ message: "Mine", version: 2 })).toMatchObject({ status: 200 });
    expect(storefront()).toMatchObject({ banners: [{ texts: { en: { message: "Mine" } } }] });
  });

  it("takes a banner off the storefront when it is switched off", async () => {
    await save();
    await save({ live: false, version: 1 });
    expect(storefront()).toMatchObject({ banners: [] });
    expect(await load()).toMatchObject({ phase: "off" });
  });
});

describe("when Shopify refuses", () => {
  it("keeps what was saved, says so, and publishes it when asked again", async () => {
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "saveMetafields" });
    expect(await save()).toMatchObject({ status: 200, data: { saved: true, outcome: { live: false, reason: expect.stringContaining("503") } } });
    expect(storefront()).toBeUndefined();
    expect(await load()).toMatchObject({ version: 1, error: expect.stringContaining("503"), values: { message: form().message } });

    expect(await call(route.action, merchantRequest("/app/banners/main", { json: { intent: "publish" } }), ID)).toMatchObject({ data: { saved: true, outcome: { live: true } } });
    expect(storefront()).toMatchObject({ banners: [{ id: "main" }] });
    expect(await load()).toMatchObject({ error: null });
  });

  it.each([["throttled" as const], ["drop_before_write" as const], ["drop_after_write" as const]])("gets through one %s answer by itself", async (kind) => {
    shopify.faults.inject({ kind }, { operation: "saveMetafields" });
    expect(await save()).toMatchObject({ data: { outcome: { live: true } } });
    expect(storefront()).toMatchObject({ banners: [{ id: "main" }] });
  });

  it("shows a page that says so when it cannot even be read", async () => {
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "shop" });
    expect(await call(route.loader, merchantRequest("/app/banners/main"), ID)).toMatchObject({ status: 503, data: expect.stringContaining("Shopify") });
  });
});

it("does not ask Shopify to write what it has confirmed already", async () => {
  await save();
  shopify.faults.inject({ kind: "status", status: 500 }, { times: 9, operation: "saveMetafields" });
  expect(await save({ version: 1 })).toMatchObject({ data: { outcome: { live: true } } });
  expect(shopify.faults.left).toBe(9);
});
