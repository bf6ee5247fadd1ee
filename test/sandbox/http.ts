/**
 * A fetch-style handler on a port of this machine: what each face of the local Shopify stands on. An error of
 * the name DroppedConnection cuts the connection; any other is answered with its stack.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";

export type Handler = (request: Request) => Promise<Response>;

export interface Listener {
  /** e.g. "http://127.0.0.1:4100" */
  origin: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, on a free port unless told; rejects with EADDRINUSE when `port` is taken. */
export async function listen(handler: Handler, { port = 0 }: { port?: number } = {}): Promise<Listener> {
  const server = createServer((incoming, outgoing) => void answer(handler, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Like `listen`, on `port` or the first free one after it. */
export async function listenFrom(handler: Handler, port: number): Promise<Listener> {
  for (let candidate = port; candidate < port + 200; candidate++) {
    try {
      return await listen(handler, { port: candidate });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error(`No free port between ${port} and ${port + 200}`);
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  let response: Response;
  try {
    response = await handler(toRequest(incoming));
  } catch (error) {
    if (error instanceof Error && error.name === "DroppedConnection") {
      incoming.socket.destroy();
      return;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`${incoming.method} ${incoming.url}\n${text}`);
    response = new Response(text, { status: 500, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  try {
    await send(response, incoming.method === "HEAD", outgoing);
  } catch (error) {
    // The head is out already: the reader can only be told by a cut connection.
    if (!outgoing.destroyed) console.error(error);
    outgoing.destroy();
  }
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
  }
  const method = incoming.method ?? "GET";
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "127.0.0.1"}`);
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  return new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
}

async function send(response: Response, headOnly: boolean, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  if (response.statusText !== "") outgoing.statusMessage = response.statusText;
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  if (response.body === null || headOnly) {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(response.body as unknown as NodeReadableStream);
  await new Promise<void>((resolve, reject) => {
    body.once("error", reject);
    outgoing.once("error", reject);
    outgoing.once("close", resolve);
    body.pipe(outgoing);
  });
}
