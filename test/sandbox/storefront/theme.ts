/** A theme's folder as Liquid needs it, with the app blocks that the theme editor placed set into its JSON. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, normalize, sep } from "node:path";
import type { LiquidSchema } from "../../../app/adapters/shopify-liquid";
import type { SandboxBlockInstance, SandboxTheme } from "../store";

export interface Folder {
  /** The text of a file in the folder; undefined when there is none. */
  read: (path: string) => string | undefined;
  bytes: (path: string) => Buffer | undefined;
  /** Changes with the file's content: the `v` of its address. Null when there is none. */
  version: (path: string) => string | null;
  /** Changes whenever a file in the folder does. */
  fingerprint: () => string;
}

interface ReadFile {
  stamp: string;
  bytes: Buffer;
  text?: string;
  version?: string;
}

/** Reads files below `root` and nothing above it; a file that has not changed is read once. */
export function openFolder(root: string): Folder {
  const known = new Map<string, ReadFile>();
  const open = (path: string): ReadFile | undefined => {
    const file = join(root, normalize(`/${path}`));
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const stamp = `${stat.mtimeMs}:${stat.size}`;
    const found = known.get(file);
    if (found?.stamp === stamp) return found;
    const read = { stamp, bytes: readFileSync(file) };
    known.set(file, read);
    return read;
  };
  return {
    bytes: (path) => open(path)?.bytes,
    read(path) {
      const file = open(path);
      return file && (file.text ??= file.bytes.toString("utf8"));
    },
    version(path) {
      const file = open(path);
      return file ? (file.version ??= createHash("sha1").update(file.bytes).digest("hex").slice(0, 12)) : null;
    },
    fingerprint() {
      const hash = createHash("sha1");
      for (const file of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) hash.update(`${file}:${statSync(join(root, file)).mtimeMs};`);
      return hash.digest("hex").slice(0, 12);
    },
  };
}

export interface SectionDefinition {
  type: string;
  settings?: Record<string, unknown>;
  blocks?: Record<string, BlockDefinition>;
  block_order?: string[];
  disabled?: boolean;
}

export interface BlockDefinition {
  type: string;
  settings?: Record<string, unknown>;
  blocks?: Record<string, BlockDefinition>;
  block_order?: string[];
}

/** A JSON template or section group. */
export interface SectionList {
  sections: Record<string, SectionDefinition>;
  order: string[];
  layout?: string | false;
}

const APP_BLOCK = /^shopify:\/\/apps\/[^/]+\/blocks\/([^/]+)\//;

/** The block's file name in the extension, when a theme's JSON names an app block. */
export function appBlockName(type: string): string | null {
  return APP_BLOCK.exec(type)?.[1] ?? null;
}

/** How a theme's JSON names an app block. */
export function appBlockType(block: string): string {
  return `shopify://apps/buyline/blocks/${block}/local`;
}

function toBlocks(instances: SandboxBlockInstance[]): { blocks: Record<string, BlockDefinition>; order: string[] } {
  const blocks = Object.fromEntries(instances.map(({ id, block, settings }) => [id, { type: appBlockType(block), settings }]));
  return { blocks, order: instances.map(({ id }) => id) };
}

function appsSection(instances: SandboxBlockInstance[], settings: Record<string, unknown> = {}): SectionDefinition {
  const { blocks, order } = toBlocks(instances);
  return { type: "apps", settings, blocks, block_order: order };
}

export interface PlacedBlocks {
  theme: SandboxTheme;
  schemaOf: (sectionType: string) => LiquidSchema;
}

const takesApps = ({ schemaOf }: PlacedBlocks, section: SectionDefinition | undefined) =>
  section !== undefined && (schemaOf(section.type).blocks ?? []).some((block) => block.type === "@app");

/** Sets a template's app blocks where its main section takes them, the others in an "Apps" section at its end. */
export function withTemplateBlocks(list: SectionList, template: string, placed: PlacedBlocks): SectionList {
  const instances = placed.theme.blocks[template] ?? [];
  const main = list.sections["main"];
  const inMain = takesApps(placed, main) ? instances.filter((each) => each.section !== "apps") : [];
  const inApps = instances.filter((each) => !inMain.includes(each));
  const { blocks, order } = toBlocks(inMain);
  const sections = { ...list.sections };
  if (main) sections["main"] = { ...main, blocks: { ...main.blocks, ...blocks }, block_order: [...(main.block_order ?? []), ...order] };
  if (inApps.length === 0) return { ...list, sections };
  return { ...list, sections: { ...sections, apps: appsSection(inApps) }, order: [...list.order, "apps"] };
}

/** Sets a section group's app blocks in an "Apps" section: from edge to edge above the header, or at the footer group's end. */
export function withGroupBlocks(list: SectionList, group: string, placed: PlacedBlocks): SectionList {
  const instances = placed.theme.blocks[group] ?? [];
  if (instances.length === 0) return list;
  const sections = { ...list.sections, apps: appsSection(instances, { include_margins: group !== "header" }) };
  return { ...list, sections, order: group === "header" ? ["apps", ...list.order] : [...list.order, "apps"] };
}

/** Theme JSON may begin with a comment and may hold trailing commas. */
export function parseThemeJson(source: string, path: string): SectionList {
  const plain = source.replace(/^\s*\/\*[\s\S]*?\*\//, "").replace(/,(\s*[}\]])/g, "$1");
  try {
    return JSON.parse(plain) as SectionList;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}
