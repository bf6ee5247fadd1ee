/** The blocks of a section or of another block, as a theme's Liquid sees them. */
import type { LiquidSchema, ShopifyLiquid } from "../../../app/adapters/shopify-liquid";
import { appBlockName, type BlockDefinition, type Folder } from "./theme";

export const BLOCK = Symbol("block");

export interface ThemeBlock {
  id: string;
  type: string;
  settings: Record<string, unknown>;
  shopify_attributes: string;
  [BLOCK]: { sectionId: string; app: string | null; definition: BlockDefinition };
}

/** A section or a block: what may have blocks in it. */
export interface BlockOwner {
  sectionId: string;
  definition: { blocks?: Record<string, BlockDefinition>; block_order?: string[] };
  schema: LiquidSchema;
}

/** Where the thing whose Liquid is running keeps itself among its globals. */
export const OWNER = Symbol("owner");

export function isThemeBlock(value: unknown): value is ThemeBlock {
  return typeof value === "object" && value !== null && BLOCK in value;
}

/** The owner's blocks in their order, without those that its Liquid names itself. */
export function orderedBlocks({ definition }: BlockOwner): [string, BlockDefinition][] {
  return (definition.block_order ?? []).flatMap((id): [string, BlockDefinition][] => {
    const block = definition.blocks?.[id];
    return block && block.disabled !== true && block.static !== true ? [[id, block]] : [];
  });
}

/**
 * The schema that a block's settings follow: the theme block's own file, or what the section says of a block that has none.
 * @throws when the owner does not take blocks of that type
 */
export function blockSchemaOf(type: string, owner: BlockOwner, theme: Folder, liquid: ShopifyLiquid): LiquidSchema {
  const app = appBlockName(type);
  const accepts = (wanted: string) => (owner.schema.blocks ?? []).find((each) => each.type === wanted);
  const accepted = app ? accepts("@app") : (accepts(type) ?? (type.startsWith("_") ? undefined : accepts("@theme")));
  if (!accepted) throw new Error(`section ${owner.sectionId} does not take blocks of type ${type}`);
  if (app) return {};
  const path = `blocks/${type}.liquid`;
  return accepted.settings || theme.read(path) === undefined ? accepted : liquid.themeSchema(path);
}
