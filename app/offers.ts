/**
 * Keeps bound banners true to their discounts (T12): what Shopify says now is read again, whatever a webhook told, so
 * webhooks may be lost, doubled or out of order.
 */
import type { Offer } from "./domain/offer";
import { followOffer, isFollowed } from "./domain/offer-follow";
import type { Instant } from "./domain/schedule";
import type { Discounts } from "./ports";
import { publishStorefront, type PublishPorts } from "./publish";

export type FollowPorts = PublishPorts & { discounts: Pick<Discounts, "discount"> };

/** A banner that somebody saves in between is read again so often. */
const TRIES = 3;

/**
 * Reads the discounts of banners that are on, or that went off by themselves, and changes, withdraws and publishes
 * what has to be. May run again at any time.
 * @param only the discount that a webhook told of; null for all of them
 * @throws ShopifyFailure when Shopify does not tell; nothing is changed then
 */
export async function followDiscounts(ports: FollowPorts, now: Instant, only: string | null = null): Promise<void> {
  const { drafts, discounts } = ports;
  let changed = false;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const bound = (await drafts.banners.all()).filter(({ content }) => isFollowed(content, now) && (only === null || content.offer?.discountId === only));
    const ids = [...new Set(bound.flatMap(({ content: { offer } }) => offer?.discountId ?? []))];
    const offers = new Map<string, Offer | null>();
    for (const id of ids) offers.set(id, await discounts.discount(id));
    let overtaken = false;
    for (const { id, content, version } of bound) {
      const next = followOffer(content, offers.get(content.offer?.discountId ?? "") ?? null, now);
      if (next === content) continue;
      if ((await drafts.banners.save(id, next, version)).kind === "saved") changed = true;
      else overtaken = true;
    }
    if (!overtaken) break;
  }
  // Nobody's save: the record says that the discount did it.
  if (changed) await publishStorefront({ ...ports, author: async () => null, cause: "discount" }, now);
}
