/** Shopify's own tags that print markup: `form`, `paginate`, `style`. */
import {
  Tag, Value, evalToken,
  type Context, type Emitter, type Liquid, type Parser, type TagToken, type Template, type TopLevelToken,
} from "liquidjs";
import { toAttributes } from "./html";
import { toText } from "./values";

type TagArguments = [TagToken, TopLevelToken[], Liquid, Parser];
type Named = Record<string, unknown>;

/** A tag with a body that ends at `end<name>`; `read` is what stands in the tag itself. */
abstract class BodyTag<Read> extends Tag {
  readonly templates: Template[] = [];
  readonly read: Read;
  constructor(...[token, remaining, liquid, parser]: TagArguments) {
    super(token, remaining, liquid);
    this.read = this.readArguments();
    const end = `end${token.name}`;
    while (remaining.length > 0) {
      const next = remaining.shift();
      if (next === undefined) break;
      if ("name" in next && next.name === end) return;
      this.templates.push(parser.parseToken(next, remaining));
    }
    throw new Error(`tag ${token.getText()} not closed`);
  }
  abstract readArguments(): Read;
  *body(context: Context, scope: object): Generator<unknown, string, unknown> {
    context.push(Object.assign(Object.create(null) as object, scope));
    const html = yield this.liquid.renderer.renderTemplates(this.templates, context);
    context.pop();
    return toText(html);
  }
}

class StyleTag extends BodyTag<null> {
  readArguments(): null {
    return null;
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write(`<style data-shopify>${yield* this.body(context, {})}</style>`);
  }
}

interface FormMarkup {
  action: string;
  id: string;
  className: string;
  /** Set when the form may carry files. */
  enctype?: string;
  /** Inputs that Shopify prints before the form ends. */
  after?: string;
  before?: string;
}

const hidden = (name: string, value: unknown) => `<input${toAttributes({ type: "hidden", name, value: toText(value) })} />`;

/** What a form tag reads of the page it stands on. */
interface FormPage {
  path: unknown;
  section: unknown;
  /** `routes.cart_add_url`, which is in the page's language. */
  cartAdd: unknown;
}

function markupOf(type: string, subject: Named, page: FormPage): FormMarkup {
  switch (type) {
    case "product":
      return {
        action: toText(page.cartAdd) || "/cart/add",
        id: `product_form_${toText(subject["id"])}`,
        className: "shopify-product-form",
        enctype: "multipart/form-data",
        after: hidden("product-id", subject["id"]) + hidden("section-id", page.section),
      };
    case "new_comment":
      return { action: `${toText(subject["url"])}/comments#comment_form`, id: "comment_form", className: "comment-form" };
    case "cart":
      return { action: "/cart", id: "cart_form", className: "shopify-cart-form", enctype: "multipart/form-data" };
    case "contact":
      return { action: "/contact#contact_form", id: "contact_form", className: "contact-form" };
    case "customer":
      return { action: "/contact#contact_form", id: "contact_form", className: "contact-form", before: hidden("contact[tags]", "newsletter") };
    case "localization":
      return {
        action: "/localization",
        id: "localization_form",
        className: "shopify-localization-form",
        enctype: "multipart/form-data",
        before: hidden("_method", "put") + hidden("return_to", page.path),
      };
    default:
      throw new Error(`form: the type "${type}" is not implemented`);
  }
}

type ValueTokens = { positional: Parameters<typeof evalToken>[0][]; named: Record<string, Parameters<typeof evalToken>[0]> };

