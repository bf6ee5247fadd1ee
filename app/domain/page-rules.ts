/**
 * Where a banner or badge set shows: pages, minus exceptions, narrowed by who looks. Everything a rule can name is a
 * token, and a page and its visitor are a set of tokens; the storefront's Liquid compares the same tokens as text.
 */
import { z } from "zod";
import { DEVICES, PAGE_KINDS, RESOURCE_KINDS, type PageKind, type StorePage, type Visitor } from "./pages";

/** Shopify's Liquid turns a loop at most 50 times, so a list that Liquid walks holds no more. */
export const MOST_TARGETS = 50;
/** Each path is published in up to four spellings. */
export const MOST_PATHS = 12;
const TAG_LENGTH = 255;
const PATH_LENGTH = 500;

const resourceNumber = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const title = z.string().max(500).default("");
const kinds = Object.keys(PAGE_KINDS) as [PageKind, ...PageKind[]];

/** Why a text cannot be used, or null. A tag holds no comma in Shopify; here it is the border between two tokens. */
export function tagProblem(text: string): string | null {
  if (text === "") return "Enter a tag.";
  if (text.length > TAG_LENGTH) return `A tag has at most ${TAG_LENGTH} characters.`;
  return text.includes(",") ? "Enter one tag at a time, without a comma." : null;
}

export function pathProblem(text: string): string | null {
  if (text.length > PATH_LENGTH) return `Use at most ${PATH_LENGTH} characters.`;
  if (!/^[^\s#?*]*\*?$|^\*[^\s#?*]+\*?$/.test(text)) return "Use a path like /pages/about or /blogs/journal/*, with * only at its beginning or end, and without ?, # or spaces.";
  if (!/[^*]/.test(text)) return "Enter a path like /pages/about.";
  return text.startsWith("/") || text.startsWith("*") ? null : "Begin the path with / or *.";
}

export function templateProblem(text: string): string | null {
  if (text === "") return "Enter the template’s name.";
  return /^[\w.-]{1,100}$/.test(text) ? null : "A template’s name has letters, numbers, - and _ only, at most 100.";
}

const textWithout = (problem: (text: string) => string | null) => z.string().trim().refine((text) => problem(text) === null, { error: ({ input }) => problem(String(input)) ?? "" });
const tag = textWithout(tagProblem);
const path = textWithout(pathProblem);

/** What a rule can name on the side of pages. The titles are for people only; nothing is decided by them. */
export const targetSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("kind"), kind: z.enum(kinds) }),
  z.object({ type: z.literal("resource"), kind: z.enum(RESOURCE_KINDS), id: resourceNumber, title }),
  z.object({ type: z.literal("in_blog"), id: resourceNumber, title }),
  z.object({ type: z.literal("in_collection"), id: resourceNumber, title }),
  z.object({ type: z.literal("article_tag"), tag }),
  z.object({ type: z.literal("product_tag"), tag }),
  z.object({ type: z.literal("template"), suffix: textWithout(templateProblem) }),
  z.object({ type: z.literal("path"), path }),
]);
export type Target = z.infer<typeof targetSchema>;

const targets = z
  .array(targetSchema)
  .max(MOST_TARGETS, `A rule holds at most ${MOST_TARGETS} entries. Use a tag, a blog or a collection to name many pages at once.`)
  .refine((list) => list.filter(({ type }) => type === "path").length <= MOST_PATHS, `A rule holds at most ${MOST_PATHS} paths. Use * to name many at once: /blogs/journal/*.`);
const handles = z.array(z.string().min(1).max(TAG_LENGTH)).max(MOST_TARGETS, `Choose at most ${MOST_TARGETS}.`);

export const pageRuleSchema = z.object({
  /** Any of these; none means everywhere. */
  where: targets,
  /** None of these. */
  except: targets,
  /** Handles; none means all. */
  markets: handles,
  /** As in `request.locale.iso_code`; none means all. */
  locales: handles,
  customer: z.enum(["anyone", "guest", "signed_in"]),
  /** Any of these; none means all. */
  customerTags: z.array(tag).max(MOST_TARGETS, `Choose at most ${MOST_TARGETS} tags.`),
  device: z.enum(["any", ...DEVICES]),
});
export type PageRule = z.infer<typeof pageRuleSchema>;

export const EVERYWHERE: PageRule = { where: [], except: [], markets: [], locales: [], customer: "anyone", customerTags: [], device: "any" };

/** The token of a target that is no path. */
function toToken(target: Exclude<Target, { type: "path" }>): string {
  switch (target.type) {
    case "kind":
      return `kind:${PAGE_KINDS[target.kind].pageType}`;
    case "resource":
      return `${target.kind}:${target.id}`;
    case "in_blog":
      return `in-blog:${target.id}`;
    case "in_collection":
      return `in-collection:${target.id}`;
    case "article_tag":
      return `article-tag:${fold(target.tag)}`;
    case "product_tag":
      return `product-tag:${fold(target.tag)}`;
    case "template":
      return `suffix:${target.suffix}`;
  }
}

/**
 * Tags are the same in any case. Letter by letter, because Liquid's `downcase` knows no final sigma.
 */
export function fold(text: string): string {
  return Array.from(text, (letter) => letter.toLowerCase()).join("");
}

