import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { startTextSearch } from "../../app/adapters/text-search.server";

/** It waits where it is asked to until it hears a word, or has heard it, or dies; what it "finds" is the number it is sent. */
const THREAD = `
import { parentPort, threadId } from "node:worker_threads";
const waiting = [];
let isTold = false;
const channel = new BroadcastChannel("search-test");
channel.onmessage = () => {
  isTold = true;
  for (const answer of waiting.splice(0)) answer();
};
parentPort.on("message", (lines) => {
  const [number, deed] = new TextDecoder().decode(lines).split(" ");
  const answer = () => parentPort.postMessage({ articles: [{ thread: threadId }], unreadable: Number(number) });
  if (deed === "die") process.exit(1);
  if (deed === "wait" && !isTold) waiting.push(answer);
  else answer();
});
parentPort.postMessage("ready");
`;

async function start(threads: number, source = THREAD) {
  const folder = mkdtempSync(join(tmpdir(), "buyline-search-"));
  const file = join(folder, "thread.mjs");
  writeFileSync(file, source);
  const search = await startTextSearch([], { locale: "en", storeHosts: [] }, pathToFileURL(file), threads);
  onTestFinished(async () => {
    await search?.end();
    rmSync(folder, { recursive: true });
  });
  return search;
}

async function twoThreads() {
  const search = await start(2);
  if (search === null) throw new Error("the threads do not start");
  return { ...search, ask: (text: string) => search.search(new TextEncoder().encode(text)) };
}

const threadOf = (found: { articles: unknown[] }) => (found.articles[0] as { thread: number }).thread;

it("who asked first may be answered last, and each is answered by what was found for it", async () => {
  const { ask, atOnce } = await twoThreads();
  expect(atOnce).toBe(4);
  const slow = ask("1 wait");
  const fast = await ask("2");
  const channel = new BroadcastChannel("search-test");
  channel.postMessage("go on");
  channel.close();
  const answers = [await slow, fast];
  expect(answers.map(({ unreadable }) => unreadable)).toEqual([1, 2]);
  expect(new Set(answers.map(threadOf)).size, "both threads work").toBe(2);
});

it("what a thread was asked that dies is refused, and what the other was asked is answered", async () => {
  const { ask, end } = await twoThreads();
  const answers = await Promise.allSettled([ask("1 die"), ask("2"), ask("3"), ask("4")]);
  expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value.unreadable : String(answer.reason)))).toEqual([expect.stringContaining("has ended"), 2, expect.stringContaining("has ended"), 4]);
  await end();
  await expect(ask("5")).rejects.toThrow("has ended");
});

it("takes the bytes instead of copying them", async () => {
  const search = await start(1);
  const lines = new TextEncoder().encode("1");
  await search?.search(lines);
  expect([lines.length, lines.buffer.byteLength]).toEqual([0, 0]);
});

it("beside another store's search there is one more thread, not as many more", async () => {
  const first = await start(2);
  const second = await start(2);
  await first?.end();
  await second?.end();
  const third = await start(2);
  expect([first, second, third].map((search) => search?.atOnce)).toEqual([4, 2, 4]);
});

it("is not there where the thread does not start", async () => {
  const { error } = console;
  const said: unknown[] = [];
  console.error = (...words) => void said.push(...words);
  onTestFinished(() => void (console.error = error));
  expect(await start(2, "throw new Error('broken');")).toBeNull();
  expect(said.map(String)).toEqual(["Error: broken"]);
});
