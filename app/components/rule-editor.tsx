/** "Where it shows": a page rule as a sentence that changes while it is edited, and the choices behind it. */
import { Banner, BlockStack, Button, Card, Collapsible, List, RadioButton, Text } from "@shopify/polaris";
import { useId, useState, type ReactNode } from "react";
import type { PageRule } from "../domain/page-rules";
import { audienceWords, ruleWords, toNames } from "../domain/rule-words";
import { RuleAudience, type StoreAudience } from "./rule-audience";
import { useRuleCheck, type CheckedForm } from "./rule-check";
import { RuleTargets } from "./rule-targets";
import { useFormPart, type SaveForm } from "./use-save-form";

interface RuleEditorProps {
  form: SaveForm<{ rule: PageRule }>;
  /** What the server is asked about. */
  asked: CheckedForm;
  /** Null where Shopify did not tell. */
  audience: StoreAudience | null;
}

export function RuleEditor({ form, asked, audience }: RuleEditorProps) {
  const { values: { rule }, set: setValues, problemWithin } = useFormPart(form);
  const check = useRuleCheck(asked);
  const names = toNames(audience);
  const [choosesPages, setChoosesPages] = useState(rule.where.length > 0);
  const onlyChosen = choosesPages || rule.where.length > 0;
  const title = useId();
  const set = (change: Partial<PageRule>) => setValues({ rule: { ...rule, ...change } });
  const gone = check?.gone ?? [];
  const who = audienceWords(rule, names);

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="p" tone="subdued" variant="bodySm" id={title}>
            Where it shows
          </Text>
          <div aria-live="polite">
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd" breakWord>
                {ruleWords(rule, names)}
              </Text>
              {check?.reach.map((words) => (
                <Text as="p" tone="subdued" key={words}>
                  {words}
                </Text>
              ))}
            </BlockStack>
          </div>
        </BlockStack>
        {check !== null && check.warnings.length > 0 && (
          <Banner tone="warning">
            {check.warnings.length === 1 ? <p>{check.warnings[0]}</p> : <List>{check.warnings.map((words) => <List.Item key={words}>{words}</List.Item>)}</List>}
          </Banner>
        )}
        <div role="radiogroup" aria-labelledby={title}>
          <BlockStack>
            <RadioButton
              label="On every page"
              name={`${title}-where`}
              checked={!onlyChosen}
              onChange={() => {
                setChoosesPages(false);
                set({ where: [] });
              }}
            />
            <RadioButton label="Only on pages that I choose" name={`${title}-where`} checked={onlyChosen} onChange={() => setChoosesPages(true)} />
          </BlockStack>
        </div>
        {onlyChosen && (
          <BlockStack gap="200">
            {rule.where.length === 0 && (
              <Text as="p" tone="subdued">
                Nothing is chosen yet. Until then it shows everywhere.
              </Text>
            )}
            <RuleTargets label="Add pages" list={rule.where} onChange={(where) => set({ where })} problem={problemWithin("rule.where")} gone={gone} />
          </BlockStack>
        )}
        <Part title="Exceptions" state={rule.except.length === 0 ? "None" : `${rule.except.length}`} open={rule.except.length > 0 || problemWithin("rule.except") !== undefined}>
          <RuleTargets label="Add exceptions" list={rule.except} onChange={(except) => set({ except })} problem={problemWithin("rule.except")} gone={gone} />
        </Part>
        <Part title="Who sees it" state={who === "" ? "Everybody" : "Some visitors"} open={who !== ""}>
          <RuleAudience rule={rule} onChange={set} audience={audience} problemWithin={problemWithin} />
        </Part>
      </BlockStack>
    </Card>
  );
}

/** A part of the rule that most merchants never need: closed until it says something. */
function Part({ title, state, open: startsOpen, children }: { title: string; state: string; open: boolean; children: ReactNode }) {
  const id = useId();
  const [opened, setOpened] = useState<boolean | null>(null);
  const open = opened ?? startsOpen;
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Button variant="plain" textAlign="start" disclosure={open ? "up" : "down"} ariaExpanded={open} ariaControls={id} onClick={() => setOpened(!open)}>
        {`${title}: ${state}`}
      </Button>
      <Collapsible id={id} open={open}>
        {open && children}
      </Collapsible>
    </BlockStack>
  );
}
