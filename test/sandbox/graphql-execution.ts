/** Runs one operation over the real schema: loud where something is missing, strict about scopes, priced. */
import {
  executeSync,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from "graphql";
import { accessOfField, accessOfType, satisfies } from "./access-scopes";
import { adminSchema } from "./admin-schema";
import { accessDenied, badRequest, NotImplemented } from "./graphql-errors";
import { CONNECTION_COST, MUTATION_COST } from "./query-cost";
import type { ResolverContext } from "./resolver";
import { RESOLVERS } from "./resolvers";

/** Shopify's limit for any list in the input. */
export const LARGEST_INPUT_LIST = 250;

interface Execution {
  result: ExecutionResult;
  /** What was really touched. */
  cost: number;
}

interface ExecutionContext extends ResolverContext {
  spent: number;
  missing: NotImplemented | null;
}

/** @throws NotImplemented before anything is written when a field is missing here */
export function executeOperation(
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
  resolverContext: ResolverContext,
): Execution {
  const { schema } = adminSchema();
  requireImplemented(document, schema);
  const context: ExecutionContext = { ...resolverContext, spent: 0, missing: null };
  const result = executeSync({
    schema,
    document,
    variableValues: variables,
    operationName,
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: (source) => (source as { __typename: string }).__typename,
  });
  if (context.missing) throw context.missing;
  return { result, cost: context.spent };
}

function resolveField(source: unknown, args: Record<string, unknown>, context: ExecutionContext, info: GraphQLResolveInfo): unknown {
  const { parentType, fieldName, returnType } = info;
  const namedType = getNamedType(returnType);
  const denied = accessOfField(parentType.name, fieldName, namedType).find((access) => !satisfies(context.scopes, access));
  if (denied) throw accessDenied(fieldName, denied);
  requireSmallLists(args);
  const answer = run(source, args, context, info);
  if (isAbstractType(namedType)) requireAccessToAll(answer, context, fieldName);
  context.spent += costOf(answer, info);
  return answer;
}

function run(source: unknown, args: Record<string, unknown>, context: ExecutionContext, { parentType, fieldName }: GraphQLResolveInfo): unknown {
  if (isPassedOn(parentType.name, fieldName)) return (source as Record<string, unknown>)[fieldName];
  const resolver = findResolver(parentType.name, fieldName);
  try {
    if (!resolver) throw new NotImplemented(`${parentType.name}.${fieldName}`);
    return resolver(source, args, context);
  } catch (error) {
    if (error instanceof NotImplemented) context.missing ??= error;
    throw error;
  }
}

/** Behind an interface or union the type is known only now. */
function requireAccessToAll(answer: unknown, { scopes }: ExecutionContext, fieldName: string): void {
  for (const item of Array.isArray(answer) ? (answer as unknown[]) : [answer]) {
    const typeName = (item as { __typename?: string } | null)?.__typename;
    const denied = typeName === undefined ? undefined : accessOfType(typeName).find((access) => !satisfies(scopes, access));
    if (denied) throw accessDenied(fieldName, denied);
  }
}

function requireSmallLists(args: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(args)) {
    if (Array.isArray(value) && value.length > LARGEST_INPUT_LIST) {
      const error = badRequest(`The input array size of ${value.length} for '${name}' is greater than the maximum allowed of ${LARGEST_INPUT_LIST}.`);
      error.extensions["code"] = "MAX_INPUT_SIZE_EXCEEDED";
      throw error;
    }
  }
}

function costOf(answer: unknown, { parentType, returnType, operation, path }: GraphQLResolveInfo): number {
  if (operation.operation === "mutation") return path.prev === undefined ? MUTATION_COST : 0;
  const type = getNamedType(returnType);
  if (answer === null || answer === undefined || !("getFields" in type || isAbstractType(type)) || type.name === "PageInfo") return 0;
  if (type.name.endsWith("Connection")) return CONNECTION_COST;
  if (parentType.name.endsWith("Edge")) return 0;
  return isListType(getNullableType(returnType)) ? (answer as unknown[]).length : 1;
}

/** Connections and their edges are answered whole. */
function isPassedOn(typeName: string, fieldName: string): boolean {
  return (/Connection$/.test(typeName) && /^(nodes|edges|pageInfo)$/.test(fieldName)) || (/Edge$/.test(typeName) && /^(node|cursor)$/.test(fieldName));
}

function findResolver(typeName: string, fieldName: string) {
  return RESOLVERS[typeName]?.[fieldName];
}

/** Looks at the whole document first, so that a mutation with a missing field in its answer writes nothing. */
export function requireImplemented(document: DocumentNode, schema: GraphQLSchema): void {
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const parent = typeInfo.getParentType();
        if (!parent || isAbstractType(parent) || parent.name.startsWith("__") || node.name.value.startsWith("__")) return;
        if (isPassedOn(parent.name, node.name.value) || findResolver(parent.name, node.name.value)) return;
        throw new NotImplemented(`${parent.name}.${node.name.value}`);
      },
      OperationDefinition(node) {
        if (node.operation === "subscription") throw new NotImplemented("subscriptions");
      },
      Directive(node) {
        if (node.name.value !== "include" && node.name.value !== "skip") throw new NotImplemented(`the directive @${node.name.value}`);
      },
    }),
  );
}

export function findOperation(document: DocumentNode, name: string | undefined) {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name === undefined ? (operations.length === 1 ? operations[0] : undefined) : operations.find((node) => node.name?.value === name);
}
