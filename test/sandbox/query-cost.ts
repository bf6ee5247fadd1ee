/**
 * Calculated query cost and the leaky bucket, after Shopify's "GraphQL Admin API rate limits": scalars 0, objects 1,
 * connections 2 and each node that `first` or `last` asks for, mutations 10. Shopify's own weights for large
 * connections are lower and unpublished; this linear rule is the dearer one.
 */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

export const MAXIMUM_QUERY_COST = 1000;
export const MUTATION_COST = 10;
export const CONNECTION_COST = 2;

interface CostContext {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, { type: string; selections: SelectionSetNode }>;
  variables: Record<string, unknown>;
}

/** The cost before running: what the query may touch at most. */
export function requestedCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): number {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, { type: node.typeCondition.name.value, selections: node.selectionSet }] as const] : [],
    ),
  );
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  return costOfSelections(operation.selectionSet, root, { schema, fragments, variables }, operation.operation === "mutation");
}

function costOfSelections(selections: SelectionSetNode, type: GraphQLCompositeType, context: CostContext, isMutation = false): number {
  let own = 0;
  /** A union or interface costs as much as its dearest member. */
  const members = new Map<string, number>();
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      own += isMutation ? MUTATION_COST + costInsidePayload(selection, type, context) : costOfField(selection, type, context);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : null;
    const set = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragment?.selections;
    const name = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : fragment?.type;
    const target = name === undefined ? type : context.schema.getType(name);
    if (!set || !target || !isCompositeType(target)) continue;
    const cost = costOfSelections(set, target, context, isMutation);
    if (isAbstractType(type) && isObjectType(target)) members.set(target.name, (members.get(target.name) ?? 0) + cost);
    else own += cost;
  }
  return own + Math.max(0, ...members.values());
}

function costOfField(field: FieldNode, parent: GraphQLCompositeType, context: CostContext): number {
  const type = returnType(field, parent);
  if (!type || !field.selectionSet) return 0;
  const inside = costOfSelections(field.selectionSet, type, context);
  if (type.name.endsWith("Connection")) return CONNECTION_COST + pageSize(field, context) * Math.max(inside, 1);
  if (type.name.endsWith("Edge")) return inside;
  if (type.name === "PageInfo") return 0;
  const ids = numberOfIds(field, context);
  return (1 + inside) * ids;
}

/** What stands in a mutation's payload is paid by the mutation, except connections. */
function costInsidePayload(field: FieldNode, parent: GraphQLCompositeType, context: CostContext): number {
  const type = returnType(field, parent);
  if (!type || !field.selectionSet) return 0;
  return field.selectionSet.selections.reduce((sum, selection) => {
    if (selection.kind !== Kind.FIELD) return sum;
    const name = returnType(selection, type)?.name ?? "";
    return sum + (name.endsWith("Connection") ? costOfField(selection, type, context) : costInsidePayload(selection, type, context));
  }, 0);
}

function returnType(field: FieldNode, parent: GraphQLCompositeType): GraphQLCompositeType | null {
  const definition = "getFields" in parent ? parent.getFields()[field.name.value] : undefined;
  const type = definition && getNamedType(definition.type);
  return type && isCompositeType(type) ? type : null;
}

function pageSize(field: FieldNode, context: CostContext): number {
  const size = argument(field, "first", context) ?? argument(field, "last", context);
  return typeof size === "number" ? size : 0;
}

function numberOfIds(field: FieldNode, context: CostContext): number {
  const ids = field.name.value === "nodes" ? argument(field, "ids", context) : null;
  return Array.isArray(ids) ? ids.length : 1;
}

function argument(field: FieldNode, name: string, context: CostContext): unknown {
  const value = field.arguments?.find((one) => one.name.value === name)?.value;
  return value === undefined ? null : plain(value, context);
}

function plain(value: ValueNode, context: CostContext): unknown {
  if (value.kind === Kind.VARIABLE) return context.variables[value.name.value] ?? null;
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.LIST ? value.values : null;
}

/** One app's points on one shop. */
export class CostBucket {
  readonly maximum: number;
  readonly restoreRate: number;
  #available: number;
  #at: number;

  constructor(
    private readonly now: () => Date,
    { maximum = 2000, restoreRate = 100 }: { maximum?: number; restoreRate?: number } = {},
  ) {
    this.maximum = maximum;
    this.restoreRate = restoreRate;
    this.#available = maximum;
    this.#at = now().getTime();
  }

  /** Points that can be spent now. */
  available(): number {
    const instant = this.now().getTime();
    const restored = (Math.max(0, instant - this.#at) / 1000) * this.restoreRate;
    this.#available = Math.min(this.maximum, this.#available + restored);
    this.#at = instant;
    return Math.floor(this.#available);
  }

  /** Takes points if they are there. */
  spend(points: number): boolean {
    if (points > this.available()) return false;
    this.#available -= points;
    return true;
  }

  giveBack(points: number): void {
    this.#available = Math.min(this.maximum, this.#available + points);
  }

  empty(): void {
    this.available();
    this.#available = 0;
  }

  status(): { maximumAvailable: number; currentlyAvailable: number; restoreRate: number } {
    return { maximumAvailable: this.maximum, currentlyAvailable: this.available(), restoreRate: this.restoreRate };
  }
}
