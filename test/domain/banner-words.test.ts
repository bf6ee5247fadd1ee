import fc from "fast-check";
import { PLAIN_LOOK, type BannerLook } from "../../app/domain/banner-look";
import { sayMessage, toStorefrontTexts, toText } from "../../app/domain/storefront-words";
import { describe, expect, it } from "vitest";
import { bannerSchema, parseBanner } from "../../app/domain/banner";
import { deadlineLine, fillWords, wordsProblem, type OfferValues } from "../../app/domain/banner-words";
import { toBannerFormValues } from "../../app/domain/banner-form";
import { toCandidates, toStorefrontDocument } from "../../app/domain/storefront-document";

const offer: OfferValues = { percent: 25, amount: { cents: 1050, currency: "EUR" }, code: "BLACK25", productCount: 1200 };
const now = Date.parse("2026-11-27T12:00:00Z") / 1000;
const context = { now, zone: "America/New_York", locale: "en", confirmation: null };
const form = { live: false, message: "Sale", endsAt: "2026-11-27T23:59", countdown: "on", textColor: "#ffffff", backgroundColor: "#14213d", confirmed: false, confirmedBy: "" };
const NO_GERMAN = { message: "", moreMessages: "", teaserMessage: "", lastHoursMessage: "", endedMessage: "", linkLabel: "", dayLabel: "", hourLabel: "", minuteLabel: "", secondLabel: "" };

describe("a placeholder", () => {
  it.each([
    ["({ends}) Enjoy {percent} OFF EVERYTHING at Checkout! - Black Friday Sale Is LIVE", "en", "([ends]) Enjoy 25% OFF EVERYTHING at Checkout! - Black Friday Sale Is LIVE"],
    ["{percent} auf alles", "de", "25\u00a0% auf alles"],
    ["{amount} off with {code}", "en", "€10.50 off with BLACK25"],
    ["{amount} mit {code}", "de", "10,50\u00a0€ mit BLACK25"],
    ["{product_count} products", "en", "1,200 products"],
    ["{ Percent } and {Product Count}", "en", "25% and 1,200"],
    ["{{percent}} off", "en", "{percent} off"],
    ["{{ends}} [ends]", "en", "{ends} [\u2060ends]"],
    ["until {time}", "en", "until [time]"],
    ["a { b } { 7 | times: 7 } :-{ {}", "en", "a {b} { 7 | times: 7 } :-{ {}"],
  ])("in %j is published in %s as %j", (typed, locale, published) => {
    expect(fillWords(typed, offer, locale)).toBe(published);
  });

  it("of a whole amount is said without cents", () => {
    expect(fillWords("{amount} off", { amount: { cents: 1000, currency: "USD" } }, "en")).toBe("$10 off");
  });

  it.each([
    ["Save {prozent} today", {}, /^\{prozent\} is not known here\. Use \{ends\}, \{time\}, \{percent\}, .*write \{\{prozent\}\}/],
    ["{a} and {b}", {}, /^\{a\}, \{b\} are not known/],
    ["{percent} off", {}, /discount/],
    ["{code}", {}, /Enter the discount code/],
  ])("in %j is refused", (typed, values, problem) => {
    expect(wordsProblem(typed, values)).toMatch(problem);
  });

  it("for the deadline is refused after the end", () => {
    expect(wordsProblem("Over. {ends}", offer, { afterEnd: true })).toMatch(/no deadline/);
    expect(wordsProblem("{percent} is over", offer, { afterEnd: true })).toBeNull();
  });

  it("never comes out of anything that was typed without braces", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const plain = typed.replace(/[{}[\]]/g, "");
        expect(fillWords(plain, offer, "en")).toBe(plain);
        expect(wordsProblem(plain, {})).toBeNull();
      }),
    );
  });
});

it.each([
  [[], undefined],
  [["Sale"], undefined],
  [["{ends}: sale", "Last hours"], undefined],
  [["{ends}: sale"], "time"],
  [["Until {time}"], undefined],
  [["{ends} at {time}", "Hurry: {ends}"], "time"],
  [["{ends} at {time}"], "none"],
] as const)("beside %j the deadline's own line says %s", (words, line) => {
  expect(deadlineLine([...words])).toBe(line);
});

