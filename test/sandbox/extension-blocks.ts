/** The blocks and embeds of the theme app extension as the admin knows them: from their schemas, and where they stand. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toBlockSettings, type BlockSetting, type SchemaSetting } from "./block-settings";
import { gid, type SandboxTheme } from "./store";

export interface ExtensionBlock {
  /** File name without ".liquid". */
  handle: string;
  name: string;
  target: "section" | "head" | "body" | "compliance_head";
  /** Templates and section groups that may take it; null means all. */
  enabledOn: string[] | null;
  disabledOn: string[];
  /** From the schema's defaults: what a block has when it is newly placed. */
  defaults: Record<string, string | number | boolean>;
  settings: BlockSetting[];
}

interface BlockSchema {
  name: string;
  target: ExtensionBlock["target"];
  enabled_on?: { templates?: string[]; groups?: string[] };
  disabled_on?: { templates?: string[]; groups?: string[] };
  settings?: SchemaSetting[];
}

/** Reads them anew each time, so that a changed block shows after a reload. */
export function readExtensionBlocks(extensionFolder: string): ExtensionBlock[] {
  const folder = join(extensionFolder, "blocks");
  const names = readSchemaNames(extensionFolder);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".liquid"))
    .sort()
    .map((file) => {
      const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(readFileSync(join(folder, file), "utf8"))?.[1];
      if (json === undefined) throw new Error(`${file} has no schema`);
      const schema = JSON.parse(json) as BlockSchema;
      return {
        handle: file.replace(/\.liquid$/, ""),
        name: schema.name.startsWith("t:") ? names(schema.name.slice(2)) : schema.name,
        target: schema.target,
        enabledOn: schema.enabled_on === undefined ? null : places(schema.enabled_on),
        disabledOn: schema.disabled_on === undefined ? [] : places(schema.disabled_on),
        defaults: Object.fromEntries((schema.settings ?? []).flatMap(({ id, default: value }) => (id === undefined || value === undefined ? [] : [[id, value]]))),
        settings: toBlockSettings(schema.settings ?? [], names),
      };
    });
}

function places({ templates = [], groups = [] }: { templates?: string[]; groups?: string[] }): string[] {
  return [...templates, ...groups];
}

/** Looks up `t:` keys in the extension's own default schema locale. */
function readSchemaNames(extensionFolder: string): (key: string) => string {
  const folder = join(extensionFolder, "locales");
  return (key) => {
    const file = readdirSync(folder).find((name) => name.endsWith(".default.schema.json"));
    let found: unknown = file === undefined ? undefined : JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== "string") throw new Error(`The extension's schema locale has no ${key}`);
    return found;
  };
}

export function isEmbed(block: ExtensionBlock): boolean {
  return block.target !== "section";
}

/** Whether a template ("article") or section group ("header") of the theme may take the block. */
export function fitsPlace(block: ExtensionBlock, place: string): boolean {
  const names = (list: string[]) => list.includes(place) || list.includes("*");
  return !isEmbed(block) && (block.enabledOn === null || names(block.enabledOn)) && !names(block.disabledOn);
}

/** Where the theme takes app blocks. */
const PLACES = ["header", "index", "product", "collection", "list-collections", "blog", "article", "page", "cart", "search", "404", "footer"];

export function placesOf(theme: SandboxTheme): string[] {
  return [...new Set([...PLACES, ...Object.keys(theme.blocks)])];
}

/** The answer of `shopify.app.extensions()`: status and activations in the published theme. */
export function toExtensionInfo(handle: string, blocks: ExtensionBlock[], theme: SandboxTheme) {
  const themeId = gid("OnlineStoreTheme", theme.id);
  return [
    {
      handle,
      type: "theme_app_extension" as const,
      activations: blocks.map((block) => {
        const targets = isEmbed(block)
          ? theme.embeds.filter((embed) => embed.block === block.handle).map((embed) => `settings_data/${embed.id}`)
          : Object.entries(theme.blocks).flatMap(([place, standing]) =>
              standing.filter((one) => one.block === block.handle).map((one) => `${isGroup(place) ? "group" : "template"}--${place}/${one.section ?? "main"}/${one.id}`),
            );
        const fits = isEmbed(block) || placesOf(theme).some((place) => fitsPlace(block, place));
        return {
          target: block.target,
          handle: block.handle,
          name: block.name,
          status: targets.length > 0 ? ("active" as const) : fits ? ("available" as const) : ("unavailable" as const),
          activations: targets.map((target) => ({ target, themeId })),
        };
      }),
    },
  ];
}

export function isGroup(place: string): boolean {
  return place === "header" || place === "footer" || place === "aside";
}
