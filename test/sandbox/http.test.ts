import { expect, test } from "vitest";
import { DroppedConnection } from "./faults";
import { listen, listenFrom } from "./http";

test("a dropped connection ends without an answer", async () => {
  const listener = await listen(async () => {
    throw new DroppedConnection("gone");
  });
  await expect(fetch(listener.origin)).rejects.toThrow("fetch failed");
  await listener.close();
});

test("any other error is answered with its stack", async () => {
  const listener = await listen(async () => {
    throw new Error("loud and clear");
  });
  const answer = await fetch(listener.origin);
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringMatching(/loud and clear[\s\S]*at /)]);
  await listener.close();
});

test("a taken port gives way to the next free one, unless it was asked for by itself", async () => {
  const first = await listen(async () => new Response("first"));
  const port = Number(new URL(first.origin).port);
  await expect(listen(async () => new Response(), { port })).rejects.toThrow("EADDRINUSE");
  const second = await listenFrom(async () => new Response("second"), port);
  expect(Number(new URL(second.origin).port)).toBeGreaterThan(port);
  await first.close();
  await second.close();
});
