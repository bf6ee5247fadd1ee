/** Whether shoppers see the set, and its name. */
import { Card, Checkbox, FormLayout, Text, TextField } from "@shopify/polaris";
import type { BadgeSetValues } from "../domain/badge-form";
import { BADGE_SET_NAME_LENGTH } from "../domain/badges";
import { useFormPart, type SaveForm } from "./use-save-form";

export function BadgeShowCard({ form }: { form: SaveForm<BadgeSetValues> }) {
  const { values, set, problem } = useFormPart(form);
  return (
    <Card>
      <FormLayout>
        <Text as="h2" variant="headingMd">
          Show it
        </Text>
        <TextField label="Name" value={values.name} onChange={(name) => set({ name })} error={problem("name")} maxLength={BADGE_SET_NAME_LENGTH} autoComplete="off" helpText="Only you see it." />
        <Checkbox label="Show these badges in the store" checked={values.live} onChange={(live) => set({ live })} error={problem("live")} />
      </FormLayout>
    </Card>
  );
}
