/** A date and a time in the shop's zone; where a clock shows the time twice, the merchant says which. */
import { BlockStack, Select, TextField } from "@shopify/polaris";
import { describeMoment, readWallTime } from "../domain/schedule";

interface MomentFieldProps {
  label: string;
  /** As in the form: a wall time, with its offset where that alone would not tell which. */
  value: string;
  /** The shop's IANA zone, never the browser's. */
  zone: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** Said behind the time and its zone. */
  note?: string;
  disabled?: boolean;
}

const WALL_TIME_LENGTH = "2026-11-27T23:59".length;

export function MomentField({ label, value, zone, onChange, error, note, disabled = false }: MomentFieldProps) {
  const reading = value === "" ? null : readWallTime(value, zone);
  const wall = value.slice(0, WALL_TIME_LENGTH);
  const twice = value === "" ? undefined : choicesOf(wall, zone);
  const problem = error ?? (reading?.ok === false && twice === undefined && wall.length === WALL_TIME_LENGTH ? reading.message : undefined);
  const time = reading?.ok ? describeMoment(reading.instant, zone) : `Time in ${zone}`;
  return (
    <BlockStack gap="200">
      <TextField label={label} type="datetime-local" value={wall} onChange={onChange} error={problem} autoComplete="off" disabled={disabled} helpText={note === undefined ? time : `${time}. ${note}`} />
      {twice !== undefined && (
        <Select
          label="Which of the two"
          helpText={`Clocks in ${zone} go back on that day and show this time twice.`}
          placeholder="Choose"
          options={twice.map(({ text, label: words }) => ({ value: text, label: words }))}
          value={reading?.ok ? value : ""}
          onChange={onChange}
        />
      )}
    </BlockStack>
  );
}

function choicesOf(wall: string, zone: string) {
  const reading = readWallTime(wall, zone);
  return reading.ok ? undefined : reading.choices;
}
