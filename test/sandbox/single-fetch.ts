/**
 * What Remix's single fetch answers, as the value it is of: it is flattened to a list, in which objects name keys and
 * values by their places, lists name values, and places below zero stand for null and the like.
 */
export function readSingleFetch(text: string): unknown {
  const list = JSON.parse(text.split("\n")[0] ?? "") as unknown[];
  const read = (place: number): unknown => {
    const value = place < 0 ? null : list[place];
    if (typeof value !== "object" || value === null) return value;
    // What begins with a letter is a date or another special value, which nobody here reads.
    if (Array.isArray(value)) return typeof value[0] === "string" ? value : value.map((at: number) => read(at));
    return Object.fromEntries(Object.entries(value as Record<string, number>).map(([key, at]) => [list[Number(key.slice(1))], read(at)]));
  };
  return read(0);
}
