/** Banners, badge sets and settings as one version of them is kept, and what restoring one makes of it. */
import { z } from "zod";
import { badgeSetSchema } from "./badges";
import { bannerSchema, type Banner } from "./banner";
import { offerFindings } from "./offer-claims";
import { offerTextsOf } from "./offer-texts";
import type { Instant } from "./schedule";
import { isSameSchedule } from "./schedule-words";
import { settingsSchema } from "./settings";
import type { Saved, SavedContent } from "./storefront-document";

const saved = <T extends z.ZodType>(content: T) => z.array(z.object({ id: z.string(), content, version: z.number().int() }));

const savedContentSchema = z.object({ banners: saved(bannerSchema), badgeSets: saved(badgeSetSchema), settings: settingsSchema });

/** Null when it was kept by a Buyline that this one cannot read. */
export function readSavedContent(json: string): SavedContent | null {
  const result = savedContentSchema.safeParse(JSON.parse(json));
  return result.success ? result.data : null;
}

/** A banner that comes back switched off, and why. */
export interface SwitchedOff {
  id: string;
  name: string;
  why: string;
}

/**
 * What is saved when a version comes back. A banner that was on stays on only while its confirmation still holds
 * (T5): it names this very end, which is still to come, and it does not make the same offer last longer (T8). The
 * set-up guide is not part of what was published.
 */
export function toRestored(version: SavedContent, current: SavedContent, now: Instant): { content: SavedContent; off: SwitchedOff[] } {
  const off: SwitchedOff[] = [];
  const banners = version.banners.map(({ id, version: number, content }): Saved<Banner> => {
    const why = content.live ? whyOff(content, current.banners.find((one) => one.id === id)?.content, now) : null;
    if (why !== null) off.push({ id, name: content.name, why });
    return { id, version: number, content: why === null ? content : { ...content, live: false } };
  });
  return { content: { ...version, banners, settings: { ...version.settings, guideDismissed: current.settings.guideDismissed } }, off };
}

/** Why a banner may not simply be switched on again; null when it may. @param present what is saved now, where that is another version */
export function whyOff(banner: Banner, present: Banner | undefined, now: Instant): string | null {
  if (banner.endsAt <= now) return "its end is over";
  if (banner.withdrawn?.cause === "zone") return "your store’s time zone is another one than its windows were confirmed for";
  if (banner.withdrawn !== undefined) return "its discount does not carry it any more";
  if (banner.offer === null && !isSameSchedule(banner.confirmation, banner)) return "nobody has confirmed this end";
  if (banner.offer !== null && present !== undefined && present.offer?.discountId !== banner.offer.discountId) return "it was about another discount, which has to be chosen again";
  const wrong = offerFindings(offerTextsOf(banner, now), banner.offer, banner).find(({ severity }) => severity === "refused");
  if (wrong !== undefined) return `its words are not true: ${wrong.message}`;
  if (present !== undefined && present.endsAt < banner.endsAt) return "it would end later than it does now, which has to be confirmed again";
  return null;
}
