/** The sale banner: what a merchant may save, and when it may be shown. */
import { z } from "zod";
import { bannerLookSchema, isPlain, lookProblems } from "./banner-look";
import { bannerWordsSchema, fillWords, LOCALE, unitLabelsSchema, type OfferValues } from "./banner-words";
import { linesOf, toTranslations, toUnitLabels, translationsForm, wordFields, wordsProblems } from "./banner-words-form";
import { contrast, LEAST_TEXT_CONTRAST, readColor } from "./color";
import { isSafeLink } from "./link";
import { offerFindings } from "./offer-claims";
import { withdrawalSchema } from "./offer-follow";
import { offerReasonSchema, REASON_LENGTH, repeatOf, repeatWords, type ShownOffer } from "./offer-repeats";
import { offerTextsOf } from "./offer-texts";
import { offerProblem, offerSchema, toOfferValues, type Offer } from "./offer";
import { EVERYWHERE, pageRuleSchema } from "./page-rules";
import { parsed, parseWith, refused, type Parsed, type Problem } from "./parsed";
import { ONE_HOUR, readWallTime, type Instant } from "./schedule";
import { windowsSchema } from "./banner-windows";
import { readSchedule, scheduleForm } from "./banner-windows-form";
import { isSameSchedule, scheduleWords } from "./schedule-words";

export const LINK_LENGTH = 2000;
export const NAME_LENGTH = 100;
export const CODE_LENGTH = 255;
/** The last hours begin at most two days before the end, and a word after the end stands at most as long. */
export const MOST_HOURS = 48;

/** The languages in which a banner has words, its own first. */
export function bannerLocales({ locale, translations }: Pick<Banner, "locale" | "translations">): string[] {
  return [...new Set([locale, ...Object.keys(translations ?? {})])];
}

/** A banner as it is kept. The end is an absolute instant with the zone it was set in; no duration exists (T1). */
export const bannerSchema = z.object({
  /** The merchant's own name for it, never shown to shoppers. */
  name: z.string().default("Banner"),
  live: z.boolean(),
  /** Put away: off, and not in the list. */
  archived: z.boolean().optional(),
  rule: pageRuleSchema.default(EVERYWHERE),
  /** The language of the words: the shop's primary one when they were written. */
  locale: z.string(),
  message: z.string(),
  /** Further messages, which the shopper turns to. */
  more: z.array(z.string()).optional(),
  /** The words in further languages. A language that is missing is not shown. */
  translations: z.record(z.string().regex(LOCALE), bannerWordsSchema).optional(),
  linkLabel: z.string().nullable(),
  /** What the countdown calls its units. Left out, of any of them too: the extension's own words. */
  unitLabels: unitLabelsSchema.optional(),
  link: z.string().nullable(),
  startsAt: z.number().int().nullable(),
  endsAt: z.number().int(),
  zone: z.string(),
  /** Left out: it runs once. Otherwise `startsAt` and `endsAt` are the first start and the last end. */
  windows: windowsSchema.optional(),
  /** What it says before the start, from when on; of several windows, so many hours before each. */
  teaser: z.object({ from: z.number().int(), hours: z.number().int().optional(), message: z.string() }).nullable().default(null),
  /** What it says in so many hours before the end. */
  lastHours: z.object({ hours: z.number().int(), message: z.string() }).nullable().default(null),
  /** What it says for so many hours after the end, instead of the offer. */
  ended: z.object({ hours: z.number().int(), message: z.string() }).nullable().default(null),
  code: z.object({ code: z.string(), action: z.enum(["copy", "apply"]) }).nullable().default(null),
  /** The discount that it speaks of, as Shopify last told it; its start, end and code are the banner's. Null: the end is confirmed by name. */
  offer: offerSchema.nullable().default(null),
  /** It went off by itself, because its discount does not carry it any more (T12). Left out: it did not. */
  withdrawn: withdrawalSchema.optional(),
  /** Why its end was moved, or the same offer made again (T8). */
  reasons: z.array(offerReasonSchema).optional(),
  dismissible: z.boolean().default(true),
  countdown: z.enum(["off", "on", "on_articles_too"]),
  colors: z.object({ text: z.string(), background: z.string() }),
  /** Left out: the plain look. */
  look: bannerLookSchema.optional(),
  /** Who said, and when, that the offer really ends at that instant (T5). */
  confirmation: z.object({ name: z.string(), endsAt: z.number().int(), windows: windowsSchema.optional(), at: z.number().int() }).nullable(),
});
export type Banner = z.infer<typeof bannerSchema>;

const text = (most: number, tooLong: string) => z.string().trim().max(most, tooLong).default("");

const hours = z.coerce.number(`Enter a whole number of hours.`).int("Enter a whole number of hours.").min(1, "Enter at least 1 hour.").max(MOST_HOURS, `Enter at most ${MOST_HOURS} hours.`).default(3);

