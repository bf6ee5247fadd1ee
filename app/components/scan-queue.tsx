import { BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Link, Pagination, Select, Text } from "@shopify/polaris";
import type { KeyboardEvent } from "react";
import { numberOf } from "../domain/article-products";
import { CONFIDENCE_NAMES, type ArticleProposal } from "../domain/article-scan";
import type { Confidence } from "../domain/mentions-confidence";
import type { ShownProduct } from "./article-group-card";
import { acceptId, ProposalRow } from "./proposal-row";

export interface QueuedProposal extends Pick<ArticleProposal, "productId" | "confidence" | "reason" | "evidence" | "after"> {
  articleId: string;
  articleTitle: string;
  blogTitle: string;
  productTitle: string;
  textHash: string;
  problem: string | null;
}

export interface QueueFilter {
  confidence: Confidence | null;
  blogTitle: string | null;
  /** From 0. */
  page: number;
}

interface ScanQueueProps {
  proposals: readonly QueuedProposal[];
  products: readonly ShownProduct[];
  counts: Record<Confidence, number>;
  blogs: readonly string[];
  filter: QueueFilter;
  pages: number;
  /** What is on its way, as {@link rowIdOf} names it. */
  busyRow: string | null;
  /** Many are being added: no single decisions meanwhile. */
  locked: boolean;
  onFilter: (filter: QueueFilter) => void;
  onAccept: (proposal: QueuedProposal) => void;
  onReject: (proposal: QueuedProposal) => void;
  onAcceptCertain: () => void;
}

export const rowIdOf = ({ articleId, productId }: Pick<QueuedProposal, "articleId" | "productId">) => `${numberOf(articleId)}-${numberOf(productId)}`;

/** What is to be decided, article by article. */
export function ScanQueue({ proposals, products, counts, blogs, filter, pages, busyRow, locked, onFilter, onAccept, onReject, onAcceptCertain }: ScanQueueProps) {
  // The chosen one stays in sight when its last proposal is decided on.
  const choices = filter.blogTitle === null || blogs.includes(filter.blogTitle) ? blogs : [...blogs, filter.blogTitle];
  const all = counts.certain + counts.likely + counts.unsure;
  const level = (confidence: Confidence | null, name: string, count: number) => (
    <Button key={name} pressed={filter.confidence === confidence} onClick={() => onFilter({ ...filter, confidence, page: 0 })}>
      {`${name} ${count.toLocaleString("en")}`}
    </Button>
  );
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {`${all.toLocaleString("en")} to decide on`}
          </Text>
          {counts.certain > 0 && (
            <Button variant="primary" disabled={locked} onClick={onAcceptCertain}>
              {counts.certain === 1 ? "Add the certain one" : `Add all ${counts.certain.toLocaleString("en")} certain ones`}
            </Button>
          )}
        </InlineStack>
        <InlineStack gap="300" blockAlign="center">
          <ButtonGroup variant="segmented" noWrap>
            {level(null, "All", all)}
            {(["certain", "likely", "unsure"] as const).map((confidence) => level(confidence, CONFIDENCE_NAMES[confidence], counts[confidence]))}
          </ButtonGroup>
          {choices.length > 1 && (
            <Select
              label="Blog"
              labelInline
              options={[{ label: "All blogs", value: "" }, ...choices.map((blog) => ({ label: blog, value: `:${blog}` }))]}
              value={filter.blogTitle === null ? "" : `:${filter.blogTitle}`}
              onChange={(value) => onFilter({ ...filter, blogTitle: value === "" ? null : value.slice(1), page: 0 })}
            />
          )}
        </InlineStack>
        {proposals.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing of this kind is left.
          </Text>
        )}
        {/* Arrow keys are a short cut; Tab reaches everything. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div onKeyDown={(event) => goToNeighbour(event, proposals.map(rowIdOf))}>
          <BlockStack gap="400">
            {byArticle(proposals).map(({ article, proposals: ofArticle }) => (
              <section key={article.articleId} aria-label={article.articleTitle}>
                <BlockStack gap="200">
                  <Box>
                    <Text as="h3" variant="headingSm" breakWord>
                      <Link url={`/app/articles/${numberOf(article.articleId)}`} removeUnderline>
                        {article.articleTitle}
                      </Link>
                    </Text>
                    <Text as="p" variant="bodySm" tone="subdued">
                      {article.blogTitle}
                    </Text>
                  </Box>
                  {ofArticle.map((proposal) => {
                    const id = rowIdOf(proposal);
                    const product = products.find((one) => one.id === proposal.productId) ?? { title: proposal.productTitle, image: null };
                    return <ProposalRow key={id} id={id} proposal={proposal} product={product} problem={proposal.problem} busy={locked || busyRow === id} onAccept={() => onAccept(proposal)} onReject={() => onReject(proposal)} />;
                  })}
                </BlockStack>
              </section>
            ))}
          </BlockStack>
        </div>
        {pages > 1 && (
          <InlineStack align="center">
            <Pagination
              label={`Page ${filter.page + 1} of ${pages.toLocaleString("en")}`}
              hasPrevious={filter.page > 0}
              hasNext={filter.page + 1 < pages}
              onPrevious={() => onFilter({ ...filter, page: filter.page - 1 })}
              onNext={() => onFilter({ ...filter, page: filter.page + 1 })}
            />
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function byArticle(proposals: readonly QueuedProposal[]): { article: QueuedProposal; proposals: QueuedProposal[] }[] {
  const articles = new Map<string, QueuedProposal[]>();
  for (const proposal of proposals) articles.set(proposal.articleId, [...(articles.get(proposal.articleId) ?? []), proposal]);
  return [...articles.values()].flatMap((some) => (some[0] === undefined ? [] : [{ article: some[0], proposals: some }]));
}

/** Arrow down and up go to the next and the last row's first button. */
function goToNeighbour(event: KeyboardEvent, rowIds: readonly string[]): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const buttons = rowIds.flatMap((id) => document.getElementById(acceptId(id)) ?? []);
  const at = buttons.findIndex((button) => button.parentElement?.contains(event.target as Node));
  const next = buttons[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
