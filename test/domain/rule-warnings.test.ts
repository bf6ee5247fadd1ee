/** A warning is never wrong: what is said to never show does not show, for thousands of random situations. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { EVERYWHERE, type PageRule, type Target } from "../../app/domain/page-rules";
import { resolveSlot, type Candidate } from "../../app/domain/page-resolution";
import { DEVICES } from "../../app/domain/pages";
import { ruleWarnings, type RuleWarning, type StoreFacts } from "../../app/domain/rule-warnings";
import { choice, instant, locale, page, rule, target, visitor } from "./random-rules";

const candidate = (id: string, change: Partial<Candidate> = {}, over: Partial<PageRule> = {}): Candidate => ({
  id, name: id.toUpperCase(), live: true, startsAt: null, endsAt: null, locales: ["en"], rule: { ...EVERYWHERE, ...over }, ...change,
});
const FACTS: StoreFacts = { now: 1_000, markets: ["us", "eu"], locales: ["en", "de", "pt-BR", "ar"], gone: [] };
const warn = (one: Candidate, above: Candidate[] = [], facts: Partial<StoreFacts> = {}) => ruleWarnings(one, above, { ...FACTS, ...facts });
const because = (warnings: RuleWarning[]) => warnings.map((warning) => (warning.kind === "beaten" ? `beaten by ${warning.by.map(({ id }) => id).join(" and ")}` : `${warning.kind} ${warning.because}`));

/** Rules that have much in common, so that one is often a part of another. */
const narrower = (of: PageRule): fc.Arbitrary<PageRule> =>
  fc.record({
    where: of.where.length === 0 ? fc.array(target, { maxLength: 2 }) : fc.subarray(of.where, { minLength: 1 }),
    except: fc.oneof({ weight: 4, arbitrary: fc.constant(of.except) }, { weight: 1, arbitrary: fc.array(target, { maxLength: 2 }) }, { weight: 1, arbitrary: fc.constant(of.where) }),
    markets: of.markets.length === 0 ? fc.constantFrom([], [], ["us"], ["gone"]) : fc.constant(of.markets),
    locales: of.locales.length === 0 ? fc.uniqueArray(locale, { maxLength: 1 }) : fc.subarray(of.locales),
    customer: of.customer === "anyone" ? fc.constantFrom("anyone", "anyone", "guest", "signed_in") : fc.constant(of.customer),
    customerTags: fc.constant(of.customerTags),
    device: of.device === "any" ? fc.constantFrom("any", ...DEVICES) : fc.constant(of.device),
  });
const pair = rule.chain((wide) => fc.tuple(fc.constant(wide), fc.oneof({ weight: 4, arbitrary: narrower(wide) }, { weight: 1, arbitrary: rule })));
/** A rule as it is, or in parts of which each is a rule of its own; sometimes one part is missing. */
const divided = (of: PageRule): fc.Arbitrary<PageRule[]> => {
  const parts = (rules: Partial<PageRule>[]) => rules.map((part) => ({ ...of, ...part }));
  const ways = [
    ...(of.device === "any" ? [parts(DEVICES.map((device) => ({ device })))] : []),
    ...(of.where.length > 1 ? [parts(of.where.map((place) => ({ where: [place] })))] : []),
    ...(of.customer === "anyone" && of.customerTags.length === 0 ? [parts([{ customer: "guest" }, { customer: "signed_in" }])] : []),
    ...(of.locales.length > 1 ? [parts(of.locales.map((one) => ({ locales: [one] })))] : []),
    parts(["us", "eu"].map((market) => ({ markets: [market] }))),
  ];
  return fc.oneof({ weight: 2, arbitrary: fc.constant<PageRule[]>([of]) }, { weight: 3, arbitrary: fc.constantFrom<PageRule[][]>(...ways) }, { weight: 1, arbitrary: fc.constantFrom<PageRule[][]>(...ways).map((list) => list.slice(1)) });
};
const pairs = pair.chain(([wide, narrow]) => fc.tuple(divided(wide), fc.constant(narrow)));
const times = fc.record({ startsAt: fc.option(instant, { freq: 1 }), endsAt: fc.option(instant, { freq: 1 }) });
const languages = fc.uniqueArray(locale, { minLength: 1, maxLength: 3 }).chain((their) => fc.tuple(fc.oneof(fc.subarray(their, { minLength: 1 }), fc.uniqueArray(locale, { minLength: 1, maxLength: 3 })), fc.constant(their)));
const live = fc.constantFrom(true, true, true, false);
const other = fc.option(choice.filter((one) => one !== "b"));

