/** What a new badge set starts from: each preset drawn with its icons and titles, and what it will ask for. */
import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { IconDrawing } from "../domain/badge-icons";
import { BADGE_PRESETS, presetAsks, type BadgePreset } from "../domain/badge-presets";
import { BadgeIconDrawing } from "./badge-icon";

interface BadgePresetsProps {
  drawings: Record<string, IconDrawing>;
  /** Null: with nothing. */
  onChoose: (preset: BadgePreset | null) => void;
}

export function BadgePresets({ drawings, onChoose }: BadgePresetsProps) {
  return (
    <BlockStack gap="400">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p" tone="subdued">
            Choose what your store stands for. Every word can be changed, and each claim asks for its proof.
          </Text>
        </Box>
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Button onClick={() => onChoose(null)}>Start with an empty set</Button>
        </Box>
      </InlineStack>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        {BADGE_PRESETS.map((preset) => {
          const asks = presetAsks(preset);
          return (
            <Card key={preset.id}>
              <BlockStack gap="400">
                <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                  <Text as="h2" variant="headingMd">
                    {preset.name}
                  </Text>
                  <Button onClick={() => onChoose(preset)} accessibilityLabel={`Use the preset ${preset.name}`}>
                    Use this
                  </Button>
                </InlineStack>
                <div style={{ display: "grid", gridTemplateColumns: `repeat(${preset.badges.length}, minmax(0, 1fr))`, gap: "var(--p-space-300)", paddingBlock: "var(--p-space-200)" }}>
                  {preset.badges.map((badge) => (
                    <div key={badge.title} style={{ display: "grid", justifyItems: "center", alignContent: "start", gap: "var(--p-space-200)", textAlign: "center" }}>
                      <BadgeIconDrawing drawing={drawings[badge.icon]} size={32} />
                      <Text as="span" variant="bodySm" fontWeight="semibold" breakWord>
                        {badge.title}
                      </Text>
                    </div>
                  ))}
                </div>
                <Text as="p" variant="bodySm" tone="subdued">
                  {asks.length === 0 ? "Asks for nothing but your word." : `Asks for ${asks.join(", ")}.`}
                </Text>
              </BlockStack>
            </Card>
          );
        })}
      </InlineGrid>
    </BlockStack>
  );
}
