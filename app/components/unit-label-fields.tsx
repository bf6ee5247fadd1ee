/** What the countdown calls its units in the language that is being written. */
import { BlockStack, Button, InlineGrid, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { unitLabel, type Unit } from "../domain/banner-look";
import { LABEL_FIELDS, languageName, UNIT_LABEL_LENGTH, wordsIn, type LabelField } from "../domain/banner-words-form";
import { wordName, writtenIn, type WordsForm } from "./words-field";

const LABELS: Record<LabelField, { unit: Unit; label: string }> = {
  dayLabel: { unit: "day", label: "Days" },
  hourLabel: { unit: "hour", label: "Hours" },
  minuteLabel: { unit: "minute", label: "Minutes" },
  secondLabel: { unit: "second", label: "Seconds" },
};

export function UnitLabelFields({ form: { values, set, problem }, language }: Pick<WordsForm, "form" | "language">) {
  const [asked, setAsked] = useState(false);
  const words = wordsIn(values, language);
  const isNamed = [values, ...Object.values(values.translations)].some((fields) => LABEL_FIELDS.some((field) => fields[field] !== ""));
  if (values.countdown === "off" && !isNamed) return null;
  if (!asked && !isNamed) {
    return (
      <div>
        <Button variant="plain" onClick={() => setAsked(true)}>
          Choose the words of the countdown
        </Button>
      </div>
    );
  }
  const isShown = (field: LabelField) => values.look.units.split(",").includes(LABELS[field].unit) || words[field] !== "";
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="bodyMd">
        {`Words of the countdown${language === values.locale ? "" : ` in ${languageName(language)}`}`}
      </Text>
      <InlineGrid columns={2} gap="200">
        {LABEL_FIELDS.filter(isShown).map((field) => (
          <TextField
            key={field}
            label={LABELS[field].label}
            value={words[field]}
            onChange={(typed) => set((latest) => writtenIn(latest, language, field, typed))}
            error={problem(wordName(values, language, field))}
            placeholder={unitLabel(LABELS[field].unit, values.look, language)}
            maxLength={UNIT_LABEL_LENGTH}
            autoComplete="off"
          />
        ))}
      </InlineGrid>
      <Text as="p" tone="subdued">
        Left empty, a word like the one in the field stands there.
      </Text>
    </BlockStack>
  );
}
