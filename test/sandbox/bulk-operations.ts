/**
 * Bulk operations: five of each kind at a time, from CREATED to their end by the clock, results as a file that
 * lives for 7 days. The files are in memory only: after a restart they are gone, as if those days were over.
 */
import { randomUUID } from "node:crypto";
import { GraphQLError, parse, type DocumentNode, type ExecutionResult } from "graphql";
import { adminSchema } from "./admin-schema";
import type { SandboxBulkOperation } from "./admin-state";
import { toBulkDocument, toBulkLines } from "./bulk-query";
import { parseVariables, toBulkMutation, type BulkUserError } from "./bulk-mutation";
import { withWholeConnections } from "./connections";
import { gid, type Id, type SandboxStore } from "./store";
import type { StagedUploads } from "./staged-uploads";

export const OPERATIONS_AT_A_TIME = 5;
export const RESULT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
/** How long an operation waits, runs and takes to cancel. Shopify's take what they take. */
const CREATED_MILLISECONDS = 500;
const RUNNING_MILLISECONDS = 1_000;
const CANCELING_MILLISECONDS = 500;
export const RESULTS_PATH = "/bulk-results/";

type Finished = Extract<SandboxBulkOperation["status"], "COMPLETED" | "FAILED" | "CANCELED">;

export interface BulkWorld {
  store: SandboxStore;
  now: () => Date;
  /** Runs an operation with the app's present scopes. @throws NotImplemented */
  execute: (document: DocumentNode, variables: Record<string, unknown>) => ExecutionResult;
  /** @throws NotImplemented */
  requireImplemented: (document: DocumentNode) => void;
  emit: (topic: string, payload: unknown) => void;
  uploads: StagedUploads;
  /** Where results are served, e.g. "http://127.0.0.1:4102". */
  origin: () => string;
}

export interface BulkStart {
  bulkOperation: SandboxBulkOperation | null;
  userErrors: BulkUserError[];
}

export class BulkOperations {
  #files = new Map<string, string>();
  #failures: ("INTERNAL_SERVER_ERROR" | "TIMEOUT")[] = [];

  constructor(private readonly world: BulkWorld) {}

  get all(): SandboxBulkOperation[] {
    return (this.world.store.state.bulkOperations ??= []);
  }

  /** The next operation that runs fails with half of its data. */
  failNext(errorCode: "INTERNAL_SERVER_ERROR" | "TIMEOUT"): void {
    this.#failures.push(errorCode);
  }

  startQuery(query: string, groupObjects: boolean): BulkStart {
    const document = toBulkDocument(query, adminSchema().schema);
    if (typeof document === "string") return refusal({ field: ["query"], message: document, code: "INVALID" });
    this.world.requireImplemented(document);
    return this.#start({ type: "QUERY", query, groupObjects, stagedUploadPath: null });
  }

  startMutation(mutation: string, stagedUploadPath: string): BulkStart {
    const parsed = toBulkMutation(mutation, adminSchema().schema);
    if ("refused" in parsed) return refusal(parsed.refused);
    this.world.requireImplemented(parsed.document);
    const file = this.world.uploads.read(stagedUploadPath);
    if (file === null) return refusal({ field: null, message: "The JSONL file could not be found. Try uploading the file again.", code: "NO_SUCH_FILE" });
    if (parseVariables(file) === null) return refusal({ field: null, message: "The JSONL file is empty or invalid.", code: "INVALID_STAGED_UPLOAD_FILE" });
    return this.#start({ type: "MUTATION", query: mutation, groupObjects: true, stagedUploadPath });
  }

