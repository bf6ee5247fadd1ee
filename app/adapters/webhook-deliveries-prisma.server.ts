/** Which webhooks have arrived, as rows, so that every process of the app knows. Every query is bound to the shop (P3). */
import type { Prisma } from "../../prisma/generated/client";
import { inOneStep, isDuplicate, type Database } from "./database.server";

/** Whoever has not finished after this time has crashed. No answer is waited for so long. */
const LEASE_MILLISECONDS = 60_000;
/** Shopify repeats for four hours, and says that a webhook may come a day late. */
const KEPT_MILLISECONDS = 48 * 60 * 60 * 1000;

/** One statement that waits to be done with others. */
export type Write = Prisma.PrismaPromise<unknown>;

/** What a repeat meets. */
export type Earlier = "handled" | "being-handled";
/** "new": the caller is the one to do its work. */
export type Claim = "new" | Earlier;

export interface WebhookDeliveries {
  claim(id: string, now: Date): Promise<Claim>;
  settle(id: string, now: Date): Promise<void>;
  /** Its work failed: the next try shall do it. */
  release(id: string): Promise<void>;
}

export const toEarlier = (row: { handledAt: Date | null } | null): Earlier => (row?.handledAt ? "handled" : "being-handled");

export function createWebhookDeliveries(database: Database, shop: string): WebhookDeliveries {
  const table = database.webhookDelivery;
  const find = (id: string) => table.findUnique({ where: { shop_id: { shop, id } } });

  return {
    async claim(id, now) {
      try {
        await table.create({ data: { shop, id, receivedAt: now } });
        return "new";
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      const crashed = new Date(now.getTime() - LEASE_MILLISECONDS);
      const { count } = await table.updateMany({ where: { shop, id, handledAt: null, receivedAt: { lt: crashed } }, data: { receivedAt: now } });
      return count === 1 ? "new" : toEarlier(await find(id));
    },
    async settle(id, now) {
      await table.updateMany({ where: { shop, id }, data: { handledAt: now } });
    },
    async release(id) {
      await table.deleteMany({ where: { shop, id, handledAt: null } });
    },
  };
}

/** Forgets the ids that Shopify does not repeat any more, of every shop. */
export async function clearOldDeliveries(database: Database, now: Date): Promise<void> {
  await inOneStep(database, [database.webhookDelivery.deleteMany({ where: { receivedAt: { lt: new Date(now.getTime() - KEPT_MILLISECONDS) } } })]);
}
