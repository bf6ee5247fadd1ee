/**
 * What a merchant should know of a rule before shoppers do not see it: that it can never match, that another one
 * always comes first, or that a part of it names nothing. It warns only of what is certain; a pin on a page is
 * stronger than all of it.
 */
import type { Candidate } from "./page-resolution";
import { fold, type PageRule, type Target } from "./page-rules";
import { DEVICES } from "./pages";
import type { Instant } from "./schedule";
import { areApart, covers, type Pages } from "./rule-sets";

export type RuleWarning =
  /** Each page that it names is an exception, too. */
  | { kind: "never"; because: "excepted" }
  /** Everything that it names was deleted. */
  | { kind: "never"; because: "gone" }
  /** Tags belong to customers who are signed in. */
  | { kind: "never"; because: "guests_have_no_tags" }
  | { kind: "never"; because: "market_unknown"; markets: string[] }
  | { kind: "never"; because: "language_unknown"; locales: string[] }
  | { kind: "never"; because: "no_words"; locales: string[] }
  /** By one, or by several of which each comes first for a part of it. */
  | { kind: "beaten"; by: { id: string; name: string }[] }
  /** It shows, but not for these. */
  | { kind: "partly"; because: "market_unknown"; markets: string[] }
  | { kind: "partly"; because: "no_words"; locales: string[] };

/** What is known of the store; null where Shopify did not tell. */
export interface StoreFacts {
  now: Instant;
  /** Handles of all active markets. */
  markets: string[] | null;
  /** Codes of all published languages. */
  locales: string[] | null;
  /** "article:501" for what a rule names and does not exist any more. */
  gone: string[];
}

/**
 * @param candidate judged as if it were switched on
 * @param above those that come before it in the merchant's order
 */
export function ruleWarnings(candidate: Candidate, above: Candidate[], facts: StoreFacts): RuleWarning[] {
  const never = neverWarnings(candidate, facts);
  if (never.length > 0) return never;
  const by = winnersOver(candidate, above, facts).map(({ id, name }) => ({ id, name }));
  return [...(by.length === 0 ? [] : [{ kind: "beaten" as const, by }]), ...partlyWarnings(candidate, facts)];
}

/** What has more parts is not looked at to the end, and nothing is said of it. */
const MOST_PARTS = 500;

/** Those above that, each for its part, show wherever and whenever it could; none when that is not certain. */
function winnersOver(candidate: Candidate, above: Candidate[], facts: StoreFacts): Candidate[] {
  const winners = new Set<Candidate>();
  let left = MOST_PARTS;
  const isBeaten = (part: Candidate): boolean => {
    left -= 1;
    const winner = above.find((other) => isAlwaysBefore(other, part, facts));
    if (winner !== undefined) return winners.add(winner).size > 0;
    const parts = partsOf(part, facts.gone);
    return parts.length > 1 && parts.every((one) => left > 0 && isBeaten(one));
  };
  return isBeaten(candidate) ? above.filter((other) => winners.has(other)) : [];
}

/** The same rule for each device, place, language, market or sign-in alone, by the first of which it names several; none when it cannot be divided. */
function partsOf(candidate: Candidate, gone: string[]): Candidate[] {
  const { rule } = candidate;
  const parts = (rules: Partial<PageRule>[]) => rules.map((part) => ({ ...candidate, rule: { ...rule, ...part } }));
  if (rule.device === "any") return parts(DEVICES.map((device) => ({ device })));
  const places = placesOf(rule.where, gone).filter((place) => place !== null);
  if (places.length > 1) return parts(places.map((place) => ({ where: [place] })));
  const spoken = spokenIn(rule.locales, candidate.locales) ?? [];
  if (spoken.length > 1) return parts(spoken.map((locale) => ({ locales: [locale] })));
  if (rule.markets.length > 1) return parts(rule.markets.map((market) => ({ markets: [market] })));
  return rule.customer === "anyone" && rule.customerTags.length === 0 ? parts([{ customer: "guest" }, { customer: "signed_in" }]) : [];
}

