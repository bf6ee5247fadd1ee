import { BlockStack, Box, Text } from "@shopify/polaris";
import type { RecordRow } from "../domain/offer-record-rows";

interface RecordTableProps {
  /** Of the store. */
  name: string;
  days: { from: string; until: string };
  printed: string;
  rows: RecordRow[];
}

/** Of fixed columns, so that no word of a sentence is broken; on a phone each row is a list of its own. */
const STYLE = `
.record-table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; font-size: 0.8125rem; }
.record-table th, .record-table td { padding: var(--p-space-150); text-align: start; vertical-align: top; border-block-end: 1px solid var(--p-color-border); overflow-wrap: break-word; }
.record-table tr { break-inside: avoid; }
@media screen and (max-width: 40em) {
  .record-table, .record-table tbody, .record-table tr, .record-table td { display: block; }
  .record-table thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
  .record-table tr { padding-block: var(--p-space-200); border-block-end: 1px solid var(--p-color-border); }
  .record-table td { padding: var(--p-space-100) 0; border: none; }
  .record-table td:not(:first-child)::before { content: attr(data-column); display: block; color: var(--p-color-text-secondary); }
  .record-table td:first-child > :first-child { font-weight: var(--p-font-weight-semibold); }
  .record-table td:empty { display: none; }
}`;

const COLUMNS = ["Banner", "Shown", "Words", "End and discount", "Published by", "Confirmed, reasons"] as const;

/** The record as it stands on paper. */
export function RecordTable({ name, days: { from, until }, printed, rows }: RecordTableProps) {
  const span = [from === "" ? "" : `from ${from}`, until === "" ? "" : `until ${until}`].filter((part) => part !== "").join(" ");
  return (
    <Box background="bg-surface" padding="400">
      <style>{STYLE}</style>
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">{`Record of offers: ${name}${span === "" ? "" : `, ${span}`}`}</Text>
          <Text as="p" tone="subdued">{`As of ${printed}`}</Text>
        </BlockStack>
        {rows.length === 0 ? (
          <Text as="p">Nothing was shown then.</Text>
        ) : (
          <table className="record-table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.number}>
                  <Cell column="Banner" lines={[row.banner, row.where]} />
                  <Cell column="Shown" lines={[`From ${row.from}`, `Until ${row.until}`, row.ending]} />
                  <Cell column="Words" lines={row.words} />
                  <Cell column="End and discount" lines={[`Ends ${row.deadline}`, row.discount, row.code === "" ? "" : `Code ${row.code}`]} />
                  <Cell column="Published by" lines={[row.by]} />
                  <Cell column="Confirmed, reasons" lines={[row.confirmed, ...row.reasons]} />
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </BlockStack>
    </Box>
  );
}

function Cell({ column, lines }: { column: (typeof COLUMNS)[number]; lines: string[] }) {
  return (
    <td data-column={column}>
      {lines
        .filter((line) => line !== "")
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
    </td>
  );
}
