/** Closed network: a connection to anything but this machine fails the test that tried it. */
import net from "node:net";
import { afterEach, expect } from "vitest";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const attempts: string[] = [];

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  const { host, path } = (typeof first === "object" && first !== null ? first : {}) as { host?: string; path?: string };
  const name = host ?? (typeof args[1] === "string" ? args[1] : "localhost");
  if (path === undefined && !LOOPBACK.has(name)) {
    attempts.push(name);
    throw new Error(`The network is closed in tests: ${name}`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;

afterEach(() => {
  expect(attempts.splice(0), "connections that no test may make").toEqual([]);
});
