/** Colours: what a colour setting is to Liquid, and the filters on colours. */
import { colord, type Colord } from "colord";
import { Drop, toValue, type FilterImplOptions } from "liquidjs";
import { LiquidFloat, toText } from "./values";

/** Prints as `#rrggbb`, or as `rgba(…)` where it lets through what is behind it. */
export class LiquidColor extends Drop {
  readonly #color: Colord;
  constructor(source: string) {
    super();
    this.#color = readColor(source);
  }
  get red() { return this.#color.rgba.r; }
  get green() { return this.#color.rgba.g; }
  get blue() { return this.#color.rgba.b; }
  get alpha() { return new LiquidFloat(this.#color.rgba.a); }
  get hue() { return Math.round(this.#color.toHsl().h); }
  get saturation() { return Math.round(this.#color.toHsl().s); }
  get lightness() { return Math.round(this.#color.toHsl().l); }
  get rgb() { return `${this.red} ${this.green} ${this.blue}`; }
  get rgba() { return `${this.rgb} / ${this.alpha.toString()}`; }
  override valueOf(): string {
    return print(this.#color);
  }
  toJSON(): string {
    return this.valueOf();
  }
}

/** @throws when the text is no colour */
function readColor(source: unknown): Colord {
  const color = colord(toText(source).trim());
  if (!color.isValid()) throw new Error(`not a colour: ${toText(source)}`);
  return color;
}

function print(color: Colord): string {
  const { r, g, b, a } = color.rgba;
  return a === 1 ? color.toHex() : `rgba(${r}, ${g}, ${b}, ${a})`;
}

const numberOf = (value: unknown) => Number(toValue(value));
const brightnessOf = ({ rgba: { r, g, b } }: Colord) => (r * 299 + g * 587 + b * 114) / 1000;
const rounded = (value: number, digits: number) => new LiquidFloat(Number(value.toFixed(digits)));

/** Relative luminance as WCAG 2.1 defines it. */
function luminanceOf({ rgba }: Colord): number {
  const [r = 0, g = 0, b = 0] = [rgba.r, rgba.g, rgba.b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(one: Colord, other: Colord): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function modified(color: Colord, part: string, value: number): Colord {
  const { rgba } = color;
  const hsl = color.toHsl();
  switch (part) {
    case "red": return colord({ ...rgba, r: value });
    case "green": return colord({ ...rgba, g: value });
    case "blue": return colord({ ...rgba, b: value });
    case "alpha": return colord({ ...rgba, a: value });
    case "hue": return colord({ ...hsl, h: value });
    case "saturation": return colord({ ...hsl, s: value });
    case "lightness": return colord({ ...hsl, l: value });
    default: throw new Error(`a colour has no ${part}`);
  }
}

function mixed(one: Colord, other: Colord, percentOfFirst: number): Colord {
  const part = (key: "r" | "g" | "b" | "a") => (one.rgba[key] * percentOfFirst + other.rgba[key] * (100 - percentOfFirst)) / 100;
  return colord({ r: Math.round(part("r")), g: Math.round(part("g")), b: Math.round(part("b")), a: part("a") });
}

function toHsl(color: Colord): string {
  const { h, s, l, a } = color.toHsl();
  const parts = `${Math.round(h)}, ${Math.round(s)}%, ${Math.round(l)}%`;
  return a === 1 ? `hsl(${parts})` : `hsla(${parts}, ${a})`;
}

function toRgb({ rgba: { r, g, b, a } }: Colord): string {
  return a === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a})`;
}

function difference({ rgba: one }: Colord, { rgba: other }: Colord): number {
  return Math.abs(one.r - other.r) + Math.abs(one.g - other.g) + Math.abs(one.b - other.b);
}

/** A colour filter that changes lightness or saturation by so many per cent. */
const changing = (change: (color: Colord, share: number) => Colord): FilterImplOptions => (input: unknown, percent: unknown) => print(change(readColor(input), numberOf(percent) / 100));

export const colorFilters: Record<string, FilterImplOptions> = {
  color_to_rgb: (input: unknown) => toRgb(readColor(input)),
  color_to_hsl: (input: unknown) => toHsl(readColor(input)),
  color_to_hex: (input: unknown) => readColor(input).alpha(1).toHex(),
  color_extract: (input: unknown, part: unknown) => new LiquidColor(toText(input))[toText(part) as "red"] ?? "",
  color_brightness: (input: unknown) => rounded(brightnessOf(readColor(input)), 2),
  color_modify: (input: unknown, part: unknown, value: unknown) => print(modified(readColor(input), toText(part), numberOf(value))),
  color_lighten: changing((color, share) => color.lighten(share)),
  color_darken: changing((color, share) => color.darken(share)),
  color_saturate: changing((color, share) => color.saturate(share)),
  color_desaturate: changing((color, share) => color.desaturate(share)),
  color_mix: (input: unknown, other: unknown, percent: unknown) => print(mixed(readColor(input), readColor(other), numberOf(percent))),
  color_contrast: (input: unknown, other: unknown) => rounded(contrastOf(readColor(input), readColor(other)), 1),
  color_difference: (input: unknown, other: unknown) => difference(readColor(input), readColor(other)),
  brightness_difference: (input: unknown, other: unknown) => Math.round(Math.abs(brightnessOf(readColor(input)) - brightnessOf(readColor(other)))),
};
