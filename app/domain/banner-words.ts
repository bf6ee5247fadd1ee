/**
 * A banner's words: what a merchant types, with placeholders in braces, and what is published of it. Figures come from
 * the offer and are written out for each language; `{ends}` and `{time}` are published as `[ends]` and `[time]`,
 * because only the clock that prints the page knows them (T7), and Liquid cannot have a brace in a string.
 */
import { z } from "zod";
import type { Instant } from "./schedule";
import { dateFormat } from "./date-format";

/** In the order in which they are offered. */
export const PLACEHOLDERS = ["ends", "time", "percent", "amount", "code", "product_count"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Filled where the page is printed. */
const CLOCK: readonly Placeholder[] = ["ends", "time"];

/** What an offer gives, as its discount says it. What is missing cannot be named in the words. */
export interface OfferValues {
  /** 25 for 25%. */
  percent?: number;
  amount?: { cents: number; currency: string };
  code?: string;
  /** How many products the discount is for. */
  productCount?: number;
}

export const unitLabelsSchema = z.object({ day: z.string(), hour: z.string(), minute: z.string(), second: z.string() }).partial();
export type OwnUnitLabels = z.infer<typeof unitLabelsSchema>;

/** The words in one language. Optional ones are missing where the banner says nothing of its own then. */
export const bannerWordsSchema = z.object({
  message: z.string(),
  /** Said in turn with the message, as the shopper chooses. */
  more: z.array(z.string()).optional(),
  teaser: z.string().optional(),
  lastHours: z.string().optional(),
  ended: z.string().optional(),
  linkLabel: z.string().optional(),
  /** Beside the countdown's digits, instead of the extension's own words. */
  unitLabels: unitLabelsSchema.optional(),
});
export type BannerWords = z.infer<typeof bannerWordsSchema>;

/** As in `request.locale.iso_code`. */
export const LOCALE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

type Part = { text: string } | { name: string };

/** `{name}`, and `{{name}}` for the braces themselves. Braces around anything that is no name stand for themselves. */
const BRACES = /\{\{\s*([\p{L}_][\p{L}\p{N}_ -]{0,38})\}\}|\{\s*([\p{L}_][\p{L}\p{N}_ -]{0,38})\}/gu;

function partsOf(words: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: whole, 1: literal, 2: name, index } of words.matchAll(BRACES)) {
    parts.push({ text: words.slice(from, index) });
    parts.push(name === undefined ? { text: `{${literal ?? ""}}` } : { name: name.trim() });
    from = index + whole.length;
  }
  parts.push({ text: words.slice(from) });
  return parts;
}

/** Merchants may write `{Percent}` or `{product count}`. */
function toPlaceholder(name: string): Placeholder | null {
  const known = name.toLowerCase().replace(/[ -]/g, "_");
  return PLACEHOLDERS.find((placeholder) => placeholder === known) ?? null;
}

/** The placeholders that the words use, each once. */
export function placeholdersIn(words: string): Placeholder[] {
  const used = partsOf(words).flatMap((part) => ("name" in part ? (toPlaceholder(part.name) ?? []) : []));
  return [...new Set(used)];
}

/** A figure of the offer as it is said in a language; null when the offer has none, and for what only a clock knows. */
export function sayValue(placeholder: Placeholder, values: OfferValues, locale: string): string | null {
  const { percent, amount, code, productCount } = values;
  switch (placeholder) {
    case "percent":
      return percent === undefined ? null : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(percent / 100);
    case "amount":
      if (amount === undefined) return null;
      return new Intl.NumberFormat(locale, { style: "currency", currency: amount.currency, ...(amount.cents % 100 === 0 && { maximumFractionDigits: 0 }) }).format(amount.cents / 100);
    case "code":
      return code ?? null;
    case "product_count":
      return productCount === undefined ? null : new Intl.NumberFormat(locale).format(productCount);
    case "ends":
    case "time":
      return null;
  }
}

