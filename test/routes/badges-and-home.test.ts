import { beforeAll, describe, expect, it } from "vitest";
import { STARTING_BADGES } from "../../app/domain/badges";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published, wallTimeIn } from "./app-under-test";

let badges: typeof import("../../app/routes/app.badges.$id");
let preview: typeof import("../../app/routes/app.preview");
beforeAll(async () => {
  badges = await import("../../app/routes/app.badges.$id");
  preview = await import("../../app/routes/app.preview");
});

const save = (json: unknown) => call(badges.action, merchantRequest("/app/badges/main", { json }), { id: "main" });

describe("the badges page", () => {
  it("publishes the four badges and shows them again", async () => {
    expect(await save({ badges: STARTING_BADGES, version: 0 })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: STARTING_BADGES.map(({ icon, title, text }) => ({ icon, texts: { en: { title, text } } })) }] });
    expect((await call(badges.loader, merchantRequest("/app/badges/main"), { id: "main" })).data).toMatchObject({ badges: STARTING_BADGES, version: 1 });
  });

  it("leaves the look and the payment icons of a set as they are when the form does not speak of them", async () => {
    const payments = { show: true, hidden: ["visa"], order: [] };
    expect(await save({ badges: STARTING_BADGES, payments, version: 0 })).toMatchObject({ status: 200 });
    expect(await save({ badges: STARTING_BADGES.slice(1), version: 1 })).toMatchObject({ status: 200 });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: { length: 3 }, payments }] });
  });

  it("answers 422 beside the field, 409 to an old version", async () => {
    expect(await save({ badges: [{ icon: "truck", title: "", text: "x" }], version: 0 })).toMatchObject({ status: 422, data: { problems: [{ field: "badges.0.title" }] } });
    await save({ badges: STARTING_BADGES, version: 0 });
    expect(await save({ badges: [], version: 0 })).toMatchObject({ status: 409, data: { version: 1, problems: [{ field: "form", message: expect.stringContaining("30 day") }] } });
  });
});

describe("the preview", () => {
  async function draw(block: object, change: object = {}) {
    const { status, data } = await call(preview.action, merchantRequest("/app/preview", { json: { zone: "Europe/Berlin", locale: "en", block, ...change } }));
    return { status, data: status === 200 ? JSON.parse(data) : null };
  }
  const banner = { message: "Sale <b>now</b>", linkLabel: "Shop", link: "/", startsAt: "", endsAt: wallTimeIn(100), countdown: "on", textColor: "#ffffff", backgroundColor: "#000000" };

  it("is drawn by the extension's Liquid, escaped", async () => {
    const { data } = await draw({ kind: "banner", values: banner });
    expect(data.html).toContain("Sale &lt;b&gt;now&lt;/b&gt;");
    expect(data.html).toContain("buyline-sale-banner");
    expect(data.html).not.toMatch(/<b>|<script/);
    expect(data.html).toMatch(/<style>.*\.buyline-sale-banner/s);
    expect((await draw({ kind: "badges", values: { badges: STARTING_BADGES } })).data.html).toContain("Secure checkout");
  });

  it("says why nothing is to be seen", async () => {
    expect((await draw({ kind: "banner", values: { ...banner, endsAt: "2020-01-01T00:00" } })).data.note).toContain("over");
    expect((await draw({ kind: "badges", values: { badges: [] } })).data.note).toContain("title");
  });

  it("refuses what is not one of ours", async () => {
    for (const json of [{}, null, { kind: "banner" }]) expect(await call(preview.action, merchantRequest("/app/preview", { json }))).toMatchObject({ status: 422 });
    expect(await draw({ kind: "banner", values: banner }, { zone: "Mars/Olympus" })).toMatchObject({ status: 422 });
  });
});
