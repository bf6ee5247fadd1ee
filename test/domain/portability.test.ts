import { describe, expect, it } from "vitest";
import type { Banner } from "../../app/domain/banner";
import { NO_END } from "../../app/domain/banner-windows";
import { EVERYWHERE } from "../../app/domain/page-rules";
import { parsePortableFile } from "../../app/domain/portability";
import { toFileName, type PortableFile } from "../../app/domain/portability-file";
import { handlesOf, matchFile } from "../../app/domain/portability-match";
import { badgeSet, banner, HOUR, NOW } from "./saved-content";

const RULE = { ...EVERYWHERE, where: [{ type: "resource" as const, kind: "product" as const, id: 7, title: "QL Claw" }, { type: "in_blog" as const, id: 3, title: "Journal" }] };
const FILE: PortableFile = {
  product: "buyline",
  format: 1,
  exportedAt: "2026-11-27T17:00:00.000Z",
  shop: "small-shop.myshopify.com",
  banners: [{ id: "b", content: banner({ rule: RULE, linkLabel: "Shop", link: "/collections/all" }) }],
  badgeSets: [{ id: "s", content: badgeSet() }],
  settings: { kindChoices: { home: { "trust-badges": "off" } } },
  named: [{ kind: "product", id: 7, handle: "ql-claw", blog: null, title: "QL Claw" }, { kind: "blog", id: 3, handle: "journal", blog: null, title: "Journal" }],
  articles: [
    {
      blog: "journal",
      handle: "back",
      title: "Back",
      locale: "en",
      groups: [
        { id: "1", place: { text: "Becauseitdoes", nth: 1, pictures: 0, block: 2 }, headings: { en: "For your back" }, layout: "featured", products: ["ql-claw", "gone"] },
        { id: "2", place: null, headings: {}, layout: "row", products: ["gone"] },
      ],
    },
  ],
  pages: [{ kind: "article", handle: "back", blog: "journal", title: "Back", choices: { "sale-banner": "b" } }],
};
const json = JSON.stringify(FILE);
const problems = (file: unknown) => {
  const result = parsePortableFile(typeof file === "string" ? file : JSON.stringify(file));
  return result.ok ? "" : result.problems.map(({ message }) => message).join(" ");
};

describe("a file", () => {
  it("is read as it was written, also with a byte order mark and after its end is over", () => {
    expect(parsePortableFile(json)).toEqual({ ok: true, value: FILE });
    expect(parsePortableFile(`\uFEFF${JSON.stringify(FILE, null, 2)}`)).toEqual({ ok: true, value: FILE });
    const over = { ...FILE, banners: [{ id: "b", content: banner({ endsAt: NOW - 1000 * HOUR }) }] };
    expect(parsePortableFile(JSON.stringify(over))).toEqual({ ok: true, value: over });
  });

  it.each<[string, Partial<Banner>]>([
    ["an end", { endsAt: 9e15 }],
    ["a start", { startsAt: -9e15 }],
    ["a window", { startsAt: 9e14, endsAt: 9e15, windows: { kind: "several", list: [{ startsAt: 9e14, endsAt: 9e15 }] } }],
    ["an announcement", { teaser: { from: -9e15, message: "Soon" } }],
    ["a confirmation", { confirmation: { name: "Me", endsAt: 9e15, at: 9e15 } }],
  ])("with %s that no calendar holds is refused", (_what, change) => {
    expect(problems({ ...FILE, banners: [{ id: "b", content: banner(change) }] })).toMatch(/Banner “Black Friday”: one of its times is in no calendar/);
  });

  // Its announcement would begin at one instant for windows that never end, and a timeline would look for the last of them.
  it("with an announcement of weekly windows that does not say how many hours before is refused", () => {
    const windows: Banner["windows"] = { kind: "weekly", days: [5], from: "09:00", until: "18:00", firstDate: null, lastDate: null };
    expect(problems({ ...FILE, banners: [{ id: "b", content: banner({ startsAt: null, endsAt: NO_END, windows, teaser: { from: 0, message: "Soon" } }) }] })).toMatch(/hours before/);
  });

  it.each<[string, unknown, string]>([
    ["cut off", json.slice(0, -200), "cut off or damaged"],
    ["cut off at once", json.slice(0, 40), "cut off or damaged"],
    ["no JSON", "name;price\nclaw;12", "not JSON"],
    ["empty", "", "not JSON"],
    ["some other JSON", { hello: "world" }, "not a file that Buyline exported"],
    ["null", "null", "not a file that Buyline exported"],
    ["of another product", { ...FILE, product: "countdown-king" }, "another product (“countdown-king”)"],
    ["of a newer version", { ...FILE, format: 2, banners: "elsewhere" }, "newer Buyline (format 2"],
    ["of wrong types", { ...FILE, banners: "none" }, "“banners”"],
    ["without a part", { ...FILE, articles: undefined }, "“articles”"],
    ["with a link that runs script", json.replace("/collections/all", "javascript:alert(1)"), "Use a link that starts with"],
    ["with such a link after a space", json.replace("/collections/all", " javascript:alert(1)"), "Use a link that starts with"],
    ["with unreadable colors", json.replace("#ffffff", "#111111"), "contrast"],
    ["with a message that is too long", json.replace("Everything 25% off", "x".repeat(500)), "Banner “Black Friday”: Use at most 200"],
    ["with a zone that does not exist", json.replace("America/New_York", "Mars/Olympus"), "no time zone “Mars/Olympus”"],
    ["with a start after the end", { ...FILE, banners: [{ id: "b", content: banner({ startsAt: NOW + 6 * HOUR }) }] }, "before the end"],
    ["with an id twice", { ...FILE, badgeSets: [...FILE.badgeSets, ...FILE.badgeSets] }, "“s” is in the file twice"],
    ["with an id that is none", { ...FILE, banners: [{ id: "a/b", content: banner() }] }, "banners.0.id"],
    ["with a handle that is a search", { ...FILE, articles: [{ blog: "news", handle: 'x" OR title:*', title: "x", locale: "en", groups: [] }] }, "articles.0.handle"],
    ["with more articles than an import ends with", { ...FILE, articles: Array.from({ length: 5001 }, () => FILE.articles[0]) }, "“articles”"],
  ])("that is %s is refused in words", (_name, file, words) => {
    expect(problems(file)).toContain(words);
  });

  it("holds whole characters only, as a form does", () => {
    const result = parsePortableFile(json.replace('"For your back"', '" For your \\ud83d back"'));
    expect(result.ok && result.value.articles[0]?.groups[0]?.headings).toEqual({ en: "For your \ufffd back" });
  });

  it("with many things wrong names the first five", () => {
    const banners = Array.from({ length: 9 }, (_, index) => ({ id: `b${index}`, content: { ...banner(), endsAt: "soon" } }));
    expect(problems({ ...FILE, banners })).toMatch(/banners\.4\.content\.endsAt.*And 4 more\./);
  });

  it("is named after the store and the day", () => {
    expect(toFileName(FILE)).toBe("buyline-small-shop-2026-11-27.json");
  });
});

