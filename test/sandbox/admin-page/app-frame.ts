/** The line to the app in the iframe. Only its window and its origin are heard. */
import type { FrameCall, FrameCalls, FrameEvent, ToAdmin, ToApp } from "../frame-messages";

type Answers = { [Call in FrameCall]: (argument: FrameCalls[Call][0]) => FrameCalls[Call][1] | Promise<FrameCalls[Call][1]> };

export function answerApp(frame: HTMLIFrameElement, appOrigin: string, answers: Answers): void {
  window.addEventListener("message", (message: MessageEvent<ToAdmin>) => {
    if (message.origin !== appOrigin || message.source !== frame.contentWindow || message.data?.to !== "admin") return;
    const { id, call, argument } = message.data;
    const reply = (content: { answer: unknown } | { error: string }) =>
      frame.contentWindow?.postMessage({ to: "app", id, ...content } satisfies ToApp, appOrigin);
    const answer = answers[call] as ((argument: unknown) => unknown) | undefined;
    if (answer === undefined) {
      reply({ error: `The local Shopify admin does not know ${call}` });
      return;
    }
    Promise.resolve()
      .then(() => answer(argument))
      .then(
        (result) => reply({ answer: result }),
        (error: unknown) => {
          console.error(error);
          reply({ error: error instanceof Error ? error.message : String(error) });
        },
      );
  });
}

export function tellApp(frame: HTMLIFrameElement, appOrigin: string, event: FrameEvent): void {
  frame.contentWindow?.postMessage({ to: "app", event } satisfies ToApp, appOrigin);
}
