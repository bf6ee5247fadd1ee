/** Articles in the lines of Shopify's bulk operations: also what a thread needs that reads them. */
import { z } from "zod";
import type { Digested } from "../ports-shopify";
import type { ReadArticle } from "../ports-scan";

/** A metafield as bulk operations write it into their lines. */
export const digestedValue = z.object({ value: z.string(), compareDigest: z.string() }).nullish();
const articleLine = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  blog: z.object({ title: z.string() }),
  products: digestedValue,
  placements: digestedValue,
});
const idList = z.array(z.string());

/** An article in a line of a bulk operation's result; null when it cannot be read. */
export function toArticle(line: string): ReadArticle | null {
  try {
    const { id, title, body, blog, products, placements } = articleLine.parse(JSON.parse(line));
    return { id, title, body, blogTitle: blog.title, productIds: toIds(products), placements: { value: placements ? JSON.parse(placements.value) : null, digest: placements?.compareDigest ?? null } };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

export function toIds(metafield: z.infer<typeof digestedValue>): Digested<string[]> {
  return { value: metafield ? idList.parse(JSON.parse(metafield.value)) : [], digest: metafield?.compareDigest ?? null };
}
