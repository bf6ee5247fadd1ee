/** How expected failures travel: as values, each beside the field it belongs to. */
import type { z } from "zod";

export interface Problem {
  /** Name of the form field; "form" when it belongs to none. */
  field: string;
  /** A sentence for the merchant: what is wrong and what would be right. */
  message: string;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused(...problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems };
}

/** Parses unknown input with a schema; each issue becomes a problem at its field ("badges.0.title"). */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const result = schema.safeParse(input);
  if (result.success) return parsed(result.data);
  return refused(...result.error.issues.map((issue) => ({ field: issue.path.join(".") || "form", message: issue.message })));
}

/**
 * Whether a change of the form touches what was refused: of "translations.de.message" that message, not the words in
 * other languages.
 * @param sent the values that were refused
 */
export function isMended(field: string, sent: object, change: object): boolean {
  const path = field.split(".");
  if (!Object.hasOwn(change, path[0] ?? "")) return false;
  const before = valueAt(sent, path);
  // What is no value of the form itself goes with any change of its first part.
  return before === undefined || before !== valueAt(change, path);
}

/** What stands at a path, as JSON; undefined where the path leads nowhere. */
function valueAt(whole: object, path: string[]): string | undefined {
  const found = path.reduce<unknown>((part, key) => (typeof part === "object" && part !== null ? new Map<string, unknown>(Object.entries(part)).get(key) : undefined), whole);
  return found === undefined ? undefined : JSON.stringify(found);
}

/** The end of a `switch` over a union: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
