/** Who sees it: the part of a page rule that narrows by market, language, customer and device. */
import { BlockStack, ChoiceList, FormLayout, InlineError, Select } from "@shopify/polaris";
import { useId } from "react";
import type { PageRule } from "../domain/page-rules";
import { Chips, TextAdder } from "./rule-targets";

export interface StoreAudience {
  markets: { handle: string; name: string }[];
  locales: { code: string; name: string }[];
}

interface RuleAudienceProps {
  rule: PageRule;
  onChange: (change: Partial<PageRule>) => void;
  audience: StoreAudience | null;
  problemWithin: (field: string) => string | undefined;
}

const CUSTOMERS: { label: string; value: PageRule["customer"] }[] = [
  { label: "Everybody", value: "anyone" },
  { label: "Visitors who are not signed in", value: "guest" },
  { label: "Signed-in customers", value: "signed_in" },
];
const DEVICES: { label: string; value: PageRule["device"] }[] = [
  { label: "Every screen", value: "any" },
  { label: "Phones", value: "phone" },
  { label: "Wider screens", value: "desktop" },
];

export function RuleAudience({ rule, onChange, audience, problemWithin }: RuleAudienceProps) {
  const tags = useId();
  const markets = choices(audience?.markets.map(({ handle, name }) => ({ value: handle, label: name })) ?? [], rule.markets, "no active market of your store");
  const locales = choices(audience?.locales.map(({ code, name }) => ({ value: code, label: name })) ?? [], rule.locales, "not published in your store");
  const tagProblem = problemWithin("rule.customerTags");
  return (
    <FormLayout>
      {markets.length > 1 && <ChoiceList title="Markets" allowMultiple choices={markets} selected={rule.markets} onChange={(chosen) => onChange({ markets: chosen })} error={problemWithin("rule.markets")} />}
      {locales.length > 1 && <ChoiceList title="Languages" allowMultiple choices={locales} selected={rule.locales} onChange={(chosen) => onChange({ locales: chosen })} error={problemWithin("rule.locales")} />}
      <FormLayout.Group condensed>
        <Select label="Customers" options={CUSTOMERS} value={rule.customer} onChange={(value) => onChange({ customer: CUSTOMERS.find((one) => one.value === value)?.value ?? "anyone" })} error={problemWithin("rule.customer")} />
        <Select label="Screens" options={DEVICES} value={rule.device} onChange={(value) => onChange({ device: DEVICES.find((one) => one.value === value)?.value ?? "any" })} error={problemWithin("rule.device")} />
      </FormLayout.Group>
      <BlockStack gap="200">
        <TextAdder
          label="Customer tag"
          button="Add tag"
          helpText="Only customers with one of these tags see it. Leave it empty for all."
          add={(tag) => {
            if (tag.includes(",")) return "Enter one tag at a time, without a comma.";
            if (!rule.customerTags.includes(tag)) onChange({ customerTags: [...rule.customerTags, tag] });
            return null;
          }}
        />
        <Chips label="Customer tags" chips={rule.customerTags.map((tag) => ({ key: tag, words: tag, note: null }))} onRemove={(index) => onChange({ customerTags: rule.customerTags.filter((_, at) => at !== index) })} />
        {tagProblem !== undefined && <InlineError fieldID={tags} message={tagProblem} />}
      </BlockStack>
    </FormLayout>
  );
}

/** What a rule names and the store does not have any more can still be seen, and taken out. */
function choices(known: { value: string; label: string }[], named: string[], note: string) {
  const unknown = named.filter((value) => !known.some((one) => one.value === value));
  return [...known, ...unknown.map((value) => ({ value, label: `${value} (${note})` }))];
}
