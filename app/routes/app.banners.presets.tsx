import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { PageError } from "../components/page-error";
import { ScaledFrame } from "../components/scaled-frame";
import { BANNER_PRESETS, presetBanner } from "../domain/banner-presets";
import { drawPreview, requireAnswer, requireMerchant } from "../merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopify, now } = await requireMerchant(request);
  const { zone, locale } = await requireAnswer(shopify.shop());
  const draw = (banner: ReturnType<typeof presetBanner>) =>
    drawPreview({ block: "sale-banner", document: { version: 1, banners: [banner], badge_sets: [], kind_choices: {}, article_products_way: "list" }, zone, locale, at: now, note: "", bare: true });
  const presets = await Promise.all(BANNER_PRESETS.map(async (preset) => ({ id: preset.id, name: preset.name, use: preset.use, html: await draw(presetBanner(preset, locale, now)) })));
  return { presets };
}

const WIDTHS = { phone: 360, desktop: 760 };

export default function BannerPresetsPage() {
  const { presets } = useLoaderData<typeof loader>();
  return (
    <Page title="New banner" subtitle="Start from an occasion. You change everything in the next step." backAction={{ content: "Banners", url: "/app/banners" }} primaryAction={{ content: "Start from nothing", url: "/app/banners/new" }}>
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {presets.map(({ id, name, use, html }) => (
            <Card key={id}>
              <BlockStack gap="300">
                <Box borderRadius="200" overflowX="hidden" overflowY="hidden">
                  <ScaledFrame html={html} device="desktop" widths={WIDTHS} />
                </Box>
                <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                  <BlockStack gap="050">
                    <Text as="h2" variant="headingSm">
                      {name}
                    </Text>
                    <Text as="p" tone="subdued">
                      {use}
                    </Text>
                  </BlockStack>
                  <Button url={`/app/banners/new?preset=${id}`} accessibilityLabel={`Start from ${name}`}>
                    Use
                  </Button>
                </InlineStack>
              </BlockStack>
            </Card>
          ))}
        </InlineGrid>
        <Text as="p" tone="subdued" alignment="center">
          Drawn with example figures. Percentages, codes and ends come from the discount that you choose.
        </Text>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
