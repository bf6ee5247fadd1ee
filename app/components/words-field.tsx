/** A field for a banner's words in one language, with the placeholders to insert at the cursor. */
import { ActionList, BlockStack, Button, Popover, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import type { BannerFormValues } from "../domain/banner-form";
import { PLACEHOLDER_WORDS, PLACEHOLDERS, sayTime, sayValue, type OfferValues, type Placeholder } from "../domain/banner-words";
import { LINK_LABEL_LENGTH, MESSAGE_LENGTH, MOST_MORE, NO_WORDS, languageName, linesOf, wordsIn, type WordField, type WordFields } from "../domain/banner-words-form";
import { readWallTime } from "../domain/schedule";
import type { OfferFinding } from "../domain/offer-claims";
import { OfferFindings } from "./offer-findings";
import type { SaveForm } from "./use-save-form";

export interface WordsForm {
  form: SaveForm<BannerFormValues>;
  /** The language that is being written. */
  language: string;
  zone: string;
  /** What the bound discount gives. */
  offer?: OfferValues;
  /** What its words claim that the offer does not bear out. */
  findings?: OfferFinding[];
}

interface WordsFieldProps extends WordsForm {
  field: WordField;
  label: string;
  placeholder?: string;
  helpText?: string;
  multiline?: number;
}

/** Where a field of a language stands in the form: its name beside which its problems are said. */
export function wordName({ locale }: BannerFormValues, language: string, field: keyof WordFields): string {
  return language === locale ? field : `translations.${language}.${field}`;
}

/** What changes in the form when this is typed. */
export function writtenIn({ locale, translations }: BannerFormValues, language: string, field: keyof WordFields, typed: string): Partial<BannerFormValues> {
  if (language === locale) return { [field]: typed };
  return { translations: { ...translations, [language]: { ...NO_WORDS, ...translations[language], [field]: typed } } };
}

/** The words of the form's language in one field. */
export function WordsField({ form, language, zone, offer, findings = [], field, label, placeholder, helpText, multiline }: WordsFieldProps) {
  const { values, set, problem } = form;
  const id = useId();
  const own = language === values.locale;
  const value = wordsIn(values, language)[field];
  const said = own ? undefined : values[field];

  const name = wordName(values, language, field);

  const write = (typed: string) => set((latest) => writtenIn(latest, language, field, typed));

  function insert(placeholder: Placeholder) {
    const input = document.getElementById(id);
    const [from, until] = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement ? [input.selectionStart ?? value.length, input.selectionEnd ?? value.length] : [value.length, value.length];
    const inserted = `{${placeholder}}`;
    write(value.slice(0, from) + inserted + value.slice(until));
    // Behind what was inserted, once React has written it.
    requestAnimationFrame(() => {
      if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
      input.focus();
      input.setSelectionRange(from + inserted.length, from + inserted.length);
    });
  }

  return (
    <BlockStack gap="100">
      <TextField
        id={id}
        label={own ? label : `${label} in ${languageName(language)}`}
        value={value}
        onChange={write}
        error={problem(name)}
        maxLength={field === "linkLabel" ? LINK_LABEL_LENGTH : field === "moreMessages" ? MOST_MORE * (MESSAGE_LENGTH + 1) : MESSAGE_LENGTH}
        showCharacterCount={field !== "linkLabel" && field !== "moreMessages"}
        multiline={multiline}
        autoComplete="off"
        placeholder={said === undefined || said === "" ? placeholder : said}
        helpText={helpText}
      />
      <OfferFindings findings={findings.filter((finding) => finding.field === name)} text={field === "moreMessages" ? linesOf(value).join("\n") : value.trim()} onMend={write} />
      <InsertMenu field={field} describe={(one) => presentValue(one, { values, language, zone, offer })} onInsert={insert} />
    </BlockStack>
  );
}

interface InsertProps {
  field: WordField;
  describe: (placeholder: Placeholder) => string;
  onInsert: (placeholder: Placeholder) => void;
}

function InsertMenu({ field, describe, onInsert }: InsertProps) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Popover
        active={open}
        onClose={() => setOpen(false)}
        autofocusTarget="first-node"
        preferredAlignment="left"
        activator={
          <Button variant="plain" disclosure={open ? "up" : "down"} onClick={() => setOpen(!open)}>
            Insert a value
          </Button>
        }
      >
        <InsertList
          field={field}
          describe={describe}
          onInsert={(placeholder) => {
            setOpen(false);
            onInsert(placeholder);
          }}
        />
      </Popover>
    </div>
  );
}

/** Drawn, and its examples worked out, only while the menu is open. */
function InsertList({ field, describe, onInsert }: InsertProps) {
  const offered = PLACEHOLDERS.filter((placeholder) => field !== "endedMessage" || (placeholder !== "ends" && placeholder !== "time"));
  return <ActionList actionRole="menuitem" items={offered.map((placeholder) => ({ content: `{${placeholder}}`, helpText: `${PLACEHOLDER_WORDS[placeholder].what}: ${describe(placeholder)}`, onAction: () => onInsert(placeholder) }))} />;
}

/** What a placeholder says now, or an example of it. */
function presentValue(placeholder: Placeholder, { values, language, zone, offer }: { values: BannerFormValues; language: string; zone: string; offer?: OfferValues }): string {
  const end = placeholder === "time" ? readWallTime(values.endsAt, zone) : null;
  if (end?.ok) return sayTime(end.instant, zone, language);
  const said = sayValue(placeholder, { ...offer, ...(values.code !== "" && { code: values.code }) }, language);
  return said ?? (placeholder === "ends" ? PLACEHOLDER_WORDS.ends.example : `for example ${PLACEHOLDER_WORDS[placeholder].example}`);
}
