/** What SQLite takes and PostgreSQL does not, wherever a browser may send it: numbers above four bytes, and U+0000 in a text. */
import { expect, it } from "vitest";
import { call, database, merchantRequest, wallTimeIn } from "./app-under-test";

const form = { live: true, message: "Sale", endsAt: wallTimeIn(20), countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: true, confirmedBy: "Store owner", version: 0 };
const save = async (change: object = {}) => call((await import("../../app/routes/app.banners.$id")).action, merchantRequest("/app/banners/a", { json: { ...form, ...change } }), { id: "a" });
const change = async (json: object) => (await call((await import("../../app/routes/app.banners._index")).action, merchantRequest("/app/banners?index", { json }))).status;
const home = async (json: object) => (await call((await import("../../app/routes/app._index")).action, merchantRequest("/app?index", { json }))).status;

it.each([2_147_483_647, 2_147_483_648, Number.MAX_SAFE_INTEGER])("the version %i, which nothing reaches, replaces nothing", async (version) => {
  await save();
  expect(await save({ version, message: "Other" })).toMatchObject({ status: 409, data: { saved: false, version: 1 } });
  expect([await change({ intent: "remove", id: "a", version }), await change({ intent: "pause", id: "a", version }), await home({ intent: "leave-off", id: "a", version })]).toEqual([422, 422, 422]);
  const settings = await import("../../app/routes/app.articles._index");
  await call(settings.action, merchantRequest("/app/articles?index", { json: { way: "inside", version: 0 } }));
  expect((await call(settings.action, merchantRequest("/app/articles?index", { json: { way: "list", version } }))).status).toBe(409);
  expect(await database.banner.findFirstOrThrow()).toMatchObject({ version: 1, content: expect.stringContaining('"Sale"') });
});

it("U+0000 is no character of an id, a name or an address", async () => {
  await save();
  expect(await change({ intent: "remove", id: "\u0000", version: 1 })).toBe(409);
  const scan = await import("../../app/routes/app.articles.scan");
  expect((await call(scan.action, merchantRequest("/app/articles/scan", { json: { intent: "accept-certain", blogTitle: "\u0000" } }))).status).toBeLessThan(500);
  expect((await call(scan.loader, merchantRequest("/app/articles/scan?blog=%00"))).status).toBe(200);
  const record = await import("../../app/routes/app.record._index");
  expect(await call(record.loader, merchantRequest("/app/record?banner=%00"))).toMatchObject({ status: 200, data: { rows: [] } });
  const exported = await import("../../app/routes/app.record.export");
  expect((await call(exported.loader, merchantRequest("/app/record/export?banner=%00"))).status).toBe(200);
});
