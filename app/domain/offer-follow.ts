/** What becomes of a bound banner when its discount changed in Shopify (T12). */
import { z } from "zod";
import type { Banner } from "./banner";
import { wordsProblem } from "./banner-words";
import { offerProblem, type Offer } from "./offer";
import { offerFindings } from "./offer-claims";
import { offerTextsOf } from "./offer-texts";
import type { Instant } from "./schedule";
import { offerValuesOf } from "./storefront-words";

/** Why a banner went off by itself. "back": its discount would carry it again. "zone": the store's clock is another one. */
export const WITHDRAWAL_CAUSES = ["deleted", "over", "no_end", "words", "back", "zone"] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

export const withdrawalSchema = z.object({
  cause: z.enum(WITHDRAWAL_CAUSES),
  at: z.number().int(),
  /** What is wrong, for the merchant; "" where the cause says it all. */
  detail: z.string(),
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/**
 * The banner as it has to be now. The same object when nothing changed. What is still true follows the discount; what
 * cannot be true any more is switched off and says why; nothing is switched on by itself.
 * @param offer the discount as Shopify has it now; null: it was deleted
 */
export function followOffer(banner: Banner, offer: Offer | null, now: Instant): Banner {
  if (banner.offer === null || !isFollowed(banner, now)) return banner;
  const next = offer === null ? banner : toFollowing(banner, offer);
  const cause = causeOf(next, offer, now);
  if (cause === null && banner.withdrawn === undefined) return JSON.stringify(next) === JSON.stringify(banner) ? banner : next;
  const { cause: why, detail } = cause ?? { cause: "back" as const, detail: "" };
  const isKnown = banner.withdrawn?.cause === why && banner.withdrawn.detail === detail;
  const followed: Banner = { ...next, live: false, withdrawn: isKnown ? banner.withdrawn : { cause: why, detail, at: banner.withdrawn?.at ?? now } };
  return JSON.stringify(followed) === JSON.stringify(banner) ? banner : followed;
}

/** For so long Home offers to bring a banner back. */
const REMEMBERED_SECONDS = 60 * 24 * 60 * 60;

/** What shoppers see or will see, and what went off by itself not long ago. A banner that ended in its time stays ended. */
export function isFollowed({ live, offer, endsAt, withdrawn }: Banner, now: Instant): boolean {
  if (offer === null) return false;
  return withdrawn === undefined ? live && now < endsAt : now < withdrawn.at + REMEMBERED_SECONDS;
}

/** Start, end and code are the discount's. */
function toFollowing(banner: Banner, offer: Offer): Banner {
  const code = offer.code === null ? null : { code: offer.code, action: banner.code?.action ?? ("copy" as const) };
  const teaser = banner.teaser !== null && banner.teaser.from >= offer.startsAt ? null : banner.teaser;
  return { ...banner, offer, startsAt: offer.startsAt, endsAt: offer.endsAt ?? banner.endsAt, code, teaser };
}

function causeOf(banner: Banner, offer: Offer | null, now: Instant): Omit<Withdrawal, "at"> | null {
  if (offer === null) return { cause: "deleted", detail: "" };
  if (offerProblem(offer, now) !== null) return { cause: offer.endsAt === null ? "no_end" : "over", detail: "" };
  const [wrong] = falseFindings(banner, offer);
  if (wrong !== undefined) return { cause: "words", detail: wrong.message };
  const values = offerValuesOf(banner);
  const unfilled = offerTextsOf(banner, now).flatMap(({ field, text }) => wordsProblem(text, values, { afterEnd: field.endsWith("endedMessage") }) ?? []);
  return unfilled[0] === undefined ? null : { cause: "words", detail: unfilled[0] };
}

/** What of the banner's words is not true of this discount (T6). Words about time are judged when they are saved. */
export function falseFindings(banner: Banner, offer: Offer) {
  return offerFindings(offerTextsOf(banner, banner.startsAt ?? 0), offer, banner).filter(({ rule, severity }) => rule === "T6" && severity === "refused");
}
