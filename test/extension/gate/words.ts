/** Words: every key that is used exists in every language with the same placeholders, and none is left over. */
import type { ExtensionFiles } from "./index";

const APP_NAME = "buyline";
/** "under 25 characters" */
const BLOCK_NAME_LENGTH = 24;
const MEANT_FOR_BLOCKS = /^name$|\.name$/;

export function wordProblems(files: ExtensionFiles): string[] {
  const liquid = [...files].filter(([path]) => path.endsWith(".liquid"));
  const storefront = { used: new Map<string, string[]>(), problems: [] as string[] };
  for (const [path, source] of liquid) {
    for (const [, key, expression = "", args = ""] of source.matchAll(/(?:'([^'\n]*)'|([\w.[\]]+))\s*\|\s*(?:t|translate)\b(?!\w)((?:(?!%\}|\}\}|\||\n).)*)/g)) {
      if (key === undefined) storefront.problems.push(`${path}: the key "${expression}" is not written out, so nobody can check it`);
      else storefront.used.set(key, [...args.matchAll(/(\w+):\s/g)].map(([, name = ""]) => name));
    }
  }
  const schemaKeys = new Map(liquid.flatMap(([, source]) => [...source.matchAll(/"t:([^"]+)"/g)].map(([, key = ""]) => [key, [] as string[]] as const)));
  return [
    ...storefront.problems,
    ...languageProblems(files, /^locales\/[\w-]+(\.default)?\.json$/, storefront.used),
    ...languageProblems(files, /^locales\/[\w-]+(\.default)?\.schema\.json$/, schemaKeys),
    ...nameProblems(files, liquid),
  ];
}

function languageProblems(files: ExtensionFiles, kind: RegExp, used: ReadonlyMap<string, readonly string[]>): string[] {
  const languages = [...files].filter(([path]) => kind.test(path));
  const defaults = languages.filter(([path]) => path.includes(".default."));
  const problems = defaults.length === 1 ? [] : [`${defaults.length} default files like ${String(kind)}, there must be one`];
  for (const [path, source] of languages) {
    const texts = textsIn(source);
    if (texts === null) {
      problems.push(`${path}: not JSON`);
      continue;
    }
    for (const [key, given] of used) {
      const text = texts.get(key);
      if (text === undefined) problems.push(`${path}: "${key}" is missing`);
      else if (placeholders(text) !== [...given].sort().join()) problems.push(`${path}: "${key}" has other placeholders than the Liquid gives it`);
    }
    for (const key of texts.keys()) if (!used.has(key)) problems.push(`${path}: "${key}" is not used`);
  }
  return problems;
}

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name))].sort().join();
}

/** The texts of a locale file by dotted key; null when it is not JSON. */
export function textsIn(source: string): Map<string, string> | null {
  const texts = new Map<string, string>();
  const walk = (node: unknown, key: string): void => {
    if (typeof node === "object" && node !== null) for (const [name, child] of Object.entries(node)) walk(child, key === "" ? name : `${key}.${name}`);
    else texts.set(key, String(node));
  };
  try {
    walk(JSON.parse(source), "");
  } catch {
    return null;
  }
  return texts;
}

function nameProblems(files: ExtensionFiles, liquid: [string, string][]): string[] {
  const written = liquid.flatMap(([path, source]) => [...source.matchAll(/^ {2}"name": "(?!t:)([^"]+)"/gm)].map(([, name = ""]) => ({ path, name })));
  const translated = [...files].filter(([path]) => path.endsWith(".schema.json")).flatMap(([path, source]) =>
    [...(textsIn(source) ?? [])].filter(([key]) => MEANT_FOR_BLOCKS.test(key)).map(([, name]) => ({ path, name })),
  );
  return [...written, ...translated].flatMap(({ path, name }) => [
    ...(name.length > BLOCK_NAME_LENGTH ? [`${path}: the name "${name}" is longer than ${BLOCK_NAME_LENGTH} characters`] : []),
    ...(name.toLowerCase().includes(APP_NAME) ? [`${path}: the name "${name}" holds the app's name`] : []),
  ]);
}
