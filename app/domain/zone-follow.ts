/** What becomes of a weekly banner when the store's time zone changed: Liquid reads its rule in the shop's zone, so the app does, too. */
import type { Banner } from "./banner";
import { boundsOf, windowsBetween, type Schedule } from "./banner-windows";
import { isZone, ONE_HOUR, type Instant } from "./schedule";
import { weeklyWords } from "./schedule-words";

/** Two zones whose clocks agree for so long are one (Europe/Berlin and Europe/Paris, or two names of the same). */
const COMPARED_SECONDS = 370 * 24 * ONE_HOUR;

/**
 * The banner as it has to be in a store of this zone; the same object when nothing changed. What shoppers were promised
 * is kept where both zones mean the same instants. Otherwise it goes off, since nobody has confirmed the other times (T5).
 */
export function followZone(banner: Banner, zone: string, now: Instant): Banner {
  const { windows } = banner;
  if (!banner.live || windows?.kind !== "weekly" || zone === banner.zone || !isZone(zone)) return banner;
  const bounds = boundsOf(windows, zone);
  if (bounds !== null) {
    const moved = { ...banner, ...bounds, zone };
    const times = (schedule: Schedule) => JSON.stringify([schedule.startsAt, schedule.endsAt, windowsBetween(schedule, now, now + COMPARED_SECONDS)]);
    if (times(moved) === times(banner)) return moved;
  }
  const detail = `It ran ${weeklyWords(windows, banner.zone)}. Your store’s clocks are those of ${zone} now, by which these would be other times. Look at them, and show it again.`;
  return { ...banner, live: false, confirmation: null, withdrawn: { cause: "zone", detail, at: now } };
}
