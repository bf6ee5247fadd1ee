/** `shopify.resourcePicker` and `shopify.picker`: defaults are Shopify's, the dialog is the admin's. */
import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { ask } from "./parent-frame";

/** Resolves to undefined when the merchant cancels. */
export const pickResources: ShopifyGlobal["resourcePicker"] = async (options) => {
  const { filter = {} } = options;
  const picked = await ask("resourcePicker", {
    type: options.type,
    action: options.action ?? "add",
    multiple: options.multiple ?? false,
    query: options.query ?? "",
    filter: {
      hidden: filter.hidden ?? true,
      variants: filter.variants ?? true,
      draft: filter.draft ?? true,
      archived: filter.archived ?? true,
      query: filter.query ?? "",
    },
    selectionIds: (options.selectionIds ?? []).map(({ id, variants }) => ({ id, variants: variants?.map((variant) => ({ id: variant.id })) })),
  });
  if (picked === null) return undefined;
  return Object.assign(picked, { selection: picked }) as never;
};

export const pickItems: ShopifyGlobal["picker"] = async (options) => ({
  selected: ask("picker", options).then((ids) => ids ?? undefined),
});
