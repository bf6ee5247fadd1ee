/** What a shopper's browser sends and where it may be sent on to. */

export type Values = Record<string, unknown>;

/** The body of a post, whatever its encoding, nested names (`attributes[gift]`) as objects; null when it cannot be read. */
export async function readBody(request: Request): Promise<Values | null> {
  if (request.method !== "POST") return {};
  try {
    return await parseBody(request);
  } catch {
    return null;
  }
}

async function parseBody(request: Request): Promise<Values> {
  if ((request.headers.get("content-type") ?? "").includes("application/json")) {
    const body: unknown = JSON.parse((await request.text()) || "{}");
    return isValues(body) ? body : {};
  }
  // Without a prototype, so that a field called `__proto__` is a field.
  const values = Object.create(null) as Values;
  for (const [name, value] of await request.formData()) put(values, name, value);
  return values;
}

export function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `updates[]`, `updates[1010]`, `properties[Engraving]`, `items[0][id]` */
function put(values: Values, name: string, value: unknown): void {
  const [, root, rest] = /^([^[]+)((?:\[[^\]]*\])+)$/.exec(name) ?? [];
  if (root === undefined || rest === undefined) {
    // `comment[author]` and its like are read by their full name.
    values[name] = value;
    return;
  }
  const keys = [root, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "")];
  if (keys[1] === "" && keys.length === 2) {
    values[root] = [...(Array.isArray(values[root]) ? (values[root] as unknown[]) : []), value];
    return;
  }
  values[name] = value;
  let owner = values;
  for (const key of keys.slice(0, -1)) {
    if (!isValues(owner[key])) owner[key] = Object.create(null) as Values;
    owner = owner[key] as Values;
  }
  owner[keys.at(-1) ?? ""] = value;
}

/** A relative address on this storefront; anything else is not followed. */
export function toReturnAddress(value: unknown, fallback: string): string {
  // Browsers drop tabs and line breaks: without this test "/\t/evil" would be another host.
  return typeof value === "string" && /^\/(?![/\\])/.test(value) && !/[\u0000-\u001f\\]/.test(value) ? value : fallback;
}

export function redirect(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 302, headers: { location: location.replace(/[^\x21-\x7e]+/g, encodeURIComponent), ...headers } });
}
