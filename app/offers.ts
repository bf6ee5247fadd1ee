/**
 * Keeps bound banners true to their discounts (T12), and weekly ones to the store's clock: what Shopify says now is read again, whatever a webhook told, so
 * webhooks may be lost, doubled or out of order. And reads what the record of offers says of them.
 */
import type { Banner } from "./domain/banner";
import type { Offer } from "./domain/offer";
import { followOffer, isFollowed } from "./domain/offer-follow";
import { toPeriods, type ShownPeriod } from "./domain/offer-record";
import { REPEAT_SECONDS, toShownOffer, type ShownOffer } from "./domain/offer-repeats";
import type { Instant } from "./domain/schedule";
import type { Saved } from "./domain/storefront-document";
import { followZone } from "./domain/zone-follow";
import type { OfferRecord, RecordSearch } from "./ports";
import type { Discounts } from "./ports-shopify";
import { publishStorefront, type PublishPorts } from "./publish";

export type FollowPorts = PublishPorts & { discounts: Pick<Discounts, "discount"> };

/** Its rule is a clock's, so it depends on whose clock that is. */
const isWeekly = ({ content: { live, windows } }: Saved<Banner>) => live && windows?.kind === "weekly";

/** A banner that somebody saves in between is read again so often. */
const TRIES = 3;

/**
 * Reads the discounts of banners that are on, or that went off by themselves, and the store's time zone where one runs
 * weekly, and changes, withdraws and publishes what has to be. May run again at any time.
 * @param only the discount that a webhook told of; null for all of them, and for the time zone
 * @throws ShopifyFailure when Shopify does not tell; nothing is changed then
 */
export async function followStore(ports: FollowPorts, now: Instant, only: string | null = null): Promise<void> {
  const { drafts, discounts, shopify } = ports;
  let changed = false;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const all = await drafts.banners.all();
    const weekly = only === null ? all.filter(isWeekly) : [];
    const zone = weekly.length === 0 ? "" : (await shopify.shop()).zone;
    const bound = all.filter(({ content }) => isFollowed(content, now) && (only === null || content.offer?.discountId === only));
    const ids = [...new Set(bound.flatMap(({ content: { offer } }) => offer?.discountId ?? []))];
    const offers = new Map<string, Offer | null>();
    for (const id of ids) offers.set(id, await discounts.discount(id));
    let overtaken = false;
    for (const { id, content, version } of [...bound, ...weekly]) {
      const next = content.offer === null ? followZone(content, zone, now) : followOffer(content, offers.get(content.offer.discountId) ?? null, now);
      if (next === content) continue;
      if ((await drafts.banners.save(id, next, version)).kind === "saved") changed = true;
      else overtaken = true;
    }
    if (!overtaken) break;
  }
  // Nobody's save: the record says that the discount did it.
  if (changed) await publishStorefront({ ...ports, author: async () => null, cause: "discount" }, now);
}

/** So many entries are read at once. */
const ENTRIES_A_READING = 500;

/** Every offer that shoppers saw in the last two weeks, or see now (T8). */
export async function shownBefore(record: OfferRecord, now: Instant): Promise<ShownOffer[]> {
  const periods = await readRecord(record, { bannerId: null, from: now - REPEAT_SECONDS, until: now + 1 });
  return periods.flatMap(({ from, bannerId, content }) => (from <= now ? [toShownOffer(bannerId, content)] : []));
}

/** All that the record has of this, the newest first. */
export async function readRecord(record: OfferRecord, search: Omit<RecordSearch, "before" | "most">): Promise<ShownPeriod[]> {
  const periods: ShownPeriod[] = [];
  let before: number | null = null;
  do {
    const page = await record.entries({ ...search, before, most: ENTRIES_A_READING });
    periods.push(...toPeriods(page.entries, page.following));
    before = page.oldest;
  } while (before !== null);
  return periods;
}
