/** A banner's windows from the form to the storefront, and the timeline of all of them. */
import { beforeAll, describe, expect, it } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, SHOP, shopify, webhook } from "./app-under-test";

let editor: typeof import("../../app/routes/app.banners.$id");
let timeline: typeof import("../../app/routes/app.banners.timeline");
beforeAll(async () => {
  editor = await import("../../app/routes/app.banners.$id");
  timeline = await import("../../app/routes/app.banners.timeline");
});

const form = { name: "", live: true, message: "Sale", linkLabel: "", link: "", countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: true, confirmedBy: "Store owner", version: 0 };
const weekly = { days: [5], from: "22:00", until: "02:00", firstDate: "", lastDate: "" };
const save = (id: string, change: object) => call(editor.action, merchantRequest(`/app/banners/${id}`, { json: { ...form, name: id, ...change } }), { id });
const load = async (query = "") => (await call(timeline.loader, merchantRequest(`/app/banners/timeline${query}`))).data;

/** Shopify tells that the store's settings changed. */
async function told() {
  const { action } = await import("../../app/routes/webhooks.shop.update");
  expect(await call(action, webhook("shop/update"))).toMatchObject({ status: 200 });
}

describe("a weekly banner", () => {
  it("is published as a rule, and comes back as it was typed", async () => {
    expect(await save("fridays", { scheduleKind: "weekly", weekly })).toMatchObject({ status: 200, data: { saved: true } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ id: "fridays", starts_at: null, windows: { weekly: { days: "5", edges: [79_200, 93_600] }, teaser: 0, last_hours: 0, ended: 0 } }] });
    expect((await call(editor.loader, merchantRequest("/app/banners/fridays"), { id: "fridays" })).data).toMatchObject({ values: { scheduleKind: "weekly", weekly, confirmed: true } });
  });

  it("goes off when the store's clock becomes another one, says so on Home, and asks for its confirmation again", async () => {
    await save("fridays", { scheduleKind: "weekly", weekly });
    // What shows for less than a second has told nobody anything.
    await database.offerRecord.updateMany({ where: { shop: SHOP }, data: { at: new Date(Date.now() - 60_000) } });
    shopify.store.state.shop.zone = "Europe/Paris";
    await told();
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ id: "fridays" }] });
    shopify.store.state.shop.zone = "America/New_York";
    await told();
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [] });
    const home = await import("../../app/routes/app._index");
    const { facts } = (await call(home.loader, merchantRequest("/app"))).data;
    expect(facts.offers).toMatchObject([{ id: "fridays", discount: "", reason: null, withdrawn: { cause: "zone", detail: expect.stringMatching(/It ran every Friday .*Europe\/Paris time\. Your store’s clocks are those of America\/New_York now/), mendable: false } }]);
    const { version, values } = (await call(editor.loader, merchantRequest("/app/banners/fridays"), { id: "fridays" })).data;
    expect(values).toMatchObject({ live: false, confirmed: false, weekly });
    expect(await save("fridays", { scheduleKind: "weekly", weekly, version, confirmed: false })).toMatchObject({ status: 422, data: { problems: [{ field: "confirmed", message: expect.stringContaining("America/New_York time") }] } });
    // Its ends are others than shoppers were told (T8).
    expect(await save("fridays", { scheduleKind: "weekly", weekly, version })).toMatchObject({ status: 422, data: { problems: [{ field: "reason" }] } });
    expect(await save("fridays", { scheduleKind: "weekly", weekly, version, reason: "We moved to New York" })).toMatchObject({ status: 200 });
    await told();
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ id: "fridays" }] });
  });

  it("follows on the next look into the app, too, where Shopify's word of it was lost", async () => {
    await save("fridays", { scheduleKind: "weekly", weekly });
    shopify.store.state.shop.zone = "America/New_York";
    expect((await call(editor.loader, merchantRequest("/app/banners/fridays"), { id: "fridays" })).data).toMatchObject({ phase: "off" });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [] });
  });

  it("is refused with a problem beside the row, and nothing is lost", async () => {
    const windows = [{ startsAt: "2031-01-02T10:00", endsAt: "2031-01-02T09:00" }];
    expect(await save("bad", { scheduleKind: "several", windows })).toMatchObject({ status: 422, data: { saved: false, problems: [{ field: "windows.0.endsAt" }] } });
  });
});

describe("the timeline", () => {
  it("shows every banner, and where two of them meet", async () => {
    await save("always", { scheduleKind: "several", windows: [{ startsAt: "2026-01-01T00:00", endsAt: "2090-01-01T00:00" }] });
    expect(await save("fridays", { scheduleKind: "weekly", weekly, message: "Late on Fridays" })).toMatchObject({ status: 200 });
    expect((await load()).view.now).toBeGreaterThan(0);
    const { view, weeks, zone } = await load("?weeks=6&from=2031-03-03");
    expect([weeks, zone]).toEqual([6, "Europe/Berlin"]);
    expect(view.rows.map(({ id, offers }: { id: string; offers: unknown[] }) => [id, offers.length])).toEqual([["fridays", 6], ["always", 1]]);
    expect(view.overlaps).toMatchObject([{ first: { id: "fridays" }, second: { id: "always" }, when: [expect.any(String), expect.any(String), expect.any(String), "and 3 more times"] }]);
  });

  it("looks at other weeks, and at today where the address is none of its own", async () => {
    expect(await load("?weeks=2&from=2031-03-03")).toMatchObject({ weeks: 2, day: "2031-03-03", before: "2031-02-17", after: "2031-03-17", view: { now: null } });
    expect((await load("?weeks=99&from=%00")).weeks).toBe(6);
  });
});
