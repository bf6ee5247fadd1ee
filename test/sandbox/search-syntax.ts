/**
 * Shopify's search syntax, the part that the Admin API's `query` arguments need: terms, `field:value`, comparators,
 * "phrases", prefix*, AND, OR, NOT, - and parentheses. Words match whole words, as Shopify's do.
 */
import { NotImplemented } from "./graphql-errors";

export type FieldMatcher<T> = (item: T, comparison: Comparison) => boolean;

export interface Comparison {
  comparator: ":" | "<" | "<=" | ">" | ">=";
  value: string;
  /** Whether the value ended in `*`. */
  prefix: boolean;
  now: Date;
}

export interface SearchWarning {
  field: string;
  message: string;
  code: "invalid_field";
}

type Expression<T> = (item: T) => boolean;

/**
 * A predicate for the query, with a warning for each unknown field. As with Shopify an unknown field does not
 * narrow anything: the term is as if it were not there.
 * @param fields by name; "default" is the one of bare words
 */
export function parseSearch<T>(query: string, fields: Record<string, FieldMatcher<T>>, now: Date): { matches: Expression<T>; warnings: SearchWarning[] } {
  const tokens = tokenise(query);
  const warnings: SearchWarning[] = [];
  let position = 0;

  const parseAny = (): Expression<T> | null => {
    const parts = [parseAll()];
    while (tokens[position]?.kind === "OR") {
      position++;
      parts.push(parseAll());
    }
    const known = parts.filter((part) => part !== null);
    return known.length === 0 ? null : (item) => known.some((part) => part(item));
  };
  const parseAll = (): Expression<T> | null => {
    const parts: (Expression<T> | null)[] = [];
    for (;;) {
      const token = tokens[position];
      if (!token || token.kind === "OR" || token.kind === ")") break;
      if (token.kind === "AND") position++;
      else parts.push(parseTerm());
    }
    const known = parts.filter((part) => part !== null);
    return known.length === 0 ? null : (item) => known.every((part) => part(item));
  };
  const parseTerm = (): Expression<T> | null => {
    const token = tokens[position++];
    if (token?.kind === "NOT") {
      const inner = parseTerm();
      return inner && ((item) => !inner(item));
    }
    if (token?.kind === "(") {
      const inner = parseAny();
      if (tokens[position]?.kind === ")") position++;
      return inner;
    }
    if (token?.kind !== "term") return null;
    const name = token.field ?? "default";
    const matcher = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!matcher) {
      warnings.push({ field: name, message: "Invalid search field for this query.", code: "invalid_field" });
      return null;
    }
    const { comparator, value, prefix } = token;
    return (item) => matcher(item, { comparator, value, prefix, now });
  };

  const expression = parseAny();
  if (position < tokens.length) throw new NotImplemented(`the search query ${JSON.stringify(query)}`);
  return { matches: expression ?? (() => true), warnings };
}

type Token =
  | { kind: "AND" | "OR" | "NOT" | "(" | ")" }
  | { kind: "term"; field: string | null; comparator: Comparison["comparator"]; value: string; prefix: boolean };

function tokenise(query: string): Token[] {
  const pattern = /\s*(?:([()])|(-)(?=\S)|((?:\\.|[^\s():<>=\\"'])+)\s*:(?!\s)\s*(<=|>=|<|>)?|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|((?:\\.|[^\s()\\])+))/gy;
  const tokens: Token[] = [];
  let field: { name: string; comparator: Comparison["comparator"] } | null = null;
  while (pattern.lastIndex < query.trimEnd().length) {
    const match = pattern.exec(query);
    if (!match) throw new NotImplemented(`the search query ${JSON.stringify(query)}`);
    const [, paren, minus, name, comparator, quoted, word] = match;
    if (field !== null && quoted === undefined && word === undefined) throw new NotImplemented(`an empty or grouped value in ${JSON.stringify(query)}`);
    if (paren === "(" || paren === ")") tokens.push({ kind: paren });
    else if (minus !== undefined) tokens.push({ kind: "NOT" });
    else if (name !== undefined) field = { name: unescape(name), comparator: (comparator as Comparison["comparator"] | undefined) ?? ":" };
    else if (field === null && (word === "AND" || word === "OR" || word === "NOT")) tokens.push({ kind: word });
    else {
      const prefix = word !== undefined && /(?<!\\)\*$/.test(word);
      const value = quoted === undefined ? unescape((word ?? "").replace(/(?<!\\)\*$/, "")) : unescape(quoted.slice(1, -1));
      tokens.push({ kind: "term", field: field?.name ?? null, comparator: field?.comparator ?? ":", value, prefix });
      field = null;
    }
  }
  if (field !== null) throw new NotImplemented(`an empty value in ${JSON.stringify(query)}`);
  return tokens;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}

/** Whole words in any of the texts; several words of one value stand next to each other. */
export function words<T>(textsOf: (item: T) => string[]): FieldMatcher<T> {
  return (item, { value, prefix }) => {
    const wanted = toWords(value);
    if (wanted.length === 0) return prefix;
    return textsOf(item).some((text) => containsWords(toWords(text), wanted, prefix));
  };
}

function containsWords(found: string[], wanted: string[], prefix: boolean): boolean {
  return found.some((_, start) =>
    wanted.every((word, offset) => {
      const here = found[start + offset];
      if (here === undefined) return false;
      return prefix && offset === wanted.length - 1 ? here.startsWith(word) : here === word;
    }),
  );
}

function toWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The whole text, without regard to case. */
export function exactly<T>(textsOf: (item: T) => string[]): FieldMatcher<T> {
  return (item, { value, prefix }) => {
    const wanted = value.toLowerCase();
    return textsOf(item).some((text) => (prefix ? text.toLowerCase().startsWith(wanted) : text.toLowerCase() === wanted));
  };
}

export function number<T>(numberOf: (item: T) => number): FieldMatcher<T> {
  return (item, { comparator, value }) => compare(numberOf(item), Number(value.replace(/^gid:\/\/shopify\/\w+\//, "")), comparator);
}

/** Instants; a value without a time of day means the whole day, year or month in UTC. */
export function instant<T>(instantOf: (item: T) => string | null): FieldMatcher<T> {
  return (item, { comparator, value, now }) => {
    const text = instantOf(item);
    if (text === null) return false;
    const found = Date.parse(text);
    const [start, end] = toSpan(value, now);
    switch (comparator) {
      case ":":
        return found >= start && found < end;
      case "<":
        return found < start;
      case "<=":
        return found < end;
      case ">":
        return found >= end;
      case ">=":
        return found >= start;
    }
  };
}

function toSpan(value: string, now: Date): [number, number] {
  if (value === "now") return [now.getTime(), now.getTime() + 1];
  const start = Date.parse(value);
  if (Number.isNaN(start)) throw new NotImplemented(`the date ${JSON.stringify(value)} in a search query`);
  const date = new Date(start);
  if (/^\d{4}$/.test(value)) return [start, date.setUTCFullYear(date.getUTCFullYear() + 1)];
  if (/^\d{4}-\d\d$/.test(value)) return [start, date.setUTCMonth(date.getUTCMonth() + 1)];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return [start, date.setUTCDate(date.getUTCDate() + 1)];
  return [start, start + 1];
}

function compare(a: number, b: number, comparator: Comparison["comparator"]): boolean {
  switch (comparator) {
    case ":":
      return a === b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}
