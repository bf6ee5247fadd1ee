/** Products that articles' texts name, until the merchant has decided, in our database. Every query is bound to the shop (P3). */
import { z } from "zod";
import { placeSchema } from "../domain/article-places";
import type { Confidence } from "../domain/mentions-confidence";
import { proposalKey, type KeptProposal, type ProposalFilter, type Proposals, type StoredProposal } from "../ports-scan";
import { Prisma } from "../../prisma/generated/client";
import { asTable, inOneStep, writeInOneStep, type Database } from "./database.server";

const contentSchema = z.object({
  reason: z.string(),
  evidence: z.object({ sentence: z.string(), start: z.number(), end: z.number() }),
  place: placeSchema.nullable(),
  after: z.string().nullable(),
}) satisfies z.ZodType<StoredProposal>;
const confidenceSchema = z.enum(["certain", "likely", "unsure"] as const satisfies readonly Confidence[]);
const NOTHING: StoredProposal = { reason: "", evidence: { sentence: "", start: 0, end: 0 }, place: null, after: null };

export function createProposals(database: Database, shop: string): Proposals {
  const table = database.scanProposal;
  // Many rows: a scan at work in another process may lock them in another order.
  const write = (statement: Prisma.PrismaPromise<unknown>) => inOneStep(database, [statement]);
  const one = (articleId: string, productId: string) => ({ shop_articleId_productId: { shop, articleId, productId } });
  const several = (articleId: string, productIds: readonly string[]) => ({ shop, articleId, productId: { in: [...productIds] } });
  const fits = ({ confidence, blogTitle }: ProposalFilter) => ({ shop, status: "open", ...(confidence && { confidence }), ...(blogTitle !== null && { blogTitle }) });

  async function rejected(articleIds: readonly string[]) {
    const rows = await table.findMany({ where: { shop, status: "rejected", articleId: { in: [...articleIds] } }, select: { articleId: true, productId: true, textHash: true } });
    return new Map(rows.map(({ articleId, productId, textHash }) => [proposalKey(articleId, productId), textHash]));
  }

  return {
    async replaceOpen(jobId, articles) {
      const rows = articles.flatMap(({ articleId, articleTitle, blogTitle, proposals }) =>
        proposals.map(({ productId, productTitle, confidence, textHash, reason, evidence, place, after }) => {
          const content = JSON.stringify({ reason, evidence, place, after } satisfies StoredProposal);
          return { articleId, productId, confidence, content, textHash, articleTitle, blogTitle, productTitle };
        }),
      );
      await writeInOneStep(database, [
        // Said so, SQLite goes by the articles: by `= 'open'` it would look at all that is open, anew for each piece of a scan.
        Prisma.sql`
          DELETE FROM "ScanProposal"
          WHERE "shop" = ${shop} AND "articleId" IN (SELECT value->>'articleId' FROM ${asTable(database, articles.map(({ articleId }) => ({ articleId })))}) AND "status" NOT IN ('accepting', 'written', 'rejected')`,
        // What is there still is decided. Without WHERE SQLite would take ON for a part of FROM.
        Prisma.sql`
          INSERT INTO "ScanProposal" ("shop", "articleId", "productId", "status", "confidence", "content", "textHash", "articleTitle", "blogTitle", "productTitle", "foundBy")
          SELECT ${shop}, value->>'articleId', value->>'productId', 'open', value->>'confidence', value->>'content', value->>'textHash', value->>'articleTitle', value->>'blogTitle', value->>'productTitle', ${jobId}
          FROM ${asTable(database, rows)} WHERE true
          ON CONFLICT ("shop", "articleId", "productId") DO UPDATE SET
            "status" = excluded."status", "confidence" = excluded."confidence", "content" = excluded."content", "textHash" = excluded."textHash", "articleTitle" = excluded."articleTitle",
            "blogTitle" = excluded."blogTitle", "productTitle" = excluded."productTitle", "foundBy" = excluded."foundBy", "line" = NULL, "problem" = NULL
          WHERE "ScanProposal"."status" = 'rejected' AND "ScanProposal"."textHash" <> excluded."textHash"`,
      ]);
    },

    async dropOthers(jobId) {
      await write(table.deleteMany({ where: { shop, status: "open", foundBy: { not: jobId } } }));
    },

    async counts(blogTitle) {
      const open = { shop, status: "open" };
      const [levels, articles, blogs, rejectedCount] = await Promise.all([
        table.groupBy({ by: ["confidence"], where: { ...open, ...(blogTitle !== null && { blogTitle }) }, _count: true }),
        table.groupBy({ by: ["articleId"], where: open }),
        table.groupBy({ by: ["blogTitle"], where: open, orderBy: { blogTitle: "asc" } }),
        table.count({ where: { shop, status: "rejected" } }),
      ]);
      const countOf = (confidence: Confidence) => levels.find((level) => level.confidence === confidence)?._count ?? 0;
      return {
        byConfidence: { certain: countOf("certain"), likely: countOf("likely"), unsure: countOf("unsure") },
        articles: articles.length,
        rejected: rejectedCount,
        blogs: blogs.map(({ blogTitle }) => blogTitle),
      };
    },

    async list(filter, page, perPage) {
      const where = fits(filter);
      // "certain" before "likely" before "unsure": the alphabet's order is ours.
      const [rows, count] = await Promise.all([
        table.findMany({ where, orderBy: [{ confidence: "asc" }, { articleTitle: "asc" }, { articleId: "asc" }, { productId: "asc" }], skip: page * perPage, take: perPage }),
        table.count({ where }),
      ]);
      return { proposals: rows.map(toProposal), count };
    },

    async find(articleId, productIds) {
      const where = productIds === null ? { shop, articleId, status: "accepting" } : { ...several(articleId, productIds), status: { not: "rejected" } };
      return (await table.findMany({ where, orderBy: { productId: "asc" } })).map(toProposal);
    },

    rejected,

    async reject(articleId, productId, textHash) {
      const data = { status: "rejected", textHash, problem: null };
      const empty = { confidence: "unsure", content: JSON.stringify(NOTHING), articleTitle: "", blogTitle: "", productTitle: "", foundBy: "" };
      await table.upsert({ where: one(articleId, productId), create: { shop, articleId, productId, ...empty, ...data }, update: data });
    },
    async reopen(articleId, productId) {
      await write(table.updateMany({ where: { shop, articleId, productId, status: "rejected" }, data: { status: "open" } }));
    },
    async remove(articleId, productIds) {
      await write(table.deleteMany({ where: several(articleId, productIds) }));
    },
    async fail(articleId, productIds, problem) {
      await write(table.updateMany({ where: several(articleId, productIds), data: { status: "open", problem } }));
    },
    async accept(filter) {
      await write(table.updateMany({ where: fits(filter), data: { status: "accepting", problem: null } }));
      return (await table.groupBy({ by: ["articleId"], where: { shop, status: "accepting" } })).length;
    },
    async stopAccepting() {
      await write(table.updateMany({ where: { shop, status: "accepting" }, data: { status: "open" } }));
    },
    async acceptingArticles() {
      return (await table.groupBy({ by: ["articleId"], where: { shop, status: "accepting" } })).map(({ articleId }) => articleId);
    },
    async setLine(articleId, productIds, line) {
      await write(table.updateMany({ where: several(articleId, productIds), data: { line } }));
    },
    async setWritten(lines) {
      await write(table.updateMany({ where: { shop, status: "accepting", line: { in: [...lines] } }, data: { status: "written", line: null } }));
    },
    async clearLines() {
      await write(table.updateMany({ where: { shop, line: { not: null } }, data: { line: null } }));
    },
    async written() {
      const rows = await table.findMany({ where: { shop, status: "written" }, orderBy: [{ productId: "asc" }, { articleId: "asc" }], select: { productId: true, articleId: true } });
      const byProduct = new Map<string, string[]>();
      for (const { productId, articleId } of rows) byProduct.set(productId, [...(byProduct.get(productId) ?? []), articleId]);
      return [...byProduct].map(([productId, articleIds]) => ({ productId, articleIds }));
    },
    async removeWritten(productIds) {
      await write(table.deleteMany({ where: { shop, status: "written", productId: { in: [...productIds] } } }));
    },
    async acceptWritten() {
      await write(table.updateMany({ where: { shop, status: "written" }, data: { status: "accepting" } }));
    },
    async accepting(after, most) {
      const rows = await table.findMany({ where: { shop, status: "accepting", ...(after !== null && { articleId: { gt: after } }) }, distinct: ["articleId"], orderBy: { articleId: "asc" }, take: most, select: { articleId: true } });
      return rows.map(({ articleId }) => articleId);
    },
  };
}

interface Row extends Pick<KeptProposal, "articleId" | "articleTitle" | "blogTitle" | "productId" | "productTitle" | "textHash" | "problem"> {
  confidence: string;
  content: string;
}

function toProposal({ articleId, articleTitle, blogTitle, productId, productTitle, textHash, problem, confidence, content }: Row): KeptProposal {
  return { articleId, articleTitle, blogTitle, productId, productTitle, textHash, problem, confidence: confidenceSchema.parse(confidence), ...contentSchema.parse(JSON.parse(content)) };
}
