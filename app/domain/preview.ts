/** What a preview draws: the published document of a form that may still be half filled in. */
import { z } from "zod";
import { toStorefrontDesign } from "./badge-design";
import { badgeSetSchema } from "./badges";
import { MOST_HOURS } from "./banner";
import { readColor } from "./color";
import { windowsAround, type Schedule } from "./banner-windows";
import { readSchedule, scheduleForm, type ScheduleForm } from "./banner-windows-form";
import { isZone, ONE_HOUR, readWallTime, type Instant } from "./schedule";
import { toStorefrontBadge, type StorefrontDocument } from "./storefront-document";
import { toStorefrontWindows } from "./storefront-windows";

/** The moments of a banner that a preview can show. */
export const BANNER_MOMENTS = ["now", "teaser", "last_hours", "ended"] as const;
export type BannerMoment = (typeof BANNER_MOMENTS)[number];

const hours = z.coerce.number().int().min(1).max(MOST_HOURS).catch(1);
const text = z.string().max(4_000).catch("");

const previewRequest = z.object({
  zone: z.string().refine(isZone, "There is no such time zone."),
  locale: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "There is no such language."),
  block: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("banner"),
      moment: z.enum(BANNER_MOMENTS).catch("now"),
      values: z.object({
        message: text,
        linkLabel: text,
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
      }),
    }),
    z.object({ kind: z.literal("badges"), values: z.object({ badges: badgeSetSchema.shape.badges.max(24), design: badgeSetSchema.shape.design, payments: badgeSetSchema.shape.payments }) }),
  ]),
});
export type PreviewRequest = z.input<typeof previewRequest>;

export interface Preview {
  block: "sale-banner" | "trust-badges";
  document: StorefrontDocument;
  zone: string;
  locale: string;
  /** The moment that is shown. */
  at: Instant;
  /** What the merchant should know about it, "" for nothing. */
  note: string;
}

const ONE_DAY = 24 * ONE_HOUR;

/** Null when the request is not one of ours. Missing or wrong fields are replaced by something that can be drawn. */
export function parsePreview(input: unknown, now: Instant): Preview | null {
  const result = previewRequest.safeParse(input);
  if (!result.success) return null;
  const { block, zone, locale } = result.data;
  const empty: StorefrontDocument = { version: 1, banners: [], badge_sets: [], kind_choices: {}, article_products_way: "list" };

  if (block.kind === "badges") {
    const badges = block.values.badges.filter(({ title }) => title.trim() !== "").map((badge) => toStorefrontBadge(badge, locale));
    const note = badges.length === 0 ? "Give a badge a title to see it here." : "";
    const { design, payments } = block.values;
    const set = { id: "preview", rule: {}, ...(design && toStorefrontDesign(design)), ...(payments && { payments }), badges };
    return { block: "trust-badges", document: { ...empty, badge_sets: badges.length === 0 ? [] : [set] }, zone, locale, at: now, note };
  }

  const { values, moment } = block;
  const schedule = scheduleToDraw(values, zone);
  const start = readWallTime(values.startsAt, zone);
  const { last, next } = schedule === null ? { last: null, next: null } : windowsAround(schedule, now);
  const window = last !== null && (now < last.endsAt || next === null) ? last : next;
  const startsAt = window === null ? (start.ok && values.scheduleKind === "once" ? start.instant : null) : window.startsAt;
  const endsAt = window?.endsAt ?? Math.max(now, startsAt ?? 0) + ONE_DAY;
  const lastHoursFrom = endsAt - values.lastHours * ONE_HOUR;
  const at = {
    now: startsAt !== null && startsAt > now ? startsAt : now,
    teaser: (startsAt ?? now) - 1,
    last_hours: lastHoursFrom,
    ended: endsAt,
  }[moment];
  const banner = {
    id: "preview",
    rule: {},
    shows_from: null,
    shows_until: endsAt + values.endedHours * ONE_HOUR,
    starts_at: startsAt,
    ends_at: endsAt,
    last_hours_from: lastHoursFrom,
    ...(schedule?.windows && {
      starts_at: schedule.startsAt,
      ends_at: schedule.endsAt,
      windows: { ...toStorefrontWindows(NO_WORDS, schedule.windows), teaser: values.teaserHours * ONE_HOUR, last_hours: values.lastHours * ONE_HOUR, ended: values.endedHours * ONE_HOUR },
      shows_until: schedule.endsAt + values.endedHours * ONE_HOUR,
    }),
    countdown: values.countdown,
    dismissible: values.dismissible,
    colors: { text: readColor(values.textColor) ?? "#ffffff", background: readColor(values.backgroundColor) ?? "#000000" },
    link: values.link === "" ? null : values.link,
    code: values.code === "" ? null : { code: values.code, action: values.codeAction },
    texts: {
      [locale]: {
        message: values.message.trim() || "Your message",
        teaser: values.teaserMessage.trim(),
        last_hours: values.lastHoursMessage.trim(),
        ended: values.endedMessage.trim(),
        link_label: values.linkLabel === "" ? null : values.linkLabel,
      },
    },
  };
  const silent = (moment === "teaser" && values.teaserMessage.trim() === "") || (at >= endsAt && values.endedMessage.trim() === "");
  const note = silent ? `${at >= endsAt ? "The offer is over" : "The offer has not begun"} at this time: shoppers see no banner.` : schedule !== null ? "" : "Choose when the offer ends; this preview shows tomorrow.";
  return { block: "sale-banner", document: { ...empty, banners: silent ? [] : [banner] }, zone, locale, at, note };
}

const NO_WORDS = { teaser: null, lastHours: null, ended: null };

/** What can be read of the form's schedule, also when it is over. */
function scheduleToDraw(form: ScheduleForm, zone: string): Schedule | null {
  const { schedule } = readSchedule(form, zone, 0);
  return schedule ?? (form.scheduleKind === "once" ? readSchedule({ ...form, startsAt: "" }, zone, 0).schedule : null);
}
