/** Saves an article's products as its editor does: over the version that its page shows, all of them behind the text in one group. */
import { toGroupsAtEnd, type ArticleGroup } from "../../app/domain/article-groups";
import { call, merchantRequest, type RouteAnswer } from "./app-under-test";

export async function saveArticleProducts(number: number, productIds: string[], looks: Partial<ArticleGroup> = {}): Promise<RouteAnswer> {
  const { loader, action } = await import("../../app/routes/app.articles.$number");
  const [path, params] = [`/app/articles/${number}`, { number: String(number) }];
  const { version } = (await call(loader, merchantRequest(path), params)).data;
  const { locale, groups } = toGroupsAtEnd(productIds, "en");
  return call(action, merchantRequest(path, { json: { locale, groups: groups.map((group) => ({ ...group, ...looks })), version } }), params);
}
