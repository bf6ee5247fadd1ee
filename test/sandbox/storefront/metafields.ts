/** Metafields as Liquid reads them: by namespace and key, references resolved to what a shopper may see. */
import { Drop, type Context } from "liquidjs";
import type { SandboxState } from "../store";

/** Finds what a reference points at; null for what shoppers cannot see. */
export type ResolveReference = (gid: string) => object | null;

export interface MetafieldReader {
  state: SandboxState;
  clientId: string;
  resolve: ResolveReference;
}

function valueOf(type: string, value: string, resolve: ResolveReference): unknown {
  if (type.startsWith("list.")) {
    const items = JSON.parse(value) as unknown[];
    if (!type.endsWith("_reference")) return items;
    return items.map((item) => resolve(String(item))).filter((item) => item !== null);
  }
  if (type.endsWith("_reference")) return resolve(value);
  switch (type) {
    case "json":
      return JSON.parse(value) as unknown;
    case "boolean":
      return value === "true";
    case "number_integer":
    case "number_decimal":
      return Number(value);
    case "single_line_text_field":
    case "multi_line_text_field":
    case "url":
    case "color":
    case "date":
    case "date_time":
    case "id":
      return value;
    default:
      throw new Error(`the local storefront does not know metafields of type ${type}`);
  }
}

class NamespaceDrop extends Drop {
  constructor(
    private readonly reader: MetafieldReader,
    private readonly ownerId: string,
    private readonly namespace: string,
  ) {
    super();
  }
  override liquidMethodMissing(key: string): object | null {
    const { state, resolve } = this.reader;
    const found = state.metafields.find((each) => each.ownerId === this.ownerId && each.namespace === this.namespace && each.key === key);
    if (!found) return null;
    return {
      type: found.type,
      "list?": found.type.startsWith("list."),
      get value() {
        return valueOf(found.type, found.value, resolve);
      },
    };
  }
}

/** Stands among the globals of an extension's file, and of none of the theme's. */
export const IN_EXTENSION = Symbol("in an extension's file");

export function isInExtension({ globals }: Context): boolean {
  return IN_EXTENSION in globals;
}

/** `owner.metafields`: `metafields["$app"].key.value` reads the app's reserved namespace, in the app's own extension alone. */
export class MetafieldsDrop extends Drop {
  constructor(
    private readonly reader: MetafieldReader,
    private readonly ownerId: string,
  ) {
    super();
  }
  override liquidMethodMissing(namespace: string, context: Context): object | null {
    if (/^\$app(:|$)/.test(namespace) && !isInExtension(context)) return null;
    const stored = namespace.replace(/^\$app(:|$)/, (_match, colon: string) => `app--${this.reader.clientId}${colon ? "--" : ""}`);
    return new NamespaceDrop(this.reader, this.ownerId, stored);
  }
}