class FormTag extends BodyTag<ValueTokens> {
  readArguments(): ValueTokens {
    const read: ValueTokens = { positional: [], named: {} };
    const { tokenizer } = this;
    for (tokenizer.skipBlank(); !tokenizer.end(); tokenizer.skipBlank()) {
      const key = /^([\w-]+)\s*:/.exec(tokenizer.remaining());
      if (key?.[1]) {
        tokenizer.advance(key[0].length);
        read.named[key[1]] = tokenizer.readValueOrThrow();
      } else read.positional.push(tokenizer.readValueOrThrow());
      tokenizer.skipBlank();
      if (tokenizer.peek() === ",") tokenizer.advance();
    }
    return read;
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const { positional, named: tokens } = this.read;
    const [type, subject] = [yield evalToken(positional[0], context), yield evalToken(positional[1], context)];
    const section = yield context._getFromScope(context.globals, ["section", "id"], false);
    const path = yield context._getFromScope(context.globals, ["request", "path"], false);
    const cartAdd = yield context._getFromScope(context.globals, ["routes", "cart_add_url"], false);
    const markup = markupOf(toText(type), (subject ?? {}) as Named, { path, section, cartAdd });
    const named: Record<string, string> = {};
    for (const [name, token] of Object.entries(tokens)) named[name] = toText(yield evalToken(token, context));
    const { return_to: returnTo, class: className, id, ...attributes } = named;
    const open = toAttributes({
      method: "post",
      action: markup.action,
      id: id ?? markup.id,
      "accept-charset": "UTF-8",
      class: className ?? markup.className,
      enctype: markup.enctype,
      ...attributes,
    });
    const body = yield* this.body(context, { form: { id: id ?? markup.id, errors: null, "posted_successfully?": false } });
    const fixed = hidden("form_type", type) + hidden("utf8", "✓") + (markup.before ?? "") + (returnTo ? hidden("return_to", returnTo) : "");
    emitter.write(`<form${open}>${fixed}${body}${markup.after ?? ""}</form>`);
  }
}

/** One page of a list. The list's owner is shown to the body with the page in the list's place. */
class PaginateTag extends BodyTag<{ path: string[]; list: Value; pageSize: Value }> {
  readArguments() {
    const [, path = "", by = "50"] = /^([\w.-]+)\s+by\s+([\w.-]+)/.exec(this.tokenizer.remaining()) ?? [];
    this.tokenizer.assert(path, "paginate: expected `list by number`");
    return { path: path.split("."), list: new Value(path, this.liquid), pageSize: new Value(by, this.liquid) };
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const names = this.read.path;
    const list = yield this.read.list.value(context, false);
    const items: unknown[] = Array.isArray(list) ? list : [];
    const size = Math.max(1, Number(yield this.read.pageSize.value(context, false)));
    const current = Math.max(1, Number((yield context._get(["current_page"])) ?? 1));
    const path = toText(yield context._getFromScope(context.globals, ["request", "path"], false));
    const offset = (current - 1) * size;
    const page = items.slice(offset, offset + size);
    const [root = "", ...rest] = names;
    const scope = { [root]: withList((yield context._get([root])) as unknown, rest, page) };
    emitter.write(yield* this.body(context, { ...scope, paginate: toPaginate({ current, size, offset, items: items.length, path }) }));
  }
}

/** A copy of the list's owner, and of its owner, with one page in the list's place. */
function withList(owner: unknown, path: string[], page: unknown[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof owner !== "object" || owner === null) return page;
  const value = withList((owner as Named)[key], rest, page);
  return Object.create(Object.getPrototypeOf(owner) as object, { ...Object.getOwnPropertyDescriptors(owner), [key]: { value, enumerable: true } });
}

function toPaginate({ current, size, offset, items, path }: { current: number; size: number; offset: number; items: number; path: string }) {
  const pages = Math.max(1, Math.ceil(items / size));
  const part = (page: number, title: string) => ({ title, url: `${path}?page=${page}`, is_link: page !== current });
  return {
    current_page: current,
    current_offset: offset,
    items,
    pages,
    page_size: size,
    page_param: "page",
    parts: Array.from({ length: pages }, (_each, index) => part(index + 1, String(index + 1))),
    previous: current > 1 ? part(current - 1, "« Previous") : null,
    next: current < pages ? part(current + 1, "Next »") : null,
  };
}

export const pageTags = { style: StyleTag, form: FormTag, paginate: PaginateTag };
