/** Bulk operations and staged uploads in the Admin schema. */
import type { SandboxBulkOperation } from "./admin-state";
import { toConnection, type PageArguments } from "./connections";
import { badRequest } from "./graphql-errors";
import { fields, plain, refuse, toDateTime, type Resolver, type ResolverContext } from "./resolver";
import { parseGid } from "./resources";
import { exactly, number } from "./search-syntax";
import { search } from "./searches";
import { gid, type Id } from "./store";

interface Source {
  __typename: "BulkOperation";
  operation: SandboxBulkOperation;
}

const toSource = (operation: SandboxBulkOperation): Source => ({ __typename: "BulkOperation", operation });

export function findBulkOperation(id: string, { bulk }: ResolverContext): Source | null {
  const operation = bulk.all.find((one) => gid("BulkOperation", one.id) === id);
  return operation ? toSource(operation) : null;
}

/** @throws BAD_REQUEST for an id of another type */
function requireNumber(id: string): Id {
  const parsed = parseGid(id);
  if (parsed?.type !== "BulkOperation") throw badRequest(`Invalid global id '${id}'`);
  return parsed.id;
}

export const BULK_QUERIES: Record<string, Resolver> = {
  bulkOperation: (_, { id }: { id: string }, context) => findBulkOperation(gid("BulkOperation", requireNumber(id)), context),
  currentBulkOperation: (_, { type }: { type: string }, { bulk }) => {
    const latest = bulk.all.filter((one) => one.type === type).at(-1);
    return latest ? toSource(latest) : null;
  },
  // Newest first is Shopify's default order, so `reverse` turns to the oldest.
  bulkOperations: (_, args: PageArguments & { query?: string; sortKey: string }, context) => {
    const found = search("bulkOperations", context.bulk.all, args.query, context, {
      status: exactly(({ status }) => [status]),
      operation_type: exactly(({ type }) => [type]),
      id: number(({ id }) => id),
    });
    const placeOf = ({ operation }: Source) => ({ value: Date.parse((args.sortKey === "COMPLETED_AT" ? operation.completedAt : operation.createdAt) ?? "") || null, id: operation.id });
    return toConnection(found.map(toSource), placeOf, args.sortKey, { ...args, reverse: !args.reverse });
  },
};

export const BULK_MUTATIONS: Record<string, Resolver> = {
  bulkOperationRunQuery: (_, { query, groupObjects }: { query: string; groupObjects: boolean }, { bulk }) => {
    const { bulkOperation, userErrors } = bulk.startQuery(query, groupObjects);
    return { bulkOperation: bulkOperation && toSource(bulkOperation), userErrors };
  },
  bulkOperationRunMutation: (_, args: { mutation: string; stagedUploadPath: string; clientIdentifier?: string }, { bulk }) => {
    refuse(args, "clientIdentifier", "bulkOperationRunMutation");
    const { bulkOperation, userErrors } = bulk.startMutation(args.mutation, args.stagedUploadPath);
    return { bulkOperation: bulkOperation && toSource(bulkOperation), userErrors };
  },
  bulkOperationCancel: (_, { id }: { id: string }, { bulk }) => {
    const { bulkOperation, userErrors } = bulk.cancel(requireNumber(id));
    return { bulkOperation: bulkOperation && toSource(bulkOperation), userErrors };
  },
  stagedUploadsCreate: (_, { input }: { input: never[] }, { uploads }) => uploads.create(input),
};

export const BULK_RESOLVERS: Record<string, Record<string, Resolver>> = {
  BulkOperationRunQueryPayload: plain("bulkOperation", "userErrors"),
  BulkOperationRunMutationPayload: plain("bulkOperation", "userErrors"),
  BulkOperationCancelPayload: plain("bulkOperation", "userErrors"),
  BulkOperationUserError: plain("code", "field", "message"),
  BulkMutationUserError: plain("code", "field", "message"),
  StagedUploadsCreatePayload: plain("stagedTargets", "userErrors"),
  StagedMediaUploadTarget: plain("url", "resourceUrl", "parameters"),
  StagedUploadParameter: plain("name", "value"),
  BulkOperation: fields<Source>({
    id: ({ operation }) => gid("BulkOperation", operation.id),
    type: ({ operation }) => operation.type,
    status: ({ operation }) => operation.status,
    query: ({ operation }) => operation.query,
    errorCode: ({ operation }) => operation.errorCode,
    createdAt: ({ operation }) => toDateTime(operation.createdAt),
    completedAt: ({ operation }) => toDateTime(operation.completedAt),
    objectCount: ({ operation }) => String(operation.objectCount),
    rootObjectCount: ({ operation }) => String(operation.rootObjectCount),
    fileSize: ({ operation }) => (operation.fileSize === null ? null : String(operation.fileSize)),
    url: ({ operation }, _, { bulk }) => (operation.status === "COMPLETED" ? bulk.urlOf(operation) : null),
    partialDataUrl: ({ operation }, _, { bulk }) => (operation.status === "FAILED" ? bulk.urlOf(operation) : null),
  }),
};
