/** What a merchant set for the whole store. */
import { z } from "zod";
import { SLOTS, type Slot } from "./page-resolution";
import { PAGE_KINDS, type PageKind } from "./pages";

const slots = Object.keys(SLOTS) as [Slot, ...Slot[]];
const kinds = Object.keys(PAGE_KINDS) as [PageKind, ...PageKind[]];

/** "off" or the id of what is pinned, by slot; a slot that is missing follows the rules. */
export const choicesSchema = z.partialRecord(z.enum(slots), z.string().regex(/^[\w-]{1,40}$/));
export type Choices = z.infer<typeof choicesSchema>;

export const settingsSchema = z.object({
  /** What a whole kind of page shows, unless a page has its own choice. */
  kindChoices: z.partialRecord(z.enum(kinds), choicesSchema),
  /** The set-up guide on Home was dismissed for good. */
  guideDismissed: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const NEW_SETTINGS: Settings = { kindChoices: {}, guideDismissed: false };
