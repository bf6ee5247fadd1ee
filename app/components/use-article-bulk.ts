/** Doing something with several articles: step by step, with what became of each, and a way back. */
import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { BULK_STEP, type BulkRequest, type BulkResult } from "../domain/article-bulk";

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** A request for any number of articles. */
export type BulkWork = Without<Exclude<BulkRequest, { intent: "undo" }>, "ids">;

interface BulkState {
  /** Null when nothing is under way. */
  progress: { done: number; all: number } | null;
  /** What was done last; null before anything was, and once it was dismissed. */
  last: { work: BulkWork | { intent: "undo" }; results: BulkResult[] } | null;
}

export function useArticleBulk() {
  const revalidator = useRevalidator();
  const [state, setState] = useState<BulkState>({ progress: null, last: null });

  async function steps<T>(items: T[], work: BulkWork | { intent: "undo" }, toRequest: (some: T[]) => BulkRequest, idOf: (item: T) => string) {
    const results: BulkResult[] = [];
    for (let start = 0; start < items.length; start += BULK_STEP) {
      setState({ progress: { done: start, all: items.length }, last: null });
      const some = items.slice(start, start + BULK_STEP);
      const answer = await send(toRequest(some));
      results.push(...(answer ?? some.map((item) => ({ id: idOf(item), title: "", reason: "Buyline could not be reached. Try again in a moment.", change: null }))));
    }
    setState({ progress: null, last: { work, results } });
    revalidator.revalidate();
  }

  return {
    ...state,
    run: (work: BulkWork, ids: string[]) => steps(ids, work, (some) => ({ ...work, ids: some }) as BulkRequest, (id) => id),
    undo(results: BulkResult[]) {
      const changes = results.flatMap(({ id, change }) => (change === null ? [] : [{ id, ...change }]));
      return steps(changes, { intent: "undo" }, (some) => ({ intent: "undo", changes: some }), ({ id }) => id);
    },
    dismiss: () => setState({ progress: null, last: null }),
  };
}

/** Null when it did not get through. */
async function send(request: BulkRequest): Promise<BulkResult[] | null> {
  try {
    const response = await fetch("/app/articles/bulk", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request) });
    return response.ok ? ((await response.json()) as { results: BulkResult[] }).results : null;
  } catch {
    return null;
  }
}
