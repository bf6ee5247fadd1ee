/** The badges of a set in their order; one is open at a time. */
import { ActionList, Badge, BlockStack, Box, Button, Card, Checkbox, InlineError, InlineStack, Popover, Select, Text } from "@shopify/polaris";
import { DeleteIcon, DuplicateIcon, MenuHorizontalIcon, PlusIcon } from "@shopify/polaris-icons";
import { useMemo, useState } from "react";
import { copiedBadge, emptyBadge, missingWords, wordsIn, type BadgeSetValues, type FormBadge } from "../domain/badge-form";
import type { IconDrawing } from "../domain/badge-icons";
import { BADGES_IN_SET } from "../domain/badges";
import { claimsOf, type ClaimReport } from "../domain/claims";
import type { ShopPolicy } from "../domain/policy-evidence";
import type { Instant } from "../domain/schedule";
import { BadgeFields } from "./badge-fields";
import { BadgeIconDrawing } from "./badge-icon";
import { OrderedRows } from "./ordered-rows";
import { useFormPart, type SaveForm } from "./use-save-form";
import { toFileAddress } from "./use-upload";

interface BadgeListProps {
  form: SaveForm<BadgeSetValues>;
  /** Null where Shopify did not tell. */
  policies: ShopPolicy[] | null;
  languages: { code: string; name: string; primary: boolean }[];
  /** The code of the language whose words are edited. */
  language: string;
  onLanguage: (code: string) => void;
  /** The set's own language. */
  locale: string;
  drawings: Record<string, IconDrawing>;
  zone: string;
  now: Instant;
  storefront: string;
  openId: string | null;
  onOpen: (id: string | null) => void;
}

export function BadgeList({ form, policies, languages, language, onLanguage, locale, drawings, zone, now, storefront, openId, onOpen }: BadgeListProps) {
  const { values: { badges, design }, set, problem, problemWithin } = useFormPart(form);
  const { claims: reports, findings } = useMemo(() => claimsOf({ badges, design }, policies, now), [badges, design, policies, now]);
  const advice = findings.find(({ rule }) => rule === "B7");
  const written = policies?.map(({ name }) => name) ?? null;
  const other = language === locale ? null : (languages.find(({ code }) => code === language) ?? { code: language, name: language });
  const isFull = badges.length >= BADGES_IN_SET;
  // Made of the newest badges: the open one's fields are drawn before this list.
  const setBadges = (change: (newest: FormBadge[]) => FormBadge[]) => set((newest) => ({ badges: change(newest.badges) }));
  const newId = () => crypto.randomUUID().slice(0, 8);

  function add(badge: FormBadge, after = badges.length - 1) {
    setBadges((newest) => [...newest.slice(0, after + 1), badge, ...newest.slice(after + 1)]);
    onOpen(badge.id);
  }

  // What is wrong by itself is put right first.
  const toConfirm = badges.filter((_, index) => (reports[index]?.findings ?? []).some(({ rule }) => rule === "B6") && !reports[index]?.findings.some(({ rule, severity }) => rule !== "B6" && severity !== "advice"));
  const confirmAll = (confirm: boolean) => setBadges((newest) => newest.map((badge) => (toConfirm.some(({ id }) => id === badge.id) ? { ...badge, confirm } : badge)));

  const rows = badges.map((badge, index) => {
    const report = reports[index];
    const title = wordsIn(badge, other?.code ?? null).title || badge.title;
    const name = title === "" ? `Badge ${index + 1}` : title;
    const isOpen = openId === badge.id;
    const at = (field: string) => `badges.${index}.${field}`;
    return {
      id: badge.id,
      name,
      head: (
        <InlineStack gap="200" align="start" blockAlign="center" wrap={false}>
          {badge.image ? <img src={toFileAddress(storefront, badge.image.file)} alt="" width={24} height={24} style={{ objectFit: "contain" }} /> : <BadgeIconDrawing drawing={drawings[badge.icon]} />}
          <BlockStack gap="050" inlineAlign="start">
            <Button variant="monochromePlain" textAlign="start" ariaExpanded={isOpen} onClick={() => onOpen(isOpen ? null : badge.id)} accessibilityLabel={`Edit ${name}`}>
              {name}
            </Button>
            {report !== undefined && <RowState report={report} refused={problemWithin(`badges.${index}`)} missing={other === null ? 0 : (missingWords([badge], other.code)[0]?.names.length ?? 0)} />}
          </BlockStack>
        </InlineStack>
      ),
      actions: (
        <RowMenu
          name={name}
          isFull={isFull}
          onCopy={() => add(copiedBadge(badge, newId()), index)}
          onRemove={() => setBadges((newest) => newest.filter(({ id }) => id !== badge.id))}
        />
      ),
      body: isOpen && report !== undefined && (
        <Box paddingBlockStart="300" paddingBlockEnd="300">
          <BadgeFields badge={badge} language={other} report={report} drawings={drawings} written={written} zone={zone} storefront={storefront} onChange={(changed) => setBadges((newest) => newest.map((one) => (one.id === changed.id ? changed : one)))} problem={(field) => problem(at(field))} problemWithin={(field) => problemWithin(at(field))} />
        </Box>
      ),
    };
  });

  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {badges.length === 0 ? "Badges" : `Badges (${badges.length})`}
            </Text>
            {languages.length > 1 && <Select label="Words in" labelInline options={languages.map(({ code, name, primary }) => ({ value: code, label: primary ? `${name} (default)` : name }))} value={language} onChange={onLanguage} />}
          </InlineStack>
          <Text as="p" tone="subdued">
            Shoppers rely on what a badge says. Use only what your store really does.
          </Text>
        </BlockStack>
      </Box>
      <OrderedRows label="Badges in their order" rows={rows} onOrder={(ids) => setBadges((newest) => ids.flatMap((id) => newest.find((badge) => badge.id === id) ?? []))} />
      <Box padding="400" paddingBlockStart="300" borderBlockStartWidth={badges.length > 0 ? "025" : "0"} borderColor="border-secondary">
        <BlockStack gap="200" inlineAlign="start">
          {problem("badges") !== undefined && <InlineError fieldID="badges" message={problem("badges") ?? ""} />}
          {advice !== undefined && (
            <Text as="p" tone="subdued">
              {advice.message} {advice.mend}
            </Text>
          )}
          <Button icon={PlusIcon} onClick={() => add(emptyBadge(newId()))} disabled={isFull}>
            Add a badge
          </Button>
          {toConfirm.length > 1 && (
            <Checkbox
              label={`My store really does what these ${toConfirm.length} badges say`}
              helpText={`${toConfirm.map(({ title }) => title).join(", ")}. Kept with your name and the date when you save.`}
              checked={toConfirm.every(({ confirm }) => confirm === true)}
              onChange={confirmAll}
            />
          )}
          {isFull && (
            <Text as="p" tone="subdued">
              {`A set holds at most ${BADGES_IN_SET} badges. For more, make a second set for other pages.`}
            </Text>
          )}
        </BlockStack>
      </Box>
    </Card>
  );
}

