import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { createLocks } from "../../app/adapters/locks-prisma.server";
import { freshDatabase } from "../database";

it("lets one at a time work under a name, and others of another name or shop beside it", async () => {
  const database = freshDatabase();
  const [holdLock, other] = [createLocks(database, "a"), createLocks(database, "b")];
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await sleep(15);
    inside--;
  };
  await Promise.all([holdLock("x", work), holdLock("x", work), holdLock("x", work), holdLock("x", work)]);
  expect(most).toBe(1);

  // Each waits for the others, so they are done only if all are let in at once.
  let missing = 3;
  let meet = () => {};
  const met = new Promise<void>((resolve) => (meet = resolve));
  const meetOthers = async () => {
    if (--missing === 0) meet();
    await met;
  };
  await Promise.all([holdLock("x", meetOthers), holdLock("y", meetOthers), other("x", meetOthers)]);
  expect(await database.lock.count()).toBe(0);
});

it("is free again when the work fails, and gives its result otherwise", async () => {
  const holdLock = createLocks(freshDatabase(), "a");
  await expect(holdLock("x", () => Promise.reject(new Error("work failed")))).rejects.toThrow("work failed");
  expect(await holdLock("x", () => Promise.resolve(7))).toBe(7);
});

it("overtakes a holder that crashed", async () => {
  const database = freshDatabase();
  await database.lock.create({ data: { shop: "a", name: "x", holder: "gone", expiresAt: new Date(Date.now() - 1) } });
  expect(await createLocks(database, "a")("x", () => Promise.resolve("done"))).toBe("done");
});

it("is none of its own that another shop left behind", async () => {
  const database = freshDatabase();
  const overdue = { shop: "b", name: "x", holder: "gone", expiresAt: new Date(Date.now() - 1) };
  await database.lock.create({ data: overdue });
  const held = createLocks(database, "a")("x", () => database.lock.findMany({ orderBy: { shop: "asc" } }));
  expect(await held).toMatchObject([{ shop: "a" }, overdue]);
});

it("is not overtaken while the holder still works, however long that takes", async () => {
  const database = freshDatabase();
  let finish = () => {};
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  try {
    const held = createLocks(database, "a")("x", () => new Promise<void>((resolve) => (finish = resolve)));
    // Vitest's own waits would move the lock's clock on meanwhile, for which a busy machine cannot renew.
    const until = async (isSo: () => boolean | Promise<boolean>) => {
      while (!(await isSo())) await sleep(5);
    };
    await until(() => vi.getTimerCount() === 1);
    for (let turn = 0; turn < 11; turn++) {
      // One renewal a turn: two at once, on two connections, may come in the other order, and the clock stands here.
      vi.advanceTimersByTime(3_000);
      // A lease is twelve seconds.
      await until(async () => ((await database.lock.findFirst())?.expiresAt.getTime() ?? 0) > Date.now() + 9_000);
    }
    finish();
    await held;
  } finally {
    vi.useRealTimers();
  }
  expect(await database.lock.count()).toBe(0);
});

it("leaves alone what somebody else holds by now: its row, its time, and what another shop holds under the name", async () => {
  const database = freshDatabase();
  let finish = () => {};
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const held = createLocks(database, "a")("x", () => new Promise<void>((resolve) => (finish = resolve)));
    while (vi.getTimerCount() === 0) await sleep(5);
    const expiresAt = new Date(Date.now() + 5_000);
    await database.lock.updateMany({ where: { shop: "a" }, data: { holder: "overtook", expiresAt } });
    await database.lock.create({ data: { shop: "b", name: "x", holder: "theirs", expiresAt } });
    const renewals = vi.spyOn(database.lock, "updateMany");
    vi.advanceTimersByTime(3_000);
    expect(await Promise.all(renewals.mock.results.map(({ value }) => value))).toEqual([{ count: 0 }]);
    finish();
    await held;
    expect(await database.lock.findMany({ orderBy: { shop: "asc" } })).toEqual([
      { shop: "a", name: "x", holder: "overtook", expiresAt },
      { shop: "b", name: "x", holder: "theirs", expiresAt },
    ]);
  } finally {
    vi.useRealTimers();
  }
});
