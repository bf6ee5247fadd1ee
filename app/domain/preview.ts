/** What a preview draws: the published document of a form that may still be half filled in. */
import { z } from "zod";
import { badgeSetSchema } from "./badges";
import { readColor } from "./color";
import { readWallTime, type Instant } from "./schedule";
import type { StorefrontDocument } from "./storefront-document";

const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};
const text = z.string().max(4_000).catch("");

const previewRequest = z.object({
  zone: z.string().refine(isZone, "There is no such time zone."),
  locale: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "There is no such language."),
  block: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("banner"),
      values: z.object({ message: text, linkLabel: text, link: text, startsAt: text, endsAt: text, countdown: z.enum(["off", "on", "on_articles_too"]).catch("on"), textColor: text, backgroundColor: text }),
    }),
    z.object({ kind: z.literal("badges"), values: z.object({ badges: badgeSetSchema.shape.badges.max(24) }) }),
  ]),
});
export type PreviewRequest = z.infer<typeof previewRequest>;

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

const ONE_DAY = 24 * 60 * 60;

/** Null when the request is not one of ours. Missing or wrong fields are replaced by something that can be drawn. */
export function parsePreview(input: unknown, now: Instant): Preview | null {
  const result = previewRequest.safeParse(input);
  if (!result.success) return null;
  const { block, zone, locale } = result.data;
  const empty: StorefrontDocument = { version: 1, banners: [], badge_sets: [], kind_choices: {}, article_products_way: "list" };

  if (block.kind === "badges") {
    const badges = block.values.badges.filter(({ title }) => title.trim() !== "").map(({ icon, title, text: line }) => ({ icon, texts: { [locale]: { title, text: line } } }));
    const note = badges.length === 0 ? "Give a badge a title to see it here." : "";
    return { block: "trust-badges", document: { ...empty, badge_sets: badges.length === 0 ? [] : [{ id: "preview", rule: {}, badges }] }, zone, locale, at: now, note };
  }

  const { message, linkLabel, link, countdown, textColor, backgroundColor } = block.values;
  const start = readWallTime(block.values.startsAt, zone);
  const end = readWallTime(block.values.endsAt, zone);
  const at = start.ok && start.instant > now ? start.instant : now;
  const over = end.ok && end.instant <= at;
  const banner = {
    id: "preview",
    rule: {},
    starts_at: null,
    ends_at: end.ok ? end.instant : at + ONE_DAY,
    countdown,
    colors: { text: readColor(textColor) ?? "#ffffff", background: readColor(backgroundColor) ?? "#000000" },
    link: link === "" ? null : link,
    texts: { [locale]: { message: message.trim() || "Your message", link_label: linkLabel === "" ? null : linkLabel } },
  };
  const note = over ? "The offer is over at this time: shoppers see no banner." : end.ok ? "" : "Choose when the offer ends; this preview shows tomorrow.";
  return { block: "sale-banner", document: { ...empty, banners: over ? [] : [banner] }, zone, locale, at, note };
}
