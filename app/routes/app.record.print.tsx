import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { PageError } from "../components/page-error";
import { RecordTable } from "../components/record-table";
import { toRecordRow } from "../domain/offer-record-rows";
import { parseRecordQuery } from "../domain/offer-record-search";
import { describeInstant } from "../domain/schedule";
import { requireAnswer, requireMerchant } from "../merchant.server";
import { readRecord } from "../offers";

/** The record on paper: all that the address asks for, the newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { record, shopify, now } = await requireMerchant(request);
  const { name, zone } = await requireAnswer(shopify.shop());
  const { query, search } = parseRecordQuery(new URL(request.url).searchParams, zone);
  const rows = (await readRecord(record, search)).map((period) => toRecordRow(period, zone, now));
  return { name, query, printed: describeInstant(now, zone, "en"), rows };
}

/** Paper has no buttons. */
const ON_PAPER = "@media print { .Polaris-Page-Header { display: none } .Polaris-Page { max-inline-size: none; padding: 0 } body { background: #fff } }";

export default function RecordOnPaper() {
  const { name, query, printed, rows } = useLoaderData<typeof loader>();
  const back = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return (
    <Page title="Page to print" backAction={{ content: "Record of offers", url: `/app/record?${back}` }} primaryAction={{ content: "Print", onAction: () => window.print() }} fullWidth>
      <style>{ON_PAPER}</style>
      <RecordTable name={name} days={{ from: query.from, until: query.until }} printed={printed} rows={rows} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
