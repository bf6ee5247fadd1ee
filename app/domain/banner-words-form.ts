/** The words of the banner's form, in the banner's own language and in further ones, and what is wrong with them. */
import { z } from "zod";
import { LOCALE, wordsProblem, type BannerWords, type OfferValues, type OwnUnitLabels } from "./banner-words";
import type { Problem } from "./parsed";

export const MESSAGE_LENGTH = 200;
export const LINK_LABEL_LENGTH = 40;
/** Of the longest word for a second that a language has, with room to spare. */
export const UNIT_LABEL_LENGTH = 16;
/** Messages besides the first. */
export const MOST_MORE = 4;
/** More than Shopify lets a store publish. */
export const MOST_LANGUAGES = 40;

const message = z.string().trim().max(MESSAGE_LENGTH, `Use at most ${MESSAGE_LENGTH} characters, so that the banner stays readable on a phone.`).default("");
const linkLabel = z.string().trim().max(LINK_LABEL_LENGTH, `Use at most ${LINK_LABEL_LENGTH} characters.`).default("");

/** One message a line. */
export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

const moreMessages = z
  .string()
  .trim()
  .default("")
  .refine((text) => linesOf(text).length <= MOST_MORE, `Use at most ${MOST_MORE} further messages, one a line.`)
  .refine((text) => linesOf(text).every((line) => line.length <= MESSAGE_LENGTH), `Use at most ${MESSAGE_LENGTH} characters a line.`);

const unitLabel = z.string().trim().max(UNIT_LABEL_LENGTH, `Use at most ${UNIT_LABEL_LENGTH} characters, so that the countdown fits on a phone.`).refine((label) => !label.includes(","), "Leave the comma out.").default("");

/** What the countdown calls its units; "" for the extension's own word. */
const labelFields = { dayLabel: unitLabel, hourLabel: unitLabel, minuteLabel: unitLabel, secondLabel: unitLabel };
/** The fields of one language; "" for what is left out. */
export const wordFields = { message, moreMessages, teaserMessage: message, lastHoursMessage: message, endedMessage: message, linkLabel, ...labelFields };
const translation = z.object(wordFields);
export type WordFields = z.infer<typeof translation>;
export type LabelField = keyof typeof labelFields;
export type WordField = Exclude<keyof WordFields, LabelField>;

export const NO_LABELS: Pick<WordFields, LabelField> = { dayLabel: "", hourLabel: "", minuteLabel: "", secondLabel: "" };
export const LABEL_FIELDS = Object.keys(NO_LABELS) as LabelField[];
const NO_SENTENCES: Pick<WordFields, WordField> = { message: "", moreMessages: "", teaserMessage: "", lastHoursMessage: "", endedMessage: "", linkLabel: "" };
/** Those in which placeholders are filled, and which a language lacks while they are empty. */
export const WORD_FIELDS = Object.keys(NO_SENTENCES) as WordField[];
export const NO_WORDS: WordFields = { ...NO_SENTENCES, ...NO_LABELS };

export const translationsForm = z
  .record(z.string().regex(LOCALE, "There is no such language."), translation)
  .default({})
  .refine((languages) => Object.keys(languages).length <= MOST_LANGUAGES, `Write a banner in at most ${MOST_LANGUAGES} languages.`);

/** What the other moments say for shoppers to see anything then at all. */
const NEEDED = { teaserMessage: "before the start", endedMessage: "after the end" } as const;

/** Problems of all words: `message` for the banner's own language, `translations.de.message` for another. */
export function wordsProblems(words: WordFields & { locale: string; translations: Record<string, WordFields> }, values: OfferValues): Problem[] {
  const said = translationsIn(words);
  return [
    ...problemsOf(words, values, ""),
    ...Object.entries(said).flatMap(([locale, fields]) => {
      const at = `translations.${locale}.`;
      const language = languageName(locale);
      const problems = problemsOf(fields, values, at);
      if (fields.message === "") problems.push({ field: `${at}message`, message: `Write what the banner says in ${language}, or clear all of its words in ${language}.` });
      for (const field of ["teaserMessage", "endedMessage"] as const) {
        if (words[field] !== "" && fields[field] === "") problems.push({ field: `${at}${field}`, message: `Write in ${language}, too, what the banner says ${NEEDED[field]}: shoppers who read ${language} would see an empty banner.` });
      }
      return problems;
    }),
  ];
}

