/** The theme's JSON files, as Shopify keeps them. */

type Json = Record<string, unknown>;

/** Null for what is no JSON. Shopify writes a comment before it, and takes commas that end a list. */
export function parseThemeFile(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*\/\*[\s\S]*?\*\//, "").replace(/,(?=\s*[}\]])/g, ""));
  } catch {
    return null;
  }
}

/** Empty for what is none. */
export function toRecord(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}
