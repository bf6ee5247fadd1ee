import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from "@shopify/polaris";
import { ARTICLE_WAYS, BLOCKS, toAddLink } from "../domain/blocks";
import { ARTICLE_PRODUCTS_WAYS, type ArticleProductsWay } from "../domain/settings";
import { useFormPart, type SaveForm } from "./use-save-form";

const HELP: Record<ArticleProductsWay, string> = {
  inside: "Best where your theme lets you replace the article's content block. Products stand between the paragraphs, without any script.",
  embed: "One switch in the theme editor. Products stand between the paragraphs in every theme.",
  list: "All products of an article where you place the block, without any script.",
};

interface ArticleWayCardProps {
  form: SaveForm<{ way: ArticleProductsWay }>;
  shop: string;
  clientId: string;
}

/** One way for the whole store, so that no product shows twice, with the link that switches its block on. */
export function ArticleWayCard({ form, shop, clientId }: ArticleWayCardProps) {
  const { values: { way }, set, problem } = useFormPart(form);
  const block = BLOCKS.find(({ handle }) => handle === ARTICLE_WAYS[way].block);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How products show in articles
        </Text>
        <ChoiceList
          title="How products show in articles"
          titleHidden
          choices={ARTICLE_PRODUCTS_WAYS.map((value) => ({ value, label: ARTICLE_WAYS[value].label, helpText: HELP[value] }))}
          selected={[way]}
          error={problem("way")}
          onChange={([chosen]) => set({ way: ARTICLE_PRODUCTS_WAYS.find((one) => one === chosen) ?? way })}
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
