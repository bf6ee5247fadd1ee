/** What the banner's offer is: one of the store's discounts, or the merchant's own word. */
import { Badge, BlockStack, Button, Card, InlineError, InlineGrid, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useState } from "react";
import type { BannerFormValues } from "../domain/banner-form";
import type { Offer } from "../domain/offer";
import { coverageWords, discountAddress, offerLimits, valueWords } from "../domain/offer-words";
import { describeInstant, toWallTime } from "../domain/schedule";
import { BannerOfferPicker } from "./banner-offer-picker";
import { useFormPart, type SaveForm } from "./use-save-form";

interface BannerOfferCardProps {
  form: SaveForm<BannerFormValues>;
  shop: string;
  zone: string;
  /** The discount that the form names; null when there is none. */
  offer: Offer | null;
  onChoose: (offer: Offer) => void;
}

/**
 * The discount that the form names, chosen just now or saved before, with what choosing one does to the form.
 * @param saved the discount of the saved banner as Shopify has it now; null when it has none
 */
export function useOffer({ values, set }: SaveForm<BannerFormValues>, saved: Offer | null, zone: string) {
  const [picked, setPicked] = useState<Offer | null>(null);
  const offer = [picked, saved].find((one) => one?.discountId === values.offerId) ?? null;
  function choose(chosen: Offer) {
    setPicked(chosen);
    set({ offerId: chosen.discountId, code: chosen.code ?? "", scheduleKind: "once", startsAt: toWallTime(chosen.startsAt, zone), endsAt: chosen.endsAt === null ? "" : toWallTime(chosen.endsAt, zone) });
  }
  return { offer, choose };
}

const STATUSES = {
  active: <Badge tone="success">Active</Badge>,
  scheduled: <Badge tone="info">Scheduled</Badge>,
  expired: <Badge>Over</Badge>,
};

export function BannerOfferCard({ form, shop, zone, offer, onChoose }: BannerOfferCardProps) {
  const { values, set, problem } = useFormPart(form);
  const [picking, setPicking] = useState(false);
  const error = problem("offerId");

  function choose(chosen: Offer) {
    setPicking(false);
    onChoose(chosen);
  }

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            The offer
          </Text>
          {values.offerId !== "" && (
            <InlineStack gap="200">
              <Button id="offer" variant="plain" onClick={() => setPicking(true)}>
                Change
              </Button>
              <Button variant="plain" onClick={() => set({ offerId: "", startsAt: "", confirmed: false })} accessibilityLabel="Take the discount out">
                Take out
              </Button>
            </InlineStack>
          )}
        </InlineStack>
        {values.offerId === "" && (
          <>
            <Text as="p" tone="subdued">
              Choose the discount that this banner is about. Its percentage, code, start and end come from Shopify, and the banner follows when they change. Without one, you confirm the end by name.
            </Text>
            <InlineStack align="start">
              <Button id="offer" onClick={() => setPicking(true)}>
                Choose a discount
              </Button>
            </InlineStack>
          </>
        )}
        {values.offerId !== "" && offer === null && <Text as="p">This discount is not in your store any more. Choose another one, or take it out.</Text>}
        {offer !== null && <OfferFacts offer={offer} shop={shop} zone={zone} />}
        {error !== undefined && <InlineError fieldID="offer" message={error} />}
      </BlockStack>
      {picking && <BannerOfferPicker zone={zone} onChoose={choose} onCancel={() => setPicking(false)} />}
    </Card>
  );
}

function OfferFacts({ offer, shop, zone }: { offer: Offer; shop: string; zone: string }) {
  const limits = offerLimits(offer);
  const facts: [label: string, value: string][] = [
    ["Gives", valueWords(offer)],
    ["On", coverageWords(offer)],
    [offer.codeCount > 1 ? "Codes" : "Code", offer.method === "automatic" ? "None: applied by itself" : (offer.code ?? String(offer.codeCount))],
    ["Starts", describeInstant(offer.startsAt, zone, "en")],
    ["Ends", offer.endsAt === null ? "Never" : describeInstant(offer.endsAt, zone, "en")],
  ];
  return (
    <BlockStack gap="300">
      <InlineStack gap="200" align="start" blockAlign="center">
        <Text as="h3" variant="headingSm" breakWord>
          {offer.title}
        </Text>
        {STATUSES[offer.status]}
        <Link url={discountAddress(shop, offer.discountId)} target="_blank">
          Open in Shopify
        </Link>
      </InlineStack>
      <dl style={{ margin: 0, display: "grid", gap: "var(--p-space-100)" }}>
        {facts.map(([label, value]) => (
          <InlineGrid key={label} columns="6rem 1fr" gap="200">
            <dt>
              <Text as="span" tone="subdued">
                {label}
              </Text>
            </dt>
            <dd style={{ margin: 0, overflowWrap: "anywhere" }}>{value}</dd>
          </InlineGrid>
        ))}
      </dl>
      {limits.length > 0 && (
        <List>
          {limits.map((limit) => (
            <List.Item key={limit}>{limit}</List.Item>
          ))}
        </List>
      )}
    </BlockStack>
  );
}
