/** Colors and their contrast; colord computes WCAG's ratio. */
import { colord, extend } from "colord";
import a11yPlugin from "colord/plugins/a11y";

extend([a11yPlugin]);

/** WCAG 2.2 success criterion 1.4.3 for text (W4). */
export const LEAST_TEXT_CONTRAST = 4.5;

/** "#rrggbb" in lower case, or null when it is not a color of that form. */
export function readColor(text: string): string | null {
  const color = text.trim().toLowerCase();
  return /^#[0-9a-f]{6}$/.test(color) ? color : null;
}

/** WCAG contrast ratio, 1 to 21, rounded down to two places. */
export function contrast(first: string, second: string): number {
  return colord(first).contrast(second);
}
