/** A theme's folder as Liquid needs it, with the app blocks that the theme editor placed set into its JSON. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, normalize, sep } from "node:path";
import type { LiquidSchema } from "../../../app/adapters/shopify-liquid";
import type { SandboxBlockInstance, SandboxTheme } from "../store";
import { toStrictJson } from "./theme-json";

export interface Folder {
  /** The text of a file in the folder; undefined when there is none. */
  read: (path: string) => string | undefined;
  bytes: (path: string) => Buffer | undefined;
  /** The paths of the files in one of its folders. */
  list: (folder: string) => string[];
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
    list: (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort().map((file) => `${folder}/${file}`) : []),
    fingerprint() {
      const hash = createHash("sha1");
      for (const file of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) hash.update(`${file}:${statSync(join(root, file)).mtimeMs};`);
      return hash.digest("hex").slice(0, 12);
    },
  };
}

/** A theme's folder, whose JSON is read as strict JSON: locales too may begin with a comment. */
export function openTheme(root: string): Folder {
  const folder = openFolder(root);
  return {
    ...folder,
    read(path) {
      const source = folder.read(path);
      return source === undefined || !path.endsWith(".json") ? source : toStrictJson(source);
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
  disabled?: boolean;
  /** Named by the Liquid around it, so in no order. */
  static?: boolean;
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

/** Shopify's "main" section; in themes that call none so, the first that is of a main type. */
function mainSectionOf({ sections, order }: SectionList): string | null {
  if (sections["main"]) return "main";
  return order.find((key) => /^main-|-information$/.test(sections[key]?.type ?? "")) ?? null;
}

function inside(section: SectionDefinition, instances: SandboxBlockInstance[]): SectionDefinition {
  const { blocks, order } = toBlocks(instances);
  return { ...section, blocks: { ...section.blocks, ...blocks }, block_order: [...(section.block_order ?? []), ...order] };
}

/** Sets each app block in the section it names, those that name none in the main section, and what no section takes in an "Apps" section at the end. */
export function withTemplateBlocks(list: SectionList, template: string, placed: PlacedBlocks): SectionList {
  const sections = { ...list.sections };
  const inApps: SandboxBlockInstance[] = [];
  for (const instance of placed.theme.blocks[template] ?? []) {
    const key = instance.section ?? mainSectionOf(list);
    const section = key === null ? undefined : sections[key];
    if (key === null || section === undefined || !takesApps(placed, section)) inApps.push(instance);
    else sections[key] = inside(section, [instance]);
  }
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
