/** Trust badges: what a merchant may save. */
import { z } from "zod";
import { badgeDesignSchema, badgePaymentsSchema } from "./badge-design";
import { BADGE_ICON_IDS, BADGE_ICON_LIBRARY, type BadgeIcon } from "./badge-icons";
import { badgeClaimSchema, policyName } from "./claim-kinds";
import { toConfirmed } from "./claim-confirmation";
import { claimProblems } from "./claims";
import { isSafeLink } from "./link";
import { EVERYWHERE, pageRuleSchema } from "./page-rules";
import { parsed, parseWith, refused, type Parsed } from "./parsed";
import type { Instant } from "./schedule";

/** Badges in one set. */
export const BADGES_IN_SET = 12;
export const BADGE_SET_NAME_LENGTH = 100;
export const BADGE_TITLE_LENGTH = 60;
export const BADGE_TEXT_LENGTH = 140;
export const BADGE_TERMS_LENGTH = 1_000;
/** Of an uploaded icon: far above what one needs, and a page shows up to twelve. */
export const MOST_UPLOAD_BYTES = 100 * 1024;
export const UPLOAD_TOO_LARGE = `This file is larger than ${MOST_UPLOAD_BYTES / 1024} KB. Save it smaller: an icon needs a few KB.`;

/** What is said of an uploaded file: under which name Shopify's Files keep it, or what is wrong with it. */
export type UploadAnswer = { image: { file: string; width: number; height: number } } | { problem: string };

/** The icons of the extension's snippet `buyline-icon`, with the words for the picker. */
export const BADGE_ICONS = Object.fromEntries(BADGE_ICON_IDS.map((id) => [id, BADGE_ICON_LIBRARY[id].label])) as Record<BadgeIcon, string>;

const icon = z.enum(BADGE_ICON_IDS, "Choose one of the icons.");
const POLICY_OR_PAGE = "Choose a policy, or a link that begins with https:, mailto:, tel: or /.";
const words = {
  linkLabel: z.string().trim().max(BADGE_TITLE_LENGTH, `Use at most ${BADGE_TITLE_LENGTH} characters.`).optional(),
  /** The conditions in one line beside the claim (B1). */
  condition: z.string().trim().max(BADGE_TEXT_LENGTH, `Use at most ${BADGE_TEXT_LENGTH} characters.`).optional(),
  /** The whole terms, opened by the shopper. */
  terms: z.string().trim().max(BADGE_TERMS_LENGTH, `Use at most ${BADGE_TERMS_LENGTH} characters.`).optional(),
};
const alt = z.string().trim().max(BADGE_TEXT_LENGTH, `Use at most ${BADGE_TEXT_LENGTH} characters.`);
/** An icon of the merchant's own in Shopify's Files. Liquid finds it there by its name, so that no other host can stand here (P1). */
const image = z.object({
  file: z.string().regex(/^[\w-]{1,80}\.(svg|png|jpg|webp)$/, "Upload the icon again."),
  width: z.number().int().min(1).max(2_000),
  height: z.number().int().min(1).max(2_000),
  /** What it shows, for whoever does not see it, in the set's own language; empty for a decoration. */
  alt,
  decorative: z.boolean(),
  /** It is somebody else's seal, mark or certificate (B2). */
  seal: z.boolean(),
});

/** What a badge may have besides icon, title and text. */
const extras = {
  /** Shown instead of the icon. */
  image: image.optional(),
  /** Names the badge in the form, whatever its place and words become. */
  id: z.string().regex(/^[\w-]{1,40}$/).optional(),
  ...words,
  link: z.union([z.object({ policy: policyName }), z.object({ url: z.string().trim().min(1, POLICY_OR_PAGE).max(2_000, "Use at most 2,000 characters.").refine(isSafeLink, POLICY_OR_PAGE) })], POLICY_OR_PAGE).optional(),
  claim: badgeClaimSchema.optional(),
  /** The words in further languages, by locale as in `request.locale.iso_code`. */
  translations: z.record(z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/), z.object({ title: z.string().trim().max(BADGE_TITLE_LENGTH), text: z.string().trim().max(BADGE_TEXT_LENGTH), ...words, imageAlt: alt.optional() })).optional(),
};
const look = {
  design: badgeDesignSchema.optional(),
  payments: badgePaymentsSchema.optional(),
  /** Where a badge has no words in the visitor's language, those of the set's own language stand in. Left out: it is not shown there. */
  fallbackLanguage: z.boolean().optional(),
};

/** A badge set as it is kept. */
export const badgeSetSchema = z.object({
  /** The merchant's own name for it, never shown to shoppers. */
  name: z.string().default("Badges"),
  live: z.boolean().default(true),
  rule: pageRuleSchema.default(EVERYWHERE),
  /** The language of the words: the shop's primary one when they were written. */
  locale: z.string(),
  badges: z.array(z.object({ icon, title: z.string(), text: z.string(), ...extras })),
  ...look,
});
export type { BadgeIcon } from "./badge-icons";
export type BadgeSet = z.infer<typeof badgeSetSchema>;
export type Badge = BadgeSet["badges"][number];

