/** Liquid's control tags where liquidjs differs: blank bodies print nothing, loops know their parent. */
import {
  AssignTag, CaptureTag, CaseTag, CommentTag, ForTag, IfTag, InlineCommentTag, LiquidTag, TablerowTag, Tag, UnlessTag, Value, evalToken,
  type Context, type Emitter, type Liquid, type Parser, type TagToken, type Template, type TopLevelToken,
} from "liquidjs";
import { LiquidFloat, toText } from "./values";

const blankTags = new WeakSet<Template>();

function isBlank(template: Template): boolean {
  if ("str" in template) return /^\s*$/.test(String(template.str));
  if (template instanceof LiquidTag) return template.templates.every(isBlank);
  const prints = !(template instanceof AssignTag || template instanceof CaptureTag || template instanceof CommentTag || template instanceof InlineCommentTag);
  return !prints || blankTags.has(template);
}

/** Ruby's Liquid drops the whitespace of a tag whose branches hold nothing that prints. */
function dropBlankBodies(tag: Tag, bodies: (Template[] | undefined)[]): void {
  const present = bodies.filter((body) => body !== undefined);
  if (!present.every((body) => body.every(isBlank))) return;
  blankTags.add(tag);
  for (const body of present) body.splice(0, body.length, ...body.filter((template) => !("str" in template)));
}

type TagArguments = [TagToken, TopLevelToken[], Liquid, Parser];

class ShopifyIfTag extends IfTag {
  constructor(...args: TagArguments) {
    super(...args);
    dropBlankBodies(this, [...this.branches.map((branch) => branch.templates), this.elseTemplates]);
  }
}

class ShopifyUnlessTag extends UnlessTag {
  constructor(...args: TagArguments) {
    super(...args);
    dropBlankBodies(this, [...this.branches.map((branch) => branch.templates), this.elseTemplates]);
  }
}

class ShopifyCaseTag extends CaseTag {
  constructor(...args: TagArguments) {
    super(...args);
    dropBlankBodies(this, [...this.branches.map((branch) => branch.templates), this.elseTemplates]);
  }
}

/** `forloop` of one loop; properties as getters, so that each turn sees its own place. */
export function createForloop(length: number, name: string, parent: unknown): { drop: object; next: () => void } {
  let index = 0;
  const drop = {
    length,
    name,
    parentloop: parent ?? null,
    get index() { return index + 1; },
    get index0() { return index; },
    get rindex() { return length - index; },
    get rindex0() { return length - index - 1; },
    get first() { return index === 0; },
    get last() { return index === length - 1; },
  };
  return { drop, next: () => void index++ };
}

/** What `for` walks over: lists as they are, hashes as pairs, a text as one item, anything else not at all. */
export function toItems(value: unknown): unknown[] {
  const plain: unknown = value instanceof LiquidFloat ? null : typeof value === "object" && value !== null && "valueOf" in value ? value.valueOf() : value;
  if (Array.isArray(plain)) return plain;
  if (typeof plain === "string") return plain === "" ? [] : [plain];
  return typeof plain === "object" && plain !== null ? Object.entries(plain) : [];
}

/**
 * @param iterations how many turns one loop may take; Shopify documents 50 for its own lists and nobody could
 * confirm more, so a caller may lower it here
 */
function createForTag(iterations: number) {
  return class ShopifyForTag extends ForTag {
    constructor(...args: TagArguments) {
      super(...args);
      dropBlankBodies(this, [this.templates, this.elseTemplates]);
    }

    override *render(context: Context, emitter: Emitter): Generator<unknown, void | string, Template[]> {
      const renderer = this.liquid.renderer;
      const continueKey = `continue-${this.variable}-${this.collection.getText()}`;
      context.push({ continue: context.getRegister(continueKey, 0) as number });
      const hash = (yield this.hash.render(context)) as unknown as Record<string, unknown>;
      context.pop();
      const all = toItems(yield evalToken(this.collection, context));
      const offset = Number(hash["offset"] ?? 0);
      const window = all.slice(offset, (hash["limit"] ?? null) === null ? undefined : offset + Number(hash["limit"])).slice(0, iterations);
      context.setRegister(continueKey, offset + window.length);
      const items = hash["reversed"] === undefined ? window : window.reverse();
      if (items.length === 0) {
        yield renderer.renderTemplates(this.elseTemplates, context, emitter);
        return;
      }
      const parent = context.getRegister("forloop") as unknown;
      const forloop = createForloop(items.length, `${this.variable}-${this.collection.getText()}`, parent);
      context.setRegister("forloop", forloop.drop);
      const scope: Record<string, unknown> = Object.assign(Object.create(null) as object, { forloop: forloop.drop });
      context.push(scope);
      for (const item of items) {
        scope[this.variable] = item;
        context.continueCalled = context.breakCalled = false;
        yield renderer.renderTemplates(this.templates, context, emitter);
        if (context.breakCalled) break;
        forloop.next();
      }
      context.continueCalled = context.breakCalled = false;
      context.pop();
      context.setRegister("forloop", parent);
    }
  };
}

/** Ruby's Liquid breaks the line after a table's first opening and after each closing row. */
class ShopifyTablerowTag extends TablerowTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const write = (html: string) => emitter.write(html.replace(/^<tr class="row1">$|^<\/tr>$/, "$&\n"));
    yield* super.render(context, Object.assign(Object.create(emitter) as Emitter, { write })) as Generator<unknown, void, unknown>;
  }
}

/** `echo` prints as an output does. */
class ShopifyEchoTag extends Tag {
  private readonly printed: Value | null;
  constructor(...[token, remaining, liquid]: TagArguments) {
    super(token, remaining, liquid);
    this.tokenizer.skipBlank();
    this.printed = this.tokenizer.end() ? null : new Value(this.tokenizer.readFilteredValue(), liquid);
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (this.printed) emitter.write(toText(yield this.printed.value(context, false)));
  }
}

export function createControlTags(iterations: number) {
  return {
    if: ShopifyIfTag,
    unless: ShopifyUnlessTag,
    case: ShopifyCaseTag,
    for: createForTag(iterations),
    echo: ShopifyEchoTag,
    tablerow: ShopifyTablerowTag,
  };
}
