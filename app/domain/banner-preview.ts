/** What the preview of a banner draws: its form as it is, half filled in or not, at any instant. */
import { z } from "zod";
import { MOST_HOURS } from "./banner";
import { bannerLookSchema, PLAIN_LOOK, toStorefrontLook } from "./banner-look";
import type { BannerFormValues } from "./banner-form";
import type { Moments } from "./banner-moments";
import { windowsAround } from "./banner-windows";
import { readSchedule, scheduleForm, type ScheduleForm } from "./banner-windows-form";
import { LABEL_FIELDS, linesOf, MOST_MORE, toUnitLabels, UNIT_LABEL_LENGTH, type LabelField } from "./banner-words-form";
import { readColor } from "./color";
import { ONE_HOUR, readWallTime, type Instant } from "./schedule";
import type { StorefrontBanner } from "./storefront-document";
import { toStorefrontWindows } from "./storefront-windows";
import { toText } from "./storefront-words";

/** One hour for what is none that can be saved. */
function readHours(typed: unknown): number {
  const hours = Number(typed);
  return Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS ? hours : 1;
}

const hours = z.unknown().optional().transform(readHours);
const text = z.string().max(4_000).catch("");
const color = z.string().refine((typed) => readColor(typed) === typed);
const label = z.string().transform((typed) => typed.replaceAll(",", "").slice(0, UNIT_LABEL_LENGTH).trim()).catch("");

export const bannerPreviewRequest = z.object({
  kind: z.literal("banner"),
  /** The instant that is looked at; left out: now, or the start when that is still to come. */
  at: z.number().int().min(0).max(8_640_000_000_000).optional(),
  /** The colors of the page around it; null: a plain one. */
  page: z.object({ text: color, background: color }).nullable().catch(null),
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: z.url({ protocol: /^https?$/ }).optional(),
  /** What the chosen discount gives for placeholders. */
  offer: z.object({ percent: z.number(), amount: z.object({ cents: z.number(), currency: z.string().regex(/^[A-Z]{3}$/) }), code: z.string(), productCount: z.number() }).partial().nullable().catch(null),
  /** The words are those of the language that is drawn. */
  values: z.object({
    message: text,
    moreMessages: text,
    linkLabel: text,
    ...(Object.fromEntries(LABEL_FIELDS.map((field) => [field, label])) as Record<LabelField, typeof label>),
    link: text,
    code: text,
    codeAction: z.enum(["copy", "apply"]).catch("copy"),
    dismissible: z.boolean().catch(true),
    ...scheduleForm,
    startsAt: text,
    endsAt: text,
    windows: scheduleForm.windows.catch([]),
    weekly: scheduleForm.weekly.catch({ days: [], from: "", until: "", firstDate: "", lastDate: "" }),
    teaserFrom: text,
    teaserHours: hours,
    teaserMessage: text,
    lastHours: hours,
    lastHoursMessage: text,
    endedHours: hours,
    endedMessage: text,
    countdown: z.enum(["off", "on", "on_articles_too"]).catch("on"),
    textColor: text,
    backgroundColor: text,
    look: bannerLookSchema.catch(PLAIN_LOOK),
  }),
});
type Request = z.output<typeof bannerPreviewRequest>;

const ONE_DAY = 24 * ONE_HOUR;

/** The instants of a form that may still be half filled in. */
export function momentsOf(values: ScheduleForm & Pick<BannerFormValues, "teaserFrom" | "teaserMessage" | "lastHoursMessage" | "endedMessage"> & Record<"teaserHours" | "lastHours" | "endedHours", string | number>, zone: string, now: Instant): Moments {
  const read = (typed: string) => {
    const time = readWallTime(typed, zone);
    return time.ok ? time.instant : null;
  };
  const isOnce = values.scheduleKind === "once";
  const inSeconds = (typed: string | number) => readHours(typed) * ONE_HOUR;
  const window = isOnce ? null : windowToDraw(values, zone, now);
  const startsAt = window?.startsAt ?? (isOnce ? read(values.startsAt) : null);
  const endsAt = window?.endsAt ?? (isOnce ? read(values.endsAt) : null) ?? Math.max(now, startsAt ?? 0) + ONE_DAY;
  const teaserFrom = isOnce ? read(values.teaserFrom) : startsAt !== null ? startsAt - inSeconds(values.teaserHours) : null;
  return {
    now,
    startsAt,
    endsAt,
    teaserFrom: values.teaserMessage.trim() === "" || startsAt === null ? null : Math.min(teaserFrom ?? startsAt - ONE_DAY, startsAt),
    lastHoursFrom: values.lastHoursMessage.trim() === "" ? null : endsAt - inSeconds(values.lastHours),
    endedUntil: values.endedMessage.trim() === "" ? null : endsAt + inSeconds(values.endedHours),
  };
}

