/** Long work in short turns. */
import { setImmediate as letOthersRun } from "node:timers/promises";
import type { Steps } from "../domain/steps";

/** Other requests wait no longer than this for their turn. */
const TURN_MILLISECONDS = 15;

/** A function to be awaited between pieces of work: it lets others run when a turn is over. */
export function createTurns(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < TURN_MILLISECONDS) return;
    await letOthersRun();
    begun = performance.now();
  };
}

/** Runs all steps, with turns for others between them. */
export async function inTurns<T>(steps: Steps<T>, takeTurns = createTurns()): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await takeTurns();
  }
}
