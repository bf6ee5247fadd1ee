/**
 * A banner's words against its offer (T6) and its end (T7). What is false is refused while the banner is on; what
 * cannot be checked, and what is better produced than typed, is advice. Free of zod and of clocks.
 */
import type { Offer } from "./offer";
import { CLAIM_WORDS, type TimeClaim } from "./offer-claim-words";
import { coverageWords, moneyWords, percentWords } from "./offer-words";
import { ONE_HOUR, toWallTime, type Instant } from "./schedule";

/** A text of the banner, and when shoppers read it as the words of a running offer; null: they do not. */
export interface OfferText {
  /** As in the form: "message" */
  field: string;
  locale: string;
  text: string;
  shown: Reading[] | null;
}

/** In one window of the offer: from when on it is read, and when that window ends. */
interface Reading {
  from: Instant;
  endsAt: Instant;
}

export interface OfferFinding {
  field: string;
  /** The words that were judged. */
  text: string;
  rule: "T6" | "T7";
  severity: "refused" | "advice";
  /** The exact words. */
  quote: string;
  message: string;
  /** What puts it right in one step: the whole text anew. */
  mend: { label: string; text: string } | null;
}

/**
 * Everything to be said of the texts, in their order.
 * @param zone the shop's, in which the days are meant
 */
export function offerFindings(texts: OfferText[], offer: Offer | null, { zone }: { zone: string }): OfferFinding[] {
  return texts.flatMap((text) => [...percentFindings(text, offer), ...everythingFindings(text, offer), ...upToFindings(text, offer), ...timeFindings(text, zone)].map((found) => ({ ...found, field: text.field, text: text.text })));
}

type Judgement = Omit<OfferFinding, "field" | "text">;

/** More than this many hours before the end nobody can say that only hours are left. */
const HOURS_LEFT = 24;

