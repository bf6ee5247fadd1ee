/** The storefront in the editor's frame: in design mode, with the draft, and told what is selected. */

export interface Selected {
  sectionId: string;
  blockId: string;
}

/** The id of the section that a block stands in, as the storefront prints it. */
export function sectionIdOf(place: string, isGroup: boolean, section: string | undefined): string {
  return isGroup ? `sections--${place}-group__apps` : `template--1__${section ?? "main"}`;
}

export class Preview {
  #selected: Selected | null = null;
  #shown = "";

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
  ) {
    frame.addEventListener("load", () => {
      if (this.#selected === null) return;
      this.#tell("shopify:section:load", this.#selected);
      this.#tell("shopify:block:select", this.#selected);
    });
  }

  /** Shows a page of the storefront. */
  show(path: string): void {
    const address = new URL(path, this.origin);
    address.searchParams.set("sandbox_design_mode", "1");
    this.#shown = address.href;
    this.frame.src = address.href;
  }

  /** Draws the page again, after the draft has changed. */
  refresh(): void {
    if (this.#selected !== null) this.#tell("shopify:section:unload", this.#selected);
    this.frame.src = this.#shown;
  }

  /** Null: nothing is selected any more. */
  select(selected: Selected | null): void {
    if (this.#selected !== null && this.#selected.blockId !== selected?.blockId) this.#tell("shopify:block:deselect", this.#selected);
    this.#selected = selected;
    if (selected !== null) this.#tell("shopify:block:select", selected);
  }

  #tell(type: string, { sectionId, blockId }: Selected): void {
    const detail = type.startsWith("shopify:block") ? { sectionId, blockId, load: false } : { sectionId };
    this.frame.contentWindow?.postMessage({ type, detail }, this.origin);
  }
}
