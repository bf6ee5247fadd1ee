/**
 * Shopify's Liquid on liquidjs: extension blocks and, for the local Shopify, theme files, printed as Shopify
 * prints them. Knows no files and no clock: sources, data and time are given. Errors are thrown, never printed.
 */
import { Context, Liquid, defaultOperators, toValue, type FilterImplOptions, type Operators, type Template } from "liquidjs";
import { arithmeticFilters } from "./arithmetic";
import { colorFilters } from "./colors";
import { createControlTags } from "./control-tags";
import { createDateFilters } from "./dates";
import { hastenExpressions } from "./expressions";
import { createMediaFilters } from "./media-filters";
import { createMoneyFilters } from "./money";
import { pageTags } from "./page-tags";
import { createIncludeTag, createRenderTag, type SnippetSource } from "./render-tag";
import { schemaOf, withDefaults, withoutRawBodies, type LiquidSchema } from "./sources";
import { createTextFilters } from "./text-filters";
import { createTranslateFilter } from "./translations";
import { mendLiterals, toText } from "./values";

export type { FilterImplOptions } from "liquidjs";
export type { LiquidSchema } from "./sources";
export { withDefaults } from "./sources";
export { formatMoney } from "./money";
export { handleize } from "./text-filters";

/** Global objects of a page; use getters where data is big, they are read only when a template asks. */
export type LiquidScope = object;

export type LiquidTags = Parameters<Liquid["registerTag"]>[1];

export interface ShopifyLiquidOptions {
  /** The extension's files by path, such as "blocks/sale-banner.liquid" or "locales/en.default.json". */
  read: (path: string) => string | undefined;
  /** The theme's files; `tags` are those that need a whole theme (`section`, `sections`, `content_for`). */
  theme?: {
    read: (path: string) => string | undefined;
    tags?: Record<string, LiquidTags>;
    /** Filters that only themes have. */
    filters?: Record<string, FilterImplOptions>;
    /** What `{% render block %}` prints on a page with these globals. */
    renderAppBlock?: (block: unknown, globals: LiquidScope) => Promise<string>;
  };
  /** The shop's IANA zone. */
  zone: string;
  /** As in `request.locale.iso_code`. */
  locale: string;
  /** The locale whose file is the default one; "en" when left out. */
  defaultLocale?: string;
  /** Shopify's money format, such as `${{amount}}`. */
  moneyFormat: string;
  currency: string;
  now: () => Date;
  /** Address of a theme asset. */
  assetUrl: (file: string) => string;
  extensionAssetUrl: (file: string) => string;
  /** How many turns one `for` of an extension may take; unlimited when left out. */
  extensionLoopLimit?: number;
}

export interface RenderedBlock {
  /** The block's settings as the merchant left them; the schema's defaults fill the rest. */
  settings?: Record<string, unknown>;
  id?: string;
  scope?: LiquidScope;
  /** `section.id` is all that an app block may read of its section. */
  sectionId?: string;
}

export interface ShopifyLiquid {
  /**
   * The HTML of an extension's block in Shopify's wrapper.
   * @throws when the block does not exist or its Liquid fails
   */
  renderBlock: (name: string, block: RenderedBlock) => Promise<string>;
  /** The HTML of a theme file, without any wrapper. */
  renderTheme: (path: string, scope: LiquidScope) => Promise<string>;
  /** The value of a text from a theme's settings: of the one `{{ … }}` that it is, or the text with all of them filled. */
  evaluateTheme: (text: string, scope: LiquidScope) => Promise<unknown>;
  blockSchema: (name: string) => LiquidSchema;
  themeSchema: (path: string) => LiquidSchema;
}

/** Shopify refuses these in extension files. */
const FORBIDDEN_IN_EXTENSIONS = ["javascript", "stylesheet", "include", "layout", "section", "sections"];

export function createShopifyLiquid(options: ShopifyLiquidOptions): ShopifyLiquid {
  mendLiterals();
  hastenExpressions();
  const { locale, defaultLocale = "en", theme } = options;
  const extension = createEngine({
    read: options.read,
    assetUrl: options.extensionAssetUrl,
    forbidden: FORBIDDEN_IN_EXTENSIONS,
    loopLimit: options.extensionLoopLimit ?? Infinity,
    wrapSnippet: (name, html) => `<!-- BEGIN app snippet: ${name} -->${html}<!-- END app snippet -->`,
    onMissingTranslation: (key) => {
      throw new Error(`the extension has no translation "${key}" for ${locale} nor ${defaultLocale}`);
    },
    options,
  });
  const pages = theme
    ? createEngine({
        read: theme.read,
        assetUrl: options.assetUrl,
        forbidden: [],
        loopLimit: Infinity,
        wrapSnippet: (_name, html) => html,
        onMissingTranslation: (key) => `Translation missing: ${locale}.${key}`,
        options,
      })
    : null;
  const requireTheme = () => {
    if (!pages) throw new Error("this Liquid was created without a theme");
    return pages;
  };
  const blockSchema = (name: string) => extension.schema(`blocks/${name}.liquid`);

  return {
    blockSchema,
    themeSchema: (path) => requireTheme().schema(path),
    renderTheme: (path, scope) => requireTheme().render(path, scope),
    evaluateTheme: (text, scope) => requireTheme().evaluate(text, scope),
    async renderBlock(name, { settings = {}, id = name, scope = {}, sectionId = "" }) {
      const schema = blockSchema(name);
      const block = { id, type: name, settings: withDefaults(settings, schema), shopify_attributes: "" };
      const html = await extension.render(`blocks/${name}.liquid`, withGlobals(scope, { block, section: { id: sectionId } }));
      return wrapBlock(html, id, name, schema);
    },
  };
}