const bannerForm = z.object({
  name: text(NAME_LENGTH, `Use at most ${NAME_LENGTH} characters.`),
  live: z.boolean(),
  archived: z.boolean().default(false),
  rule: pageRuleSchema.default(EVERYWHERE),
  locale: z.string().regex(LOCALE, "There is no such language.").or(z.literal("").transform(() => undefined)).optional(),
  ...wordFields,
  message: wordFields.message.refine((message) => message !== "", "Write what the banner says."),
  translations: translationsForm,
  link: text(LINK_LENGTH, "This link is too long."),
  code: text(CODE_LENGTH, `Use at most ${CODE_LENGTH} characters.`).refine((code) => !/[\s,]/.test(code), "A discount code has no spaces and no commas."),
  codeAction: z.enum(["copy", "apply"]).default("copy"),
  dismissible: z.boolean().default(true),
  ...scheduleForm,
  teaserFrom: text(40, "Enter a date and a time."),
  teaserHours: hours,
  lastHours: hours,
  endedHours: hours,
  countdown: z.enum(["off", "on", "on_articles_too"], "Choose one of the three."),
  textColor: z.string().default(""),
  backgroundColor: z.string().default(""),
  reason: text(REASON_LENGTH, `Use at most ${REASON_LENGTH} characters.`),
  look: bannerLookSchema.optional(),
  confirmed: z.boolean(),
  confirmedBy: text(NAME_LENGTH, `Use at most ${NAME_LENGTH} characters.`),
});

type Shown = Pick<Banner, "startsAt" | "endsAt" | "teaser" | "ended">;

/** When it shows for the first time, as an announcement or as the offer; null means from ever. */
export function showsFrom({ startsAt, teaser }: Shown): Instant | null {
  return startsAt === null ? null : (teaser?.from ?? startsAt);
}

/** When nothing of it shows any more: at its end, or when its last word has been said. */
export function showsUntil({ endsAt, ended }: Shown): Instant {
  return endsAt + (ended?.hours ?? 0) * ONE_HOUR;
}

export interface BannerContext {
  now: Instant;
  /** The shop's IANA zone: every time in the form is meant in it. */
  zone: string;
  /** The shop's primary language: that of the words where the form names none. */
  locale: string;
  /** What was kept before, for a confirmation that still holds. */
  confirmation: Banner["confirmation"];
  /** The discount that the form names, as it is now; null or left out: none, and the form's own times hold. */
  offer?: Offer | null;
  /** What shoppers were shown before, for T8; left out: nothing. */
  earlier?: { id: string; shown: ShownOffer[]; reasons: Banner["reasons"] };
}

