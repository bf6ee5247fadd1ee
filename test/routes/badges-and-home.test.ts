import { beforeAll, describe, expect, it } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published, shopify, wallTimeIn } from "./app-under-test";
import { FOUR_BADGES } from "../domain/four-badges";

let badges: typeof import("../../app/routes/app.badges.$id");
let preview: typeof import("../../app/routes/app.preview");
beforeAll(async () => {
  badges = await import("../../app/routes/app.badges.$id");
  preview = await import("../../app/routes/app.preview");
});

const save = (json: unknown) => call(badges.action, merchantRequest("/app/badges/main", { json }), { id: "main" });

describe("the badges page", () => {
  it("publishes the four badges and shows them again", async () => {
    expect(await save({ badges: FOUR_BADGES, version: 0 })).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: FOUR_BADGES.map(({ icon, title, text }) => ({ icon, texts: { en: { title, text } } })) }] });
    expect((await call(badges.loader, merchantRequest("/app/badges/main"), { id: "main" })).data).toMatchObject({ values: { badges: FOUR_BADGES }, version: 1 });
  });

  it("leaves the look and the payment icons of a set as they are when the form does not speak of them", async () => {
    const payments = { show: true, hidden: ["visa"], order: [] };
    expect(await save({ badges: FOUR_BADGES, payments, version: 0 })).toMatchObject({ status: 200 });
    expect(await save({ badges: FOUR_BADGES.slice(1), version: 1 })).toMatchObject({ status: 200 });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: { length: 3 }, payments }] });
  });

  it("answers 422 beside the field, 409 to an old version", async () => {
    expect(await save({ badges: [{ icon: "truck", title: "", text: "x" }], version: 0 })).toMatchObject({ status: 422, data: { problems: [{ field: "badges.0.title" }] } });
    await save({ badges: FOUR_BADGES, version: 0 });
    expect(await save({ badges: [], version: 0 })).toMatchObject({ status: 409, data: { version: 1, problems: [{ field: "form", message: expect.stringContaining("30 day") }] } });
  });

  it("tells the second of two people what the first has saved, keeps that, and saves over it only when asked again", async () => {
    await save({ badges: FOUR_BADGES, version: 0 });
    const first = FOUR_BADGES.map((one, index) => (index === 0 ? { ...one, title: "14 day returns" } : one));
    expect(await save({ badges: first, version: 1 })).toMatchObject({ status: 200 });
    const second = { badges: FOUR_BADGES.slice(1) };
    const refused = await save({ ...second, version: 1 });
    expect(refused).toMatchObject({ status: 409, data: { saved: false, version: 2, problems: [{ field: "form", message: expect.stringContaining("14 day returns") }] } });
    expect((await call(badges.loader, merchantRequest("/app/badges/main"), { id: "main" })).data.values.badges[0]).toMatchObject({ title: "14 day returns" });
    expect(await save({ ...second, version: refused.data.version })).toMatchObject({ status: 200 });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ badges: { length: 3 } }] });
  });
});

