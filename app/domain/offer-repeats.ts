/** Ends that move and offers that come again (T8): noticed from what shoppers were really shown. */
import { z } from "zod";
import type { Banner } from "./banner";
import { windowsBetween, type Schedule } from "./banner-windows";
import { percentsIn } from "./offer-claims";
import { describeInstant, ONE_HOUR, type Instant, type Interval } from "./schedule";

export const REASON_LENGTH = 300;
/** An offer that starts again sooner after its end is the same offer. */
export const REPEAT_SECONDS = 14 * 24 * ONE_HOUR;

export const offerReasonSchema = z.object({
  kind: z.enum(["extended", "repeated"]),
  /** The end that shoppers were told before, and the last one of the schedule that the reason is for. */
  from: z.number().int(),
  to: z.number().int(),
  reason: z.string(),
  at: z.number().int(),
});

/** An offer as shoppers were shown it, as far as it is compared. */
export interface ShownOffer {
  bannerId: string;
  name: string;
  schedule: Schedule;
  discountId: string | null;
  code: string | null;
  percent: number | null;
  /** Whether it is for all products; null where nobody knows. */
  everything: boolean | null;
  /** The message without case, figures and signs. */
  words: string;
}

type Compared = Pick<Banner, "name" | "endsAt" | "startsAt" | "zone" | "windows" | "offer" | "code" | "message" | "reasons">;

export function toShownOffer(bannerId: string, { name, startsAt, endsAt, zone, windows, offer, code, message }: Compared): ShownOffer {
  const said = percentsIn(message);
  return {
    bannerId,
    name,
    schedule: { startsAt, endsAt, zone, windows },
    discountId: offer?.discountId ?? null,
    code: code?.code.toUpperCase() ?? null,
    percent: offer?.value?.type === "percent" ? offer.value.percent : said.length === 1 ? (said[0] ?? null) : null,
    everything: offer === null || offer.covers.type === "unknown" ? null : offer.covers.type === "everything",
    words: message.replace(/\{[^{}]*\}/g, "").toLowerCase().replace(/[^\p{L}]+/gu, " ").trim(),
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
 * What asks for a reason when this banner goes live; null when nothing does, or when the reason is given already. One
 * more banner of an offer that runs, until the end that shoppers were told, extends and repeats nothing.
 * @param shown every offer that shoppers were shown, also of this banner
 */
export function repeatOf(id: string, banner: Compared, shown: ShownOffer[], now: Instant): Repeat | null {
  const offer = toShownOffer(id, banner);
  const ahead = windowsOf(offer.schedule, now, now + REPEAT_SECONDS);
  const repeats = shown.flatMap((before) => {
    const announced = windowsOf(before.schedule, now - REPEAT_SECONDS, now + REPEAT_SECONDS);
    return endsTold(before.schedule, announced, now).flatMap((from) =>
      ahead.flatMap((window): Repeat[] => {
        const start = Math.max(now, window.startsAt ?? now);
        if (from >= window.endsAt || start >= from + REPEAT_SECONDS) return [];
        // What was to come by its own schedule is no repeat.
        if (before.schedule.windows !== undefined && announced.some(({ startsAt, endsAt }) => window.endsAt <= endsAt && (startsAt ?? now) < window.endsAt)) return [];
        // A reason for an end explains every earlier one, too.
        if (banner.reasons?.some((reason) => from <= reason.from && window.endsAt <= reason.to)) return [];
        // An end that is still ahead was promised by this banner, whatever else of it changes.
        const same = before.bannerId === id && now < from ? "banner" : sameness(before, offer);
        return same === null ? [] : [{ kind: start < from ? "extended" : "repeated", name: before.name, from, same }];
      }),
    );
  });
  return repeats.sort((one, other) => other.from - one.from)[0] ?? null;
}

/** A banner that runs once is one window, whenever that is. */
function windowsOf(schedule: Schedule, from: Instant, until: Instant): Interval[] {
  return schedule.windows === undefined ? [schedule] : windowsBetween(schedule, from, until);
}

/** The ends that shoppers read of a schedule: that of each window that began, and the last one. */
function endsTold({ endsAt }: Schedule, announced: Interval[], now: Instant): Instant[] {
  return [...new Set([...announced.flatMap((window) => (window.startsAt === null || window.startsAt <= now ? [window.endsAt] : [])), endsAt])];
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
