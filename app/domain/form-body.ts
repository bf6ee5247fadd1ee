/** The parts of a posted form that are about saving itself. */
import { z } from "zod";

/** What PostgreSQL keeps as a number. */
const LARGEST_NUMBER = 2_147_483_647;

/** The version that something is done over; the next one must be a number, too. */
export const versionSchema = z.number().int().nonnegative().max(LARGEST_NUMBER - 1);
const withVersion = z.object({ version: versionSchema });

/** The version that a save replaces; 0 when the form names none. */
export function versionIn(body: unknown): number {
  const result = withVersion.safeParse(body);
  return result.success ? result.data.version : 0;
}

/** The number before which a page of a list begins, from its address; null for the first page, and for what is none. */
export function pageBefore(params: URLSearchParams): number | null {
  const before = Number(params.get("before"));
  return Number.isInteger(before) && before > 0 && before <= LARGEST_NUMBER ? before : null;
}

/** True when the body asks for something else than a save: `{ "intent": "publish" }`. */
export function isIntent(body: unknown, intent: string): boolean {
  return z.object({ intent: z.literal(intent) }).safeParse(body).success;
}

/** A text that every database, page and address carries: half of a character and U+0000 become the sign for a damaged one. */
export function toCarried(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}
