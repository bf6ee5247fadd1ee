/** The left navigation, which on a phone is behind the menu button, and the app's own links in it. */
import type { NavMenuState } from "../frame-messages";
import { element, required } from "./elements";

export function watchMenuButton(): void {
  const button = required(".top-bar__menu");
  const set = (open: boolean) => {
    document.body.classList.toggle("navigation-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && set(false));
  document.addEventListener("click", ({ target }) => {
    const inside = target instanceof Element && (target.closest(".navigation") !== null || target.closest(".top-bar__menu") !== null);
    const link = target instanceof Element && target.closest(".navigation a") !== null;
    if (!inside || link) set(false);
  });
}

export class AppMenu {
  #menu: NavMenuState = { items: [], home: null };
  #path = "/";

  constructor(
    private readonly appPath: string,
    private readonly open: (index: number) => void,
  ) {}

  show(menu: NavMenuState): void {
    this.#menu = menu;
    this.#draw();
  }

  /** Marks the item whose path the app is at or under. */
  at(path: string): void {
    this.#path = path;
    this.#draw();
  }

  #draw(): void {
    const here = new URL(this.#path, "http://app").pathname;
    const fits = (path: string) => here === new URL(path, "http://app").pathname || here.startsWith(`${new URL(path, "http://app").pathname}/`);
    const current = this.#menu.items.filter(({ path }) => fits(path)).sort((a, b) => b.path.length - a.path.length)[0];
    required(".app-menu").replaceChildren(
      ...this.#menu.items.map((item) => {
        const click: EventListener = (event) => {
          event.preventDefault();
          this.open(item.index);
        };
        const link = element("a", { href: this.appPath + item.path, "data-in-app": true, click }, item.label);
        if (item === current) link.setAttribute("aria-current", "page");
        return element("li", {}, link);
      }),
    );
    const home = required(".app-home");
    if (current === undefined) home.setAttribute("aria-current", "page");
    else home.setAttribute("aria-current", "true");
  }
}
