import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useEffect } from "react";
import type { SaveAnswer } from "./use-save-form";

/** "Saved, not live yet": why shoppers do not see what was saved, and the way to try again. */
export function PublicationNotice({ error, action }: { error: string | null; action?: string }) {
  const retry = useFetcher<SaveAnswer>();
  const answer = retry.data;
  useEffect(() => {
    if (!answer?.saved) return;
    if (answer.outcome.live) shopify.toast.show("Your store is up to date");
    else shopify.toast.show("Still not live", { isError: true });
  }, [answer]);
  if (error === null) return null;
  return (
    <Banner
      title="Saved, not live yet"
      tone="warning"
      action={{
        content: "Try again",
        loading: retry.state !== "idle",
        onAction: () => retry.submit({ intent: "publish" }, { method: "post", action, encType: "application/json" }),
      }}
    >
      <p>Your changes are kept, but shoppers still see the last published version. {error}</p>
    </Banner>
  );
}
