/** Locks as rows, so that every process of the app sees them. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { HoldLock } from "../ports";
import type { Database } from "./database.server";

/** A holder that crashed is overtaken after this time; no work under a lock takes as long. */
const LEASE_MILLISECONDS = 60_000;
const RETRY_MILLISECONDS = 40;

/** Locks of one shop. A waiting caller tries again until the lock is free or its lease is over. */
export function createLocks(database: Database, shop: string): HoldLock {
  return async (name, work) => {
    const lock = { name: `${shop}/${name}`, holder: randomUUID() };
    while (!(await take(database, lock))) await sleep(RETRY_MILLISECONDS);
    try {
      return await work();
    } finally {
      await database.lock.deleteMany({ where: lock });
    }
  };
}

/** Takes over an expired row or creates one; the primary key lets exactly one caller win. */
async function take(database: Database, { name, holder }: { name: string; holder: string }): Promise<boolean> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + LEASE_MILLISECONDS);
  const { count } = await database.lock.updateMany({ where: { name, expiresAt: { lt: now } }, data: { holder, expiresAt } });
  if (count === 1) return true;
  try {
    await database.lock.create({ data: { name, holder, expiresAt } });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "P2002") return false;
    throw error;
  }
}
