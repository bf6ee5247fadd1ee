import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Offer } from "../../app/domain/offer";
import { CLAIM_WORDS } from "../../app/domain/offer-claim-words";
import { offerFindings, percentsIn, type OfferFinding } from "../../app/domain/offer-claims";
import type { Banner } from "../../app/domain/banner";
import { NO_END } from "../../app/domain/banner-windows";
import { offerTextsOf } from "../../app/domain/offer-texts";
import { offer } from "./offers";
import { banner, HOUR, NOW } from "./saved-content";

/** NOW is a Friday, 12:00 in New York; the offer ends at 17:00. */
const ends = { endsAt: NOW + 5 * HOUR, zone: "America/New_York" };
const find = (text: string, { of = offer(), locale = "en", from = NOW }: { of?: Offer | null; locale?: string; from?: number } = {}) =>
  offerFindings([{ field: "message", locale, text, shown: [{ from, endsAt: ends.endsAt }] }], of, ends);
const short = ({ rule, severity, quote }: OfferFinding) => `${rule} ${severity} ${quote}`;

const MATS: Partial<Offer> = { covers: { type: "collections", titles: ["Mats"], count: 3 } };
const LONG_AGO = NOW - 10 * 24 * HOUR;

describe("a percentage equals the discount's (T6)", () => {
  it.each<[string, string, Offer | null, string[]]>([
    ["en", "25% off", offer(), []],
    ["en", "Enjoy {percent} OFF EVERYTHING", offer(), []],
    ["en", "30% off", offer(), ["T6 refused 30%"]],
    ["en", "25% and 30 percent off", offer(), ["T6 refused 30 percent"]],
    ["de", "30 Prozent auf alles", offer(), ["T6 refused 30 Prozent"]],
    ["de", "12,5 % Rabatt", offer({ value: { type: "percent", percent: 12.5 } }), []],
    ["fr", "30 % de réduction", offer(), ["T6 refused 30 %"]],
    ["tr", "%30 indirim", offer(), ["T6 refused %30"]],
    ["ar", "خصم ٣٠٪", offer(), ["T6 refused ٣٠٪"]],
    ["ar", "خصم ٢٥٪", offer(), []],
    ["hi", "३०% की छूट", offer(), ["T6 refused ३०%"]],
    ["hi", "२५% की छूट", offer(), []],
    ["th", "ลด ๓๐%", offer(), ["T6 refused ๓๐%"]],
    ["en", "100% cotton, 25% off", offer(), []],
    ["en", "100% off", offer(), ["T6 refused 100%"]],
    ["en", "25% off", offer({ value: { type: "amount", cents: 500, currency: "USD", onEachItem: false } }), ["T6 refused 25%"]],
    ["en", "25% off", offer({ kind: "free_shipping", value: null }), ["T6 refused 25%"]],
    ["en", "25% off", offer({ kind: "app", value: null, covers: { type: "unknown" } }), ["T6 advice 25%"]],
    ["en", "25% off", null, ["T6 advice 25%"]],
    ["en", "Our sale is on", null, []],
  ])("%s: %s", (locale, text, of, expected) => {
    expect(find(text, { of, locale }).map(short)).toEqual(expected);
  });

  it("is put right by a placeholder, in one step", () => {
    expect(find("Save 30% today on mats")[0]?.mend).toEqual({ label: "Replace it by {percent}", text: "Save {percent} today on mats" });
    expect(find("Save 30%", { of: offer({ value: { type: "amount", cents: 500, currency: "USD", onEachItem: false } }) })[0]?.mend?.text).toBe("Save {amount}");
  });

  it("quotes what was typed and says what is true", () => {
    expect(find("30% off")[0]?.message).toBe("“30%” is not what the discount gives: “BLACK25” gives 25% off.");
  });

  it("holds for every percentage, however it is written", () => {
    const sign = fc.constantFrom("%", " %", " percent", " Prozent");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), sign, (said, given, written) => {
        const refused = find(`Save ${said}${written} now`, { of: offer({ value: { type: "percent", percent: given } }) }).filter(({ severity }) => severity === "refused");
        expect(refused.length).toBe(said === given ? 0 : 1);
      }),
    );
  });
});