/** Keeps what merely looks like it from being filled: an invisible word joiner stands between. */
const asLiteral = (text: string) => text.replaceAll(/\[(ends|time)\]/g, "[\u2060$1]");

/**
 * The words as they are published: figures in the language's own form, `[ends]` and `[time]` for Liquid to fill. What has no value stays as it was typed; `wordsProblem` refuses it before.
 */
export function fillWords(words: string, values: OfferValues, locale: string): string {
  return partsOf(words)
    .map((part) => {
      if ("text" in part) return asLiteral(part.text);
      const placeholder = toPlaceholder(part.name);
      if (placeholder === null) return `{${part.name}}`;
      const said = sayValue(placeholder, values, locale);
      if (said !== null) return asLiteral(said);
      return CLOCK.includes(placeholder) ? `[${placeholder}]` : `{${placeholder}}`;
    })
    .join("");
}

const KNOWN = PLACEHOLDERS.map((name) => `{${name}}`).join(", ");

/** What to do when the offer does not give a value. */
const WITHOUT_VALUE: Record<Placeholder, string> = {
  ends: "",
  time: "",
  percent: "No percentage is known for {percent}. Choose a discount that takes off a percentage, or write the figure itself.",
  amount: "No amount is known for {amount}. Choose a discount that takes off an amount, or write the figure itself.",
  code: "No code is known for {code}. Enter the discount code, or take {code} out.",
  product_count: "No number of products is known for {product_count}. Choose a discount that is for chosen products, or write the figure itself.",
};

/**
 * Why these words cannot be used; null when they can.
 * @param afterEnd true for what is said when the offer is over: no deadline is ahead then (T3)
 */
export function wordsProblem(words: string, values: OfferValues, { afterEnd = false } = {}): string | null {
  const unknown = partsOf(words).flatMap((part) => ("name" in part && toPlaceholder(part.name) === null ? [`{${part.name}}`] : []));
  if (unknown.length > 0) {
    const first = unknown[0] ?? "";
    return `${[...new Set(unknown)].join(", ")} ${unknown.length === 1 ? "is" : "are"} not known here. Use ${KNOWN}, or write {${first}} for the braces themselves.`;
  }
  for (const placeholder of placeholdersIn(words)) {
    if (CLOCK.includes(placeholder)) {
      if (afterEnd) return `After the end there is no deadline any more: take {${placeholder}} out.`;
    } else if (sayValue(placeholder, values, "en") === null) return WITHOUT_VALUE[placeholder];
  }
  return null;
}

/**
 * How much of the deadline's own line is left to say beside these words: all of it (undefined), the clock time alone,
 * or nothing, where the words hold day and time already (T10).
 * @param words all that is said in turn at one time of the offer
 */
export function deadlineLine(words: string[]): "time" | "none" | undefined {
  const used = words.map(placeholdersIn);
  if (used.length === 0 || !used.every((placeholders) => placeholders.includes("ends"))) return undefined;
  return used.every((placeholders) => placeholders.includes("time")) ? "none" : "time";
}

/** What the editor says of each, and an example where there is no value yet. */
export const PLACEHOLDER_WORDS: Record<Placeholder, { what: string; example: string }> = {
  ends: { what: "The end in words that stay true", example: "Ends tonight, Ends Sunday or Ends 30 November" },
  time: { what: "The hour of the end with its zone", example: "11:59 PM EST" },
  percent: { what: "What the discount takes off", example: "25%" },
  amount: { what: "What the discount takes off", example: "$10" },
  code: { what: "The discount code", example: "BLACKFRIDAY25" },
  product_count: { what: "How many products the discount is for", example: "12" },
};

/** "11:59 PM EST": `{time}` as the editor shows it. */
export function sayTime(endsAt: Instant, zone: string, locale: string): string {
  return dateFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: zone, timeZoneName: "short" }).format(endsAt * 1000);
}
