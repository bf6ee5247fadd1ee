/** "What it says": the language that is being written, the banner's message in it, and its name. */
import { Badge, BlockStack, Button, Card, InlineStack, Tabs, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { NAME_LENGTH } from "../domain/banner";
import type { BannerFormValues } from "../domain/banner-form";
import { deadlineLine } from "../domain/banner-words";
import { languageName, linesOf, MOST_MORE, wordsIn, WORD_FIELDS } from "../domain/banner-words-form";
import type { StoreAudience } from "./rule-audience";
import { UnitLabelFields } from "./unit-label-fields";
import { useDrawnFirst } from "./use-drawn-first";
import { useFormPart } from "./use-save-form";
import { WordsField, type WordsForm } from "./words-field";

interface BannerWordsCardProps extends WordsForm {
  audience: StoreAudience | null;
  onLanguage: (language: string) => void;
}

export function BannerWordsCard({ audience, onLanguage, ...given }: BannerWordsCardProps) {
  const form = useFormPart(given.form);
  const { values, set, problem, problemWithin } = form;
  const [language, choose] = useDrawnFirst(given.language, (code: string) => {
    onLanguage(code);
    return code;
  });
  const words = { ...given, form, language };
  const [asked, setMore] = useState(false);
  const more = asked || values.moreMessages !== "";
  const languages = languagesOf(values, audience);
  const missing = languages.filter((code) => stateOf(values, code) === "missing");

  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            What it says
          </Text>
          {missing.length > 0 && <Badge tone="attention">{`Not in ${missing.length === 1 ? languageName(missing[0] ?? "") : `${missing.length} languages`}`}</Badge>}
        </InlineStack>
        {languages.length > 1 && (
          <Tabs
            tabs={languages.map((code) => ({
              id: `language-${code}`,
              content: languageName(code),
              ...(problemWithin(`translations.${code}`) !== undefined && { badge: "Mend" }),
              accessibilityLabel: `${languageName(code)}: ${LANGUAGE_STATES[stateOf(values, code)]}`,
            }))}
            selected={Math.max(0, languages.indexOf(language))}
            onSelect={(index) => choose(languages[index] ?? values.locale)}
          />
        )}
        <WordsField
          {...words}
          field="message"
          label="Message"
          multiline={2}
          placeholder="({ends}) Enjoy 25% OFF EVERYTHING at Checkout!"
          helpText={language === values.locale ? deadlineWords([values.message, ...linesOf(values.moreMessages)]) : `Shoppers who read ${languageName(language)} see this banner when it has a message here.`}
        />
        {more ? (
          <WordsField {...words} field="moreMessages" label="Further messages" multiline={2} placeholder="Free returns within 30 days" helpText={`One a line, at most ${MOST_MORE}. Shoppers turn to them by themselves; nothing moves on its own.`} />
        ) : (
          <div>
            <Button variant="plain" onClick={() => setMore(true)}>
              Add further messages
            </Button>
          </div>
        )}
        <UnitLabelFields form={form} language={language} />
        {missing.length > 0 && (
          <Text as="p" tone="subdued">
            Shoppers who read {new Intl.ListFormat("en").format(missing.map(languageName))} do not see this banner: nothing is shown in another language.
          </Text>
        )}
        <TextField label="Name" value={values.name} onChange={(name) => set({ name })} error={problem("name")} maxLength={NAME_LENGTH} autoComplete="off" helpText="Only you see it. Left empty, it is the beginning of the message." />
      </BlockStack>
    </Card>
  );
}

/** What stands beside the message, by how much of the deadline it says itself. */
const DEADLINE_WORDS = {
  all: "The deadline is added for you, in words that stay true: “Ends tonight at 11:59 PM”.",
  time: "The hour of the end is added for you: “Until 11:59 PM”.",
  none: "Your words say the whole deadline, so nothing is added.",
};

export const deadlineWords = (said: string[]) => DEADLINE_WORDS[deadlineLine(said.filter((words) => words !== "")) ?? "all"];

const LANGUAGE_STATES = { missing: "no words yet", partly: "some words are missing", complete: "complete" };

/** The store's published languages, the banner's own first, and those that it has words in besides. */
export function languagesOf(values: BannerFormValues, audience: StoreAudience | null): string[] {
  return [...new Set([values.locale, ...(audience?.locales.map(({ code }) => code) ?? []), ...Object.keys(values.translations)])].filter((code) => code !== "");
}

function stateOf(values: BannerFormValues, language: string): keyof typeof LANGUAGE_STATES {
  const words = wordsIn(values, language);
  if (language !== values.locale && words.message === "") return "missing";
  return WORD_FIELDS.every((field) => values[field] === "" || words[field] !== "") ? "complete" : "partly";
}
