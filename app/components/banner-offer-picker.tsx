/** Choosing one of the store's discounts: Shopify's own picker knows none. */
import { Badge, BlockStack, Button, ButtonGroup, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Offer } from "../domain/offer";
import { coverageWords, valueWords } from "../domain/offer-words";
import { describeInstant } from "../domain/schedule";
import { StoreSearch } from "./store-search";

interface FoundOffers {
  offers: (Offer & { /** Why no banner can stand on it; null when one can. */ unsound: string | null })[];
  nextCursor: string | null;
}

interface BannerOfferPickerProps {
  zone: string;
  onChoose: (offer: Offer) => void;
  onCancel: () => void;
}

export function BannerOfferPicker({ zone, onChoose, onCancel }: BannerOfferPickerProps) {
  const [over, setOver] = useState(false);

  return (
    <Modal open onClose={onCancel} title="Choose a discount" secondaryActions={[{ content: "Cancel", onAction: onCancel }]}>
      <Modal.Section>
        <StoreSearch<FoundOffers>
          path="/app/discounts"
          noun="discounts"
          placeholder="Search by title or code"
          narrowed={{ over: String(over) }}
          filters={
            <InlineStack align="start">
              <ButtonGroup variant="segmented">
                <Button pressed={!over} onClick={() => setOver(false)}>
                  Running or to come
                </Button>
                <Button pressed={over} onClick={() => setOver(true)}>
                  Over
                </Button>
              </ButtonGroup>
            </InlineStack>
          }
          isEmpty={({ offers }) => offers.length === 0}
          nothing={(query) => (query !== "" ? "No discount with these words in its title or code." : over ? "No discount is over." : "Your store has no discount that runs or will run. Make one in Shopify under Discounts.")}
        >
          {({ offers }) => (
            <ul aria-label="Discounts" style={{ listStyle: "none", margin: 0, padding: 0 }}>
              {offers.map((offer) => (
                <li key={offer.discountId} style={{ borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)", paddingBlock: "var(--p-space-300)" }}>
                  <div style={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "var(--p-space-300)", alignItems: "center" }}>
                    <BlockStack gap="050">
                      <InlineStack gap="200" align="start" blockAlign="center">
                        <Text as="h3" variant="headingSm" breakWord>
                          {offer.title}
                        </Text>
                        {offer.status === "scheduled" && <Badge tone="info">Scheduled</Badge>}
                        {offer.method === "automatic" && <Badge>Automatic</Badge>}
                      </InlineStack>
                      <Text as="p" tone="subdued" breakWord>
                        {`${valueWords(offer)} · ${coverageWords(offer)}`}
                      </Text>
                      <Text as="p" tone={offer.unsound === null ? "subdued" : "caution"}>
                        {offer.unsound ?? (offer.endsAt === null ? "" : `Until ${describeInstant(offer.endsAt, zone, "en")}`)}
                      </Text>
                    </BlockStack>
                    <Button onClick={() => onChoose(offer)} disabled={offer.unsound !== null} accessibilityLabel={`Choose ${offer.title}`}>
                      Choose
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </StoreSearch>
      </Modal.Section>
    </Modal>
  );
}
