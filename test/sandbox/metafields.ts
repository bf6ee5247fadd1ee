/** Metafields: who may write them, what they may hold, and compare-and-set. */
import { createHash } from "node:crypto";
import { grants } from "./access-scopes";
import { accessDenied } from "./graphql-errors";
import { findValueProblem, isMetafieldType } from "./metafield-types";
import { findOwner, METAFIELD_WRITE_SCOPES, type Resource } from "./resources";
import type { SandboxMetafield, SandboxStore } from "./store";

/** Shopify's limit for one `metafieldsSet`. */
export const METAFIELDS_A_WRITE = 25;

export interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  /** Left out: write whatever is there. Null: it must not exist yet. */
  compareDigest?: string | null;
}

export interface MetafieldUserError {
  field: string[];
  message: string;
  code: string | null;
  /** Shopify leaves it empty here: `field` has the place. */
  elementIndex: null;
}

interface Writer {
  store: SandboxStore;
  clientId: string;
  scopes: readonly string[];
  now: () => Date;
}

/** "$app" and "$app:more" stand for the app's reserved namespace; leaving the namespace out means "$app". */
export function toNamespace(namespace: string | null | undefined, clientId: string): string {
  const reserved = `app--${clientId}`;
  if (namespace === null || namespace === undefined || namespace === "$app") return reserved;
  return namespace.startsWith("$app:") ? `${reserved}--${namespace.slice("$app:".length)}` : namespace;
}

/** Another app's reserved namespace cannot be seen. */
export function isReadable(namespace: string, clientId: string): boolean {
  return !namespace.startsWith("app--") || namespace === `app--${clientId}` || namespace.startsWith(`app--${clientId}--`);
}

export function digestOf({ value }: Pick<SandboxMetafield, "value">): string {
  return createHash("sha256").update(value).digest("hex");
}

export function findMetafield(metafields: readonly SandboxMetafield[], wanted: { ownerId: string; namespace: string; key: string }) {
  return metafields.find(({ ownerId, namespace, key }) => ownerId === wanted.ownerId && namespace === wanted.namespace && key === wanted.key);
}

/** Shopify's own, for nobody else. */
const RESERVED_NAMESPACES = ["shopify_standard", "protected", "shopify-l10n-fields"];

/**
 * Writes all of the metafields or none; of the same one twice the last counts. Refused, there is an empty list, and
 * none at all where there were too many.
 * @throws ACCESS_DENIED without the write scope of an owner
 */
