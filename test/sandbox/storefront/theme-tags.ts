/** The tags that need a whole theme: `section`, `sections`, `content_for`, `layout`. */
import { Tag, evalToken, type Context, type Emitter, type Liquid, type TagToken, type TopLevelToken } from "liquidjs";
import { PAGE, Page } from "./page";

/** The page whose globals these are. */
export function requirePage(globals: object): Page {
  const page = (globals as { [PAGE]?: Page })[PAGE];
  if (!(page instanceof Page)) throw new Error("this Liquid is not rendered as part of a page");
  return page;
}

class NamedTag extends Tag {
  readonly target: string;
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const quoted = this.tokenizer.readQuoted();
    this.tokenizer.assert(quoted, `${token.name}: a name in quotes is missing`);
    this.target = quoted ? String(quoted.content) : "";
  }
  render(_context: Context, _emitter: Emitter): unknown {
    throw new Error(`${this.name} does not print`);
  }
}

class SectionTag extends NamedTag {
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await requirePage(context.globals).renderStaticSection(this.target));
  }
}

class SectionsTag extends NamedTag {
  override async render(context: Context, emitter: Emitter): Promise<void> {
    emitter.write(await requirePage(context.globals).renderGroup(this.target));
  }
}

type Token = Parameters<typeof evalToken>[0];

/** `content_for 'blocks'` prints the blocks of the section or block around it, `content_for 'block'` one that it names itself. */
class ContentForTag extends NamedTag {
  /** By name as written: "closest.product" is one. */
  private readonly named: [string, Token][] = [];
  constructor(...args: [TagToken, TopLevelToken[], Liquid]) {
    super(...args);
    const { tokenizer } = this;
    for (;;) {
      const name = /^[\s,]*([\w.-]+)\s*:\s*/.exec(tokenizer.remaining());
      if (!name?.[1]) break;
      tokenizer.advance(name[0].length);
      this.named.push([name[1], tokenizer.readValueOrThrow()]);
    }
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const page = requirePage(context.globals);
    const values: Record<string, unknown> = {};
    for (const [name, token] of this.named) values[name] = yield evalToken(token, context);
    if (this.target === "blocks") emitter.write(yield page.renderBlocks(context.globals, values));
    else if (this.target === "block") emitter.write(yield page.renderStaticBlock(context.globals, values));
    else throw new Error(`content_for '${this.target}' is not a thing of Shopify's`);
  }
}

/** Which layout stands around a template is the template's matter and read before: the tag itself prints nothing. */
class LayoutTag extends Tag {
  render(): void {
    return undefined;
  }
}

export const themeTags = { section: SectionTag, sections: SectionsTag, content_for: ContentForTag, layout: LayoutTag };
