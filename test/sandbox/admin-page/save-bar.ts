/** The contextual save bar in the admin's top bar, and the question before unsaved changes are left. */
import type { SaveBarButton, SaveBarState } from "../frame-messages";
import { confirmDialog } from "./dialogs";
import { element, required } from "./elements";

export class SaveBar {
  #state: SaveBarState | null = null;
  readonly #bar = required(".save-bar");
  readonly #discardButton = element("button", { id: "save-bar-discard", type: "button", class: "button", click: () => void this.#discard() }, "Discard");
  readonly #saveButton = element("button", { id: "save-bar-save", type: "button", class: "button button--primary", click: () => this.#save() }, "Save");

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
    // The buttons stay the same elements: pressing one takes the focus from the app's field, whose `change` tells the
    // state anew, and a button that is replaced under the pressed mouse gets no click.
    update(this.#discardButton, state.discard);
    update(this.#saveButton, state.save);
    if (this.#bar.childElementCount === 0) this.#bar.append(element("span", { class: "save-bar__text" }, "Unsaved changes"), this.#discardButton, this.#saveButton);
  }

  /** True when nothing is unsaved or the merchant leaves it behind. */
  async mayLeave(): Promise<boolean> {
    if (this.#state === null) return true;
    const leaves = await confirmDialog("Leave page with unsaved changes?", "Leaving this page will delete all unsaved changes.", { stay: "Stay", go: "Leave page" });
    if (leaves) this.show(null);
    return leaves;
  }

  #save(): void {
    if (this.#state !== null) this.press(this.#state.id, "save");
  }

  async #discard(): Promise<void> {
    const state = this.#state;
    if (state === null) return;
    const sure =
      !state.discardConfirmation ||
      (await confirmDialog("Discard all unsaved changes", "If you discard changes, you’ll delete any edits you made since you last saved.", { stay: "Continue editing", go: "Discard changes" }));
    if (sure) this.press(state.id, "discard");
  }
}

function update(button: HTMLButtonElement, state: SaveBarButton | null): void {
  button.classList.toggle("button--loading", state?.loading === true);
  button.disabled = state === null || state.disabled || state.loading;
  button.setAttribute("aria-busy", String(state?.loading ?? false));
}
