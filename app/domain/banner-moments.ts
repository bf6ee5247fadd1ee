/** The moments of a banner that its preview can be moved through, each part of its life as wide as the others. */
import { ONE_HOUR, type Instant } from "./schedule";

/** A part of a banner's life, half-open. */
export interface Stretch {
  name: string;
  from: Instant;
  until: Instant;
}

export interface Moments {
  now: Instant;
  startsAt: Instant | null;
  endsAt: Instant;
  /** Null where nothing is announced. */
  teaserFrom: Instant | null;
  /** Null where the last hours have no words of their own. */
  lastHoursFrom: Instant | null;
  /** Null where nothing is said after the end. */
  endedUntil: Instant | null;
}

/** Steps of the slider within one stretch. */
export const STEPS = 20;

/** The parts in their order, without empty ones; the hour before the first and the hour after the last included. */
export function stretchesOf({ now, startsAt, endsAt, teaserFrom, lastHoursFrom, endedUntil }: Moments): Stretch[] {
  const start = startsAt ?? Math.min(now, endsAt - ONE_HOUR);
  const first = startsAt === null ? null : (teaserFrom ?? start);
  const last = endedUntil ?? endsAt;
  const turn = lastHoursFrom === null ? endsAt : Math.max(start, lastHoursFrom);
  return [
    ...(first === null ? [] : [{ name: "Before", from: first - ONE_HOUR, until: first }]),
    ...(first === null ? [] : [{ name: "Announced", from: first, until: start }]),
    { name: "Offer", from: start, until: turn },
    { name: "Last hours", from: turn, until: endsAt },
    { name: "Over", from: endsAt, until: last },
    { name: "Gone", from: last, until: last + ONE_HOUR },
  ].filter(({ from, until }) => from < until);
}

/** @param position 0 to `STEPS` times the number of stretches; each stretch begins at its very second */
export function momentAt(stretches: Stretch[], position: number): { at: Instant; stretch: Stretch } | null {
  const index = Math.min(Math.floor(position / STEPS), stretches.length - 1);
  const stretch = stretches[index];
  if (stretch === undefined) return null;
  const share = Math.min(1, (position - index * STEPS) / STEPS);
  // The last step of all is the last second, as the first of the next stretch would be the end itself.
  return { at: Math.min(stretch.until - 1, Math.floor(stretch.from + share * (stretch.until - stretch.from))), stretch };
}

/** Where the slider stands for an instant: in its stretch, or at the nearest end. */
export function positionOf(stretches: Stretch[], at: Instant): number {
  const index = stretches.findIndex(({ until }) => at < until);
  if (index < 0) return stretches.length * STEPS;
  const stretch = stretches[index];
  if (stretch === undefined) return 0;
  return index * STEPS + Math.max(0, Math.floor(((at - stretch.from) / (stretch.until - stretch.from)) * STEPS));
}
