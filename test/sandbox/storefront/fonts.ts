/** Fonts as Liquid sees them. Their files are Shopify's: the page falls back to what the machine has. */
import { Drop } from "liquidjs";

const WEIGHTS: Record<string, number> = { normal: 400, bold: 700, lighter: 300, bolder: 700 };
const SYSTEM = ["serif", "sans-serif", "mono", "Helvetica", "Arial", "Georgia", "Times"];

export class LiquidFont extends Drop {
  readonly "system?": boolean;
  readonly fallback_families: string;
  readonly baseline_ratio = 0.2;
  constructor(
    readonly family: string,
    readonly weight: number,
    readonly style: string,
  ) {
    super();
    this["system?"] = SYSTEM.includes(family);
    this.fallback_families = /serif$/i.test(family) && !/sans/i.test(family) ? "serif" : "sans-serif";
  }
  get variants(): LiquidFont[] {
    return [400, 700].flatMap((weight) => ["normal", "italic"].map((style) => new LiquidFont(this.family, weight, style)));
  }
  override valueOf(): string {
    return this.family;
  }
  modify(property: string, value: string): LiquidFont | null {
    if (property === "style") return new LiquidFont(this.family, this.weight, value);
    if (property !== "weight") return null;
    const step = /^[+-]\d+$/.test(value) ? this.weight + Number(value) : (WEIGHTS[value] ?? Number(value));
    return step >= 100 && step <= 900 ? new LiquidFont(this.family, step, this.style) : null;
  }
  face(display: string): string {
    const shown = display === "" ? "" : `font-display: ${display}; `;
    return `@font-face { font-family: "${this.family}"; font-weight: ${this.weight}; font-style: ${this.style}; ${shown}src: local("${this.family}"); }`;
  }
}

/** Reads a font's handle, such as "assistant_n4" or "work_sans_i7". */
export function parseFont(handle: string): LiquidFont {
  const [, name = handle, style = "n", weight = "4"] = /^(.+)_([nio])(\d)$/.exec(handle) ?? [];
  const family = name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return new LiquidFont(family, Number(weight) * 100, style === "n" ? "normal" : "italic");
}
