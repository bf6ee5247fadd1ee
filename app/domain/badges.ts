/** Trust badges: what a merchant may save. */
import { z } from "zod";
import { EVERYWHERE, pageRuleSchema } from "./page-rules";
import { parsed, parseWith, refused, type Parsed } from "./parsed";

export const BADGE_COUNT = 4;
export const BADGE_SET_NAME_LENGTH = 100;
export const BADGE_TITLE_LENGTH = 60;
export const BADGE_TEXT_LENGTH = 140;

/** The icons of the extension's snippet `buyline-icon`, with the words for the picker. */
export const BADGE_ICONS = {
  "shield-check": "Shield with check",
  truck: "Truck",
  lock: "Lock",
  headset: "Headset",
  returns: "Returns",
  leaf: "Leaf",
  "hand-heart": "Hand with heart",
  award: "Award",
  gift: "Gift",
  store: "Store",
  refresh: "Circling arrows",
  clock: "Clock",
} as const;
export type BadgeIcon = keyof typeof BADGE_ICONS;

const icon = z.enum(Object.keys(BADGE_ICONS) as [BadgeIcon, ...BadgeIcon[]], "Choose one of the icons.");

/** A badge set as it is kept. */
export const badgeSetSchema = z.object({
  /** The merchant's own name for it, never shown to shoppers. */
  name: z.string().default("Badges"),
  live: z.boolean().default(true),
  rule: pageRuleSchema.default(EVERYWHERE),
  /** The language of the words: the shop's primary one when they were written. */
  locale: z.string(),
  badges: z.array(z.object({ icon, title: z.string(), text: z.string() })),
});
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
    }),
  ).max(BADGE_COUNT, `Use at most ${BADGE_COUNT} badges.`),
});

/** Parses the badge form. A badge with neither title nor text is left out; no badge at all is a set that shows nothing. */
export function parseBadgeSet(input: unknown, { locale }: { locale: string }): Parsed<BadgeSet> {
  const form = parseWith(badgeForm, input);
  if (!form.ok) return form;
  const problems = form.value.badges.flatMap((badge, index) =>
    badge.title === "" && badge.text !== "" ? [{ field: `badges.${index}.title`, message: "Give this badge a title, or clear its text to leave it out." }] : [],
  );
  if (problems.length > 0) return refused(...problems);
  const { name, live, rule } = form.value;
  return parsed({ name: name === "" ? "Badges" : name, live, rule, locale, badges: form.value.badges.filter((badge) => badge.title !== "") });
}

/**
 * The four badges of a shop's foot, in words that are true of any store on Shopify or that the merchant is asked
 * to check; "Secure checkout" names what is true and no more (B3).
 */
export const STARTING_BADGES: Badge[] = [
  { icon: "shield-check", title: "30 day money back", text: "Full refund within 30 days, see our refund policy" },
  { icon: "truck", title: "Tracked shipping", text: "Every order ships with a tracking number" },
  { icon: "lock", title: "Secure checkout", text: "Encrypted (TLS) and hosted by Shopify" },
  { icon: "headset", title: "Real support", text: "People who know the products answer you" },
];
