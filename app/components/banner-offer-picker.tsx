/** Choosing one of the store's discounts: Shopify's own picker knows none. */
import { Badge, Banner, BlockStack, Button, ButtonGroup, InlineStack, Modal, Pagination, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Offer } from "../domain/offer";
import { coverageWords, valueWords } from "../domain/offer-words";
import { describeInstant } from "../domain/schedule";
import { useFound } from "./use-found";

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
  const [query, setQuery] = useState("");
  const [over, setOver] = useState(false);
  /** Where each page that was turned begins; Shopify's cursors lead forward only. */
  const [pages, setPages] = useState<string[]>([]);
  const { found, failed, again } = useFound<FoundOffers>(`/app/discounts?${new URLSearchParams({ query, over: String(over), after: pages.at(-1) ?? "" })}`);

  function search(change: { query?: string; over?: boolean }) {
    setPages([]);
    if (change.query !== undefined) setQuery(change.query);
    if (change.over !== undefined) setOver(change.over);
  }

  return (
    <Modal open onClose={onCancel} title="Choose a discount" secondaryActions={[{ content: "Cancel", onAction: onCancel }]}>
      <Modal.Section>
        <BlockStack gap="300">
          <TextField label="Search discounts" labelHidden placeholder="Search by title or code" value={query} onChange={(text) => search({ query: text })} autoComplete="off" focused clearButton onClearButtonClick={() => search({ query: "" })} />
          <InlineStack align="start">
            <ButtonGroup variant="segmented">
              <Button pressed={!over} onClick={() => search({ over: false })}>
                Running or to come
              </Button>
              <Button pressed={over} onClick={() => search({ over: true })}>
                Over
              </Button>
            </ButtonGroup>
          </InlineStack>
          {failed && (
            <Banner tone="warning" action={{ content: "Try again", onAction: again }}>
              <p>Shopify did not give the discounts. Nothing that you typed is lost.</p>
            </Banner>
          )}
          {!failed && found === null && <SkeletonBodyText lines={6} />}
          {found?.offers.length === 0 && <Text as="p" tone="subdued">{query !== "" ? "No discount with these words in its title or code." : over ? "No discount is over." : "Your store has no discount that runs or will run. Make one in Shopify under Discounts."}</Text>}
          <ul aria-label="Discounts" style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {found?.offers.map((offer) => (
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
          {found !== null && (found.nextCursor !== null || pages.length > 0) && (
            <Pagination hasNext={found.nextCursor !== null} hasPrevious={pages.length > 0} onNext={() => setPages([...pages, found.nextCursor ?? ""])} onPrevious={() => setPages(pages.slice(0, -1))} />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
