import { Badge, BlockStack, Box, Button, Card, InlineStack, SkeletonDisplayText, Text } from "@shopify/polaris";
import { BLOCKS, toAddLink, toEditorLink } from "../domain/blocks";
import type { ThemeBlocks } from "./theme-blocks";

/** Which blocks stand in the live theme, as Shopify tells it (S5), with the link that adds each. */
export function BlockStatus({ shop, clientId, blocks }: { shop: string; clientId: string; blocks: ThemeBlocks | "loading" | "unknown" }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            In your live theme
          </Text>
          <Text as="p" tone="subdued">
            {blocks === "unknown" ? "Shopify did not tell which blocks your theme shows. The links below still open the theme editor." : "Adding opens the theme editor with the block in place. Press Save there."}
          </Text>
        </BlockStack>
        {BLOCKS.map((block) => {
          const status = typeof blocks === "object" ? blocks.states.get(block.handle) : undefined;
          return (
            <InlineStack key={block.handle} align="space-between" blockAlign="center" gap="200" wrap={false}>
              <BlockStack gap="050">
                <InlineStack gap="200" align="start" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {block.name}
                  </Text>
                  {blocks === "loading" && <SkeletonDisplayText size="small" maxWidth="6ch" />}
                  {status === "active" && <Badge tone="success">On</Badge>}
                  {status === "available" && <Badge>Off</Badge>}
                  {status === "unavailable" && <Badge tone="attention">Not possible in this theme</Badge>}
                </InlineStack>
                <Text as="p" tone="subdued">
                  {block.purpose}
                </Text>
              </BlockStack>
              <Box minWidth="fit-content">
                <Button url={status === "active" ? toEditorLink(shop, block) : toAddLink(shop, clientId, block)} target="_top" accessibilityLabel={`${status === "active" ? "Change" : "Add"} ${block.name} in the theme editor`}>
                {status === "active" ? "Change" : block.kind === "embed" ? "Switch on" : "Add to theme"}
              </Button>
              </Box>
            </InlineStack>
          );
        })}
      </BlockStack>
    </Card>
  );
}
