/**
 * The storefront inside the theme editor's preview. `?sandbox_design_mode=1` counts only when the editor asks,
 * or a page that the editor opened; the page then takes no other frame around it.
 */
import { escapeHtml } from "../../../app/adapters/shopify-liquid/html";

const PARAMETER = "sandbox_design_mode";

export function isDesignMode(request: Request, url: URL, editorOrigin: string | undefined): boolean {
  const referer = request.headers.get("referer");
  if (editorOrigin === undefined || url.searchParams.get(PARAMETER) !== "1" || referer === null || !URL.canParse(referer)) return false;
  const from = new URL(referer);
  return from.origin === editorOrigin || (from.origin === url.origin && from.searchParams.get(PARAMETER) === "1");
}

/** The page's own parameters only. */
export function withoutDesignMode(url: URL): URL {
  const plain = new URL(url);
  plain.searchParams.delete(PARAMETER);
  return plain;
}

export function sectionAttributes(id: string, type: string): string {
  return ` data-shopify-editor-section="${escapeHtml(JSON.stringify({ id, type }))}"`;
}

/** `block.shopify_attributes` */
export function blockAttributes(id: string, type: string): string {
  return `data-shopify-editor-block="${escapeHtml(JSON.stringify({ id, type }))}"`;
}

/** The page's global that stands for `block.shopify_attributes` in the extension's files. */
export const ATTRIBUTES_GLOBAL = "sandbox_block_attributes";

/** The engine prints no attributes: in design mode the extension's Liquid reads them from the page's globals instead. */
export function readingAttributes(read: (path: string) => string | undefined): (path: string) => string | undefined {
  return (path) => (path.endsWith(".liquid") ? read(path)?.replace(/\bblock\.shopify_attributes\b/g, ATTRIBUTES_GLOBAL) : read(path));
}

/** In the head of a page in design mode; the script is `editor-events.ts`. */
export function editorScript(editorOrigin: string): string {
  return `<script src="${EDITOR_SCRIPT}" data-editor-origin="${escapeHtml(editorOrigin)}"></script>`;
}

export const EDITOR_SCRIPT = "/sandbox/editor-events.js";
