/** A theme's JSON, which may hold comments and trailing commas. */

const TOKEN = /"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|,(?=(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*[}\]])/g;

/** The same as strict JSON; what stands in strings is left alone. */
export function toStrictJson(source: string): string {
  return source.replace(TOKEN, (token) => (token.startsWith('"') ? token : ""));
}

/** @throws with the path when the source is no JSON even so */
export function parseThemeJson<Parsed>(source: string, path: string): Parsed {
  try {
    return JSON.parse(toStrictJson(source)) as Parsed;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}
