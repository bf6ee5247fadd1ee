/** What every test of this process finds fresh. A module that holds it is read once for many test files, where each would have to say so anew. */
type Start = () => Promise<void>;

const starts: Start[] = [];

/** From now on each test of this process begins with it, before its file's own `beforeEach`. */
export function beginEachTestWith(start: Start): void {
  starts.push(start);
}

export async function startAfresh(): Promise<void> {
  for (const start of starts) await start();
}
