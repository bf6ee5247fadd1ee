/** The parts of a posted form that are about saving itself. */
import { z } from "zod";

const withVersion = z.object({ version: z.number().int().nonnegative() });

/** The version that a save replaces; 0 when the form names none. */
export function versionIn(body: unknown): number {
  const result = withVersion.safeParse(body);
  return result.success ? result.data.version : 0;
}

const LARGEST_NUMBER = 2_147_483_647;

/** The number before which a page of a list begins, from its address; null for the first page, and for what is none. */
export function pageBefore(params: URLSearchParams): number | null {
  const before = Number(params.get("before"));
  return Number.isInteger(before) && before > 0 && before <= LARGEST_NUMBER ? before : null;
}

/** True when the body asks for something else than a save: `{ "intent": "publish" }`. */
export function isIntent(body: unknown, intent: string): boolean {
  return z.object({ intent: z.literal(intent) }).safeParse(body).success;
}
