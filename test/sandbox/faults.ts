/** Faults on demand: what the next requests to the Admin API meet instead of a good answer. */

export type Fault =
  /** THROTTLED, as with an empty bucket. */
  | { kind: "throttled" }
  /** A good status, and an error of Shopify's own instead of data. */
  | { kind: "internal_error" }
  /** Nothing happens for so long, then the connection drops; nothing was written. */
  | { kind: "timeout"; milliseconds: number }
  | { kind: "status"; status: 408 | 429 | 500 | 502 | 503 | 504 }
  | { kind: "drop_before_write" }
  /** The write happens, its answer is lost. */
  | { kind: "drop_after_write" }
  | { kind: "slow"; milliseconds: number }
  /** The presented access token expires now: 401. */
  | { kind: "expired_token" }
  /** The merchant has uninstalled the app, and no webhook has said so yet: 401, and no new token. */
  | { kind: "revoked_install" };

/** The operation name that the token endpoint goes by. */
export const TOKEN_OPERATION = "access_token";

/** The connection ends without an answer: the listener destroys the socket, an in-process caller sees a failed fetch. */
export class DroppedConnection extends Error {
  override name = "DroppedConnection";
}

export interface Planned {
  fault: Fault;
  left: number;
  operation: string | null;
}

/** A queue of faults; the oldest one that fits a request meets it. */
export class Faults {
  #planned: Planned[] = [];

  /** @param options.operation only requests of this GraphQL operation name (or `TOKEN_OPERATION`) */
  inject(fault: Fault, { times = 1, operation = null }: { times?: number; operation?: string | null } = {}): void {
    this.#planned.push({ fault, left: times, operation });
  }

  /** The fault that this request meets, used up by it. */
  take(operation: string | null): Fault | null {
    const planned = this.#planned.find((one) => one.operation === null || one.operation === operation);
    if (!planned) return null;
    planned.left -= 1;
    if (planned.left <= 0) this.#planned = this.#planned.filter((one) => one !== planned);
    return planned.fault;
  }

  get planned(): readonly Readonly<Planned>[] {
    return this.#planned;
  }

  /** How many requests will still meet a fault. */
  get left(): number {
    return this.#planned.reduce((sum, { left }) => sum + left, 0);
  }

  clear(): void {
    this.#planned = [];
  }
}
