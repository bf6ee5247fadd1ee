/** Lines of a text that is still bytes. */

export const LINE_FEED = 0x0a;

/** The lines of a text in UTF-8, without empty ones, each with the byte behind it. */
export function* linesOf(bytes: Uint8Array): Generator<{ line: string; end: number }> {
  const decoder = new TextDecoder();
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    if (end > start) yield { line: decoder.decode(bytes.subarray(start, end)), end: end + 1 };
    start = end + 1;
  }
}
