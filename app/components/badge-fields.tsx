/** One badge: icon, words, link, and in another language than the set's own the words alone. */
import { BlockStack, Button, Collapsible, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { wordsIn, withWords, type BadgeWords, type FormBadge } from "../domain/badge-form";
import type { IconDrawing } from "../domain/badge-icons";
import { BADGE_TERMS_LENGTH, BADGE_TEXT_LENGTH, BADGE_TITLE_LENGTH, isDescribed } from "../domain/badges";
import { POLICIES, type PolicyName } from "../domain/claim-kinds";
import type { ClaimReport } from "../domain/claims";
import { BadgeClaimFields } from "./badge-claim-fields";
import { BadgeIconPicker } from "./badge-icon-picker";
import { BadgeUploadField } from "./badge-upload-field";
import { useDrawnFirst } from "./use-drawn-first";

interface BadgeFieldsProps {
  badge: FormBadge;
  /** Null for the set's own language. */
  language: { code: string; name: string } | null;
  report: ClaimReport;
  drawings: Record<string, IconDrawing>;
  written: PolicyName[] | null;
  zone: string;
  storefront: string;
  onChange: (badge: FormBadge) => void;
  problem: (field: string) => string | undefined;
  problemWithin: (field: string) => string | undefined;
}

const NO_LINK = "";
const ADDRESS = "address";

export function BadgeFields({ badge: known, language, report, drawings, written, zone, storefront, onChange: tell, problem, problemWithin }: BadgeFieldsProps) {
  const [badge, onChange] = useDrawnFirst(known, (changed: FormBadge) => {
    tell(changed);
    return changed;
  });
  const code = language?.code ?? null;
  const words = wordsIn(badge, code);
  const own = wordsIn(badge, null);
  const at = code === null ? "" : `translations.${code}.`;
  const [opened, setOpened] = useState<boolean | null>(null);
  const more = useId();
  const hasMore = own.condition !== "" || own.terms !== "" || problem(`${at}condition`) !== undefined || problem(`${at}terms`) !== undefined || report.findings.some(({ field }) => field.endsWith(".condition"));
  const open = opened ?? hasMore;

  /** What no store may say stands beside the words at once, not only when they are saved. */
  const refusal = (field: string) => {
    const refused = report.findings.find((finding) => finding.severity === "refused" && finding.field === `badges.${report.index}.${at}${field}`);
    return refused && `${refused.message} ${refused.mend}`;
  };
  const field = (name: keyof BadgeWords, label: string, most: number, lines?: number) => (
    <TextField
      label={label}
      value={words[name]}
      onChange={(typed) => onChange(withWords(badge, code, { [name]: typed }))}
      error={refusal(name) ?? problem(`${at}${name}`)}
      maxLength={most}
      showCharacterCount={most > BADGE_TITLE_LENGTH && words[name].length > most - 40}
      multiline={lines}
      placeholder={code === null ? undefined : own[name]}
      helpText={code !== null && own[name] !== "" ? own[name] : undefined}
      autoComplete="off"
    />
  );
  const linkChoice = badge.link === undefined ? NO_LINK : "policy" in badge.link ? badge.link.policy : ADDRESS;
  const linkOptions = [
    { value: NO_LINK, label: "No link" },
    ...(Object.keys(POLICIES) as PolicyName[]).map((value) => ({ value, label: `Your ${POLICIES[value]}${written !== null && !written.includes(value) ? " (not written yet)" : ""}` })),
    { value: ADDRESS, label: "Another address" },
  ];
  function setLink(choice: string) {
    const { link: _link, ...rest } = badge;
    const policy = (Object.keys(POLICIES) as PolicyName[]).find((name) => name === choice);
    onChange(policy !== undefined ? { ...rest, link: { policy } } : choice === ADDRESS ? { ...rest, link: { url: "" } } : rest);
  }

  return (
    <BlockStack gap="300">
      {code === null ? (
        <InlineGrid columns={{ xs: 1, sm: "auto 1fr" }} gap="300">
          <BadgeIconPicker icon={badge.icon} drawings={drawings} onChange={(icon) => onChange({ ...badge, icon })} />
          {field("title", "Title", BADGE_TITLE_LENGTH)}
        </InlineGrid>
      ) : (
        field("title", `Title in ${language?.name ?? ""}`, BADGE_TITLE_LENGTH)
      )}
      {code === null && <BadgeUploadField badge={badge} storefront={storefront} onChange={onChange} problem={(name) => refusal(name) ?? problem(name)} />}
      {code !== null && isDescribed(badge.image) && field("imageAlt", "What the icon shows", BADGE_TEXT_LENGTH)}
      {field("text", "Text", BADGE_TEXT_LENGTH)}
      {code === null && (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select label="Link" options={linkOptions} value={linkChoice} onChange={setLink} error={linkChoice === ADDRESS ? undefined : problemWithin("link")} />
          {badge.link !== undefined && "url" in badge.link ? (
            <TextField label="Address" value={badge.link.url} onChange={(url) => onChange({ ...badge, link: { url } })} error={problemWithin("link")} placeholder="/pages/returns" autoComplete="off" />
          ) : null}
        </InlineGrid>
      )}
      {badge.link !== undefined && field("linkLabel", "Words of the link (optional)", BADGE_TITLE_LENGTH)}
      <BlockStack gap="200" inlineAlign="start">
        <Button variant="plain" disclosure={open ? "up" : "down"} ariaExpanded={open} ariaControls={more} onClick={() => setOpened(!open)}>
          Condition and terms
        </Button>
      </BlockStack>
      <Collapsible id={more} open={open}>
        {open && (
          <BlockStack gap="300">
            {field("condition", "Condition, in one line", BADGE_TEXT_LENGTH)}
            {field("terms", "Terms, which shoppers can open", BADGE_TERMS_LENGTH, 3)}
          </BlockStack>
        )}
      </Collapsible>
      {code === null ? (
        <BadgeClaimFields badge={badge} report={report} written={written} zone={zone} onChange={onChange} problem={problem} />
      ) : (
        <Text as="p" tone="subdued">
          Icon, link and proof are the same in every language.
        </Text>
      )}
    </BlockStack>
  );
}