/** What is true of a page, as tokens. */
export function pageTokens(page: StorePage): Set<string> {
  const { kind, id, blogId, tags, collectionIds, templateSuffix } = page;
  return new Set([
    ...(kind === null ? [] : [`kind:${PAGE_KINDS[kind].pageType}`]),
    ...(kind === null || id === null ? [] : [`${kind}:${id}`]),
    ...(kind === "article" && blogId !== null ? [`in-blog:${blogId}`] : []),
    ...(kind === "product" ? collectionIds.map((collection) => `in-collection:${collection}`) : []),
    ...(kind === "article" || kind === "product" ? tags.map((one) => `${kind}-tag:${fold(one)}`) : []),
    ...(templateSuffix === "" ? [] : [`suffix:${templateSuffix}`]),
  ]);
}

/** What is true of a visitor, as tokens. The device is left out: CSS decides it. */
export function visitorTokens({ market, locale, customer }: Visitor): Set<string> {
  return new Set([
    ...(market === null ? [] : [`market:${market}`]),
    `locale:${locale}`,
    customer === null ? "customer:guest" : "customer:signed_in",
    ...(customer?.tags ?? []).map((one) => `customer-tag:${fold(one)}`),
  ]);
}

export function targetMatches(target: Target, page: StorePage): boolean {
  if (target.type !== "path") return pageTokens(page).has(toToken(target));
  return spellings(target.path).some((pattern) => {
    const text = pattern.replaceAll("*", "");
    const [openStart, openEnd] = [pattern.startsWith("*"), pattern.endsWith("*")];
    if (openStart && openEnd) return page.path.includes(text);
    if (openStart) return page.path.endsWith(text);
    return openEnd ? page.path.startsWith(text) : page.path === text;
  });
}

/** A path as it may stand in an address: as typed, and with its letters encoded, which is what browsers send. */
export function spellings(typed: string): string[] {
  let plain = typed;
  try {
    plain = decodeURI(typed);
  } catch {
    // Typed with a stray %: taken as it is.
  }
  const encoded = encodeURI(plain).replaceAll("%25", "%");
  return [...new Set([typed, plain, encoded, encoded.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase())])];
}

/** A part of a rule that narrows who sees it: any of its tokens must be true of the visitor. */
export interface Narrowing {
  by: "market" | "language" | "customer" | "customer_tag";
  tokens: string[];
}

export function narrowings({ markets, locales, customer, customerTags }: PageRule): Narrowing[] {
  const all: Narrowing[] = [
    { by: "market", tokens: markets.map((handle) => `market:${handle}`) },
    { by: "language", tokens: locales.map((locale) => `locale:${locale}`) },
    { by: "customer", tokens: customer === "anyone" ? [] : [`customer:${customer}`] },
    { by: "customer_tag", tokens: customerTags.map((one) => `customer-tag:${fold(one)}`) },
  ];
  return all.filter(({ tokens }) => tokens.length > 0);
}

/**
 * A rule as Liquid reads it. Tokens stand between commas and paths between number signs, so that `contains` finds one
 * in a line of them. What a page or visitor has one of is found in the rule's line (",kind:article,article:501,"); of
 * what they have many, each of the rule's is looked for in theirs.
 */
export interface StorefrontRule {
  /** Any of these three; where the line is missing, everywhere. A line that names nothing is ",". */
  where?: string;
  where_each?: string[];
  where_paths?: string[];
  except?: string;
  except_each?: string[];
  except_paths?: string[];
  markets?: string;
  locales?: string;
  customer?: "guest" | "signed_in";
  customer_tags?: string[];
  /** Only on this width; missing means on both. */
  device?: "phone" | "desktop";
}

/** @param locales the languages that the item has words in; it shows in no other */
export function toStorefrontRule({ where, except, markets, locales: wanted, customer, customerTags, device }: PageRule, locales: string[] | null): StorefrontRule {
  const allowed = wanted.length === 0 ? null : wanted;
  const spoken = locales === null || allowed === null ? (locales ?? allowed) : locales.filter((locale) => allowed.includes(locale));
  return {
    ...published("where", where),
    ...published("except", except),
    ...(markets.length > 0 && { markets: line(markets) }),
    ...(spoken !== null && { locales: line(spoken) }),
    ...(customer !== "anyone" && { customer }),
    ...(customerTags.length > 0 && { customer_tags: customerTags.map((tag) => line([fold(tag)])) }),
    ...(device !== "any" && { device }),
  };
}

const line = (tokens: string[]) => `,${tokens.map((token) => `${token},`).join("")}`;

/** What a page has many of. */
const MANY: Target["type"][] = ["in_collection", "article_tag", "product_tag"];

function published(name: "where" | "except", list: Target[]): StorefrontRule {
  if (list.length === 0) return {};
  const tokens = list.flatMap((target) => (target.type === "path" ? [] : [{ many: MANY.includes(target.type), token: toToken(target) }]));
  const each = tokens.filter(({ many }) => many).map(({ token }) => line([token]));
  const paths = list.flatMap((target) => (target.type === "path" ? spellings(target.path).map(toPathPart) : []));
  return {
    [name]: line(tokens.filter(({ many }) => !many).map(({ token }) => token)),
    ...(each.length > 0 && { [`${name}_each`]: each }),
    ...(paths.length > 0 && { [`${name}_paths`]: paths }),
  };
}

/** "#/pages/about#" is found in the page's "#/pages/about#" as a whole, "#/blogs/" as its beginning. */
function toPathPart(pattern: string): string {
  return `${pattern.startsWith("*") ? "" : "#"}${pattern.replaceAll("*", "")}${pattern.endsWith("*") ? "" : "#"}`;
}
