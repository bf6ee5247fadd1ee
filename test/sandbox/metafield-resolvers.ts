/** Metafields as they are read, and the two mutations that change them. */
import { toConnection, type PageArguments } from "./connections";
import { toJsonValue } from "./metafield-types";
import { deleteMetafields, digestOf, findMetafield, isReadable, setMetafields, toNamespace, type MetafieldInput } from "./metafields";
import { fields, plain, toDateTime, type Resolver } from "./resolver";
import { findOwner, gidOf, parseGid, type Resource } from "./resources";
import { gid, type SandboxMetafield } from "./store";

export interface MetafieldSource {
  __typename: "Metafield";
  metafield: SandboxMetafield;
}

export const METAFIELD_RESOLVERS: Record<string, Record<string, Resolver>> = {
  Mutation: {
    metafieldsSet: (_, { metafields }: { metafields: MetafieldInput[] }, context) => {
      const result = setMetafields(metafields, context);
      return { ...result, metafields: result.metafields?.map(toMetafieldSource) ?? null };
    },
    metafieldsDelete: (_, { metafields }: { metafields: { ownerId: string; namespace: string; key: string }[] }, context) => deleteMetafields(metafields, context),
  },
  MetafieldsSetPayload: plain("metafields", "userErrors"),
  MetafieldsSetUserError: plain("code", "elementIndex", "field", "message"),
  MetafieldsDeletePayload: plain("deletedMetafields", "userErrors"),
  MetafieldIdentifier: plain("ownerId", "namespace", "key"),
  UserError: plain("field", "message"),
  Metafield: fields<MetafieldSource>({
    id: ({ metafield }) => gid("Metafield", metafield.id),
    legacyResourceId: ({ metafield }) => String(metafield.id),
    namespace: ({ metafield }) => metafield.namespace,
    key: ({ metafield }) => metafield.key,
    type: ({ metafield }) => metafield.type,
    value: ({ metafield }) => metafield.value,
    jsonValue: ({ metafield }) => toJsonValue(metafield.type, metafield.value),
    compareDigest: ({ metafield }) => digestOf(metafield),
    sizeInBytes: ({ metafield }) => Buffer.byteLength(metafield.value),
    createdAt: ({ metafield }) => toDateTime(metafield.createdAt),
    updatedAt: ({ metafield }) => toDateTime(metafield.updatedAt),
    definition: () => null,
    owner: ({ metafield }, _, { store }) => findOwner(store.state, metafield.ownerId),
    ownerType: ({ metafield }) => OWNER_TYPES[parseGid(metafield.ownerId)?.type ?? ""] ?? null,
    reference: ({ metafield }, _, { store }) =>
      !metafield.type.startsWith("list.") && metafield.type.endsWith("_reference") ? findOwner(store.state, metafield.value) : null,
    references: ({ metafield }, args: PageArguments, { store }) => {
      if (!/^list\..*_reference$/.test(metafield.type)) return null;
      const ids = toJsonValue(metafield.type, metafield.value) as string[];
      const found = ids.flatMap((id, position) => {
        const node = findOwner(store.state, id);
        return node ? [{ node, position }] : [];
      });
      const connection = toConnection(found, ({ node, position }) => ({ value: position, id: node.record.id }), "POSITION", args);
      return { ...connection, nodes: connection.nodes.map(({ node }) => node), edges: connection.edges.map(({ cursor, node }) => ({ cursor, node: node.node })) };
    },
  }),
};

const OWNER_TYPES: Record<string, string> = {
  Article: "ARTICLE",
  Blog: "BLOG",
  Page: "PAGE",
  Product: "PRODUCT",
  ProductVariant: "PRODUCTVARIANT",
  Collection: "COLLECTION",
  Shop: "SHOP",
  AppInstallation: "API_PERMISSION",
};

export function metafieldOwner(): Record<string, Resolver> {
  return fields<Resource>({
    id: (owner) => gidOf(owner),
    metafield: (owner, { namespace: given, key }: { namespace?: string | null; key: string }, { store, clientId }) => {
      const namespace = toNamespace(given, clientId);
      const metafield = isReadable(namespace, clientId) ? findMetafield(store.state.metafields, { ownerId: gidOf(owner), namespace, key }) : undefined;
      return metafield ? toMetafieldSource(metafield) : null;
    },
    metafields: (owner, args: PageArguments & { namespace?: string | null; keys?: string[] | null }, { store, clientId }) => {
      const namespace = args.namespace ? toNamespace(args.namespace, clientId) : null;
      const wanted = args.keys?.map((key) => toFullKey(key, namespace, clientId));
      const found = store.state.metafields.filter(
        (one) =>
          one.ownerId === gidOf(owner) &&
          isReadable(one.namespace, clientId) &&
          (namespace === null || one.namespace === namespace) &&
          (wanted === undefined || wanted.includes(`${one.namespace}.${one.key}`)),
      );
      return toConnection(found.map(toMetafieldSource), ({ metafield: { id } }) => ({ value: null, id }), "ID", args);
    },
  });
}

/** `keys` may name the namespace ("custom.colour"). */
function toFullKey(key: string, namespace: string | null, clientId: string): string {
  const dot = key.lastIndexOf(".");
  return dot < 0 ? `${namespace ?? toNamespace(null, clientId)}.${key}` : `${toNamespace(key.slice(0, dot), clientId)}.${key.slice(dot + 1)}`;
}

export function toMetafieldSource(metafield: SandboxMetafield): MetafieldSource {
  return { __typename: "Metafield", metafield };
}