/** A space may be one that does not break. */
const whole = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern.replaceAll(" ", "\\s")})(?![\\p{L}\\p{N}])`, "giu");
const NUMBER = "\\d{1,3}(?:[.,]\\d{1,2})?";
const SIGN = "%|\\u066a|\\ufe6a|\\uff05|percent|per cent|prozent|pour ?cent|por ?ciento|por ?cento|per ?cento|procent|prosent|procento?";
const PERCENT = new RegExp(`(?<![\\p{N}.,])(${NUMBER})\\s?-?(?:${SIGN})(?![\\p{L}])|(?<![\\p{N}]\\s?)[%\\u066a]\\s?(${NUMBER})(?![\\p{N}])`, "giu");
const NEAR_PERCENT = `(?=\\s*-?(?:\\{(?:percent|amount)\\}|${NUMBER}\\s?(?:${SIGN})|[%\\u066a]\\s?${NUMBER}))`;
/** "100% cotton" is no discount, "100% off" is one. */
const OFF = /^[\s-]*(?:off|discount|rabatt|nachlass|reduziert|sparen|de r[ée]duction|de descuento|di sconto|korting|de desconto|rabat)/iu;

const DIGIT = /\p{Nd}/u;

/** Digits of every script as Latin ones; each is one character, so places stay. */
function withLatinDigits(text: string): string {
  return text.replace(/[^\u0000-\u007f]/g, (character) => {
    if (!DIGIT.test(character)) return character;
    // Each script has its ten in a row, from zero on.
    const code = character.charCodeAt(0);
    let zero = code;
    while (DIGIT.test(String.fromCharCode(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

/** Every percentage that is meant as one off. */
function readPercents(text: string) {
  return [...withLatinDigits(text).matchAll(PERCENT)].flatMap(({ 0: match, 1: before, 2: after, index }) => {
    const percent = Number((before ?? after ?? "").replace(",", "."));
    const end = index + match.length;
    return percent === 100 && !OFF.test(text.slice(end)) ? [] : [{ percent, quote: text.slice(index, end), index, end }];
  });
}

/** "20% here, 20 percent there" has one. */
export function percentsIn(text: string): number[] {
  return [...new Set(readPercents(text).map(({ percent }) => percent))];
}

function percentFindings({ text }: OfferText, offer: Offer | null): Judgement[] {
  const found = readPercents(text);
  const [first] = found;
  if (first === undefined) return [];
  const finding = (severity: OfferFinding["severity"], quote: string, message: string, mend: OfferFinding["mend"] = null): Judgement => ({ rule: "T6", severity, quote, message, mend });
  if (offer === null) return [finding("advice", first.quote, `“${first.quote}” is not checked: the banner is bound to no discount.`)];
  if (offer.kind === "app") return [finding("advice", first.quote, `“${first.quote}” is not checked: an app makes this discount, and Shopify does not tell what it takes off.`)];
  const { value } = offer;
  const wrong = found.filter(({ percent }) => value?.type !== "percent" || Math.abs(percent - value.percent) > 0.005);
  return wrong.map(({ quote, index, end }) => {
    const right = value === null ? null : value.type === "percent" ? { words: percentWords(value.percent), placeholder: "{percent}" } : { words: moneyWords(value), placeholder: "{amount}" };
    const gives = right === null ? "free shipping" : right.words;
    const mend = right === null ? null : { label: `Replace it by ${right.placeholder}`, text: text.slice(0, index) + right.placeholder + text.slice(end) };
    return finding("refused", quote, `“${quote}” is not what the discount gives: “${offer.title}” gives ${gives}${right === null ? "" : " off"}.`, mend);
  });
}

function everythingFindings({ field, locale, text }: OfferText, offer: Offer | null): Judgement[] {
  const found = find(text, locale, ({ everything }) => everything);
  if (found === null) return [];
  const { quote, replaceBy, words } = found;
  if (offer === null || offer.covers.type === "unknown") {
    // A percentage without a discount is told of already.
    if (offer === null && percentFindings({ field, locale, text, shown: null }, null).length > 0) return [];
    return [{ rule: "T6", severity: "advice", quote, message: `“${quote}” is not checked: ${offer === null ? "the banner is bound to no discount" : "an app makes this discount"}.`, mend: null }];
  }
  const mend = { label: `Replace it by “${words.selected}”`, text: replaceBy(words.selected) };
  if (offer.kind === "bxgy") return [{ rule: "T6", severity: "refused", quote, message: `“${quote}” is not true: “${offer.title}” gives something only to those who buy something else, too.`, mend }];
  if (offer.covers.type === "everything") return [];
  return [{ rule: "T6", severity: "refused", quote, message: `“${quote}” is not true: “${offer.title}” is for ${lowerFirst(coverageWords(offer))}.`, mend }];
}

function upToFindings({ locale, text }: OfferText, offer: Offer | null): Judgement[] {
  const found = find(text, locale, ({ upTo }) => `(?:${upTo})${NEAR_PERCENT}`);
  if (found === null || offer === null || offer.covers.type === "unknown" || offer.covers.count !== 0) return [];
  return [{ rule: "T6", severity: "refused", quote: found.quote, message: `“${found.quote}” promises what no product reaches: “${offer.title}” is for no product at the moment.`, mend: null }];
}

const TIME_CLAIMS: TimeClaim[] = ["day", "hours", "end", "haste"];

function timeFindings({ locale, text, shown }: OfferText, zone: string): Judgement[] {
  if (shown === null) return [];
  const taken: { from: number; to: number }[] = [];
  return TIME_CLAIMS.flatMap((claim): Judgement[] => {
    const found = find(text, locale, ({ time }) => time[claim]);
    // "Ends tonight" is told once, not as "ends …" as well.
    if (found === null || taken.some(({ from, to }) => found.index < to && found.index + found.quote.length > from)) return [];
    taken.push({ from: found.index, to: found.index + found.quote.length });
    const { severity, message } = judgeTime(claim, found.quote, shown, zone);
    if (severity === null) return [];
    const isHaste = claim === "haste";
    return [{ rule: "T7", severity, quote: found.quote, message, mend: isHaste ? { label: "Take it out", text: tidy(found.replaceBy("")) } : { label: "Replace it by {ends}", text: found.replaceBy("{ends}") } }];
  });
}

function judgeTime(claim: TimeClaim, quote: string, shown: Reading[], zone: string): { severity: OfferFinding["severity"] | null; message: string } {
  const dayOf = (instant: Instant) => toWallTime(instant, zone).slice(0, 10);
  switch (claim) {
    case "day":
      if (shown.some(({ from, endsAt }) => dayOf(from) !== dayOf(endsAt - 1))) return { severity: "refused", message: `“${quote}” would be read on days when the offer does not end.` };
      return { severity: "advice", message: `“${quote}” is true only as long as the end stays on this day.` };
    case "hours":
      if (shown.some(({ from, endsAt }) => from < endsAt - HOURS_LEFT * ONE_HOUR)) return { severity: "refused", message: `“${quote}” would be read more than ${HOURS_LEFT} hours before the end.` };
      return { severity: null, message: "" };
    case "end":
      return { severity: "advice", message: `“${quote}” is typed, so it stays when the end changes. The deadline stands beside your words anyway.` };
    case "haste":
      return { severity: "advice", message: `“${quote}” hurries shoppers without telling them anything. The deadline does.` };
  }
}

interface Found {
  quote: string;
  index: number;
  replaceBy: (words: string) => string;
  /** Of the language in which it was found. */
  words: (typeof CLAIM_WORDS)[string];
}

/** The first such phrase in the text's own language, then in English; null for none. */
function find(text: string, locale: string, pattern: (words: (typeof CLAIM_WORDS)[string]) => string): Found | null {
  const own = (locale.split("-")[0] ?? "").toLowerCase();
  for (const language of new Set([own === "no" ? "nb" : own, "en"])) {
    const words = CLAIM_WORDS[language];
    const match = words && whole(pattern(words)).exec(text);
    if (words && match) {
      const [quote] = match;
      return { quote, index: match.index, words, replaceBy: (by) => text.slice(0, match.index) + by + text.slice(match.index + quote.length) };
    }
  }
  return null;
}

/** What is left when words are taken out: no double spaces, no lonely punctuation at the ends. */
function tidy(text: string): string {
  return text.replace(/\(\s*\)/g, "").replace(/\s{2,}/g, " ").replace(/\s([,.!?:;])/g, "$1").replace(/([!?.,:;])[!.,:;]+/g, "$1").replace(/^[\s,.!?:;–—-]+|(?<![\s,:;–—-])[\s,:;–—-]+$/g, "").trim();
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
