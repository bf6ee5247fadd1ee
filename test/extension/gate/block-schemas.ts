/** Block schemas: strict JSON, known keys, valid targets and settings. Nothing offline checks these for app blocks. */
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import type { ExtensionFiles } from "./index";

const require = createRequire(import.meta.url);
const themeCheckData = "@shopify/theme-check-docs-updater/data/";
const ajv = new Ajv({ strict: false, allErrors: true });
const isSetting = ajv.compile(require(`${themeCheckData}setting.json`) as object);
const { definitions } = require(`${themeCheckData}section.json`) as { definitions: { sectionToggle: object } };
const isToggle = ajv.compile(definitions.sectionToggle);

const KEYS = ["name", "target", "javascript", "stylesheet", "enabled_on", "disabled_on", "class", "tag", "settings", "default", "available_if"];
const TARGETS = ["section", "head", "compliance_head", "body"];
/** Settings of a whole theme, which an app block cannot have. */
const THEME_SETTINGS = ["color_scheme", "color_scheme_group", "color_palette"];

const SCHEMA = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/g;

export function blockSchemaProblems(files: ExtensionFiles): string[] {
  return [...files].filter(([path]) => path.startsWith("blocks/")).flatMap(([path, source]) =>
    problemsOfBlock(source, files).map((problem) => `${path}: ${problem}`),
  );
}

function problemsOfBlock(source: string, files: ExtensionFiles): string[] {
  const bodies = [...source.matchAll(SCHEMA)].map(([, body = ""]) => body);
  if (bodies.length !== 1) return [`${bodies.length} schemas, there must be one`];
  let schema: unknown;
  try {
    schema = JSON.parse(bodies[0] ?? "");
  } catch (error) {
    return [`the schema is not JSON: ${(error as Error).message}`];
  }
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return ["the schema is not an object"];
  const { name, target, enabled_on, disabled_on, javascript, stylesheet, settings = [], ...rest } = schema as Record<string, unknown>;

  const problems = Object.keys(rest).filter((key) => !KEYS.includes(key)).map((key) => `unknown key "${key}"`);
  if (typeof name !== "string" || name === "") problems.push("the block has no name");
  if (!TARGETS.includes(String(target))) problems.push(`target "${String(target)}" is none of ${TARGETS.join(", ")}`);
  if (enabled_on !== undefined && disabled_on !== undefined) problems.push("only one of enabled_on and disabled_on");
  for (const toggle of [enabled_on, disabled_on]) {
    if (toggle !== undefined && !isToggle(toggle)) problems.push(`no such pages: ${ajv.errorsText(isToggle.errors)}`);
  }
  for (const [asset, ending] of [[javascript, ".js"], [stylesheet, ".css"]] as const) {
    if (asset === undefined) continue;
    if (!String(asset).endsWith(ending) || !files.has(`assets/${String(asset)}`)) problems.push(`there is no asset "${String(asset)}"`);
  }
  return Array.isArray(settings) ? [...problems, ...settingProblems(settings as unknown[], source)] : [...problems, "settings is not a list"];
}

function settingProblems(settings: unknown[], source: string): string[] {
  const problems: string[] = [];
  const ids: string[] = [];
  for (const setting of settings) {
    const { id, type } = (typeof setting === "object" && setting !== null ? setting : {}) as { id?: unknown; type?: unknown };
    const label = `setting "${String(id ?? type)}"`;
    if (!isSetting(setting)) problems.push(`${label}: ${ajv.errorsText(isSetting.errors)}`);
    if (THEME_SETTINGS.includes(String(type))) problems.push(`${label}: ${String(type)} is for themes only`);
    if (typeof id !== "string") continue;
    if (ids.includes(id)) problems.push(`${label} stands there twice`);
    ids.push(id);
  }
  const read = new Set([...source.matchAll(/block\.settings\.(\w+)/g)].map(([, id = ""]) => id));
  for (const id of read) if (!ids.includes(id)) problems.push(`setting "${id}" is read and not declared`);
  for (const id of ids) if (!read.has(id)) problems.push(`setting "${id}" is declared and not read`);
  return problems;
}
