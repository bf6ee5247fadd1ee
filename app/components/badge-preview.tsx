/** The set on the kind of page where it will stand, by the extension's own Liquid. */
import { BlockStack, Button, ButtonGroup, Card, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { BadgeSetValues } from "../domain/badge-form";
import { BADGE_PLACES, type BadgePlace } from "../domain/badge-places";
import type { PolicyName } from "../domain/claim-kinds";
import type { Device } from "../domain/pages";
import { ScaledFrame } from "./scaled-frame";
import { useDrawn } from "./storefront-preview";

interface BadgePreviewProps {
  values: BadgeSetValues;
  zone: string;
  /** The set's own language. */
  locale: string;
  languages: { code: string; name: string }[];
  language: string;
  onLanguage: (code: string) => void;
  storefront: string;
  policies: { name: PolicyName; title: string; url: string }[];
}

/** Just wide enough for the storefront’s wide layout, so that words stay readable in a small frame. */
const WIDTHS = { phone: 360, desktop: 800 } as const;
const PLACE_OPTIONS = Object.entries(BADGE_PLACES).map(([value, label]) => ({ value, label }));

export function BadgePreview({ values: { badges, design, payments, fallbackLanguage }, zone, locale, languages, language, onLanguage, storefront, policies }: BadgePreviewProps) {
  const [place, setPlace] = useState<BadgePlace>("article");
  const [device, setDevice] = useState<Device>("desktop");
  const { html, note } = useDrawn({ zone, locale, block: { kind: "badges", place, language, values: { badges, design, payments, fallbackLanguage }, policies, storefront } });
  const hasLanguages = languages.length > 1;

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Preview
          </Text>
          <ButtonGroup variant="segmented">
            <Button pressed={device === "desktop"} onClick={() => setDevice("desktop")}>
              Desktop
            </Button>
            <Button pressed={device === "phone"} onClick={() => setDevice("phone")}>
              Phone
            </Button>
          </ButtonGroup>
        </InlineStack>
        <InlineGrid columns={hasLanguages ? { xs: 1, sm: 2 } : 1} gap="200">
          <Select label="Page" options={PLACE_OPTIONS} value={place} onChange={(value) => setPlace((Object.keys(BADGE_PLACES) as BadgePlace[]).find((one) => one === value) ?? "article")} />
          {hasLanguages && <Select label="Shopper reads" options={languages.map(({ code, name }) => ({ value: code, label: name }))} value={language} onChange={onLanguage} />}
        </InlineGrid>
        <ScaledFrame html={html} device={device} widths={WIDTHS} />
        <div aria-live="polite">
          <Text as="p" tone="subdued">
            {note === "" ? "Your badges are drawn as your theme gets them; the page around them is a sketch, and the colours will be your theme’s." : note}
          </Text>
        </div>
      </BlockStack>
    </Card>
  );
}
