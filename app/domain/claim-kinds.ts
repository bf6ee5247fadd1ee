/** What badges claim, and what each kind of claim has to bring along (B1, B4). */
import { z } from "zod";

/** The shop's policies, by their names in Liquid (`shop.refund_policy`), with their names in the admin. */
export const POLICIES = {
  refund_policy: "refund policy",
  shipping_policy: "shipping policy",
  privacy_policy: "privacy policy",
  terms_of_service: "terms of service",
  subscription_policy: "cancellation policy",
} as const;
export type PolicyName = keyof typeof POLICIES;
export const policyName = z.enum(Object.keys(POLICIES) as [PolicyName, ...PolicyName[]], "Choose one of the shop's policies.");

/** What a claim may have to name. */
export type ClaimField = "days" | "policy" | "channel" | "hours" | "source";

interface ClaimKindEntry {
  label: string;
  /** Each of these is asked for. */
  needs: readonly ClaimField[];
  /** One of these is enough. */
  needsOneOf: readonly ClaimField[];
  /** Where its terms usually stand; its numbers of days are looked up there. */
  policy: PolicyName | null;
}
const kind = (label: string, needs: readonly ClaimField[] = [], policy: PolicyName | null = null, needsOneOf: readonly ClaimField[] = []): ClaimKindEntry => ({ label, needs, needsOneOf, policy });

export const CLAIM_KINDS = {
  plain: kind("Nothing that needs proof"),
  money_back: kind("Money back", ["days", "policy"], "refund_policy"),
  guarantee: kind("Guarantee", ["policy"], "refund_policy"),
  returns: kind("Returns", ["days", "policy"], "refund_policy"),
  warranty: kind("Warranty", ["days", "policy"], "terms_of_service"),
  fast_shipping: kind("Fast shipping", [], "shipping_policy", ["days", "policy"]),
  shipping: kind("Shipping", ["policy"], "shipping_policy"),
  secure_checkout: kind("Secure checkout"),
  support_always: kind("Support at any hour", [], null, ["channel", "hours"]),
  support: kind("Support", ["channel"]),
  number: kind("A number", ["source"]),
  sustainability: kind("Sustainability", ["source"]),
  handmade: kind("Handmade", ["source"]),
  pickup: kind("Local pick-up"),
  gifts: kind("Gifts"),
  subscription: kind("Subscription", ["policy"], "subscription_policy"),
} satisfies Record<string, ClaimKindEntry>;
export type ClaimKind = keyof typeof CLAIM_KINDS;

export const SUPPORT_CHANNELS = { chat: "Live chat", phone: "Telephone", email: "E-mail", form: "Contact form", messenger: "Messenger" } as const;
type SupportChannel = keyof typeof SUPPORT_CHANNELS;

/** Unless the merchant chooses otherwise (B6). */
export const REVIEW_MONTHS = 6;

/** What the merchant says about a badge's claim; never shown to shoppers. */
export const badgeClaimSchema = z.object({
  kind: z.enum(Object.keys(CLAIM_KINDS) as [ClaimKind, ...ClaimKind[]], "Choose what this badge claims.").default("plain"),
  /** Days that are promised, counted as the policy counts them. */
  days: z.number().int().min(1, "Use at least 1 day.").max(36_500, "Use at most 36,500 days.").nullable().default(null),
  policy: policyName.nullable().default(null),
  channel: z.enum(Object.keys(SUPPORT_CHANNELS) as [SupportChannel, ...SupportChannel[]], "Choose a channel.").nullable().default(null),
  /** The real hours, such as "weekdays 9 to 18". */
  hours: z.string().trim().max(100, "Use at most 100 characters.").default(""),
  /** Where a number or a statement can be checked: a link, or the words that name the record. */
  source: z.string().trim().max(300, "Use at most 300 characters.").default(""),
  /** The claim has conditions, which must stand beside it (B1). */
  conditional: z.boolean().default(false),
  /** The merchant may show a third party's seal; with a link as its source (B2). */
  authorised: z.boolean().default(false),
  /** When the merchant last said that it is true, UTC seconds; null for never (B6). */
  confirmedAt: z.number().int().nullable().default(null),
  /** Who said so, as Shopify names them; null where it did not tell. */
  confirmedBy: z.string().nullable().default(null),
  /** After so many months it is to be confirmed again (B6). */
  reviewMonths: z.number().int().min(1, "Use at least 1 month.").max(12, "Use at most 12 months.").default(REVIEW_MONTHS),
  /** When it is to be confirmed again, UTC seconds; null for `reviewMonths` after the confirmation. */
  reviewAt: z.number().int().nullable().default(null),
});
export type BadgeClaim = z.infer<typeof badgeClaimSchema>;

/** What is known of a badge of which nothing was said. */
export const NO_CLAIM: BadgeClaim = { kind: "plain", days: null, policy: null, channel: null, hours: "", source: "", conditional: false, authorised: false, confirmedAt: null, confirmedBy: null, reviewMonths: REVIEW_MONTHS, reviewAt: null };
