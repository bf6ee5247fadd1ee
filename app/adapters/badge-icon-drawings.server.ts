/** The badge icons as the extension draws them, for the admin's picker: read from the snippet that shoppers' pages print. */
import { readIconDrawings, type IconDrawing } from "../domain/badge-icons";

const sources = import.meta.glob<string>("../../extensions/storefront/snippets/buyline-icon.liquid", { query: "?raw", import: "default", eager: true });

/** By icon id, in the snippet's order; see `BADGE_ICON_LIBRARY` for names and words. */
export const BADGE_ICON_DRAWINGS: Record<string, IconDrawing> = Object.fromEntries(Object.values(sources).flatMap((source) => [...readIconDrawings(source)]));
