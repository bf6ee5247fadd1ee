/** A page rule in the merchant's words: "Show on articles tagged back-pain, except …, in the market us". */
import { assertNever } from "./parsed";
import type { PageRule, Target } from "./page-rules";
import { PAGE_KINDS } from "./pages";
import type { RuleWarning } from "./rule-warnings";

/** How many things of a list are named before "and 3 more". */
const MOST_NAMED = 4;

/** What a merchant calls markets and languages, by handle and by code; what is missing goes by its code. */
export interface Names {
  markets: Record<string, string>;
  locales: Record<string, string>;
}

export const NO_NAMES: Names = { markets: {}, locales: {} };

/** @param audience null where Shopify did not tell */
export function toNames(audience: { markets: { handle: string; name: string }[]; locales: { code: string; name: string }[] } | null): Names {
  if (audience === null) return NO_NAMES;
  return { markets: Object.fromEntries(audience.markets.map(({ handle, name }) => [handle, name])), locales: Object.fromEntries(audience.locales.map(({ code, name }) => [code, name])) };
}

/** "articles tagged back-pain" */
export function targetWords(target: Target): string {
  switch (target.type) {
    case "kind":
      return PAGE_KINDS[target.kind].many;
    case "resource":
      return `the ${target.kind} “${target.title || target.id}”`;
    case "in_blog":
      return `articles of the blog “${target.title || target.id}”`;
    case "in_collection":
      return `products of the collection “${target.title || target.id}”`;
    case "article_tag":
      return `articles tagged ${target.tag}`;
    case "product_tag":
      return `products tagged ${target.tag}`;
    case "template":
      return `pages with the template “${target.suffix}”`;
    case "path":
      return `addresses like ${target.path}`;
    default:
      return assertNever(target);
  }
}

/** "in United States or Europe, in English, for signed-in customers, on phones", or "" for everybody. */
export function audienceWords({ markets, locales, customer, customerTags, device }: PageRule, names: Names = NO_NAMES): string {
  const parts = [
    markets.length > 0 && `in ${list(markets.map((handle) => names.markets[handle] ?? handle), "or")}`,
    locales.length > 0 && `in ${list(locales.map((code) => names.locales[code] ?? code), "or")}`,
    customer === "guest" && "for visitors who are not signed in",
    customer === "signed_in" && "for signed-in customers",
    customerTags.length > 0 && `for customers tagged ${list(customerTags, "or")}`,
    device === "phone" && "on phones",
    device === "desktop" && "on wider screens",
  ];
  return parts.filter((part) => part !== false).join(", ");
}

/** The whole rule as one sentence without a full stop. */
export function ruleWords(rule: PageRule, names: Names = NO_NAMES): string {
  const where = rule.where.length === 0 ? "everywhere" : `on ${list(rule.where.map(targetWords), "and")}`;
  const except = rule.except.length === 0 ? "" : `, except ${list(rule.except.map(targetWords), "and")}`;
  const audience = audienceWords(rule, names);
  return `Show ${where}${except}${audience === "" ? "" : `, ${audience}`}`;
}

function list(words: string[], last: "and" | "or"): string {
  const named = words.length > MOST_NAMED ? [...words.slice(0, MOST_NAMED - 1), `${words.length - MOST_NAMED + 1} more`] : words;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} ${last} ${named[named.length - 1]}`;
}

/** What a warning says, as one sentence. */
export function warningWords(warning: RuleWarning, names: Names = NO_NAMES): string {
  const markets = (handles: string[]) => list(handles.map((handle) => `“${names.markets[handle] ?? handle}”`), "and");
  const locales = (codes: string[]) => list(codes.map((code) => names.locales[code] ?? code), "and");
  switch (warning.kind) {
    case "beaten": {
      const winners = list(warning.by.map(({ name }) => `“${name}”`), "and");
      return warning.by.length === 1
        ? `It never shows: ${winners} comes before it in your list and shows on all of these pages, to all of these visitors.`
        : `It never shows: ${winners} come before it in your list and together show on all of these pages, to all of these visitors.`;
    }
    case "partly":
      return warning.because === "market_unknown"
        ? `Your store has no active market ${markets(warning.markets)}.`
        : `It has no words in ${locales(warning.locales)}, so nothing shows there.`;
    case "never":
      return `It never shows: ${neverWords(warning, markets, locales)}.`;
    default:
      return assertNever(warning);
  }
}

function neverWords(warning: Extract<RuleWarning, { kind: "never" }>, markets: (handles: string[]) => string, locales: (codes: string[]) => string): string {
  switch (warning.because) {
    case "excepted":
      return "every page that it names is an exception, too";
    case "gone":
      return "everything that it names was deleted from your store";
    case "guests_have_no_tags":
      return "tags belong to customers who are signed in, and it is meant for visitors who are not";
    case "market_unknown":
      return `your store has no active market ${markets(warning.markets)}`;
    case "language_unknown":
      return `your store is not published in ${locales(warning.locales)}`;
    case "no_words":
      return `it has words only in ${locales(warning.locales)}, and it is not meant for that language`;
    default:
      return assertNever(warning);
  }
}
