/** The lists of banners and badge sets: order, copies, deletion, and what each row says. */
import { beforeAll, describe, expect, it } from "vitest";
import { EVERYWHERE } from "../../app/domain/page-rules";
import { INSTALLATION } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, shopify, wallTimeIn } from "./app-under-test";
import { FOUR_BADGES } from "../domain/four-badges";

let list: typeof import("../../app/routes/app.banners._index");
let editor: typeof import("../../app/routes/app.banners.$id");
let badgeList: typeof import("../../app/routes/app.badges._index");
let badgeEditor: typeof import("../../app/routes/app.badges.$id");
beforeAll(async () => {
  list = await import("../../app/routes/app.banners._index");
  editor = await import("../../app/routes/app.banners.$id");
  badgeList = await import("../../app/routes/app.badges._index");
  badgeEditor = await import("../../app/routes/app.badges.$id");
});

const form = { name: "", live: true, rule: EVERYWHERE, message: "Sale", linkLabel: "", link: "", startsAt: "", endsAt: wallTimeIn(20), countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: true, confirmedBy: "Store owner", version: 0 };
const save = (id: string, change: object = {}) => call(editor.action, merchantRequest(`/app/banners/${id}`, { json: { ...form, name: id, ...change } }), { id });
const change = (json: unknown) => call(list.action, merchantRequest("/app/banners?index", { json }));
const load = async () => (await call(list.loader, merchantRequest("/app/banners"))).data;
/** As the list sends it: with the order that it shows. */
const order = async (wanted: string[], seen?: string[]) => change({ intent: "order", ids: wanted, seen: seen ?? (await ids()) });
const ids = async () => (await load()).items.map(({ id }: { id: string }) => id);
const publishedIds = () => (published(INSTALLATION, "storefront") as { banners: { id: string }[] }).banners.map(({ id }) => id);

