import { BlockStack, Box, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Figures } from "../domain/home";

interface HomeFiguresProps {
  figures: Figures & { /** When Shopify told of the links, the oldest of it. */ linksAsOf: { day: string; time: string } | null; /** When shoppers last got something new; null for never. */ published: { day: string; time: string } | null };
}

/** Counted, not estimated; what could not be counted says so. */
export function HomeFigures({ figures: { featured, articles, links, linksAsOf, languages, published } }: HomeFiguresProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          At a glance
        </Text>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          <Figure label="Articles with products" value={articles === null ? String(featured) : `${featured} of ${articles.count}${articles.exact ? "" : "+"}`}>
            <Link url="/app/articles">Choose an article</Link>
          </Figure>
          <Figure label="Product links that work" value={links === null ? "–" : `${links.working} of ${links.checked}`}>
            {links === null ? featured === 0 ? "No article has products yet" : <Link url="/app/articles">Check them</Link> : `${links.all ? "All of them" : "Those that were checked"}${linksAsOf === null ? "" : `, as of ${linksAsOf.day}, ${linksAsOf.time}`}`}
          </Figure>
          <Figure label="Languages complete" value={languages === null ? "–" : `${languages.complete} of ${languages.all}`}>
            {languages === null ? "Nothing is switched on" : "In which all that is on has words"}
          </Figure>
          <Figure label="Last publish" value={published === null ? "–" : published.day}>
            {published === null ? "Nothing is published yet" : <Link url="/app/history">{`${published.time}, see History`}</Link>}
          </Figure>
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <Box>
      <Text as="p" tone="subdued">
        {label}
      </Text>
      <Text as="p" variant="headingLg" breakWord>
        {value}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {children}
      </Text>
    </Box>
  );
}