/** Parses the banner form. All problems are reported at once, each at its field. */
export function parseBanner(input: unknown, { now, zone, locale: primary, confirmation, offer = null, earlier }: BannerContext): Parsed<Banner> {
  const form = parseWith(bannerForm, input);
  if (!form.ok) return form;
  const { locale = primary } = form.value;
  const words = { ...form.value, locale };
  const { name, live, rule, message, linkLabel, link, countdown, confirmed, confirmedBy } = form.value;
  const values = offer === null ? { ...(form.value.code !== "" && { code: form.value.code }) } : toOfferValues(offer);
  const problems: Problem[] = wordsProblems(words, values);
  const refuse = (field: string, problem: string) => problems.push({ field, message: problem });

  const unsound = offer && offerProblem(offer, now);
  if (unsound !== null) refuse("offerId", unsound);
  const { schedule, problems: wrongTimes } = offer === null ? readSchedule(form.value, zone, now) : { schedule: { startsAt: offer.startsAt, endsAt: offer.endsAt ?? now, zone }, problems: [] };
  problems.push(...wrongTimes);

  if (link !== "" && !isSafeLink(link)) {
    refuse("link", "Use a link that starts with https://, http://, mailto:, tel: or / for a page of your store, without spaces.");
  }
  if (link !== "" && linkLabel === "") refuse("linkLabel", "Say what the link does, for example Shop the sale.");
  if (link === "" && linkLabel !== "") refuse("link", "Say where the link leads, for example /collections/all.");

  const { teaserMessage, lastHoursMessage, endedMessage } = form.value;
  const isOnce = offer !== null || form.value.scheduleKind === "once";
  // Words for before a start that is past, as a preset brings them, ask for no moment that never comes.
  const isPast = form.value.teaserFrom === "" && (schedule?.startsAt ?? Infinity) <= now;
  const teaserFrom = teaserMessage === "" || !isOnce || isPast ? null : readWallTime(form.value.teaserFrom, zone);
  if (teaserMessage !== "" && isOnce && offer === null && form.value.startsAt === "") refuse("startsAt", "Choose when the offer starts, so that it can be announced before.");
  if (teaserFrom !== null && !teaserFrom.ok) refuse("teaserFrom", teaserFrom.message);
  if (teaserFrom?.ok && schedule !== null && schedule.startsAt !== null && teaserFrom.instant >= schedule.startsAt) refuse("teaserFrom", "The announcement must begin before the offer starts.");

  const textColor = readColor(form.value.textColor);
  const backgroundColor = readColor(form.value.backgroundColor);
  if (textColor === null) refuse("textColor", "Use a color like #ffffff.");
  if (backgroundColor === null) refuse("backgroundColor", "Use a color like #1a1a1a.");
  if (textColor !== null && backgroundColor !== null) {
    const ratio = contrast(textColor, backgroundColor);
    if (ratio < LEAST_TEXT_CONTRAST) {
      refuse("textColor", `The contrast with the background is ${ratio}:1; readable text needs at least ${LEAST_TEXT_CONTRAST}:1. Choose a lighter or darker color.`);
    }
  }

  if (form.value.look) problems.push(...lookProblems(form.value.look, textColor === null || backgroundColor === null ? null : { text: textColor, background: backgroundColor }));

  let kept = confirmation;
  // A discount is its own evidence (T5).
  if (offer === null && schedule !== null && live && !isSameSchedule(confirmation, schedule)) {
    if (!confirmed) refuse("confirmed", `Confirm that the offer really ${scheduleWords(schedule)}.`);
    if (confirmedBy === "") refuse("confirmedBy", "Enter your name. It is kept with the confirmation.");
    kept = { name: confirmedBy, endsAt: schedule.endsAt, ...(schedule.windows && { windows: schedule.windows }), at: now };
  }

  const code = offer === null ? form.value.code : offer.code;
  if (problems.length > 0 || schedule === null || textColor === null || backgroundColor === null) return refused(...problems);
  const translations = toTranslations(words);
  const more = linesOf(words.moreMessages);
  const unitLabels = toUnitLabels(words);
  const banner: Banner = {
    name: name === "" ? toName(message, values, locale) : name,
    live,
    // Who switches it on wants to see it in the list again.
    ...(form.value.archived && !live && { archived: true }),
    rule,
    locale,
    message,
    ...(more.length > 0 && { more }),
    ...(translations && { translations }),
    linkLabel: linkLabel === "" ? null : linkLabel,
    ...(unitLabels && { unitLabels }),
    link: link === "" ? null : link,
    ...schedule,
    teaser: toTeaser(teaserMessage, teaserFrom?.ok ? teaserFrom.instant : null, form.value.teaserHours, schedule.startsAt),
    lastHours: lastHoursMessage === "" ? null : { hours: form.value.lastHours, message: lastHoursMessage },
    ended: endedMessage === "" ? null : { hours: form.value.endedHours, message: endedMessage },
    code: code === null || code === "" ? null : { code, action: form.value.codeAction },
    offer,
    dismissible: form.value.dismissible,
    countdown,
    colors: { text: textColor, background: backgroundColor },
    ...(form.value.look && !isPlain(form.value.look) && { look: form.value.look }),
    confirmation: kept,
  };
  if (!live) return parsed(banner);
  const wrong = offerFindings(offerTextsOf(banner, now), offer, banner).filter(({ severity }) => severity === "refused");
  if (wrong.length > 0) return refused(...wrong);
  const reasons = earlier?.reasons ?? [];
  const repeat = earlier ? repeatOf(earlier.id, { ...banner, reasons }, earlier.shown, now) : null;
  if (repeat === null) return parsed({ ...banner, ...(reasons.length > 0 && { reasons }) });
  if (form.value.reason === "") return refused({ field: "reason", message: repeatWords(repeat, zone) });
  return parsed({ ...banner, reasons: [...reasons, { kind: repeat.kind, from: repeat.from, to: banner.endsAt, reason: form.value.reason, at: now }] });
}

/** From an instant on when the banner runs once, otherwise so many hours before each window. */
function toTeaser(message: string, from: Instant | null, hours: number, firstStart: Instant | null): Banner["teaser"] {
  if (message === "") return null;
  return from === null ? { from: (firstStart ?? 0) - hours * ONE_HOUR, hours, message } : { from, message };
}

/** A banner without a name of its own goes by the beginning of its message, without the end, which no name can follow. */
function toName(message: string, values: OfferValues, locale: string): string {
  const said = fillWords(message, values, locale)
    .replaceAll(/\(\[(?:ends|time)\]\)/g, "")
    .replaceAll(/\[(?:ends|time)\]/g, "…")
    .replaceAll(/\s+/g, " ")
    .trim();
  const name = /\p{L}/u.test(said) ? said : message;
  return name.length <= 40 ? name : `${name.slice(0, 39).trimEnd()}…`;
}
