/** What the live theme lacks of what the theme before it had. Free of zod, because Home asks it in the browser. */
import { BLOCKS } from "./blocks";
import type { PlacedBlocks, ThemeMemory } from "./theme-memory";

/** What each place begins with. */
const THEME = /^(gid:\/\/shopify\/\w+\/\d+)\//;

/** A block that stood in the theme before and stands nowhere in the live one. */
export interface LostBlock {
  handle: string;
  name: string;
  /** In how many places it stood. */
  places: number;
}

/** @param before null when no switch is to be compared */
export function lostBlocks(before: PlacedBlocks | null, now: PlacedBlocks): LostBlock[] {
  if (before === null) return [];
  return BLOCKS.flatMap(({ handle, name }) => {
    const places = before[handle]?.length ?? 0;
    return places > 0 && (now[handle] ?? []).length === 0 ? [{ handle, name, places }] : [];
  });
}

/** Where in its theme a place is: "template--article/main/…" of "gid://shopify/OnlineStoreTheme/1/template--article/main/…". */
export function withoutTheme(place: string): string {
  return place.replace(THEME, "");
}

/** The theme that the places belong to; null where nothing stands anywhere. */
export function themeOf(blocks: PlacedBlocks): string | null {
  const [place] = Object.values(blocks).flat();
  return THEME.exec(place ?? "")?.[1] ?? null;
}

/**
 * What is remembered once the live theme was seen. Of two themes that follow each other the older one is kept for
 * the comparison, also where nobody told of the switch; it is forgotten when the newer one lacks nothing of it.
 */
export function rememberSeen(memory: ThemeMemory, seen: PlacedBlocks): ThemeMemory {
  const [past, present] = [memory.seen === null ? null : themeOf(memory.seen), themeOf(seen)];
  const untold = memory.seen !== null && past !== null && present !== null && past !== present;
  const before = untold ? memory.seen : memory.before;
  const settled = before !== null && themeOf(before) !== present && lostBlocks(before, seen).length === 0;
  return { ...memory, seen, before: settled ? null : before };
}

/** What is remembered once Shopify told that another theme was published. */
export function rememberSwitch(memory: ThemeMemory, themeName: string | null): ThemeMemory {
  return { seen: null, before: memory.seen ?? memory.before, themeName };
}
