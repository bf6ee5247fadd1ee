import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, type BannerHandles } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { PublicationNotice } from "./publication-notice";
import type { SaveForm } from "./use-save-form";

interface FormHeadProps {
  /** Names the save bar; one of its own for each form. */
  id: string;
  form: Pick<SaveForm<object>, "changed" | "saving" | "save" | "discard" | "problem">;
  /** Why the last publication failed; null when it did not. */
  error: string | null;
}

/** What stands above every form: Shopify's save bar while something is unsaved, and at most one notice. */
export function FormHead({ id, form, error }: FormHeadProps) {
  const problem = form.problem("form");
  const notice = useRef<BannerHandles>(null);
  // A form is longer than a screen, and Save is pressed anywhere.
  useEffect(() => {
    if (problem !== undefined) notice.current?.focus();
  }, [problem]);
  return (
    <>
      <SaveBar id={id} open={form.changed} discardConfirmation>
        <button variant="primary" type="button" onClick={form.save} loading={form.saving ? "" : undefined}>
          Save
        </button>
        <button type="button" onClick={form.discard} disabled={form.saving}>
          Discard
        </button>
      </SaveBar>
      {problem === undefined ? (
        <PublicationNotice error={error} />
      ) : (
        <Banner ref={notice} tone="critical">
          <p>{problem}</p>
        </Banner>
      )}
    </>
  );
}
