/** What runs in the thread of text-search.server.ts: it gets the store's products when it starts, and then texts. */
import { parentPort, workerData } from "node:worker_threads";
import { proposeInHtml } from "../domain/article-scan";
import { createMentionFinder, type ScannableProduct, type ScannedStore } from "../domain/mentions";
import type { SearchedText } from "../ports-scan";

const { products, store } = workerData as { products: ScannableProduct[]; store: ScannedStore };
const finder = createMentionFinder(products, store);

parentPort?.on("message", (texts: SearchedText[]) => parentPort?.postMessage(texts.map(({ html, featuredIds }) => proposeInHtml(html, finder, featuredIds))));
parentPort?.postMessage("ready");
