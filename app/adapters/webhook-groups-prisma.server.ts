/**
 * Webhooks that arrive together are written together: one transaction keeps their ids and what they change, and is on
 * the disk before any of them is answered. Each row is bound to its shop (P3).
 */
import { asDate, asTable, inOneStep, toDateText, type Database } from "./database.server";
import { toEarlier, type Claim, type Earlier, type Write } from "./webhook-deliveries-prisma.server";

/** A webhook by its shop and Shopify's id. */
interface Delivery {
  shop: string;
  id: string;
}

/** Their statements stay small, and the first does not wait for long. */
const MOST_TOGETHER = 50;

interface Waiting<T> {
  delivery: T;
  resolve: (claim: Claim) => void;
  reject: (error: unknown) => void;
}

/**
 * Takes one webhook, and tells whether it was new, once it is kept as handled in one step with what it changes. What
 * arrives while a group is written is the next group, so nobody waits when there is little to do, and much costs
 * little. Where a group fails, each of it is tried alone, and fails alone.
 * @param toWrites reads what it needs for all of them, and writes nothing yet
 */
export function createWebhookGroups<T extends Delivery>(database: Database, toWrites: (fresh: T[]) => Promise<Write[]>): (delivery: T) => Promise<Claim> {
  const waiting: Waiting<T>[] = [];
  let atWork = false;

  async function work(): Promise<void> {
    atWork = true;
    while (waiting.length > 0) {
      // Those that the network brought in the same moment come along.
      await new Promise((resolve) => setImmediate(resolve));
      await settle(waiting.splice(0, MOST_TOGETHER));
    }
    atWork = false;
  }

  async function settle(group: Waiting<T>[]): Promise<void> {
    try {
      const claims = await handleTogether(database, group.map(({ delivery }) => delivery), toWrites);
      for (const { delivery, resolve } of group) resolve(claims(delivery));
    } catch (error) {
      const [only, ...others] = group;
      if (others.length === 0) only?.reject(error);
      else await Promise.all(group.map((one) => settle([one])));
    }
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      waiting.push({ delivery, resolve, reject });
      if (!atWork) void work();
    });
}

async function handleTogether<T extends Delivery>(database: Database, group: T[], toWrites: (fresh: T[]) => Promise<Write[]>): Promise<(delivery: Delivery) => Claim> {
  const earlier = await findEarlier(database, group);
  const fresh = [...new Map(group.filter((delivery) => !earlier.has(keyOf(delivery))).map((delivery) => [keyOf(delivery), delivery])).values()];
  try {
    if (fresh.length > 0) await inOneStep(database, [keep(database, fresh), ...(await toWrites(fresh))]);
  } catch (error) {
    // Another process may have been faster with the same one.
    const [only, ...others] = group;
    const met = only === undefined || others.length > 0 ? undefined : (await findEarlier(database, group)).get(keyOf(only));
    if (met === undefined) throw error;
    return () => met;
  }
  return (delivery) => earlier.get(keyOf(delivery)) ?? "new";
}

const keyOf = ({ shop, id }: Delivery) => JSON.stringify([shop, id]);

const toTable = (database: Database, group: readonly Delivery[], fields = {}) => asTable(database, group.map(({ shop, id }) => ({ shop, id, ...fields })));

async function findEarlier(database: Database, group: readonly Delivery[]): Promise<Map<string, Earlier>> {
  const rows = await database.$queryRaw<(Delivery & { handledAt: Date | null })[]>`
    SELECT known."shop", known."id", known."handledAt"
    FROM ${toTable(database, group)} AS told JOIN "WebhookDelivery" AS known ON known."shop" = value->>'shop' AND known."id" = value->>'id'`;
  return new Map(rows.map((row) => [keyOf(row), toEarlier(row)]));
}

/** Always in the same order, so that two processes with the same ones do not wait for each other. */
function keep(database: Database, fresh: readonly Delivery[]): Write {
  const sorted = fresh.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const now = asDate(database, "now");
  return database.$executeRaw`
    INSERT INTO "WebhookDelivery" ("shop", "id", "receivedAt", "handledAt")
    SELECT value->>'shop', value->>'id', ${now}, ${now} FROM ${toTable(database, sorted, { now: toDateText(new Date()) })}`;
}
