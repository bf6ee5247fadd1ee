/** The line to the admin page around the iframe. */
import type { FrameCall, FrameCalls, FrameEvent, PlayedNames, ToAdmin, ToApp } from "../frame-messages";

declare const __PLAYED_NAMES__: PlayedNames;
export const PLAYED_NAMES = __PLAYED_NAMES__;
export const ADMIN_ORIGIN = PLAYED_NAMES.adminOrigin;

type EventNamed<Name extends FrameEvent["name"]> = Extract<FrameEvent, { name: Name }>;

const pending = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
const listeners = new Map<FrameEvent["name"], ((event: never) => void)[]>();
let lastId = 0;

/** Rejects with the admin's message when it cannot. Outside the admin it never settles, as with the real one. */
export function ask<Call extends FrameCall>(call: Call, argument: FrameCalls[Call][0]): Promise<FrameCalls[Call][1]> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
    window.parent.postMessage({ to: "admin", id, call, argument } satisfies ToAdmin, ADMIN_ORIGIN);
  });
}

/** `ask` where no answer is waited for; a failure is shown loudly. */
export function tell<Call extends FrameCall>(call: Call, argument: FrameCalls[Call][0]): void {
  ask(call, argument).catch((error: unknown) => console.error(error));
}

export function on<Name extends FrameEvent["name"]>(name: Name, listener: (event: EventNamed<Name>) => void): void {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
}

window.addEventListener("message", (message: MessageEvent<ToApp>) => {
  if (message.origin !== ADMIN_ORIGIN || message.source !== window.parent || message.data?.to !== "app") return;
  if ("event" in message.data) {
    const event = message.data.event;
    for (const listener of listeners.get(event.name) ?? []) listener(event as never);
    return;
  }
  const waiting = pending.get(message.data.id);
  pending.delete(message.data.id);
  if ("error" in message.data) waiting?.reject(new Error(message.data.error));
  else waiting?.resolve(message.data.answer as never);
});
