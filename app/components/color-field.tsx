import { TextField } from "@shopify/polaris";
import { useId } from "react";
import { readColor } from "../domain/color";

interface ColorFieldProps {
  label: string;
  value: string;
  onChange: (color: string) => void;
  error?: string;
}

/** A color as text, with the browser's own picker in front of it. */
export function ColorField({ label, value, onChange, error }: ColorFieldProps) {
  const id = useId();
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      error={error}
      autoComplete="off"
      maxLength={7}
      prefix={
        <input
          id={id}
          type="color"
          aria-label={`${label}: choose a color`}
          value={readColor(value) ?? "#000000"}
          onChange={(event) => onChange(event.target.value)}
          style={{ inlineSize: "1.75rem", blockSize: "1.75rem", padding: 0, border: 0, background: "none", cursor: "pointer" }}
        />
      }
    />
  );
}
