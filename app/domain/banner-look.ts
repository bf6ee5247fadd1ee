/** How a banner looks and where it stands, besides its two colors. What is left out is as it always was. */
import { colord } from "colord";
import { z } from "zod";
import type { OwnUnitLabels } from "./banner-words";
import { contrast, LEAST_TEXT_CONTRAST, readColor } from "./color";
import type { Problem } from "./parsed";

export const SIZES = ["compact", "regular", "large"] as const;
export const CORNERS = ["square", "rounded"] as const;
/** "top_sticky" stays in view while the page scrolls, "bottom" stands at the window's lower edge. */
export const POSITIONS = ["top", "top_sticky", "bottom"] as const;
/** What a countdown shows, largest unit first. */
export const UNITS = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const;
export type Unit = keyof typeof UNITS;
export const COUNTDOWN_UNITS = ["day,hour,minute,second", "day,hour,minute", "day,hour", "day", "hour,minute,second", "hour,minute"] as const;
export const UNIT_LABELS = ["narrow", "long"] as const;
export const IMAGE_LENGTH = 1_000;
/** The extension asks Shopify for it no wider than this (`sale-banner-bar.liquid`). */
export const IMAGE_PIXELS = 1_920;
/** Of an uploaded one; Shopify makes smaller ones of it. */
export const MOST_IMAGE_BYTES = 5 * 1024 * 1024;
export const IMAGE_TOO_LARGE = `This file is larger than ${MOST_IMAGE_BYTES / 1024 / 1024} MB. Save it smaller.`;

export const bannerLookSchema = z.object({
  background: z.enum(["color", "gradient", "image"]).default("color"),
  /** The gradient goes from the background color to this one. */
  gradientTo: z.string().default("#3a5ba0"),
  /** Degrees, as CSS counts them: 90 from left to right, 180 from top to bottom. */
  gradientAngle: z.number().int().min(0).max(359).default(90),
  /** The name of a picture in Shopify's Files, "sale.jpg", or a link to it. */
  image: z.string().trim().max(IMAGE_LENGTH, "This name is too long.").default(""),
  size: z.enum(SIZES).default("regular"),
  corners: z.enum(CORNERS).default("square"),
  position: z.enum(POSITIONS).default("top"),
  units: z.enum(COUNTDOWN_UNITS).default("day,hour,minute,second"),
  labels: z.enum(UNIT_LABELS).default("narrow"),
});
export type BannerLook = z.infer<typeof bannerLookSchema>;
export interface Colors {
  text: string;
  background: string;
}

export const PLAIN_LOOK: BannerLook = { background: "color", gradientTo: "#3a5ba0", gradientAngle: 90, image: "", size: "regular", corners: "square", position: "top", units: "day,hour,minute,second", labels: "narrow" };

export function isPlain(look: BannerLook): boolean {
  return (Object.keys(PLAIN_LOOK) as (keyof BannerLook)[]).every((field) => look[field] === PLAIN_LOOK[field]);
}

/** What is published of a look; each is left out where it is the plain one. */
export interface StorefrontBannerLook {
  /** Classes of the extension's stylesheet. */
  modifiers?: string[];
  /** A CSS background-image of our own making: a gradient, or the veil over a picture that keeps the words readable. */
  fill?: string;
  /** The picture under the veil: a file of the shop's own, found by Liquid's `file_img_url`. */
  image?: string;
  /** Seconds in each unit of the countdown, largest first: "86400,3600". */
  units?: string;
}

/**
 * The name of a picture in Shopify's Files, from it or from a link to it. Liquid finds it there by its name, so that no
 * other host can stand on the storefront (P1).
 *
 * @returns null when it is none
 */
export function readImage(text: string): string | null {
  const [path = ""] = text.split("?");
  const file = /^(?:https:\/\/[\w.-]+)?(?:\/[\w-]+)*\/files\/([^/]+)$/.exec(path)?.[1] ?? path;
  return /^[\p{L}\p{N}_~-][\p{L}\p{M}\p{N}_.~-]*\.(jpe?g|png|webp|gif|avif)$/iu.test(file) ? file : null;
}

/** The least contrast of the text anywhere on the gradient: it runs straight through sRGB, as CSS does. */
export function gradientContrast({ text, background }: Colors, to: string): number {
  const steps = 32;
  const [from, until] = [colord(background).toRgb(), colord(to).toRgb()];
  const between = (one: number, other: number, share: number) => Math.round(one + (other - one) * share);
  const ratios = Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps;
    return contrast(text, colord({ r: between(from.r, until.r, share), g: between(from.g, until.g, share), b: between(from.b, until.b, share) }).toHex());
  });
  return Math.min(...ratios);
}

