/** Products that articles' texts name, until the merchant has decided, in our database. Every query is bound to the shop (P3). */
import { proposalKey, type Proposals } from "../ports-scan";
import type { Database } from "./database.server";

export function createProposals(database: Database, shop: string): Proposals {
  return {
    async rejected(articleIds) {
      const rows = await database.scanProposal.findMany({ where: { shop, status: "rejected", articleId: { in: [...articleIds] } }, select: { articleId: true, productId: true, textHash: true } });
      return new Map(rows.map(({ articleId, productId, textHash }) => [proposalKey(articleId, productId), textHash]));
    },
    async reject(articleId, productId, textHash) {
      const nothing = { confidence: "", content: "null", articleTitle: "", blogTitle: "", productTitle: "" };
      const data = { status: "rejected", textHash, problem: null };
      await database.scanProposal.upsert({ where: { shop_articleId_productId: { shop, articleId, productId } }, create: { shop, articleId, productId, ...nothing, ...data }, update: data });
    },
  };
}
