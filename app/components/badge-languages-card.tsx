/** In which languages the set speaks, what each lacks, and what shoppers of the others get. */
import { Badge, BlockStack, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { missingWords, WORD_NAMES, type FormBadge } from "../domain/badge-form";

interface BadgeLanguagesCardProps {
  badges: FormBadge[];
  languages: { code: string; name: string; primary: boolean }[];
  /** The set's own language. */
  locale: string;
  fallback: boolean;
  onFallback: (allowed: boolean) => void;
  /** Opens the words of a language. */
  onWrite: (code: string, badgeIndex: number) => void;
}

/** So many badges are named; the others are counted. */
const MOST_NAMED = 3;

export function BadgeLanguagesCard({ badges, languages, locale, fallback, onFallback, onWrite }: BadgeLanguagesCardProps) {
  const own = languages.find(({ code }) => code === locale)?.name ?? locale;
  const others = languages.filter(({ code }) => code !== locale);
  if (others.length === 0) return null;
  const said = badges.filter(({ title }) => title !== "");

  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Languages
        </Text>
        {others.map(({ code, name }) => {
          const missing = missingWords(said, code);
          const silent = missing.filter(({ names }) => names.includes("title")).length;
          const state = said.length === 0 ? "Nothing to translate yet" : missing.length === 0 ? "Complete" : silent === said.length ? (fallback ? `Shows ${own}` : "Shows nothing") : `${missing.length} of ${said.length} incomplete`;
          return (
            <BlockStack key={code} gap="100">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {name}
                  </Text>
                  <Badge tone={missing.length === 0 && said.length > 0 ? "success" : missing.length > 0 ? "attention" : undefined}>{state}</Badge>
                </InlineStack>
                {missing[0] !== undefined && (
                  <Button variant="plain" onClick={() => onWrite(code, badges.findIndex((badge) => badge === said[missing[0]?.index ?? 0]))} accessibilityLabel={`Write what is missing in ${name}`}>
                    Write them
                  </Button>
                )}
              </InlineStack>
              {missing.length > 0 && (
                <Text as="p" tone="subdued">
                  {`Missing: ${missing
                    .slice(0, MOST_NAMED)
                    .map(({ title, names }) => `${names.map((one) => WORD_NAMES[one]).join(", ")} of “${title}”`)
                    .join("; ")}${missing.length > MOST_NAMED ? `; and ${missing.length - MOST_NAMED} more` : ""}.`}
                </Text>
              )}
            </BlockStack>
          );
        })}
        <Checkbox label={`Show the ${own} words where a translation is missing`} helpText="Otherwise a badge without words in the shopper’s language is left out there." checked={fallback} onChange={onFallback} />
      </BlockStack>
    </Card>
  );
}
