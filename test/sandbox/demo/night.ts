/** The night at which the demo's sale ends: the banner and its discount agree on it. */
import { Temporal } from "temporal-polyfill";

/** Tonight at 23:59 on the shop's clock; tomorrow's night when less than three hours of today's are left. */
export function endOfNight(now: Date, zone: string): string {
  const wall = (instant: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(instant);
  const inThreeHours = wall(now.getTime() + 3 * 60 * 60 * 1000);
  return `${inThreeHours.slice(0, 10)}T23:59`;
}

/** The same as an instant in UTC. */
export function instantOfNight(now: Date, zone: string): string {
  return new Date(Temporal.PlainDateTime.from(endOfNight(now, zone)).toZonedDateTime(zone).epochMilliseconds).toISOString();
}
