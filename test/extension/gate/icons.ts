/** The icon library: one drawing of up to three paths per name, small, each name once. */
import type { ExtensionFiles } from "./index";

const ICONS = "snippets/buyline-icon.liquid";
const ICON_BYTES = 600;

/** The names a badge may use, in the snippet's order. */
export function iconNames(files: ExtensionFiles): string[] {
  return [...(files.get(ICONS) ?? "").matchAll(/^~([^:]*):/gm)].map(([, name = ""]) => name);
}

export function iconProblems(files: ExtensionFiles): string[] {
  const source = files.get(ICONS);
  if (source === undefined) return [];
  const names = iconNames(files);
  const svg = (/<svg[\s\S]*<\/svg>/.exec(source)?.[0] ?? "").replace(/\{%[\s\S]*?%\}|\{\{.*?\}\}|\n\s*/g, "");
  const drawn = new Map([...source.matchAll(/^~([^:]*):(.*)$/gm)].map(([, name = "", path = ""]) => [name, path]));
  return names.flatMap((name, index) => [
    ...(/^[a-z]+(-[a-z]+)*$/.test(name) ? [] : [`the icon name "${name}" is not kebab-case`]),
    ...(names.indexOf(name) === index ? [] : [`the icon "${name}" stands there twice`]),
    ...(/^M[\d\sMmLlHhVvAaCcSsQqZz.,-]+(\|(M[\d\sMmLlHhVvAaCcSsQqZz.,-]+)?){0,2}$/.test(drawn.get(name) ?? "") ? [] : [`the icon "${name}" has no path`]),
    ...(svg.length + (drawn.get(name) ?? "").length < ICON_BYTES ? [] : [`the icon "${name}" is not under ${ICON_BYTES} bytes`]),
  ]);
}
