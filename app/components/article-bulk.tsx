import { Banner, BlockStack, Button, InlineStack, List, Modal, ProgressBar, Select, Text } from "@shopify/polaris";
import { useState } from "react";

import { GROUP_LAYOUTS, type GroupLayout } from "../domain/storefront-document";
import { LAYOUT_OPTIONS } from "./article-group-card";
import type { BulkWork, useArticleBulk } from "./use-article-bulk";

const MOST_SAID = 10;

/** What is under way, and what became of the last work: what failed stays in view until it is dismissed. */
export function ArticleBulkNotice({ bulk, titles }: { bulk: ReturnType<typeof useArticleBulk>; titles: ReadonlyMap<string, string> }) {
  const { progress, last } = bulk;
  if (progress !== null) {
    return (
      <Banner title={`Working: ${progress.done} of ${progress.all} articles done`}>
        <ProgressBar progress={(100 * progress.done) / progress.all} size="small" />
      </Banner>
    );
  }
  if (last === null) return null;
  const failed = last.results.filter(({ reason }) => reason !== null);
  const changed = last.results.filter(({ change }) => change !== null);
  const { work } = last;
  return (
    <Banner tone={failed.length > 0 ? "warning" : "success"} title={sentence(work, last.results.length - failed.length, changed.length)} onDismiss={bulk.dismiss}>
      <BlockStack gap="200">
        {failed.length > 0 && (
          <>
            <Text as="p">{`${failed.length === 1 ? "One article was" : `${failed.length} articles were`} left as before:`}</Text>
            <List>
              {failed.slice(0, MOST_SAID).map(({ id, title, reason }) => (
                <List.Item key={id}>{`${title || titles.get(id) || "An article"}: ${reason}`}</List.Item>
              ))}
            </List>
            {failed.length > MOST_SAID && <Text as="p">{`And ${failed.length - MOST_SAID} more.`}</Text>}
          </>
        )}
        <InlineStack gap="200">
          {work.intent !== "undo" && changed.length > 0 && <Button onClick={() => void bulk.undo(changed)}>Undo</Button>}
          {work.intent !== "undo" && failed.length > 0 && <Button onClick={() => void bulk.run(work, failed.map(({ id }) => id))}>Try these again</Button>}
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

function sentence(work: BulkWork | { intent: "undo" }, done: number, changed: number): string {
  const articles = (count: number) => `${count} ${count === 1 ? "article" : "articles"}`;
  switch (work.intent) {
    case "remove":
      return `Products removed from ${articles(changed)}`;
    case "layout":
      return `Layout changed in ${articles(changed)}`;
    case "check":
      return `Links of ${articles(done)} checked`;
    case "undo":
      return `${articles(changed)} as before again`;
  }
}

interface BulkQuestionProps {
  intent: "remove" | "layout" | null;
  count: number;
  onDone: (work: BulkWork | null) => void;
}

/** Asks before several articles change. */
export function BulkQuestion({ intent, count, onDone }: BulkQuestionProps) {
  const [layout, setLayout] = useState<GroupLayout>("row");
  const articles = count === 1 ? "this article" : `these ${count} articles`;
  const close = () => onDone(null);
  if (intent === null) return null;
  if (intent === "remove") {
    return (
      <Modal open title="Remove all products?" onClose={close} primaryAction={{ content: "Remove products", destructive: true, onAction: () => onDone({ intent }) }} secondaryActions={[{ content: "Cancel", onAction: close }]}>
        <Modal.Section>
          <Text as="p">{`Readers of ${articles} will see no products any more. The text itself is never changed. You can undo this right after.`}</Text>
        </Modal.Section>
      </Modal>
    );
  }
  return (
    <Modal open title="Change the layout" onClose={close} primaryAction={{ content: "Change layout", onAction: () => onDone({ intent, layout }) }} secondaryActions={[{ content: "Cancel", onAction: close }]}>
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{`Every group of products in ${articles} takes this layout. You can undo this right after.`}</Text>
          <Select label="Layout" options={LAYOUT_OPTIONS} value={layout} onChange={(value) => setLayout(GROUP_LAYOUTS.find((one) => one === value) ?? layout)} />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}


