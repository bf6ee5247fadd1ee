/** Another process of the app, for tests: its adapters on a database, doing what it is told on its command line. */
import { writeSync } from "node:fs";
import { createDrafts } from "../../app/adapters/drafts-prisma.server";
import { openDatabase } from "../../app/adapters/database.server";
import { createLocks } from "../../app/adapters/locks-prisma.server";
import { createWebhookDeliveries } from "../../app/adapters/webhook-deliveries-prisma.server";
import { NEW_SETTINGS } from "../../app/domain/settings";

const [url = "", job = "", times = "0", index = "0"] = process.argv.slice(2);
const SHOP = "a.myshopify.com";
const database = openDatabase(url);
const drafts = createDrafts(database, SHOP);
const turns = Array.from({ length: Number(times) }, (_, index) => index);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Adds one to what is in the row, over the version it has read; tries again when somebody was faster. */
async function addOne(): Promise<number> {
  for (let conflicts = 0; ; conflicts++) {
    const { content, version } = await drafts.settings();
    await turn();
    const count = Number(content.kindChoices.home?.["sale-banner"] ?? 0);
    const saved = await drafts.saveSettings({ ...NEW_SETTINGS, kindChoices: { home: { "sale-banner": String(count + 1) } } }, version);
    if (saved.kind === "saved") return conflicts;
  }
}

/** Each says how often it did what may be done once. */
const jobs: Record<string, () => Promise<unknown>> = {
  async save() {
    let conflicts = 0;
    for (const _ of turns) conflicts += await addOne();
    return { conflicts };
  },
  /** The same by a change that needs no version. */
  async change() {
    for (const _ of turns) {
      await drafts.changeSettings((settings) => ({ ...settings, kindChoices: { home: { "sale-banner": String(Number(settings.kindChoices.home?.["sale-banner"] ?? 0) + 1) } } }));
    }
    return {};
  },
  /** Saves until it is killed, and says each save that it was told is kept. */
  async endless() {
    for (let kept = 1; ; kept++) {
      await addOne();
      writeSync(1, `${kept}\n`);
    }
  },
  /** Puts the last badge set first, the second process the last twenty, over the order that it has read; tries again when somebody was faster. */
  async order() {
    let conflicts = 0;
    for (const _ of turns) {
      for (;;) {
        const seen = (await drafts.badgeSets.all()).map(({ id }) => id);
        await turn();
        const most = index === "0" ? 1 : 20;
        if ((await drafts.badgeSets.order([...seen.slice(-most), ...seen.slice(0, -most)], seen)).kind === "ordered") break;
        conflicts += 1;
      }
    }
    return { conflicts };
  },
  async lock() {
    let overlaps = 0;
    for (const _ of turns) {
      await createLocks(database, SHOP)("work", async () => {
        const key = { shop: SHOP, target: "inside" };
        if ((await database.publication.count({ where: key })) > 0) overlaps += 1;
        await database.publication.create({ data: { ...key, attemptedAt: new Date() } });
        await database.publication.deleteMany({ where: key });
      });
    }
    return { overlaps };
  },
  async webhooks() {
    const deliveries = createWebhookDeliveries(database, SHOP);
    let done = 0;
    for (const index of turns) {
      if ((await deliveries.claim(`webhook-${index}`, new Date())) !== "new") continue;
      done += 1;
      await deliveries.settle(`webhook-${index}`, new Date());
    }
    return { done };
  },
};

/** What needs the app's own environment is loaded before the start. */
async function findJob(): Promise<(() => Promise<unknown>) | undefined> {
  const { ADMIN_API: adminApi, TOKEN_SHOP: shop } = process.env;
  if (job !== "access" || adminApi === undefined || shop === undefined) return jobs[job];
  const [{ redirectOutbound }, { openOfflineAccess }] = await Promise.all([import("../sandbox/outbound"), import("../../app/adapters/offline-access.server")]);
  redirectOutbound({ shop, adminApi });
  /** Asks Shopify as the work of so many webhooks does that arrive at once. */
  return async () => {
    const answers = await Promise.all(turns.map(async () => (await openOfflineAccess(shop))?.("query shop { shop { name } }", { variables: {}, signal: AbortSignal.timeout(20_000) })));
    return { done: answers.filter((answer) => answer?.status === 200).length };
  };
}

const work = (await findJob()) ?? (() => Promise.reject(new Error(`no job ${job}`)));
// The parent starts all of them at the same moment.
process.stdout.write("ready\n");
process.stdin.once("data", () => {
  void work().then(async (result) => {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    await database.$disconnect();
    process.exit(0);
  });
});
