/** Whether a store can stand behind its badges (B1 to B4, B6, B7): findings with words for the merchant, and the policy's own sentence as evidence. */
import { Temporal } from "temporal-polyfill";
import { languageName } from "./banner-words-form";
import type { Badge, BadgeSet } from "./badges";
import { CLAIM_KINDS, NO_CLAIM, POLICIES, type BadgeClaim, type ClaimField, type ClaimKind, type PolicyName } from "./claim-kinds";
import { forbiddenPhraseIn, kindsSaidIn, sealIn } from "./claim-words";
import { durationsIn } from "./durations";
import { isSafeLink } from "./link";
import { evidenceFor, sentencesIn, type ShopPolicy } from "./policy-evidence";
import type { Instant } from "./schedule";

/** More badges in a row than this are discouraged (B7). */
export const BADGES_IN_A_ROW = 6;

export interface Finding {
  /** As in the form, such as "badges.0.title"; "badges" for the set. */
  field: string;
  rule: "B1" | "B2" | "B3" | "B4" | "B6" | "B7";
  /** "refused": may not be saved. "error": missing, contradicted or out of date, a task. "advice": discouraged in words. */
  severity: "refused" | "error" | "advice";
  message: string;
  /** The words that gave rise to it: the policy's sentence or the badge's own; null when something is absent. */
  evidence: string | null;
  /** What would put it right. */
  mend: string;
}

/** One badge's claim as it stands now. */
export interface ClaimReport {
  index: number;
  kinds: ClaimKind[];
  findings: Finding[];
  /** The sentence of the policy that bears the badge out, to be shown beside it. */
  quote: { policy: PolicyName; sentence: string } | null;
  /** UTC seconds; null for a badge that claims nothing or was never confirmed. */
  reviewAt: Instant | null;
}

type Words = Pick<Badge, "title" | "text" | "terms" | "condition" | "linkLabel"> & { imageAlt?: string };

/** Every text of a badge, by its form field, in each of its languages; what is read out of its icon too, where that is no decoration. */
function textsOf(badge: Badge): [field: string, text: string][] {
  const isDescribed = badge.image?.decorative === false;
  const fields = (words: Partial<Words>, prefix: string) =>
    (["title", "text", "condition", "terms", "linkLabel", ...(isDescribed ? (["imageAlt"] as const) : [])] as const).flatMap((name): [string, string][] => (words[name] ? [[`${prefix}${name}`, words[name]]] : []));
  const described: [string, string][] = isDescribed && badge.image ? [["image.alt", badge.image.alt]] : [];
  return [...fields(badge, ""), ...described, ...Object.entries(badge.translations ?? {}).flatMap(([locale, words]) => fields(words, `translations.${locale}.`))];
}

const claimOf = (badge: Badge): BadgeClaim => badge.claim ?? NO_CLAIM;
/** The merchant's answer to what the claim is, and what the headline words, or the icon's, say all the same. */
function kindsOf(badge: Badge): ClaimKind[] {
  const said = textsOf(badge).filter(([field]) => /(^|\.)(title|text|alt|imageAlt)$/.test(field)).flatMap(([, text]) => kindsSaidIn(text));
  return [...new Set([claimOf(badge).kind, ...said])].filter((kind) => kind !== "plain");
}

/** When a claim is due to be confirmed again, UTC seconds (B6); null when it never was confirmed. */
export function reviewAtOf({ confirmedAt, reviewAt, reviewMonths }: Pick<BadgeClaim, "confirmedAt" | "reviewAt" | "reviewMonths">): Instant | null {
  if (confirmedAt === null) return null;
  const monthsOn = Temporal.Instant.fromEpochMilliseconds(confirmedAt * 1000).toZonedDateTimeISO("UTC").add({ months: reviewMonths });
  return reviewAt ?? Math.floor(monthsOn.epochMilliseconds / 1000);
}

/** What is wrong with a badge by itself, whatever the shop's policies say: words that are refused (B2, B3), and fields that its claim lacks (B1, B4). */
export function claimProblems(badge: Badge): Finding[] {
  return [...refusedWords(badge), ...kindsOf(badge).flatMap((kind) => missingFields(badge, kind)), ...missingCondition(badge)].filter(
    (finding, index, all) => all.findIndex(({ field, rule }) => field === finding.field && rule === finding.rule) === index,
  );
}

function refusedWords(badge: Badge): Finding[] {
  const { authorised, source } = claimOf(badge);
  const mayShowSeals = authorised && /^https?:/.test(source) && isSafeLink(source);
  return [...(badge.image?.seal === true && !mayShowSeals ? [unprovenSeal(authorised)] : []), ...refusedTexts(badge, mayShowSeals)];
}

