/** The app's process: files, Remix, one line of log a request, and an end that leaves no request behind. */
import "./env-file.mjs";
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import { installGlobals } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { log, shopOf, takeOverConsole, withRequest } from "./log.mjs";

/** Longer than any answer takes; whoever is not done then is cut off. */
const LONGEST_STOP_MILLISECONDS = 25_000;
const PUBLIC = fileURLToPath(new URL("../public", import.meta.url));
/** Longer than proxies before us keep a connection, 60 s by default: whoever closes first may close just as the other sends. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
/** Addresses that are asked every few seconds and say nothing. */
const UNLOGGED = ["/healthz", "/readyz"];

process.env.NODE_ENV ??= "production";
takeOverConsole();
installGlobals({ nativeFetch: true });
const build = await import(new URL("../build/server/index.js", import.meta.url).href);

const app = express();
app.disable("x-powered-by");
app.use(compression());
// Only what has the address of a file: else the disk would be asked at every request whether there is one.
app.use("/assets", express.static(join(build.assetsBuildDirectory, "assets"), { immutable: true, maxAge: "1y" }));
for (const file of readdirSync(PUBLIC)) app.use(`/${file}`, express.static(join(PUBLIC, file), { maxAge: "1h" }));
app.use((request, response, next) => {
  const requestId = randomUUID();
  const began = performance.now();
  const shop = shopOf(request);
  response.setHeader("X-Request-Id", requestId);
  withRequest({ requestId, ...(shop && { shop }) }, (answered) => {
    response.once("close", () => {
      answered();
      if (UNLOGGED.includes(request.path)) return;
      // The address's query holds tokens and what merchants search for: the path is enough.
      const topic = request.headers["x-shopify-topic"];
      log("info", "request", { requestId, shop, method: request.method, path: request.path, ...(topic && { topic }), status: response.writableFinished ? response.statusCode : "cut off", milliseconds: Math.round(performance.now() - began) });
    });
    next();
  });
});
app.use((request, response, next) => {
  // What was refused before it had been read lies in the connection, and would keep the next request on it from being heard.
  response.once("finish", () => request.complete || request.removeAllListeners("data").resume());
  next();
});
// Remix cannot make a request of it, and what it would echo holds tokens.
app.use((request, response, next) => (request.method === "TRACE" ? void response.status(405).type("text").send(STATUS_CODES[405]) : next()));
app.use(createRequestHandler({ build, mode: process.env.NODE_ENV }));
app.use((/** @type {Error & { status?: number, code?: string }} */ error, /** @type {express.Request} */ _, /** @type {express.Response} */ response, /** @type {express.NextFunction} */ next) => {
  if (response.headersSent) return next(error);
  // An address or a host that cannot be read is not a failure of ours.
  const status = error.status ?? (error.code === "ERR_INVALID_URL" ? 400 : 500);
  if (status >= 500) console.error(error);
  response.status(status).type("text").send(STATUS_CODES[status]);
});

// The port 0 is any that is free.
const server = app.listen(Number(process.env.PORT || 3000), process.env.HOST || "0.0.0.0", () => log("info", "listening", { port: /** @type {import("node:net").AddressInfo} */ (server.address()).port }));
server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
/** Connections on which nothing has been asked yet, as browsers open them ahead: Node does not count these as idle. */
const unused = new Set();
server.on("connection", (socket) => {
  unused.add(socket);
  socket.once("close", () => unused.delete(socket));
});
server.on("request", ({ socket }) => unused.delete(socket));
// What cannot be gone on with now goes on with the next webhook or look at it.
build.entry.module.resumeJobs().catch(console.error);

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    log("info", "stopping", { signal });
    server.close(() => {
      log("info", "stopped");
      process.exit(0);
    });
    const stopAt = performance.now() + LONGEST_STOP_MILLISECONDS;
    // Again and again: a connection whose last answer is on its way becomes idle only then, and is kept for longer than we have.
    setInterval(() => {
      server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
      if (performance.now() < stopAt) return;
      server.getConnections((_, connections) => {
        log("error", "stopped before all was answered", { connections });
        process.exit(1);
      });
    }, 100);
  });
}
