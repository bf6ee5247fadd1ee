import { BlockStack, Button, Icon, InlineStack, Text } from "@shopify/polaris";
import { AlertTriangleIcon, InfoIcon } from "@shopify/polaris-icons";
import type { OfferFinding } from "../domain/offer-claims";

interface OfferFindingsProps {
  /** Of one field. */
  findings: OfferFinding[];
  /** Its words as they are, of which the next look has not told yet. */
  text: string;
  onMend: (text: string) => void;
}

/** What the words of one field claim that the offer does not bear out, each with the step that puts it right, which replaces the whole text: one after the other. */
export function OfferFindings({ findings, text, onMend }: OfferFindingsProps) {
  return (
    <div role="status">
      <BlockStack gap="100">
        {findings.map(({ rule, severity, quote, message, mend, text: judged }) => (
          <InlineStack key={`${rule} ${quote}`} gap="100" align="start" wrap={false}>
            <span>
              <Icon source={severity === "refused" ? AlertTriangleIcon : InfoIcon} tone={severity === "refused" ? "caution" : "subdued"} />
            </span>
            <Text as="p" tone={severity === "refused" ? "caution" : "subdued"} breakWord>
              {message}{" "}
              {mend !== null && (
                <Button variant="plain" disabled={judged !== text} onClick={() => onMend(mend.text)} accessibilityLabel={`${mend.label}: ${quote}`}>
                  {mend.label}
                </Button>
              )}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </div>
  );
}
