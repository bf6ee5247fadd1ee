/** The windows of a banner as the storefront's Liquid reads them (extensions/storefront/snippets/banner-window.liquid). */
import type { Banner } from "./banner";
import { isOvernight, type Windows } from "./banner-windows";
import { ONE_HOUR } from "./schedule";

export interface StorefrontWindows {
  /** Start and end of each, in their order; UTC seconds. Left out for a weekly rule. */
  list?: [from: number, until: number][];
  /** Decided in the shop's zone: days as strftime's %w prints them ("56"), start and end in seconds after midnight, over 86400 on the next day. */
  weekly?: { days: string; edges: [from: number, until: number] };
  /** For so many seconds before a window it is announced, near its end it has other words, and after it the last word stands; 0 for none. */
  teaser: number;
  last_hours: number;
  ended: number;
}

export function toStorefrontWindows({ teaser, lastHours, ended }: Pick<Banner, "teaser" | "lastHours" | "ended">, windows: Windows): StorefrontWindows {
  const seconds = (hours: number | undefined) => (hours ?? 0) * ONE_HOUR;
  const words = { teaser: seconds(teaser?.hours), last_hours: seconds(lastHours?.hours), ended: seconds(ended?.hours) };
  switch (windows.kind) {
    case "several":
      return { list: windows.list.map(({ startsAt, endsAt }) => [startsAt, endsAt]), ...words };
    case "weekly":
      return { weekly: { days: windows.days.join(""), edges: [secondsOf(windows.from), secondsOf(windows.until) + (isOvernight(windows) ? 24 * ONE_HOUR : 0)] }, ...words };
  }
}

/** "09:30" in seconds after midnight. */
function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * ONE_HOUR + minutes * 60;
}
