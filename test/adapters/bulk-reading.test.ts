import "@shopify/shopify-api/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { expect, it, vi } from "vitest";
import { createBulkReading } from "../../app/adapters/shopify-bulk.server";

it("reads on in a bulk operation's file for as long as the work on it takes", async () => {
  const limit = new AbortController();
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(limit.signal);
  // As fetch does: a signal that aborts breaks the answer's body off, too.
  setAbstractFetchFunc((_, init) => {
    const chunks = ['{"id":1}\n', '{"id":2}\n'].map((chunk) => new TextEncoder().encode(chunk));
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const chunk = chunks.shift();
          if (init?.signal?.aborted) controller.error(init.signal.reason);
          else if (chunk === undefined) controller.close();
          else controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve(new Response(body));
  });
  const { lines } = createBulkReading(() => Promise.reject(new Error("nothing is asked of Shopify here")));
  const read: string[] = [];
  for await (const { line } of lines("https://files.example/articles.jsonl", 0)) {
    read.push(line);
    // The time in which an answer must begin is over now.
    limit.abort();
  }
  expect(read).toEqual(['{"id":1}', '{"id":2}']);
});