describe("“everything” is for all products (T6)", () => {
  it.each([
    ["en", "25% off EVERYTHING", "EVERYTHING"],
    ["en", "25% sitewide", "sitewide"],
    ["en", "25% on all products", "all products"],
    ["de", "25 % auf alles", "auf alles"],
    ["de", "25 % auf das gesamte Sortiment", "das gesamte Sortiment"],
    ["fr", "25 % sur tout le site", "tout le site"],
    ["es", "25 % en todo", "en todo"],
    ["it", "25% su tutto", "su tutto"],
    ["nl", "25% op alles", "op alles"],
    ["pl", "25% na wszystko", "na wszystko"],
    ["de", "25 % sitewide", "sitewide"],
  ])("%s: %s", (locale, text, quote) => {
    expect(find(text, { locale })).toEqual([]);
    expect(find(text, { locale, of: offer(MATS) }).map(short)).toEqual([`T6 refused ${quote}`]);
    expect(find(text, { locale, of: offer({ kind: "bxgy" }) }).map(short)).toEqual([`T6 refused ${quote}`]);
  });

  it("is not found in words that mean something else", () => {
    expect(find("Everything you need for your back", { of: offer(MATS) })).toEqual([]);
    expect(find("Alles Gute zum Fest", { locale: "de", of: offer(MATS) })).toEqual([]);
  });

  it("is put right by what is true, and says what the discount is for", () => {
    expect(find("25% off everything", { of: offer(MATS) })[0]).toMatchObject({ message: "“everything” is not true: “BLACK25” is for collection “Mats” (3 products).", mend: { text: "25% off selected products" } });
  });

  it("“up to” is true as long as the discount is for any product", () => {
    expect(find("Up to 25% off")).toEqual([]);
    expect(find("Up to 25% off", { of: offer({ covers: { type: "collections", titles: [], count: 0 } }) }).map(short)).toEqual(["T6 refused Up to"]);
  });
});

