import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";

/** After a conflict a page shows what the other person did; Remix loads nothing anew after a refusal by itself. */
export function showTheirs({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}

/** There is nothing to load of what somebody deleted, and what was typed of it shall stay. */
export function keepDeleted({ actionStatus, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 && (actionResult as { version?: unknown }).version === 0 ? false : defaultShouldRevalidate;
}
