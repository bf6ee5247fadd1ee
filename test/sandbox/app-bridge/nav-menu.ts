/** `<ui-nav-menu>`: its links stand under the app's name in the admin; a click there navigates inside the app. */
import { on, tell } from "./parent-frame";

/** Those in the document; the one that came last speaks. */
const menus = new Set<HTMLElement>();

class NavMenuElement extends HTMLElement {
  #observer = new MutationObserver(() => this.#send());

  connectedCallback(): void {
    menus.add(this);
    this.style.display = "none";
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
    this.#send();
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
    menus.delete(this);
  }

  #send(): void {
    const items = links().map((link, index) => ({ index, label: link.textContent?.trim() ?? "", path: toPath(link), home: link.rel === "home" }));
    tell("navMenu", {
      items: items.filter(({ home }) => !home).map(({ index, label, path }) => ({ index, label, path })),
      home: items.find(({ home }) => home)?.path ?? null,
    });
  }
}

function links(): HTMLAnchorElement[] {
  return [...([...menus].at(-1)?.querySelectorAll<HTMLAnchorElement>("a[href]") ?? [])];
}

function toPath(link: HTMLAnchorElement): string {
  const url = new URL(link.href, location.href);
  return url.pathname + url.search;
}

/** The event that routers listen to (Remix's AppProvider on window): its target carries the href. */
function navigate(link: HTMLAnchorElement): void {
  link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
}

export function defineNavMenu(): void {
  customElements.define("ui-nav-menu", NavMenuElement);
  on("navMenuClick", ({ index }) => {
    const link = links()[index];
    if (link !== undefined) navigate(link);
  });
  on("homeClick", () => {
    const home = links().find(({ rel }) => rel === "home");
    if (home === undefined) location.assign("/");
    else navigate(home);
  });
}
