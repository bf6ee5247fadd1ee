/** The schedule as a form holds it, and back: once, in several windows, or every week. */
import { z } from "zod";
import { boundsOf, isOvernight, MOST_WINDOWS, NO_END, type Schedule, type Windows } from "./banner-windows";
import type { Problem } from "./parsed";
import { isZone, readWallTime, toWallTime, type Instant } from "./schedule";

export const SCHEDULE_KINDS = ["once", "several", "weekly"] as const;

const typed = z.string().trim().max(40, "Enter a date and a time.").default("");
const weekly = z.object({ days: z.array(z.number().int().min(0).max(6)).max(7).default([]), from: typed, until: typed, firstDate: typed, lastDate: typed });
const row = z.object({ startsAt: typed, endsAt: typed });

export const scheduleForm = {
  scheduleKind: z.enum(SCHEDULE_KINDS, "Choose one of the three.").default("once"),
  /** Wall times in the shop's zone; of the banner that runs once, where the start may be "". */
  startsAt: typed,
  endsAt: typed,
  windows: z.array(row).max(MOST_WINDOWS, `Use at most ${MOST_WINDOWS} windows.`).default([]),
  weekly: weekly.default({ days: [], from: "", until: "", firstDate: "", lastDate: "" }),
};
export type ScheduleForm = { [Field in keyof typeof scheduleForm]: z.infer<(typeof scheduleForm)[Field]> };

export const NEW_SCHEDULE_FORM: ScheduleForm = {
  scheduleKind: "once",
  startsAt: "",
  endsAt: "",
  windows: [{ startsAt: "", endsAt: "" }],
  weekly: { days: [5], from: "09:00", until: "18:00", firstDate: "", lastDate: "" },
};

export function toScheduleForm({ startsAt, endsAt, zone, windows }: Schedule): ScheduleForm {
  const wall = (instant: Instant | null) => (instant === null || instant === NO_END ? "" : toWallTime(instant, zone));
  const times = { startsAt: wall(startsAt), endsAt: wall(endsAt) };
  switch (windows?.kind) {
    case undefined:
      return { ...NEW_SCHEDULE_FORM, ...times };
    case "several":
      return { ...NEW_SCHEDULE_FORM, ...times, scheduleKind: "several", windows: windows.list.map((one) => ({ startsAt: wall(one.startsAt), endsAt: wall(one.endsAt) })) };
    case "weekly": {
      const { days, from, until, firstDate, lastDate } = windows;
      return { ...NEW_SCHEDULE_FORM, ...times, scheduleKind: "weekly", weekly: { days, from, until, firstDate: firstDate ?? "", lastDate: lastDate ?? "" } };
    }
  }
}

/** Null with the problems that keep it from being read; something that is over is one of them. */
export function readSchedule(form: ScheduleForm, zone: string, now: Instant): { schedule: Schedule | null; problems: Problem[] } {
  if (!isZone(zone)) return { schedule: null, problems: [{ field: "endsAt", message: `Your store is set to the time zone “${zone}”, which is not known here. Choose another one in your store’s settings.` }] };
  switch (form.scheduleKind) {
    case "once":
      return readOnce(form, zone, now);
    case "several":
      return readSeveral(form.windows, zone, now);
    case "weekly":
      return readWeekly(form.weekly, zone, now);
  }
}

type Read = ReturnType<typeof readSchedule>;

function readOnce({ startsAt, endsAt }: ScheduleForm, zone: string, now: Instant): Read {
  const problems: Problem[] = [];
  const end = readWallTime(endsAt, zone);
  if (!end.ok) problems.push({ field: "endsAt", message: end.message });
  else if (end.instant <= now) problems.push({ field: "endsAt", message: "This is in the past. Choose when the offer ends." });
  const start = startsAt === "" ? null : readWallTime(startsAt, zone);
  if (start !== null && !start.ok) problems.push({ field: "startsAt", message: start.message });
  if (end.ok && start?.ok && start.instant >= end.instant) problems.push({ field: "startsAt", message: "The start must be before the end." });
  return { schedule: problems.length > 0 || !end.ok ? null : { startsAt: start?.ok ? start.instant : null, endsAt: end.instant, zone }, problems };
}

