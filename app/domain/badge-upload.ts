/** A badge's icon or a banner's picture of the merchant's own: which files are taken, and what is said of the others. Pure: bytes in, a verdict out. */
import { imageSize } from "image-size";
import { MOST_UPLOAD_BYTES, UPLOAD_TOO_LARGE } from "./badges";
import { IMAGE_TOO_LARGE, MOST_IMAGE_BYTES } from "./banner-look";
import { parsed, refused, type Parsed } from "./parsed";
import { svgProblem } from "./svg-check";

/** An icon is shown at most 40 px wide, on the sharpest screens four times as many. */
const MOST_PIXELS = 2_000;
/** What Shopify's Files takes: https://help.shopify.com/en/manual/shopify-admin/productivity-tools/file-uploads */
const MOST_IMAGE_PIXELS = 5_000;

/** By the kind that the bytes themselves tell, not the name. */
const KINDS = {
  svg: { extension: "svg", mimeType: "image/svg+xml" },
  png: { extension: "png", mimeType: "image/png" },
  jpg: { extension: "jpg", mimeType: "image/jpeg" },
  webp: { extension: "webp", mimeType: "image/webp" },
} as const;

export interface Upload {
  bytes: Uint8Array;
  extension: (typeof KINDS)[keyof typeof KINDS]["extension"];
  mimeType: (typeof KINDS)[keyof typeof KINDS]["mimeType"];
  width: number;
  height: number;
}

const refuse = (message: string) => refused({ field: "image", message });

export function parseBadgeUpload(bytes: Uint8Array): Parsed<Upload> {
  if (bytes.length === 0) return refuse("This file is empty.");
  if (bytes.length > MOST_UPLOAD_BYTES) return refuse(UPLOAD_TOO_LARGE);
  const kind = kindOf(bytes);
  if (kind === null) return refuse("Use an SVG, PNG, JPEG or WebP file. This one is none of them, whatever its name says.");
  if (kind === "svg") {
    const problem = svgProblem(new TextDecoder().decode(bytes));
    if (problem !== null) return refuse(problem);
  }
  const size = sizeOf(bytes);
  if (size === null) return refuse("This picture does not tell its size. Save it again with a width and a height.");
  if (Math.max(size.width, size.height) > MOST_PIXELS) return refuse(`This picture is larger than ${MOST_PIXELS} by ${MOST_PIXELS} pixels. An icon needs no more than 200.`);
  return parsed({ bytes, ...KINDS[kind], ...size });
}

/** A picture that fills a banner: no SVG, which Shopify hands out in one size only. */
export function parseBannerImage(bytes: Uint8Array): Parsed<Upload> {
  if (bytes.length === 0) return refuse("This file is empty.");
  if (bytes.length > MOST_IMAGE_BYTES) return refuse(IMAGE_TOO_LARGE);
  const kind = kindOf(bytes);
  if (kind === null || kind === "svg") return refuse("Use a JPEG, PNG or WebP file. This one is none of them, whatever its name says.");
  const size = sizeOf(bytes);
  if (size === null) return refuse("This picture does not tell its size. It may be damaged: save it again.");
  if (Math.max(size.width, size.height) > MOST_IMAGE_PIXELS) return refuse(`This picture is larger than ${MOST_IMAGE_PIXELS} by ${MOST_IMAGE_PIXELS} pixels, which Shopify does not take. Save it smaller.`);
  return parsed({ bytes, ...KINDS[kind], ...size });
}

/** By the first bytes of the file. */
function kindOf(bytes: Uint8Array): keyof typeof KINDS | null {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (starts(0xff, 0xd8, 0xff)) return "jpg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  return /^(\uFEFF|ï»¿)?\s*<(\?xml|svg|!--|!doctype)/i.test(text(0, 200)) ? "svg" : null;
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width >= 1 && height >= 1 ? { width: Math.round(width), height: Math.round(height) } : null;
  } catch {
    return null;
  }
}
