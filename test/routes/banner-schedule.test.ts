/** A banner's windows from the form to the storefront, and the timeline of all of them. */
import { beforeAll, describe, expect, it } from "vitest";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, merchantRequest, published } from "./app-under-test";

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

describe("a weekly banner", () => {
  it("is published as a rule, and comes back as it was typed", async () => {
    expect(await save("fridays", { scheduleKind: "weekly", weekly })).toMatchObject({ status: 200, data: { saved: true } });
    expect(published(INSTALLATION, "storefront")).toMatchObject({ banners: [{ id: "fridays", starts_at: null, windows: { weekly: { days: "5", edges: [79_200, 93_600] }, teaser: 0, last_hours: 0, ended: 0 } }] });
    expect((await call(editor.loader, merchantRequest("/app/banners/fridays"), { id: "fridays" })).data).toMatchObject({ values: { scheduleKind: "weekly", weekly, confirmed: true } });
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
