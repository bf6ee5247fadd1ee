/** `<ui-save-bar>` and forms with `data-save-bar`: the admin draws the bar, its clicks land on the app's own buttons. */
import type { SaveBarButton } from "../frame-messages";
import { on, tell } from "./parent-frame";

/** One bar is in the admin at a time: the one that was shown last. */
let shown: SaveBar | null = null;

interface SaveBar {
  readonly barId: string;
  describe(): { discardConfirmation: boolean; save: SaveBarButton | null; discard: SaveBarButton | null };
  press(button: "save" | "discard"): void;
}

function present(bar: SaveBar): void {
  shown = bar;
  tell("saveBar", { id: bar.barId, ...bar.describe() });
}

function dismiss(bar: SaveBar): void {
  if (shown !== bar) return;
  shown = null;
  tell("saveBar", null);
}

on("saveBarClick", ({ id, button }) => {
  if (shown?.barId === id) shown.press(button);
});

function isOn(element: Element, attribute: string): boolean {
  return element.hasAttribute(attribute) && element.getAttribute(attribute) !== "false";
}

export class SaveBarElement extends HTMLElement implements SaveBar {
  #observer = new MutationObserver(() => {
    if (this.showing) present(this);
  });
  readonly #unnamed = `save-bar-${crypto.randomUUID()}`;

  get barId(): string {
    return this.id || this.#unnamed;
  }
  get showing(): boolean {
    return shown === this;
  }
  get discardConfirmation(): boolean {
    return isOn(this, "discardconfirmation");
  }
  set discardConfirmation(value: boolean) {
    this.toggleAttribute("discardconfirmation", value);
  }

  connectedCallback(): void {
    this.style.display = "none";
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true });
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
    void this.hide();
  }

  async show(): Promise<void> {
    if (this.showing) return;
    present(this);
    this.dispatchEvent(new Event("show"));
  }
  async hide(): Promise<void> {
    if (!this.showing) return;
    dismiss(this);
    this.dispatchEvent(new Event("hide"));
  }
  async toggle(): Promise<void> {
    await (this.showing ? this.hide() : this.show());
  }

  describe() {
    return { discardConfirmation: this.discardConfirmation, save: describeButton(this.#button("save")), discard: describeButton(this.#button("discard")) };
  }
  press(button: "save" | "discard"): void {
    this.#button(button)?.click();
  }
  #button(which: "save" | "discard"): HTMLButtonElement | null {
    return this.querySelector(which === "save" ? 'button[variant="primary"]' : 'button:not([variant="primary"])');
  }
}

function describeButton(button: HTMLButtonElement | null): SaveBarButton | null {
  return button && { disabled: button.disabled, loading: isOn(button, "loading") };
}

export function saveBarElement(id: string): SaveBarElement {
  const element = document.getElementById(id);
  if (!(element instanceof SaveBarElement)) throw new Error(`App Bridge: there is no <ui-save-bar id="${id}">`);
  return element;
}

const formBars = new WeakMap<HTMLFormElement, SaveBar>();

/** A form with `data-save-bar` shows the bar at its first change; Save submits it, Discard resets it. */
export function watchForms(): void {
  const changed = ({ target }: Event) => {
    const form = target instanceof Element ? target.closest<HTMLFormElement>("form[data-save-bar]") : null;
    if (form !== null) present(barOf(form));
  };
  const settled = ({ target }: Event) => {
    const bar = target instanceof HTMLFormElement ? formBars.get(target) : undefined;
    if (bar !== undefined) dismiss(bar);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", settled);
  document.addEventListener("reset", settled);
}

function barOf(form: HTMLFormElement): SaveBar {
  const known = formBars.get(form);
  if (known !== undefined) return known;
  const plain = { disabled: false, loading: false };
  const bar: SaveBar = {
    barId: `form-${crypto.randomUUID()}`,
    describe: () => ({ discardConfirmation: form.hasAttribute("data-discard-confirmation"), save: plain, discard: plain }),
    press: (button) => (button === "save" ? form.requestSubmit() : form.reset()),
  };
  formBars.set(form, bar);
  return bar;
}
