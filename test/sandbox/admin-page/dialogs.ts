/** Modal dialogs over everything, the iframe included. */
import { element } from "./elements";

/** Shows a dialog that gives its answer through `done`; Escape and ✕ answer null. */
export function openDialog<Answer>(title: string, className: string, fill: (done: (answer: Answer) => void) => { body: Node[]; footer: Node[] }): Promise<Answer | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | null) => {
      resolve(answer);
      dialog.close();
    };
    const { body, footer } = fill(settle);
    const heading = element("h2", { id: `dialog-${crypto.randomUUID()}` }, title);
    const dialog = element(
      "dialog",
      { class: `dialog ${className}`, "aria-labelledby": heading.id },
      element("header", {}, heading, element("button", { type: "button", class: "button button--plain", "aria-label": "Close", click: () => settle(null) }, "✕")),
      element("div", { class: "dialog__body" }, ...body),
      element("footer", {}, ...footer),
    );
    dialog.addEventListener("close", () => {
      resolve(null);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export async function confirmDialog(title: string, text: string, { stay, go }: { stay: string; go: string }): Promise<boolean> {
  const answer = await openDialog<boolean>(title, "dialog--small", (done) => ({
    body: [element("p", {}, text)],
    footer: [
      element("button", { type: "button", class: "button", click: () => done(false) }, stay),
      element("button", { type: "button", class: "button button--critical", click: () => done(true) }, go),
    ],
  }));
  return answer === true;
}
