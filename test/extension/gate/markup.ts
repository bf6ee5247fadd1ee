/** Liquid as a guest in a theme: own names only, no foreign hosts, snippets only where a comment may stand. */
import type { ExtensionFiles } from "./index";

const INLINE_SCRIPT_BYTES = 700;
/** Turns of one `for`; what comes after them is left out without a word. */
const TURNS = 50;

/** Names that look like addresses; nothing is fetched from them. */
const VOCABULARIES = /http:\/\/www\.w3\.org\/2000\/svg|https:\/\/schema\.org/g;

export function markupProblems(files: ExtensionFiles): string[] {
  const liquid = [...files].filter(([path]) => path.endsWith(".liquid"));
  const rendered = new Set(liquid.flatMap(([, source]) => [...source.matchAll(/render '([\w-]+)'/g)].map(([, name = ""]) => `snippets/${name}.liquid`)));
  const missing = [...rendered].filter((path) => !files.has(path)).map((path) => `${path}: rendered, and there is no such snippet`);
  const unused = liquid.filter(([path]) => path.startsWith("snippets/") && !rendered.has(path)).map(([path]) => `${path}: no block renders it`);
  const foreign = [...files].filter(([path, text]) => /^(assets|blocks|snippets)\//.test(path) && /(https?:)?\/\/[a-z0-9-]+\.[a-z]/i.test(text.replace(VOCABULARIES, "")));
  return [
    ...missing,
    ...unused,
    ...foreign.map(([path]) => `${path}: names another host (P1)`),
    ...liquid.flatMap(([path, source]) => problemsIn(source).map((problem) => `${path}: ${problem}`)),
  ];
}

function problemsIn(source: string): string[] {
  const markup = source.replace(/\{%-?\s*(schema|doc|comment)\s*-?%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/g, "");
  const problems: string[] = [];
  for (const [, names = ""] of markup.replace(/\{\{.*?\}\}/g, "").matchAll(/\bclass(?:="|: ')([^"']*)/g)) {
    for (const name of names.split(/\s+/)) {
      if (name !== "" && !name.startsWith("buyline-")) problems.push(`the class "${name}" is not ours`);
    }
  }
  for (const [, id = ""] of markup.matchAll(/\sid="([^"]*)"/g)) if (!id.startsWith("buyline-")) problems.push(`the id "${id}" is not ours`);
  for (const [, name = ""] of markup.matchAll(/<([a-z]+-[a-z-]+)/g)) if (!name.startsWith("buyline-")) problems.push(`the element <${name}> is not ours`);
  for (const [, name = ""] of markup.matchAll(/(--[a-z][\w-]*)\s*:/g)) if (!name.startsWith("--buyline-")) problems.push(`the property ${name} is not ours`);

  // Shopify wraps what a snippet prints in HTML comments, which break an attribute, a script and JSON.
  if (/<[a-z][^<>]*\{%-?\s*render\b/.test(markup)) problems.push("renders a snippet inside a tag");
  for (const [, script = ""] of markup.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    if (/\{%-?\s*render\b/.test(script)) problems.push("renders a snippet inside a script");
    if (Buffer.byteLength(script) > INLINE_SCRIPT_BYTES) problems.push(`an inline script of ${Buffer.byteLength(script)} bytes, at most ${INLINE_SCRIPT_BYTES}`);
  }
  for (const [, list = "", separator = ""] of markup.matchAll(/'([^']*)'\s*\| split: '([^']+)'/g)) {
    const entries = list.split(separator).length;
    if (entries > TURNS) problems.push(`a list of ${entries} entries, of which a loop sees ${TURNS}`);
  }
  for (const [range, from, to] of markup.matchAll(/\((\d+)\.\.(\d+)\)/g)) if (Number(to) - Number(from) >= TURNS) problems.push(`the range ${range} is longer than ${TURNS} turns`);
  return problems;
}
