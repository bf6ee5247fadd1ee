/** What a bulk query may ask, and its answer as lines of JSON: each object on its own, children named by `__parentId`. */
import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from "graphql";
import { NotImplemented, validationErrors } from "./graphql-errors";

export const LARGEST_NUMBER_OF_CONNECTIONS = 5;
/** Shopify's "maximum nesting depth of two levels", the outermost connection counted: the stricter reading. */
export const DEEPEST_CONNECTION = 2;

/** Marks a connection in the answer, by its alias. */
const MARK = "connection__";

/**
 * The document that is run for a bulk query, or the sentence that refuses it.
 * @throws NotImplemented for `nodes`, aliases inside connections and fragments on connections, of which Shopify says nothing
 */
export function toBulkDocument(query: string, schema: GraphQLSchema): DocumentNode | string {
  const document = parseQuery(query);
  if (typeof document === "string") return document;
  if (validationErrors(schema, document).length > 0) return "Bulk query is not valid GraphQL.";
  const [operation, second] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation || second || operation.operation !== "query") return "Bulk queries must contain exactly one query.";
  if ((operation.variableDefinitions ?? []).length > 0) return "Bulk queries cannot have variables.";
  const [top, other] = operation.selectionSet.selections;
  if (!top || other || top.kind !== Kind.FIELD) return "Bulk queries must have a single top-level field.";
  if (top.name.value === "node" || top.name.value === "nodes") return `Bulk queries cannot contain a top level \`${top.name.value}\` field.`;
  if (document.definitions.some(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)) throw new NotImplemented("named fragments in a bulk query");
  return markConnections(document, schema);
}

function parseQuery(query: string): DocumentNode | string {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return `Bulk query is not valid GraphQL: ${error.message}`;
    throw error;
  }
}

function markConnections(document: DocumentNode, schema: GraphQLSchema): DocumentNode | string {
  const typeInfo = new TypeInfo(schema);
  let problem: string | null = null;
  let count = 0;
  /** Of each field on the way: whether it is a connection or a list. */
  const path: ("connection" | "list" | "other")[] = [];
  const marked = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(node: FieldNode) {
          const type = typeInfo.getType();
          const parent = typeInfo.getParentType();
          const isConnection = type ? getNamedType(type).name.endsWith("Connection") : false;
          const isInside = parent?.name.endsWith("Connection") || parent?.name.endsWith("Edge");
          path.push(isConnection ? "connection" : !isInside && type && isListType(getNullableType(type)) ? "list" : "other");
          if (isInside && parent?.name.endsWith("Connection") && node.name.value === "nodes") throw new NotImplemented("`nodes` in a bulk query: use `edges { node { … } }`");
          if (isInside && node.alias) throw new NotImplemented("an alias inside a connection of a bulk query");
          if (!isConnection) return undefined;
          if (node.alias) throw new NotImplemented("an alias of a connection in a bulk query");
          count += 1;
          const depth = path.filter((kind) => kind === "connection").length;
          if (depth > DEEPEST_CONNECTION) problem ??= `Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST_CONNECTION}.`;
          if (path.includes("list")) problem ??= "Queries that contain a connection field within a list field are not supported.";
          return undefined;
        },
        leave(node: FieldNode) {
          const kind = path.pop();
          if (kind !== "connection") return undefined;
          if (path.includes("connection") === false && hasNestedConnection(node) && !selectsId(node)) {
            problem ??= `The parent 'node' field for a nested connection must select the 'id' field without an alias. Connection fields without 'id': ${node.name.value}.`;
          }
          return { ...node, alias: { kind: Kind.NAME, value: MARK + node.name.value } };
        },
      },
    }),
  );
  if (problem !== null) return problem;
  if (count === 0) return "Bulk queries must contain at least one connection.";
  if (count > LARGEST_NUMBER_OF_CONNECTIONS) return `Bulk queries cannot contain more than ${LARGEST_NUMBER_OF_CONNECTIONS} connections.`;
  return marked;
}

function hasNestedConnection(connection: FieldNode): boolean {
  let found = false;
  visit(connection, {
    Field(node) {
      if (node !== connection && node.alias?.value.startsWith(MARK)) found = true;
    },
  });
  return found;
}

function selectsId(connection: FieldNode): boolean {
  const node = select(select(connection, "edges"), "node");
  return select(node, "id")?.alias === undefined && select(node, "id") !== undefined;
}

function select(field: FieldNode | undefined, name: string): FieldNode | undefined {
  return field?.selectionSet?.selections.find((one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === name);
}

export interface BulkLines {
  lines: string[];
  rootObjectCount: number;
}

/**
 * @param grouped each parent followed by its children; otherwise all parents come first, which is the order that
 *   "not grouped" allows and that a reader must be ready for
 */
export function toBulkLines(data: Record<string, unknown>, grouped: boolean): BulkLines {
  const roots: string[] = [];
  const children: string[] = [];
  let rootObjectCount = 0;

  const addNode = (node: unknown, parentId: unknown) => {
    const nested: { node: unknown }[] = [];
    const plain = take(node, nested) as Record<string, unknown>;
    const line = JSON.stringify(parentId === undefined ? plain : { ...plain, __parentId: parentId });
    (grouped || parentId === undefined ? roots : children).push(line);
    for (const edge of nested) addNode(edge.node, plain["id"]);
  };
  const top: { node: unknown }[] = [];
  take(data, top);
  for (const { node } of top) {
    rootObjectCount += 1;
    addNode(node, undefined);
  }
  return { lines: [...roots, ...children], rootObjectCount };
}

/** A copy without its connections, whose edges are collected. */
function take(value: unknown, edges: { node: unknown }[]): unknown {
  if (Array.isArray(value)) return value.map((item) => take(item, edges));
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!key.startsWith(MARK)) copy[key] = take(inner, edges);
    else edges.push(...((inner as { edges?: { node: unknown }[] } | null)?.edges ?? []));
  }
  return copy;
}
