/** One step that puts a banner right and back on. */
import type { Banner } from "./banner";
import type { BannerWords } from "./banner-words";
import { offerProblem } from "./offer";
import { falseFindings, followOffer } from "./offer-follow";
import type { Instant } from "./schedule";

/** As many words as a text of 200 characters can have wrong. */
const MOST_MENDS = 100;

/** The banner switched on again, with what was false replaced by what its discount says; null where that is not enough. */
export function toMended(banner: Banner, now: Instant): Banner | null {
  const { offer, withdrawn } = banner;
  // Without its discount what is kept of it is the past.
  if (offer === null || withdrawn?.cause === "deleted" || offerProblem(offer, now) !== null) return null;
  let mended: Banner = { ...banner, live: true, withdrawn: undefined };
  for (let times = 0; times < MOST_MENDS; times++) {
    const [finding] = falseFindings(mended, offer);
    if (finding === undefined) break;
    if (finding.mend === null) return null;
    mended = withText(mended, finding.field, finding.mend.text);
  }
  return followOffer(mended, offer, now).withdrawn === undefined ? mended : null;
}

/** @param field as in the form: "lastHoursMessage", "translations.de.message" */
function withText(banner: Banner, field: string, text: string): Banner {
  const [, language, name = field] = /^translations\.([^.]+)\.(.+)$/.exec(field) ?? [];
  if (language !== undefined) {
    const words = banner.translations?.[language];
    return words === undefined ? banner : { ...banner, translations: { ...banner.translations, [language]: { ...words, [TRANSLATED[name] ?? "message"]: name === "moreMessages" ? text.split("\n") : text } } };
  }
  switch (name) {
    case "teaserMessage":
      return { ...banner, teaser: banner.teaser && { ...banner.teaser, message: text } };
    case "lastHoursMessage":
      return { ...banner, lastHours: banner.lastHours && { ...banner.lastHours, message: text } };
    case "endedMessage":
      return { ...banner, ended: banner.ended && { ...banner.ended, message: text } };
    case "moreMessages":
      return { ...banner, more: text.split("\n") };
    case "linkLabel":
      return { ...banner, linkLabel: text };
    default:
      return { ...banner, message: text };
  }
}

const TRANSLATED: Record<string, keyof BannerWords> = { teaserMessage: "teaser", lastHoursMessage: "lastHours", endedMessage: "ended", linkLabel: "linkLabel", moreMessages: "more", message: "message" };