describe("typed deadlines are found (T7)", () => {
  it.each<[string, string, number, string[]]>([
    ["en", "Ends tonight!", LONG_AGO, ["T7 refused Ends tonight"]],
    ["en", "Ends tonight!", NOW, ["T7 advice Ends tonight"]],
    ["en", "Today only", LONG_AGO, ["T7 refused Today only"]],
    ["en", "Ends Sunday", NOW, ["T7 advice Ends Sunday"]],
    ["en", "Sale ends November 30", NOW, ["T7 advice ends November 30"]],
    ["en", "Only hours left", LONG_AGO, ["T7 refused Only hours left"]],
    ["en", "Only hours left", NOW, []],
    ["en", "Last chance", NOW, ["T7 advice Last chance"]],
    ["en", "{ends}: 25% off", LONG_AGO, []],
    ["de", "Endet heute Abend", LONG_AGO, ["T7 refused Endet heute Abend"]],
    ["de", "Letzte Chance", LONG_AGO, ["T7 advice Letzte Chance"]],
    ["de", "Nur noch wenige Stunden", LONG_AGO, ["T7 refused Nur noch wenige Stunden"]],
    ["fr", "Se termine dimanche", NOW, ["T7 advice Se termine dimanche"]],
    ["fr", "Ce\u00a0soir", LONG_AGO, ["T7 refused Ce\u00a0soir"]],
    ["en", "Last\u202fchance", NOW, ["T7 advice Last\u202fchance"]],
    ["es", "Esta noche", LONG_AGO, ["T7 refused Esta noche"]],
    ["sv", "Sista chansen", NOW, ["T7 advice Sista chansen"]],
  ])("%s: %s", (locale, text, from, expected) => {
    expect(find(text, { locale, from }).map(short)).toEqual(expected);
  });

  it("are replaced by {ends} in one step, and haste is taken out", () => {
    expect(find("(Ends tonight) Enjoy 25% off")[0]?.mend?.text).toBe("({ends}) Enjoy 25% off");
    expect(find("Last chance! 25% off")[0]?.mend?.text).toBe("25% off");
  });

  it("are judged in the shop's zone: an end at midnight is of the day before", () => {
    const midnight = { endsAt: Date.parse("2026-11-28T05:00:00Z") / 1000, zone: "America/New_York" };
    const at = (from: string) => offerFindings([{ field: "message", locale: "en", text: "Ends tonight", shown: [{ from: Date.parse(from) / 1000, endsAt: midnight.endsAt }] }], null, midnight).map(({ severity }) => severity);
    expect([at("2026-11-27T04:59:59Z"), at("2026-11-27T05:00:00Z")]).toEqual([["refused"], ["advice"]]);
  });

  it("are judged by each window's end, not by the last one", () => {
    const DAY = 24 * HOUR;
    const short = { startsAt: NOW + HOUR, endsAt: NOW + 5 * HOUR };
    const long = { startsAt: NOW + 8 * DAY, endsAt: NOW + 10 * DAY };
    const judged = (message: string, windows: Banner["windows"], endsAt: number) => offerFindings(offerTextsOf(banner({ message, windows, startsAt: NOW + HOUR, endsAt, zone: ends.zone }), NOW), null, ends).map(({ severity }) => severity);
    const next = { startsAt: short.startsAt + 7 * DAY, endsAt: short.endsAt + 7 * DAY };
    expect(judged("Ends tonight", { kind: "several", list: [short, next] }, next.endsAt)).toEqual(["advice"]);
    expect(judged("Ends tonight", { kind: "several", list: [short, long] }, long.endsAt)).toEqual(["refused"]);
    expect(judged("Only hours left", { kind: "several", list: [short, next] }, next.endsAt)).toEqual([]);
    expect(judged("Only hours left", { kind: "several", list: [short, long] }, long.endsAt)).toEqual(["refused"]);
    const weekly = { kind: "weekly" as const, days: [1, 5], from: "13:00", firstDate: null, lastDate: null };
    expect(judged("Ends tonight", { ...weekly, until: "17:00" }, NO_END)).toEqual(["advice"]);
    expect(judged("Ends tonight", { ...weekly, until: "02:00" }, NO_END)).toEqual(["refused"]);
  });

  it("say nothing of words before the start and after the end", () => {
    expect(offerFindings([{ field: "endedMessage", locale: "en", text: "It ended tonight", shown: null }], null, ends)).toEqual([]);
  });
});

it("the words of each language are patterns, and none of them finds an empty text", () => {
  for (const { everything, upTo, time } of Object.values(CLAIM_WORDS)) {
    for (const pattern of [everything, upTo, ...Object.values(time)]) expect(new RegExp(`^(?:${pattern})$`, "iu").test("")).toBe(false);
  }
});

it("never fails on any text, and a mend that is taken leaves one finding less of its kind", () => {
  const piece = fc.constantFrom("25%", "30 percent", "everything", "tonight", "ends Sunday", "last chance", "{percent}", "sale", "٣٠٪", " ", "!");
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(" "))), fc.constantFrom("en", "de", "ar", "xx"), (text, locale) => {
      for (const { rule, mend } of find(text, { locale, of: offer(MATS), from: LONG_AGO })) {
        if (mend === null) continue;
        const count = (said: string) => find(said, { locale, of: offer(MATS), from: LONG_AGO }).filter((one) => one.rule === rule).length;
        expect(count(mend.text)).toBeLessThanOrEqual(count(text));
      }
      percentsIn(text);
    }),
  );
});
