/** What can be done with several articles at once, and what became of it for each. */
import { z } from "zod";
import { articleGroupsSchema, type ArticleGroups } from "./article-groups";
import { GROUP_LAYOUTS } from "./storefront-document";

/** So many articles are changed by one request; the browser sends the next when they are done. */
export const BULK_STEP = 5;

const articleId = z.string().regex(/^gid:\/\/shopify\/Article\/[1-9]\d{0,18}$/, "This is not an article of your store.");
const ids = z.array(articleId).min(1).max(BULK_STEP);
const change = z.object({ before: articleGroupsSchema, after: articleGroupsSchema });

export const bulkSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("remove"), ids }),
  z.object({ intent: z.literal("layout"), ids, layout: z.enum(GROUP_LAYOUTS) }),
  z.object({ intent: z.literal("check"), ids }),
  z.object({ intent: z.literal("undo"), changes: z.array(change.extend({ id: articleId })).min(1).max(BULK_STEP) }),
]);
export type BulkRequest = z.infer<typeof bulkSchema>;

export interface BulkResult {
  id: string;
  title: string;
  /** Why it was not done, in a sentence for the merchant; null when it was. */
  reason: string | null;
  /** What was there and what is there now; null where nothing was changed. */
  change: z.infer<typeof change> | null;
}

/** The groups as an intent leaves them; null where it leaves them as they are. */
export function changeGroups(request: Extract<BulkRequest, { intent: "remove" | "layout" }>, { locale, groups }: ArticleGroups): ArticleGroups | null {
  if (request.intent === "remove") return groups.length === 0 ? null : { locale, groups: [] };
  const { layout } = request;
  return groups.every((group) => group.layout === layout) ? null : { locale, groups: groups.map((group) => ({ ...group, layout })) };
}