/**
 * How much of the background color has to lie over a picture, 0 to 1, for the text to be readable on any of its
 * pixels: a white and a black one are the worst (W4). Null when even the color alone is too little.
 */
export function veilOver({ text, background }: Colors): number | null {
  for (let percent = 30; percent <= 100; percent += 5) {
    const worst = ["#ffffff", "#000000"].map((pixel) => contrast(text, blend(background, pixel, percent / 100)));
    if (Math.min(...worst) >= LEAST_TEXT_CONTRAST) return percent / 100;
  }
  return null;
}

function blend(over: string, under: string, share: number): string {
  const [one, other] = [colord(over).toRgb(), colord(under).toRgb()];
  const channel = (a: number, b: number) => Math.round(a * share + b * (1 - share));
  return colord({ r: channel(one.r, other.r), g: channel(one.g, other.g), b: channel(one.b, other.b) }).toHex();
}

/** What is wrong with a look, beside its fields. @param colors as they were read, already readable one on the other */
export function lookProblems(look: BannerLook, colors: Colors | null): Problem[] {
  switch (look.background) {
    case "color":
      return [];
    case "gradient": {
      const to = readColor(look.gradientTo);
      if (to === null) return [{ field: "look.gradientTo", message: "Use a color like #3a5ba0." }];
      const ratio = colors === null ? LEAST_TEXT_CONTRAST : gradientContrast(colors, to);
      return ratio >= LEAST_TEXT_CONTRAST ? [] : [{ field: "look.gradientTo", message: `At one place of the gradient the contrast with the text is only ${ratio}:1; readable text needs ${LEAST_TEXT_CONTRAST}:1 everywhere. Choose a color nearer to the first.` }];
    }
    case "image":
      return readImage(look.image) === null ? [{ field: "look.image", message: look.image === "" ? "Choose an image, or another background." : "This is no image of your store’s Files. Choose another one." }] : [];
  }
}

/** What lies under the words; empty for the color alone. */
function toFill({ background, gradientTo, gradientAngle, image }: BannerLook, colors: Colors): Pick<StorefrontBannerLook, "fill" | "image"> {
  switch (background) {
    case "color":
      return {};
    case "gradient": {
      const to = readColor(gradientTo);
      return to === null ? {} : { fill: `linear-gradient(${gradientAngle}deg, ${colors.background}, ${to})` };
    }
    case "image": {
      const file = readImage(image);
      const share = veilOver(colors);
      if (file === null || share === null) return {};
      const veil = colord(colors.background).alpha(share).toHex();
      return { fill: `linear-gradient(${veil}, ${veil})`, image: file };
    }
  }
}

export function toStorefrontLook(look: BannerLook, colors: Colors): StorefrontBannerLook {
  const modifiers = [
    ...(look.size === "regular" ? [] : [look.size]),
    ...(look.corners === "square" ? [] : [look.corners]),
    ...(look.position === "top" ? [] : [look.position === "bottom" ? "bottom" : "sticky"]),
  ];
  const isUsual = look.units === PLAIN_LOOK.units && look.labels === PLAIN_LOOK.labels;
  return {
    ...(modifiers.length > 0 && { modifiers: modifiers.map((name) => `buyline-sale-banner--${name}`) }),
    ...toFill(look, colors),
    ...(!isUsual && { units: unitsOf(look).map((unit) => UNITS[unit]).join(",") }),
  };
}

const unitsOf = ({ units }: BannerLook) => units.split(",") as Unit[];

/**
 * "days,hours,minutes": what stands beside the digits in a language, for as many units as the countdown has.
 * @param own the merchant's, for as many as there are
 */
export function unitLabels(look: BannerLook, locale: string, own: OwnUnitLabels = {}): string | undefined {
  const isUsual = look.units === PLAIN_LOOK.units && look.labels === PLAIN_LOOK.labels;
  if (isUsual && Object.keys(own).length === 0) return undefined;
  return unitsOf(look).map((unit) => (own[unit] || unitLabel(unit, look, locale)).replaceAll(",", "")).join(",");
}

/** "d" or "days", as the language has it. */
export function unitLabel(unit: Unit, { labels }: Pick<BannerLook, "labels">, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: labels }).formatToParts(22);
  return parts.filter(({ type }) => type === "unit").map(({ value }) => value).join("").trim();
}
