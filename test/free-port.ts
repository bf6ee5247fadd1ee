/** A port for a server that does not choose one by itself. */
import { createServer } from "node:net";

/**
 * One on which nobody listens now, below those that the system gives to connections and to whoever asks for any: between
 * this answer and the server's start nobody gets it by chance.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
