/** The search of articles' texts in a thread of its own, so that merchants' requests never wait for it. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ArticleProposal } from "../domain/article-scan";
import type { ScannableProduct, ScannedStore } from "../domain/mentions";
import type { TextSearch } from "../ports-scan";

/** The build (vite.config.ts) puts the address of the built file here. */
const THREAD = new URL("./text-search-thread.server.ts", import.meta.url);

/** @param file what the thread runs */
export async function startTextSearch(products: readonly ScannableProduct[], store: ScannedStore, file = THREAD): Promise<TextSearch | null> {
  const thread = new Worker(file, { workerData: { products, store } });
  try {
    await once(thread, "message");
  } catch (error) {
    // What is not built Node cannot run, and nothing is wrong.
    if (!file.pathname.endsWith(".ts")) console.error(error);
    return null;
  }
  // It answers in the order that it is asked in.
  const asked: { resolve: (proposals: ArticleProposal[][]) => void; reject: (error: Error) => void }[] = [];
  thread.on("message", (proposals: ArticleProposal[][]) => asked.shift()?.resolve(proposals));
  thread.on("error", console.error);
  let isOver = false;
  const rejectAll = () => asked.splice(0).forEach(({ reject }) => reject(new Error("The thread that searches articles has ended.")));
  const ended = once(thread, "exit").then(() => {
    isOver = true;
    rejectAll();
  });
  return {
    propose: (texts) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        if (isOver) rejectAll();
        else thread.postMessage(texts);
      }),
    async end() {
      await thread.terminate();
      await ended;
    },
  };
}
