import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { toRecordCsv } from "../../app/domain/offer-record-rows";
import { call, database, merchantRequest, shopify, wallTimeIn } from "./app-under-test";

let banner: typeof import("../../app/routes/app.banners.$id");
let screen: typeof import("../../app/routes/app.record._index");
let csv: typeof import("../../app/routes/app.record.export");
let paper: typeof import("../../app/routes/app.record.print");
beforeAll(async () => {
  banner = await import("../../app/routes/app.banners.$id");
  [screen, csv, paper] = await Promise.all([import("../../app/routes/app.record._index"), import("../../app/routes/app.record.export"), import("../../app/routes/app.record.print")]);
});

const HOUR = 3_600_000;
const day = (hours: number) => wallTimeIn(hours).slice(0, 10);
const form = { live: true, message: "Autumn sale", linkLabel: "", link: "", startsAt: "", code: "", countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: true, confirmedBy: "Store owner", version: 0 };
const save = (change: object, id = "main") => call(banner.action, merchantRequest(`/app/banners/${id}`, { json: { ...form, endsAt: wallTimeIn(30), ...change } }), { id });
const show = async (query = "") => (await call(screen.loader, merchantRequest(`/app/record${query}`))).data;
const table = async (query = "") => (await call(csv.loader, merchantRequest(`/app/record/export${query}`))).data as string;

