/**
 * When an offer runs: once, in several windows, or every week in its zone. Whatever the shape, it is decided from the
 * instant alone (T1). The storefront's Liquid decides the same (extensions/storefront/snippets/banner-window.liquid).
 */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { toInstant, type Instant, type Interval } from "./schedule";

export const MOST_WINDOWS = 20;

/** An end that is not set: a weekly offer without a last date. */
export const NO_END: Instant = 253_402_300_799;

/** By their number in JavaScript and in strftime's %w. */
export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z.iso.date();

export const windowsSchema = z.discriminatedUnion("kind", [
  /** In their order, none overlapping another. */
  z.object({ kind: z.literal("several"), list: z.array(z.object({ startsAt: z.number().int(), endsAt: z.number().int() })).min(1).max(MOST_WINDOWS) }),
  z.object({
    kind: z.literal("weekly"),
    days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
    /** "09:00"; `until` at or before it is on the next day. */
    from: clockTime,
    until: clockTime,
    /** The first and the last day on which a window begins; null for every week. */
    firstDate: date.nullable(),
    lastDate: date.nullable(),
  }),
]);
export type Windows = z.infer<typeof windowsSchema>;
export type WeeklyWindows = Extract<Windows, { kind: "weekly" }>;

/** Without `windows` the offer runs once, from `startsAt` until `endsAt`; otherwise these are the first start and the last end. */
export interface Schedule extends Interval {
  /** The IANA zone that it was set in. */
  zone: string;
  windows?: Windows | undefined;
}

export type Phase = "scheduled" | "live" | "between" | "ended";

export function phaseAt(schedule: Schedule, now: Instant): Phase {
  if (now >= schedule.endsAt) return "ended";
  if (schedule.startsAt !== null && now < schedule.startsAt) return "scheduled";
  return windowAt(schedule, now) === null ? "between" : "live";
}

/** The window that this instant lies in. */
export function windowAt(schedule: Schedule, now: Instant): Interval | null {
  const { last } = windowsAround(schedule, now);
  return last !== null && now < last.endsAt ? last : null;
}

/** The first window that begins after this instant. */
export function nextWindowAfter(schedule: Schedule, now: Instant): Interval | null {
  return windowsAround(schedule, now).next;
}

/** The last window that has begun, over or not, and the first that has not. */
export function windowsAround(schedule: Schedule, now: Instant): { last: Interval | null; next: Interval | null } {
  let last: Interval | null = null;
  for (const window of windowsFrom(schedule, now)) {
    if (window.startsAt !== null && window.startsAt > now) return { last, next: window };
    last = window;
  }
  return { last, next: null };
}

/** The windows of which some part lies between the two instants. */
export function windowsBetween(schedule: Schedule, from: Instant, until: Instant): Interval[] {
  const found: Interval[] = [];
  for (const window of windowsFrom(schedule, from)) {
    if (window.startsAt !== null && window.startsAt >= until) break;
    if (window.endsAt > from) found.push(window);
  }
  return found;
}

/** Every window in its order, at least from the last one on that begins at or before this instant. */
function* windowsFrom({ windows, ...schedule }: Schedule, instant: Instant): Generator<Interval> {
  switch (windows?.kind) {
    case undefined:
      yield { startsAt: schedule.startsAt, endsAt: schedule.endsAt };
      return;
    case "several":
      yield* windows.list;
      return;
    case "weekly":
      yield* weeklyWindowsFrom(windows, schedule.zone, instant);
  }
}

/** A week has a window of each of its days, so that the last one that began did so within eight days of its last date or of now; in twice that even where daylight saving took one away. */
const DAYS_BACK = 15;

function* weeklyWindowsFrom(weekly: WeeklyWindows, zone: string, instant: Instant): Generator<Interval> {
  const today = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(zone).toPlainDate();
  const [first, last] = [weekly.firstDate, weekly.lastDate].map((text) => (text === null ? null : Temporal.PlainDate.from(text)));
  const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0;
  let day = (last && isBefore(last, today) ? last : today).subtract({ days: DAYS_BACK });
  if (first && isBefore(day, first)) day = first;
  // Without a last date it goes on for ever: whoever asks stops.
  for (; !last || !isBefore(last, day); day = day.add({ days: 1 })) {
    const window = weeklyWindowOn(weekly, day, zone);
    if (window !== null) yield window;
  }
}

/**
 * The window that begins on this day. A time that daylight saving skips is as long after midnight as on any day; one
 * that it repeats is the first (as calendars do: RFC 5545). Null when the day has none, or nothing of it is left.
 */
function weeklyWindowOn({ days, from, until }: WeeklyWindows, day: Temporal.PlainDate, zone: string): Interval | null {
  if (!days.includes(day.dayOfWeek % 7)) return null;
  const at = (date: Temporal.PlainDate, time: string) => toInstant(date.toZonedDateTime({ timeZone: zone, plainTime: time }));
  const startsAt = at(day, from);
  const endsAt = at(isOvernight({ from, until }) ? day.add({ days: 1 }) : day, until);
  return startsAt < endsAt ? { startsAt, endsAt } : null;
}

/** Whether a window ends on the day after its start. */
export function isOvernight({ from, until }: Pick<WeeklyWindows, "from" | "until">): boolean {
  return until <= from;
}

/** The first start and the last end of a weekly rule; null when no day of it lies between its dates. */
export function boundsOf(weekly: WeeklyWindows, zone: string): Interval | null {
  const { firstDate, lastDate } = weekly;
  const midnight = (day: string) => toInstant(Temporal.PlainDate.from(day).toZonedDateTime(zone));
  const first = firstDate === null ? null : nextWindowAfter({ startsAt: null, endsAt: NO_END, zone, windows: weekly }, midnight(firstDate) - 1);
  if (firstDate !== null && first === null) return null;
  if (lastDate === null) return { startsAt: first?.startsAt ?? null, endsAt: NO_END };
  const { last } = windowsAround({ startsAt: null, endsAt: NO_END, zone, windows: weekly }, midnight(lastDate) + 2 * 86_400);
  return last === null ? null : { startsAt: first?.startsAt ?? null, endsAt: last.endsAt };
}
