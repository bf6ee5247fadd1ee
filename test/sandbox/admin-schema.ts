/**
 * The real Admin schema 2026-10 and the access scopes that its types and fields ask for, from the file that
 * Shopify publishes in its dev MCP package (see admin-2026-10.LICENSE.txt).
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

export const API_VERSION = "2026-10";

export interface AdminSchema {
  schema: GraphQLSchema;
  /** By "Type" and by "Type.field". */
  access: ReadonlyMap<string, RequiredAccess>;
}

export interface RequiredAccess {
  /** Shopify's sentence, repeated in the error's `requiredAccess`. */
  sentence: string;
  scopes: readonly string[];
  /** Whether one of `scopes` is enough. */
  anyOf: boolean;
}

interface SchemaFile {
  data: IntrospectionQuery;
  offline_scopes: { items: { typeName: string; fieldName?: string; requiredAccess: string; offlineScopes: string[] }[] };
}

let loaded: AdminSchema | null = null;

/** Reads the schema once per process (about 0.2 s). */
export function adminSchema(): AdminSchema {
  loaded ??= readAdminSchema();
  return loaded;
}

/** The schema's introspection as JSON, for tools that want a file of their own. */
export function adminIntrospection(): { data: IntrospectionQuery } {
  return { data: readSchemaFile().data };
}

function readAdminSchema(): AdminSchema {
  const file = readSchemaFile();
  const access = new Map<string, RequiredAccess>();
  for (const { typeName, fieldName, requiredAccess, offlineScopes } of file.offline_scopes.items) {
    if (offlineScopes.length === 0) continue;
    access.set(fieldName === undefined ? typeName : `${typeName}.${fieldName}`, {
      sentence: requiredAccess,
      scopes: typeName === "Mutation" ? offlineScopes : scopesForReading(requiredAccess, offlineScopes),
      anyOf: isAlternative(requiredAccess),
    });
  }
  return { schema: buildClientSchema(file.data, { assumeValid: true }), access };
}

/** "`read_x` for queries and both `read_x` as well as `write_x` for mutations": writing is asked for at the mutation itself. */
function scopesForReading(sentence: string, scopes: string[]): string[] {
  const [, forQueries] = /^(.+) for queries and /.exec(sentence) ?? [];
  return forQueries === undefined ? scopes : scopes.filter((scope) => forQueries.includes(scope));
}

/** Sentences that join scopes by "and" or add "Also: requires …" ask for all of them; the stricter reading wins. */
function isAlternative(sentence: string): boolean {
  return / or |any of/i.test(sentence) && !/ and | as well as |also:.*requires/i.test(sentence);
}

function readSchemaFile(): SchemaFile {
  return JSON.parse(gunzipSync(readFileSync(new URL("admin-2026-10.json.gz", import.meta.url))).toString("utf8")) as SchemaFile;
}
