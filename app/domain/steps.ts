/** Long work in steps: whoever runs it may let others have their turn between two of them. */

/** Gives `undefined` between steps, and the result at the end. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
