/** Reads a Liquid file's parts: the schema, and the source without the bodies that are not Liquid. */

const RAW_TAGS = ["schema", "doc", "javascript", "stylesheet"];
const RAW_BODY = new RegExp(`\\{%(-?)\\s*(${RAW_TAGS.join("|")})\\s*-?%\\}([\\s\\S]*?)\\{%-?\\s*end\\2\\s*(-?)%\\}`, "g");

/**
 * Takes raw bodies out before the tokenizer sees them: they may hold anything, `{{` included. Line numbers
 * and whitespace control stay.
 * @throws in extension files when a tag stands there that Shopify forbids in them
 */
export function withoutRawBodies(source: string, path: string, forbidden: readonly string[]): string {
  return source.replace(RAW_BODY, (_match, left: string, tag: string, body: string, right: string) => {
    if (forbidden.includes(tag)) throw new Error(`${path}: the tag {% ${tag} %} is not allowed in an app extension`);
    return `{%${left} comment %}${body.replace(/[^\n]+/g, "")}{% endcomment ${right}%}`;
  });
}

/** A block's or section's schema; empty when it has none. */
export interface LiquidSchema {
  name?: string;
  target?: string;
  tag?: string | null;
  class?: string;
  javascript?: string;
  stylesheet?: string;
  available_if?: string;
  enabled_on?: { templates?: string[]; groups?: string[] };
  disabled_on?: { templates?: string[]; groups?: string[] };
  settings?: { type: string; id?: string; default?: unknown }[];
  blocks?: { type: string; settings?: LiquidSchema["settings"] }[];
}

/** @throws with the path when the schema is not JSON */
export function schemaOf(source: string, path: string): LiquidSchema {
  const body = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
  if (body === undefined) return {};
  try {
    return JSON.parse(body) as LiquidSchema;
  } catch (error) {
    throw new Error(`${path}: the schema is not JSON: ${(error as Error).message}`);
  }
}

/** The settings as Liquid sees them: what was set, and the schema's defaults for the rest. */
export function withDefaults(settings: Record<string, unknown>, schema: Pick<LiquidSchema, "settings">): Record<string, unknown> {
  const defaults = (schema.settings ?? []).flatMap(({ id, default: value }) => (id === undefined ? [] : [[id, value ?? null]]));
  return { ...Object.fromEntries(defaults), ...settings };
}
