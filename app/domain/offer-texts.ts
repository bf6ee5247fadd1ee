/** The texts of a banner that say something of its offer, each with the time in which it is read. */
import type { Banner } from "./banner";
import type { OfferText } from "./offer-claims";
import { ONE_HOUR, type Instant } from "./schedule";

type Worded = Pick<Banner, "locale" | "message" | "more" | "teaser" | "lastHours" | "ended" | "linkLabel" | "translations" | "startsAt" | "endsAt">;

/** @param now a running offer's words are read from now on, not from its start */
export function offerTextsOf({ locale, message, more, teaser, lastHours, ended, linkLabel, translations, startsAt, endsAt }: Worded, now: Instant): OfferText[] {
  const from = Math.max(now, startsAt ?? now);
  const lastHoursFrom = lastHours === null ? endsAt : Math.max(from, endsAt - lastHours.hours * ONE_HOUR);
  const during = { from, until: lastHoursFrom };
  const whole = { from, until: endsAt };
  const near = { from: lastHoursFrom, until: endsAt };
  const own = { message, more, teaser: teaser?.message, lastHours: lastHours?.message, ended: ended?.message, linkLabel: linkLabel ?? undefined };
  return [[locale, "", own] as const, ...Object.entries(translations ?? {}).map(([language, words]) => [language, `translations.${language}.`, words] as const)].flatMap(([language, at, words]) => {
    const text = (field: string, said: string | undefined, shown: OfferText["shown"]): OfferText[] => (said === undefined || said === "" ? [] : [{ field: `${at}${field}`, locale: language, text: said, shown }]);
    return [
      ...text("message", words.message, words.lastHours === undefined ? whole : during),
      // One line each, as in their field.
      ...text("moreMessages", words.more?.join("\n"), words.lastHours === undefined ? whole : during),
      // Before the start and after the end there is no deadline to speak of.
      ...text("teaserMessage", words.teaser, null),
      ...text("lastHoursMessage", words.lastHours, near),
      ...text("endedMessage", words.ended, null),
      ...text("linkLabel", words.linkLabel, whole),
    ];
  });
}
