/** A choice among things that are better seen than named: each drawn above its radio button. */
import { BlockStack, InlineError, RadioButton, Text } from "@shopify/polaris";
import { useId, type ReactNode } from "react";

interface ChoiceTilesProps<K extends string> {
  label: string;
  choices: Record<K, string>;
  value: K;
  onChange: (value: K) => void;
  draw: (value: K) => ReactNode;
  error?: string;
}

export function ChoiceTiles<K extends string>({ label, choices, value, onChange, draw, error }: ChoiceTilesProps<K>) {
  const id = useId();
  const keys = Object.keys(choices) as K[];
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
      <BlockStack gap="100">
        <legend style={{ padding: 0 }}>
          <Text as="span">{label}</Text>
        </legend>
        <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(112px, 1fr))", gap: "var(--p-space-200)" }}>
          {keys.map((key) => (
            // The drawing only widens what the label already does.
            // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
            <div
              key={key}
              onClick={() => onChange(key)}
              style={{ display: "grid", gap: "var(--p-space-100)", padding: "var(--p-space-200)", borderRadius: "var(--p-border-radius-200)", cursor: "pointer", background: "var(--p-color-bg-surface)", boxShadow: key === value ? "inset 0 0 0 2px var(--p-color-border-emphasis)" : "inset 0 0 0 1px var(--p-color-border)" }}
            >
              <span aria-hidden style={{ display: "grid", placeItems: "center", blockSize: 44, color: "var(--p-color-icon)" }}>
                {draw(key)}
              </span>
              <RadioButton label={choices[key]} name={id} checked={key === value} onChange={() => onChange(key)} />
            </div>
          ))}
        </div>
        {error !== undefined && <InlineError fieldID={id} message={error} />}
      </BlockStack>
    </fieldset>
  );
}