/** An uploaded seal needs both, and both are kept (B2). */
function unprovenSeal(authorised: boolean): Finding {
  return {
    field: authorised ? "claim.source" : "claim.authorised", rule: "B2", severity: "refused", evidence: null, message: "A seal may only be shown by whom its owner has granted it.",
    mend: authorised ? "Link to the proof, with https:." : "Confirm that you are authorised, and link to the proof.",
  };
}

function refusedTexts(badge: Badge, mayShowSeals: boolean): Finding[] {
  return textsOf(badge).flatMap(([field, text]): Finding[] => {
    const phrase = forbiddenPhraseIn(text);
    const seal = mayShowSeals ? null : sealIn(text);
    return [
      ...(phrase === null ? [] : [{
        field, rule: "B3" as const, severity: "refused" as const, evidence: text, message: `“${phrase}” promises what no store can keep.`,
        mend: "Say what is true: the checkout is encrypted (TLS) and hosted by Shopify.",
      }]),
      ...(seal === null ? [] : [{
        field, rule: "B2" as const, severity: "refused" as const, evidence: text, message: `${seal} is somebody else's mark, which only they may grant.`,
        mend: "Leave it out, or confirm that you are authorised and link to the proof.",
      }]),
    ];
  });
}

const ASKS: Record<ClaimField, { field: string; words: string; mend: string }> = {
  days: { field: "claim.days", words: "the number of days", mend: "Enter the days that you really keep." },
  policy: { field: "claim.policy", words: "the policy that says so", mend: "Choose the policy where shoppers can read the terms." },
  channel: { field: "claim.channel", words: "the channel on which somebody answers", mend: "Choose the channel." },
  hours: { field: "claim.hours", words: "your real hours", mend: "Write the hours at which somebody answers." },
  source: { field: "claim.source", words: "a source", mend: "Link to where this can be checked, or name the record." },
};
const B1_KINDS = new Set<ClaimKind>(["money_back", "guarantee", "returns", "warranty"]);

function missingFields(badge: Badge, kind: ClaimKind): Finding[] {
  const claim = claimOf(badge);
  const { label, needs, needsOneOf } = CLAIM_KINDS[kind];
  const has: Record<ClaimField, boolean> = {
    days: promisedDays(badge).length > 0,
    policy: claim.policy !== null || badge.link !== undefined,
    channel: claim.channel !== null,
    hours: claim.hours !== "",
    source: claim.source !== "",
  };
  const rule = B1_KINDS.has(kind) ? ("B1" as const) : ("B4" as const);
  const asked = (field: ClaimField): Finding => ({ field: ASKS[field].field, rule, severity: "error", evidence: null, message: `“${label}” needs ${ASKS[field].words}.`, mend: ASKS[field].mend });
  const alternatives: Finding[] = needsOneOf.length === 0 || needsOneOf.some((field) => has[field]) ? [] : [{
    field: ASKS[needsOneOf[0] ?? "source"].field, rule, severity: "error", evidence: null,
    message: `“${label}” needs ${needsOneOf.map((field) => ASKS[field].words).join(" or ")}.`, mend: needsOneOf.map((field) => ASKS[field].mend).join(" Or: "),
  }];
  return [...needs.filter((field) => !has[field]).map(asked), ...alternatives];
}

/** Conditions stand beside the claim, in each language in which it is made. */
function missingCondition(badge: Badge): Finding[] {
  const { conditional } = claimOf(badge);
  const asked = (prefix: string, message: string): Finding => ({ field: `${prefix}condition`, rule: "B1", severity: "error", evidence: null, message, mend: "Write them as the badge's condition, or as its terms." });
  if (!badge.condition && !badge.terms) return conditional ? [asked("", "This claim has conditions, and the badge does not say them.")] : [];
  if (!conditional && kindsOf(badge).length === 0) return [];
  const silent = Object.entries(badge.translations ?? {}).filter(([, { title, condition, terms }]) => title && !condition && !terms);
  return silent.map(([locale]) => asked(`translations.${locale}.`, `In ${languageName(locale)} the badge does not say its conditions.`));
}

/** The days that the badge promises, in its words or in its field. */
function promisedDays(badge: Badge): number[] {
  const { days } = claimOf(badge);
  const texts = textsOf(badge).filter(([field]) => !field.endsWith("linkLabel"));
  const said = texts.flatMap(([, text]) => durationsIn(text).map((length) => length.days)).filter((length) => length >= 1);
  return [...new Set([...(days === null ? [] : [days]), ...said])];
}

