import { expect, it } from "vitest";
import { toScanWork, type ScanWork } from "../app/domain/scan-job";
import type { FoundInLines } from "../app/ports-scan";
import { Interrupted } from "../app/scan/job";
import { scanStep, type ScanPorts } from "../app/scan/store-scan";

/** A scan of a file of so many pieces of ten bytes with one article each, which are found when a test says so. */
function startScan({ pieces, atOnce, offset = 0, keep = async () => undefined }: { pieces: number; atOnce: number; offset?: number; keep?: (work: ScanWork) => Promise<void> }) {
  const log: string[] = [];
  const asked: { found: (unreadable?: number) => void; fails: (error: Error) => void }[] = [];
  const ports = {
    shopify: { shop: async () => ({ locale: "en", domain: "store.example", url: "https://store.example" }) },
    catalogue: { read: async () => ({ products: [] }) },
    bulk: {
      operation: async () => ({ kind: "done", objects: pieces, file: { url: "https://files.example", bytes: pieces * 10 } }),
      async *pieces(_: string, from: number) {
        for (let end = from + 10; end <= pieces * 10; end += 10) {
          log.push(`read ${end}`);
          yield { lines: new Uint8Array([end]), end };
        }
      },
    },
    proposals: {
      replaceOpen: async (_: string, [article]: { articleId: string }[]) => void log.push(`kept ${article?.articleId}`),
      dropOthers: async () => void log.push("dropped others"),
    },
    startTextSearch: async () => ({
      atOnce,
      search: ([end]: Uint8Array) =>
        new Promise<FoundInLines>((resolve, reject) => {
          asked.push({ found: (unreadable = 0) => resolve({ articles: [{ articleId: String(end), articleTitle: "", blogTitle: "", proposals: [] }], unreadable }), fails: reject });
        }),
      end: async () => void log.push("ended"),
    }),
  } as unknown as ScanPorts;
  const over = scanStep(ports, "job", { ...toScanWork(null), phase: "text", operationId: "1", offset }, async (work) => {
    log.push(`saved ${work.offset}`);
    await keep(work);
  }, 0);
  // What fails is looked at by the test.
  over.catch(() => undefined);
  return { over, log, asked, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

it("keeps what two threads find in the order of the file, whichever is first", async () => {
  const { over, log, asked, settled } = startScan({ pieces: 3, atOnce: 3 });
  await settled();
  expect(log, "all is searched at once").toEqual(["read 10", "read 20", "read 30"]);
  asked[2]?.found();
  asked[1]?.found(2);
  await settled();
  expect(log).toHaveLength(3);
  asked[0]?.found();
  expect((await over).work).toMatchObject({ scanned: 5, unreadable: 2, offset: 30 });
  expect(log.slice(3)).toEqual(["kept 10", "saved 10", "kept 20", "saved 20", "kept 30", "saved 30", "ended", "dropped others"]);
});

it("has no more of the file in memory than is searched at once", async () => {
  const { over, log, asked, settled } = startScan({ pieces: 5, atOnce: 2 });
  await settled();
  expect(log).toEqual(["read 10", "read 20"]);
  asked[1]?.found();
  await settled();
  expect(log, "the first is still searched").toHaveLength(2);
  asked[0]?.found();
  await settled();
  expect(log.filter((line) => line.startsWith("read"))).toEqual(["read 10", "read 20", "read 30", "read 40"]);
  for (const { found } of asked) found();
  await settled();
  asked[4]?.found();
  expect((await over).work.offset).toBe(50);
});

it("keeps nothing behind what a thread that died was to search, and goes on from there", async () => {
  const { over, log, asked, settled } = startScan({ pieces: 4, atOnce: 4 });
  await settled();
  asked[3]?.found();
  asked[1]?.fails(new Error("The thread that searches articles has ended."));
  asked[2]?.found();
  await settled();
  asked[0]?.found();
  await expect(over).rejects.toThrow("has ended");
  expect(log.slice(4)).toEqual(["kept 10", "saved 10", "ended"]);

  const again = startScan({ pieces: 4, atOnce: 4, offset: 10 });
  await again.settled();
  for (const { found } of again.asked) found();
  await again.over;
  expect(again.log.filter((line) => line.startsWith("kept"))).toEqual(["kept 20", "kept 30", "kept 40"]);
});

it("is paused while both threads work: what is kept stands, what is searched is given up", async () => {
  const { over, log, asked, settled } = startScan({
    pieces: 4,
    atOnce: 3,
    keep: async () => {
      throw new Interrupted("pause");
    },
  });
  await settled();
  asked[0]?.found();
  asked[1]?.found();
  // As a thread that is ended refuses what it was asked.
  setImmediate(() => asked[2]?.fails(new Error("The thread that searches articles has ended.")));
  await expect(over).rejects.toBeInstanceOf(Interrupted);
  expect(log).toEqual(["read 10", "read 20", "read 30", "kept 10", "saved 10", "ended"]);
});
