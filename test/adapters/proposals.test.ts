import { expect, it } from "vitest";
import { createProposals } from "../../app/adapters/proposals-prisma.server";
import type { FoundInArticle } from "../../app/ports-scan";
import { freshDatabase } from "../database";

const SHOP = "small-shop.myshopify.com";
const id = (number: number) => `gid://shopify/Product/${number}`;
const ARTICLE = "gid://shopify/Article/1";
const NOTHING = { confidence: null, blogTitle: null };

function found(...proposals: Partial<FoundInArticle["proposals"][number]>[]): FoundInArticle {
  const whole = { productId: id(1), productTitle: "QL Claw", confidence: "certain" as const, reason: "Its title.", evidence: { sentence: "The QL Claw.", start: 4, end: 11 }, place: null, after: null, textHash: "a" };
  return { articleId: ARTICLE, articleTitle: "One", blogTitle: "News", proposals: proposals.map((each) => ({ ...whole, ...each })) };
}

it("what is found is kept to the letter, whatever it holds", async () => {
  const proposals = createProposals(freshDatabase(), SHOP);
  const sentence = `“Ünï” \\ 'x' {"a":1} \u0001 ${"\u{1f4aa}"}\n`;
  await proposals.replaceOpen("job", [{ ...found({ evidence: { sentence, start: 0, end: 5 }, productTitle: sentence, reason: sentence, after: sentence }), articleTitle: sentence, blogTitle: sentence }]);
  expect((await proposals.list(NOTHING, 0, 10)).proposals).toEqual([
    { articleId: ARTICLE, articleTitle: sentence, blogTitle: sentence, productId: id(1), productTitle: sentence, confidence: "certain", reason: sentence, evidence: { sentence, start: 0, end: 5 }, place: null, after: sentence, textHash: "a", problem: null },
  ]);
});

it("a scan replaces what is open and what was rejected for another text, and nothing else", async () => {
  const database = freshDatabase();
  const proposals = createProposals(database, SHOP);
  const other = createProposals(database, "other-shop.myshopify.com");
  await other.replaceOpen("first", [found({})]);
  await proposals.replaceOpen("first", [found({ productId: id(1) }, { productId: id(2) }, { productId: id(3) }, { productId: id(4) }, { productId: id(5) }), { ...found({}), articleId: "gid://shopify/Article/2" }]);
  await proposals.reject(ARTICLE, id(2), "a");
  await proposals.reject(ARTICLE, id(3), "of a text that was");
  await database.scanProposal.updateMany({ where: { shop: SHOP, articleId: ARTICLE, productId: id(4) }, data: { status: "accepting" } });

  const again = { reason: "Found again.", textHash: "a" };
  await proposals.replaceOpen("second", [found({ productId: id(2), ...again }, { productId: id(3), ...again }, { productId: id(4), ...again }, { productId: id(5), ...again })]);
  const rows = await database.scanProposal.findMany({ orderBy: [{ shop: "desc" }, { articleId: "asc" }, { productId: "asc" }] });
  expect(rows.map(({ shop, articleId, productId, status, foundBy, content }) => [shop.split("-")[0], articleId.at(-1), productId.at(-1), status, foundBy, content.includes("again")].join(" "))).toEqual([
    "small 1 2 rejected first false",
    "small 1 3 open second true",
    "small 1 4 accepting first false",
    "small 1 5 open second true",
    "small 2 1 open first false",
    "other 1 1 open first false",
  ]);
});
