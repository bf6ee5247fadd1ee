/**
 * Where the app's blocks stand in the live theme. Shopify tells of the live theme only, so what the theme before it
 * had is what was seen there last.
 */
import { z } from "zod";

/** By handle of the block: the places where it stands; none when it does not. */
export const placedBlocksSchema = z.record(z.string().max(60), z.array(z.string().max(300)).max(250));
export type PlacedBlocks = z.infer<typeof placedBlocksSchema>;

export interface ThemeMemory {
  seen: PlacedBlocks | null;
  before: PlacedBlocks | null;
  /** Name of the theme that was published last; null when no switch was told. */
  themeName: string | null;
}
