import { Badge, BlockStack, EmptySearchResult, IndexTable, InlineStack, Link, Text, Thumbnail } from "@shopify/polaris";
import type { ComponentProps } from "react";
import { BlogIcon, ImageIcon } from "@shopify/polaris-icons";
import { numberOf } from "../domain/article-products";
import { rowId, toArticleAddress } from "../domain/article-list";
import { CAUSE_WORDS, LINK_CAUSES, type CauseCounts } from "../domain/link-health";
import { dateFormat } from "../domain/date-format";

export interface ListedArticle {
  id: string;
  title: string;
  blogTitle: string;
  /** Null for an article that is not published. */
  publishedAt: number | null;
  updatedAt: number;
  image: { url: string } | null;
  productCount: number;
  /** Of the first products. */
  thumbnails: { url: string | null; title: string }[];
  causes: CauseCounts;
  /** When Shopify told of its products last; null when it has not. */
  asOf: { day: string; time: string } | null;
}

interface ArticleRowProps {
  article: ListedArticle;
  position: number;
  selected: boolean;
  narrow: boolean;
  /** The list's own address, for the way back. */
  list: string;
}

type Headings = ComponentProps<typeof IndexTable>["headings"];
export const HEADINGS: Headings = [{ title: "Article" }, { title: "Products" }, { title: "Blog" }, { title: "Updated" }];
/** Of a phone's list. It is a table too: Polaris' condensed list can choose nothing. */
export const NARROW_HEADINGS: Headings = [{ title: "Article" }];

export function ArticleRow({ article, position, selected, narrow, list }: ArticleRowProps) {
  const number = numberOf(article.id);
  const picture = <Thumbnail source={article.image?.url ?? BlogIcon} alt="" size="small" />;
  const title = (
    <Link url={toArticleAddress(number, list)} dataPrimaryLink removeUnderline monochrome>
      <Text as="span" fontWeight="semibold" breakWord>
        {article.title}
      </Text>
    </Link>
  );
  const when = article.publishedAt === null ? <Badge>Hidden</Badge> : <Day instant={article.updatedAt} />;
  return (
    <IndexTable.Row id={article.id} position={position} selected={selected}>
      {narrow ? (
        <IndexTable.Cell id={rowId(number)}>
          <div style={WRAPPING}>
            <InlineStack gap="300" blockAlign="start" wrap={false}>
              {picture}
              <BlockStack gap="150" inlineAlign="start">
                {title}
                <Text as="span" tone="subdued" variant="bodySm" breakWord>
                  {article.blogTitle}
                </Text>
                {article.publishedAt === null && when}
                <ArticleProducts article={article} />
              </BlockStack>
            </InlineStack>
          </div>
        </IndexTable.Cell>
      ) : (
        <>
          <IndexTable.Cell id={rowId(number)}>
            <div style={WRAPPING}>
              <InlineStack gap="300" blockAlign="center" wrap={false}>
                {picture}
                {title}
              </InlineStack>
            </div>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <div style={WRAPPING}>
              <ArticleProducts article={article} />
            </div>
          </IndexTable.Cell>
          <IndexTable.Cell>{article.blogTitle}</IndexTable.Cell>
          <IndexTable.Cell>{when}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
}

/** Cells of the table do not wrap by themselves, and a title may be long. */
const WRAPPING = { whiteSpace: "normal", minInlineSize: "10rem" } as const;

function ArticleProducts({ article: { productCount, thumbnails, causes, asOf } }: { article: ListedArticle }) {
  if (productCount === 0) {
    return (
      <Text as="span" tone="subdued">
        No products yet
      </Text>
    );
  }
  return (
    <BlockStack gap="150" inlineAlign="start">
      <InlineStack gap="100" blockAlign="center">
        {thumbnails.map(({ url, title }, index) => (
          <Thumbnail key={index} source={url ?? ImageIcon} alt={title} size="extraSmall" />
        ))}
        <Text as="span" tone="subdued">
          {productCount > thumbnails.length && thumbnails.length > 0 ? `+${productCount - thumbnails.length}` : thumbnails.length > 0 ? "" : `${productCount} products`}
        </Text>
      </InlineStack>
      <CauseBadges causes={causes} />
      {asOf !== null && LINK_CAUSES.some((cause) => (causes[cause] ?? 0) > 0) && (
        <Text as="span" tone="subdued" variant="bodySm">{`As of ${asOf.day}, ${asOf.time}`}</Text>
      )}
    </BlockStack>
  );
}

/** What is wrong with an article's links, worst first. */
export function CauseBadges({ causes }: { causes: CauseCounts }) {
  const met = LINK_CAUSES.filter((cause) => (causes[cause] ?? 0) > 0);
  if (met.length === 0) return null;
  return (
    <InlineStack gap="100">
      {met.map((cause) => (
        <Badge key={cause} tone={cause === "sold_out" || cause === "market" ? undefined : "attention"}>{`${CAUSE_WORDS[cause].label}${causes[cause] === 1 ? "" : `: ${causes[cause]}`}`}</Badge>
      ))}
    </InlineStack>
  );
}

export function NoArticles() {
  return <EmptySearchResult title="No articles found" description="Try another word or filter, or write an article in your store's blog first." withIllustration />;
}

/** A day in UTC on both sides, so that server and browser print the same. */
function Day({ instant }: { instant: number }) {
  const date = new Date(instant * 1000);
  return <time dateTime={date.toISOString()}>{dateFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(date)}</time>;
}
