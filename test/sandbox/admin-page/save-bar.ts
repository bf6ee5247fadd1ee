/** The contextual save bar in the admin's top bar, and the question before unsaved changes are left. */
import type { SaveBarButton, SaveBarState } from "../frame-messages";
import { confirmDialog } from "./dialogs";
import { element, required } from "./elements";

export class SaveBar {
  #state: SaveBarState | null = null;
  readonly #bar = required(".save-bar");

  /** @param press forwards a click to the app's own button */
  constructor(private readonly press: (id: string, button: "save" | "discard") => void) {
    window.addEventListener("beforeunload", (event) => {
      if (this.#state !== null) event.preventDefault();
    });
  }

  show(state: SaveBarState | null): void {
    this.#state = state;
    this.#bar.hidden = state === null;
    document.body.classList.toggle("has-unsaved-changes", state !== null);
    if (state === null) {
      this.#bar.replaceChildren();
      return;
    }
    const focused = document.activeElement?.id;
    this.#bar.replaceChildren(
      element("span", { class: "save-bar__text" }, "Unsaved changes"),
      this.#button("save-bar-discard", "Discard", state.discard, () => void this.#discard(state)),
      this.#button("save-bar-save", "Save", state.save, () => this.press(state.id, "save")),
    );
    if (focused !== undefined && focused !== "") document.getElementById(focused)?.focus();
  }

  /** True when nothing is unsaved or the merchant leaves it behind. */
  async mayLeave(): Promise<boolean> {
    if (this.#state === null) return true;
    const leaves = await confirmDialog("Leave page with unsaved changes?", "Leaving this page will delete all unsaved changes.", { stay: "Stay", go: "Leave page" });
    if (leaves) this.show(null);
    return leaves;
  }

  async #discard(state: SaveBarState): Promise<void> {
    const sure =
      !state.discardConfirmation ||
      (await confirmDialog("Discard all unsaved changes", "If you discard changes, you’ll delete any edits you made since you last saved.", { stay: "Continue editing", go: "Discard changes" }));
    if (sure) this.press(state.id, "discard");
  }

  #button(id: string, label: string, state: SaveBarButton | null, click: EventListener): HTMLElement {
    const className = `button ${label === "Save" ? "button--primary" : ""} ${state?.loading === true ? "button--loading" : ""}`;
    const disabled = state === null || state.disabled || state.loading;
    return element("button", { id, type: "button", class: className, disabled, "aria-busy": String(state?.loading ?? false), click }, label);
  }
}
