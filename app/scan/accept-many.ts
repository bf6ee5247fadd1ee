/** Accepting many proposals: article by article while they are few. */
import type { AcceptWork } from "../domain/scan-job";
import type { Instant } from "../domain/schedule";
import { acceptInArticle, type AcceptArticlePorts } from "./accept-article";
import type { KeepProgress, Step } from "./job";

export type AcceptPorts = AcceptArticlePorts;

/** What is done is kept after each article; so many are looked up at once. */
const ARTICLES_AT_ONCE = 20;

export async function acceptStep(ports: AcceptPorts, work: AcceptWork, keep: KeepProgress<AcceptWork>, now: Instant): Promise<Step<AcceptWork>> {
  return acceptRest(ports, work, keep, now);
}

async function acceptRest(ports: AcceptPorts, work: AcceptWork, keep: KeepProgress<AcceptWork>, now: Instant): Promise<Step<AcceptWork>> {
  const articleIds = await ports.proposals.accepting(null, ARTICLES_AT_ONCE);
  if (articleIds.length === 0) return { work, next: "done" };
  const shop = await ports.shopify.shop();
  let done = work;
  for (const articleId of articleIds) {
    const { accepted } = await acceptInArticle(ports, articleId, await ports.proposals.find(articleId, null), shop, now);
    if (accepted.length > 0) done = { ...done, written: done.written + 1 };
    await keep(done);
  }
  return { work: done, next: "go on" };
}
