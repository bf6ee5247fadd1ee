import type { LoaderFunctionArgs } from "@remix-run/node";
import { toRecordCsv, toRecordRow } from "../domain/offer-record-rows";
import { parseRecordQuery } from "../domain/offer-record-search";
import { requireAnswer, requireMerchant } from "../merchant.server";
import { readRecord } from "../offers";

/** The record as a table for a spreadsheet: all that the address asks for, the newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, record, shopify, now } = await requireMerchant(request);
  const { zone } = await requireAnswer(shopify.shop());
  const { search } = parseRecordQuery(new URL(request.url).searchParams, zone);
  const rows = (await readRecord(record, search)).map((period) => toRecordRow(period, zone, now));
  const name = `buyline-record-${shop.replace(/\.myshopify\.com$/, "")}-${new Date(now * 1000).toISOString().slice(0, 10)}.csv`;
  return new Response(toRecordCsv(rows), { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store" } });
}