describe("the record of offers", () => {
  it("tells what was shown from when to when, with which words, by whom, with confirmation", async () => {
    await save({});
    const { rows, banners } = await show();
    expect(banners).toEqual([{ id: "main", name: "Autumn sale" }]);
    expect(rows).toMatchObject([{ banner: "Autumn sale", state: "now", words: ["English: Autumn sale"], where: "Show everywhere", by: expect.stringContaining("Store Merchant"), confirmed: expect.stringContaining("Store owner"), discount: "", ending: "" }]);
  });

  it("says the end where the words name it, on the screen, in the table and on paper", async () => {
    await save({ message: "({ends} at {time}) Autumn", endsAt: `${day(30)}T23:59`, endedMessage: "Over" });
    const date = new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day(30)}T12:00Z`));
    const words = new RegExp(`^English: \\(${date} at 11:59 PM [^)]+\\) Autumn \\| after the end: Over$`);
    expect((await show()).rows[0].words).toEqual([expect.stringMatching(words)]);
    expect((await call(paper.loader, merchantRequest("/app/record/print"))).data.rows[0].words).toEqual([expect.stringMatching(words)]);
    expect(await table()).toContain(`English: (${date} at 11:59`);
  });

  it("says the rule of a weekly offer, which has an end each time and no last one", async () => {
    await save({ message: "{ends}: sale", scheduleKind: "weekly", weekly: { days: [0, 1, 2, 3, 4, 5, 6], from: "09:00", until: "18:00", firstDate: "", lastDate: "" } });
    expect((await show()).rows).toMatchObject([{ words: ["English: [the day of each end]: sale"], until: "no last date", deadline: "every day from 9:00 AM until 6:00 PM, Europe/Berlin time" }]);
    await save({ endsAt: wallTimeIn(1) }, "once");
    await save({ scheduleKind: "weekly", weekly: { days: [0, 1, 2, 3, 4, 5, 6], from: "00:00", until: "23:59", firstDate: "", lastDate: "" }, reason: "Every day from now on", version: 1 }, "once");
    expect((await show("?banner=once")).rows[0].reasons).toEqual([expect.stringMatching(/ to no last date\): Every day from now on$/)]);
  });

  it("keeps nothing of a draft, of what failed to be published, and of what is published again unchanged", async () => {
    await save({ live: false });
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "saveMetafields" });
    await save({ version: 1 });
    expect(await database.offerRecord.count()).toBe(0);
    await save({ version: 2 });
    await save({ version: 3 });
    expect(await database.offerRecord.count()).toBe(1);
  });

  it("ends a period when the banner changes or is switched off, and begins one when it comes back", async () => {
    await save({});
    await database.offerRecord.updateMany({ data: { at: new Date(Date.now() - 3 * HOUR) } });
    await save({ message: "Autumn sale, now with mats", version: 1 });
    await database.offerRecord.updateMany({ where: { number: 2 }, data: { at: new Date(Date.now() - 2 * HOUR) } });
    await save({ message: "Autumn sale, now with mats", live: false, version: 2 });
    const { rows } = await show();
    expect(rows).toMatchObject([{ number: 2, state: "past", ending: "Taken off" }, { number: 1, state: "past", ending: "Changed", words: ["English: Autumn sale"] }]);
  });

  it("is filtered by banner and by days of the shop's zone", async () => {
    await save({});
    await save({ message: "Something else for members" }, "other");
    expect((await show("?banner=other")).rows).toMatchObject([{ banner: "Something else for members" }]);
    // The offer ends in 30 hours, which are at most two days ahead.
    expect((await show(`?from=${day(72)}`)).rows).toEqual([]);
    expect((await show(`?until=${day(-30)}`)).rows).toEqual([]);
    expect((await show(`?from=${day(0)}&until=${day(0)}`)).rows).toHaveLength(2);
    expect((await show("?banner=no-such-banner")).rows).toEqual([]);
  });

  it.each([
    ["from", "?from=2026-13-01"],
    ["from", "?from=yesterday"],
    ["until", "?from=2026-11-27&until=2026-11-26"],
  ])("says beside %s what is wrong with %s", async (field, query) => {
    expect((await show(query)).problems).toMatchObject([{ field }]);
  });

  it("is a table that no spreadsheet takes for formulas", async () => {
    const message = '=HYPERLINK("https://evil.example","Sale"), "now"';
    await save({ message, name: "@SUM(A1)" });
    const text = await table();
    expect(text.startsWith("Entry,Banner,Shown from,")).toBe(true);
    // Reading an answer drops the mark by which Excel knows UTF-8.
    expect(toRecordCsv([]).startsWith("\u{feff}Entry")).toBe(true);
    expect(text).toContain(`,'@SUM(A1),`);
    expect(text).toContain(`"English: =HYPERLINK(""https://evil.example"",""Sale""), ""now"""`);
    for (const cell of text.split(/,|\r\n/)) expect(cell).not.toMatch(/^"?[=+@-]/);
  });

  it("is a page to print, with the store's name and all rows", async () => {
    await save({});
    expect((await call(paper.loader, merchantRequest(`/app/record/print?from=${day(0)}`))).data).toMatchObject({ name: "Small Shop", query: { from: day(0) }, rows: [{ banner: "Autumn sale" }] });
  });

  it("is of one shop alone", async () => {
    await save({});
    await database.offerRecord.updateMany({ data: { shop: "other-shop.myshopify.com" } });
    expect(await show()).toMatchObject({ rows: [], banners: [] });
  });
});

it("no code of the app changes or deletes an entry; shop/redact goes through every table by itself", () => {
  const APP = join(import.meta.dirname, "../../app");
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const uses = files.flatMap((file) => [...readFileSync(join(APP, file), "utf8").matchAll(/\bofferRecord\.(\w+)/g)].map(([, method = ""]) => method));
  expect(new Set(uses)).toEqual(new Set(["create", "findMany", "groupBy"]));
  const holding = (words: RegExp) => files.filter((file) => words.test(readFileSync(join(APP, file), "utf8")));
  expect(holding(/OfferRecord"|"OfferRecord/)).toEqual([]);
  // Their statements write links, proposals and the ids of webhooks; the database itself sends what it is given.
  expect(holding(/\$executeRaw|writeInOneStep|writeTogether/).sort()).toEqual(["database", "link-health-prisma", "product-changes-prisma", "proposals-prisma", "sqlite-connection", "webhook-groups-prisma"].map((name) => `adapters/${name}.server.ts`));
});
