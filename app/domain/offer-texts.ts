/** The texts of a banner that say something of its offer, each with the time in which it is read. */
import type { Banner } from "./banner";
import type { OfferText } from "./offer-claims";
import { windowsBetween } from "./banner-windows";
import { ONE_HOUR, type Instant } from "./schedule";

type Worded = Pick<Banner, "locale" | "message" | "more" | "teaser" | "lastHours" | "ended" | "linkLabel" | "translations" | "startsAt" | "endsAt" | "zone" | "windows">;

/** Every day of a weekly rule comes within it, also where daylight saving took one. */
const WEEKLY_AHEAD = 15 * 24 * ONE_HOUR;

/** @param now a running offer's words are read from now on, not from its start */
export function offerTextsOf(banner: Worded, now: Instant): OfferText[] {
  const { locale, message, more, teaser, lastHours, ended, linkLabel, translations } = banner;
  const whole = windowsAhead(banner, now).map(({ startsAt, endsAt }) => ({ from: Math.max(now, startsAt ?? now), endsAt }));
  const near = whole.map(({ from, endsAt }) => ({ from: lastHours === null ? endsAt : Math.max(from, endsAt - lastHours.hours * ONE_HOUR), endsAt }));
  const own = { message, more, teaser: teaser?.message, lastHours: lastHours?.message, ended: ended?.message, linkLabel: linkLabel ?? undefined };
  return [[locale, "", own] as const, ...Object.entries(translations ?? {}).map(([language, words]) => [language, `translations.${language}.`, words] as const)].flatMap(([language, at, words]) => {
    const text = (field: string, said: string | undefined, shown: OfferText["shown"]): OfferText[] => (said === undefined || said === "" ? [] : [{ field: `${at}${field}`, locale: language, text: said, shown }]);
    return [
      ...text("message", words.message, whole),
      // One line each, as in their field.
      ...text("moreMessages", words.more?.join("\n"), whole),
      // Before the start and after the end there is no deadline to speak of.
      ...text("teaserMessage", words.teaser, null),
      ...text("lastHoursMessage", words.lastHours, near),
      ...text("endedMessage", words.ended, null),
      ...text("linkLabel", words.linkLabel, whole),
    ];
  });
}

/** The windows that shoppers still meet: of a weekly rule one of each day. */
function windowsAhead(banner: Worded, now: Instant) {
  const until = banner.windows?.kind === "weekly" ? Math.max(now, banner.startsAt ?? now) + WEEKLY_AHEAD : banner.endsAt;
  return windowsBetween(banner, now, until);
}
