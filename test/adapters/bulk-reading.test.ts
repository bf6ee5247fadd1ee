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

const URL = "https://files.example/articles.jsonl";
const TEXT = '{"ü":1}\n\n{"id":"long, longer than all others"}\n{"id":3}\n';
const bytes = new TextEncoder().encode(TEXT);
const text = (lines: Uint8Array) => new TextDecoder().decode(lines);

/** Shopify's file, which comes in chunks of so many bytes, and only so much of it. */
function serve({ chunk, until = bytes.length, knowsRanges = true }: { chunk: number; until?: number; knowsRanges?: boolean }) {
  setAbstractFetchFunc((_, init) => {
    const from = knowsRanges ? Number(/\d+/.exec(String((init?.headers as Record<string, string>)["range"]))?.[0] ?? 0) : 0;
    let at = from;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= until) return until < bytes.length ? controller.error(new Error("reset")) : controller.close();
        controller.enqueue(bytes.slice(at, Math.min((at += chunk), until)));
      },
    });
    return Promise.resolve(new Response(body, { status: from > 0 ? 206 : 200 }));
  });
  return createBulkReading(() => Promise.reject(new Error("nothing is asked of Shopify here")));
}

it.each([1, 7, 10, 1_000])("gives whole lines and where they end, when %i bytes come at once", async (chunk) => {
  for (const least of [1, 12, 1_000]) {
    const { pieces, lines } = serve({ chunk });
    const got: { lines: Uint8Array; end: number }[] = [];
    for await (const piece of pieces(URL, 0, least)) got.push(piece);
    expect(got.map((piece) => text(piece.lines)).join("")).toBe(TEXT);
    for (const [index, piece] of got.entries()) {
      expect(text(piece.lines)).toMatch(/\n$/);
      expect(piece.end).toBe((got[index - 1]?.end ?? 0) + piece.lines.length);
      // Its memory is given away.
      expect(piece.lines.buffer.byteLength).toBe(piece.lines.length);
      if (index < got.length - 1) expect(piece.lines.length).toBeGreaterThanOrEqual(least);
    }
    const read: object[] = [];
    for await (const line of lines(URL, 0)) read.push(line);
    expect(read).toEqual(TEXT.split("\n").flatMap((line, index, all) => (line === "" ? [] : [{ line, end: Buffer.byteLength(`${all.slice(0, index + 1).join("\n")}\n`) }])));
  }
});

it.each([true, false])("goes on behind a line, whether ranges are known (%s) or not", async (knowsRanges) => {
  const from = Buffer.byteLength('{"ü":1}\n');
  const got: { lines: Uint8Array; end: number }[] = [];
  for await (const piece of serve({ chunk: 7, knowsRanges }).pieces(URL, from, 1_000)) got.push(piece);
  expect(got.map((piece) => [text(piece.lines), piece.end])).toEqual([[TEXT.slice('{"ü":1}\n'.length), bytes.length]]);
});

it("gives what was whole of a file that breaks off, and then says so", async () => {
  const { pieces } = serve({ chunk: 7, until: bytes.length - 3 });
  const got: string[] = [];
  const reading = (async () => {
    for await (const { lines } of pieces(URL, 0, 1_000)) got.push(text(lines));
  })();
  await expect(reading).rejects.toThrow("broke off");
  expect(got).toEqual([TEXT.slice(0, TEXT.indexOf('{"id":3}'))]);
});
