/** What a preview draws: the published document of a form that may still be half filled in. */
import { z } from "zod";
import { badgePreviewRequest, toBadgePreview, type BadgeSketch } from "./badge-preview";
import type { Colors } from "./banner-look";
import { bannerPreviewRequest, toBannerPreview } from "./banner-preview";
import { isZone, type Instant } from "./schedule";
import type { StorefrontDocument } from "./storefront-document";

const previewRequest = z.object({
  zone: z.string().refine(isZone, "There is no such time zone."),
  locale: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "There is no such language."),
  block: z.discriminatedUnion("kind", [
    bannerPreviewRequest,
    badgePreviewRequest,
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
  /** A banner without the outline of a page around it. */
  bare?: boolean;
  /** The colors of the page around a banner; null: a plain one. */
  page?: Colors | null;
  /** Where the files of a banner are; left out: it has none. */
  storefront?: string;
  /** The page around badges. */
  sketch?: BadgeSketch;
}

/** Null when the request is not one of ours. Missing or wrong fields are replaced by something that can be drawn. */
export function parsePreview(input: unknown, now: Instant): Preview | null {
  const result = previewRequest.safeParse(input);
  if (!result.success) return null;
  const { block, zone, locale } = result.data;
  const empty: StorefrontDocument = { version: 1, banners: [], badge_sets: [], kind_choices: {}, article_products_way: "list" };

  if (block.kind === "badges") {
    const { sets, sketch, language, note } = toBadgePreview(block, locale);
    return { block: "trust-badges", document: { ...empty, badge_sets: sets }, zone, locale: language, at: now, note, sketch };
  }

  const { banners, at, note } = toBannerPreview(block, { zone, locale, now });
  return { block: "sale-banner", document: { ...empty, banners }, zone, locale, at, note, page: block.page, ...(block.storefront !== undefined && { storefront: block.storefront }) };
}
