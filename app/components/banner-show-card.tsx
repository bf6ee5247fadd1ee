/** Whether shoppers see the banner, with what has to be said for that: a reason (T8), a confirmation by name (T5). */
import { Card, Checkbox, FormLayout, Text, TextField } from "@shopify/polaris";
import { NAME_LENGTH } from "../domain/banner";
import type { BannerFormValues } from "../domain/banner-form";
import { REASON_LENGTH } from "../domain/offer-repeats";
import { useFormPart, type SaveForm } from "./use-save-form";

interface BannerShowCardProps {
  form: SaveForm<BannerFormValues>;
  saved: BannerFormValues;
  /** Why a reason is asked; null when none is. */
  reason: string | null;
}

export function BannerShowCard({ form, saved, reason }: BannerShowCardProps) {
  const { values, set, problem } = useFormPart(form);
  const asksReason = values.live && (reason !== null || problem("reason") !== undefined);
  const bound = values.offerId !== "";
  const confirmed = saved.confirmed && timesOf(values) === timesOf(saved);
  return (
    <Card>
      <FormLayout>
        <Text as="h2" variant="headingMd">
          Show it
        </Text>
        <Checkbox label="Shoppers may hide it" helpText="It stays hidden for them until its words or its end change." checked={values.dismissible} onChange={(dismissible) => set({ dismissible })} />
        <Checkbox label="Show this banner in the store" checked={values.live} onChange={(live) => set({ live })} error={problem("live")} />
        {asksReason && (
          <TextField
            label="Reason"
            value={values.reason}
            onChange={(typed) => set({ reason: typed })}
            error={problem("reason")}
            helpText={reason ?? undefined}
            maxLength={REASON_LENGTH}
            multiline={2}
            autoComplete="off"
          />
        )}
        {values.live && bound && (
          <Text as="p" tone="subdued">
            The discount says when the offer ends, so there is nothing to confirm.
          </Text>
        )}
        {values.live && !bound && confirmed && (
          <Text as="p" tone="subdued">
            {values.confirmedBy} confirmed when the offer really ends. Changing that asks again.
          </Text>
        )}
        {values.live && !bound && !confirmed && (
          <>
            <Checkbox
              label={values.scheduleKind === "once" ? "The offer really ends at this time, and not later" : "The offer really runs at these times only"}
              helpText="A deadline that is not true is an unfair commercial practice in the EU, the UK and the US. Your confirmation is kept with the banner."
              checked={values.confirmed}
              onChange={(checked) => set({ confirmed: checked })}
              error={problem("confirmed")}
            />
            <TextField label="Confirmed by" value={values.confirmedBy} onChange={(confirmedBy) => set({ confirmedBy })} error={problem("confirmedBy")} maxLength={NAME_LENGTH} autoComplete="name" placeholder="Your name" />
          </>
        )}
      </FormLayout>
    </Card>
  );
}

/** When the offer runs, to notice a change that has to be confirmed. */
function timesOf({ scheduleKind, endsAt, windows, weekly }: BannerFormValues): string {
  return JSON.stringify(scheduleKind === "once" ? endsAt : scheduleKind === "several" ? windows : weekly);
}
