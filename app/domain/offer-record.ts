/** The record of offers (T5, T8): what shoppers were shown, from when to when. Only ever added to. */
import { showsFrom, showsUntil, type Banner } from "./banner";
import type { Instant } from "./schedule";

export type RecordEvent = "shown" | "withdrawn";
/** What made it change: somebody's save, or the discount in Shopify (T12). */
export type RecordCause = "merchant" | "discount";

export interface RecordedBanner {
  bannerId: string;
  event: RecordEvent;
  content: Banner;
}

export interface RecordEntry extends RecordedBanner {
  /** Counts from 1. */
  number: number;
  at: Instant;
  cause: RecordCause;
  author: { name: string; email: string | null } | null;
}

/**
 * What has to be added when this is published: each banner that shows otherwise than the record says, and each that
 * shows no more before its time. What ends by itself needs no entry: its end stands in the last one.
 * @param last the newest entry of each banner
 */
export function toNewEntries(last: RecordedBanner[], published: { id: string; content: Banner }[], now: Instant): RecordedBanner[] {
  const known = new Map(last.map((entry) => [entry.bannerId, entry]));
  const shown = published.filter(({ id, content }) => {
    const entry = known.get(id);
    return entry === undefined || entry.event === "withdrawn" || JSON.stringify(entry.content) !== JSON.stringify(content);
  });
  const gone = last.filter(({ bannerId, event, content }) => event === "shown" && now < showsUntil(content) && !published.some(({ id }) => id === bannerId));
  return [...shown.map(({ id, content }) => ({ bannerId: id, event: "shown" as const, content })), ...gone.map((entry) => ({ ...entry, event: "withdrawn" as const }))];
}

/** A stretch of time in which shoppers could see a banner just like this. */
export interface ShownPeriod extends RecordEntry {
  from: Instant;
  until: Instant;
  /** Why it ended then: at its own end, because something else was published, or because it was taken off. */
  ending: "end" | "changed" | "withdrawn";
}

/** @param following by the number of an entry, the next entry of the same banner */
export function toPeriods(entries: RecordEntry[], following: Map<number, { at: Instant; event: RecordEvent }>): ShownPeriod[] {
  return entries.flatMap((entry): ShownPeriod[] => {
    if (entry.event === "withdrawn") return [];
    const next = following.get(entry.number);
    const end = showsUntil(entry.content);
    const from = Math.max(entry.at, showsFrom(entry.content) ?? entry.at);
    const until = next === undefined ? end : Math.min(end, next.at);
    if (until <= from) return [];
    return [{ ...entry, from, until, ending: until === end ? "end" : next?.event === "withdrawn" ? "withdrawn" : "changed" }];
  });
}
