/** Everything that has a gid, and the scope that writes to it. */
import { gid, type Id, type SandboxArticle, type SandboxProduct, type SandboxState, type SandboxVariant } from "./store";

/** A record with the GraphQL type it has: what the resolvers hand to each other. */
export type Resource =
  | { __typename: "Article"; record: SandboxArticle }
  | { __typename: "Blog"; record: SandboxState["blogs"][number] }
  | { __typename: "Page"; record: SandboxState["pages"][number] }
  | { __typename: "Product"; record: SandboxProduct }
  | { __typename: "ProductVariant"; record: SandboxVariant; product: SandboxProduct }
  | { __typename: "Collection"; record: SandboxState["collections"][number] }
  | { __typename: "Shop"; record: { id: Id } }
  | { __typename: "AppInstallation"; record: { id: Id } };

/**
 * The scope that `metafieldsSet` and `metafieldsDelete` need for an owner of this type; Shopify's schema data has
 * nothing about it ("requires the same access scopes as the owner"). Null: only this app may, and needs no scope.
 */
export const METAFIELD_WRITE_SCOPES: Record<Resource["__typename"], readonly string[] | null> = {
  Article: ["write_content", "write_online_store_pages"],
  Blog: ["write_content", "write_online_store_pages"],
  Page: ["write_content", "write_online_store_pages"],
  Product: ["write_products"],
  ProductVariant: ["write_products"],
  Collection: ["write_products"],
  Shop: [],
  AppInstallation: null,
};

export function parseGid(text: string): { type: string; id: Id } | null {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(\?.*)?$/.exec(text);
  return match ? { type: match[1] ?? "", id: Number(match[2]) } : null;
}

export function gidOf(resource: Resource): string {
  return gid(resource.__typename, resource.record.id);
}

/** The record behind a gid; null when there is none of that type and number. */
export function findOwner(state: SandboxState, text: string): Resource | null {
  const parsed = parseGid(text);
  if (!parsed) return null;
  const byId = <T extends { id: Id }>(records: readonly T[]) => records.find(({ id }) => id === parsed.id);
  switch (parsed.type) {
    case "Article":
      return toResource("Article", byId(state.articles));
    case "Blog":
      return toResource("Blog", byId(state.blogs));
    case "Page":
      return toResource("Page", byId(state.pages));
    case "Product":
      return toResource("Product", byId(state.products));
    case "Collection":
      return toResource("Collection", byId(state.collections));
    case "Shop":
      return parsed.id === state.shop.id ? { __typename: "Shop", record: { id: parsed.id } } : null;
    case "AppInstallation":
      return parsed.id === state.installation.id ? { __typename: "AppInstallation", record: { id: parsed.id } } : null;
    case "ProductVariant": {
      const product = state.products.find(({ variants }) => byId(variants));
      const record = product && byId(product.variants);
      return product && record ? { __typename: "ProductVariant", record, product } : null;
    }
    default:
      return null;
  }
}

function toResource<Name extends Resource["__typename"], Record>(__typename: Name, record: Record | undefined) {
  return record === undefined ? null : { __typename, record };
}
