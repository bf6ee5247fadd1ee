import { SaveBar as ContextualSaveBar } from "@shopify/app-bridge-react";
import type { SaveForm } from "./use-save-form";

/** Shopify's contextual save bar for a form: there while something is unsaved. */
export function SaveBar({ id, form }: { id: string; form: Pick<SaveForm<object>, "changed" | "saving" | "save" | "discard"> }) {
  return (
    <ContextualSaveBar id={id} open={form.changed} discardConfirmation>
      <button variant="primary" type="button" onClick={form.save} loading={form.saving ? "" : undefined}>
        Save
      </button>
      <button type="button" onClick={form.discard} disabled={form.saving}>
        Discard
      </button>
    </ContextualSaveBar>
  );
}
