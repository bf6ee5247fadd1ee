import { Badge, BlockStack, Box, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { RecordRow } from "../domain/offer-record-rows";

const STATES = { now: <Badge tone="success">Shown now</Badge>, "to come": <Badge tone="info">To come</Badge>, past: null };

/** What was shown, the newest first. */
export function RecordList({ rows }: { rows: RecordRow[] }) {
  return (
    <ol aria-label="What was shown, newest first" style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {rows.map((row, index) => (
        <li key={row.number} style={index === 0 ? undefined : { borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)" }}>
          <Box padding="400">
            <BlockStack gap="200">
              <InlineStack gap="200" align="start" blockAlign="center">
                <Text as="h2" variant="headingSm" breakWord>
                  {row.banner}
                </Text>
                {STATES[row.state]}
              </InlineStack>
              <RecordFacts row={row} />
            </BlockStack>
          </Box>
        </li>
      ))}
    </ol>
  );
}

/** What is not known or not needed is left out. */
function RecordFacts({ row }: { row: RecordRow }) {
  const facts: [label: string, values: string[]][] = [
    ["Shown", [`${row.from} to ${row.until}${row.ending === "" ? "" : ` (${row.ending.toLowerCase()})`}`]],
    ["Says", row.words],
    ["Where", [row.where]],
    ["Ends", [row.deadline]],
    ["Discount", row.discount === "" ? [] : [row.discount]],
    ["Code", row.code === "" ? [] : [row.code]],
    ["Published", [row.by]],
    ["Confirmed", row.confirmed === "" ? [] : [row.confirmed]],
    ["Reasons", row.reasons],
  ];
  return (
    <dl style={{ margin: 0, display: "grid", gap: "var(--p-space-100)" }}>
      {facts
        .filter(([, values]) => values.length > 0)
        .map(([label, values]) => (
          <InlineGrid key={label} columns="6rem 1fr" gap="200">
            <dt>
              <Text as="span" tone="subdued">
                {label}
              </Text>
            </dt>
            <dd style={{ margin: 0, overflowWrap: "anywhere" }}>
              {values.map((value) => (
                <div key={value}>{value}</div>
              ))}
            </dd>
          </InlineGrid>
        ))}
    </dl>
  );
}