function problemsOf(fields: WordFields, values: OfferValues, at: string): Problem[] {
  return WORD_FIELDS.flatMap((field) => {
    const problem = wordsProblem(fields[field], values, { afterEnd: field === "endedMessage" });
    return problem === null ? [] : [{ field: `${at}${field}`, message: problem }];
  });
}

/** The languages that say anything, without the banner's own. */
function translationsIn({ locale, translations }: { locale: string; translations: Record<string, WordFields> }): Record<string, WordFields> {
  return Object.fromEntries(Object.entries(translations).filter(([language, fields]) => language !== locale && [...WORD_FIELDS, ...LABEL_FIELDS].some((field) => fields[field] !== "")));
}

/** What is kept of the further languages; undefined for none. A word that the banner's own language has not is dropped. */
export function toTranslations(words: WordFields & { locale: string; translations: Record<string, WordFields> }): Record<string, BannerWords> | undefined {
  const kept = Object.entries(translationsIn(words)).map(([locale, fields]) => {
    const more = words.moreMessages === "" ? [] : linesOf(fields.moreMessages);
    const optional = (field: Exclude<WordField, "message" | "moreMessages">) => (words[field] === "" || fields[field] === "" ? undefined : fields[field]);
    const [teaser, lastHours, ended, label] = [optional("teaserMessage"), optional("lastHoursMessage"), optional("endedMessage"), optional("linkLabel")];
    const unitLabels = toUnitLabels(fields);
    return [locale, { message: fields.message, ...(more.length > 0 && { more }), ...(teaser && { teaser }), ...(lastHours && { lastHours }), ...(ended && { ended }), ...(label && { linkLabel: label }), ...(unitLabels && { unitLabels }) }] as const;
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

export function toTranslationFields(translations: Record<string, BannerWords> | undefined): Record<string, WordFields> {
  return Object.fromEntries(
    Object.entries(translations ?? {}).map(([locale, words]) => [
      locale,
      { message: words.message, moreMessages: (words.more ?? []).join("\n"), teaserMessage: words.teaser ?? "", lastHoursMessage: words.lastHours ?? "", endedMessage: words.ended ?? "", linkLabel: words.linkLabel ?? "", ...toLabelFields(words.unitLabels) },
    ]),
  );
}

/** Undefined where the merchant names none. */
export function toUnitLabels({ dayLabel: day, hourLabel: hour, minuteLabel: minute, secondLabel: second }: Pick<WordFields, LabelField>): OwnUnitLabels | undefined {
  const named = { ...(day && { day }), ...(hour && { hour }), ...(minute && { minute }), ...(second && { second }) };
  return Object.keys(named).length === 0 ? undefined : named;
}

export function toLabelFields({ day = "", hour = "", minute = "", second = "" }: OwnUnitLabels = {}): Pick<WordFields, LabelField> {
  return { dayLabel: day, hourLabel: hour, minuteLabel: minute, secondLabel: second };
}

/** The words of a form in one language, whichever of its places they stand in. */
export function wordsIn(form: WordFields & { locale: string; translations: Record<string, WordFields> }, language: string): WordFields {
  return language === form.locale ? form : (form.translations[language] ?? NO_WORDS);
}

const LANGUAGE_NAMES = new Intl.DisplayNames("en", { type: "language" });

/** "German"; the locale itself where it is no language's */
export function languageName(locale: string): string {
  try {
    return LANGUAGE_NAMES.of(locale) ?? locale;
  } catch (error) {
    if (error instanceof RangeError) return locale;
    throw error;
  }
}
