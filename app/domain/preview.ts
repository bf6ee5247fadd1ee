/** What a preview draws: the published document of a form that may still be half filled in. */
import { z } from "zod";
import { toStorefrontDesign } from "./badge-design";
import { badgeSetSchema } from "./badges";
import { bannerPreviewRequest, toBannerPreview } from "./banner-preview";
import { isZone, type Instant } from "./schedule";
import { toStorefrontBadge, type StorefrontDocument } from "./storefront-document";

const previewRequest = z.object({
  zone: z.string().refine(isZone, "There is no such time zone."),
  locale: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "There is no such language."),
  block: z.discriminatedUnion("kind", [
    bannerPreviewRequest,
    z.object({ kind: z.literal("badges"), values: z.object({ badges: badgeSetSchema.shape.badges.max(24), design: badgeSetSchema.shape.design, payments: badgeSetSchema.shape.payments }) }),
  ]),
});
export type PreviewRequest = z.input<typeof previewRequest>;

export interface Preview {
  block: "sale-banner" | "trust-badges";
  document: StorefrontDocument;
  zone: string;
  locale: string;
  /** The moment that is shown. */
  at: Instant;
  /** What the merchant should know about it, "" for nothing. */
  note: string;
}

/** Null when the request is not one of ours. Missing or wrong fields are replaced by something that can be drawn. */
export function parsePreview(input: unknown, now: Instant): Preview | null {
  const result = previewRequest.safeParse(input);
  if (!result.success) return null;
  const { block, zone, locale } = result.data;
  const empty: StorefrontDocument = { version: 1, banners: [], badge_sets: [], kind_choices: {}, article_products_way: "list" };

  if (block.kind === "badges") {
    const badges = block.values.badges.filter(({ title }) => title.trim() !== "").map((badge) => toStorefrontBadge(badge, locale));
    const note = badges.length === 0 ? "Give a badge a title to see it here." : "";
    const { design, payments } = block.values;
    const set = { id: "preview", rule: {}, ...(design && toStorefrontDesign(design)), ...(payments && { payments }), badges };
    return { block: "trust-badges", document: { ...empty, badge_sets: badges.length === 0 ? [] : [set] }, zone, locale, at: now, note };
  }

  const { banners, at, note } = toBannerPreview(block, { zone, locale, now });
  return { block: "sale-banner", document: { ...empty, banners }, zone, locale, at, note };
}
