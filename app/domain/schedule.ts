/**
 * Instants and wall times. An instant is UTC seconds; a wall time is what a clock in a zone shows, and only
 * becomes an instant here. temporal-polyfill does the zone arithmetic: Intl alone cannot go from wall time to instant.
 */
import { Temporal } from "temporal-polyfill";
import { dateFormat } from "./date-format";

/** UTC seconds since 1970. */
export type Instant = number;

/** In seconds, like every duration here. */
export const ONE_HOUR = 3_600;

/** Half-open: live from `startsAt` (null: from ever) until just before `endsAt`. */
export interface Interval {
  startsAt: Instant | null;
  endsAt: Instant;
}

/** One of the two times at which a clock shows the same when daylight saving ends. */
export interface WallTimeChoice {
  /** The wall time with its offset: "2026-11-01T01:30-04:00". */
  text: string;
  /** "first 1:30 AM, EDT" */
  label: string;
  instant: Instant;
}

export type WallTimeReading = { ok: true; instant: Instant } | { ok: false; message: string; choices?: WallTimeChoice[] };

const NO_WALL_TIME = "Enter a date and a time, like 2026-11-27 23:59.";

/**
 * Reads "2026-11-27T23:59" as a time in the zone. A time that daylight saving skips is refused. One that happens
 * twice is refused too, with both to choose from; chosen, it carries its offset: "2026-11-01T01:30-05:00".
 */
export function readWallTime(text: string, zone: string): WallTimeReading {
  const [, wallText = text, offset] = /^([^T]*T.*\d)([+-]\d\d:\d\d)$/.exec(text) ?? [];
  let wall: Temporal.PlainDateTime;
  let first: Temporal.ZonedDateTime;
  let second: Temporal.ZonedDateTime;
  try {
    wall = Temporal.PlainDateTime.from(wallText, { overflow: "reject" });
    // Throws, too: at the ends of what can be counted a wall time is no instant.
    first = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
    second = wall.toZonedDateTime(zone, { disambiguation: "later" });
  } catch {
    return { ok: false, message: NO_WALL_TIME };
  }
  if (!first.toPlainDateTime().equals(wall)) {
    return { ok: false, message: `Clocks in ${zone} skip this time when daylight saving begins. Choose an earlier or a later one.` };
  }
  if (first.equals(second)) return { ok: true, instant: toInstant(first) };
  const chosen = [first, second].find((one) => one.offset === offset);
  if (chosen) return { ok: true, instant: toInstant(chosen) };
  const choices = [toChoice(first, "first"), toChoice(second, "second")];
  return { ok: false, message: `Clocks in ${zone} show this time twice when daylight saving ends. Choose the ${choices.map(({ label }) => label).join(" or the ")}.`, choices };
}

function toChoice(time: Temporal.ZonedDateTime, which: "first" | "second"): WallTimeChoice {
  const instant = toInstant(time);
  return { text: `${wallText(time)}${time.offset}`, label: `${which} ${describeTime(instant, time.timeZoneId)}`, instant };
}

/** Whole seconds. */
export function toInstant(time: Temporal.ZonedDateTime): Instant {
  return Math.floor(time.epochMilliseconds / 1000);
}

function wallText(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The wall time in the zone, to the minute: "2026-11-27T23:59"; with its offset where that alone would not tell which. */
export function toWallTime(instant: Instant, zone: string): string {
  const time = zoned(instant, zone);
  const wall = time.toPlainDateTime();
  const isTwice = !wall.toZonedDateTime(zone, { disambiguation: "earlier" }).equals(wall.toZonedDateTime(zone, { disambiguation: "later" }));
  return isTwice ? `${wallText(time)}${time.offset}` : wallText(time);
}

/** "1:30 AM, EDT" */
function describeTime(instant: Instant, zone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat("en", { ...options, timeZone: zone }).formatToParts(instant * 1000);
  const name = format({ hour: "numeric", timeZoneName: "short" }).find(({ type }) => type === "timeZoneName")?.value ?? zone;
  return `${dateFormat("en", { hour: "numeric", minute: "2-digit", timeZone: zone }).format(instant * 1000)}, ${name}`;
}

/** "November 27, 2026" */
export function describeDay(instant: Instant, zone: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "long", timeZone: zone }).format(instant * 1000);
}

/** "Friday, November 27, 2026 at 11:59 PM EST": a time never stands without its zone (T10). */
export function describeInstant(instant: Instant, zone: string, locale: string): string {
  return dateFormat(locale, {
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
    return Boolean(dateFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** "Fri, Nov 27, 11:59 PM EST", beside the field or the bar that it belongs to. */
export function describeMoment(instant: Instant, zone: string): string {
  return dateFormat("en", { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: zone, timeZoneName: "short" }).format(instant * 1000);
}
