/** What a badge promises, what that promise needs, and what the shop's own policies say of it (B1 to B4, B6). */
import { BlockStack, Box, Checkbox, Icon, InlineGrid, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon } from "@shopify/polaris-icons";
import { claimOf, type FormBadge } from "../domain/badge-form";
import { CLAIM_KINDS, POLICIES, SUPPORT_CHANNELS, type BadgeClaim, type ClaimField, type ClaimKind, type PolicyName } from "../domain/claim-kinds";
import type { ClaimReport } from "../domain/claims";
import { describeDay, type Instant } from "../domain/schedule";

interface BadgeClaimFieldsProps {
  badge: FormBadge;
  report: ClaimReport;
  /** Those that the shop has written; null where Shopify did not tell. */
  written: PolicyName[] | null;
  zone: string;
  onChange: (badge: FormBadge) => void;
  /** What the last save refused. */
  problem: (field: string) => string | undefined;
}

const KIND_OPTIONS = (Object.keys(CLAIM_KINDS) as ClaimKind[]).map((value) => ({ value, label: CLAIM_KINDS[value].label }));
const CHANNEL_OPTIONS = [{ value: "", label: "Choose" }, ...Object.entries(SUPPORT_CHANNELS).map(([value, label]) => ({ value, label }))];
const REVIEW_OPTIONS = [1, 3, 6, 12].map((months) => ({ value: String(months), label: months === 1 ? "In a month" : `In ${months} months` }));
const NOTHING = "";

export function BadgeClaimFields({ badge, report, written, zone, onChange, problem }: BadgeClaimFieldsProps) {
  const claim = claimOf(badge);
  const set = (change: Partial<BadgeClaim>) => onChange({ ...badge, claim: { ...claim, ...change } });
  const kinds = report.kinds;
  const asks = new Set<ClaimField>(kinds.flatMap((kind) => [...CLAIM_KINDS[kind].needs, ...CLAIM_KINDS[kind].needsOneOf]));
  const saysMore = kinds.filter((kind) => kind !== claim.kind).map((kind) => CLAIM_KINDS[kind].label);
  const prefix = `badges.${report.index}.`;
  /** What is still missing, beside the field that would give it. */
  const hint = (field: string) => report.findings.find((finding) => finding.field === `${prefix}claim.${field}` && finding.severity !== "refused")?.mend;
  /** What is not saved like this, beside its field at once. */
  const refusal = (field: string) => report.findings.find((finding) => finding.field === `${prefix}claim.${field}` && finding.severity === "refused")?.mend;
  const policyOptions = [{ value: NOTHING, label: asks.has("policy") ? "Choose" : "None" }, ...(Object.keys(POLICIES) as PolicyName[]).map((value) => ({ value, label: capital(POLICIES[value]) + (written !== null && !written.includes(value) ? " (not written yet)" : "") }))];
  const isSeal = claim.authorised || badge.image?.seal === true || report.findings.some(({ rule }) => rule === "B2");

  return (
    <BlockStack gap="300">
      <Select
        label="What it promises"
        options={KIND_OPTIONS}
        value={claim.kind}
        onChange={(kind) => set({ kind: KIND_OPTIONS.find(({ value }) => value === kind)?.value ?? claim.kind })}
        error={problem("claim.kind")}
        helpText={saysMore.length === 0 ? "Decides what the badge needs so that shoppers can rely on it." : `Its words also promise: ${saysMore.join(", ").toLowerCase()}.`}
      />
      {asks.size > 0 && (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          {asks.has("days") && <TextField label="Days" type="number" min={1} value={claim.days === null ? "" : String(claim.days)} onChange={(days) => set({ days: days === "" ? null : Number(days) })} error={problem("claim.days")} helpText={hint("days")} autoComplete="off" />}
          {asks.has("policy") && <Select label="The policy that says so" options={policyOptions} value={claim.policy ?? NOTHING} onChange={(policy) => set({ policy: policyFrom(policy) })} error={problem("claim.policy")} helpText={hint("policy")} />}
          {asks.has("channel") && <Select label="Where somebody answers" options={CHANNEL_OPTIONS} value={claim.channel ?? NOTHING} onChange={(channel) => set({ channel: channelFrom(channel) })} error={problem("claim.channel")} helpText={hint("channel")} />}
          {asks.has("hours") && <TextField label="Your real hours" value={claim.hours} onChange={(hours) => set({ hours })} placeholder="Weekdays 9 to 18" error={problem("claim.hours")} helpText={hint("hours")} autoComplete="off" />}
          {asks.has("source") && <TextField label="Source" value={claim.source} onChange={(source) => set({ source })} placeholder="https://… or the name of the record" error={problem("claim.source")} helpText={hint("source")} autoComplete="off" />}
        </InlineGrid>
      )}
      {kinds.length > 0 && <Checkbox label="It has conditions" checked={claim.conditional} onChange={(conditional) => set({ conditional })} helpText="Then they stand on the badge, as its condition or its terms." />}
      {isSeal && (
        <BlockStack gap="200">
          <Checkbox label="We are authorised to show this seal" checked={claim.authorised} onChange={(authorised) => set({ authorised })} helpText="Only its owner may grant it. Your answer and the proof are kept with the badge." error={refusal("authorised") ?? problem("claim.authorised")} />
          {!asks.has("source") && <TextField label="Link to the proof" value={claim.source} onChange={(source) => set({ source })} placeholder="https://" error={refusal("source") ?? problem("claim.source")} autoComplete="off" />}
        </BlockStack>
      )}
      <ClaimEvidence report={report} />
      {kinds.length > 0 && (
        <Box background="bg-surface-secondary" borderRadius="200" padding="300">
          <BlockStack gap="200">
            <Text as="p" tone="subdued">
              {confirmationWords(claim, report.reviewAt, zone)}
            </Text>
            <InlineGrid columns={{ xs: 1, sm: "1fr auto" }} gap="300" alignItems="center">
              <Checkbox label="My store really does this" helpText="Kept with your name and the date when you save." checked={badge.confirm === true} onChange={(confirm) => onChange({ ...badge, confirm })} />
              <Select label="Ask me again" options={REVIEW_OPTIONS} value={String(claim.reviewMonths)} onChange={(months) => set({ reviewMonths: Number(months), reviewAt: null })} />
            </InlineGrid>
          </BlockStack>
        </Box>
      )}
    </BlockStack>
  );
}

