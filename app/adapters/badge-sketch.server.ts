/** The kinds of page on which badges stand, in outline: room and neighbours as themes give them, so that nobody takes it for their own. */
import type { BadgePlace } from "../domain/badge-places";
import { escapeHtml } from "./shopify-liquid/html";

interface SketchedBadges {
  place: BadgePlace;
  locale: string;
  direction: "ltr" | "rtl";
  /** CSS of the block. */
  style: string;
  html: string;
}

const line = (share = 100) => `<p class="line" style="inline-size:${share}%"></p>`;
const PAGES: Record<BadgePlace, (badges: string) => string> = {
  article: (badges) => `<main class="narrow"><div class="heading"></div>${line()}${line()}${line(70)}${badges}</main>`,
  product: (badges) => `<main class="product"><div class="photo"></div><div><div class="heading"></div>${line(30)}<div class="button"></div>${badges}${line()}${line(80)}</div></main>`,
  cart: (badges) => `<main class="narrow"><div class="heading"></div><div class="row"><div class="thumb"></div><div>${line()}${line(50)}</div></div><div class="row"><div class="thumb"></div><div>${line()}${line(40)}</div></div><div class="total"><div class="button"></div>${badges}</div></main>`,
  footer: (badges) => `<main class="narrow">${line()}${line()}${line(60)}</main>${badges}<div class="foot"><div>${line(60)}${line(40)}</div><div>${line(60)}${line(40)}</div><div>${line(60)}${line(40)}</div></div>`,
};
const STYLE = `body{margin:0;font:16px/1.5 system-ui,"Liberation Sans",sans-serif;color:#1a1a1a;background:#fff;overflow:hidden}header{padding:.875rem 1rem;border-block-end:1px solid #e8e8e8}header .line{margin:0 auto;inline-size:6rem!important}main{padding:1.5rem 1rem;box-sizing:border-box}.narrow{max-inline-size:46rem;margin:0 auto}.line{block-size:.625rem;margin:0 0 .75rem;border-radius:.3125rem;background:#ececec}.heading{block-size:1.5rem;inline-size:65%;margin:0 0 1.25rem;border-radius:.375rem;background:#dedede}.photo{aspect-ratio:1;border-radius:.5rem;background:#f1f1f1}.button{block-size:2.75rem;margin:1rem 0 0;border-radius:.375rem;background:#d0d0d0}.product{display:grid;gap:1.5rem}.row{display:grid;grid-template-columns:4rem 1fr;gap:1rem;align-items:center;padding:.75rem 0;border-block-end:1px solid #e8e8e8}.thumb{aspect-ratio:1;border-radius:.375rem;background:#f1f1f1}.foot{display:grid;gap:1.5rem;padding:1.5rem 1rem;background:#f6f6f6}@media(min-width:750px){.product{grid-template-columns:repeat(2,minmax(0,1fr));gap:3rem;max-inline-size:64rem;margin:0 auto}.total{inline-size:22rem;margin-inline-start:auto}.foot{grid-template-columns:repeat(3,1fr);padding:1.5rem 3rem}}`;

export function sketchBadges({ place, locale, direction, style, html }: SketchedBadges): string {
  return `<!doctype html><html lang="${escapeHtml(locale)}" dir="${direction}"><meta charset="utf-8"><style>${STYLE}${style}</style><body><header>${line()}</header>${PAGES[place](html)}</body></html>`;
}
