import { Banner, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownJob } from "../domain/scan-job";
import { JobUnderWay, type JobIntent } from "./scan-job-card";

interface LinkCheckCardProps {
  job: ShownJob | null;
  /** What the last check found, and as of when; null when there was none. */
  last: { sentence: string; asOf: { day: string; time: string } } | null;
  /** How many articles need attention; where none does nothing is to be shown. */
  troubled: number;
  busy: boolean;
  onIntent: (intent: JobIntent) => void;
  onShow: () => void;
}

/** The check of all links: how far it is, why it stopped, or what the last one found. */
export function LinkCheckCard({ job, last, troubled, busy, onIntent, onShow }: LinkCheckCardProps) {
  if (job?.state === "running" || job?.state === "paused") return <JobUnderWay job={job} busy={busy} onIntent={onIntent} />;
  if (job?.state === "failed") {
    return (
      <Banner tone="warning" title="The check of all links stopped" action={{ content: "Try again", onAction: () => onIntent("resume"), loading: busy }}>
        <p>{`${job.problem ?? ""} What was looked at before is kept.`}</p>
      </Banner>
    );
  }
  if (last === null) return null;
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <div role="status">
          <Text as="p">
            {`${last.sentence} `}
            <Text as="span" tone="subdued">{`As of ${last.asOf.day}, ${last.asOf.time}.`}</Text>
          </Text>
        </div>
        {troubled > 0 && <Button onClick={onShow}>Show what needs you</Button>}
      </InlineStack>
    </Card>
  );
}
