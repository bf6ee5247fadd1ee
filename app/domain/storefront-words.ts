/** The words of a banner as they are published, language by language. */
import type { Banner } from "./banner";
import { deadlineLine, fillWords, type BannerWords, type OfferValues } from "./banner-words";
import { toOfferValues } from "./offer";
import type { StorefrontBannerText } from "./storefront-document";

/** What is known of a banner's offer for its placeholders. */
export function offerValuesOf({ code, offer }: Pick<Banner, "code" | "offer">): OfferValues {
  return { ...(offer && toOfferValues(offer)), ...(code && { code: code.code }) };
}

export function toStorefrontTexts(banner: Banner): Record<string, StorefrontBannerText> {
  const { locale, message, teaser, lastHours, ended, linkLabel, translations } = banner;
  const own: BannerWords = {
    message,
    ...(teaser && { teaser: teaser.message }),
    ...(lastHours && { lastHours: lastHours.message }),
    ...(ended && { ended: ended.message }),
    ...(linkLabel !== null && { linkLabel }),
  };
  const values = offerValuesOf(banner);
  return Object.fromEntries([...Object.entries(translations ?? {}), [locale, own] as const].map(([language, words]) => [language, toText(words, values, language)]));
}

/** @param words of one language; what they lack is not said in it */
export function toText({ message, teaser, lastHours, ended, linkLabel }: BannerWords, values: OfferValues, locale: string): StorefrontBannerText {
  const fill = (words: string) => fillWords(words, values, locale);
  const deadline = deadlineLine(lastHours === undefined ? [message] : [message, lastHours]);
  return {
    message: fill(message),
    ...(teaser !== undefined && { teaser: fill(teaser) }),
    ...(lastHours !== undefined && { last_hours: fill(lastHours) }),
    ...(ended !== undefined && { ended: fill(ended) }),
    link_label: linkLabel === undefined ? null : fill(linkLabel),
    ...(deadline && { deadline }),
  };
}
