/** Toasts at the foot of the admin. */
import type { ToastState } from "../frame-messages";
import { element, required } from "./elements";

const shown = new Map<string, { node: HTMLElement; timer: number }>();

export function showToast(toast: ToastState, closed: (by: "action" | "dismissal") => void): void {
  const close = (by: "action" | "dismissal") => {
    hideToast(toast.id);
    closed(by);
  };
  const node = element(
    "div",
    { class: `toast ${toast.isError ? "toast--error" : ""}` },
    element("span", {}, toast.message),
    toast.action !== null && element("button", { type: "button", click: () => close("action") }, toast.action),
    element("button", { type: "button", "aria-label": "Dismiss", click: () => close("dismissal") }, "✕"),
  );
  required(".toasts").append(node);
  shown.set(toast.id, { node, timer: window.setTimeout(() => close("dismissal"), toast.duration) });
}

export function hideToast(id: string): void {
  const toast = shown.get(id);
  if (toast === undefined) return;
  window.clearTimeout(toast.timer);
  toast.node.remove();
  shown.delete(id);
}