it.each([
  ["{ends}: sale", undefined, undefined, "time"],
  ["{ends}: sale", "Last hours", undefined, "time,all"],
  ["{ends}: sale", "Until {time}: {ends}", undefined, "time,none"],
  ["Sale", "{ends}", undefined, "all,time"],
  ["Sale", "Last hours", undefined, undefined],
  ["{ends}: sale", "{ends}", ["{ends} at {time}"], "time"],
  ["{ends}: sale", "{ends}", ["Free returns"], "all,time"],
])("of the words %j and in the last hours %j only those that name the end replace the deadline's line (T10)", (message, lastHours, more, deadline) => {
  expect(toText({ message, more, lastHours }, {}, "en").deadline).toBe(deadline);
});

describe("words in several languages", () => {
  const german = { ...NO_GERMAN, message: "{ends}: alles für {code}", linkLabel: "Zum Angebot" };

  it("are kept, come back as they were typed and are published for their languages alone", () => {
    const result = parseBanner({ ...form, live: true, confirmed: true, confirmedBy: "A", message: "Sale {code}", code: "X5", link: "/a", linkLabel: "Shop", translations: { de: german, fr: NO_GERMAN, en: german } }, context);
    if (!result.ok) throw new Error("refused");
    expect(toBannerFormValues(result.value).translations).toEqual({ de: german });
    const saved = { banners: [{ id: "a", version: 1, content: result.value }], badgeSets: [], settings: { kindChoices: {}, guideDismissed: false } };
    expect(toStorefrontDocument(saved, now).banners[0]?.texts).toEqual({
      en: { message: "Sale X5", link_label: "Shop" },
      de: { message: "[ends]: alles für X5", link_label: "Zum Angebot", deadline: "time" },
    });
    expect(toCandidates(saved)["sale-banner"][0]?.locales).toEqual(["en", "de"]);
  });

  it("may be several messages in turn, at most five, one a line", () => {
    const parse = (change: object) => parseBanner({ ...form, ...change }, context);
    const result = parse({ moreMessages: "Free returns\n\n {ends} ", translations: { de: { ...NO_GERMAN, message: "Angebot", moreMessages: "Kostenlose Rückgabe" } } });
    if (!result.ok) throw new Error("refused");
    expect(result.value).toMatchObject({ more: ["Free returns", "{ends}"], translations: { de: { more: ["Kostenlose Rückgabe"] } } });
    expect(toBannerFormValues(result.value)).toMatchObject({ moreMessages: "Free returns\n{ends}", translations: { de: { moreMessages: "Kostenlose Rückgabe" } } });
    const texts = toStorefrontDocument({ banners: [{ id: "a", version: 1, content: { ...result.value, live: true } }], badgeSets: [], settings: { kindChoices: {}, guideDismissed: false } }, now).banners[0]?.texts;
    expect(texts).toMatchObject({ en: { turns: ["Sale", "Free returns", "[ends]"] }, de: { turns: ["Angebot", "Kostenlose Rückgabe"] } });
    expect(parse({ moreMessages: "a\nb\nc\nd\ne" })).toMatchObject({ ok: false, problems: [{ field: "moreMessages", message: expect.stringContaining("at most 4") }] });
    expect(parse({ moreMessages: "x".repeat(201) })).toMatchObject({ ok: false, problems: [{ field: "moreMessages" }] });
    expect(parse({ moreMessages: "{nothing}" })).toMatchObject({ ok: false, problems: [{ field: "moreMessages", message: expect.stringContaining("{nothing} is not known") }] });
  });

  it("name the countdown's units as the merchant has them, and are the extension's own where the merchant has none", () => {
    const parse = (change: object) => parseBanner({ ...form, live: true, confirmed: true, confirmedBy: "A", ...change }, context);
    const labels = { dayLabel: "sleeps", hourLabel: " h. " };
    const result = parse({ ...labels, translations: { de: { ...NO_GERMAN, message: "Angebot", secondLabel: "Sek" }, fr: { ...NO_GERMAN, message: "Soldes" } } });
    if (!result.ok) throw new Error("refused");
    expect(toBannerFormValues(result.value)).toMatchObject({ dayLabel: "sleeps", hourLabel: "h.", minuteLabel: "", secondLabel: "", translations: { de: { dayLabel: "", secondLabel: "Sek" } } });
    const labelsOf = (look?: BannerLook) => Object.entries(toStorefrontTexts({ ...result.value, look })).map(([locale, text]) => [locale, text.unit_labels]);
    expect(labelsOf()).toEqual([["de", "T,h,Min.,Sek"], ["fr", undefined], ["en", "sleeps,h.,m,s"]]);
    expect(labelsOf({ ...PLAIN_LOOK, units: "hour,minute", labels: "long" })).toEqual([["de", "Stunden,Minuten"], ["fr", "heures,minutes"], ["en", "h.,minutes"]]);
    expect(parse({ dayLabel: "x".repeat(17) })).toMatchObject({ ok: false, problems: [{ field: "dayLabel", message: expect.stringContaining("at most 16 characters") }] });
    expect(parse({ translations: { de: { ...NO_GERMAN, message: "Angebot", hourLabel: "h,m" } } })).toMatchObject({ ok: false, problems: [{ field: "translations.de.hourLabel", message: "Leave the comma out." }] });
    expect(parse({ translations: { de: { ...NO_GERMAN, hourLabel: "Std" } } })).toMatchObject({ ok: false, problems: [{ field: "translations.de.message" }] });
  });

  it("stay in the language in which they were written when the shop's own changes", () => {
    const result = parseBanner({ ...form, locale: "de" }, context);
    expect(result).toMatchObject({ ok: true, value: { locale: "de", message: "Sale" } });
  });

  it.each([
    ["translations.de.message", { de: { ...NO_GERMAN, endedMessage: "Vorbei" } }, /Write what the banner says in German/],
    ["translations.de.endedMessage", { de: { ...NO_GERMAN, message: "Angebot" } }, /after the end/],
    ["translations.de.message", { de: { ...NO_GERMAN, message: "{prozent}", endedMessage: "Vorbei" } }, /\{prozent\} is not known/],
    ["translations.de.message", { de: { ...NO_GERMAN, message: "x".repeat(2_000), endedMessage: "Vorbei" } }, /at most 200 characters/],
    ["translations.!!", { "!!": NO_GERMAN }, /no such language|Invalid key/],
  ])("are refused at %s", (field, translations, message) => {
    const result = parseBanner({ ...form, endedMessage: "Over", translations }, context);
    expect(result.ok ? [] : result.problems).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it("of thirty languages with 2,000 characters each are refused one by one", () => {
    const codes = "ar bg cs da de el es et fi fr he hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr".split(" ");
    const result = parseBanner({ ...form, translations: Object.fromEntries(codes.map((code) => [code, { ...NO_GERMAN, message: "ß".repeat(2_000) }])) }, context);
    expect(result.ok ? [] : result.problems.map(({ field }) => field)).toEqual(codes.map((code) => `translations.${code}.message`));
  });

  it("are not asked of a banner that was saved before there were any", () => {
    const old = { name: "Old", live: false, locale: "en", message: "Sale", linkLabel: null, link: null, startsAt: null, endsAt: now + 60, zone: "UTC", countdown: "on", colors: { text: "#ffffff", background: "#000000" }, confirmation: null };
    expect(toBannerFormValues(bannerSchema.parse(old))).toMatchObject({ locale: "en", message: "Sale", translations: {} });
  });
});

describe("a message in the merchant's own screens", () => {
  it("has its figures, and the day and the hour of the end for the words that time fills", () => {
    const banner = { message: "({ends}, {time}) with {code}", locale: "en", zone: "America/New_York", code: { code: "BLACK25", action: "copy" as const }, offer: null };
    // Midnight in New York belongs to the evening before it.
    expect(sayMessage(banner, Date.UTC(2026, 10, 28, 5) / 1000)).toBe("(Friday, November 27, 12:00 AM EST) with BLACK25");
  });
});
