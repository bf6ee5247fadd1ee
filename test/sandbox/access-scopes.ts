/** Which access scopes an operation needs, and whether a grant covers them. */
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { adminSchema, type RequiredAccess } from "./admin-schema";

/** `write_x` includes `read_x`. */
export function grants(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || (scope.startsWith("read_") && granted.includes(`write_${scope.slice("read_".length)}`));
}

export function satisfies(granted: readonly string[], access: RequiredAccess): boolean {
  return access.anyOf ? access.scopes.some((scope) => grants(granted, scope)) : access.scopes.every((scope) => grants(granted, scope));
}

/** The granted scopes with the reading scopes that they include, as Shopify lists them. */
export function withImpliedScopes(granted: readonly string[]): string[] {
  const implied = granted.filter((scope) => scope.startsWith("write_")).map((scope) => scope.replace("write_", "read_"));
  return [...new Set([...granted, ...implied])];
}

/**
 * What one field asks for: its own access and that of the type it returns, through connections and their edges.
 * The type behind an interface or union is known only when it is resolved; see `accessOfType`.
 */
export function accessOfField(parentType: string, fieldName: string, returnType: GraphQLNamedType): RequiredAccess[] {
  return [adminSchema().access.get(`${parentType}.${fieldName}`), ...accessOfType(nodeType(returnType).name)].filter((access) => access !== undefined);
}

export function accessOfType(typeName: string): RequiredAccess[] {
  const access = adminSchema().access.get(typeName);
  return access === undefined ? [] : [access];
}

/** Everything that the operations of a document ask for; each entry must be satisfied by the app's scopes. */
export function accessOfDocument(document: DocumentNode, schema: GraphQLSchema = adminSchema().schema): RequiredAccess[] {
  const found = new Set<RequiredAccess>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const parent = typeInfo.getParentType();
        const field = typeInfo.getFieldDef();
        if (!parent || !field || field.name.startsWith("__")) return;
        for (const access of accessOfField(parent.name, field.name, getNamedType(field.type))) found.add(access);
      },
      InlineFragment() {
        const type = typeInfo.getType();
        if (type && !isAbstractType(type)) for (const access of accessOfType(getNamedType(type).name)) found.add(access);
      },
    }),
  );
  return [...found];
}

/** ArticleConnection and ArticleEdge stand for Article. */
function nodeType(type: GraphQLNamedType): GraphQLNamedType {
  if (!isObjectType(type)) return type;
  if (type.name.endsWith("Connection")) {
    const nodes = type.getFields()["nodes"];
    if (nodes) return getNamedType(nodes.type);
  }
  if (type.name.endsWith("Edge")) {
    const node = type.getFields()["node"];
    if (node) return getNamedType(node.type);
  }
  return type;
}