function neverWarnings({ rule, locales }: Candidate, facts: StoreFacts): RuleWarning[] {
  const warnings: RuleWarning[] = [];
  const places = placesOf(rule.where, facts.gone);
  if (places.length === 0) warnings.push({ kind: "never", because: "gone" });
  else if (places.every((place) => rule.except.some((except) => covers(except, place)))) warnings.push({ kind: "never", because: "excepted" });
  if (rule.customer === "guest" && rule.customerTags.length > 0) warnings.push({ kind: "never", because: "guests_have_no_tags" });
  if (rule.markets.length > 0 && knownOf(rule.markets, facts.markets).length === 0) warnings.push({ kind: "never", because: "market_unknown", markets: rule.markets });
  const spoken = spokenIn(rule.locales, locales);
  if (spoken === null) return warnings;
  if (spoken.length === 0) warnings.push({ kind: "never", because: "no_words", locales: locales ?? [] });
  else if (knownOf(spoken, facts.locales).length === 0) warnings.push({ kind: "never", because: "language_unknown", locales: spoken });
  return warnings;
}

function partlyWarnings({ rule, locales }: Candidate, facts: StoreFacts): RuleWarning[] {
  const warnings: RuleWarning[] = [];
  const known = knownOf(rule.markets, facts.markets);
  if (known.length < rule.markets.length) warnings.push({ kind: "partly", because: "market_unknown", markets: rule.markets.filter((market) => !known.includes(market)) });
  const silent = locales === null ? [] : rule.locales.filter((locale) => !locales.includes(locale));
  if (silent.length > 0) warnings.push({ kind: "partly", because: "no_words", locales: silent });
  return warnings;
}

/** Whether `other` shows wherever and whenever `candidate` could. */
function isAlwaysBefore(other: Candidate, candidate: Candidate, { now, gone }: StoreFacts): boolean {
  if (!other.live) return false;
  const starts = Math.max(candidate.startsAt ?? now, now);
  if (other.startsAt !== null && other.startsAt > starts) return false;
  if (other.endsAt !== null && (candidate.endsAt === null || other.endsAt < candidate.endsAt)) return false;
  return meetsAllVisitors(other, candidate) && meetsAllPages(other.rule, candidate.rule, gone);
}

function meetsAllVisitors(other: Candidate, candidate: Candidate): boolean {
  const [theirs, ours] = [other.rule, candidate.rule];
  const includes = (wide: string[], narrow: string[]) => wide.length === 0 || (narrow.length > 0 && narrow.every((one) => wide.includes(one)));
  const isSignedIn = ours.customer === "signed_in" || ours.customerTags.length > 0;
  return (
    includes(theirs.markets, ours.markets) &&
    speaksAllOf(spokenIn(theirs.locales, other.locales), spokenIn(ours.locales, candidate.locales)) &&
    (theirs.customer === "anyone" || theirs.customer === ours.customer || (theirs.customer === "signed_in" && isSignedIn)) &&
    includes(theirs.customerTags.map(fold), ours.customerTags.map(fold)) &&
    (theirs.device === "any" || theirs.device === ours.device)
  );
}

function meetsAllPages(theirs: Candidate["rule"], ours: Candidate["rule"], gone: string[]): boolean {
  const places = placesOf(ours.where, gone);
  const meets = (place: Pages) => theirs.where.length === 0 || theirs.where.some((where) => covers(where, place));
  const leavesOut = (except: Target) => !ours.except.some((own) => covers(own, except)) && !places.every((place) => areApart(except, place));
  return places.every(meets) && !theirs.except.some(leavesOut);
}

/** The pages that a rule names, without those that are no more. */
function placesOf(where: Target[], gone: string[]): Pages[] {
  return where.length === 0 ? [null] : where.filter((target) => !gone.includes(ownerOf(target) ?? ""));
}

/** "blog:77" for what a target needs to exist; null where it needs nothing. */
export function ownerOf(target: Target): string | null {
  switch (target.type) {
    case "resource":
      return `${target.kind}:${target.id}`;
    case "in_blog":
      return `blog:${target.id}`;
    case "in_collection":
      return `collection:${target.id}`;
    default:
      return null;
  }
}

/** The languages in which something shows; null for every one. */
function spokenIn(wanted: string[], words: string[] | null): string[] | null {
  if (wanted.length === 0) return words;
  return words === null ? wanted : words.filter((locale) => wanted.includes(locale));
}

function speaksAllOf(theirs: string[] | null, ours: string[] | null): boolean {
  return theirs === null || (ours !== null && ours.every((locale) => theirs.includes(locale)));
}


const knownOf = (named: string[], all: string[] | null) => (all === null ? named : named.filter((one) => all.includes(one)));
