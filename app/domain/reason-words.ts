/** Every cause in the merchant's words: one entry per cause in one list. */
import { assertNever } from "./parsed";
import type { Cause } from "./page-explanation";
import { SLOTS, type ChosenBy, type Slot } from "./page-resolution";
import type { Target } from "./page-rules";
import { PAGE_KINDS, type StorePage } from "./pages";
import { ruleWords, targetWords, type Names } from "./rule-words";
import { describeInstant, type Instant } from "./schedule";
import { MOST_PUBLISHED } from "./storefront-document";
import type { PageSlot } from "./page-explanation-theme";

export interface WordsContext {
  page: StorePage;
  slot: PageSlot;
  /** The shop's IANA zone. */
  zone: string;
  now: Instant;
  names?: Names;
  /** What banners and badge sets are called, by id. */
  titles?: Record<string, string>;
}

export interface CauseWords {
  cause: Cause["cause"];
  /** Two or three words. */
  label: string;
  /** The exact reason, as sentences. */
  text: string;
  /** Something to know, not something that is missing. */
  isNote: boolean;
}

const NOTES: Cause["cause"][] = ["cached", "dismissible"];

type Entry<Name extends Cause["cause"]> = { label: string | ((cause: Extract<Cause, { cause: Name }>) => string); text: (cause: Extract<Cause, { cause: Name }>, context: WordsContext) => string };

const CAUSES: { [Name in Cause["cause"]]: Entry<Name> } = {
  // Of the banner or badge set itself.
  paused: { label: "Switched off", text: (_, { slot }) => `This ${itemOf(slot)} is switched off.` },
  empty: { label: "Empty", text: () => "This badge set has no badges." },
  beyond_limit: { label: "Too far down", text: (_, { slot }) => `Shopify looks at the first ${MOST_PUBLISHED} ${itemOf(slot)}s of your order that are on. Move it up, or end some before it.` },
  not_started: { label: "Not started", text: ({ startsAt }, { zone }) => `It starts ${describeInstant(startsAt, zone, "en")}.` },
  ended: { label: "Ended", text: ({ endsAt }, { zone }) => `It ended ${describeInstant(endsAt, zone, "en")}.` },
  between_windows: { label: "Between two windows", text: ({ nextAt }, { zone }) => `It runs at certain times only, and this is between them. It shows next on ${describeInstant(nextAt, zone, "en")}.` },
  no_match: { label: "Not for this page", text: ({ where }, { page }) => (where.length === 1 ? `Its rule names ${listed(where)}. ${sentence(whyNot(where[0], page))}` : `Its rule names ${listed(where)}. None of them is this page: ${[...new Set(where.map((target) => whyNot(target, page)))].slice(0, 3).join("; ")}.`) },
  excluded: { label: "Excluded", text: ({ by }) => `Its rule leaves out ${targetWords(by)}, and this page is one of them.` },
  visitor: { label: ({ narrowing }) => AUDIENCES[narrowing.by].label, text: ({ narrowing }, context) => AUDIENCES[narrowing.by].text(narrowing.tokens.map((token) => token.slice(token.indexOf(":") + 1)), context) },
  language_missing: { label: "Language missing", text: ({ locale, locales }, { names }) => `It has words in ${joined(locales.map((code) => nameOf(code, names?.locales)), "and")} only, none in ${nameOf(locale, names?.locales)}.` },
  device: { label: ({ device }) => (device === "phone" ? "Phones only" : "Wider screens only"), text: ({ device }) => `Its rule shows it ${device === "phone" ? "on phones, narrower than 750 pixels," : "on screens of 750 pixels and wider"} only.` },
  beaten: { label: "Another goes first", text: ({ by, how }, { titles, page, slot }) => `“${titles?.[by] ?? by}” shows instead: it ${how === "order" ? `comes first in your order of ${itemOf(slot)}s` : how === "page" ? "is pinned to this page" : `is pinned for ${kindWords(page)}`}. Only one ${itemOf(slot)} shows at a time.` },
  off_for_page: { label: "Off for this page", text: (_, { slot }) => `You switched off ${titleOf(slot)} for this page.` },
  off_for_kind: { label: "Off for this kind", text: (_, { slot, page }) => `You switched off ${titleOf(slot)} for ${kindWords(page)}.` },

  // Of the theme.
  embed_off: { label: "App embed off", text: ({ block }) => `The app embed “${block}” is off in your live theme.` },
  block_not_placed: { label: "Not in the theme", text: ({ block }) => `The block “${block}” is nowhere in your live theme.` },
  block_elsewhere: { label: "Not in this template", text: ({ block, templates }, { page }) => `The block “${block}” stands in ${joined(templates.map((name) => `the template “${name}”`), "and")}, but not in the one of ${kindWords(page)}${page.templateSuffix === "" ? "" : ` (“${page.templateSuffix}”)`}.` },
  theme_switched: { label: "Theme switched", text: ({ block }) => `“${block}” was on in the theme that was live before. Your live theme is another one, and there it is not on.` },
  not_possible: { label: "Not possible here", text: ({ block }) => `Your live theme takes no block “${block}”.` },

  // Between saving and the shopper.
  unpublished_item: { label: "Unpublished change", text: ({ change }) => ({ new: "Shoppers do not see it yet: it was saved, but not published.", changed: "Shoppers still see how it was before the last change.", removed: "Shoppers still see it: that it is off or gone was saved, but not published." })[change] },
  unpublished_order: { label: "Unpublished change", text: () => "Shoppers still get the old order: the new one was saved, but not published." },
  unpublished_kind_choice: { label: "Unpublished change", text: () => "A choice for a whole kind of page was saved, but not published." },
  page_draft: { label: "Unpublished change", text: ({ error }) => `Your choice for this page is kept, but shoppers do not see it yet. ${error}` },
  cached: { label: "Just published", text: ({ publishedAt }, { now }) => `Published ${minutes(now - publishedAt)}. Shopify keeps pages for a few minutes, so some shoppers may still get the one from before.` },
  dismissible: { label: "May be hidden", text: () => "Shoppers can hide this banner. Whoever has done so does not see it again on that device." },
  pin_gone: { label: "Pin is gone", text: ({ scope }, { slot, page }) => `What was pinned ${scope === "page" ? "to this page" : `for ${kindWords(page)}`} does not exist any more. The ${itemOf(slot)} is chosen by your rules.` },
  hidden_page: { label: "Page not published", text: (_, { page }) => `Shoppers cannot open ${page.kind === null ? "this page" : PAGE_KINDS[page.kind].one}: it is not published. This is what it would show.` },

  // Of an article's products.
  no_products: { label: "No products", text: () => "This article features no products yet." },
  hidden_product: { label: "Product not published", text: ({ title }) => `“${title}” is not on sale in your online store, so shoppers do not see it.` },
  article_draft: { label: "Unpublished change", text: ({ error }) => `The products you chose are kept, but not live yet.${error === null ? "" : ` ${error}`}` },
};