const badgeForm = z.object({
  name: z.string().trim().max(BADGE_SET_NAME_LENGTH, `Use at most ${BADGE_SET_NAME_LENGTH} characters.`).default(""),
  live: z.boolean().default(true),
  rule: pageRuleSchema.default(EVERYWHERE),
  badges: z.array(
    z.object({
      icon,
      title: z.string().trim().max(BADGE_TITLE_LENGTH, `Use at most ${BADGE_TITLE_LENGTH} characters.`),
      text: z.string().trim().max(BADGE_TEXT_LENGTH, `Use at most ${BADGE_TEXT_LENGTH} characters.`),
      ...extras,
      /** The merchant says, with this save, that it is true (B6). */
      confirm: z.boolean().optional(),
    }),
  ).max(BADGES_IN_SET, `Use at most ${BADGES_IN_SET} badges.`),
  ...look,
});

export interface BadgeSetContext {
  /** The shop's primary language, in which a new set is written. */
  locale: string;
  /** What was kept before: a form without a look leaves that look as it is, and what was confirmed stays so while its words do. */
  saved?: Pick<BadgeSet, "locale" | "design" | "payments" | "fallbackLanguage" | "badges"> | null;
  /** UTC seconds, and who is saving; with neither nothing is confirmed. */
  now?: Instant;
  by?: string | null;
}

/** Whether a form says of some badge that it is true. */
export function confirmsClaims(input: unknown): boolean {
  return z.object({ badges: z.array(z.object({ confirm: z.boolean().optional() })) }).safeParse(input).data?.badges.some(({ confirm }) => confirm) ?? false;
}

/** Parses the badge form. A badge with neither title nor text is left out; no badge at all is a set that shows nothing. */
export function parseBadgeSet(input: unknown, { locale, saved, now, by = null }: BadgeSetContext): Parsed<BadgeSet> {
  const form = parseWith(badgeForm, input);
  if (!form.ok) return form;
  const problems = form.value.badges.flatMap((badge, index) =>
    badge.title === "" && badge.text !== "" ? [{ field: `badges.${index}.title`, message: "Give this badge a title, or clear its text to leave it out." }] : [],
  );
  // Words that no store may use are refused (B2, B3); what a claim lacks is a task, not an obstacle.
  const words = form.value.badges.flatMap((badge, index) =>
    claimProblems(badge).flatMap(({ field, severity, message, mend }) => (severity === "refused" ? [{ field: `badges.${index}.${field}`, message: `${message} ${mend}` }] : [])),
  );
  const images = form.value.badges.flatMap(({ image: own }, index) => (isDescribed(own) && own.alt === "" ? [{ field: `badges.${index}.image.alt`, message: "Say what the icon shows, or mark it as a decoration." }] : []));
  if (problems.length + words.length + images.length > 0) return refused(...problems, ...images, ...words);
  const { name, live, rule, design = saved?.design, payments = saved?.payments, fallbackLanguage = saved?.fallbackLanguage } = form.value;
  const badges = form.value.badges.filter(({ title }) => title !== "").map(({ confirm = false, ...badge }) => toConfirmed(withoutBlanks(badge), saved?.badges ?? [], confirm && now !== undefined ? { at: now, by } : null));
  return parsed({ name: name === "" ? "Badges" : name, live, rule, locale: saved?.locale ?? locale, badges, ...(design && { design }), ...(payments && { payments }), ...(fallbackLanguage !== undefined && { fallbackLanguage }) });
}

/** True when the badge has an icon of the merchant's own that shows something, so that words have to say what. */
export function isDescribed(image: Badge["image"]): image is NonNullable<Badge["image"]> {
  return image !== undefined && !image.decorative;
}

/** Without fields that were cleared, and without languages that say nothing. */
function withoutBlanks(badge: Badge): Badge {
  const { linkLabel, condition, terms, translations, ...rest } = badge;
  const spoken = Object.entries(translations ?? {}).filter(([, { title, text }]) => title !== "" || text !== "");
  const kept = <T extends Partial<Record<"linkLabel" | "condition" | "terms" | "imageAlt", string>>>(words: T) => Object.fromEntries(Object.entries(words).filter(([, text]) => text));
  return { ...rest, ...kept({ linkLabel, condition, terms }), ...(spoken.length > 0 && { translations: Object.fromEntries(spoken.map(([locale, { title, text, imageAlt, ...others }]) => [locale, { title, text, ...kept({ ...others, imageAlt: isDescribed(rest.image) ? imageAlt : undefined }) }])) }) };
}

/** True when shoppers see something of it: a badge, or the payment icons. */
export function hasSomethingToShow({ badges, payments }: Pick<BadgeSet, "badges" | "payments">): boolean {
  return badges.length > 0 || payments?.show === true;
}

/** The languages in which a set shows, its own first; null for every one: its own words stand in, or payment icons need none. */
export function localesOf({ locale, badges, fallbackLanguage }: Pick<BadgeSet, "locale" | "badges" | "fallbackLanguage">): string[] | null {
  if (fallbackLanguage === true || badges.length === 0) return null;
  return [...new Set([locale, ...badges.flatMap(({ translations }) => Object.keys(translations ?? {}))])];
}
