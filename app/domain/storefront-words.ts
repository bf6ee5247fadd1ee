/** The words of a banner as they are published, language by language. */
import type { Banner } from "./banner";
import { PLAIN_LOOK, unitLabels } from "./banner-look";
import { deadlineLine, fillWords, sayTime, type BannerWords, type OfferValues } from "./banner-words";
import { toOfferValues } from "./offer";
import type { Instant } from "./schedule";
import type { StorefrontBannerText } from "./storefront-document";
import { dateFormat } from "./date-format";

/** What is known of a banner's offer for its placeholders. */
export function offerValuesOf({ code, offer }: Pick<Banner, "code" | "offer">): OfferValues {
  return { ...(offer && toOfferValues(offer)), ...(code && { code: code.code }) };
}

/** The message as the merchant's own screens quote it: figures filled in, and the day of the end where shoppers read it as time goes by. */
export function sayMessage(banner: Pick<Banner, "message" | "locale" | "zone" | "code" | "offer">, endsAt: Instant): string {
  const { message, locale, zone } = banner;
  const { day, time } = sayEnd(endsAt, zone, locale, { month: "long" });
  return fillWords(message, offerValuesOf(banner), locale).replaceAll("[ends]", day).replaceAll("[time]", time);
}

function sayEnd(endsAt: Instant, zone: string, locale: string, options: Intl.DateTimeFormatOptions) {
  // The second before it, so that an end at midnight belongs to the evening.
  return { day: dateFormat(locale, { weekday: "long", day: "numeric", timeZone: zone, ...options }).format((endsAt - 1) * 1000), time: sayTime(endsAt, zone, locale) };
}

/** The same for published words years later: the day with its year. Of several windows each has an end of its own. */
export function sayPublished(words: string, { endsAt, zone, windows }: Pick<Banner, "endsAt" | "zone" | "windows">, locale: string): string {
  const { day, time } = windows === undefined ? sayEnd(endsAt, zone, locale, { month: "long", year: "numeric" }) : { day: "[the day of each end]", time: "[the hour of each end]" };
  return words.replaceAll("[ends]", day).replaceAll("[time]", time);
}

export function toStorefrontTexts(banner: Banner): Record<string, StorefrontBannerText> {
  const { locale, message, more, teaser, lastHours, ended, linkLabel, unitLabels: units, translations } = banner;
  const own: BannerWords = {
    message,
    ...(more && { more }),
    ...(teaser && { teaser: teaser.message }),
    ...(lastHours && { lastHours: lastHours.message }),
    ...(ended && { ended: ended.message }),
    ...(linkLabel !== null && { linkLabel }),
    ...(units && { unitLabels: units }),
  };
  const values = offerValuesOf(banner);
  return Object.fromEntries([...Object.entries(translations ?? {}), [locale, own] as const].map(([language, words]) => [language, toText(words, values, language, banner.look)]));
}

/** @param words of one language; what they lack is not said in it */
export function toText({ message, more = [], teaser, lastHours, ended, linkLabel, unitLabels: units }: BannerWords, values: OfferValues, locale: string, look = PLAIN_LOOK): StorefrontBannerText {
  const fill = (words: string) => fillWords(words, values, locale);
  const deadlines = [[message, ...more], ...(lastHours === undefined ? [] : [[lastHours]])].map((said) => deadlineLine(said) ?? "all");
  const deadline = [...new Set(deadlines)].join(",");
  const labels = unitLabels(look, locale, units);
  return {
    message: fill(message),
    ...(more.length > 0 && { turns: [message, ...more].map(fill) }),
    ...(teaser !== undefined && { teaser: fill(teaser) }),
    ...(lastHours !== undefined && { last_hours: fill(lastHours) }),
    ...(ended !== undefined && { ended: fill(ended) }),
    link_label: linkLabel === undefined ? null : fill(linkLabel),
    ...(deadline !== "all" && { deadline }),
    ...(labels !== undefined && { unit_labels: labels }),
  };
}
