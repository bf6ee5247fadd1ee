/** What a banner says at an instant. The storefront decides the same in snippets/sale-banner-bar.liquid and in assets/sale-banner.js. */
import type { Banner } from "./banner";
import { nextWindowAfter, windowsAround, type Schedule } from "./banner-windows";
import { ONE_HOUR, type Instant, type Interval } from "./schedule";

export type WordsMoment = "teaser" | "live" | "last_hours" | "ended";

/** As far as time goes. */
export type BannerTimes = Schedule & Pick<Banner, "teaser" | "lastHours" | "ended">;

/** Null when it shows nothing: before, after and between its windows where it has no words for that. */
export function wordsAt(banner: BannerTimes, now: Instant): WordsMoment | null {
  const { last, next } = windowsAround(banner, now);
  if (last !== null && now < last.endsAt) return now >= lastHoursFrom(banner, last) ? "last_hours" : "live";
  if (last !== null && banner.ended !== null && now < last.endsAt + banner.ended.hours * ONE_HOUR) return "ended";
  return next !== null && banner.teaser !== null && now >= teaserFrom(banner.teaser, next) ? "teaser" : null;
}

/** When it shows something for the next time; null when it does not any more. Something shows now: now. */
export function showsNextFrom(banner: BannerTimes, now: Instant): Instant | null {
  if (wordsAt(banner, now) !== null) return now;
  const next = nextWindowAfter(banner, now);
  if (next === null || next.startsAt === null) return null;
  return banner.teaser === null ? next.startsAt : teaserFrom(banner.teaser, next);
}

/** From here on the words of the last hours are used; a window that is no longer than they are has none. */
function lastHoursFrom({ lastHours }: BannerTimes, { startsAt, endsAt }: Interval): Instant {
  const from = lastHours === null ? endsAt : endsAt - lastHours.hours * ONE_HOUR;
  return startsAt !== null && from <= startsAt ? endsAt : from;
}

function teaserFrom({ from, hours }: NonNullable<Banner["teaser"]>, { startsAt }: Interval): Instant {
  return hours === undefined || startsAt === null ? from : startsAt - hours * ONE_HOUR;
}