function readSeveral(rows: ScheduleForm["windows"], zone: string, now: Instant): Read {
  if (rows.length === 0) return { schedule: null, problems: [{ field: "windows", message: "Add at least one window." }] };
  const problems: Problem[] = [];
  const refuse = (index: number, part: "startsAt" | "endsAt", message: string) => problems.push({ field: `windows.${index}.${part}`, message });
  const read = rows.flatMap(({ startsAt, endsAt }, index) => {
    const [start, end] = [readWallTime(startsAt, zone), readWallTime(endsAt, zone)];
    if (!start.ok) refuse(index, "startsAt", start.message);
    if (!end.ok) refuse(index, "endsAt", end.message);
    if (!start.ok || !end.ok) return [];
    if (start.instant >= end.instant) refuse(index, "endsAt", "The end must be after the start.");
    return [{ index, startsAt: start.instant, endsAt: end.instant }];
  });
  const list = read.sort((one, other) => one.startsAt - other.startsAt);
  for (const [place, { index, startsAt }] of list.entries()) {
    const before = list[place - 1];
    if (before !== undefined && startsAt <= before.endsAt) {
      refuse(index, "startsAt", startsAt === before.endsAt ? "This window begins when another one ends, so that end would not be true. Make them one." : "This window begins before another one has ended. Move it, or make them one.");
    }
  }
  const [first, last] = [list[0], list.at(-1)];
  if (problems.length === 0 && last !== undefined && last.endsAt <= now) refuse(last.index, "endsAt", "All windows are in the past. Choose when the offer ends.");
  if (problems.length > 0 || first === undefined || last === undefined) return { schedule: null, problems };
  const windows: Windows = { kind: "several", list: list.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })) };
  return { schedule: { startsAt: first.startsAt, endsAt: last.endsAt, zone, windows }, problems };
}

function readWeekly({ days, from, until, firstDate, lastDate }: ScheduleForm["weekly"], zone: string, now: Instant): Read {
  const problems: Problem[] = [];
  const refuse = (part: keyof ScheduleForm["weekly"], message: string) => problems.push({ field: `weekly.${part}`, message });
  const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  const isDate = (text: string) => text === "" || (/^\d{4}-\d\d-\d\d$/.test(text) && readWallTime(`${text}T00:00`, "UTC").ok);
  const chosen = [...new Set(days)].sort();
  if (chosen.length === 0) refuse("days", "Choose at least one day.");
  if (!isTime(from)) refuse("from", "Enter a time, like 09:00.");
  if (!isTime(until)) refuse("until", "Enter a time, like 18:00.");
  if (!isDate(firstDate)) refuse("firstDate", "Enter a date, or leave it empty.");
  if (!isDate(lastDate)) refuse("lastDate", "Enter a date, or leave it empty.");
  if (from === until && isTime(from) && chosen.some((day) => chosen.includes((day + 1) % 7))) {
    refuse("until", "Each window would end when the next one begins, so that end would not be true. Choose another time or fewer days.");
  }
  if (problems.length === 0 && firstDate !== "" && lastDate !== "" && lastDate < firstDate) refuse("lastDate", "The last date must not be before the first.");
  if (problems.length > 0) return { schedule: null, problems };

  const windows: Windows = { kind: "weekly", days: chosen, from, until, firstDate: firstDate || null, lastDate: lastDate || null };
  const bounds = boundsOf(windows, zone);
  if (bounds === null) refuse("lastDate", "None of these days lies between the two dates.");
  else if (bounds.endsAt <= now) refuse("lastDate", `This is in the past. The last window begins on that day${isOvernight(windows) ? " and ends on the next" : ""}.`);
  return { schedule: problems.length > 0 || bounds === null ? null : { ...bounds, zone, windows }, problems };
}
