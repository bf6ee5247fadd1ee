import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";

/** After a conflict a page shows what the other person did; Remix loads nothing anew after a refusal by itself. */
export function showTheirs({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}
