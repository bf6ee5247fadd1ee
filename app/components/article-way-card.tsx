import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from "@shopify/polaris";
import { BLOCKS, toAddLink } from "../domain/blocks";
import { ARTICLE_PRODUCTS_WAYS, type ArticleProductsWay } from "../domain/settings";

interface Way {
  label: string;
  help: string;
  /** The block that shows the groups in this way. */
  block: string;
}

const WAYS: Record<ArticleProductsWay, Way> = {
  inside: { label: "In the text, by a block", help: "Best where your theme lets you replace the article's content block. Products stand between the paragraphs, without any script.", block: "article-with-products" },
  embed: { label: "In the text, in any theme", help: "One switch in the theme editor. Products stand between the paragraphs in every theme.", block: "products-in-articles" },
  list: { label: "All together", help: "All products of an article where you place the block, without any script.", block: "article-products" },
};

interface ArticleWayCardProps {
  way: ArticleProductsWay;
  shop: string;
  clientId: string;
  onChange: (way: ArticleProductsWay) => void;
  problem: string | undefined;
}

/** One way for the whole store, so that no product shows twice, with the link that switches its block on. */
export function ArticleWayCard({ way, shop, clientId, onChange, problem }: ArticleWayCardProps) {
  const block = BLOCKS.find(({ handle }) => handle === WAYS[way].block);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How products show in articles
        </Text>
        <ChoiceList
          title="How products show in articles"
          titleHidden
          choices={ARTICLE_PRODUCTS_WAYS.map((value) => ({ value, label: WAYS[value].label, helpText: WAYS[value].help }))}
          selected={[way]}
          error={problem}
          onChange={([chosen]) => onChange(ARTICLE_PRODUCTS_WAYS.find((one) => one === chosen) ?? way)}
        />
        {block !== undefined && (
          <InlineStack align="start">
            <Button url={toAddLink(shop, clientId, block)} target="_top">
              {block.kind === "embed" ? `Switch on “${block.name}” in the theme editor` : `Add “${block.name}” in the theme editor`}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