/** The policy's own sentence, or what is wrong with the claim and what would mend it. */
function ClaimEvidence({ report: { findings, quote } }: { report: ClaimReport }) {
  // What a field lacks stands beside that field; whether it was confirmed stands with the confirmation.
  const shown = findings.filter(({ field, severity }) => severity !== "refused" && !/\.claim\.(days|channel|hours|source|confirmedAt)$/.test(field));
  if (quote === null && shown.length === 0) return null;
  return (
    <BlockStack gap="200">
      {quote !== null && (
        <Note icon={CheckCircleIcon} tone="success">
          <Text as="p">Your {POLICIES[quote.policy]} says:</Text>
          <Quote words={quote.sentence} />
        </Note>
      )}
      {shown.map(({ field, rule, message, evidence, mend }) => (
        <Note key={`${field} ${rule} ${message}`} icon={AlertTriangleIcon} tone="caution">
          <Text as="p">
            {message} {mend}
          </Text>
          {evidence !== null && <Quote words={evidence} />}
        </Note>
      ))}
    </BlockStack>
  );
}

function Note({ icon, tone, children }: { icon: typeof CheckCircleIcon; tone: "success" | "caution"; children: React.ReactNode }) {
  return (
    <InlineStack gap="200" align="start" wrap={false}>
      <span>
        <Icon source={icon} tone={tone} />
      </span>
      <BlockStack gap="100">{children}</BlockStack>
    </InlineStack>
  );
}

function Quote({ words }: { words: string }) {
  return (
    <blockquote style={{ margin: 0, paddingInlineStart: "var(--p-space-300)", borderInlineStart: "2px solid var(--p-color-border)" }}>
      <Text as="p" tone="subdued" breakWord>
        “{words}”
      </Text>
    </blockquote>
  );
}

function confirmationWords({ confirmedAt, confirmedBy }: BadgeClaim, reviewAt: Instant | null, zone: string): string {
  if (confirmedAt === null) return "Nobody has confirmed yet that this is true.";
  const when = `${confirmedBy ?? "A member of your staff"} confirmed this on ${describeDay(confirmedAt, zone, "en")}.`;
  return reviewAt === null ? when : `${when} You are asked again on ${describeDay(reviewAt, zone, "en")}.`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const policyFrom = (value: string) => (Object.keys(POLICIES) as PolicyName[]).find((name) => name === value) ?? null;
const channelFrom = (value: string) => (Object.keys(SUPPORT_CHANNELS) as (keyof typeof SUPPORT_CHANNELS)[]).find((name) => name === value) ?? null;
