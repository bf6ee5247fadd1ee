/** One page being rendered: its sections, groups and app blocks, and the assets that its blocks need. */
import { withDefaults, withGlobals, type LiquidSchema, type LiquidScope, type ShopifyLiquid } from "../../../app/adapters/shopify-liquid";
import { escapeHtml } from "../../../app/adapters/shopify-liquid/html";
import type { SandboxBlockInstance, SandboxTheme } from "../store";
import { ATTRIBUTES_GLOBAL, blockAttributes, editorScript, sectionAttributes } from "./design-mode";
import {
  appBlockName, appBlockType, parseThemeJson, withGroupBlocks, withTemplateBlocks,
  type BlockDefinition, type Folder, type PlacedBlocks, type SectionDefinition, type SectionList,
} from "./theme";

/** Where a page keeps itself among its globals, so that tags find it. */
export const PAGE = Symbol("page");

/** Shopify has the template's number here. */
const TEMPLATE_PREFIX = "template--1";

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
  private readonly globals: LiquidScope;

  constructor(private readonly options: PageOptions) {
    this.globals = withGlobals(options.globals, { [PAGE]: this });
  }

  /** The whole document. */
  async render(): Promise<string> {
    const { liquid, placed, extensionAssetUrl, editorOrigin } = this.options;
    const content = await this.renderSections(this.templateSections(), TEMPLATE_PREFIX);
    const head = (editorOrigin ? editorScript(editorOrigin) : "") + await this.renderEmbeds(placed.embeds, ["head", "compliance_head"]);
    const body = await this.renderEmbeds(placed.embeds, ["body"]);
    const document = await liquid.renderTheme("layout/theme.liquid", withGlobals(this.globals, { content_for_header: ASSETS_MARK + head, content_for_layout: content }));
    if (!document.includes(ASSETS_MARK)) throw new Error("layout/theme.liquid does not print content_for_header");
    return document.replace(ASSETS_MARK, () => this.assetTags(extensionAssetUrl)).replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${body}</body>`);
  }

  /**
   * One section by its id, as the Section Rendering API asks for it; null when the theme has none of that id. A section
   * of the page's template or of a group comes as it stands there, any other file of `sections/` with its defaults.
   */
  async renderSectionById(id: string): Promise<string | null> {
    const [, prefix = "", key = ""] = /^(.+?)__(.+)$/.exec(id) ?? [];
    const group = /^sections--(.+)$/.exec(prefix)?.[1];
    const list = prefix === TEMPLATE_PREFIX ? this.templateSections() : group !== undefined && this.options.theme.read(`sections/${group}.json`) !== undefined ? this.groupSections(group) : null;
    const placed = list?.order.includes(key) ? list.sections[key] : undefined;
    if (placed) return placed.disabled === true ? null : this.renderSection(id, placed);
    const isFile = /^[\w.-]+$/.test(id) && this.options.theme.read(`sections/${id}.liquid`) !== undefined;
    return isFile ? this.renderSection(id, { type: id }) : null;
  }

  private templateSections(): SectionList {
    const { theme, template } = this.options;
    const path = `templates/${template}.json`;
    const source = theme.read(path);
    if (source === undefined) throw new Error(`the theme has no ${path}`);
    return withTemplateBlocks(parseThemeJson(source, path), template.split(".")[0] ?? template, this.placedBlocks());
  }

  private groupSections(name: string): SectionList {
    const path = `sections/${name}.json`;
    const source = this.options.theme.read(path);
    if (source === undefined) throw new Error(`the theme has no ${path}`);
    return withGroupBlocks(parseThemeJson(source, path), name.replace(/-group$/, ""), this.placedBlocks());
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
    return [...scripts, ...styles].join("\n");
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

  /** `{% section 'header' %}`, and each section of a template. */
  async renderSection(id: string, definition: SectionDefinition): Promise<string> {
    const path = `sections/${definition.type}.liquid`;
    const schema = this.options.liquid.themeSchema(path);
    const section = {
      id,
      type: definition.type,
      settings: withDefaults(definition.settings ?? {}, schema),
      blocks: this.toBlocks(id, definition, schema),
    };
    const html = await this.options.liquid.renderTheme(path, withGlobals(this.globals, { section }));
    const element = schema.tag ?? "div";
    const marks = this.options.editorOrigin ? sectionAttributes(id, definition.type) : "";
    return `<${element} id="shopify-section-${id}" class="shopify-section${schema.class ? ` ${schema.class}` : ""}"${marks}>${html}</${element}>`;
  }

  private toBlocks(sectionId: string, owner: { blocks?: Record<string, BlockDefinition>; block_order?: string[] }, schema: LiquidSchema): ThemeBlock[] {
    return (owner.block_order ?? []).flatMap((id) => {
      const definition = owner.blocks?.[id];
      if (!definition) return [];
      const app = appBlockName(definition.type);
      const accepted = (schema.blocks ?? []).find((each) => each.type === (app ? "@app" : definition.type) || (!app && each.type === "@theme"));
      if (!accepted) throw new Error(`section ${sectionId} does not take blocks of type ${definition.type}`);
      const own = app ? {} : this.themeBlockSchema(definition.type, accepted);
      return [
        {
          id,
          type: app ? "@app" : definition.type,
          settings: withDefaults(definition.settings ?? {}, own),
          shopify_attributes: this.attributesOf(id, definition.type),
          [BLOCK]: { sectionId, app, definition },
        },
      ];
    });
  }

  private attributesOf(id: string, type: string): string {
    return this.options.editorOrigin ? blockAttributes(id, type) : "";
  }

  private themeBlockSchema(type: string, accepted: LiquidSchema): LiquidSchema {
    const path = `blocks/${type}.liquid`;
    return accepted.settings || this.options.theme.read(path) === undefined ? accepted : this.options.liquid.themeSchema(path);
  }

  /** `{% render block %}`, and each block of `{% content_for 'blocks' %}`. */
  async renderThemeBlock(block: unknown): Promise<string> {
    if (!isThemeBlock(block)) throw new Error("render: the value is not a block");
    const { sectionId, app, definition } = block[BLOCK];
    if (app) return this.renderBlock(app, block.id, definition.settings ?? {}, sectionId);
    const path = `blocks/${definition.type}.liquid`;
    const schema = this.options.liquid.themeSchema(path);
    const inner = { ...block, blocks: this.toBlocks(sectionId, definition, schema) };
    const html = await this.options.liquid.renderTheme(path, withGlobals(this.globals, { block: inner, section: { id: sectionId, blocks: inner.blocks } }));
    return `<div id="shopify-block-${block.id}" class="shopify-block">${html}</div>`;
  }

  private async renderBlock(name: string, id: string, settings: Record<string, unknown>, sectionId: string): Promise<string> {
    const { liquid, isAvailable } = this.options;
    const schema = liquid.blockSchema(name);
    if (schema.available_if && !isAvailable(schema.available_if)) return "";
    if (!this.isEnabledHere(schema, sectionId)) return "";
    this.usedBlocks.add(name);
    const attributes = { [ATTRIBUTES_GLOBAL]: this.attributesOf(id, appBlockType(name)) };
    return liquid.renderBlock(name, { id, settings, sectionId, scope: withGlobals(this.globals, attributes) });
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

const BLOCK = Symbol("block");

interface ThemeBlock {
  id: string;
  type: string;
  settings: Record<string, unknown>;
  shopify_attributes: string;
  [BLOCK]: { sectionId: string; app: string | null; definition: BlockDefinition };
}

function isThemeBlock(value: unknown): value is ThemeBlock {
  return typeof value === "object" && value !== null && BLOCK in value;
}

/** A failure that nobody can overlook. */
export function errorPage(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `<!doctype html><html lang="en"><head><title>The storefront failed</title></head><body><h1>The storefront failed</h1><pre>${escapeHtml(text)}</pre></body></html>`;
}
