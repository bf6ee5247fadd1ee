import { BlockStack, Card, ChoiceList, Text } from "@shopify/polaris";

interface SettingsFormerPricesProps {
  markets: { handle: string; name: string }[] | null;
  chosen: string[];
  onChange: (handles: string[]) => void;
  problem: string | undefined;
}

/** Where a former price may be struck through (A4). A market that Shopify no longer has stays chosen unseen. */
export function SettingsFormerPrices({ markets, chosen, onChange, problem }: SettingsFormerPricesProps) {
  const known = (markets ?? []).map(({ handle }) => handle);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Former prices in articles
          </Text>
          <Text as="p" tone="subdued">
            A struck-through price says what a product cost before, and many countries have rules for it: in the European Union it is the lowest price of the last 30 days. Buyline cannot know that of your compare-at prices, so it shows them only in the markets you choose.
          </Text>
        </BlockStack>
        {markets === null ? (
          <Text as="p">Shopify did not tell your markets. Open this page again in a moment.</Text>
        ) : (
          <ChoiceList
            title="Strike through compare-at prices in"
            allowMultiple
            choices={markets.map(({ handle, name }) => ({ value: handle, label: name }))}
            selected={chosen}
            error={problem}
            onChange={(handles) => onChange([...handles, ...chosen.filter((handle) => !known.includes(handle))])}
          />
        )}
      </BlockStack>
    </Card>
  );
}
