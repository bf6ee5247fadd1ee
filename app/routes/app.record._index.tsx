import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, EmptyState, InlineError, InlineGrid, InlineStack, Page, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { PageError } from "../components/page-error";
import { downloadRecord } from "../components/record-download";
import { RecordList } from "../components/record-list";
import { pageBefore } from "../domain/form-body";
import { toPeriods } from "../domain/offer-record";
import { toRecordRow } from "../domain/offer-record-rows";
import { parseRecordQuery } from "../domain/offer-record-search";
import { requireAnswer, requireMerchant } from "../merchant.server";

const ENTRIES_A_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { record, shopify, now } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const { zone } = await requireAnswer(shopify.shop());
  const { query, search, problems } = parseRecordQuery(searchParams, zone);
  const before = pageBefore(searchParams);
  const [{ entries, following, oldest }, banners] = await Promise.all([record.entries({ ...search, before, most: ENTRIES_A_PAGE }), record.banners()]);
  return { query, problems, banners, zone, newest: before === null, oldest, rows: toPeriods(entries, following).map((period) => toRecordRow(period, zone, now)) };
}

export default function RecordPage() {
  const { query, problems, banners, zone, newest, oldest, rows } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [from, setFrom] = useState(query.from);
  const [until, setUntil] = useState(query.until);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = (change: object = {}) => new URLSearchParams(Object.entries({ ...query, ...change }).filter(([, value]) => value !== "") as [string, string][]);
  const go = (change: object) => navigate(`/app/record?${asked(change)}`);
  const problem = (field: string) => problems.find((one) => one.field === field)?.message;
  const filtered = asked().size > 0;

  async function download() {
    setBusy(true);
    setFailed(await downloadRecord(asked()));
    setBusy(false);
  }

  return (
    <Page title="Record of offers" subtitle="What shoppers were shown, from when to when. Entries are only ever added." backAction={{ content: "History", url: "/app/history" }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
              <Select label="Banner" options={[{ value: "", label: "All banners" }, ...banners.map(({ id, name }) => ({ value: id, label: name }))]} value={query.banner} onChange={(banner) => go({ banner })} />
              <TextField label="From" type="date" value={from} onChange={setFrom} error={problem("from")} autoComplete="off" />
              <TextField label="Until" type="date" value={until} onChange={setUntil} error={problem("until")} autoComplete="off" />
            </InlineGrid>
            <InlineStack gap="200" align="start" blockAlign="center">
              <Button onClick={() => go({ from, until })}>Show</Button>
              {filtered && (
                <Button
                  variant="plain"
                  onClick={() => {
                    setFrom("");
                    setUntil("");
                    navigate("/app/record");
                  }}
                >
                  Show everything
                </Button>
              )}
              <Text as="span" tone="subdued">{`Days and times in ${zone}`}</Text>
            </InlineStack>
          </BlockStack>
        </Card>
        <Card padding="0">
          {rows.length === 0 ? (
            <EmptyState heading={filtered ? "Nothing was shown then" : "Nothing was shown yet"} image="">
              <p>{filtered ? "Choose other days or another banner." : "As soon as shoppers see a banner, it is kept here with its words, its discount and who published it."}</p>
            </EmptyState>
          ) : (
            <RecordList rows={rows} />
          )}
        </Card>
        {failed !== null && <InlineError fieldID="export" message={failed} />}
        <InlineStack align="space-between" gap="200">
          <InlineStack gap="200">
            {!newest && <Button onClick={() => go({})}>Newest entries</Button>}
            {oldest !== null && <Button onClick={() => go({ before: String(oldest) })}>Older entries</Button>}
          </InlineStack>
          <InlineStack gap="200">
            <Button url={`/app/record/print?${asked()}`}>Page to print</Button>
            <Button id="export" onClick={() => void download()} loading={busy}>
              Export as CSV
            </Button>
          </InlineStack>
        </InlineStack>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