describe("the badge editor", () => {
  it("knows the policies by what they say of days, the drawn icons, and nothing of policies that Shopify does not tell", async () => {
    shopify.store.state.pages.push({ id: 502, handle: "refund-policy", title: "Refund policy", body: "<p>Dear shopper.</p><p>Money back within 30 days.</p><p>We are sorry to see it go.</p>", updatedAt: "2026-02-01T00:00:00Z", publishedAt: "2026-02-01T00:00:00Z" });
    const load = async () => (await call(badges.loader, merchantRequest("/app/badges/new"), { id: "new" })).data;
    const { policies, drawings, values } = await load();
    expect(policies).toEqual([{ name: "refund_policy", title: "Refund policy", url: expect.stringContaining("/policies/refund-policy"), body: "<p>Dear shopper.</p><p>Money back within 30 days.</p>" }]);
    expect(drawings.truck.body).toMatch(/^M/);
    expect(values).toMatchObject({ badges: [], fallbackLanguage: false, design: { layout: "row" }, payments: { show: false } });
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "policies" });
    expect((await load()).policies).toBeNull();
  });

  it("keeps the name of whoever confirms a claim, and the moment (B6)", async () => {
    await save({ badges: [{ ...FOUR_BADGES[0], confirm: true }], version: 0 });
    const { claim } = (await call(badges.loader, merchantRequest("/app/badges/main"), { id: "main" })).data.values.badges[0];
    expect(claim).toMatchObject({ confirmedBy: "Store Merchant", confirmedAt: expect.any(Number) });
    expect(JSON.stringify(published(INSTALLATION, "storefront"))).not.toMatch(/confirm|Merchant/);
  });

  it.each<[string, object, string, RegExp]>([
    ["a thirteenth badge", { badges: Array.from({ length: 13 }, () => FOUR_BADGES[0]) }, "badges", /at most 12/],
    ["a long title", { badges: [{ icon: "truck", title: "x".repeat(61), text: "" }] }, "badges.0.title", /at most 60/],
    ["long terms", { badges: [{ icon: "truck", title: "A", text: "", terms: "x".repeat(1_001) }] }, "badges.0.terms", /at most 1000/],
    ["a script as a link", { badges: [{ icon: "truck", title: "A", text: "", link: { url: "javascript:alert(1)" } }] }, "badges.0.link.url", /https:/],
    ["an empty address", { badges: [{ icon: "truck", title: "A", text: "", link: { url: "" } }] }, "badges.0.link.url", /link/],
    ["what no store may say (B3)", { badges: [{ icon: "lock", title: "Hacker proof", text: "" }] }, "badges.0.title", /promises what no store can keep/],
    ["somebody's seal (B2)", { badges: [{ icon: "lock", title: "McAfee Secure", text: "" }] }, "badges.0.title", /only they may grant/],
  ])("refuses %s beside its field, and keeps nothing of it", async (_what, form, field, words) => {
    expect(await save({ ...form, version: 0 })).toMatchObject({ status: 422, data: { problems: [{ field, message: expect.stringMatching(words) }] } });
    expect((await call(badges.loader, merchantRequest("/app/badges/main"), { id: "main" })).status).toBe(404);
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
    expect((await draw({ kind: "badges", values: { badges: FOUR_BADGES } })).data.html).toContain("Secure checkout");
  });

  it("calls the countdown's units what the merchant does, escaped and no longer than may be saved", async () => {
    const { html } = (await draw({ kind: "banner", values: { ...banner, dayLabel: "<i>sleeps", hourLabel: "hours, ".repeat(9) } })).data;
    expect(html).toMatch(/data-seconds="86400">\d+<\/span> &lt;i&gt;sleeps<\/span>/);
    expect(html).toMatch(/data-seconds="3600">\d+<\/span> hours hours hour<\/span>/);
  });

  it("stands on the live theme's colors, and on white where they are not known", async () => {
    const page = async (colors?: unknown) => (await draw({ kind: "banner", values: banner, page: colors })).data.html;
    expect(await page({ text: "#fdfbf7", background: "#16342d" })).toContain(":root{--sketch-text:#fdfbf7;--sketch-background:#16342d}");
    for (const none of [undefined, null, { text: "red", background: "#16342d" }, { text: "#ffffff", background: "#000;}</style><script>" }]) expect(await page(none)).toContain(":root{--sketch-text:#1a1a1a;--sketch-background:#ffffff}");
    const editor = await import("../../app/routes/app.banners.$id");
    const colors = async () => (await call(editor.loader, merchantRequest("/app/banners/new"), { id: "new" })).data.themeColors;
    expect(await colors()).toEqual([{ name: "Scheme 1", text: "#1c2724", background: "#fdfbf7" }, { name: "Scheme 2", text: "#1c2724", background: "#f4eee3" }, { name: "Scheme 3", text: "#fdfbf7", background: "#16342d" }]);
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "themeFile" });
    expect(await colors()).toEqual([]);
  });

  it("says why nothing is to be seen", async () => {
    expect((await draw({ kind: "banner", values: { ...banner, endsAt: "2020-01-01T00:00" } })).data.note).toContain("over");
    expect((await draw({ kind: "badges", values: { badges: [] } })).data.note).toContain("title");
  });

  it("draws badges on the kind of page where they stand, in the shopper's language", async () => {
    const policies = [{ name: "refund_policy", title: "Refund policy", url: "https://shop.example/policies/refund-policy" }];
    const list = [{ icon: "truck", title: "Returns", text: "", link: { policy: "refund_policy" }, translations: { de: { title: "Rückgabe", text: "" } } }, { icon: "lock", title: "Secure checkout", text: "", link: { url: "javas" } }];
    const drawn = async (more: object, values: object = {}) => (await draw({ kind: "badges", policies, values: { badges: list, ...values }, ...more })).data;
    expect((await drawn({ place: "product" })).html).toMatch(/class="product".*class="button".*buyline-trust-badges.*https:\/\/shop\.example\/policies\/refund-policy/s);
    expect((await drawn({ place: "footer" })).html).toMatch(/buyline-trust-badges--embed.*class="foot"/s);
    expect((await drawn({ place: "cart", language: "de" })).html).toMatch(/lang="de".*Rückgabe/s);
    expect((await drawn({ place: "cart", language: "de" })).html).not.toContain("Secure checkout");
    expect((await drawn({ language: "de" }, { fallbackLanguage: true })).html).toContain("Secure checkout");
    expect((await drawn({ language: "ar" })).note).toContain("none has words in it");
    expect((await drawn({ language: "ar" }, { fallbackLanguage: true })).html).toContain('dir="rtl"');
    expect((await drawn({}, { payments: { show: true, hidden: ["visa"], order: [] } })).html).not.toContain('pi-visa"');
  });

  it("refuses what is not one of ours", async () => {
    for (const json of [{}, null, { kind: "banner" }]) expect(await call(preview.action, merchantRequest("/app/preview", { json }))).toMatchObject({ status: 422 });
    expect(await draw({ kind: "banner", values: banner }, { zone: "Mars/Olympus" })).toMatchObject({ status: 422 });
  });
});
