import { Badge, BlockStack, Box, Button, InlineError, InlineGrid, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { CONFIDENCE_NAMES, type ArticleProposal } from "../domain/article-scan";
import type { Evidence } from "../domain/mentions-sentence";
import type { ShownProduct } from "./article-group-card";

interface ProposalRowProps {
  /** Names the row among those that are shown. */
  id: string;
  proposal: Pick<ArticleProposal, "confidence" | "reason" | "evidence" | "after">;
  product: Pick<ShownProduct, "title" | "image"> | undefined;
  /** What was in the way last time. */
  problem?: string | null;
  /** A decision is on its way. */
  busy?: boolean;
  onAccept: () => void;
  onReject: () => void;
}

/** Id of a row's first button, so that the focus can go on to it. */
export const acceptId = (rowId: string) => `accept-${rowId}`;

/** A product that a text names: the sentence, how sure it is and why, and where the product would stand. */
export function ProposalRow({ id, proposal: { confidence, reason, evidence, after }, product, problem, busy, onAccept, onReject }: ProposalRowProps) {
  const title = product?.title ?? "A product";
  return (
    <Box background="bg-surface-secondary" borderColor="border" borderWidth="025" borderRadius="300" padding="300">
      <InlineGrid columns="auto minmax(0, 1fr)" gap="300" alignItems="start">
        <Thumbnail source={product?.image?.url ?? ImageIcon} alt="" size="small" />
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h4" variant="headingSm" breakWord>
              {title}
            </Text>
            <Badge tone={confidence === "certain" ? "success" : undefined}>{CONFIDENCE_NAMES[confidence]}</Badge>
          </InlineStack>
          <Text as="p" breakWord>
            <EvidenceText evidence={evidence} />
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {reason} Goes {after === null ? "at the end of the article" : `after “${after}”`}.
          </Text>
          {problem && <InlineError fieldID={acceptId(id)} message={problem} />}
          <InlineStack gap="200">
            <Button id={acceptId(id)} size="slim" accessibilityLabel={`Add ${title}`} disabled={busy} onClick={onAccept}>
              Add
            </Button>
            <Button size="slim" variant="tertiary" accessibilityLabel={`Reject ${title}`} disabled={busy} onClick={onReject}>
              Reject
            </Button>
          </InlineStack>
        </BlockStack>
      </InlineGrid>
    </Box>
  );
}

function EvidenceText({ evidence: { sentence, start, end } }: { evidence: Evidence }) {
  return (
    <q dir="auto" style={{ overflowWrap: "anywhere" }}>
      {sentence.slice(0, start)}
      <mark style={MARK}>{sentence.slice(start, end)}</mark>
      {sentence.slice(end)}
    </q>
  );
}

const MARK = { background: "var(--p-color-bg-fill-caution-secondary)", color: "inherit", borderRadius: "var(--p-border-radius-100)", paddingInline: "2px" } as const;
