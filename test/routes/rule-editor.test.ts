/** What the rule editor asks the server: pages to choose from, and what is to be said of a rule. */
import { beforeAll, expect, it } from "vitest";
import { EVERYWHERE, type PageRule } from "../../app/domain/page-rules";
import { call, merchantRequest, shopify, wallTimeIn } from "./app-under-test";

let pages: typeof import("../../app/routes/app.rule-pages");
let checking: typeof import("../../app/routes/app.rule-check");
let editor: typeof import("../../app/routes/app.banners.$id");
beforeAll(async () => {
  pages = await import("../../app/routes/app.rule-pages");
  checking = await import("../../app/routes/app.rule-check");
  editor = await import("../../app/routes/app.banners.$id");
});

const find = async (search: string) => {
  const { status, data } = await call(pages.loader, merchantRequest(`/app/rule-pages?${search}`));
  return { status, found: data === "" ? null : JSON.parse(data) };
};
const banner = { live: true, message: "Sale", linkLabel: "", link: "", startsAt: "", endsAt: wallTimeIn(20), countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: true, confirmedBy: "Store owner" };
const check = async (rule: Partial<PageRule>, { id = "new", values = {} }: { id?: string; values?: object } = {}) => {
  const { status, data } = await call(checking.action, merchantRequest("/app/rule-check", { json: { slot: "sale-banner", id, zone: "Europe/Berlin", locale: "en", values: { ...banner, rule: { ...EVERYWHERE, ...rule }, ...values } } }));
  return status === 200 ? JSON.parse(data) : { status };
};
const save = (id: string, change: object = {}) => call(editor.action, merchantRequest(`/app/banners/${id}`, { json: { ...banner, name: id, rule: EVERYWHERE, version: 0, ...change } }), { id });

it("articles are found page by page", async () => {
  const first = await find("kind=article&query=back");
  expect(first).toMatchObject({ status: 200, found: { pages: expect.any(Array), previousCursor: null } });
  expect(first.found.pages).toHaveLength(20);
  const second = await find(`kind=article&query=back&after=${encodeURIComponent(first.found.nextCursor)}`);
  expect(second.found.pages[0].id).not.toBe(first.found.pages[0].id);
  expect(second.found.previousCursor).not.toBeNull();
});

it("other kinds are refused, and a failure of Shopify is told", async () => {
  expect(await find("kind=product")).toMatchObject({ status: 422 });
  shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "choosePages" });
  expect(await find("kind=page")).toMatchObject({ status: 503 });
});

it("a rule's pages are counted, and what was deleted is named", async () => {
  const gone = { type: "resource" as const, kind: "article" as const, id: 999, title: "Old" };
  expect(await check({})).toEqual({ reach: [], warnings: [], gone: [] });
  expect(await check({ where: [{ type: "article_tag", tag: "even" }, gone] })).toEqual({ reach: ["On 29 of 59 articles."], warnings: [], gone: ["article:999"] });
  expect(await check({ where: [gone] })).toMatchObject({ warnings: [expect.stringContaining("deleted")], gone: ["article:999"] });
});

it("a rule that never shows is told so, with the name of the one that beats it", async () => {
  await save("Always");
  expect((await check({}, { id: "new" })).warnings).toEqual([]);
  await save("below");
  // Something new comes first.
  expect((await check({}, { id: "Always" })).warnings).toEqual([expect.stringContaining("“below” comes before it")]);
  expect((await check({}, { id: "below" })).warnings).toEqual([]);
  expect((await check({ markets: ["mars"] }, { id: "below" })).warnings).toEqual([expect.stringContaining("no active market “mars”")]);
  expect((await check({ locales: ["de"] }, { id: "below" })).warnings).toEqual([expect.stringContaining("words only in English")]);
});

it("one that ends earlier, or whose end is not known yet, beats nothing for certain", async () => {
  await save("below");
  await save("Short", { endsAt: wallTimeIn(2) });
  expect((await check({}, { id: "below" })).warnings).toEqual([]);
  expect((await check({}, { id: "below", values: { endsAt: wallTimeIn(1) } })).warnings).toHaveLength(1);
  expect((await check({}, { id: "below", values: { endsAt: "" } })).warnings).toEqual([]);
});

it("a rule is still warned of when Shopify cannot count, and what is no rule is refused", async () => {
  const fail = (operation: string) => shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation });
  fail("audience");
  expect(await check({ where: [{ type: "article_tag", tag: "even" }], except: [{ type: "kind", kind: "article" }] })).toMatchObject({ warnings: [expect.stringContaining("exception")] });
  for (const operation of ["countArticles", "audience"]) fail(operation);
  expect(await check({ where: [{ type: "article_tag", tag: "even" }], markets: ["mars"] })).toMatchObject({ reach: ["Shopify did not tell how many pages that is."], warnings: [] });
  expect(await check({ device: "watch" as never })).toEqual({ status: 422 });
  const elsewhere = { slot: "sale-banner", id: "new", zone: "Mars/Olympus", locale: "en", values: { ...banner, rule: EVERYWHERE } };
  expect(await call(checking.action, merchantRequest("/app/rule-check", { json: elsewhere }))).toMatchObject({ status: 422 });
  expect(await call(checking.action, merchantRequest("/app/rule-check", { body: "{" }))).toMatchObject({ status: 400 });
});
