/** What runs in each thread of adapters/text-search.server.ts: it gets the store's products when it starts, and then lines to search. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { toArticle } from "./adapters/shopify-bulk-lines.server";
import type { ScannableProduct, ScannedStore } from "./domain/mentions";
import { runSteps } from "./domain/steps";
import { lineSearchSteps } from "./scan/lines";

/** Where there are as many threads as cores, requests come first. */
const BEHIND_REQUESTS = 5;

// On Linux this is the calling thread's alone, elsewhere the process's.
if (process.platform === "linux") setPriority(BEHIND_REQUESTS);
const { products, store } = workerData as { products: ScannableProduct[]; store: ScannedStore };
const searchSteps = runSteps(lineSearchSteps(products, store, toArticle));

parentPort?.on("message", (lines: Uint8Array) => parentPort?.postMessage(runSteps(searchSteps(lines))));
parentPort?.postMessage("ready");
