/** Parts of the banner's form: what a shopper can do, and what it says before the start, near the end and after it. */
import { BlockStack, Button, Card, ChoiceList, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { CODE_LENGTH, MOST_HOURS } from "../domain/banner";
import { deadlineWords } from "./banner-words-card";
import { MomentField } from "./moment-field";
import { useFormPart } from "./use-save-form";
import { WordsField, type WordsForm } from "./words-field";

export function BannerActionCard(given: WordsForm) {
  const form = useFormPart(given.form);
  const { values, set, problem } = form;
  const words = { ...given, form };
  return (
    <Card>
      <FormLayout>
        <Text as="h2" variant="headingMd">
          What shoppers can do
        </Text>
        <FormLayout.Group>
          <WordsField {...words} field="linkLabel" label="Button text" placeholder="Shop the sale" />
          <TextField label="Button link" value={values.link} onChange={(link) => set({ link })} error={problem("link")} autoComplete="off" placeholder="/collections/all" />
        </FormLayout.Group>
        {(values.offerId === "" || values.code !== "") && (
          <TextField
            label={values.offerId === "" ? "Discount code (optional)" : "Discount code"}
            value={values.code}
            onChange={(code) => set({ code })}
            error={problem("code")}
            maxLength={CODE_LENGTH}
            autoComplete="off"
            placeholder="BLACKFRIDAY25"
            disabled={values.offerId !== ""}
            helpText={values.offerId === "" ? undefined : "As the discount says"}
          />
        )}
        {values.code !== "" && (
          <ChoiceList
            title="The code"
            choices={[
              { label: "Shoppers copy it", value: "copy", helpText: "One tap copies it, and says so." },
              { label: "One step applies it", value: "apply", helpText: "A link puts it into the cart and leads back to the page." },
            ]}
            selected={[values.codeAction]}
            onChange={([codeAction]) => set({ codeAction: codeAction === "apply" ? "apply" : "copy" })}
          />
        )}
      </FormLayout>
    </Card>
  );
}

const MOMENTS = ["teaserMessage", "lastHoursMessage", "endedMessage"] as const;

export function BannerMomentsCard(given: WordsForm) {
  const form = useFormPart(given.form);
  const { values, set, problem } = form;
  const words = { ...given, form };
  // Stays open while it is emptied and written anew.
  const [opened, setOpened] = useState(() => MOMENTS.filter((field) => values[field] !== ""));
  const message = (label: string, field: (typeof MOMENTS)[number], placeholder: string) =>
    opened.includes(field) || values[field] !== "" ? (
      <WordsField {...words} field={field} label={label} placeholder={placeholder} helpText={field === "lastHoursMessage" && values[field] !== "" && words.language === values.locale ? deadlineWords([values[field]]) : undefined} />
    ) : (
      <Button variant="plain" onClick={() => setOpened((before) => [...before, field])}>
        {`Add words ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
      </Button>
    );
  const hours = (label: string, field: "teaserHours" | "lastHours" | "endedHours") => (
    <TextField label={label} type="number" min={1} max={MOST_HOURS} suffix="hours" value={values[field]} onChange={(typed) => set({ [field]: typed })} error={problem(field)} autoComplete="off" />
  );
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Other moments
          </Text>
          <Text as="p" tone="subdued">
            Without words for them there is no banner before the start and after the end, and the last hours say the same as before.
          </Text>
        </BlockStack>
        <FormLayout>
          {message("Before the start", "teaserMessage", "Black Friday starts soon")}
          {values.teaserMessage !== "" && values.scheduleKind === "once" && <MomentField label="Announced from" value={values.teaserFrom} zone={words.zone} onChange={(teaserFrom) => set({ teaserFrom })} error={problem("teaserFrom")} />}
          {values.teaserMessage !== "" && values.scheduleKind !== "once" && hours("Before each window", "teaserHours")}
          {message("In the last hours", "lastHoursMessage", "Last hours: 25% off everything")}
          {values.lastHoursMessage !== "" && hours("Before the end", "lastHours")}
          {message("After the end", "endedMessage", "The sale is over. Thank you!")}
          {values.endedMessage !== "" && hours("Shown for", "endedHours")}
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