/** Of several windows the one that runs, the next one, or the last; null while none can be read. */
function windowToDraw(form: ScheduleForm, zone: string, now: Instant) {
  // At the beginning of time, so that one that is over is drawn too.
  const { schedule } = readSchedule(form, zone, 0);
  if (schedule === null) return null;
  const { last, next } = windowsAround(schedule, now);
  return last !== null && (now < last.endsAt || next === null) ? last : next;
}

/** @returns no banner where shoppers see none at that instant, and what the merchant should know */
export function toBannerPreview({ values, offer, at: chosen }: Request, { zone, locale, now }: { zone: string; locale: string; now: Instant }): { banners: StorefrontBanner[]; at: Instant; note: string } {
  const moments = momentsOf(values, zone, now);
  const { startsAt, endsAt, teaserFrom, lastHoursFrom, endedUntil } = moments;
  const at = chosen ?? (startsAt !== null && startsAt > now ? startsAt : now);
  const from = startsAt === null ? null : (teaserFrom ?? startsAt);
  const words = { message: values.message.trim() || "Your message", more: linesOf(values.moreMessages).slice(0, MOST_MORE), teaser: values.teaserMessage.trim() || undefined, lastHours: values.lastHoursMessage.trim() || undefined, ended: values.endedMessage.trim() || undefined, linkLabel: values.linkLabel.trim() || undefined, unitLabels: toUnitLabels(values) };
  const colors = { text: readColor(values.textColor) ?? "#ffffff", background: readColor(values.backgroundColor) ?? "#000000" };
  const banner: StorefrontBanner = {
    id: "preview",
    rule: {},
    shows_from: from,
    shows_until: endedUntil ?? endsAt,
    starts_at: startsAt,
    ends_at: endsAt,
    last_hours_from: lastHoursFrom,
    ...toPreviewWindows(values, zone, moments),
    countdown: values.countdown,
    dismissible: values.dismissible,
    colors,
    ...toStorefrontLook(values.look, colors),
    link: values.link === "" ? null : values.link,
    code: values.code === "" ? null : { code: values.code, action: values.codeAction },
    texts: { [locale]: toText(words, { ...offer, ...(values.code !== "" && { code: values.code }) }, locale, values.look) },
  };
  const isSilent = (from !== null && at < from) || at >= banner.shows_until;
  const silent = `${at >= endsAt ? "The offer is over" : "The offer has not begun"} at this time: shoppers see no banner.`;
  const note = isSilent ? silent : readSchedule(values, zone, 0).schedule !== null || readWallTime(values.endsAt, zone).ok ? "" : "Choose when the offer ends; this preview shows tomorrow.";
  return { banners: isSilent ? [] : [banner], at, note };
}

/** A weekly rule is drawn with its words; every other window like a banner that runs once. */
function toPreviewWindows(values: ScheduleForm, zone: string, { startsAt, endsAt, teaserFrom, lastHoursFrom, endedUntil }: Moments): Pick<StorefrontBanner, "windows"> {
  const windows = values.scheduleKind === "weekly" ? readSchedule(values, zone, 0).schedule?.windows : undefined;
  if (windows === undefined) return {};
  const none = { teaser: null, lastHours: null, ended: null };
  return {
    windows: {
      ...toStorefrontWindows(none, windows),
      teaser: startsAt === null || teaserFrom === null ? 0 : startsAt - teaserFrom,
      last_hours: lastHoursFrom === null ? 0 : endsAt - lastHoursFrom,
      ended: endedUntil === null ? 0 : endedUntil - endsAt,
    },
  };
}
