/** What of the record is asked for: it stands in the address of its screens. */
import { z } from "zod";
import { toCarried } from "./form-body";
import { readWallTime, type Instant } from "./schedule";
import type { Problem } from "./parsed";

export interface RecordQuery {
  banner: string;
  /** Days in the shop's zone, "2026-11-27"; "" for no limit. */
  from: string;
  until: string;
}

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/).or(z.literal(""));
const BAD_DAY = "Enter a day, like 2026-11-27.";

/** Days are whole days of the shop's zone. What cannot be read is left out and told of. */
export function parseRecordQuery(params: URLSearchParams, zone: string): { query: RecordQuery; search: { bannerId: string | null; from: Instant | null; until: Instant | null }; problems: Problem[] } {
  const query = { banner: params.get("banner") ?? "", from: params.get("from") ?? "", until: params.get("until") ?? "" };
  const problems: Problem[] = [];
  const read = (field: "from" | "until", time: string): Instant | null => {
    if (query[field] === "") return null;
    const wall = day.safeParse(query[field]).success ? readWallTime(`${query[field]}T${time}`, zone) : null;
    if (wall?.ok === true) return wall.instant;
    problems.push({ field, message: BAD_DAY });
    return null;
  };
  const from = read("from", "00:00");
  const lastMinute = read("until", "23:59");
  const until = lastMinute === null ? null : lastMinute + 60;
  if (from !== null && until !== null && until <= from) problems.push({ field: "until", message: "The last day is before the first one." });
  return { query, search: { bannerId: query.banner === "" ? null : toCarried(query.banner.slice(0, 40)), from, until }, problems };
}