/**
 * Every claim of a set against the shop's policies at this moment. Findings name the fields of the whole form.
 * @param policies null where Shopify did not tell: then nothing is said of them
 */
export function claimsOf(set: Pick<BadgeSet, "badges" | "design">, policies: readonly ShopPolicy[] | null, now: Instant): { claims: ClaimReport[]; findings: Finding[] } {
  const claims = set.badges.map((badge, index) => reportOn(badge, index, policies, now));
  const isRow = (set.design?.layout ?? "row") === "row" || set.design?.layout === "strip";
  const tooMany: Finding[] = isRow && set.badges.length > BADGES_IN_A_ROW ? [{
    field: "badges", rule: "B7", severity: "advice", evidence: `${set.badges.length} badges`,
    message: `More than ${BADGES_IN_A_ROW} badges in a row are seldom read.`,
    mend: "Keep those that answer a shopper's doubts, or choose another layout.",
  }] : [];
  return { claims, findings: [...claims.flatMap(({ findings }) => findings), ...tooMany] };
}

function reportOn(badge: Badge, index: number, policies: readonly ShopPolicy[] | null, now: Instant): ClaimReport {
  const kinds = kindsOf(badge);
  const { findings, quote } = againstPolicies(badge, kinds, policies);
  const reviewAt = kinds.length === 0 ? null : reviewAtOf(claimOf(badge));
  const all = [...claimProblems(badge), ...findings, ...(kinds.length === 0 ? [] : reviewFindings(reviewAt, now))];
  return { index, kinds, findings: all.map((finding) => ({ ...finding, field: `badges.${index}.${finding.field}` })), quote, reviewAt };
}

function reviewFindings(reviewAt: Instant | null, now: Instant): Finding[] {
  if (reviewAt !== null && now < reviewAt) return [];
  const message = reviewAt === null ? "Nobody has confirmed yet that this is true." : "It is time to confirm again that this is true.";
  return [{ field: "claim.confirmedAt", rule: "B6", severity: "error", evidence: null, message, mend: "Check it, and confirm that your store does what the badge says." }];
}

function againstPolicies(badge: Badge, kinds: ClaimKind[], policies: readonly ShopPolicy[] | null): { findings: Finding[]; quote: ClaimReport["quote"] } {
  const linked = badge.link && "policy" in badge.link ? badge.link.policy : null;
  const usual = kinds.map((kind) => CLAIM_KINDS[kind].policy).find((name) => name !== null) ?? null;
  const name = claimOf(badge).policy ?? linked ?? usual;
  const rule = kinds.some((kind) => B1_KINDS.has(kind)) ? ("B1" as const) : ("B4" as const);
  if (name === null || policies === null) return { findings: [], quote: null };
  // A link to a page may say what the policy leaves out, which nobody can read from here; against the policy it may not speak.
  const isElsewhere = claimOf(badge).policy === null && linked === null && badge.link !== undefined;
  const policy = policies.find((each) => each.name === name);
  const title = POLICIES[name];
  if (policy === undefined || sentencesIn(policy.body).length === 0) {
    const isNeeded = !isElsewhere && (rule === "B1" || claimOf(badge).policy !== null || linked !== null);
    const missing: Finding = { field: "claim.policy", rule, severity: "error", evidence: null, message: `Your store has no ${title}.`, mend: `Write the ${title} in Shopify under Settings, Policies.` };
    return { findings: isNeeded ? [missing] : [], quote: null };
  }
  const results = promisedDays(badge).map((days) => ({ days, evidence: evidenceFor(policy, days) }));
  const agreeing = results.map(({ evidence }) => evidence).find((evidence) => evidence.kind === "agrees");
  const findings = results.flatMap(({ days, evidence }): Finding[] => {
    if (evidence.kind === "agrees") return [];
    const promised = `${days} ${days === 1 ? "day" : "days"}`;
    if (evidence.kind === "contradicts") {
      const message = `The badge says ${promised}, your ${title} says ${evidence.days}.`;
      return [{ field: "title", rule, severity: "error", evidence: evidence.sentence, message, mend: "Change the badge or the policy, so that both say the same." }];
    }
    if (isElsewhere) return [];
    return [{ field: "title", rule, severity: "error", evidence: null, message: `Your ${title} does not mention ${promised}.`, mend: `Add it to your ${title}, or change the badge.` }];
  });
  return { findings, quote: agreeing ? { policy: name, sentence: agreeing.sentence } : null };
}
