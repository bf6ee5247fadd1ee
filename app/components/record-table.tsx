import { BlockStack, Box, Text } from "@shopify/polaris";
import type { RecordRow } from "../domain/offer-record-rows";

interface RecordTableProps {
  /** Of the store. */
  name: string;
  days: { from: string; until: string };
  printed: string;
  rows: RecordRow[];
}

const CELL = { textAlign: "start", verticalAlign: "top", padding: "var(--p-space-150)", borderBlockEnd: "1px solid var(--p-color-border)", overflowWrap: "anywhere" } as const;

/** The record as it stands on paper. */
export function RecordTable({ name, days: { from, until }, printed, rows }: RecordTableProps) {
  const span = [from === "" ? "" : `from ${from}`, until === "" ? "" : `until ${until}`].filter((part) => part !== "").join(" ");
  return (
    <Box background="bg-surface" padding="400">
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">{`Record of offers: ${name}${span === "" ? "" : `, ${span}`}`}</Text>
          <Text as="p" tone="subdued">{`As of ${printed}`}</Text>
        </BlockStack>
        {rows.length === 0 ? (
          <Text as="p">Nothing was shown then.</Text>
        ) : (
          // What scrolls must be reached by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div role="region" aria-label="Record of offers" tabIndex={0} style={{ overflowX: "auto" }}>
            <table style={{ borderCollapse: "collapse", inlineSize: "100%", minInlineSize: "44rem", fontSize: "0.8125rem" }}>
              <thead>
                <tr>
                  {["Banner", "Shown", "Words", "End and discount", "Published by", "Confirmed, reasons"].map((header) => (
                    <th key={header} scope="col" style={CELL}>
                      {header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.number} style={{ breakInside: "avoid" }}>
                    <Cell lines={[row.banner, row.where]} />
                    <Cell lines={[`From ${row.from}`, `Until ${row.until}`, row.ending]} />
                    <Cell lines={row.words} />
                    <Cell lines={[`Ends ${row.deadline}`, row.discount, row.code === "" ? "" : `Code ${row.code}`]} />
                    <Cell lines={[row.by]} />
                    <Cell lines={[row.confirmed, ...row.reasons]} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </BlockStack>
    </Box>
  );
}

function Cell({ lines }: { lines: string[] }) {
  return (
    <td style={CELL}>
      {lines
        .filter((line) => line !== "")
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
    </td>
  );
}
