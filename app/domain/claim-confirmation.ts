/** Who said, and when, that a badge is true (B6). A confirmation is of the words as they were: with other words it is gone. */
import type { Badge } from "./badges";
import { NO_CLAIM, type BadgeClaim } from "./claim-kinds";
import type { Instant } from "./schedule";

export interface Confirmation {
  /** UTC seconds. */
  at: Instant;
  /** Null where Shopify did not tell. */
  by: string | null;
}

/** What a confirmation is about: everything that the badge says, be it read out of its icon, and names as its proof. */
function claimed({ title, text, condition, terms, link, translations, claim, image }: Badge): string {
  const { confirmedAt: _at, confirmedBy: _by, reviewAt: _review, reviewMonths: _months, ...facts } = claim ?? NO_CLAIM;
  return JSON.stringify([title, text, condition ?? "", terms ?? "", link ?? null, translations ?? {}, facts, image?.seal === true ? image.file : "", image?.decorative === false ? image.alt : ""]);
}

/**
 * The badge with the confirmation that it may bear: the one that is given now, or the one that was kept for these very
 * words. What a form says of itself counts for nothing.
 */
export function toConfirmed(badge: Badge, saved: readonly Badge[], given: Confirmation | null): Badge {
  if (given !== null) return confirmedBadge(badge, given);
  if (badge.claim === undefined) return badge;
  const kept = saved.find((one) => one.claim !== undefined && one.claim.confirmedAt !== null && claimed(one) === claimed(badge))?.claim;
  return { ...badge, claim: { ...badge.claim, ...confirmationOf(kept) } };
}

export function confirmedBadge(badge: Badge, { at, by }: Confirmation): Badge {
  const claim: BadgeClaim = { ...(badge.claim ?? NO_CLAIM), confirmedAt: at, confirmedBy: by, reviewAt: null };
  return { ...badge, claim };
}

function confirmationOf(claim: BadgeClaim | undefined): Pick<BadgeClaim, "confirmedAt" | "confirmedBy" | "reviewAt"> {
  return { confirmedAt: claim?.confirmedAt ?? null, confirmedBy: claim?.confirmedBy ?? null, reviewAt: claim?.reviewAt ?? null };
}