describe("what of a file is here", () => {
  const claw = { kind: "product" as const, id: "gid://shopify/Product/107", handle: "ql-claw", blog: null, choicesDigest: null };
  const blog = { kind: "blog" as const, id: "gid://shopify/Blog/103", handle: "journal", blog: null, choicesDigest: null };
  const back = { kind: "article" as const, id: "gid://shopify/Article/101", handle: "back", blog: "journal", choicesDigest: "seen" };

  it("is looked up by handle, each kind on its own", () => {
    expect(handlesOf(FILE)).toEqual({ article: ["back", "back"], product: ["ql-claw", "ql-claw", "gone", "gone"], collection: [], blog: ["journal"], page: [] });
  });

  it("gets this store's numbers in rules, articles and choices; the rest is missing by name", () => {
    expect(matchFile(FILE, [claw, blog, back])).toMatchObject({
      content: { banners: [{ id: "b", content: { live: true, rule: { where: [{ id: 107, title: "QL Claw" }, { id: 103 }] } } }] },
      off: [],
      articles: [{ articleId: back.id, groups: { locale: "en", groups: [{ id: "1", place: { text: "Becauseitdoes" }, headings: { en: "For your back" }, layout: "featured", productIds: [claw.id] }] } }],
      pages: [{ ownerId: back.id, choices: { "sale-banner": "b" }, replaces: "seen" }],
      missing: { articles: [], products: ["gone"], pages: [], inRules: [] },
      products: 1,
    });
  });

  it("tells articles of one handle in two blogs apart", () => {
    expect(matchFile(FILE, [claw, blog, { ...back, blog: "recipes" }])).toMatchObject({ articles: [], missing: { articles: ["Back"], pages: ["Back"] } });
  });

  it("switches a banner off whose rule names what is not here, instead of showing it everywhere", () => {
    const { content, off, missing } = matchFile({ ...FILE, banners: [{ id: "b", content: banner({ rule: { ...RULE, where: RULE.where.slice(0, 1) } }) }] }, [blog, back]);
    expect(content.banners[0]?.content).toMatchObject({ live: false, rule: { where: [] } });
    expect(off).toMatchObject([{ id: "b", why: expect.stringContaining("QL Claw") }]);
    expect(missing.inRules).toEqual(["QL Claw"]);
  });
});
