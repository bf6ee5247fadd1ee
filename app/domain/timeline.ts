/** All banners over some weeks: when each shows, and where two that are on want the same page at the same time. */
import { Temporal } from "temporal-polyfill";
import type { BannerTimes } from "./banner-times";
import { windowsBetween } from "./banner-windows";
import type { Candidate } from "./page-resolution";
import { canMeet } from "./rule-meeting";
import { isMeantForAllOf } from "./rule-warnings";
import { ONE_HOUR, toInstant, type Instant } from "./schedule";

/** Half-open. */
export interface Span {
  from: Instant;
  until: Instant;
}

export interface TimelineBanner extends Candidate {
  schedule: BannerTimes;
}

export interface TimelineRow {
  id: string;
  /** The offer itself. */
  offers: Span[];
  /** With its announcements and last words. */
  shown: Span[];
}

/** Two banners that are on at the same time and whose rules can meet. */
export interface Overlap {
  /** Comes before the other in the merchant's order: it shows where both are meant. */
  first: string;
  second: string;
  spans: Span[];
  /** The first is meant for all that the second is meant for: the second does not show then. */
  whole: boolean;
}

export interface Timeline {
  rows: TimelineRow[];
  overlaps: Overlap[];
}

/** @param banners in the merchant's order */
export function toTimeline(banners: TimelineBanner[], range: Span): Timeline {
  const rows = banners.map(({ id, schedule }) => ({ id, offers: offersIn(schedule, range), shown: shownIn(schedule, range) }));
  const spansOf = new Map(rows.map(({ id, shown }) => [id, shown]));
  const on = banners.filter(({ live }) => live);
  const overlaps = on.flatMap((first, place) =>
    on.slice(place + 1).flatMap((second): Overlap[] => {
      const spans = common(spansOf.get(first.id) ?? [], spansOf.get(second.id) ?? []);
      if (spans.length === 0 || !canMeet(first, second)) return [];
      return [{ first: first.id, second: second.id, spans, whole: isMeantForAllOf(first, second) }];
    }),
  );
  return { rows, overlaps };
}

function offersIn(schedule: BannerTimes, { from, until }: Span): Span[] {
  return windowsBetween(schedule, from, until).map(({ startsAt, endsAt }) => ({ from: Math.max(startsAt ?? from, from), until: Math.min(endsAt, until) }));
}

function shownIn(schedule: BannerTimes, { from, until }: Span): Span[] {
  const { teaser, ended } = schedule;
  const after = (ended?.hours ?? 0) * ONE_HOUR;
  // An announcement of a banner that runs once may begin any time before.
  const most = teaser === null ? 0 : teaser.hours === undefined ? Infinity : teaser.hours * ONE_HOUR;
  const spans = windowsBetween(schedule, from - after, until + most).flatMap(({ startsAt, endsAt }) => {
    const begins = startsAt === null ? from : teaser === null ? startsAt : teaser.hours === undefined ? teaser.from : startsAt - teaser.hours * ONE_HOUR;
    const span = { from: Math.max(begins, from), until: Math.min(endsAt + after, until) };
    return span.from < span.until ? [span] : [];
  });
  // The announcement of a window may begin while the last word on the one before still stands.
  return spans.map((span, index) => ({ from: Math.max(span.from, spans[index - 1]?.until ?? from), until: span.until })).filter((span) => span.from < span.until);
}

function common(ones: Span[], others: Span[]): Span[] {
  return ones.flatMap((one) =>
    others.flatMap((other) => {
      const span = { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) };
      return span.from < span.until ? [span] : [];
    }),
  );
}

/** The weeks that a timeline shows: from a midnight in the zone on. A day that is none is today. */
export function weeksFrom(day: string | null, weeks: number, zone: string, now: Instant): Span & { day: string; today: string; before: string; after: string } {
  const today = Temporal.Instant.fromEpochMilliseconds(now * 1000).toZonedDateTimeISO(zone).toPlainDate();
  const midnight = (date: Temporal.PlainDate) => toInstant(date.toZonedDateTime(zone));
  const weeksOf = (first: Temporal.PlainDate) => {
    const move = (by: number) => first.add({ weeks: by }).toString();
    return { day: first.toString(), today: today.toString(), from: midnight(first), until: midnight(first.add({ weeks })), before: move(-weeks), after: move(weeks) };
  };
  try {
    if (day !== null) return weeksOf(Temporal.PlainDate.from(day));
  } catch {
    // Whoever changed the address by hand sees today, also where there are no weeks before or after that day.
  }
  return weeksOf(today.subtract({ days: 2 }));
}

/** Midnights in the zone: of every day, or of Mondays. */
export function ticksIn({ from, until }: Span, every: "day" | "monday", zone: string): Instant[] {
  const ticks: Instant[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(from * 1000).toZonedDateTimeISO(zone).toPlainDate();
  for (let at = from; at < until; day = day.add({ days: 1 }), at = toInstant(day.toZonedDateTime(zone))) {
    if (every === "day" || day.dayOfWeek === 1) ticks.push(at);
  }
  return ticks;
}
