/** Locks as rows, so that every process of the app sees them. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { HoldLock } from "../ports";
import { isDuplicate, type Database } from "./database.server";

/** A holder that crashed is overtaken after this time, for which a save may have to wait; one that still works renews its lease long before. */
const LEASE_MILLISECONDS = 12_000;
const RENEWAL_MILLISECONDS = 3_000;
const RETRY_MILLISECONDS = 40;

interface Lock {
  shop: string;
  name: string;
  holder: string;
}

/** Locks of one shop. A waiting caller tries again until the lock is free or its lease is over. */
export function createLocks(database: Database, shop: string): HoldLock {
  return async (name, work) => {
    const lock = { shop, name, holder: randomUUID() };
    while (!(await take(database, lock))) await sleep(RETRY_MILLISECONDS);
    const renewal = setInterval(() => void renew(database, lock), RENEWAL_MILLISECONDS);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await database.lock.deleteMany({ where: lock });
    }
  };
}

/** Takes over an expired row or creates one; the primary key lets exactly one caller win. */
async function take(database: Database, lock: Lock): Promise<boolean> {
  const { shop, name, holder } = lock;
  const now = new Date();
  const expiresAt = leaseFrom(now);
  const { count } = await database.lock.updateMany({ where: { shop, name, expiresAt: { lt: now } }, data: { holder, expiresAt } });
  if (count === 1) return true;
  try {
    await database.lock.create({ data: { ...lock, expiresAt } });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function renew(database: Database, lock: Lock): Promise<void> {
  try {
    await database.lock.updateMany({ where: lock, data: { expiresAt: leaseFrom(new Date()) } });
  } catch (error) {
    // Three more tries follow before the lease is over.
    console.warn("A lock could not be renewed:", error);
  }
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MILLISECONDS);
}