export function setMetafields(inputs: readonly MetafieldInput[], writer: Writer): { metafields: SandboxMetafield[] | null; userErrors: MetafieldUserError[] } {
  if (inputs.length > METAFIELDS_A_WRITE) {
    const message = `Exceeded the maximum metafields input limit of ${METAFIELDS_A_WRITE}.`;
    return { metafields: null, userErrors: [{ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO", elementIndex: null }] };
  }
  const { state } = writer.store;
  const userErrors = inputs.flatMap((input, index) =>
    findProblems(input, writer).map(({ name, code, message }) => ({
      field: ["metafields", String(index), ...(name === null ? [] : [name])],
      message: `${name ?? "The metafield"} ${message}`,
      code,
      elementIndex: null,
    })),
  );
  if (userErrors.length > 0) return { metafields: [], userErrors };

  const instant = writer.now().toISOString();
  const written = inputs.map((input) => {
    const namespace = toNamespace(input.namespace, writer.clientId);
    const existing = findMetafield(state.metafields, { ...input, namespace });
    if (existing) {
      if (existing.value !== input.value) Object.assign(existing, { value: input.value, updatedAt: instant });
      return { ...existing };
    }
    const { ownerId, key, value } = input;
    const created = { id: writer.store.newId(), ownerId, namespace, key, type: input.type ?? "", value, createdAt: instant, updatedAt: instant };
    state.metafields.push(created);
    return { ...created };
  });
  writer.store.save();
  return { metafields: written, userErrors: [] };
}

/** Deletes what is there; what is not there is answered with null, as Shopify does. */
export function deleteMetafields(
  identifiers: readonly { ownerId: string; namespace: string; key: string }[],
  writer: Writer,
): { deletedMetafields: ({ ownerId: string; namespace: string; key: string } | null)[] | null; userErrors: { field: string[]; message: string }[] } {
  const { state } = writer.store;
  const userErrors = identifiers.flatMap((identifier, index) => {
    const owner = findOwner(state, identifier.ownerId);
    if (!owner) return [{ field: ["metafields", String(index), "ownerId"], message: "Owner does not exist." }];
    requireWriteScope(owner, writer.scopes, "metafieldsDelete");
    const namespace = toNamespace(identifier.namespace, writer.clientId);
    return isReadable(namespace, writer.clientId) ? [] : [{ field: ["metafields", String(index), "namespace"], message: "Access to this namespace is denied." }];
  });
  if (userErrors.length > 0) return { deletedMetafields: null, userErrors };
  const deletedMetafields = identifiers.map((identifier) => {
    const found = findMetafield(state.metafields, { ...identifier, namespace: toNamespace(identifier.namespace, writer.clientId) });
    if (!found) return null;
    state.metafields.splice(state.metafields.indexOf(found), 1);
    return { ownerId: found.ownerId, namespace: found.namespace, key: found.key };
  });
  writer.store.save();
  return { deletedMetafields, userErrors: [] };
}

interface Problem {
  /** Null for the metafield as a whole. */
  name: "ownerId" | "namespace" | "key" | "type" | "value" | null;
  code: string | null;
  message: string;
}

function problem(name: Problem["name"], code: string | null, message: string): Problem {
  return { name, code, message };
}

function findProblems(input: MetafieldInput, writer: Writer): Problem[] {
  const { state } = writer.store;
  const owner = findOwner(state, input.ownerId);
  if (!owner) return [problem("ownerId", "INVALID", "does not exist")];
  requireWriteScope(owner, writer.scopes, "metafieldsSet");

  const namespace = toNamespace(input.namespace, writer.clientId);
  const existing = findMetafield(state.metafields, { ...input, namespace });
  const problems = [...findNameProblems(input, namespace, writer.clientId), ...findDigestProblems(input, existing)];
  const type = findTypeProblem(input.type, existing);
  if (type) problems.push(type);
  if (input.value.trim() === "") problems.push(problem("value", "BLANK", "can't be blank"));
  else if (!type) {
    const value = findValueProblem(input.type ?? existing?.type ?? "", input.value, state);
    if (value) problems.push(problem("value", value.code, value.message));
  }
  return problems;
}

function findNameProblems({ namespace: given, key }: MetafieldInput, namespace: string, clientId: string): Problem[] {
  const problems: Problem[] = [];
  if (!isReadable(namespace, clientId)) problems.push(problem("namespace", "APP_NOT_AUTHORIZED", "belongs to another app"));
  else if (RESERVED_NAMESPACES.includes(namespace)) problems.push(problem("namespace", null, "is reserved"));
  else if (!/^[\w-]*$/.test(namespace)) problems.push(problem("namespace", "INVALID", "has characters that are not allowed"));
  else if (namespace.length < 3) problems.push(problem("namespace", "TOO_SHORT", "is shorter than 3 characters"));
  else if (namespace.length > 255) problems.push(problem("namespace", "TOO_LONG", "is longer than 255 characters"));
  // "--" is for reserved namespaces alone.
  else if (given?.includes("--") && !given.startsWith(`app--${clientId}`)) problems.push(problem("namespace", "INVALID", "has a reserved separator"));
  if (key === "") problems.push(problem("key", "BLANK", "can't be blank"));
  else if (!/^[\w-]*$/.test(key)) problems.push(problem("key", "INVALID", "has characters that are not allowed"));
  else if (key.length < 2) problems.push(problem("key", "TOO_SHORT", "is shorter than 2 characters"));
  else if (key.length > 64) problems.push(problem("key", "TOO_LONG", "is longer than 64 characters"));
  return problems;
}

function findDigestProblems({ compareDigest }: MetafieldInput, existing: SandboxMetafield | undefined): Problem[] {
  if (compareDigest === undefined) return [];
  if (compareDigest === null) return existing ? [problem(null, "STALE_OBJECT", "exists, and its compareDigest says that it does not")] : [];
  if (!/^[0-9a-f]{64}$/.test(compareDigest)) return [problem(null, "INVALID_COMPARE_DIGEST", "has a compareDigest that is none")];
  return existing && digestOf(existing) === compareDigest ? [] : [problem(null, "STALE_OBJECT", "has another compareDigest by now")];
}

/** There are no metafield definitions here, so the type comes from the input or from what is stored. */
function findTypeProblem(type: string | null | undefined, existing: SandboxMetafield | undefined): Problem | null {
  if (!type) return problem("type", "BLANK", "can't be blank");
  if (!isMetafieldType(type)) return problem("type", "INCLUSION", "is not a metafield type");
  return existing && existing.type !== type ? problem("type", "INVALID_TYPE", `must be ${existing.type}, as stored`) : null;
}

function requireWriteScope(owner: Resource, scopes: readonly string[], field: string): void {
  const anyOf = METAFIELD_WRITE_SCOPES[owner.__typename];
  if (anyOf === null || anyOf.length === 0 || anyOf.some((scope) => grants(scopes, scope))) return;
  throw accessDenied(field, { sentence: anyOf.map((scope) => `\`${scope}\` access scope`).join(" or "), scopes: anyOf, anyOf: true });
}
