/**
 * The Admin API face of the local Shopify: the token endpoint and GraphQL 2026-10 over the real schema. What it
 * does not implement it refuses with 501; every limit it knows it enforces.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { getVariableValues, GraphQLError, parse, type DocumentNode } from "graphql";
import { answerTokenRequest, findAccessToken } from "./access-tokens";
import { adminSchema, API_VERSION } from "./admin-schema";
import { BulkOperations, RESULTS_PATH } from "./bulk-operations";
import { DroppedConnection, Faults, TOKEN_OPERATION, type Fault } from "./faults";
import { internalError, NotImplemented, throttled, tooExpensive, validationErrors } from "./graphql-errors";
import { executeOperation, findOperation, requireImplemented } from "./graphql-execution";
import { CostBucket, MAXIMUM_QUERY_COST, requestedCost } from "./query-cost";
import { revokeInstallation } from "./installation";
import type { ResolverContext } from "./resolver";
import { StagedUploads, UPLOADS_PATH } from "./staged-uploads";
import type { SandboxStore } from "./store";
import type { WebhookDelivery } from "./webhook-delivery";

export { DroppedConnection, Faults } from "./faults";

export interface AdminApiOptions {
  store: SandboxStore;
  clientId: string;
  clientSecret: string;
  now: () => Date;
  /** Where image and shop addresses point, e.g. "http://127.0.0.1:4102". */
  storefrontOrigin: () => string;
  /** Another theme's folder than the sandbox's own. */
  themeFolder?: string;
  faults?: Faults;
  appHandle?: string;
  /** One app's points on this shop; a test gives its own to see or empty it. */
  bucket?: CostBucket;
  /** Where this API listens: the results of bulk operations lie there. The shop's own domain when left out. */
  adminApiOrigin?: () => string;
  /** Tells of finished bulk operations; nobody is told when left out. */
  webhooks?: WebhookDelivery;
}

export interface AdminApi {
  /** Answers what Shopify would; rejects with DroppedConnection where the connection ends without an answer. */
  answer: (request: Request) => Promise<Response>;
  bulk: BulkOperations;
  /** What resolvers get: for tests that run an operation without a request. */
  contextOf: () => ResolverContext;
}

/** Shopify's limit for one request, in bytes. */
export const LARGEST_BODY_BYTES = 10 * 1000 * 1000;

export function createAdminApi(options: AdminApiOptions): (request: Request) => Promise<Response> {
  return openAdminApi(options).answer;
}

export function openAdminApi(options: AdminApiOptions): AdminApi {
  const { faults = new Faults(), bucket = new CostBucket(options.now), store, now } = options;
  const origin = options.adminApiOrigin ?? (() => `https://${store.state.shop.domain}`);
  const uploads = new StagedUploads(origin);
  const bulk: BulkOperations = new BulkOperations({
    store,
    now,
    uploads,
    origin,
    execute: (document, variables) => executeOperation(document, variables, undefined, contextOf()).result,
    requireImplemented: (document) => requireImplemented(document, adminSchema().schema),
    emit: (topic, payload) => options.webhooks?.emit(topic, payload),
  });
  const contextOf = (): ResolverContext => ({
    store,
    clientId: options.clientId,
    appHandle: options.appHandle ?? "buyline",
    scopes: store.state.installation.scopes,
    now,
    storefrontOrigin: options.storefrontOrigin,
    themeFolder: options.themeFolder,
    warnings: [],
    bulk,
    uploads,
  });

  async function answerRequest(request: Request): Promise<Response> {
    const { pathname, hostname } = new URL(request.url);
    const { domain } = store.state.shop;
    if (hostname.endsWith(".myshopify.com") && hostname !== domain) return refuse(404, "Not Found");
    if (pathname.startsWith(RESULTS_PATH) && request.method === "GET") return bulk.download(pathname, request.headers.get("range"));
    if (request.method !== "POST") return refuse(pathname.startsWith("/admin/") ? 405 : 404, "Only POST is served here.");
    if (pathname === UPLOADS_PATH) return uploads.upload(request);
    if (pathname === "/admin/oauth/access_token") {
      return withFault(faults.take(TOKEN_OPERATION), request, options, () => answerTokenRequest(request, options));
    }
    if (pathname !== `/admin/api/${API_VERSION}/graphql.json`) {
      return refuse(404, `Not Found: the local Shopify serves only /admin/api/${API_VERSION}/graphql.json, not ${pathname}.`);
    }
    const body = await readBody(request);
    if (body instanceof Response) return body;
    return withFault(faults.take(body.operationName ?? nameOf(body.query)), request, options, async () => {
      bulk.advance();
      return answerGraphql(request, body, bucket, options, contextOf());
    });
  }
  return { answer: answerRequest, bulk, contextOf };
}

