/** Runs in a page in design mode: turns the theme editor's messages into Shopify's events and keeps links in design mode. */

/** What the editor posts to the page; a section's new HTML may come with `shopify:section:load`. */
export interface EditorMessage {
  type:
    | "shopify:section:load"
    | "shopify:section:unload"
    | "shopify:section:select"
    | "shopify:section:deselect"
    | "shopify:section:reorder"
    | "shopify:block:select"
    | "shopify:block:deselect";
  detail: { sectionId: string; blockId?: string; load?: boolean };
  html?: string;
}

const TYPES = /^shopify:(?:section:(?:load|unload|select|deselect|reorder)|block:(?:select|deselect))$/;
const editorOrigin = document.currentScript?.getAttribute("data-editor-origin") ?? "";
const page = window as { Shopify?: Record<string, unknown> };
page.Shopify = { ...page.Shopify, designMode: true };

function find(attribute: string, id: string): Element | null {
  const marked = [...document.querySelectorAll(`[${attribute}]`)];
  return marked.find((element) => (JSON.parse(element.getAttribute(attribute) ?? "{}") as { id?: string }).id === id) ?? null;
}

function tell(target: Element | null, { type, detail }: EditorMessage): void {
  target?.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}

function replaceSection(message: EditorMessage, html: string): void {
  const old = find("data-shopify-editor-section", message.detail.sectionId);
  tell(old, { ...message, type: "shopify:section:unload" });
  const range = document.createRange();
  range.selectNode(document.body);
  // Unlike innerHTML this runs the section's scripts, as the editor does.
  old?.replaceWith(range.createContextualFragment(html));
}

window.addEventListener("message", ({ origin, source, data }) => {
  if (origin !== editorOrigin || source !== window.parent) return;
  const message = data as EditorMessage;
  if (typeof message.type !== "string" || !TYPES.test(message.type)) return;
  const { sectionId, blockId } = message.detail;
  if (message.type === "shopify:section:load" && typeof message.html === "string") replaceSection(message, message.html);
  if (message.type.startsWith("shopify:section:")) tell(find("data-shopify-editor-section", sectionId), message);
  else if (blockId !== undefined) tell(find("data-shopify-editor-block", blockId) ?? document.getElementById(`shopify-block-${blockId}`), message);
});

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link === null || link.origin !== location.origin) return;
  const url = new URL(link.href);
  url.searchParams.set("sandbox_design_mode", "1");
  link.href = url.href;
});
