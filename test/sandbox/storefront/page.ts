/** One page being rendered: its sections, groups and app blocks, and the assets that its blocks need. */
import { withGlobals, type LiquidSchema, type LiquidScope, type ShopifyLiquid } from "../../../app/adapters/shopify-liquid";
import { escapeHtml } from "../../../app/adapters/shopify-liquid/html";
import type { SandboxBlockInstance, SandboxTheme } from "../store";
import { BLOCK, OWNER, blockSchemaOf, isThemeBlock, orderedBlocks, type BlockOwner, type ThemeBlock } from "./blocks";
import { compiledAssetTags } from "./compiled-assets";
import { ATTRIBUTES_GLOBAL, blockAttributes, editorScript, sectionAttributes } from "./design-mode";
import { IN_EXTENSION } from "./metafields";
import { appBlockName, appBlockType, withGroupBlocks, withTemplateBlocks, type BlockDefinition, type Folder, type PlacedBlocks, type SectionDefinition, type SectionList } from "./theme";
import { closestOf, shopifyScript } from "./theme-globals";
import { parseThemeJson } from "./theme-json";
import { readThemeSettings, toSettings, type SettingSources, type ThemeSettings } from "./theme-settings";

/** Where a page keeps itself among its globals, so that tags find it. */
export const PAGE = Symbol("page");

/** Shopify has the template's number here. */
const TEMPLATE_PREFIX = "template--1";

/** The one kind of page that no template is for. */
const POLICY = "policy";

const ASSETS_MARK = "<!--app block assets-->";

export interface PageOptions {
  liquid: ShopifyLiquid;
  theme: Folder;
  placed: SandboxTheme;
  /** "article", "product", "index" … */
  template: string;
  globals: LiquidScope;
  extensionAssetUrl: (file: string) => string;
  /** The value of a boolean app-data metafield, for `available_if`. */
  isAvailable: (condition: string) => boolean;
  /** The theme editor's origin when the page is drawn for it: sections and blocks then say who they are. */
  editorOrigin?: string | null;
}

export class Page {
  private readonly usedBlocks = new Set<string>();
  private globals: LiquidScope;
  private readonly themeSettings: ThemeSettings;
  private ready: Promise<void> | null = null;
  private index = 0;

  constructor(private readonly options: PageOptions) {
    this.globals = withGlobals(options.globals, { [PAGE]: this });
    this.themeSettings = readThemeSettings(options.theme);
  }

  /** Gives the page the theme's own settings, which may refer to each other. */
  private prepare(): Promise<void> {
    this.ready ??= (async () => {
      const { values, schema } = this.themeSettings;
      if (schema.length === 0 && Object.keys(values).length === 0) return;
      for (const round of ["plain", "referring"] as const) {
        const known = round === "plain" ? Object.fromEntries(Object.entries(values).filter(([, value]) => !String(value).includes("{{"))) : values;
        this.globals = withGlobals(this.globals, { settings: await toSettings(known, schema, this.sources(this.globals)) });
      }
    })();
    return this.ready;
  }

  private sources(scope: LiquidScope): SettingSources {
    const { liquid } = this.options;
    return {
      evaluate: (text) => liquid.evaluateTheme(text, scope),
      lookUp: (kind, handle) => liquid.evaluateTheme(`{{ ${kind}[${JSON.stringify(handle)}] }}`, scope),
      colorSchemes: this.themeSettings.colorSchemes,
    };
  }

