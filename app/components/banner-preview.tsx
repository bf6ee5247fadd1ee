/** The banner as shoppers get it: on a phone or a wide screen, in any language, at any moment. */
import { BlockStack, Button, ButtonGroup, Card, InlineStack, RangeSlider, Select, Text, useBreakpoints } from "@shopify/polaris";
import { useState } from "react";
import type { BannerFormValues } from "../domain/banner-form";
import { momentAt, positionOf, STEPS, stretchesOf } from "../domain/banner-moments";
import { momentsOf } from "../domain/banner-preview";
import type { OfferValues } from "../domain/banner-words";
import { languageName, wordsIn } from "../domain/banner-words-form";
import type { Device } from "../domain/pages";
import { describeInstant, type Instant } from "../domain/schedule";
import type { ThemeColors } from "../domain/theme-colors";
import { ScaledFrame } from "./scaled-frame";
import { useDrawn } from "./storefront-preview";

/** A narrow desktop: its words stay readable when it is scaled to the column. */
const WIDTHS: Record<Device, number> = { phone: 360, desktop: 800 };

interface BannerPreviewProps {
  values: BannerFormValues;
  /** What the chosen discount gives; null without one. */
  offer: OfferValues | null;
  language: string;
  languages: string[];
  onLanguage: (language: string) => void;
  /** Of the live theme; none: the page is plain. */
  themeColors: ThemeColors[];
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: string;
  zone: string;
  /** When the page was loaded: the slider stands there at first. */
  now: Instant;
}

export function BannerPreview({ values, offer, language, languages, onLanguage, themeColors, storefront, zone, now }: BannerPreviewProps) {
  const [asked, setDevice] = useState<Device | null>(null);
  // On a phone a desktop would be drawn too small to be read.
  const { smDown } = useBreakpoints();
  const device = asked ?? (smDown ? "phone" : "desktop");
  const [scheme, setScheme] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const moments = momentsOf(values, zone, now);
  const stretches = stretchesOf(moments);
  const most = stretches.length * STEPS;
  const start = moments.startsAt !== null && moments.startsAt > now ? moments.startsAt : now;
  const position = Math.min(chosen ?? positionOf(stretches, start), most);
  const shown = chosen === null ? { at: start, stretch: momentAt(stretches, position)?.stretch } : momentAt(stretches, position);
  const at = shown?.at ?? now;
  const { html, note } = useDrawn({ zone, locale: language, block: { kind: "banner", at, page: themeColors[scheme] ?? null, storefront, offer, values: { ...values, ...wordsIn(values, language) } } });

  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Preview
          </Text>
          <InlineStack gap="200" blockAlign="center">
            {languages.length > 1 && <Select label="Language" labelHidden options={languages.map((code) => ({ value: code, label: languageName(code) }))} value={language} onChange={onLanguage} />}
            <ButtonGroup variant="segmented">
              <Button pressed={device === "desktop"} onClick={() => setDevice("desktop")}>
                Desktop
              </Button>
              <Button pressed={device === "phone"} onClick={() => setDevice("phone")}>
                Phone
              </Button>
            </ButtonGroup>
          </InlineStack>
        </InlineStack>
        <ScaledFrame html={html} device={device} widths={WIDTHS} />
        {themeColors.length > 1 && <Select label="On your theme’s colors" labelInline options={themeColors.map(({ name }, index) => ({ value: String(index), label: name }))} value={String(scheme)} onChange={(index) => setScheme(Number(index))} />}
        <BlockStack gap="200">
          <InlineStack gap="100">
            {stretches.map((stretch, index) => (
              <Button key={stretch.name} size="micro" pressed={shown?.stretch === stretch} onClick={() => setChosen(index * STEPS)}>
                {stretch.name}
              </Button>
            ))}
          </InlineStack>
          <RangeSlider label="Moment" labelHidden min={0} max={most} value={position} onChange={(value) => setChosen(typeof value === "number" ? value : value[0])} />
          <Text as="p" tone="subdued">
            {describeInstant(at, zone, "en")}
            {note !== "" && `. ${note}`}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
