import { BlockStack, Button, Card, Icon, InlineGrid, InlineStack, Link, ProgressBar, Text } from "@shopify/polaris";
import { CheckCircleIcon, XIcon } from "@shopify/polaris-icons";
import { guideOf } from "../domain/home-guide";
import type { HomeFacts } from "../domain/tasks";
import type { PlacedBlocks } from "../domain/theme-memory";

/** As large as an icon of Polaris. */
const EMPTY_CIRCLE = { display: "block", inlineSize: 16, blockSize: 16, margin: 2, borderRadius: "50%", border: "2px dashed var(--p-color-border-tertiary)", boxSizing: "border-box" } as const;

interface HomeGuideProps {
  facts: HomeFacts;
  places: PlacedBlocks | null;
  /** Shopify has not told yet where the blocks stand, and nobody remembers. */
  waiting: boolean;
  onDismiss: () => void;
}

/** The way to a first result; each step sees by itself whether it is done. */
export function HomeGuide({ facts, places, waiting, onDismiss }: HomeGuideProps) {
  const steps = guideOf(facts, places);
  const done = steps.filter((step) => step.done).length;
  // Nearly always the answer is that the last step is done, too: then nothing on the page moves.
  const folded = done === steps.length || (waiting && done === steps.length - 1);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineGrid columns="1fr auto" alignItems="start">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              Set up Buyline
            </Text>
            <Text as="p" tone="subdued">
              {done === steps.length ? "All four steps are done. Close this for good." : `${done} of ${steps.length} steps are done.`}
            </Text>
          </BlockStack>
          <Button icon={XIcon} variant="tertiary" accessibilityLabel="Dismiss the set-up guide for good" onClick={onDismiss} />
        </InlineGrid>
        {!folded && (
          <>
            <ProgressBar progress={(100 * done) / steps.length} size="small" tone="primary" ariaLabelledBy="guide-steps" />
            <ol id="guide-steps" aria-label="Steps of the set-up guide" style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "var(--p-space-300)" }}>
              {steps.map(({ title, detail, url, external, done: isDone }) => (
                <li key={title}>
                  <InlineStack gap="300" align="start" wrap={false}>
                    <span>{isDone ? <Icon source={CheckCircleIcon} tone="success" accessibilityLabel="Done" /> : <span role="img" aria-label="To do" style={EMPTY_CIRCLE} />}</span>
                    <BlockStack gap="050">
                      {isDone ? (
                        <Text as="p" tone="subdued">
                          {title}
                        </Text>
                      ) : (
                        <Link url={url} target={external ? "_top" : undefined} removeUnderline>
                          {title}
                        </Link>
                      )}
                      {!isDone && (
                        <Text as="p" tone="subdued">
                          {detail}
                        </Text>
                      )}
                    </BlockStack>
                  </InlineStack>
                </li>
              ))}
            </ol>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
