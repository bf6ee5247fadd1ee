import { Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, ProgressBar, Spinner, Text } from "@shopify/polaris";
import type { Scanned, ShownJob } from "../domain/scan-job";

export type JobIntent = "pause" | "resume" | "cancel";
export type ScanIntent = "scan-all" | "scan-changed" | JobIntent;

const NAMES: Record<ShownJob["kind"], { name: string; stopped: string }> = {
  scan: { name: "Scan of all articles", stopped: "The scan stopped." },
  accept: { name: "Adding products to articles", stopped: "Not all could be added." },
  check: { name: "Check of all links", stopped: "The check of all links stopped." },
};

interface ScanJobCardProps {
  job: ShownJob | null;
  last: (Scanned & { /** "Nov 25, 2026, 6:10 PM EST" */ when: string }) | null;
  /** There is something to decide on, which goes before another scan. */
  anyOpen: boolean;
  busy: boolean;
  onIntent: (intent: ScanIntent) => void;
}

/** What the scan does now, or what it did last, with what can be done about it. */
export function ScanJobCard({ job, last, anyOpen, busy, onIntent }: ScanJobCardProps) {
  if (job?.state === "running" || job?.state === "paused") return <JobUnderWay job={job} busy={busy} onIntent={onIntent} />;
  const failed = job?.state === "failed";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {last === null ? "No scan yet" : `Last scan: ${last.when}`}
        </Text>
        {failed && (
          <Banner tone="critical" action={{ content: "Try again", onAction: () => onIntent("resume"), loading: busy }}>
            <p>{`${NAMES[job.kind].stopped} ${job.problem ?? ""}`}</p>
          </Banner>
        )}
        {job?.kind === "accept" && job.state === "done" && (
          <div role="status">
            <Text as="p">{job.sentence}</Text>
          </div>
        )}
        <Text as="p" tone="subdued">
          {last === null
            ? "Buyline reads all your articles and finds the products that their texts name or link to. Nothing changes in your store until you accept a proposal."
            : `Looked for ${count(last.products, "product")} in ${count(last.articles, "article")}.${job?.state === "done" && job.unreadable > 0 ? ` ${count(job.unreadable, "article")} could not be read.` : ""}${job?.state === "cancelled" ? " A later one was cancelled." : ""}`}
        </Text>
        <InlineStack align="start" gap="200">
          {last !== null && (
            <Button variant={failed || anyOpen ? undefined : "primary"} loading={busy} onClick={() => onIntent("scan-changed")}>
              Scan what changed since
            </Button>
          )}
          <Button variant={last === null && !failed ? "primary" : undefined} loading={busy && last === null} disabled={busy} onClick={() => onIntent("scan-all")}>
            {last === null ? "Scan all articles" : "Scan all articles again"}
          </Button>
        </InlineStack>
        {last !== null && (
          <Text as="p" tone="subdued">
            New products in your store? Scan all articles again: older texts may name them.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** What the job does now, how far it is, and how to hold it. */
export function JobUnderWay({ job, busy, onIntent }: { job: ShownJob; busy: boolean; onIntent: (intent: JobIntent) => void }) {
  const paused = job.state === "paused";
  const { name } = NAMES[job.kind];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          {!paused && job.share === null && <Spinner size="small" accessibilityLabel="Working" />}
          <Text as="h2" variant="headingMd">
            {paused ? `${name}: paused` : name}
          </Text>
        </InlineStack>
        <div role="status" aria-live="polite">
          <Text as="p">{job.sentence}</Text>
        </div>
        {job.share !== null && <ProgressBar progress={Math.round(job.share * 100)} size="small" tone="primary" ariaLabelledBy="scan-progress" />}
        {job.problem !== null && <Text as="p" tone="caution">{`${job.problem} Buyline tries again by itself.`}</Text>}
        <Text as="p" tone="subdued" id="scan-progress">
          {paused ? "Nothing happens until you resume. It goes on where it was." : "You can leave this page: this goes on by itself."}
        </Text>
        <ButtonGroup>
          {paused ? (
            <Button variant="primary" loading={busy} onClick={() => onIntent("resume")}>
              Resume
            </Button>
          ) : (
            <Button loading={busy} onClick={() => onIntent("pause")}>
              Pause
            </Button>
          )}
          <Button disabled={busy} onClick={() => onIntent("cancel")}>
            Cancel
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
}
