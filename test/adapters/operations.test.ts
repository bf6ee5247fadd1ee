import { readFileSync } from "node:fs";
import { Kind, OperationTypeNode, typeFromAST, validate, visit, getNamedType, getNullableType, isListType, isObjectType, GraphQLInt, TypeInfo, visitWithTypeInfo, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { expect, test } from "vitest";
import * as published from "../../app/domain/storefront-document";
import { accessOfDocument, grants, satisfies } from "../sandbox/access-scopes";
import { adminSchema, type RequiredAccess } from "../sandbox/admin-schema";
import { executeOperation } from "../sandbox/graphql-execution";
import { MAXIMUM_QUERY_COST, requestedCost } from "../sandbox/query-cost";
import { readWebhookSubscriptions } from "../sandbox/project-settings";
import { METAFIELD_WRITE_SCOPES } from "../sandbox/resources";
import { INSTALLATION, SCOPES, smallShop } from "../sandbox/small-shop";
import { scopeOfTopic } from "../sandbox/webhook-topics";
import { readOperations, readTemplates, visitFields } from "./operations";

const { schema } = adminSchema();
const OPERATIONS = Object.entries(readOperations());

/**
 * Who owns the metafields that the app writes, by the names of the constants that define them. `metafieldsSet` takes
 * its owners in variables, so no document tells; Shopify asks for the owner's own write scope.
 */
const OWNERS = { ARTICLE: ["Article"], PRODUCT: ["Product"], STOREFRONT: ["AppInstallation"], PAGE_CHOICES: ["Article", "Blog", "Collection", "Page", "Product"] } as const;

/** As long as a list of products may be (Shopify's limit for one metafield). */
const LONGEST_LIST = 128;

function appScopes(): string[] {
  const [, scopes = ""] = /^scopes = "([^"]*)"/m.exec(readFileSync("shopify.app.toml", "utf8")) ?? [];
  return scopes.split(",");
}

/** Everything that the app's operations and webhooks ask for; each entry must be satisfied. */
function requiredAccess(): RequiredAccess[] {
  const documents = OPERATIONS.map(([, document]) => document);
  const reading = [...documents.flatMap((document) => accessOfDocument(document)), ...webhookAccess()];
  return documents.some(writesMetafields) ? [...reading, ...metafieldAccess()] : reading;
}

function webhookAccess(): RequiredAccess[] {
  return readWebhookSubscriptions(process.cwd()).flatMap(({ topic }) => {
    const scope = scopeOfTopic(topic);
    return scope === null ? [] : [{ sentence: `the webhook ${topic}`, scopes: [scope], anyOf: true }];
  });
}

function metafieldAccess(): RequiredAccess[] {
  const names = Object.keys(published).filter((name) => name.endsWith("_METAFIELD"));
  return names.flatMap((name) => {
    const owners = Object.entries(OWNERS).find(([prefix]) => name.startsWith(`${prefix}_`))?.[1];
    if (owners === undefined) throw new Error(`${name} has no owner in the table.`);
    return owners.flatMap((owner) => {
      const scopes = METAFIELD_WRITE_SCOPES[owner];
      return scopes === null ? [] : [{ sentence: `metafieldsSet on ${owner}`, scopes, anyOf: true }];
    });
  });
}

function writesMetafields(document: DocumentNode): boolean {
  let found = false;
  visit(document, { Field: ({ name }) => void (found ||= name.value === "metafieldsSet" || name.value === "metafieldsDelete") });
  return found;
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("no operation");
  return operation;
}

/** The dearest variables: pages and lists as long as they can be. */
function largestVariables(operation: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).map(({ variable, type }) => {
      const input = typeFromAST(schema, type as never);
      const nullable = input && getNullableType(input);
      return [variable.name.value, isListType(nullable) ? Array.from({ length: LONGEST_LIST }, () => INSTALLATION) : nullable === GraphQLInt ? LONGEST_LIST : null];
    }),
  );
}

test("the app has operations, and each has a name of its own", () => {
  expect(OPERATIONS.length).toBeGreaterThan(0);
  expect(OPERATIONS).toHaveLength(readTemplates().filter((text) => /^\s*(query|mutation)\s+\w+/.test(text)).length);
});

test.each(OPERATIONS)("%s is valid against Shopify's schema and uses nothing deprecated", (_, document) => {
  expect(validate(schema, document)).toEqual([]);
  const deprecated: string[] = [];
  visitFields(schema, document, (name, reason) => {
    if (reason !== null) deprecated.push(name);
  });
  expect(deprecated).toEqual([]);
});

test("the scopes in shopify.app.toml are enough for every operation (P6)", () => {
  const missing = requiredAccess().filter((access) => !satisfies(appScopes(), access));
  expect(missing.map(({ sentence }) => sentence)).toEqual([]);
});

test.each(appScopes())("without %s some operation would be refused (P6)", (scope) => {
  const others = appScopes().filter((other) => other !== scope);
  expect(requiredAccess().filter((access) => !satisfies(others, access))).not.toEqual([]);
});

test.each(appScopes().filter((scope) => scope.startsWith("write_")))("%s cannot be narrowed to reading (P6)", (scope) => {
  const reading = appScopes().map((other) => (other === scope ? scope.replace("write_", "read_") : other));
  expect(grants(reading, scope)).toBe(false);
  expect(requiredAccess().filter((access) => !satisfies(reading, access))).not.toEqual([]);
});

test.each(OPERATIONS)("%s costs at most 1000 points with its largest variables", (_, document) => {
  const operation = operationOf(document);
  expect(requestedCost(schema, document, operation, largestVariables(operation))).toBeLessThanOrEqual(MAXIMUM_QUERY_COST);
});

test.each(OPERATIONS)("%s is implemented by the local Shopify", (_, document) => {
  const { contextOf } = smallShop();
  const operation = operationOf(document);
  const run = () => executeOperation(document, largestVariables(operation), undefined, { ...contextOf(), scopes: SCOPES });
  expect(run).not.toThrow();
});

test.each(OPERATIONS.filter(([, document]) => operationOf(document).operation === OperationTypeNode.MUTATION))("%s asks for every detail of its userErrors", (_, document) => {
  const asked: string[] = [];
  const there: string[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name, selectionSet }) {
        if (name.value !== "userErrors") return;
        const type = getNamedType(typeInfo.getType());
        there.push(...["field", "message", "code"].filter((detail) => isObjectType(type) && detail in type.getFields()));
        asked.push(...(selectionSet?.selections ?? []).map((one) => (one.kind === Kind.FIELD ? one.name.value : "")));
      },
    }),
  );
  expect(there).toEqual(expect.arrayContaining(["field", "message"]));
  expect(asked).toEqual(expect.arrayContaining(there));
});

test("the committed types are those of the operations as they are now: npm run graphql", () => {
  const types = readFileSync("types/admin.generated.d.ts", "utf8");
  // A fragment that a template takes in stands there in full, and is a template of its own.
  const parts = readTemplates().flatMap((text) => `#graphql${text}`.split(/\$\{\w+\}/));
  const stale = parts.filter((part) => !types.includes(JSON.stringify(part).slice(1, -1)));
  expect(stale).toEqual([]);
});
