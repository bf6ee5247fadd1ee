/** The bar above the iframe: the app's name, or what its `<ui-title-bar>` says. */
import type { TitleBarState } from "../frame-messages";
import { element, required } from "./elements";

export function showTitleBar(state: TitleBarState | null, appName: string, press: (index: number | "breadcrumb") => void): void {
  required(".app-bar h1").textContent = state === null || state.title === "" ? appName : state.title;
  const crumb = state?.breadcrumb ?? null;
  required(".app-bar__crumb").replaceChildren(
    ...(crumb === null ? [] : [element("button", { type: "button", class: "button button--plain", click: () => press("breadcrumb") }, crumb), " › "]),
  );
  const actions = [...(state?.actions ?? [])].sort((a, b) => Number(a.primary) - Number(b.primary));
  required(".app-bar__actions").replaceChildren(
    ...actions.map(({ index, label, primary, critical, disabled, loading }) =>
      element(
        "button",
        {
          type: "button",
          class: `button ${primary ? "button--primary" : ""} ${critical ? "button--critical" : ""} ${loading ? "button--loading" : ""}`,
          disabled: disabled || loading,
          click: () => press(index),
        },
        label,
      ),
    ),
  );
}
