/** The preview of a badge set: the page that its form makes, half filled in as it may be, on the kind of page where it will stand. */
import { z } from "zod";
import { BADGE_PLACES, type BadgePlace } from "./badge-places";
import { toStorefrontDesign } from "./badge-design";
import { BADGE_ICON_IDS } from "./badge-icons";
import { badgeSetSchema } from "./badges";
import { policyName, type PolicyName } from "./claim-kinds";
import { samplePaymentTypes } from "./payment-types";
import { toStorefrontBadge, type StorefrontBadgeSet } from "./storefront-document";

const text = z.string().max(4_000).catch("");
const maybeText = z.string().max(4_000).optional().catch(undefined);
const words = { title: text, text, linkLabel: maybeText, condition: maybeText, terms: maybeText };
const badge = badgeSetSchema.shape.badges.element.shape;
const previewBadge = z.object({
  ...words,
  icon: z.enum(BADGE_ICON_IDS).catch("star"),
  // A link that is still being typed is no link yet.
  link: badge.link.catch(undefined),
  image: badge.image.catch(undefined),
  translations: z.record(z.string(), z.object({ ...words, imageAlt: maybeText })).optional().catch(undefined),
});

export const badgePreviewRequest = z.object({
  kind: z.literal("badges"),
  place: z.enum(Object.keys(BADGE_PLACES) as [BadgePlace, ...BadgePlace[]]).catch("article"),
  /** The visitor's language; left out: that of the words. */
  language: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/).optional(),
  values: z.object({
    badges: z.array(previewBadge).max(24),
    design: badgeSetSchema.shape.design.catch(undefined),
    payments: badgeSetSchema.shape.payments.catch(undefined),
    fallbackLanguage: z.boolean().optional(),
  }),
  /** The shop's, so that links to them are drawn. */
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: z.url({ protocol: /^https?$/ }).optional(),
  policies: z.array(z.object({ name: policyName, title: z.string().max(300), url: z.string().max(2_000) })).max(20).default([]),
});

export interface BadgeSketch {
  place: BadgePlace;
  storefront: string;
  /** What Liquid's `shop` has of it. */
  shop: Record<string, unknown>;
}

/** @param locale the language of the set's own words */
export function toBadgePreview(request: z.infer<typeof badgePreviewRequest>, locale: string): { sets: StorefrontBadgeSet[]; sketch: BadgeSketch; language: string; note: string } {
  const { place, language = locale, values, policies, storefront = "" } = request;
  const { design, payments, fallbackLanguage } = values;
  const badges = values.badges.filter(({ title }) => title.trim() !== "").map((one) => toStorefrontBadge(one, locale));
  const speaks = language === locale || fallbackLanguage === true || badges.some(({ texts }) => (texts[language]?.title ?? "") !== "");
  const set: StorefrontBadgeSet = { id: "preview", rule: {}, ...(design && toStorefrontDesign(design)), ...(payments && { payments }), ...(fallbackLanguage === true && { fallback_locale: locale }), badges };
  const shows = (badges.length > 0 && speaks) || (badges.length === 0 && payments?.show === true);
  const shop = {
    enabled_payment_types: samplePaymentTypes(payments ?? { order: [], hidden: [] }),
    ...(Object.fromEntries(policies.map(({ name, title, url }) => [name, { title, url }])) as Partial<Record<PolicyName, object>>),
  };
  const note = !shows ? (badges.length === 0 ? "Give a badge a title to see it here." : "Shoppers who read this language see no badges: none has words in it.") : payments?.show === true ? "The payment icons are an example. Your store shows exactly those that your checkout accepts." : "";
  return { sets: shows ? [set] : [], sketch: { place, storefront, shop }, language, note };
}
