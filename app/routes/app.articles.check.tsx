/** The check of all links of the store: how far it is, and what the merchant wants of it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { parseWith } from "../domain/parsed";
import { toShownJob, type CheckAnswer } from "../domain/scan-job";
import { requireMerchant, workInBackground, type Merchant } from "../merchant.server";
import { readJson } from "../request-body.server";
import { resumeJob, startCheck } from "../scan/job";

/** Whoever looks lets it go on, where Shopify's word that it has read was lost. */
export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  workInBackground(merchant.shop);
  return toAnswer(merchant, null);
}

const intentSchema = z.object({ intent: z.enum(["start", "pause", "resume", "cancel"]) });

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const body = await readJson(request);
  if (!body.ok) return new Response(null, { status: body.status });
  const parsed = parseWith(intentSchema, body.value);
  if (!parsed.ok) return new Response(null, { status: 422 });
  const refusal = await act(merchant, parsed.value.intent);
  workInBackground(merchant.shop);
  return toAnswer(merchant, refusal);
}

/** @returns why not, in a sentence for the merchant */
async function act(merchant: Merchant, intent: z.infer<typeof intentSchema>["intent"]): Promise<string | null> {
  if (intent === "start") return (await startCheck(merchant, merchant.now)) ? null : "Other work on all articles is under way in this store";
  if (intent === "resume") await resumeJob(merchant);
  else await merchant.scanJobs.wish(intent);
  return null;
}

async function toAnswer({ scanJobs }: Merchant, refusal: string | null): Promise<Response> {
  const kept = await scanJobs.read();
  return Response.json({ job: kept && toShownJob(kept.job, kept.wish), refusal } satisfies CheckAnswer);
}
