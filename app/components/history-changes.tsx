import { BlockStack, Box, InlineGrid, Text } from "@shopify/polaris";
import { sentenceOf, type Change } from "../domain/history-words";

/** What changed, in words, and each field before and after. */
export function HistoryChanges({ changes, before, after }: { changes: Change[]; /** Headings of the two columns. */ before: string; after: string }) {
  return (
    <BlockStack gap="400">
      {changes.map(({ subject, words, fields }, index) => (
        // Two of them may have the same name.
        <BlockStack key={`${index} ${subject}`} gap="200">
          <Text as="h3" variant="headingSm" breakWord>
            {sentenceOf({ subject, words })}
          </Text>
          {fields.map(({ field, before: was, after: is }) => (
            <Box key={field} paddingInlineStart="300" borderInlineStartWidth="025" borderColor="border-secondary">
              <InlineGrid columns={{ xs: 1, md: was === "" ? "10rem 1fr" : "10rem 1fr 1fr" }} gap={{ xs: "050", md: "300" }}>
                <Text as="p" fontWeight="medium">
                  {field}
                </Text>
                {was !== "" && <Value label={before} text={was} />}
                <Value label={was === "" ? null : after} text={is} />
              </InlineGrid>
            </Box>
          ))}
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function Value({ label, text }: { label: string | null; text: string }) {
  return (
    <Text as="p" breakWord>
      {label !== null && <Text as="span" tone="subdued">{`${label}: `}</Text>}
      {text}
    </Text>
  );
}
