import type { ActionFunctionArgs } from "@remix-run/node";
import type { UploadAnswer } from "../components/badge-upload-field";
import { parseBadgeUpload } from "../domain/badge-upload";
import { MOST_UPLOAD_BYTES, UPLOAD_TOO_LARGE } from "../domain/badges";
import { requireMerchant } from "../merchant.server";
import { ShopifyFailure } from "../ports";
import { readBytes } from "../request-body.server";

const answer = (body: UploadAnswer, status: number) => Response.json(body, { status });

/** Checks an icon of the merchant's own and keeps it in Shopify's Files. The body is the file. */
export async function action({ request }: ActionFunctionArgs) {
  const { files } = await requireMerchant(request);
  const bytes = await readBytes(request, MOST_UPLOAD_BYTES);
  if (bytes === null) return answer({ problem: UPLOAD_TOO_LARGE }, 413);
  const upload = parseBadgeUpload(bytes);
  if (!upload.ok) return answer({ problem: upload.problems[0]?.message ?? "This file cannot be used." }, 422);
  try {
    const file = await files.keep(upload.value);
    return answer({ image: { file, width: upload.value.width, height: upload.value.height } }, 200);
  } catch (error) {
    if (!(error instanceof ShopifyFailure)) throw error;
    return answer({ problem: error.message }, 503);
  }
}
