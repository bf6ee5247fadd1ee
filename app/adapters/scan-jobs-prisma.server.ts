/** The one job of a shop in our database, and who works on it. Every query is bound to the shop (P3). */
import { randomUUID } from "node:crypto";
import { scanJobSchema, WISHES, type ScanJob, type Wish } from "../domain/scan-job";
import type { ScanJobs } from "../ports-scan";
import type { Database } from "./database.server";

/** Work saves its progress far more often; a process that died is overtaken after this time. */
const LEASE_MILLISECONDS = 20_000;

export function createScanJobs(database: Database, shop: string): ScanJobs {
  const until = () => new Date(Date.now() + LEASE_MILLISECONDS);
  const find = () => database.scanJob.findUnique({ where: { shop } });

  return {
    async read() {
      const row = await find();
      return row && { job: toJob(row.content), wish: toWish(row.wish) };
    },
    async start(job) {
      const data = { jobId: job.id, content: JSON.stringify(job), wish: "run", leaseHolder: null, leaseUntil: null };
      await database.scanJob.upsert({ where: { shop }, create: { shop, ...data }, update: data });
    },
    async wish(wish) {
      await database.scanJob.updateMany({ where: { shop }, data: { wish } });
    },
    async lease() {
      const leaseHolder = randomUUID();
      const { count } = await database.scanJob.updateMany({ where: { shop, OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] }, data: { leaseHolder, leaseUntil: until() } });
      const row = count === 0 ? null : await find();
      if (row?.leaseHolder !== leaseHolder) return null;
      const where = { shop, leaseHolder };
      return {
        job: toJob(row.content),
        async save(job) {
          const saved = await database.scanJob.updateMany({ where, data: { content: JSON.stringify(job), leaseUntil: until() } });
          if (saved.count === 0) return null;
          return toWish((await find())?.wish ?? "cancel");
        },
        async release() {
          await database.scanJob.updateMany({ where, data: { leaseHolder: null, leaseUntil: null } });
        },
      };
    },
  };
}

/** Jobs of all shops that are not over, and until when somebody may be at work on each. */
export function unfinishedJobs(database: Database): Promise<{ shop: string; leaseUntil: Date | null }[]> {
  return database.scanJob.findMany({ where: { content: { contains: '"end":null' } }, select: { shop: true, leaseUntil: true } });
}

function toJob(content: string): ScanJob {
  return scanJobSchema.parse(JSON.parse(content));
}

function toWish(text: string): Wish {
  return WISHES.find((wish) => wish === text) ?? "cancel";
}
