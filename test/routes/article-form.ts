/** Saves an article's products as its editor does: over the version that its page shows, all of them behind the text. */
import { toGroupsAtEnd } from "../../app/domain/article-groups";
import { call, merchantRequest, type RouteAnswer } from "./app-under-test";

export async function saveArticleProducts(number: number, productIds: string[]): Promise<RouteAnswer> {
  const { loader, action } = await import("../../app/routes/app.articles.$number");
  const [path, params] = [`/app/articles/${number}`, { number: String(number) }];
  const { version } = (await call(loader, merchantRequest(path), params)).data;
  return call(action, merchantRequest(path, { json: { ...toGroupsAtEnd(productIds, "en"), version } }), params);
}
