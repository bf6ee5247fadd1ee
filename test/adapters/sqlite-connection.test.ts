import { EventEmitter, once } from "node:events";
import { open, type FileHandle } from "node:fs/promises";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Database } from "../../app/adapters/database.server";
import { freshDatabase } from "../database";

const row = (id: string) => ({ shop: "a", id, receivedAt: new Date() });

describe("a write to SQLite", () => {
  let database: Database;
  let waits = 0;
  /** Stands in the way of the disk until it is told to let go on. */
  let disk: { held: boolean; fails: boolean; tell: EventEmitter };

  beforeEach(async () => {
    const probe = await open(import.meta.filename);
    const handles = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const datasync = handles.datasync;
    waits = 0;
    disk = { held: false, fails: false, tell: new EventEmitter() };
    const spy = vi.spyOn(handles, "datasync").mockImplementation(async function (this: FileHandle) {
      waits += 1;
      disk.tell.emit("asked");
      if (disk.held) await once(disk.tell, "go");
      if (disk.fails) throw new Error("the disk is broken");
      await datasync.call(this);
    });
    onTestFinished(() => spy.mockRestore());
    database = freshDatabase();
  });

  it("is answered when it is on the disk, and nobody else waits for that", async () => {
    await database.webhookDelivery.count();
    disk.held = true;
    let answered = false;
    const asked = once(disk.tell, "asked");
    const write = database.webhookDelivery.create({ data: row("1") }).then(() => (answered = true));
    await asked;
    expect(await database.webhookDelivery.count()).toBe(1);
    expect(answered).toBe(false);
    disk.tell.emit("go");
    await write;
    expect(answered).toBe(true);
  });

  it("shares the wait with all that were written while the one before was under way", async () => {
    await database.webhookDelivery.count();
    disk.held = true;
    const asked = once(disk.tell, "asked");
    // Prisma begins when somebody waits.
    const first = Promise.all([database.webhookDelivery.create({ data: row("first") })]);
    await asked;
    const others = Promise.all(Array.from({ length: 20 }, (_, index) => database.webhookDelivery.create({ data: row(`${index}`) })));
    while ((await database.webhookDelivery.count()) < 21);
    expect(waits).toBe(1);
    disk.held = false;
    disk.tell.emit("go");
    await Promise.all([first, others]);
    expect(waits).toBe(2);
  });

  it("waits once for a whole transaction, and a reader never", async () => {
    await database.webhookDelivery.findMany();
    expect(waits).toBe(0);
    await database.$transaction([database.webhookDelivery.create({ data: row("1") }), database.webhookDelivery.create({ data: row("2") }), database.webhookDelivery.deleteMany({ where: { id: "1" } })]);
    expect(waits).toBe(1);
    await database.$transaction(async (transaction) => {
      await transaction.webhookDelivery.create({ data: row("3") });
      await transaction.webhookDelivery.updateMany({ where: { id: "3" }, data: { handledAt: new Date() } });
      expect(waits).toBe(1);
    });
    expect(waits).toBe(2);
  });

  it("fails when the disk does not take it, and later ones are tried anew", async () => {
    disk.fails = true;
    await expect(database.webhookDelivery.create({ data: row("1") })).rejects.toThrow("the disk is broken");
    await expect(database.$transaction([database.webhookDelivery.deleteMany({})])).rejects.toThrow("the disk is broken");
    disk.fails = false;
    await database.webhookDelivery.create({ data: row("2") });
    expect(await database.webhookDelivery.count()).toBe(1);
  });

  it("leaves SQLite to wait at checkpoints only", async () => {
    expect(await database.$queryRawUnsafe("PRAGMA synchronous")).toEqual([{ synchronous: 1 }]);
    expect(await database.$queryRawUnsafe("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  });
});
