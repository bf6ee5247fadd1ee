/** `<ui-title-bar>`: title, breadcrumb and buttons in the admin's bar above the iframe. Inside a modal the modal reads it. */
import { on, tell } from "./parent-frame";

/** Those in the document; the one that came last speaks. */
const bars = new Set<HTMLElement>();

export function titleBarButtons(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("button, a")].filter((button) => button.getAttribute("variant") !== "breadcrumb");
}

class TitleBarElement extends HTMLElement {
  #observer = new MutationObserver(() => this.#send());

  connectedCallback(): void {
    this.style.display = "none";
    if (this.closest("ui-modal") !== null) return;
    bars.add(this);
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
    this.#send();
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
    if (bars.delete(this) && bars.size === 0) tell("titleBar", null);
  }

  #send(): void {
    tell("titleBar", {
      title: this.getAttribute("title") ?? document.title,
      breadcrumb: breadcrumbOf(this)?.textContent?.trim() ?? null,
      actions: titleBarButtons(this).map((button, index) => ({
        index,
        label: button.textContent?.trim() ?? "",
        primary: button.getAttribute("variant") === "primary",
        critical: button.getAttribute("tone") === "critical",
        disabled: button.hasAttribute("disabled"),
        loading: button.hasAttribute("loading") && button.getAttribute("loading") !== "false",
      })),
    });
  }
}

function breadcrumbOf(element: Element): HTMLElement | null {
  return element.querySelector<HTMLElement>('[variant="breadcrumb"]');
}

export function defineTitleBar(): void {
  customElements.define("ui-title-bar", TitleBarElement);
  on("titleBarClick", ({ index }) => {
    const bar = [...bars].at(-1);
    if (bar === undefined) return;
    const button = index === "breadcrumb" ? breadcrumbOf(bar) : titleBarButtons(bar)[index];
    button?.click();
  });
}
