/**
 * `<ui-modal>`, simplified: the real one lives in the admin's document, this one is a `<dialog>` inside the iframe.
 */
import { titleBarButtons } from "./title-bar";

const WIDTHS = { small: "26rem", base: "40rem", large: "62rem", max: "100%" };
type Variant = keyof typeof WIDTHS;

const STYLE = `
  dialog { border: 0; border-radius: 1rem; padding: 0; max-height: 85vh; font: inherit; color: #303030; box-shadow: 0 20px 60px #0008 }
  dialog::backdrop { background: #0008 }
  header, footer { display: flex; gap: .5rem; align-items: center; padding: .75rem 1rem }
  header { justify-content: space-between; background: #f3f3f3; border-bottom: 1px solid #e3e3e3; font-weight: 650 }
  footer { justify-content: flex-end; border-top: 1px solid #e3e3e3 }
  footer:empty { display: none }
  button { font: inherit; min-height: 2rem; padding: 0 .75rem; border: 1px solid #8a8a8a; border-radius: .5rem; background: #fff; cursor: pointer }
  button.primary { background: #303030; color: #fff } button.critical { background: #c70a24; color: #fff }
  iframe { display: block; border: 0; width: 100%; height: 60vh }`;

export class ModalElement extends HTMLElement {
  readonly content = document.createElement("div");
  #dialog: HTMLDialogElement | null = null;

  get variant(): Variant {
    const value = this.getAttribute("variant") ?? "base";
    return value in WIDTHS ? (value as Variant) : "base";
  }
  set variant(value: Variant) {
    this.setAttribute("variant", value);
  }
  get src(): string | undefined {
    return this.getAttribute("src") ?? undefined;
  }
  set src(value: string | undefined) {
    this.setAttribute("src", value ?? "");
  }
  get contentWindow(): Window | null {
    return this.#dialog?.querySelector("iframe")?.contentWindow ?? null;
  }

  connectedCallback(): void {
    this.style.display = "none";
  }
  disconnectedCallback(): void {
    void this.hide();
  }

  async show(): Promise<void> {
    if (this.#dialog !== null) return;
    const outer = document.createElement("div");
    const shadow = outer.attachShadow({ mode: "open" });
    const dialog = document.createElement("dialog");
    dialog.style.width = WIDTHS[this.variant];
    const titleBar = this.querySelector("ui-title-bar");
    dialog.setAttribute("aria-label", titleBar?.getAttribute("title") ?? "");
    dialog.append(this.#header(titleBar), this.#body(outer), this.#footer(titleBar));
    const style = document.createElement("style");
    style.textContent = STYLE;
    shadow.append(style, dialog);
    document.body.append(outer);
    this.#dialog = dialog;
    dialog.addEventListener("close", () => {
      outer.remove();
      this.#dialog = null;
      this.dispatchEvent(new Event("hide"));
    });
    dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide(): Promise<void> {
    this.#dialog?.close();
  }
  async toggle(): Promise<void> {
    await (this.#dialog === null ? this.show() : this.hide());
  }

  #header(titleBar: Element | null): HTMLElement {
    const header = document.createElement("header");
    const close = document.createElement("button");
    close.textContent = "✕";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => void this.hide());
    header.append(titleBar?.getAttribute("title") ?? "", close);
    return header;
  }

  /** The content stays in the page's own tree, so that the page's styles reach it: slotted into the dialog. */
  #body(outer: HTMLElement): HTMLElement {
    if (this.src !== undefined && this.src !== "") {
      const frame = document.createElement("iframe");
      frame.src = this.src;
      return frame;
    }
    for (const child of this.children) {
      const given = child.localName !== "ui-title-bar" && child.localName !== "ui-save-bar" && child.innerHTML !== "";
      if (given && this.content.childElementCount === 0) this.content.append(child.cloneNode(true));
    }
    outer.append(this.content);
    return document.createElement("slot");
  }

  #footer(titleBar: Element | null): HTMLElement {
    const footer = document.createElement("footer");
    for (const button of titleBar === null ? [] : titleBarButtons(titleBar).reverse()) {
      const copy = document.createElement("button");
      copy.textContent = button.textContent;
      copy.disabled = button.hasAttribute("disabled");
      if (button.getAttribute("variant") === "primary") copy.classList.add("primary");
      if (button.getAttribute("tone") === "critical") copy.classList.add("critical");
      copy.addEventListener("click", () => button.click());
      footer.append(copy);
    }
    return footer;
  }
}

export function modalElement(id: string): ModalElement {
  const element = document.getElementById(id);
  if (!(element instanceof ModalElement)) throw new Error(`App Bridge: there is no <ui-modal id="${id}">`);
  return element;
}