const AUDIENCES: Record<"market" | "language" | "customer" | "customer_tag", { label: string; text: (values: string[], context: WordsContext) => string }> = {
  market: { label: "Other market", text: (handles, { names }) => `Its rule shows it in ${joined(handles.map((handle) => nameOf(handle, names?.markets)), "or")} only.` },
  language: { label: "Other language", text: (codes, { names }) => `Its rule shows it in ${joined(codes.map((code) => nameOf(code, names?.locales)), "or")} only.` },
  customer: { label: "Other customers", text: ([who]) => (who === "guest" ? "Its rule shows it only to visitors who are not signed in." : "Its rule shows it only to customers who are signed in.") },
  customer_tag: { label: "Other customers", text: (tags) => `Its rule shows it only to customers tagged ${joined(tags, "or")}.` },
};

export function causeWords(cause: Cause, context: WordsContext): CauseWords {
  // Each entry is typed with its own cause; TypeScript cannot follow the name through the table.
  const entry = CAUSES[cause.cause] as Entry<typeof cause.cause>;
  const label = typeof entry.label === "string" ? entry.label : entry.label(cause as never);
  return { cause: cause.cause, label, text: entry.text(cause as never, context), isNote: NOTES.includes(cause.cause) };
}

/** Why the winner shows: "It is pinned to this page." */
export function chosenWords(chosenBy: ChosenBy, rule: Parameters<typeof ruleWords>[0], { page, slot, names }: WordsContext): string {
  if (chosenBy === "page") return "You pinned it to this page.";
  if (chosenBy === "kind") return `You pinned it for ${kindWords(page)}.`;
  return `It is the first ${itemOf(slot)} in your order whose rule fits: ${ruleWords(rule, names)}.`;
}

/** "articles", "the home page"; for a page of no kind "pages like this". */
export function kindWords({ kind }: Pick<StorePage, "kind">): string {
  return kind === null ? "pages like this" : kind === "home" || kind === "cart" || kind === "search" || kind === "collections" || kind === "not_found" ? PAGE_KINDS[kind].many : `all ${PAGE_KINDS[kind].many}`;
}

/** What the page is instead of what a rule names. */
function whyNot(target: Target | undefined, page: StorePage): string {
  const isKind = (kind: StorePage["kind"]) => page.kind === kind;
  const other = `this is ${page.kind === null ? "another kind of page" : `${PAGE_KINDS[page.kind].one.replace(/^this /, "a ").replace(/^a (?=[aeiou])/, "an ")}`}`;
  if (target === undefined) return other;
  switch (target.type) {
    case "kind":
      return other;
    case "resource":
      return isKind(target.kind) ? `this is another ${target.kind}` : other;
    case "in_blog":
      return isKind("article") ? "this article is in another blog" : other;
    case "in_collection":
      return isKind("product") ? "this product is not in it" : other;
    case "article_tag":
      return isKind("article") ? tagWords("article", page.tags) : other;
    case "product_tag":
      return isKind("product") ? tagWords("product", page.tags) : other;
    case "template":
      return page.templateSuffix === "" ? "this page has the default template" : `this page has the template “${page.templateSuffix}”`;
    case "path":
      return `the address of this page is ${page.path}`;
    default:
      return assertNever(target);
  }
}

function tagWords(one: "article" | "product", tags: string[]): string {
  return tags.length === 0 ? `this ${one} has no tags` : `this ${one} is tagged ${joined(tags, "and")}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function listed(where: Target[]): string {
  return joined(where.map(targetWords), "and");
}

function itemOf(slot: PageSlot): string {
  return slot === "article-products" ? "product" : SLOTS[slot].item;
}

function titleOf(slot: PageSlot): string {
  return slot === "article-products" ? "article products" : ({ "sale-banner": "the sale banner", "trust-badges": "trust badges" } satisfies Record<Slot, string>)[slot];
}

function nameOf(code: string, names: Record<string, string> = {}): string {
  return names[code] ?? code;
}

function minutes(seconds: number): string {
  const count = Math.floor(seconds / 60);
  return count < 1 ? "less than a minute ago" : count === 1 ? "a minute ago" : `${count} minutes ago`;
}

function joined(words: string[], last: "and" | "or"): string {
  const named = words.length > 5 ? [...words.slice(0, 4), `${words.length - 4} more`] : words;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} ${last} ${named[named.length - 1]}`;
}

