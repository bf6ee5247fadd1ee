import type { ActionFunctionArgs } from "@remix-run/node";
import { placedBlocksSchema } from "../domain/theme-memory";
import { requireMerchant } from "../merchant.server";
import { readJson } from "../request-body.server";

/** Home and Pages tell where the blocks stand in the live theme: only the browser learns it, and the next theme is compared with it. */
export async function action({ request }: ActionFunctionArgs) {
  const { theme, holdLock } = await requireMerchant(request);
  const body = await readJson(request);
  const blocks = body.ok ? placedBlocksSchema.safeParse(body.value) : null;
  if (blocks?.success !== true) return new Response(null, { status: body.ok ? 422 : body.status });
  await holdLock("theme-memory", () => theme.see(blocks.data));
  return new Response(null, { status: 204 });
}
