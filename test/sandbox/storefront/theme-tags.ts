/** The tags that need a whole theme: `section`, `sections`, `content_for`. */
import { Hash, Tag, type Context, type Emitter, type Liquid, type TagToken, type TopLevelToken } from "liquidjs";
import { PAGE, Page } from "./page";

/** The page whose globals these are. */
export function requirePage(globals: object): Page {
  const page = (globals as { [PAGE]?: Page })[PAGE];
  if (!(page instanceof Page)) throw new Error("this Liquid is not rendered as part of a page");
  return page;
}

class NamedTag extends Tag {
  readonly target: string;
  readonly hash: Hash;
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const quoted = this.tokenizer.readQuoted();
    this.tokenizer.assert(quoted, `${token.name}: a name in quotes is missing`);
    this.target = quoted ? String(quoted.content) : "";
    this.hash = new Hash(this.tokenizer, liquid.options.keyValueSeparator);
  }
  render(_context: Context, _emitter: Emitter): unknown {
    throw new Error(`${this.name} does not print`);
  }
}

class SectionTag extends NamedTag {
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await requirePage(context.globals).renderSection(this.target, { type: this.target }));
  }
}

class SectionsTag extends NamedTag {
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await requirePage(context.globals).renderGroup(this.target));
  }
}

class ContentForTag extends NamedTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const page = requirePage(context.globals);
    if (this.target !== "blocks") throw new Error(`content_for '${this.target}' is not implemented`);
    const blocks = yield context._getFromScope(context.globals, ["section", "blocks"], false);
    for (const block of Array.isArray(blocks) ? (blocks as unknown[]) : []) emitter.write(yield page.renderThemeBlock(block));
  }
}

export const themeTags = { section: SectionTag, sections: SectionsTag, content_for: ContentForTag };
