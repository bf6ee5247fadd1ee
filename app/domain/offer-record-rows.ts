/** The record of offers as a person reads it, on the screen, on paper and in a table. */
import { stringify } from "csv-stringify/sync";
import type { Banner } from "./banner";
import { languageName } from "./banner-words-form";
import type { ShownPeriod } from "./offer-record";
import { coverageWords, valueWords } from "./offer-words";
import { ruleWords } from "./rule-words";
import { NO_END } from "./banner-windows";
import { describeInstant, type Instant } from "./schedule";
import { endWords, weeklyWords } from "./schedule-words";
import { sayPublished, toStorefrontTexts } from "./storefront-words";

export interface RecordRow {
  number: number;
  banner: string;
  state: "past" | "now" | "to come";
  from: string;
  until: string;
  /** Why it ended then; "" while that is still ahead. */
  ending: string;
  /** Its words in each language. */
  words: string[];
  where: string;
  /** The end that shoppers were told. */
  deadline: string;
  discount: string;
  code: string;
  by: string;
  confirmed: string;
  reasons: string[];
}

const ENDINGS = { end: "Its end", changed: "Changed", withdrawn: "Taken off" };

/** @param zone the shop's, in which every time is said */
export function toRecordRow({ number, from, until, ending, cause, author, content }: ShownPeriod, zone: string, now: Instant): RecordRow {
  const when = (instant: Instant) => describeInstant(instant, zone, "en");
  const { name, rule, offer, code, confirmation, reasons = [] } = content;
  return {
    number,
    banner: name,
    state: now >= until ? "past" : now >= from ? "now" : "to come",
    from: when(from),
    until: endWords(Math.min(until, NO_END), zone),
    ending: now >= until ? ENDINGS[ending] : "",
    words: wordsOf(content),
    where: ruleWords(rule),
    deadline: deadlineWords(content, when),
    discount: offer === null ? "" : `${offer.title}: ${valueWords(offer)}, ${coverageWords(offer)}`,
    code: code?.code ?? "",
    by: cause === "discount" ? "Followed its discount" : author === null ? "An unknown member of staff" : author.email === null || author.email === author.name ? author.name : `${author.name} (${author.email})`,
    confirmed: offer !== null || confirmation === null ? "" : `${confirmation.name}, ${when(confirmation.at)}`,
    reasons: reasons.map(({ kind, reason, from: told, to }) => `${kind === "extended" ? "Moved" : "Again"} (${endWords(told, zone)} to ${endWords(to, zone)}): ${reason}`),
  };
}

function deadlineWords({ endsAt, zone, windows }: Banner, when: (instant: Instant) => string): string {
  if (windows === undefined) return when(endsAt);
  return windows.kind === "weekly" ? weeklyWords(windows, zone) : windows.list.map((window) => when(window.endsAt)).join("; ");
}

/** As shoppers read them, the banner's own language first; the deadline in them is the day that “tonight” was. */
function wordsOf(banner: Banner): string[] {
  const { locale } = banner;
  const texts = toStorefrontTexts(banner);
  return [locale, ...Object.keys(texts).filter((language) => language !== locale)].flatMap((language) => {
    const text = texts[language];
    if (text === undefined) return [];
    const said: [moment: string, words: string | undefined][] = [...(text.turns ?? [text.message]).map((words): [string, string] => ["", words]), ["before the start: ", text.teaser], ["in the last hours: ", text.last_hours], ["after the end: ", text.ended]];
    const parts = said.flatMap(([moment, words]) => (words === undefined ? [] : [moment + words]));
    return [sayPublished(`${languageName(language)}: ${parts.join(" | ")}`, banner, language)];
  });
}

const COLUMNS: [key: keyof RecordRow, header: string][] = [
  ["number", "Entry"], ["banner", "Banner"], ["from", "Shown from"], ["until", "Shown until"], ["ending", "Ended by"], ["words", "Words"], ["where", "Where"],
  ["deadline", "End that shoppers were told"], ["discount", "Discount"], ["code", "Code"], ["by", "Published by"], ["confirmed", "End confirmed by"], ["reasons", "Reasons"],
];

/** A table that spreadsheets open; no cell of it is a formula, whatever was typed. */
export function toRecordCsv(rows: RecordRow[]): string {
  const text = (value: RecordRow[keyof RecordRow]) => (Array.isArray(value) ? value.join("\n") : String(value));
  return stringify([COLUMNS.map(([, header]) => header), ...rows.map((row) => COLUMNS.map(([key]) => text(row[key])))], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}
