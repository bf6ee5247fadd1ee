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

/** The end of a `switch` over a union: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
