/** What runs in the thread of text-search.server.ts: it gets the store's products when it starts, and then texts. */
import { parentPort, workerData } from "node:worker_threads";
import { proposeInHtml } from "../domain/article-scan";
import { createMentionFinder } from "../domain/mentions";
import type { SearchedText, StartTextSearch } from "../ports-scan";

const { products, store } = workerData as { products: Parameters<StartTextSearch>[0]; store: Parameters<StartTextSearch>[1] };
const finder = createMentionFinder(products, store);

parentPort?.on("message", (texts: SearchedText[]) => parentPort?.postMessage(texts.map(({ html, featuredIds }) => proposeInHtml(html, finder, featuredIds))));
parentPort?.postMessage("ready");