  /** The whole document. */
  async render(): Promise<string> {
    const { liquid, placed, template, extensionAssetUrl, editorOrigin } = this.options;
    await this.prepare();
    const list = this.templateSections();
    const content = template === POLICY ? policyPage(this.globals) : await this.renderSections(list, TEMPLATE_PREFIX);
    const embeds = await this.renderEmbeds(placed.embeds, ["head", "compliance_head"]);
    const body = await this.renderEmbeds(placed.embeds, ["body"]);
    if (list.layout === false) return content;
    // The editor's script comes after Shopify's facts and adds to them.
    const head = shopifyScript(this.globals) + (editorOrigin ? editorScript(editorOrigin) : "") + ASSETS_MARK + embeds;
    const document = await liquid.renderTheme(`layout/${list.layout ?? "theme"}.liquid`, withGlobals(this.globals, { content_for_header: head, content_for_layout: content }));
    if (!document.includes(ASSETS_MARK)) throw new Error("layout/theme.liquid does not print content_for_header");
    return document.replace(ASSETS_MARK, () => this.assetTags(extensionAssetUrl)).replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${body}</body>`);
  }

  /**
   * One section by its id, as the Section Rendering API asks for it; null when the theme has none of that id. A section
   * of the page's template or of a group comes as it stands there, any other file of `sections/` with the theme's own settings.
   */
  async renderSectionById(id: string): Promise<string | null> {
    const { theme } = this.options;
    const [, prefix = "", key = ""] = /^(.+?)__(.+)$/.exec(id) ?? [];
    const group = /^sections--(.+)$/.exec(prefix)?.[1];
    const list = prefix === TEMPLATE_PREFIX ? this.templateSections() : group !== undefined && theme.read(`sections/${group}.json`) !== undefined ? this.groupSections(group) : null;
    const placed = list?.order.includes(key) ? list.sections[key] : undefined;
    if (placed) return placed.disabled === true ? null : this.renderSection(id, placed);
    const isFile = /^[\w.-]+$/.test(id) && theme.read(`sections/${id}.liquid`) !== undefined;
    return isFile ? this.renderStaticSection(id) : null;
  }

  private templateSections(): SectionList {
    const { template } = this.options;
    if (template === POLICY) return { sections: {}, order: [] };
    return withTemplateBlocks(this.readList(`templates/${template}.json`), template.split(".")[0] ?? template, this.placedBlocks());
  }

  private groupSections(name: string): SectionList {
    return withGroupBlocks(this.readList(`sections/${name}.json`), name.replace(/-group$/, ""), this.placedBlocks());
  }

  private readList(path: string): SectionList {
    const source = this.options.theme.read(path);
    if (source === undefined) throw new Error(`the theme has no ${path}`);
    return parseThemeJson<SectionList>(source, path);
  }

  private placedBlocks(): PlacedBlocks {
    return { theme: this.options.placed, schemaOf: (type) => this.options.liquid.themeSchema(`sections/${type}.liquid`) };
  }

  /** Each block's script once, deferred, and each stylesheet once, as content_for_header carries them. */
  private assetTags(extensionAssetUrl: (file: string) => string): string {
    const schemas = [...this.usedBlocks].map((name) => this.options.liquid.blockSchema(name));
    const unique = (files: (string | undefined)[]) => [...new Set(files.filter((file) => file !== undefined))];
    const scripts = unique(schemas.map((schema) => schema.javascript)).map((file) => `<script src="${extensionAssetUrl(file)}" type="text/javascript" defer="defer"></script>`);
    const styles = unique(schemas.map((schema) => schema.stylesheet)).map((file) => `<link href="${extensionAssetUrl(file)}" rel="stylesheet" media="all">`);
    return [...compiledAssetTags(this.options.theme), ...scripts, ...styles].join("\n");
  }

  private async renderEmbeds(embeds: SandboxBlockInstance[], targets: string[]): Promise<string> {
    const wanted = embeds.filter((embed) => targets.includes(this.options.liquid.blockSchema(embed.block).target ?? "section"));
    const html: string[] = [];
    for (const embed of wanted) html.push(await this.renderBlock(embed.block, embed.id, embed.settings, ""));
    return html.join("\n");
  }

  /** `{% sections 'header-group' %}` */
  async renderGroup(name: string): Promise<string> {
    return this.renderSections(this.groupSections(name), `sections--${name}`);
  }

  private async renderSections(list: SectionList, prefix: string): Promise<string> {
    const html: string[] = [];
    for (const key of list.order) {
      const section = list.sections[key];
      if (!section) throw new Error(`the order names a section ${key} that is not there`);
      if (section.disabled !== true) html.push(await this.renderSection(`${prefix}__${key}`, section));
    }
    return html.join("\n");
  }

  /** `{% section 'header' %}`: its settings are among the theme's own. */
  async renderStaticSection(type: string): Promise<string> {
    return this.renderSection(type, { type, ...(this.themeSettings.sections[type] as Partial<SectionDefinition> | undefined) });
  }

  /** Each section of a template or group. */
  async renderSection(id: string, definition: SectionDefinition): Promise<string> {
    await this.prepare();
    const { liquid, theme } = this.options;
    const path = `sections/${definition.type}.liquid`;
    if (definition.type === "apps" && theme.read(path) === undefined) return this.renderOwnAppsSection(id, definition);
    const schema = liquid.themeSchema(path);
    const owner: BlockOwner = { sectionId: id, definition, schema };
    this.index += 1;
    const section = {
      id,
      type: definition.type,
      index: this.index,
      index0: this.index - 1,
      location: /^(?:sections|template)--/.exec(id)?.[0].slice(0, -2) ?? "static",
      settings: await toSettings(definition.settings ?? {}, schema.settings ?? [], this.sources(this.globals)),
      blocks: await this.toBlocks(owner, this.globals),
    };
    const html = await liquid.renderTheme(path, withGlobals(this.globals, { section, [OWNER]: owner }));
    const element = schema.tag ?? "div";
    return `<${element} id="shopify-section-${id}" class="shopify-section${groupClass(id)}${schema.class ? ` ${schema.class}` : ""}"${this.sectionMarks(id, definition.type)}>${html}</${element}>`;
  }

  /** Shopify's own "Apps" section, for themes that have none. */
  private async renderOwnAppsSection(id: string, definition: SectionDefinition): Promise<string> {
    const blocks = await this.toBlocks({ sectionId: id, definition, schema: { blocks: [{ type: "@app" }] } }, this.globals);
    const html: string[] = [];
    for (const block of blocks) html.push(await this.renderThemeBlock(block));
    return `<section id="shopify-section-${id}" class="shopify-section${groupClass(id)}"${this.sectionMarks(id, definition.type)}>${html.join("")}</section>`;
  }

  private sectionMarks(id: string, type: string): string {
    return this.options.editorOrigin ? sectionAttributes(id, type) : "";
  }

  private blockMarks(id: string, type: string): string {
    return this.options.editorOrigin ? blockAttributes(id, type) : "";
  }

  private async toBlocks(owner: BlockOwner, scope: LiquidScope): Promise<ThemeBlock[]> {
    return Promise.all(orderedBlocks(owner).map(([id, definition]) => this.toBlock(id, definition, owner, scope)));
  }

  private async toBlock(id: string, definition: BlockDefinition, owner: BlockOwner, scope: LiquidScope): Promise<ThemeBlock> {
    const app = appBlockName(definition.type);
    const schema = definition.static === true ? this.options.liquid.themeSchema(`blocks/${definition.type}.liquid`) : blockSchemaOf(definition.type, owner, this.options.theme, this.options.liquid);
    return {
      id,
      type: app ? "@app" : definition.type,
      settings: await toSettings(definition.settings ?? {}, schema.settings ?? [], this.sources(scope)),
      shopify_attributes: this.blockMarks(id, definition.type),
      [BLOCK]: { sectionId: owner.sectionId, app, definition },
    };
  }

  /** `{% content_for 'blocks' %}` inside the section or block with these globals. */
  async renderBlocks(globals: LiquidScope, named: Record<string, unknown>): Promise<string> {
    const owner = requireOwner(globals);
    const scope = this.scopeOf(globals, named);
    const html: string[] = [];
    for (const block of await this.toBlocks(owner, scope)) html.push(await this.renderThemeBlock(block, scope));
    return html.join("\n");
  }

  /** `{% content_for 'block', type: 'price', id: 'price' %}` */
  async renderStaticBlock(globals: LiquidScope, { type, id, ...named }: Record<string, unknown>): Promise<string> {
    const owner = requireOwner(globals);
    const saved = owner.definition.blocks?.[String(id)];
    if (saved?.disabled === true) return "";
    const scope = this.scopeOf(globals, named);
    return this.renderThemeBlock(await this.toBlock(String(id), { ...saved, type: String(type), static: true }, owner, scope), scope);
  }

  /** What is named for the blocks: `closest.product` changes what is nearest, the rest are variables. */
  private scopeOf(globals: LiquidScope, named: Record<string, unknown>): LiquidScope {
    const nearest = Object.entries(named).flatMap(([name, value]) => (name.startsWith("closest.") ? [[name.slice("closest.".length), value] as const] : []));
    const before = (globals as { closest?: Record<string, unknown> }).closest;
    const variables = Object.fromEntries(Object.entries(named).filter(([name]) => !name.includes(".")));
    return withGlobals(globals, { ...variables, closest: closestOf(globals, { ...before, ...Object.fromEntries(nearest) }) });
  }

  /** `{% render block %}`, and each block of `{% content_for 'blocks' %}`. */
  async renderThemeBlock(block: unknown, scope: LiquidScope = this.globals): Promise<string> {
    if (!isThemeBlock(block)) throw new Error("render: the value is not a block");
    const { sectionId, app, definition } = block[BLOCK];
    if (app) return this.renderBlock(app, block.id, definition.settings ?? {}, sectionId);
    const path = `blocks/${definition.type}.liquid`;
    const schema = this.options.liquid.themeSchema(path);
    const html = await this.options.liquid.renderTheme(path, withGlobals(scope, { block, [OWNER]: { sectionId, definition, schema } satisfies BlockOwner }));
    if (schema.tag === null) return html;
    const element = schema.tag ?? "div";
    return `<${element} id="shopify-block-${block.id}" class="shopify-block${schema.class ? ` ${schema.class}` : ""}">${html}</${element}>`;
  }

  private async renderBlock(name: string, id: string, settings: Record<string, unknown>, sectionId: string): Promise<string> {
    const { liquid, isAvailable } = this.options;
    const schema = liquid.blockSchema(name);
    if (schema.available_if && !isAvailable(schema.available_if)) return "";
    if (!this.isEnabledHere(schema, sectionId)) return "";
    this.usedBlocks.add(name);
    const own = { [ATTRIBUTES_GLOBAL]: this.blockMarks(id, appBlockType(name)), [IN_EXTENSION]: true };
    return liquid.renderBlock(name, { id, settings, sectionId, scope: withGlobals(this.globals, own) });
  }

  /** `enabled_on` and `disabled_on` name templates and section groups; a block that is placed elsewhere prints nothing. */
  private isEnabledHere({ enabled_on: on, disabled_on: off }: LiquidSchema, sectionId: string): boolean {
    const template = this.options.template.split(".")[0] ?? "";
    const group = /^sections--(\w+)-group__/.exec(sectionId)?.[1];
    const names = (list: string[] | undefined, name: string | undefined) => name !== undefined && list !== undefined && (list.includes("*") || list.includes(name));
    if (names(off?.templates, template) || names(off?.groups, group)) return false;
    return (!on?.templates || names(on.templates, template)) && (!on?.groups || group === undefined || names(on.groups, group));
  }
}

function requireOwner(globals: LiquidScope): BlockOwner {
  const owner = (globals as { [OWNER]?: BlockOwner })[OWNER];
  if (!owner) throw new Error("content_for stands outside of sections and blocks");
  return owner;
}

/** Shopify prints policies itself: no template, no section, no place for a block. */
function policyPage(globals: LiquidScope): string {
  const { page } = globals as { page?: { title: string; content: string } };
  return `<div class="shopify-policy__container"><div class="shopify-policy__title"><h1>${escapeHtml(page?.title ?? "")}</h1></div><div class="shopify-policy__body"><div class="rte">${page?.content ?? ""}</div></div></div>`;
}

/** A failure that nobody can overlook. */
export function errorPage(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `<!doctype html><html lang="en"><head><title>The storefront failed</title></head><body><h1>The storefront failed</h1><pre>${escapeHtml(text)}</pre></body></html>`;
}

/** Sections of a group carry its name: themes lift the header above the page by it. */
function groupClass(id: string): string {
  const group = /^sections--(.+?)__/.exec(id)?.[1];
  return group === undefined ? "" : ` shopify-section-group-${group}`;
}