interface GraphqlBody {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/** What was found valid, by its text: an app has some sixty operations, and validation is a tenth of their tests' time. */
const valid = new Map<string, DocumentNode>();

async function answerGraphql(request: Request, { query, variables, operationName }: GraphqlBody, bucket: CostBucket, options: AdminApiOptions, context: ResolverContext): Promise<Response> {
  if (!findAccessToken(options, request.headers.get("X-Shopify-Access-Token"))) return refuseToken();

  const { schema } = adminSchema();
  const document = valid.get(query) ?? parseDocument(query);
  if (document instanceof GraphQLError) return answer({ errors: [{ ...document.toJSON() }] });
  const invalid = valid.has(query) ? [] : validationErrors(schema, document);
  if (invalid.length > 0) return answer({ errors: invalid });
  valid.set(query, document);
  const operation = findOperation(document, operationName);
  if (!operation) return answer({ errors: [{ message: "An operation name is required." }] });
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (values.errors) return answer({ errors: values.errors.map((error) => ({ ...error.toJSON(), extensions: { code: "INVALID_VARIABLE" } })) });

  const requestedQueryCost = requestedCost(schema, document, operation, values.coerced);
  const cost = (actualQueryCost: number | null) => ({ requestedQueryCost, actualQueryCost, throttleStatus: bucket.status() });
  if (requestedQueryCost > MAXIMUM_QUERY_COST) return answer({ errors: [tooExpensive(requestedQueryCost, MAXIMUM_QUERY_COST)], extensions: { cost: cost(null) } });
  if (!bucket.spend(requestedQueryCost)) return answer({ errors: [throttled()], extensions: { cost: cost(null) } });

  try {
    const { result, cost: spent } = executeOperation(document, variables, operationName, context);
    const actual = Math.min(spent, requestedQueryCost);
    bucket.giveBack(requestedQueryCost - actual);
    const search = context.warnings.length > 0 ? { search: context.warnings } : {};
    return answer({ ...result, extensions: { cost: cost(actual), ...search } });
  } catch (error) {
    if (error instanceof NotImplemented) return Response.json({ errors: error.message }, { status: 501 });
    throw error;
  }
}

async function withFault(fault: Fault | null, request: Request, options: AdminApiOptions, run: () => Promise<Response>): Promise<Response> {
  switch (fault?.kind) {
    case undefined:
      return run();
    case "throttled": {
      const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 };
      return answer({ errors: [throttled()], extensions: { cost: { requestedQueryCost: 10, actualQueryCost: null, throttleStatus } } });
    }
    case "internal_error":
      return answer({ errors: [internalError()] });
    case "timeout":
      await sleep(fault.milliseconds);
      throw new DroppedConnection("The request hung until the connection dropped.");
    case "status":
      return refuse(fault.status, "Internal Server Error");
    case "drop_before_write":
      throw new DroppedConnection("The connection dropped before the request was handled.");
    case "drop_after_write":
      await run();
      throw new DroppedConnection("The connection dropped before the answer was sent.");
    case "slow":
      await sleep(fault.milliseconds);
      return run();
    case "expired_token": {
      const token = findAccessToken(options, request.headers.get("X-Shopify-Access-Token"));
      if (token) token.expiresAt = options.now().getTime();
      options.store.save();
      return refuseToken();
    }
    case "revoked_install":
      revokeInstallation(options.store);
      return run();
  }
}

/** The body, or the answer that refuses it. */
async function readBody(request: Request): Promise<GraphqlBody | Response> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > LARGEST_BODY_BYTES) return refuse(413, "Request Entity Too Large");
  const text = new TextDecoder().decode(bytes);
  if (request.headers.get("Content-Type")?.startsWith("application/graphql")) return { query: text, variables: {}, operationName: undefined };
  if (!request.headers.get("Content-Type")?.startsWith("application/json")) return refuse(415, "Unsupported Media Type");
  try {
    const { query, variables, operationName } = JSON.parse(text) as Record<string, unknown>;
    if (typeof query !== "string") return refuse(400, { query: "Required parameter missing or invalid" });
    return {
      query,
      variables: (variables ?? {}) as Record<string, unknown>,
      operationName: typeof operationName === "string" ? operationName : undefined,
    };
  } catch {
    return refuse(400, "The body is not JSON.");
  }
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function nameOf(query: string): string | null {
  const document = parseDocument(query);
  return document instanceof GraphQLError ? null : (findOperation(document, undefined)?.name?.value ?? null);
}

function answer(body: object): Response {
  return Response.json(body, { headers: { "X-Shopify-API-Version": API_VERSION, "X-Request-Id": randomUUID() } });
}

function refuse(status: number, errors: unknown): Response {
  return Response.json({ errors }, { status, headers: { "X-Request-Id": randomUUID() } });
}

function refuseToken(): Response {
  return refuse(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
}
