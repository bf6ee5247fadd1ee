/** The `t` filter: an extension's or a theme's own locale files, with the default locale behind them. */
import { toValue, type FilterImplOptions } from "liquidjs";
import { escapeHtmlOnce } from "./html";
import { toArguments, toText } from "./values";

export interface Translations {
  read: (path: string) => string | undefined;
  locale: string;
  /** The locale whose file is called `….default.json`. */
  defaultLocale: string;
  /** What a key without a translation does: our own extension must not have any; a theme prints what Shopify prints. */
  onMissing: (key: string) => string;
}

function parseLocale(source: string | undefined, path: string): unknown {
  if (source === undefined) return undefined;
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function lookUp(tree: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((node, part) => {
    return typeof node === "object" && node !== null && Object.hasOwn(node, part) ? (node as Record<string, unknown>)[part] : undefined;
  }, tree);
}

function pluralOf(value: unknown, count: unknown, locale: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const forms = value as Record<string, unknown>;
  const number = Number(toValue(count));
  if (number === 0 && forms["zero"] !== undefined) return forms["zero"];
  return forms[new Intl.PluralRules(locale).select(number)] ?? forms["other"];
}

export function createTranslateFilter({ read, locale, defaultLocale, onMissing }: Translations): Record<string, FilterImplOptions> {
  const trees = new Map<string, unknown>();
  const treeOf = (path: string) => {
    if (!trees.has(path)) trees.set(path, parseLocale(read(path), path));
    return trees.get(path);
  };
  const candidates = [...new Set([locale, locale.split("-")[0] ?? locale])]
    .flatMap((name) => [{ name, path: `locales/${name}.json` }, { name, path: `locales/${name}.default.json` }])
    .concat({ name: defaultLocale, path: `locales/${defaultLocale}.default.json` });

  const translate = (input: unknown, ...args: unknown[]): string => {
    const key = toText(input);
    const { named } = toArguments(args);
    for (const candidate of candidates) {
      const found = pluralOf(lookUp(treeOf(candidate.path), key), named["count"], candidate.name);
      if (typeof found !== "string") continue;
      const filled = found.replace(/\{\{\s*(\w+)\s*\}\}/g, (placeholder, name: string) => (name in named ? toText(named[name]) : placeholder));
      // Arguments may come escaped already, so an entity is not escaped again.
      return /(^|[._])html$/.test(key) ? filled : escapeHtmlOnce(filled);
    }
    return onMissing(key);
  };
  return { t: translate, translate };
}
