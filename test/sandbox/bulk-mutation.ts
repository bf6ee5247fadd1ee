/** What a bulk mutation may be, and the file of its variables. */
import { getNamedType, GraphQLError, Kind, parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from "graphql";
import { validationErrors } from "./graphql-errors";

export interface BulkUserError {
  field: string[] | null;
  message: string;
  code: string | null;
}

/** What is no mutation at all has a code and no field; what a bulk operation may not run has a field and no code, as Shopify answers. */
const noMutation = (message: string): BulkUserError => ({ field: null, message, code: "INVALID_MUTATION" });
const notAllowed = (message: string): BulkUserError => ({ field: ["mutation"], message, code: null });

/** The document that is run for each line, or why it is refused: one mutation, at most one connection. */
export function toBulkMutation(mutation: string, schema: GraphQLSchema): { document: DocumentNode } | { refused: BulkUserError } {
  const document = parseMutation(mutation);
  if (typeof document === "string") return { refused: noMutation(document) };
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation, second] = operations;
  if (!operation || operations.some((each) => each.operation !== "mutation")) return { refused: noMutation("Only mutations can be run.") };
  if (validationErrors(schema, document).length > 0) return { refused: noMutation("The mutation is not valid GraphQL.") };
  const [top, other] = operation.selectionSet.selections;
  if (second || !top || other || top.kind !== Kind.FIELD) return { refused: notAllowed("There must be a single top level mutation.") };
  if (/^bulkOperation/.test(top.name.value)) return { refused: notAllowed("A bulk operation cannot run bulk operations.") };
  return countConnections(document, schema) > 1 ? { refused: notAllowed("The mutation cannot contain more than one connection.") } : { document };
}

function parseMutation(mutation: string): DocumentNode | string {
  try {
    return parse(mutation);
  } catch (error) {
    if (error instanceof GraphQLError) return `The mutation is not valid GraphQL: ${error.message}`;
    throw error;
  }
}

function countConnections(document: DocumentNode, schema: GraphQLSchema): number {
  const typeInfo = new TypeInfo(schema);
  let count = 0;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const type = typeInfo.getType();
        if (type && getNamedType(type).name.endsWith("Connection")) count += 1;
      },
    }),
  );
  return count;
}

/** One object of variables a line; null when a line is none, or when there is no line at all. */
export function parseVariables(file: string): Record<string, unknown>[] | null {
  const lines = file.split("\n").filter((line) => line.trim() !== "");
  try {
    const variables = lines.map((line) => JSON.parse(line) as unknown);
    if (variables.length === 0 || !variables.every((one) => typeof one === "object" && one !== null && !Array.isArray(one))) return null;
    return variables as Record<string, unknown>[];
  } catch {
    return null;
  }
}
