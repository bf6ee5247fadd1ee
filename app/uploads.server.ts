/** One way to take a file of the merchant's: a badge's icon and a banner's picture alike. The body is the file. */
import { parseBadgeUpload, parseBannerImage } from "./domain/badge-upload";
import { MOST_UPLOAD_BYTES, UPLOAD_TOO_LARGE, type UploadAnswer } from "./domain/badges";
import { IMAGE_TOO_LARGE, MOST_IMAGE_BYTES } from "./domain/banner-look";
import { requireMerchant } from "./merchant.server";
import { ShopifyFailure } from "./ports-shopify";
import { readBytes } from "./request-body.server";

const KINDS = {
  badge: { parse: parseBadgeUpload, mostBytes: MOST_UPLOAD_BYTES, tooLarge: UPLOAD_TOO_LARGE },
  banner: { parse: parseBannerImage, mostBytes: MOST_IMAGE_BYTES, tooLarge: IMAGE_TOO_LARGE },
};

const answer = (body: UploadAnswer, status: number) => Response.json(body, { status });

/** Checks the file and keeps it in Shopify's Files: 413 and 422 with what is wrong with it, 503 when Shopify does not take it. */
export async function keepUpload(request: Request, purpose: keyof typeof KINDS): Promise<Response> {
  const { files } = await requireMerchant(request);
  const { parse, mostBytes, tooLarge } = KINDS[purpose];
  const bytes = await readBytes(request, mostBytes);
  if (bytes === null) return answer({ problem: tooLarge }, 413);
  const upload = parse(bytes);
  if (!upload.ok) return answer({ problem: upload.problems[0]?.message ?? "This file cannot be used." }, 422);
  try {
    const file = await files.keep(upload.value, purpose);
    return answer({ image: { file, width: upload.value.width, height: upload.value.height } }, 200);
  } catch (error) {
    if (!(error instanceof ShopifyFailure)) throw error;
    return answer({ problem: error.message }, 503);
  }
}