test("whatever is said to never show does not show, unless it is pinned", () => {
  const said = new Map<string, number>();
  fc.assert(
    fc.property(pairs, times, times, languages, live, fc.array(fc.tuple(page, visitor, fc.constantFrom(...DEVICES), instant, other, other), { minLength: 8, maxLength: 8 }), ([wide, narrow], ours, theirs, [our, their], isLive, situations) => {
      const above = wide.map((one, index) => candidate(`a${index}`, { live: isLive, locales: their, ...theirs, rule: one }));
      const below = candidate("b", { locales: our, ...ours, rule: narrow });
      const warnings = warn(below, above).filter(({ kind }) => kind !== "partly");
      for (const name of because(warnings)) said.set(name, (said.get(name) ?? 0) + 1);
      if (warnings.length === 0) return;
      for (const [onPage, by, device, at, pinned, kind] of situations) {
        const { winner } = resolveSlot([...above, below], { page: onPage, visitor: { ...by, device }, now: at, choices: { page: pinned, kind } });
        expect(winner?.id).not.toBe("b");
      }
    }),
    { numRuns: 2_000 },
  );
  // Each kind of warning was really put to the test.
  for (const name of ["beaten by a0", "beaten by a0 and a1", "never excepted", "never guests_have_no_tags", "never no_words", "never market_unknown"]) expect(said.get(name) ?? 0, name).toBeGreaterThan(5);
}, 60_000);

const articles: Target = { type: "kind", kind: "article" };
const products: Target = { type: "kind", kind: "product" };
const one: Target = { type: "resource", kind: "article", id: 501, title: "" };
const tagged: Target = { type: "article_tag", tag: "back-pain" };
const path = (typed: string): Target => ({ type: "path", path: typed });

test.each<[string, Partial<PageRule>, string[]]>([
  ["everywhere", {}, []],
  ["articles, except some", { where: [articles], except: [tagged] }, []],
  ["products with a tag, except products", { where: [{ type: "product_tag", tag: "sale" }], except: [products] }, ["never excepted"]],
  ["an article, except its kind", { where: [one], except: [articles] }, ["never excepted"]],
  ["articles and products, except articles", { where: [articles, products], except: [articles] }, []],
  ["a tag, except the tag in other letters", { where: [tagged], except: [{ type: "article_tag", tag: "Back-Pain" }] }, ["never excepted"]],
  ["an address within an excepted one", { where: [path("/blogs/journal/rücken")], except: [path("/blogs/journal/r%C3%BCcken*")] }, ["never excepted"]],
  ["an address around an excepted one", { where: [path("/blogs/*")], except: [path("/blogs/journal/*")] }, []],
  ["everywhere, except every address", { except: [path("/*")] }, ["never excepted"]],
  ["guests with a tag", { customer: "guest", customerTags: ["vip"] }, ["never guests_have_no_tags"]],
  ["a language without words", { locales: ["de"] }, ["never no_words"]],
  ["a language without words beside one with", { locales: ["de", "en"] }, ["partly no_words"]],
  ["an unknown market", { markets: ["mars"] }, ["never market_unknown"]],
  ["an unknown market beside a known one", { markets: ["mars", "us"] }, ["partly market_unknown"]],
  ["a page that was deleted", { where: [{ type: "resource", kind: "article", id: 9, title: "" }] }, ["never gone"]],
  ["a page that was deleted beside another", { where: [{ type: "resource", kind: "article", id: 9, title: "" }, one] }, []],
  ["the articles of a blog that was deleted", { where: [{ type: "in_blog", id: 7, title: "" }] }, ["never gone"]],
])("a rule for %s", (_case, over, expected) => {
  expect(because(warn(candidate("b", {}, over), [], { gone: ["article:9", "blog:7"] }))).toEqual(expected);
});

