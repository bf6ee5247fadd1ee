/**
 * Instants and wall times. An instant is UTC seconds; a wall time is what a clock in a zone shows, and only
 * becomes an instant here. temporal-polyfill does the zone arithmetic: Intl alone cannot go from wall time to instant.
 */
import { Temporal } from "temporal-polyfill";

/** UTC seconds since 1970. */
export type Instant = number;

/** In seconds, like every duration here. */
export const ONE_HOUR = 3_600;

/** Half-open: live from `startsAt` (null: from ever) until just before `endsAt`. */
export interface Interval {
  startsAt: Instant | null;
  endsAt: Instant;
}

export type Phase = "scheduled" | "live" | "ended";

export function phaseAt(interval: Interval, now: Instant): Phase {
  if (now >= interval.endsAt) return "ended";
  return interval.startsAt !== null && now < interval.startsAt ? "scheduled" : "live";
}

export type WallTimeReading = { ok: true; instant: Instant } | { ok: false; message: string };

/**
 * Reads "2026-11-27T23:59" as a time in the zone. A time that daylight saving skips is refused; of a time that
 * happens twice the earlier one is meant, so that an offer never runs longer than it says.
 */
export function readWallTime(text: string, zone: string): WallTimeReading {
  let wall: Temporal.PlainDateTime;
  try {
    wall = Temporal.PlainDateTime.from(text, { overflow: "reject" });
  } catch {
    return { ok: false, message: "Enter a date and a time, like 2026-11-27 23:59." };
  }
  const moment = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (!moment.toPlainDateTime().equals(wall)) {
    return { ok: false, message: `Clocks in ${zone} skip this time when daylight saving begins. Choose an earlier or a later one.` };
  }
  return { ok: true, instant: Math.floor(moment.epochMilliseconds / 1000) };
}

/** The wall time in the zone, to the minute: "2026-11-27T23:59". */
export function toWallTime(instant: Instant, zone: string): string {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** "November 27, 2026" */
export function describeDay(instant: Instant, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone }).format(instant * 1000);
}

/** "Friday, November 27, 2026 at 11:59 PM EST": a time never stands without its zone (T10). */
export function describeInstant(instant: Instant, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  }).format(instant * 1000);
}

function zoned(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(zone);
}

/** Whether Intl knows an IANA zone of this name. */
export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
