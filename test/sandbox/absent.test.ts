/** What the local Shopify does not have, it refuses by name; it never answers with nothing. */
import { expect, test } from "vitest";
import { ARTICLE, PRODUCT, smallShop } from "./small-shop";
import { openShop } from "./storefront/open-shop";

test.each([
  ["discount mutations", `mutation { discountCodeDeactivate(id: "gid://shopify/DiscountCodeNode/1") { userErrors { message } } }`],
  ["metafield definitions", `{ metafieldDefinitions(ownerType: ARTICLE, first: 1) { nodes { id } } }`],
  ["translations", `{ article(id: "${ARTICLE}") { translations(locale: "de") { value } } }`],
  ["comments of articles", `{ article(id: "${ARTICLE}") { comments(first: 1) { nodes { id } } } }`],
  ["search engine fields", `{ product(id: "${PRODUCT}") { seo { title } } }`],
  ["selling plans", `{ product(id: "${PRODUCT}") { sellingPlanGroups(first: 1) { nodes { id } } } }`],
  ["uninstalling through the API", `mutation { appUninstall { userErrors { message } } }`],
])("the Admin API answers 501 to %s", async (_name, query) => {
  const response = await smallShop({ scopes: ["read_locales", "write_content", "write_products", "read_discounts", "write_discounts", "read_translations", "read_purchase_options"] }).post(query);
  expect(response.status).toBe(501);
  expect(await response.text()).toMatch(/[A-Z]\w+\.\w+/);
});

test.each(["/search/suggest.json?q=back", "/cart/shipping_rates.json", "/checkouts/1", "/recommendations/products.json?product_id=101"])("the storefront has no %s", async (path) => {
  const response = await openShop().fetch(path);
  expect(response.status).toBeGreaterThanOrEqual(400);
});
