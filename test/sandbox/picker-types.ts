/** The pickers' arguments as they cross from the app to the admin. Shapes as in @shopify/app-bridge-types. */
import type { ShopifyGlobal } from "@shopify/app-bridge-types";

export type ResourceKind = "product" | "variant" | "collection";

export type PickerOptions = Parameters<ShopifyGlobal["picker"]>[0];

export interface ResourcePickerRequest {
  type: ResourceKind;
  action: "add" | "select";
  multiple: boolean | number;
  query: string;
  filter: { hidden: boolean; variants: boolean; draft: boolean; archived: boolean; query: string };
  selectionIds: { id: string; variants?: { id: string }[] }[];
}
