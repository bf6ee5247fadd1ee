/** Errors in graphql-ruby's and Shopify's shapes: told apart by `extensions.code`, never by their message. */
import {
  FieldsOnCorrectTypeRule,
  GraphQLError,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from "graphql";
import type { RequiredAccess } from "./admin-schema";

/** Thrown where the local Shopify ends: answered with 501, so that nobody takes silence for Shopify's answer. */
export class NotImplemented extends Error {
  constructor(what: string) {
    super(`The local Shopify does not implement ${what}.`);
  }
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

export function accessDenied(fieldName: string, access: RequiredAccess): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${access.sentence}`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess: access.sentence },
  });
}

export function throttled(): object {
  return { message: "Throttled", extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" } };
}

/** As Shopify says it, with the status 200: https://shopify.dev/docs/api/admin-graphql#status-and-error-codes */
export function internalError(): object {
  const requestId = "00000000-0000-4000-8000-000000000000";
  return { message: `Internal error. Looks like something went wrong on our end.\nRequest ID: ${requestId} (include this in support requests).`, extensions: { code: "INTERNAL_SERVER_ERROR", requestId } };
}

export function tooExpensive(cost: number, maxCost: number): object {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).`,
    extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost, documentation: "https://shopify.dev/api/usage/rate-limits" },
  };
}

const CODES = new Map<ValidationRule, string>([
  [FieldsOnCorrectTypeRule, "undefinedField"],
  [KnownArgumentNamesRule, "argumentNotAccepted"],
  [KnownTypeNamesRule, "undefinedType"],
  [NoUndefinedVariablesRule, "variableNotDefined"],
  [NoUnusedFragmentsRule, "useAndDefineFragment"],
  [NoUnusedVariablesRule, "variableNotUsed"],
  [ProvidedRequiredArgumentsRule, "missingRequiredArguments"],
  [ScalarLeafsRule, "selectionMismatch"],
  [ValuesOfCorrectTypeRule, "argumentLiteralsIncompatible"],
  [VariablesInAllowedPositionRule, "variableMismatch"],
]);

/** What is wrong with a document before it runs. */
export function validationErrors(schema: GraphQLSchema, document: DocumentNode): object[] {
  if (validate(schema, document).length === 0) return [];
  return specifiedRules.flatMap((rule) =>
    validate(schema, document, [rule]).map((error) => ({ ...error.toJSON(), extensions: { code: CODES.get(rule) ?? "invalidDocument" } })),
  );
}
