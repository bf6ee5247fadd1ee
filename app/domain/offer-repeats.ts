/** Ends that move and offers that come again (T8): noticed from what shoppers were really shown. */
import { z } from "zod";
import type { Banner } from "./banner";
import { percentsIn } from "./offer-claims";
import { describeInstant, ONE_HOUR, type Instant } from "./schedule";

export const REASON_LENGTH = 300;
/** An offer that starts again sooner after its end is the same offer. */
export const REPEAT_SECONDS = 14 * 24 * ONE_HOUR;

export const offerReasonSchema = z.object({
  kind: z.enum(["extended", "repeated"]),
  /** The end that shoppers were told before, and the one that they are told now. */
  from: z.number().int(),
  to: z.number().int(),
  reason: z.string(),
  at: z.number().int(),
});

/** An offer as shoppers were shown it, as far as it is compared. */
export interface ShownOffer {
  bannerId: string;
  name: string;
  endsAt: Instant;
  discountId: string | null;
  code: string | null;
  percent: number | null;
  /** Whether it is for all products; null where nobody knows. */
  everything: boolean | null;
  /** The message without case, figures and signs. */
  words: string;
}

type Compared = Pick<Banner, "name" | "endsAt" | "startsAt" | "offer" | "code" | "message" | "reasons">;

export function toShownOffer(bannerId: string, { name, endsAt, offer, code, message }: Compared): ShownOffer {
  const said = percentsIn(message);
  return {
    bannerId,
    name,
    endsAt,
    discountId: offer?.discountId ?? null,
    code: code?.code.toUpperCase() ?? null,
    percent: offer?.value?.type === "percent" ? offer.value.percent : said.length === 1 ? (said[0] ?? null) : null,
    everything: offer === null || offer.covers.type === "unknown" ? null : offer.covers.type === "everything",
    words: message.replace(/\{[^}]*\}/g, "").toLowerCase().replace(/[^\p{L}]+/gu, " ").trim(),
  };
}

export interface Repeat {
  kind: "extended" | "repeated";
  /** The banner that showed it before. */
  name: string;
  /** The end that shoppers were told. */
  from: Instant;
  same: "banner" | "discount" | "code" | "percentage" | "words";
}

/**
 * What asks for a reason when this banner goes live; null when nothing does, or when the reason is given already.
 * @param shown every offer that shoppers were shown, also of this banner
 */
export function repeatOf(id: string, banner: Compared, shown: ShownOffer[], now: Instant): Repeat | null {
  const offer = toShownOffer(id, banner);
  const start = Math.max(now, banner.startsAt ?? now);
  const repeats = shown.flatMap((before): Repeat[] => {
    if (before.endsAt >= offer.endsAt || start >= before.endsAt + REPEAT_SECONDS) return [];
    // A reason for an end explains every earlier one, too.
    if (banner.reasons?.some(({ from, to }) => before.endsAt <= from && to === offer.endsAt)) return [];
    // An end that is still ahead was promised by this banner, whatever else of it changes.
    const same = before.bannerId === id && now < before.endsAt ? "banner" : sameness(before, offer);
    return same === null ? [] : [{ kind: start < before.endsAt ? "extended" : "repeated", name: before.name, from: before.endsAt, same }];
  });
  return repeats.sort((one, other) => other.from - one.from)[0] ?? null;
}

function sameness(before: ShownOffer, offer: ShownOffer): Repeat["same"] | null {
  if (before.discountId !== null && before.discountId === offer.discountId) return "discount";
  if (before.code !== null && before.code === offer.code) return "code";
  // Two discounts for different products may well take off the same.
  const comparable = before.discountId === null || offer.discountId === null || (before.everything === true && offer.everything === true);
  if (comparable && before.percent !== null && before.percent === offer.percent) return "percentage";
  return before.words !== "" && before.words === offer.words ? "words" : null;
}

const SAME: Record<Repeat["same"], string> = { banner: "this banner", discount: "the same discount", code: "the same code", percentage: "the same percentage", words: "the same words" };

export function repeatWords({ kind, name, from, same }: Repeat, zone: string): string {
  const when = describeInstant(from, zone, "en");
  if (same === "banner") return `Shoppers were told that it ends on ${when}. Say why it ends later now; the reason is kept in the record.`;
  return kind === "extended"
    ? `“${name}” tells shoppers of ${SAME[same]} until ${when}. Say why it goes on; the reason is kept in the record.`
    : `“${name}” ended on ${when} with ${SAME[same]}. Say why the offer comes again within 14 days; the reason is kept in the record.`;
}