test.each<[string, Candidate, Candidate, boolean]>([
  ["the same rule", candidate("a"), candidate("b"), true],
  ["a rule that is switched off", candidate("a", { live: false }), candidate("b"), false],
  ["a rule for some of the pages", candidate("a", {}, { where: [one] }), candidate("b", {}, { where: [articles] }), false],
  ["a rule for more pages", candidate("a", {}, { where: [articles, products] }), candidate("b", {}, { where: [one, tagged] }), true],
  ["a rule with exceptions", candidate("a", {}, { except: [tagged] }), candidate("b", {}, { where: [articles] }), false],
  ["a rule with exceptions elsewhere", candidate("a", {}, { except: [products] }), candidate("b", {}, { where: [articles] }), true],
  ["a rule with an exception among the pages", candidate("a", {}, { except: [products] }), candidate("b", {}, { where: [articles, products] }), false],
  ["a rule with the same exceptions", candidate("a", {}, { except: [one] }), candidate("b", {}, { except: [articles] }), true],
  ["a rule for one market", candidate("a", {}, { markets: ["us"] }), candidate("b"), false],
  ["a rule for signed-in customers, where tags are asked for", candidate("a", {}, { customer: "signed_in" }), candidate("b", {}, { customerTags: ["vip"] }), true],
  ["a rule for phones", candidate("a", {}, { device: "phone" }), candidate("b"), false],
  ["one that ends first", candidate("a", { endsAt: 2_000 }), candidate("b", { endsAt: 3_000 }), false],
  ["one that ends with it", candidate("a", { endsAt: 3_000 }), candidate("b", { endsAt: 3_000 }), true],
  ["one that has begun", candidate("a", { startsAt: 900 }), candidate("b"), true],
  ["one that begins later", candidate("a", { startsAt: 1_001 }), candidate("b"), false],
  ["one with words in another language", candidate("a", { locales: ["de"] }), candidate("b"), false],
])("%s above it beats it always, or not", (_case, above, below, beaten) => {
  expect(because(warn(below, [above]))).toEqual(beaten ? ["beaten by a"] : []);
});

const above = (...rules: Partial<PageRule>[]) => rules.map((over, index) => candidate(`a${index}`, {}, over));
test.each<[string, Candidate, Candidate[], string[]]>([
  ["one for phones and one for desktops", candidate("b"), above({ device: "phone" }, { device: "desktop" }), ["beaten by a0 and a1"]],
  ["one for phones alone", candidate("b"), above({ device: "phone" }, { device: "phone" }), []],
  ["one for each of its kinds of page", candidate("b", {}, { where: [articles, products] }), above({ where: [products] }, { where: [one] }, { where: [articles] }), ["beaten by a0 and a2"]],
  ["one for some of its kinds of page", candidate("b", {}, { where: [articles, products, { type: "kind", kind: "cart" }] }), above({ where: [products] }, { where: [articles] }), []],
  ["one for each of its languages", candidate("b", { locales: ["en", "de"] }), [candidate("a0"), candidate("a1", { locales: ["de"] })], ["beaten by a0 and a1"]],
  ["one for guests and one for those who are signed in", candidate("b"), above({ customer: "guest" }, { customer: "signed_in" }), ["beaten by a0 and a1"]],
  ["one for each of its markets", candidate("b", {}, { markets: ["us", "eu"] }), above({ markets: ["us"] }, { markets: ["eu"] }), ["beaten by a0 and a1"]],
  ["one for each market there is, for a rule that may also meet a visitor of none", candidate("b"), above({ markets: ["us"] }, { markets: ["eu"] }), []],
  ["one for phones, and one for desktops on articles alone", candidate("b"), above({ device: "phone" }, { device: "desktop", where: [articles] }), []],
  ["phones on articles, desktops on articles, and products", candidate("b", {}, { where: [articles, products] }), above({ device: "phone", where: [articles] }, { device: "desktop", where: [articles] }, { where: [products] }), ["beaten by a0 and a1 and a2"]],
])("%s above it beat it together, or not", (_case, below, others, expected) => {
  expect(because(warn(below, others))).toEqual(expected);
});

test("fifty rules for fifty pages of many languages are looked at a few thousand times, not each for every part of the others", () => {
  const pages = Array.from({ length: 50 }, (_, id): Target => ({ type: "resource", kind: "article", id: id + 1, title: "" }));
  const below = candidate("b", { locales: ["en", "de", "ar"] }, { where: pages, markets: ["us", "eu"] });
  let looks = 0;
  const counted = (one: Candidate) => Object.defineProperty(one, "live", { get: () => (looks += 1) > 0 });
  warn(below, pages.map((where, index) => counted(candidate(`a${index}`, {}, { where: [where] }))));
  expect(looks).toBeGreaterThan(50);
  expect(looks).toBeLessThan(10_000);
});

test("nothing is said of markets and languages that Shopify did not tell", () => {
  expect(warn(candidate("b", { locales: ["xx"] }, { markets: ["mars"] }), [], { markets: null, locales: null })).toEqual([]);
});
