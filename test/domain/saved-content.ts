/** Banners and badge sets as they are kept, for tests of what is told of them. */
import type { BadgeSet } from "../../app/domain/badges";
import { bannerSchema, type Banner } from "../../app/domain/banner";
import { EVERYWHERE } from "../../app/domain/page-rules";
import type { Settings } from "../../app/domain/settings";
import type { SavedContent } from "../../app/domain/storefront-document";
import { FOUR_BADGES } from "./four-badges";

/** 2026-11-27 17:00 UTC */
export const NOW = 1_795_798_800;
export const HOUR = 3_600;

export function banner(change: Partial<Banner> = {}): Banner {
  const endsAt = change.endsAt ?? NOW + 5 * HOUR;
  return bannerSchema.parse({
    name: "Black Friday",
    live: true,
    rule: EVERYWHERE,
    locale: "en",
    message: "Everything 25% off",
    linkLabel: null,
    link: null,
    startsAt: null,
    endsAt,
    zone: "America/New_York",
    countdown: "on",
    colors: { text: "#ffffff", background: "#14213d" },
    confirmation: { name: "Store owner", endsAt, at: NOW },
    ...change,
  });
}

export function badgeSet(change: Partial<BadgeSet> = {}): BadgeSet {
  return { name: "Promises", live: true, rule: EVERYWHERE, locale: "en", badges: FOUR_BADGES, ...change };
}

export function content(banners: Record<string, Banner>, badgeSets: Record<string, BadgeSet> = {}, kindChoices: Settings["kindChoices"] = {}): SavedContent {
  const list = <T>(items: Record<string, T>) => Object.entries(items).map(([id, one]) => ({ id, content: one, version: 1 }));
  return { banners: list(banners), badgeSets: list(badgeSets), settings: { kindChoices, guideDismissed: false } };
}
