/** The search of articles' texts in threads of their own, so that merchants' requests never wait for it. */
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ScannableProduct, ScannedStore } from "../domain/mentions";
import type { FoundInLines, TextSearch } from "../ports-scan";

/** The build (vite.config.ts) puts the address of the built file here. */
const THREAD = new URL("../search-thread.server.ts", import.meta.url);

/** Two find as much as the process can keep; each takes memory of its own. */
const MOST_THREADS = Math.min(2, availableParallelism());
/** One piece that a thread searches, and one that waits for it. */
const PIECES_A_THREAD = 2;
/** Of all stores. */
let running = 0;

/**
 * @param file what each thread runs
 * @param most so many threads at most
 */
export async function startTextSearch(products: readonly ScannableProduct[], store: ScannedStore, file = THREAD, most = MOST_THREADS): Promise<TextSearch | null> {
  // Beside another store's search one more thread would not find more.
  const count = Math.max(1, most - running);
  const started = await Promise.allSettled(Array.from({ length: count }, () => startThread(file, { products, store })));
  const threads = started.flatMap((thread) => (thread.status === "fulfilled" ? [thread.value] : []));
  const end = async () => void (await Promise.all(threads.map((thread) => thread.end())));
  const failed = started.find((thread) => thread.status === "rejected");
  if (failed !== undefined) {
    // What is not built Node cannot run, and nothing is wrong.
    if (!file.pathname.endsWith(".ts")) console.error(failed.reason);
    await end();
    return null;
  }
  return {
    atOnce: PIECES_A_THREAD * threads.length,
    async search(lines) {
      const [idlest] = threads.toSorted((a, b) => a.waiting() - b.waiting());
      if (idlest === undefined) throw new Error("No thread searches articles.");
      return idlest.search(lines);
    },
    end,
  };
}

interface SearchThread {
  /** How many pieces it has to search. */
  waiting: () => number;
  search: (lines: Uint8Array) => Promise<FoundInLines>;
  end: () => Promise<void>;
}

async function startThread(file: URL, workerData: object): Promise<SearchThread> {
  const thread = new Worker(file, { workerData });
  running += 1;
  let isOver = false;
  // It answers in the order that it is asked in.
  const asked: { resolve: (found: FoundInLines) => void; reject: (error: Error) => void }[] = [];
  const rejectAll = () => asked.splice(0).forEach(({ reject }) => reject(new Error("The thread that searches articles has ended.")));
  const ended = new Promise<void>((resolve) =>
    thread.once("exit", () => {
      running -= 1;
      isOver = true;
      rejectAll();
      resolve();
    }),
  );
  await once(thread, "message");
  thread.on("message", (found: FoundInLines) => asked.shift()?.resolve(found));
  thread.on("error", console.error);
  return {
    waiting: () => asked.length,
    search: (lines) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        if (isOver) rejectAll();
        else thread.postMessage(lines, [lines.buffer as ArrayBuffer]);
      }),
    async end() {
      await thread.terminate();
      await ended;
    },
  };
}