/** Adds to a page's globals without reading the getters among them. */
export function withGlobals(scope: LiquidScope, added: object): LiquidScope {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(scope), ...Object.getOwnPropertyDescriptors(added) });
}

function wrapBlock(html: string, id: string, name: string, { target, tag, class: className }: LiquidSchema): string {
  if (target === "head" || target === "compliance_head") {
    return `<!-- BEGIN app block: shopify://apps/buyline/blocks/${name}/${id} -->${html}<!-- END app block -->`;
  }
  const element = tag ?? "div";
  return `<${element} id="shopify-block-${id}" class="shopify-block shopify-app-block${className ? ` ${className}` : ""}">${html}</${element}>`;
}

interface Engine {
  render: (path: string, scope: LiquidScope) => Promise<string>;
  evaluate: (text: string, scope: LiquidScope) => Promise<unknown>;
  schema: (path: string) => LiquidSchema;
}

interface EngineOptions {
  read: (path: string) => string | undefined;
  assetUrl: (file: string) => string;
  forbidden: readonly string[];
  loopLimit: number;
  wrapSnippet: (name: string, html: string) => string;
  onMissingTranslation: (key: string) => string;
  options: ShopifyLiquidOptions;
}

function createEngine({ read, assetUrl, forbidden, loopLimit, wrapSnippet, onMissingTranslation, options }: EngineOptions): Engine {
  const { zone, locale, defaultLocale = "en", now, moneyFormat, currency, theme } = options;
  const isTheme = theme !== undefined && read === theme.read;
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    operators: shopifyOperators,
    outputEscape: toText,
  });
  const requireSource = (path: string): string => {
    const source = read(path);
    if (source === undefined) throw new Error(`there is no file ${path}`);
    return source;
  };
  const parsed = new Map<string, Template[]>();
  const parse = (path: string): Template[] => {
    const known = parsed.get(path);
    if (known) return known;
    const templates = liquid.parse(withoutRawBodies(requireSource(path), path, forbidden), path);
    parsed.set(path, templates);
    return templates;
  };
  const filters: Record<string, FilterImplOptions> = {
    ...createTextFilters(),
    ...arithmeticFilters,
    ...colorFilters,
    ...createMoneyFilters(moneyFormat, currency),
    ...createDateFilters({ zone, locale, now }),
    ...createMediaFilters({ assetUrl, readAsset: (file) => read(`assets/${file}`), isImageUrlStrict: !isTheme }),
    ...createTranslateFilter({ read, locale, defaultLocale, onMissing: onMissingTranslation }),
    ...(isTheme ? theme.filters : {}),
  };
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter);
  for (const name of ["include", "layout", "block"]) delete liquid.tags[name];
  const snippets: SnippetSource = { parse, wrap: wrapSnippet, renderAppBlock: (isTheme && theme.renderAppBlock) || null };
  const tags = { ...createControlTags(loopLimit), ...pageTags, render: createRenderTag(snippets), ...(isTheme ? { include: createIncludeTag(snippets), ...theme.tags } : {}) };
  for (const [name, tag] of Object.entries(tags)) liquid.registerTag(name, tag);

  const schemas = new Map<string, LiquidSchema>();
  const contextOf = (scope: LiquidScope) => new Context({}, liquid.options, { globals: scope, sync: !isTheme }, { liquid });
  return {
    schema(path) {
      const schema = schemas.get(path) ?? schemaOf(requireSource(path), path);
      schemas.set(path, schema);
      return schema;
    },
    async render(path, scope) {
      // A theme's sections and app blocks are promises. An extension waits for nothing, and takes a third less time for it.
      return String(isTheme ? await liquid.render(parse(path), contextOf(scope)) : liquid.renderSync(parse(path), contextOf(scope)));
    },
    async evaluate(text, scope) {
      const [, expression] = /^\s*\{\{-?((?:(?!\}\}|\{\{)[\s\S])*?)-?\}\}\s*$/.exec(text) ?? [];
      if (expression !== undefined) return liquid.evalValue(expression, contextOf(scope));
      return liquid.render(liquid.parse(text), contextOf(scope));
    },
  };
}

type Compare = (left: unknown, right: unknown) => boolean;

/** Ruby compares nil with nothing, and a text with a number not at all. */
function ordered(sign: string, compare: Compare): Operators[string] {
  return (left: unknown, right: unknown) => {
    const [a, b]: unknown[] = [toValue(left), toValue(right)];
    if (a === null || a === undefined || b === null || b === undefined || typeof a === "boolean" || typeof b === "boolean") return false;
    if (typeof a !== typeof b) throw new Error(`comparison of ${typeof a} ${sign} ${typeof b} failed`);
    return compare(a, b);
  };
}

function contains(left: unknown, right: unknown): boolean {
  const [all, wanted]: unknown[] = [toValue(left), toValue(right)];
  if (wanted === null || wanted === undefined) return false;
  if (typeof all === "string") return all.includes(toText(right));
  if (Array.isArray(all)) return all.some((item) => toValue(item) === wanted);
  return typeof all === "object" && all !== null && Object.hasOwn(all, toText(wanted));
}

const { "==": equal, "!=": unequal, and, or } = defaultOperators;
if (!equal || !unequal || !and || !or) throw new Error("liquidjs has other operators than expected");

const shopifyOperators: Operators = {
  "==": equal,
  "!=": unequal,
  ">": ordered(">", (a, b) => (a as number) > (b as number)),
  "<": ordered("<", (a, b) => (a as number) < (b as number)),
  ">=": ordered(">=", (a, b) => (a as number) >= (b as number)),
  "<=": ordered("<=", (a, b) => (a as number) <= (b as number)),
  contains,
  and,
  or,
};
