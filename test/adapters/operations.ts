/** The app's `#graphql` operations, read from its source, and the part of the Admin schema that they touch. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildClientSchema,
  concatAST,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  parse,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
  type IntrospectionType,
} from "graphql";

const APP = new URL("../../app/", import.meta.url).pathname;
const TEMPLATE = /`#graphql([^`]*)`/g;

/** By operation name, each with the fragments it uses wherever in the app they stand. */
export function readOperations(): Record<string, DocumentNode> {
  return separateOperations(readDocument());
}

export function readDocument(): DocumentNode {
  return concatAST(readTemplates().map((text) => parse(text.replaceAll(/\$\{\w+\}/g, ""))));
}

/** What stands between `#graphql and the closing backtick, wherever in the app. */
export function readTemplates(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  return files.flatMap((file) => [...readFileSync(join(APP, file), "utf8").matchAll(TEMPLATE)].map(([, text = ""]) => text));
}

/** The introspection cut down to the types and fields that the document touches: 1 % of the whole. */
export function narrowIntrospection(introspection: IntrospectionQuery, document: DocumentNode): IntrospectionQuery {
  const touched = touchedFields(introspection, document);
  const types = introspection.__schema.types.flatMap((type): IntrospectionType[] => {
    const fields = touched.get(type.name);
    if (!fields) return [];
    const isTouched = ({ name }: { name: string }) => touched.has(name);
    const isUsed = ({ name }: { name: string }) => fields.has(name);
    if (type.kind === "OBJECT") {
      const interfaces = type.interfaces.filter(({ name }) => (touched.get(name)?.size ?? 0) > 0);
      return [{ ...type, interfaces, fields: type.fields.filter(isUsed) }];
    }
    if (type.kind === "UNION") return [{ ...type, possibleTypes: type.possibleTypes.filter(isTouched) }];
    if (type.kind !== "INTERFACE") return [type];
    const possibleTypes = type.possibleTypes.filter(isTouched);
    // An interface of which only fragments are asked is as good as a union.
    if (fields.size === 0) return [{ kind: "UNION", name: type.name, description: type.description, possibleTypes }];
    return [{ ...type, interfaces: [], fields: type.fields.filter(isUsed), possibleTypes }];
  });
  const { mutationType } = introspection.__schema;
  return {
    __schema: {
      ...introspection.__schema,
      types,
      mutationType: mutationType && touched.has(mutationType.name) ? mutationType : null,
      directives: introspection.__schema.directives.filter(({ name }) => name === "include" || name === "skip" || name === "deprecated"),
    },
  };
}

/** Calls back for each field with "Type.field" and why it is deprecated, if it is. */
export function visitFields(introspected: GraphQLSchema, document: DocumentNode, callback: (name: string, deprecationReason: string | null) => void): void {
  const typeInfo = new TypeInfo(introspected);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const [parent, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
        if (parent && field) callback(`${parent.name}.${field.name}`, field.deprecationReason ?? null);
      },
    }),
  );
}

function touchedFields(introspection: IntrospectionQuery, document: DocumentNode): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  const touch = (type: GraphQLNamedType): Set<string> => {
    const known = touched.get(type.name);
    if (known) return known;
    const fields = new Set<string>();
    touched.set(type.name, fields);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) touch(getNamedType(field.type));
    return fields;
  };
  const schema = buildClientSchema(introspection, { assumeValid: true });
  for (const name of ["String", "Boolean", "QueryRoot"]) touch(schema.getType(name) as GraphQLNamedType);
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const [parent, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
        if (!parent || !field) return;
        for (const type of [parent, ...(isInterfaceType(parent) ? schema.getPossibleTypes(parent) : [])]) touch(type).add(field.name);
        for (const { type } of [field, ...field.args]) touch(getNamedType(type));
      },
      VariableDefinition() {
        const type = typeInfo.getInputType();
        if (type) touch(getNamedType(type));
      },
    }),
  );
  return touched;
}
