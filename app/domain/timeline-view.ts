/** The timeline as its screen draws it: places in percent, and every date in words of the shop's zone. */
import type { Banner } from "./banner";
import { phaseAt, type Phase } from "./banner-windows";
import { ruleWords, type Names } from "./rule-words";
import { describeMoment, type Instant } from "./schedule";
import { timesWords } from "./schedule-words";
import { toCandidates, type Saved } from "./storefront-document";
import { ticksIn, toTimeline, type Span } from "./timeline";
import { dateFormat } from "./date-format";

/** In percent of the time that is shown. */
export interface Place {
  left: number;
  width: number;
}

export interface TimelineViewRow {
  id: string;
  name: string;
  state: Phase | "off";
  rule: string;
  times: string;
  /** What it says before and after the offer stands paler. */
  shown: Place[];
  offers: (Place & { words: string })[];
  /** Where another banner that comes first wants the same pages; a shorter one lies on a longer one. */
  beaten: (Place & { number: number })[];
}

export interface TimelineViewOverlap {
  number: number;
  first: { id: string; name: string };
  second: { id: string; name: string };
  /** When: "Fri, Nov 27, 9:00 AM EST until …" */
  when: string[];
  /** Who wins, where and why. */
  why: string;
}

export interface TimelineView {
  rows: TimelineViewRow[];
  overlaps: TimelineViewOverlap[];
  ticks: { left: number; label: string }[];
  /** Null when now is not among the time that is shown. */
  now: number | null;
}

const MOST_SAID = 3;

export function toTimelineView(banners: Saved<Banner>[], range: Span, { zone, names, now }: { zone: string; names: Names; now: Instant }): TimelineView {
  const candidates = toCandidates({ banners, badgeSets: [] })["sale-banner"];
  const timeline = toTimeline(banners.flatMap(({ id, content }) => candidates.filter((one) => one.id === id).map((one) => ({ ...one, schedule: content }))), range);
  const place = ({ from, until }: Span): Place => ({ left: percent(from, range), width: percent(until, range) - percent(from, range) });
  // What began before these weeks, or goes on after them, is not said to begin or end with them.
  const words = ({ from, until }: Span) => [...(from > range.from ? [`from ${describeMoment(from, zone)}`] : []), ...(until < range.until ? [`until ${describeMoment(until, zone)}`] : [])].join(" ") || "all the time";
  const nameOf = (id: string) => ({ id, name: banners.find((one) => one.id === id)?.content.name ?? "" });

  return {
    rows: banners.map(({ id, content }) => {
      const row = timeline.rows.find((one) => one.id === id);
      const phase = phaseAt(content, now);
      return {
        id,
        name: content.name,
        state: content.live || phase === "ended" ? phase : "off",
        rule: ruleWords(content.rule, names),
        times: timesWords(content, now),
        shown: (row?.shown ?? []).map(place),
        offers: (row?.offers ?? []).map((span) => ({ ...place(span), words: words(span) })),
        beaten: timeline.overlaps.flatMap(({ second, spans }, index) => (second === id ? spans.map((span) => ({ ...place(span), number: index + 1 })) : [])).sort((one, other) => other.width - one.width),
      };
    }),
    overlaps: timeline.overlaps.map(({ first, second, spans, whole }, index) => ({
      number: index + 1,
      first: nameOf(first),
      second: nameOf(second),
      when: [...spans.slice(0, MOST_SAID).map(words), ...(spans.length > MOST_SAID ? [`and ${spans.length - MOST_SAID} more times`] : [])],
      why: `“${nameOf(first).name}” comes first in your order, so it shows wherever both are meant. ${
        whole ? `It is meant for every page and visitor of “${nameOf(second).name}”, which does not show then.` : `“${nameOf(second).name}” shows only where the other is not meant.`
      }`,
    })),
    ticks: ticksIn(range, range.until - range.from <= 15 * 86_400 ? "day" : "monday", zone).map((at) => ({ left: percent(at, range), label: dayWords(at, zone) })),
    now: now >= range.from && now < range.until ? percent(now, range) : null,
  };
}

function percent(instant: Instant, { from, until }: Span): number {
  return Math.round(((instant - from) / (until - from)) * 10_000) / 100;
}

function dayWords(instant: Instant, zone: string): string {
  return dateFormat("en", { month: "short", day: "numeric", timeZone: zone }).format(instant * 1000);
}
