/** Long work in short turns. */
import { setImmediate as letOthersRun } from "node:timers/promises";

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
