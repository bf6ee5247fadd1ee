/** What time it is for the storefront: the machine's until someone says otherwise. The browser keeps its own. */
export class ServerClock {
  #set: (() => Date) | null = null;
  constructor(private readonly machine: () => Date = () => new Date()) {}

  readonly now = (): Date => (this.#set ?? this.machine)();

  /** Stands still at an instant, follows a function, or goes with the machine again (null). */
  set(time: Date | (() => Date) | null): void {
    this.#set = time instanceof Date ? () => time : time;
  }
}