/** In two or three words, what stands in the way of relying on the badge. */
function RowState({ report: { kinds, findings, quote }, refused, missing }: { report: ClaimReport; refused: string | undefined; missing: number }) {
  const errors = findings.filter(({ severity }) => severity === "error");
  const lacks = errors.filter(({ rule, evidence }) => rule !== "B6" && evidence === null);
  if (refused !== undefined || findings.some(({ severity }) => severity === "refused")) return <Badge tone="critical">May not be shown</Badge>;
  if (missing > 0) return <Badge tone="attention">{missing === 1 ? "1 text missing" : `${missing} texts missing`}</Badge>;
  if (errors.some(({ rule, evidence }) => rule !== "B6" && evidence !== null)) return <Badge tone="attention">Policy says otherwise</Badge>;
  if (lacks.length > 0) return <Badge tone="attention">{lacks.length === 1 ? "1 thing missing" : `${lacks.length} things missing`}</Badge>;
  if (errors.length > 0) return <Badge tone="info">To be confirmed</Badge>;
  if (quote !== null) return <Badge tone="success">Found in your policy</Badge>;
  return kinds.length > 0 ? <Badge tone="success">Confirmed</Badge> : null;
}

function RowMenu({ name, isFull, onCopy, onRemove }: { name: string; isFull: boolean; onCopy: () => void; onRemove: () => void }) {
  const [open, setOpen] = useState(false);
  const act = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <Popover active={open} onClose={() => setOpen(false)} autofocusTarget="first-node" preferredAlignment="right" activator={<Button icon={MenuHorizontalIcon} variant="tertiary" accessibilityLabel={`More for ${name}`} onClick={() => setOpen(!open)} />}>
      <ActionList
        actionRole="menuitem"
        items={[
          { content: "Duplicate", icon: DuplicateIcon, disabled: isFull, onAction: act(onCopy) },
          { content: "Remove", icon: DeleteIcon, destructive: true, onAction: act(onRemove) },
        ]}
      />
    </Popover>
  );
}
