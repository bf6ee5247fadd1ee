/** `{% render %}`: a snippet in its own scope, or, in a theme's block loop, an app block. `{% include %}`: its old form. */
import { Hash, Tag, evalToken, type Context, type Emitter, type Liquid, type TagToken, type Template, type TopLevelToken } from "liquidjs";
import { createForloop, toItems } from "./control-tags";
import { toText } from "./values";

export interface SnippetSource {
  parse: (path: string) => Template[];
  /** Shopify wraps each snippet of an extension, and none of a theme, in HTML comments. */
  wrap: (name: string, html: string) => string;
  /** What `{% render block %}` prints for a theme's `@app` block; a theme's matter, so absent in extensions. */
  renderAppBlock: ((block: unknown, globals: object) => Promise<string>) | null;
}

type Token = Parameters<typeof evalToken>[0];

interface Binding {
  kind: "with" | "for";
  value: Token;
  alias: string;
}

export function createRenderTag(source: SnippetSource) {
  return class ShopifyRenderTag extends Tag {
    readonly target: Token;
    readonly isName: boolean;
    readonly binding: Binding | null = null;
    readonly hash: Hash;

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      const quoted = this.tokenizer.readQuoted();
      this.isName = quoted !== undefined;
      this.target = quoted ?? this.tokenizer.readValue();
      this.tokenizer.assert(this.target, "render: a snippet's name is missing");
      const start = this.tokenizer.p;
      const keyword = this.tokenizer.readIdentifier().content;
      this.tokenizer.skipBlank();
      if ((keyword === "with" || keyword === "for") && this.tokenizer.peek() !== ":") {
        this.binding = this.readBinding(keyword, quoted ? quoted.content : "");
      } else this.tokenizer.p = start;
      this.hash = new Hash(this.tokenizer, liquid.options.keyValueSeparator);
    }

    readBinding(kind: "with" | "for", fallback: string): Binding {
      const value = this.tokenizer.readValueOrThrow();
      const start = this.tokenizer.p;
      const named = this.tokenizer.readIdentifier().content === "as";
      if (!named) this.tokenizer.p = start;
      return { kind, value, alias: named ? this.tokenizer.readIdentifier().content : fallback };
    }

    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const target = yield evalToken(this.target, context);
      if (!this.isName) {
        if (!source.renderAppBlock) throw new Error("render: a snippet's name must be written in quotes");
        emitter.write(yield source.renderAppBlock(target, context.globals));
        return;
      }
      const name = toText(target);
      const templates = source.parse(`snippets/${name}.liquid`);
      const values = (yield this.hash.render(context)) as Record<string, unknown>;
      const bound = this.binding ? yield evalToken(this.binding.value, context) : undefined;
      if (this.binding?.kind !== "for") {
        const scope = this.binding ? { ...values, [this.binding.alias]: bound } : values;
        emitter.write(source.wrap(name, yield* this.renderOnce(templates, context, scope)));
        return;
      }
      const items = toItems(bound);
      const forloop = createForloop(items.length, name, null);
      for (const item of items) {
        const scope = { ...values, [this.binding.alias]: item, forloop: forloop.drop };
        emitter.write(source.wrap(name, yield* this.renderOnce(templates, context, scope)));
        forloop.next();
      }
    }

    *renderOnce(templates: Template[], context: Context, scope: object): Generator<unknown, string, unknown> {
      const child = context.spawn();
      Object.assign(child.bottom(), scope);
      return toText(yield this.liquid.renderer.renderTemplates(templates, child));
    }
  };
}

/** `{% include %}`, which themes may still use: a snippet that shares the variables of the file around it. */
export function createIncludeTag(source: SnippetSource) {
  return class IncludeTag extends createRenderTag(source) {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const name = toText(yield evalToken(this.target, context));
      const templates = source.parse(`snippets/${name}.liquid`);
      const values = (yield this.hash.render(context)) as Record<string, unknown>;
      const bound = this.binding ? yield evalToken(this.binding.value, context) : undefined;
      const turns = this.binding?.kind === "for" ? toItems(bound) : [bound];
      for (const item of turns) {
        context.push({ ...values, ...(this.binding ? { [this.binding.alias]: item } : {}) });
        emitter.write(toText(yield this.liquid.renderer.renderTemplates(templates, context)));
        context.pop();
      }
    }
  };
}
