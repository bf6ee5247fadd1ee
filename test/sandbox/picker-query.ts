/** The part of Shopify's search syntax that the picker needs; runs in the admin page. */
import type { PickerProduct } from "./picker-data";

const FIELDS: Record<string, (product: PickerProduct) => string[]> = {
  title: ({ title }) => [title],
  vendor: ({ vendor }) => [vendor],
  product_type: ({ productType }) => [productType],
  tag: ({ tags }) => tags,
  status: ({ status }) => [status],
};

/**
 * Words of the title and `field:value`, all of which must match. Throws on a field or operator that it does not know.
 */
export function matchesQuery(product: PickerProduct, query: string): boolean {
  const terms = query.match(/[\w-]+:"[^"]*"|[\w-]+:'[^']*'|\S+/g) ?? [];
  return terms.every((term) => {
    if (/^(OR|NOT|-.*|\(.*|.*\))$/.test(term)) throw new Error(`The local picker cannot search for ${query}`);
    const [, field, quoted] = /^([a-z_]+):(.+)$/.exec(term) ?? [];
    if (field === undefined || quoted === undefined) return product.title.toLowerCase().includes(term.toLowerCase());
    const read = FIELDS[field];
    if (read === undefined) throw new Error(`The local picker cannot search by ${field}`);
    const value = quoted.replace(/^["']|["']$/g, "").toLowerCase();
    return read(product).some((one) => one.toLowerCase() === value || (field === "title" && one.toLowerCase().includes(value)));
  });
}
