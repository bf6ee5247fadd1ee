/** `shopify.toast`: drawn by the admin, so that it outlives a navigation inside the app. */
import type { ToastOptions } from "@shopify/app-bridge-types";
import { on, tell } from "./parent-frame";

const shown = new Map<string, ToastOptions>();

/** Returns the id that `hideToast` takes. */
export function showToast(message: string, options: ToastOptions = {}): string {
  const id = crypto.randomUUID();
  shown.set(id, options);
  tell("toastShow", { id, message, duration: options.duration ?? 5000, isError: options.isError ?? false, action: options.action ?? null });
  return id;
}

export function hideToast(id: string): void {
  tell("toastHide", { id });
}

on("toastClosed", ({ id, by }) => {
  const options = shown.get(id);
  shown.delete(id);
  if (by === "action") options?.onAction?.();
  else options?.onDismiss?.();
});
