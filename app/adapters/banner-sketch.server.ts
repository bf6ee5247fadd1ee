/** A page in outline around a banner, so that the merchant sees it where it stands, on the colors of the theme. */
import type { Colors } from "../domain/banner-look";

const STYLE = `body{margin:0;min-height:22rem;display:flex;flex-direction:column;font:16px/1.5 system-ui,sans-serif;color:var(--sketch-text);background:var(--sketch-background)}.sketch-header{display:flex;align-items:center;justify-content:space-between;padding:1rem;border-bottom:1px solid color-mix(in srgb,currentColor 12%,transparent)}.sketch-bar{width:7rem;height:.875rem;border-radius:.4375rem;background:color-mix(in srgb,currentColor 20%,transparent)}.sketch-bar--short{width:3rem}.sketch-main{flex:1;display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:1rem;width:100%;max-width:60rem;box-sizing:border-box;margin:0 auto;padding:1.25rem 1rem}.sketch-tile{height:8rem;border-radius:.5rem;background:color-mix(in srgb,currentColor 8%,transparent)}`;

export interface BannerSketch {
  locale: string;
  direction: "ltr" | "rtl";
  /** Of the page; null: black on white. */
  page: Colors | null;
  /** Of the banner. */
  style: string;
  /** What Liquid printed. */
  html: string;
}

export function sketchBanner({ locale, direction, page, style, html }: BannerSketch): string {
  const { text, background } = page ?? { text: "#1a1a1a", background: "#ffffff" };
  const tiles = '<div class="sketch-tile"></div>'.repeat(3);
  return `<!doctype html><html lang="${locale}" dir="${direction}"><meta charset="utf-8"><style>:root{--sketch-text:${text};--sketch-background:${background}}${STYLE}${style}</style><body>${html}<header class="sketch-header"><div class="sketch-bar"></div><div class="sketch-bar sketch-bar--short"></div></header><main class="sketch-main">${tiles}</main></body></html>`;
}
