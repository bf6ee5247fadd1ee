/** A page and its visitor as the objects that Shopify gives to Liquid, as far as page rules read them. */
import { PAGE_KINDS, type StorePage, type Visitor } from "./pages";
import { PAGE_CHOICES_METAFIELD, type PageChoices } from "./storefront-document";
import type { Choices } from "./settings";

/** @param choices what the page's own metafield holds; null where it has none */
export function toLiquidPage(page: StorePage, visitor: Visitor, choices: Choices | null): Record<string, unknown> {
  const { kind, id, blogId, tags, collectionIds, templateSuffix, path } = page;
  const { namespace, key } = PAGE_CHOICES_METAFIELD;
  const value: PageChoices | null = choices && { version: 1, choices };
  const resource = { id, tags, metafields: { [namespace]: { [key]: value && { value } } }, collections: collectionIds.map((collection) => ({ id: collection })) };
  return {
    request: { page_type: kind === null ? "policy" : PAGE_KINDS[kind].pageType, path, locale: { iso_code: visitor.locale }, design_mode: false },
    template: { name: kind === null ? "policy" : PAGE_KINDS[kind].pageType, suffix: templateSuffix === "" ? null : templateSuffix },
    routes: { root_url: "/" },
    localization: { market: visitor.market === null ? null : { handle: visitor.market } },
    customer: visitor.customer,
    product: kind === "product" ? resource : null,
    collection: kind === "collection" ? resource : null,
    article: kind === "article" ? resource : null,
    blog: kind === "blog" ? resource : kind === "article" ? { id: blogId } : null,
    page: kind === "page" ? resource : null,
  };
}