describe("the list of banners", () => {
  it("is empty at first", async () => {
    expect(await load()).toEqual({ items: [], archived: [], error: null });
  });

  it("says of each its state, its rule and its time, and why it never shows", async () => {
    await save("over");
    await save("later", { startsAt: wallTimeIn(2), rule: { ...EVERYWHERE, where: [{ type: "kind", kind: "article" }], markets: ["us"] } });
    await save("paused", { live: false });
    await save("live", { rule: { ...EVERYWHERE, where: [{ type: "kind", kind: "home" }] } });
    await save("beaten", { version: 0 });
    await order(["live", "paused", "later", "over", "beaten"]);
    const row = await database.banner.findFirstOrThrow({ where: { id: "over" } });
    await database.banner.updateMany({ where: { id: "over" }, data: { content: JSON.stringify({ ...JSON.parse(row.content), endsAt: 1_000_000 }) } });
    await save("always", { rule: EVERYWHERE });
    await order(["live", "paused", "later", "over", "always", "beaten"]);
    expect((await load()).items).toMatchObject([
      { id: "live", state: "live", rule: "Show on the home page", detail: expect.stringMatching(/^Until .* GMT\+[12]$/), warnings: [] },
      { id: "paused", state: "off", warnings: [] },
      { id: "later", state: "scheduled", rule: "Show on articles, in United States", detail: expect.stringMatching(/^From .* until /), warnings: [] },
      { id: "over", state: "ended", detail: expect.stringMatching(/^Ended .*1970/), warnings: [] },
      { id: "always", state: "live", rule: "Show everywhere", warnings: [] },
      { id: "beaten", warnings: [expect.stringContaining("“always” comes before it")] },
    ]);
  });

  it("publishes in the merchant's order", async () => {
    for (const id of ["c", "b", "a"]) await save(id);
    expect(await ids()).toEqual(["a", "b", "c"]);
    expect(await order(["c", "a", "b"])).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(await ids()).toEqual(["c", "a", "b"]);
    expect(publishedIds()).toEqual(["c", "a", "b"]);
  });

  it("tells whoever orders second what the other did, and does theirs when asked again", async () => {
    const seen = ["a", "b", "c", "d"];
    for (const id of seen.toReversed()) await save(id, { name: `Sale ${id}` });
    expect(await order(["a", "c", "b", "d"], seen)).toMatchObject({ status: 200 });
    const message = "Somebody else changed the order of these banners meanwhile, so yours is not saved yet. Theirs, from place 2: “Sale c”, “Sale b”, “Sale d”. Yours: “Sale d”, “Sale c”, “Sale b”.";
    const mine = ["a", "d", "c", "b"];
    const answer = await order(mine, seen);
    expect(answer).toMatchObject({ status: 409, data: { saved: false, problems: [{ field: "form", message }], order: ["a", "c", "b", "d"] } });
    expect([await ids(), publishedIds()]).toEqual([["a", "c", "b", "d"], ["a", "c", "b", "d"]]);
    expect(await order(mine, answer.data.order)).toMatchObject({ status: 200 });
    expect(publishedIds()).toEqual(mine);
    expect(await order(mine, seen), "an answer that was lost is no conflict").toMatchObject({ status: 200 });
  });

  it("orders only what was shown: what somebody added keeps its place, and what was deleted is no conflict", async () => {
    for (const id of ["d", "c", "b", "a"]) await save(id);
    const seen = await ids();
    await save("added");
    await change({ intent: "remove", id: "b", version: 1 });
    expect(await order(["d", "c", "b", "a"], seen)).toMatchObject({ status: 200 });
    expect(await ids()).toEqual(["added", "d", "c", "a"]);
    for (const id of ["added", "c"]) await change({ intent: "archive", id, version: 1 });
    expect(await order(["c", "added"], ["added", "c"]), "the archived ones by themselves").toMatchObject({ status: 200 });
    expect((await database.banner.findMany({ orderBy: { position: "asc" } })).map(({ id }) => id)).toEqual(["c", "d", "added", "a"]);
    await save("newest");
    expect(await ids(), "first, wherever the others begin").toEqual(["newest", "d", "a"]);
  });

  it.each([1, 2, 3])("loses neither a copy nor an order that are made at the same time (%i)", async () => {
    for (const id of ["c", "b", "a"]) await save(id);
    const answers = await Promise.all([change({ intent: "copy", id: "b" }), order(["c", "b", "a"], ["a", "b", "c"]), change({ intent: "copy", id: "c" })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const all = await ids();
    expect([all.length, all.filter((id: string) => id.length === 1)]).toEqual([5, ["c", "b", "a"]]);
    expect(await database.banner.groupBy({ by: ["position"] }), "each in a place of its own").toHaveLength(5);
  });

  it("pauses, goes on, ends and archives from the list, and brings back", async () => {
    await save("a");
    await save("b");
    const act = async (intent: string, id: string) => {
      const { items, archived } = await load();
      const { version } = [...items, ...archived].find((one: { id: string }) => one.id === id);
      return change({ intent, id, version });
    };
    expect(await act("pause", "a")).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(publishedIds()).toEqual(["b"]);
    expect(await act("go_on", "a")).toMatchObject({ status: 200 });
    expect(publishedIds()).toEqual(["b", "a"]);
    expect(await act("end", "a")).toMatchObject({ status: 200 });
    expect(publishedIds()).toEqual(["b"]);
    expect((await load()).items).toMatchObject([{ id: "b" }, { id: "a", state: "ended" }]);
    expect(await act("go_on", "a")).toMatchObject({ status: 409, data: { problems: [{ message: expect.stringContaining("its end is over") }] } });
    expect(await act("archive", "a")).toMatchObject({ status: 200 });
    expect(await load()).toMatchObject({ items: [{ id: "b" }], archived: [{ id: "a", actions: [{ intent: "bring_back" }] }] });
    expect(await change({ intent: "bring_back", id: "a", version: 1 })).toMatchObject({ status: 409, data: { problems: [{ message: expect.stringContaining("Somebody else") }] } });
    expect(await act("bring_back", "a")).toMatchObject({ status: 200 });
    expect(await ids()).toEqual(["b", "a"]);
    expect(await change({ intent: "explode", id: "a", version: 1 })).toMatchObject({ status: 422 });
  });

  it("does not let one go on without a reason while shoppers are told of the same offer with an earlier end (T8)", async () => {
    await save("a");
    await change({ intent: "pause", id: "a", version: 1 });
    await save("b", { endsAt: wallTimeIn(2) });
    const refused = await change({ intent: "go_on", id: "a", version: 2 });
    expect(refused).toMatchObject({ status: 409, data: { problems: [{ message: expect.stringMatching(/^“a” needs a reason to go on\. “b” tells shoppers of the same words until .* Open it, .*with the reason\.$/) }] } });
    expect(publishedIds()).toEqual(["b"]);
    // Its form asks the same, and with the reason it is back; later it may pause and go on.
    expect(await save("a", { version: 2 })).toMatchObject({ status: 422, data: { problems: [{ field: "reason" }] } });
    expect(await save("a", { version: 2, reason: "Members have longer" })).toMatchObject({ status: 200 });
    await change({ intent: "pause", id: "a", version: 3 });
    expect(await change({ intent: "go_on", id: "a", version: 4 })).toMatchObject({ status: 200 });
    expect(publishedIds()).toEqual(["b", "a"]);
  });

  it("does not let one go on as if nothing had been promised when its end has moved while it was paused (T8)", async () => {
    await save("a", { endsAt: wallTimeIn(2) });
    await database.offerRecord.updateMany({ data: { at: new Date(Date.now() - 3_600_000) } });
    await change({ intent: "pause", id: "a", version: 1 });
    const row = await database.banner.findFirstOrThrow({ where: { id: "a" } });
    const content = JSON.parse(row.content);
    const endsAt = content.endsAt + 7_200;
    await database.banner.updateMany({ where: { id: "a" }, data: { content: JSON.stringify({ ...content, endsAt, confirmation: { ...content.confirmation, endsAt } }) } });
    expect(await change({ intent: "go_on", id: "a", version: 2 })).toMatchObject({ status: 409, data: { problems: [{ message: expect.stringContaining("Shoppers were told that it ends on") }] } });
  });

  it("copies below the original, switched off and with its end to be confirmed anew (T5)", async () => {
    for (const id of ["b", "a"]) await save(id, { rule: { ...EVERYWHERE, markets: ["us"] } });
    expect(await change({ intent: "copy", id: "a" })).toMatchObject({ status: 200 });
    const { items } = await load();
    expect(items).toMatchObject([{ id: "a" }, { name: "Copy of a", state: "off", version: 1, rule: "Show everywhere, in United States" }, { id: "b" }]);
    expect((await call(editor.loader, merchantRequest("/app/banners/x"), { id: items[1].id })).data).toMatchObject({ isNew: false, values: { confirmed: false, message: "Sale" } });
    expect(publishedIds()).toEqual(["a", "b"]);
  });

  it("deletes what was seen, and nothing that somebody changed since", async () => {
    for (const id of ["b", "a"]) await save(id);
    await save("a", { version: 1, message: "Theirs" });
    expect(await change({ intent: "remove", id: "a", version: 1 })).toMatchObject({ status: 409, data: { saved: false, problems: [{ message: expect.stringContaining("Somebody else") }] } });
    expect(await change({ intent: "remove", id: "a", version: 2 })).toMatchObject({ status: 200 });
    expect(await ids()).toEqual(["b"]);
    expect(publishedIds()).toEqual(["b"]);
    expect(await change({ intent: "copy", id: "a" })).toMatchObject({ status: 409 });
  });

  it("answers 422 to what it does not know, 400 to a damaged body", async () => {
    for (const json of [null, {}, { intent: "drop" }, { intent: "order", ids: "a", seen: ["a"] }, { intent: "order", ids: ["a"] }, { intent: "order", ids: ["a"], seen: ["b"] }, { intent: "order", ids: ["a", "a"], seen: ["a", "b"] }, { intent: "remove", id: "a" }]) expect(await change(json)).toMatchObject({ status: 422, data: { saved: false } });
    expect(await call(list.action, merchantRequest("/app/banners?index", { body: "{" }))).toMatchObject({ status: 400 });
  });

  it("keeps a new order when Shopify fails, and publishes it when asked again", async () => {
    for (const id of ["b", "a"]) await save(id);
    shopify.faults.inject({ kind: "status", status: 503 }, { times: 3, operation: "saveMetafields" });
    expect(await order(["b", "a"])).toMatchObject({ data: { saved: true, outcome: { live: false } } });
    expect(await ids()).toEqual(["b", "a"]);
    expect((await load()).error).toContain("503");
    await change({ intent: "publish" });
    expect(publishedIds()).toEqual(["b", "a"]);
  });

  it("shows what is kept when Shopify does not tell its markets", async () => {
    await save("a", { rule: { ...EVERYWHERE, markets: ["us"] } });
    shopify.faults.inject({ kind: "status", status: 500 }, { times: 3, operation: "audience" });
    expect((await load()).items).toMatchObject([{ rule: "Show everywhere, in us", warnings: [] }]);
  });
});

describe("the editor of a banner", () => {
  it("starts a new banner from an occasion, drawn as it will look", async () => {
    const presets = await import("../../app/routes/app.banners.presets");
    const { data } = await call(presets.loader, merchantRequest("/app/banners/presets"));
    expect(data.presets).toHaveLength(10);
    expect(data.presets[0]).toMatchObject({ id: "black-friday", html: expect.stringMatching(/Enjoy 25% OFF EVERYTHING.*Shop the sale/s) });
    const begun = async (query: string) => (await call(editor.loader, merchantRequest(`/app/banners/new${query}`), { id: "new" })).data.values;
    expect(await begun("?preset=black-friday")).toMatchObject({ name: "Black Friday", message: expect.stringContaining("{percent} OFF EVERYTHING") });
    expect(await begun("?preset=made-up")).toMatchObject({ name: "", message: "" });
  });

  it("offers something new under an id of its own, and is not found for one that is gone", async () => {
    const { data } = await call(editor.loader, merchantRequest("/app/banners/new"), { id: "new" });
    expect(data).toMatchObject({ isNew: true, version: 0, id: expect.stringMatching(/^[\w-]{36}$/), values: { rule: EVERYWHERE }, audience: { markets: [{ handle: "us" }] } });
    expect(await save(data.id)).toMatchObject({ status: 200 });
    expect(await call(editor.loader, merchantRequest("/app/banners/gone"), { id: "gone" })).toMatchObject({ status: 404 });
  });

  it.each(["new", "off", "a b", "x".repeat(41)])("does not save under the id %s", async (id) => {
    expect(await save(encodeURIComponent(id)).then(() => call(editor.action, merchantRequest("/app/banners/x", { json: form }), { id }))).toMatchObject({ status: 404 });
    expect(await database.banner.count({ where: { id } })).toBe(0);
  });

  it("saves one banner once, even when its first answer was lost", async () => {
    await save("a");
    expect(await save("a")).toMatchObject({ status: 409, data: { version: 1 } });
    expect(await ids()).toEqual(["a"]);
  });

  it("says that somebody deleted it meanwhile, and keeps it when asked again", async () => {
    await save("a");
    await change({ intent: "remove", id: "a", version: 1 });
    expect(await save("a", { version: 1 })).toMatchObject({ status: 409, data: { version: 0, problems: [{ message: expect.stringContaining("deleted") }] } });
    expect(await save("a", { version: 0 })).toMatchObject({ status: 200 });
  });

  it("refuses a rule beside the part that is wrong, and keeps nothing", async () => {
    const answer = await save("a", { rule: { ...EVERYWHERE, where: [{ type: "kind", kind: "home" }, { type: "path", path: "https://other.example/" }], except: Array.from({ length: 500 }, (_, id) => ({ type: "resource", kind: "article", id: id + 1, title: "" })) } });
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.data.problems).toMatchObject([{ field: "rule.where.1.path", message: expect.stringContaining("Begin the path") }, { field: "rule.except", message: expect.stringContaining("at most 50") }]);
    expect(await database.banner.count()).toBe(0);
  });
});

it("badge sets are listed, ordered, copied and deleted alike", async () => {
  const saveSet = (id: string, more: object = {}) => call(badgeEditor.action, merchantRequest(`/app/badges/${id}`, { json: { name: id, badges: FOUR_BADGES, version: 0, ...more } }), { id });
  const changeSets = (json: unknown) => call(badgeList.action, merchantRequest("/app/badges?index", { json }));
  await saveSet("empty", { badges: [] });
  await saveSet("paused", { live: false });
  await saveSet("live", { rule: { ...EVERYWHERE, where: [{ type: "kind", kind: "product" }] } });
  const seen = ["live", "paused", "empty"];
  await changeSets({ intent: "order", ids: ["paused", "live", "empty"], seen });
  expect(await changeSets({ intent: "order", ids: ["empty", "live", "paused"], seen })).toMatchObject({ status: 409, data: { order: ["paused", "live", "empty"], problems: [{ message: expect.stringMatching(/these badge sets .*“paused”, “live”, “empty”/) }] } });
  await changeSets({ intent: "copy", id: "live" });
  await changeSets({ intent: "remove", id: "paused", version: 1 });
  expect((await call(badgeList.loader, merchantRequest("/app/badges"))).data.items).toMatchObject([
    { id: "live", state: "live", rule: "Show on products", detail: "30 day money back · Tracked shipping · Secure checkout · Real support" },
    { name: "Copy of live", state: "off" },
    { id: "empty", state: "empty" },
  ]);
  expect(published(INSTALLATION, "storefront")).toMatchObject({ badge_sets: [{ id: "live" }] });
});
