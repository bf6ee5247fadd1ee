/** A schedule in the merchant's words: what the lists, Home, the confirmation and the history say of it. */
import { isOvernight, NO_END, phaseAt, WEEKDAYS, windowAt, windowsAround, type Schedule, type WeeklyWindows } from "./banner-windows";
import { describeInstant, type Instant } from "./schedule";
import { dateFormat } from "./date-format";

/** Whether two schedules run at the same times, as far as their ends go (T5). */
export function isSameSchedule(one: Pick<Schedule, "endsAt" | "windows"> | null, other: Pick<Schedule, "endsAt" | "windows">): boolean {
  return one?.endsAt === other.endsAt && JSON.stringify(one.windows ?? null) === JSON.stringify(other.windows ?? null);
}

/** What has to be true of an offer, behind "The offer really": "ends on …", "runs in these 3 windows only, …". */
export function scheduleWords({ endsAt, zone, windows }: Schedule): string {
  switch (windows?.kind) {
    case undefined:
      return `ends on ${describeInstant(endsAt, zone, "en")}`;
    case "several":
      return windows.list.length === 1 ? `ends on ${describeInstant(endsAt, zone, "en")}` : `runs in these ${windows.list.length} windows only and ends with each, for the last time on ${describeInstant(endsAt, zone, "en")}`;
    case "weekly":
      return `runs ${weeklyWords(windows, zone)} only, and ends each time`;
  }
}

/** "every Friday from 9:00 AM until 6:00 PM, America/New_York time" */
export function weeklyWords({ days, from, until, firstDate, lastDate }: WeeklyWindows, zone: string): string {
  const names = days.map((day) => WEEKDAYS[day] ?? "");
  const named = days.length === 7 ? "day" : new Intl.ListFormat("en", { type: "conjunction" }).format(names);
  const dates = `${firstDate === null ? "" : `, from ${dayWords(firstDate)}`}${lastDate === null ? "" : `${firstDate === null ? "," : ""} until ${dayWords(lastDate)}`}`;
  return `every ${named} from ${clockWords(from)} until ${clockWords(until)}${isOvernight({ from, until }) ? " the next day" : ""}, ${zone} time${dates}`;
}

/** When it shows, as one line of a list: the window that counts now, and how many there are. */
export function timesWords(schedule: Schedule, now: Instant): string {
  const { windows, zone } = schedule;
  const when = (instant: Instant) => describeInstant(instant, zone, "en");
  const rest = windows?.kind === "weekly" ? ` · ${sentence(weeklyWords(windows, zone))}` : windows && windows.list.length > 1 ? ` · ${windows.list.length} windows` : "";
  const current = windowAt(schedule, now);
  switch (phaseAt(schedule, now)) {
    case "ended":
      return `Ended ${when(schedule.endsAt)}`;
    case "live":
      return `Until ${when(current?.endsAt ?? schedule.endsAt)}${rest}`;
    case "scheduled":
    case "between": {
      const { next } = windowsAround(schedule, now);
      if (next === null || next.startsAt === null) return rest.slice(3);
      return `From ${when(next.startsAt)} until ${when(next.endsAt)}${rest}`;
    }
  }
}

/** An end in words; a weekly offer may have none. */
export function endWords(instant: Instant, zone: string): string {
  return instant === NO_END ? "no last date" : describeInstant(instant, zone, "en");
}

/** "18:00" as "6:00 PM". */
function clockWords(time: string): string {
  return dateFormat("en", { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(new Date(`2000-01-01T${time}Z`));
}

function dayWords(date: string): string {
  return dateFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${date}T00:00Z`));
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
