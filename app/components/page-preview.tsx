import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import type { Device } from "../domain/pages";
import { ScaledFrame } from "./scaled-frame";

interface PagePreviewProps {
  html: string;
  device: Device;
  /** The moment that is drawn, in words. */
  moment: string;
  onDevice: (device: Device) => void;
}

/** The page as shoppers get it. */
export function PagePreview({ html, device, moment, onDevice }: PagePreviewProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            As shoppers get it
          </Text>
          <ButtonGroup variant="segmented">
            <Button pressed={device === "desktop"} onClick={() => onDevice("desktop")}>
              Desktop
            </Button>
            <Button pressed={device === "phone"} onClick={() => onDevice("phone")}>
              Phone
            </Button>
          </ButtonGroup>
        </InlineStack>
        <ScaledFrame html={html} device={device} />
        <Text as="p" tone="subdued">
          {moment}. Your banner and badges are drawn as your theme gets them; the page around them is a sketch.
        </Text>
      </BlockStack>
    </Card>
  );
}
