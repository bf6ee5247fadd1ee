/**
 * Which banner or badge set a page shows, and why no other. The storefront's Liquid decides the same
 * (extensions/storefront/snippets/page-winner.liquid); a property test holds the two together.
 */
import { showsNextFrom, wordsAt, type BannerTimes } from "./banner-times";
import { narrowings, targetMatches, visitorTokens, type Narrowing, type PageRule, type Target } from "./page-rules";
import type { StorePage, Visitor } from "./pages";
import type { Instant } from "./schedule";

/** The places that page rules fill, by the name of their block. */
export const SLOTS = {
  "sale-banner": { title: "Sale banner", item: "banner" },
  "trust-badges": { title: "Trust badges", item: "badge set" },
} as const;
export type Slot = keyof typeof SLOTS;

/** What a merchant set for one page or one kind of page: "off", or the id of what is pinned there. */
export type Choice = string;
export const OFF = "off";

/** A banner or badge set, as far as its place on a page goes. */
export interface Candidate {
  id: string;
  name: string;
  /** Whether the merchant has switched it on. */
  live: boolean;
  /** Half-open; null for "from ever" and "for ever". */
  startsAt: Instant | null;
  endsAt: Instant | null;
  /** Of a banner with several windows: between them it may show nothing. */
  times?: BannerTimes;
  /** The languages it has words in; null where its words stand in for every language. */
  locales: string[] | null;
  rule: PageRule;
}

/** Why a candidate does not show on a page. */
export type Reason =
  | { cause: "paused" }
  | { cause: "not_started"; startsAt: Instant }
  | { cause: "ended"; endsAt: Instant }
  | { cause: "between_windows"; nextAt: Instant }
  | { cause: "no_match"; where: Target[] }
  | { cause: "excluded"; by: Target }
  | { cause: "visitor"; narrowing: Narrowing }
  | { cause: "language_missing"; locale: string; locales: string[] }
  | { cause: "device"; device: "phone" | "desktop" }
  | { cause: "off_for_page" }
  | { cause: "off_for_kind" }
  | { cause: "beaten"; by: string; how: ChosenBy };

/** What decided: a pin on the page itself, the choice for its kind, or the merchant's order. */
export type ChosenBy = "page" | "kind" | "order";

export interface Resolution {
  /** Null: nothing shows. */
  winner: { id: string; chosenBy: ChosenBy } | null;
  /** In the merchant's order; `reasons` is empty for the winner alone. */
  candidates: { candidate: Candidate; reasons: Reason[] }[];
}

export interface Situation {
  page: StorePage;
  visitor: Visitor;
  now: Instant;
  /** For the page itself, and for its kind; null where the rules are followed. */
  choices: { page: Choice | null; kind: Choice | null };
}

/**
 * A pin replaces the pages that a rule names, not its time or its audience: what is pinned and cannot show gives way
 * to the next step. `off` ends the search.
 */
export function resolveSlot(candidates: Candidate[], { page, visitor, now, choices }: Situation): Resolution {
  const judged = candidates.map((candidate) => ({ candidate, barred: barsAt(candidate, visitor, now), elsewhere: placeReasons(candidate.rule, page) }));
  const canShow = (id: Choice | null) => judged.some(({ candidate, barred }) => candidate.id === id && barred.length === 0);
  const first = judged.find(({ barred, elsewhere }) => barred.length === 0 && elsewhere.length === 0)?.candidate.id;

  const off: Reason[] = [];
  let winner: Resolution["winner"] = null;
  if (choices.page === OFF) off.push({ cause: "off_for_page" });
  else if (choices.page !== null && canShow(choices.page)) winner = { id: choices.page, chosenBy: "page" };
  else if (choices.kind === OFF) off.push({ cause: "off_for_kind" });
  else if (choices.kind !== null && canShow(choices.kind)) winner = { id: choices.kind, chosenBy: "kind" };
  else if (first !== undefined) winner = { id: first, chosenBy: "order" };

  return {
    winner,
    candidates: judged.map(({ candidate, barred, elsewhere }) => {
      if (candidate.id === winner?.id) return { candidate, reasons: [] };
      const pinned = candidate.id === choices.page || candidate.id === choices.kind;
      const beaten: Reason[] = winner === null ? [] : [{ cause: "beaten", by: winner.id, how: winner.chosenBy }];
      const own = [...barred, ...(pinned ? [] : elsewhere)];
      return { candidate, reasons: [...off, ...(own.length === 0 ? beaten : own)] };
    }),
  };
}

/** What keeps a candidate from showing on any page to this visitor now. */
function barsAt({ live, startsAt, endsAt, times, locales, rule }: Candidate, visitor: Visitor, now: Instant): Reason[] {
  const reasons: Reason[] = [];
  if (!live) reasons.push({ cause: "paused" });
  if (startsAt !== null && now < startsAt) reasons.push({ cause: "not_started", startsAt });
  if (endsAt !== null && now >= endsAt) reasons.push({ cause: "ended", endsAt });
  if (reasons.every(({ cause }) => cause === "paused") && times !== undefined && wordsAt(times, now) === null) {
    const nextAt = showsNextFrom(times, now);
    reasons.push(nextAt === null ? { cause: "ended", endsAt: endsAt ?? now } : { cause: "between_windows", nextAt });
  }
  const tokens = visitorTokens(visitor);
  for (const narrowing of narrowings(rule)) {
    if (!narrowing.tokens.some((token) => tokens.has(token))) reasons.push({ cause: "visitor", narrowing });
  }
  if (locales !== null && !locales.includes(visitor.locale)) reasons.push({ cause: "language_missing", locale: visitor.locale, locales });
  if (rule.device !== "any" && rule.device !== visitor.device) reasons.push({ cause: "device", device: rule.device });
  return reasons;
}

/** Why a rule does not name this page. */
function placeReasons({ where, except }: PageRule, page: StorePage): Reason[] {
  const reasons: Reason[] = [];
  if (where.length > 0 && !where.some((target) => targetMatches(target, page))) reasons.push({ cause: "no_match", where });
  const by = except.find((target) => targetMatches(target, page));
  if (by !== undefined) reasons.push({ cause: "excluded", by });
  return reasons;
}
