/** Articles and titles that nobody would wish for: each is opened, searched, given products and drawn, and none of its bytes changes (A1). */
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ARTICLE, PRODUCT } from "../sandbox/small-shop";
import { call, database, merchantRequest, published, shopify } from "./app-under-test";

// Five megabytes are drawn by Liquid.
vi.setConfig({ testTimeout: 120_000 });

let article: typeof import("../../app/routes/app.articles.$number");
let scan: typeof import("../../app/routes/app.articles.$number_.scan");
let preview: typeof import("../../app/routes/app.articles.$number_.preview");
beforeAll(async () => {
  article = await import("../../app/routes/app.articles.$number");
  scan = await import("../../app/routes/app.articles.$number_.scan");
  preview = await import("../../app/routes/app.articles.$number_.preview");
});

const STEEL = "gid://shopify/Product/102";
const params = { number: "1" };
const PARAGRAPH = "<p>Lie down &amp; breathe <b>out</b>.</p>\n";
const SCRIPT = "<script>if (a < b) document.write('<p>Back of Steel</p>')</script>";

const load = async () => (await call(article.loader, merchantRequest("/app/articles/1"), params)).data;
const save = async (groups: object[], version: string) => call(article.action, merchantRequest("/app/articles/1", { json: { locale: "en", groups, version } }), params);
const found = async () => JSON.parse((await call(scan.loader, merchantRequest("/app/articles/1/scan"), params)).data).proposals;
const draw = async (groups: object[]) => JSON.parse((await call(preview.action, merchantRequest("/app/articles/1/preview", { json: { locale: "en", groups } }), params)).data).html;
const group = (productId: string, place: unknown) => ({ id: "1", place, headings: {}, layout: "row", productIds: [productId] });
function write(body: string) {
  const written = shopify.store.state.articles.find(({ id }) => id === 1);
  if (!written) throw new Error("the shop has article 1");
  return Object.assign(written, { body });
}

describe("an article", () => {
  it.each<[string, string, boolean]>([
    ["of broken HTML", "</div><p>Try Back of Steel.<ul><li>one<p>two</ul></b><h2>So<p>Rest <a href='/x>more <i>and", true],
    ["that ends within a tag", "<p>Try Back of Steel.</p><p class=\"x", true],
    ["of five megabytes", `${PARAGRAPH.repeat(5_000_000 / PARAGRAPH.length)}<p>Try Back of Steel.</p>`, true],
    ["without a paragraph", "Try Back of Steel.<br>That is all", false],
    ["with a script", `${SCRIPT}<p>Try Back of Steel.</p>${SCRIPT}`, true],
    ["of tables within tables", "<table><tr><td><table><tr><td>Try Back of Steel.</div></td></tr></table>here</table><p>End</p>", true],
    ["from right to left", '<div dir="rtl"><p>استخدم Back of Steel يوميا</p><p>النهاية</p></div>', true],
    ["in Chinese", "<p>每天用 Back of Steel 两分钟。</p><p>完了。</p>", true],
  ])("%s keeps each byte while a product is found, placed and drawn", async (_what, body, hasPlace) => {
    const before = structuredClone(write(body));
    const { blocks, version } = await load();
    expect(blocks.length).toBeGreaterThan(0);
    const [proposal] = await found();
    expect(proposal).toMatchObject({ productId: STEEL, place: hasPlace ? { nth: 1 } : null });
    const groups = [group(STEEL, proposal.place)];
    const html: string = await draw(groups);
    expect(html.split("buyline-product-card__title").length).toBeGreaterThan(1);
    expect(await save(groups, version)).toMatchObject({ status: 200, data: { saved: true, outcome: { live: true } } });
    expect(published(ARTICLE, "products")).toEqual([STEEL]);
    expect((await load()).groups.groups).toMatchObject(groups);
    await save([], (await load()).version);
    expect(shopify.store.state.articles.find(({ id }) => id === 1)).toEqual(before);
  });
});

describe("a product whose title is", () => {
  it.each([
    ["one letter", "Q", "<p>Ask Q about it.</p>"],
    ["signs of regular expressions", "C++ (.*) [a|b]$^\\", "<p>Try C++ (.*) [a|b]$^\\ now.</p>"],
    ["a group that never closes", "(((", "<p>Sit ((( down.</p>"],
  ])("%s is found and placed, and nothing fails", async (_what, title, body) => {
    shopify.merchant.changeProduct(102, { title });
    write(body);
    const proposals = await found();
    expect(proposals).toMatchObject([{ productId: STEEL, evidence: { sentence: body.slice(3, -4) } }]);
    const { version } = await load();
    expect(await save([group(STEEL, proposals[0].place)], version)).toMatchObject({ status: 200 });
    expect(published(STEEL, "articles")).toEqual([ARTICLE]);
  });
});

describe("a product that is deleted between picking and saving", () => {
  it("is refused beside its row, and what shoppers see stays", async () => {
    write("<p>One</p><p>Two</p>");
    await save([group(PRODUCT, null)], (await load()).version);
    const picked = await load();
    shopify.merchant.deleteProduct(102);
    const answer = await save([{ ...group(PRODUCT, null), productIds: [PRODUCT, STEEL] }], picked.version);
    expect(answer).toMatchObject({ status: 422, data: { saved: false, problems: [{ field: "groups.0.productIds.1", message: expect.stringMatching(/^This product does not exist any more\./) }] } });
    expect([published(ARTICLE, "products"), await database.articleDraft.count()]).toEqual([[PRODUCT], 0]);
  });
});
