/** What Shopify has of banners and badges, held against what was saved: the changes that shoppers do not see yet. */
import { z } from "zod";
import type { Slot } from "./page-resolution";
import type { Instant } from "./schedule";
import type { StorefrontDocument } from "./storefront-document";

const item = z.looseObject({ id: z.string() });
const publishedSchema = z.looseObject({
  version: z.literal(1),
  banners: z.array(item.extend({ shows_until: z.number().nullish(), dismissible: z.boolean().optional() })),
  badge_sets: z.array(item),
  kind_choices: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
/** The published document as it lies at Shopify, perhaps written by an earlier version of the app. */
export type PublishedDocument = z.infer<typeof publishedSchema>;

/** Null when nothing is published, or nothing that this version knows. */
export function readPublished(json: string | null): PublishedDocument | null {
  if (json === null) return null;
  try {
    return publishedSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

export type UnpublishedChange = "new" | "changed" | "removed";

export interface SlotChanges {
  /** By id. */
  items: Map<string, UnpublishedChange>;
  /** The items are the same, their order is not. */
  order: boolean;
  /** Pins and "off" for kinds of page differ. */
  kindChoices: boolean;
}

/** @param now what is over at this instant shows to nobody, so that it does not count */
export function unpublishedChanges(slot: Slot, wanted: StorefrontDocument, published: PublishedDocument | null, now: Instant): SlotChanges {
  const [mine, theirs] = slot === "sale-banner" ? [wanted.banners, (published?.banners ?? []).filter(({ shows_until: until }) => (until ?? Infinity) > now)] : [wanted.badge_sets, published?.badge_sets ?? []];
  const before = new Map<string, string>(theirs.map((one) => [one.id, canonical(one)]));
  const after = new Map<string, string>(mine.map((one) => [one.id, canonical(one)]));
  const items = new Map<string, UnpublishedChange>();
  for (const [id, json] of after) {
    if (before.get(id) !== json) items.set(id, before.has(id) ? "changed" : "new");
  }
  for (const id of before.keys()) {
    if (!after.has(id)) items.set(id, "removed");
  }
  const kept = (list: Iterable<string>) => [...list].filter((id) => before.has(id) && after.has(id)).join();
  const choicesOf = (choices: Record<string, Partial<Record<string, string>>>) => canonical(Object.fromEntries(Object.entries(choices).flatMap(([kind, each]) => (each[slot] === undefined ? [] : [[kind, each[slot]]]))));
  return { items, order: kept(before.keys()) !== kept(after.keys()), kindChoices: choicesOf(wanted.kind_choices) !== choicesOf(published?.kind_choices ?? {}) };
}

export function isUpToDate({ items, order, kindChoices }: SlotChanges): boolean {
  return items.size === 0 && !order && !kindChoices;
}

/** JSON that does not depend on the order of keys, which Shopify does not promise to keep. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part));
}