  #start(given: Pick<SandboxBulkOperation, "type" | "query" | "groupObjects" | "stagedUploadPath">): BulkStart {
    const busy = this.all.filter(({ type, status }) => type === given.type && ["CREATED", "RUNNING", "CANCELING"].includes(status));
    if (busy.length >= OPERATIONS_AT_A_TIME) {
      const message = `A bulk ${given.type.toLowerCase()} operation for this app and shop is already in progress: ${busy.map(({ id }) => gid("BulkOperation", id)).join(", ")}.`;
      return refusal({ field: null, message, code: "OPERATION_IN_PROGRESS" });
    }
    const { store, now } = this.world;
    const operation: SandboxBulkOperation = {
      ...given,
      id: store.newId(),
      status: "CREATED",
      createdAt: now().toISOString(),
      completedAt: null,
      since: now().getTime(),
      errorCode: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
      result: null,
    };
    this.all.push(operation);
    store.save();
    return { bulkOperation: operation, userErrors: [] };
  }

  /** Canceling takes a moment; what has ended cannot be canceled. */
  cancel(id: Id): { bulkOperation: SandboxBulkOperation | null; userErrors: { field: string[]; message: string }[] } {
    const operation = this.all.find((one) => one.id === id);
    if (!operation) return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
    if (operation.status !== "CREATED" && operation.status !== "RUNNING") {
      return { bulkOperation: operation, userErrors: [{ field: ["id"], message: `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}` }] };
    }
    this.#enter(operation, "CANCELING", this.world.now().getTime());
    return { bulkOperation: operation, userErrors: [] };
  }

  /** Brings every operation to where it is by now; called before each request and by the sandbox's ticking. */
  advance(): void {
    const instant = this.world.now().getTime();
    for (const operation of [...this.all]) while (this.#step(operation, instant));
  }

  /** One step, if its time has come. */
  #step(operation: SandboxBulkOperation, instant: number): boolean {
    const waits = (milliseconds: number) => instant < operation.since + milliseconds;
    switch (operation.status) {
      case "CREATED":
        if (waits(CREATED_MILLISECONDS)) return false;
        return this.#enter(operation, "RUNNING", operation.since + CREATED_MILLISECONDS);
      case "RUNNING":
        if (waits(RUNNING_MILLISECONDS)) return false;
        return this.#run(operation);
      case "CANCELING":
        if (waits(CANCELING_MILLISECONDS)) return false;
        return this.#finish(operation, "CANCELED");
      case "COMPLETED":
      case "FAILED":
        if (operation.result === null || waits(RESULT_MILLISECONDS)) return false;
        this.#files.delete(operation.result);
        operation.result = null;
        return operation.status === "COMPLETED" && this.#enter(operation, "EXPIRED", operation.since + RESULT_MILLISECONDS);
      case "CANCELED":
      case "EXPIRED":
        return false;
    }
  }

  #enter(operation: SandboxBulkOperation, status: SandboxBulkOperation["status"], since: number): true {
    Object.assign(operation, { status, since });
    this.world.store.save();
    return true;
  }

  #run(operation: SandboxBulkOperation): true {
    const { lines, rootObjectCount, errorCode } = operation.type === "QUERY" ? this.#runQuery(operation) : this.#runMutation(operation);
    const failure = errorCode ?? this.#failures.shift() ?? null;
    const kept = failure === null || errorCode !== null ? lines : lines.slice(0, Math.floor(lines.length / 2));
    Object.assign(operation, { errorCode: failure, objectCount: kept.length, rootObjectCount });
    // An operation without objects has no file.
    if (kept.length > 0) {
      const text = `${kept.join("\n")}\n`;
      operation.result = `${RESULTS_PATH}${operation.id}-${randomUUID()}.jsonl`;
      operation.fileSize = Buffer.byteLength(text);
      this.#files.set(operation.result, text);
    }
    return this.#finish(operation, failure === null ? "COMPLETED" : "FAILED");
  }

  #runQuery({ query, groupObjects }: SandboxBulkOperation) {
    const document = toBulkDocument(query, adminSchema().schema);
    if (typeof document === "string") throw new Error(document);
    const { data, errors } = withWholeConnections(() => this.world.execute(document, {}));
    if (errors?.some(({ extensions }) => extensions["code"] === "ACCESS_DENIED")) return { lines: [], rootObjectCount: 0, errorCode: "ACCESS_DENIED" as const };
    if (errors) throw new AggregateError(errors, "The bulk query failed");
    return { ...toBulkLines(data ?? {}, groupObjects), errorCode: null };
  }

  /**
   * One run of the mutation a line; a line that fails does not stop the others. Shopify does not take the lines one
   * after the other and warns of relying on their order, so here the last comes first: `__lineNumber` tells which it was.
   */
  #runMutation({ query, stagedUploadPath }: SandboxBulkOperation) {
    const document = parse(query);
    const variables = parseVariables(this.world.uploads.read(stagedUploadPath ?? "") ?? "") ?? [];
    const lines = [...variables.entries()].reverse().map(([__lineNumber, one]) => {
      const { data, errors } = this.world.execute(document, one);
      return JSON.stringify({ ...(errors ? { errors: errors.map((error: GraphQLError) => error.toJSON()) } : {}), ...(data ? { data } : {}), __lineNumber });
    });
    return { lines, rootObjectCount: lines.length, errorCode: null };
  }

  #finish(operation: SandboxBulkOperation, status: Finished): true {
    const { now, emit } = this.world;
    operation.completedAt = status === "COMPLETED" ? now().toISOString() : null;
    this.#enter(operation, status, now().getTime());
    emit("bulk_operations/finish", {
      admin_graphql_api_id: gid("BulkOperation", operation.id),
      completed_at: operation.completedAt,
      created_at: operation.createdAt,
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: operation.type.toLowerCase(),
    });
    return true;
  }

  urlOf({ result }: SandboxBulkOperation): string | null {
    return result === null ? null : this.world.origin() + result;
  }

  /** What the result's address answers; it needs no token. It knows ranges, as Google's storage does. */
  download(path: string, range: string | null = null): Response {
    this.advance();
    const text = this.#files.get(path);
    if (text === undefined) return new Response("<Error><Code>ExpiredToken</Code></Error>", { status: 400, headers: { "content-type": "application/xml" } });
    const headers = { "content-type": "application/jsonl", "cache-control": "private, max-age=0" };
    const from = /^bytes=(\d+)-$/.exec(range ?? "")?.[1];
    if (from === undefined) return new Response(text, { headers });
    const rest = Buffer.from(text).subarray(Number(from));
    return rest.length === 0 ? new Response(null, { status: 416 }) : new Response(rest, { status: 206, headers });
  }
}

function refusal(userError: BulkUserError): BulkStart {
  return { bulkOperation: null, userErrors: [userError] };
}
