/** What a preview draws: the published document of a form that may still be half filled in. */
import { z } from "zod";
import { badgePreviewRequest, toBadgePreview, type BadgeSketch } from "./badge-preview";
import { MOST_HOURS } from "./banner";
import { readColor } from "./color";
import { isZone, ONE_HOUR, readWallTime, type Instant } from "./schedule";
import type { StorefrontDocument } from "./storefront-document";

/** The moments of a banner that a preview can show. */
export const BANNER_MOMENTS = ["now", "teaser", "last_hours", "ended"] as const;
export type BannerMoment = (typeof BANNER_MOMENTS)[number];

const hours = z.coerce.number().int().min(1).max(MOST_HOURS).catch(1);
const text = z.string().max(4_000).catch("");

const previewRequest = z.object({
  zone: z.string().refine(isZone, "There is no such time zone."),
  locale: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "There is no such language."),
  block: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("banner"),
      moment: z.enum(BANNER_MOMENTS).catch("now"),
      values: z.object({
        message: text,
        linkLabel: text,
        link: text,
        code: text,
        codeAction: z.enum(["copy", "apply"]).catch("copy"),
        dismissible: z.boolean().catch(true),
        startsAt: text,
        endsAt: text,
        teaserFrom: text,
        teaserMessage: text,
        lastHours: hours,
        lastHoursMessage: text,
        endedHours: hours,
        endedMessage: text,
        countdown: z.enum(["off", "on", "on_articles_too"]).catch("on"),
        textColor: text,
        backgroundColor: text,
      }),
    }),
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
  /** The page around badges. */
  sketch?: BadgeSketch;
}

const ONE_DAY = 24 * ONE_HOUR;

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

  const { values, moment } = block;
  const start = readWallTime(values.startsAt, zone);
  const end = readWallTime(values.endsAt, zone);
  const startsAt = start.ok ? start.instant : null;
  const endsAt = end.ok ? end.instant : Math.max(now, startsAt ?? 0) + ONE_DAY;
  const lastHoursFrom = endsAt - values.lastHours * ONE_HOUR;
  const at = {
    now: startsAt !== null && startsAt > now ? startsAt : now,
    teaser: (startsAt ?? now) - 1,
    last_hours: lastHoursFrom,
    ended: endsAt,
  }[moment];
  const banner = {
    id: "preview",
    rule: {},
    shows_from: null,
    shows_until: endsAt + values.endedHours * ONE_HOUR,
    starts_at: startsAt,
    ends_at: endsAt,
    last_hours_from: lastHoursFrom,
    countdown: values.countdown,
    dismissible: values.dismissible,
    colors: { text: readColor(values.textColor) ?? "#ffffff", background: readColor(values.backgroundColor) ?? "#000000" },
    link: values.link === "" ? null : values.link,
    code: values.code === "" ? null : { code: values.code, action: values.codeAction },
    texts: {
      [locale]: {
        message: values.message.trim() || "Your message",
        teaser: values.teaserMessage.trim(),
        last_hours: values.lastHoursMessage.trim(),
        ended: values.endedMessage.trim(),
        link_label: values.linkLabel === "" ? null : values.linkLabel,
      },
    },
  };
  const silent = (moment === "teaser" && values.teaserMessage.trim() === "") || (at >= endsAt && values.endedMessage.trim() === "");
  const note = silent ? `${at >= endsAt ? "The offer is over" : "The offer has not begun"} at this time: shoppers see no banner.` : end.ok ? "" : "Choose when the offer ends; this preview shows tomorrow.";
  return { block: "sale-banner", document: { ...empty, banners: silent ? [] : [banner] }, zone, locale, at, note };
}
