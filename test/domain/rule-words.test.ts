import { expect, test } from "vitest";
import { EVERYWHERE, type PageRule, type Target } from "../../app/domain/page-rules";
import { reachQuestions, reachWords, type ReachAnswer } from "../../app/domain/rule-reach";
import { ruleWords, warningWords } from "../../app/domain/rule-words";

const NAMES = { markets: { us: "United States", eu: "Europe" }, locales: { en: "English", de: "German" } };
const articles: Target = { type: "kind", kind: "article" };
const tagged: Target = { type: "article_tag", tag: "back-pain" };
const article: Target = { type: "resource", kind: "article", id: 501, title: "When it hurts" };
const inCollection: Target = { type: "in_collection", id: 3, title: "Relief" };
const path: Target = { type: "path", path: "/pages/*" };

test.each<[Partial<PageRule>, string]>([
  [{}, "Show everywhere"],
  [{ where: [articles] }, "Show on articles"],
  [{ where: [tagged], except: [article], markets: ["us"] }, "Show on articles tagged back-pain, except the article “When it hurts”, in United States"],
  [{ where: [{ type: "resource", kind: "article", id: 501, title: "" }] }, "Show on the article “501”"],
  [{ where: [{ type: "kind", kind: "home" }, { type: "in_blog", id: 1, title: "Journal" }, inCollection] }, "Show on the home page, articles of the blog “Journal” and products of the collection “Relief”"],
  [{ where: [{ type: "product_tag", tag: "sale" }, { type: "template", suffix: "landing" }, path] }, "Show on products tagged sale, pages with the template “landing” and addresses like /pages/*"],
  [{ where: Array.from({ length: 7 }, (_, index) => ({ type: "article_tag" as const, tag: `t${index}` })) }, "Show on articles tagged t0, articles tagged t1, articles tagged t2 and 4 more"],
  [{ markets: ["us", "eu"], locales: ["de"], customer: "guest", device: "phone" }, "Show everywhere, in United States or Europe, in German, for visitors who are not signed in, on phones"],
  [{ customer: "signed_in", customerTags: ["vip", "staff"], device: "desktop" }, "Show everywhere, for signed-in customers, for customers tagged vip or staff, on wider screens"],
  [{ markets: ["mars"], locales: ["xx"] }, "Show everywhere, in mars, in xx"],
])("%j is said as one sentence", (over, words) => {
  expect(ruleWords({ ...EVERYWHERE, ...over }, NAMES)).toBe(words);
});

test.each<[Parameters<typeof warningWords>[0], string]>([
  [{ kind: "never", because: "excepted" }, "It never shows: every page that it names is an exception, too."],
  [{ kind: "never", because: "gone" }, "It never shows: everything that it names was deleted from your store."],
  [{ kind: "never", because: "guests_have_no_tags" }, "It never shows: tags belong to customers who are signed in, and it is meant for visitors who are not."],
  [{ kind: "never", because: "market_unknown", markets: ["mars"] }, "It never shows: your store has no active market “mars”."],
  [{ kind: "never", because: "language_unknown", locales: ["de"] }, "It never shows: your store is not published in German."],
  [{ kind: "never", because: "no_words", locales: ["en"] }, "It never shows: it has words only in English, and it is not meant for that language."],
  [{ kind: "beaten", by: [{ id: "a", name: "Phones" }, { id: "b", name: "Desktops" }] }, "It never shows: “Phones” and “Desktops” come before it in your list and together show on all of these pages, to all of these visitors."],
  [{ kind: "beaten", by: [{ id: "a", name: "Black Friday" }] }, "It never shows: “Black Friday” comes before it in your list and shows on all of these pages, to all of these visitors."],
  [{ kind: "partly", because: "market_unknown", markets: ["mars"] }, "Your store has no active market “mars”."],
  [{ kind: "partly", because: "no_words", locales: ["de"] }, "It has no words in German, so nothing shows there."],
])("%j is said in words", (warning, words) => {
  expect(warningWords(warning, NAMES)).toBe(words);
});

const count = (kind: ReachAnswer["kind"], matching: number, all: number, exact = true): ReachAnswer => ({ kind, matching: { count: matching, exact }, all: { count: all, exact } });

test.each<[string, Partial<PageRule>, ReachAnswer[], string[]]>([
  ["everywhere", {}, [], []],
  ["a tag and the home page", { where: [tagged, { type: "kind", kind: "home" }] }, [count("article", 12, 33)], ["On 12 of 33 articles and the home page."]],
  ["a whole kind", { where: [articles] }, [count("article", 33, 33)], ["On all 33 articles."]],
  ["nothing", { where: [tagged] }, [count("article", 0, 33)], ["On 0 of 33 articles."]],
  ["more than Shopify counts", { where: [tagged] }, [count("article", 250, 250, false)], ["On at least 250 of more than 250 articles."]],
  ["everywhere with an exception", { except: [article] }, [count("article", 32, 33)], ["On 32 of 33 articles and every other page."]],
  ["an exception that cannot be counted", { where: [articles], except: [path] }, [count("article", 33, 33)], ["On at most all 33 articles."]],
  ["addresses alone", { where: [path] }, [], ["Pages that are named by a template or an address are not counted: Shopify cannot tell how many there are."]],
  ["a page that is an exception, too", { where: [{ type: "kind", kind: "cart" }], except: [{ type: "kind", kind: "cart" }] }, [], []],
])("the reach of a rule for %s", (_case, over, answers, words) => {
  expect(reachWords({ ...EVERYWHERE, ...over }, answers)).toEqual(words);
});

test("Shopify is asked only for what the rule names and what can be counted", () => {
  expect(reachQuestions(EVERYWHERE)).toEqual([]);
  expect(reachQuestions({ ...EVERYWHERE, where: [path, { type: "kind", kind: "cart" }] })).toEqual([]);
  expect(reachQuestions({ ...EVERYWHERE, where: [articles, inCollection], except: [{ type: "kind", kind: "product" }, tagged] })).toEqual([{ kind: "article", any: null, none: [{ by: "tag", tag: "back-pain" }] }]);
  expect(reachQuestions({ ...EVERYWHERE, except: [article] })).toEqual([{ kind: "article", any: null, none: [{ by: "id", id: 501 }] }]);
});
