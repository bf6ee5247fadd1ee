/** What a bulk mutation may be, and the file of its variables. */
import { getNamedType, GraphQLError, Kind, parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from "graphql";
import { validationErrors } from "./graphql-errors";

/** The document that is run for each line, or the sentence that refuses it: one mutation, at most one connection. */
export function toBulkMutation(mutation: string, schema: GraphQLSchema): DocumentNode | string {
  const document = parseMutation(mutation);
  if (typeof document === "string") return document;
  if (validationErrors(schema, document).length > 0) return "The mutation is not valid GraphQL.";
  const [operation, second] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation || second || operation.operation !== "mutation") return "There must be exactly one mutation.";
  const [top, other] = operation.selectionSet.selections;
  if (!top || other || top.kind !== Kind.FIELD) return "The mutation must have exactly one field.";
  if (/^bulkOperation/.test(top.name.value)) return "A bulk operation cannot run bulk operations.";
  return countConnections(document, schema) > 1 ? "The mutation cannot contain more than one connection." : document;
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
