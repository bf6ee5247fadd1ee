/** What can be done with a banner from its own page; the list does the same. */
import { useFetcher } from "@remix-run/react";
import { Banner, Box, Modal, Text, type PageProps } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";
import type { OfferedAction } from "../domain/banner-actions";
import type { SaveAnswer } from "./use-save-form";

interface BannerToActOn {
  id: string;
  version: number;
  actions: OfferedAction[];
  /** An action would overwrite what is typed and not saved. */
  unsaved: boolean;
}

export function useBannerPageActions({ id, version, actions, unsaved }: BannerToActOn): { secondaryActions: NonNullable<PageProps["secondaryActions"]>; dialog: ReactNode } {
  const fetcher = useFetcher<SaveAnswer>();
  const [asked, setAsked] = useState<OfferedAction | null>(null);
  const answer = fetcher.data;
  useEffect(() => {
    if (answer === undefined) return;
    if (answer.saved) shopify.toast.show(answer.outcome.live ? "Saved" : "Saved, not live yet", { isError: !answer.outcome.live });
    else shopify.toast.show("Not saved", { isError: true });
  }, [answer]);

  const act = ({ intent }: OfferedAction) => fetcher.submit({ intent, id, version }, { method: "post", action: "/app/banners?index", encType: "application/json" });
  const close = () => setAsked(null);
  return {
    secondaryActions: actions.map((action) => ({
      content: action.content,
      disabled: unsaved || fetcher.state !== "idle",
      helpText: unsaved ? "Save or discard your changes first." : undefined,
      onAction: () => (action.ask === undefined ? act(action) : setAsked(action)),
    })),
    dialog: (
      <>
        {answer?.saved === false && fetcher.state === "idle" && (
          <Box paddingBlockEnd="400">
            <Banner tone="critical">
              <p>{answer.problems[0]?.message}</p>
            </Banner>
          </Box>
        )}
        <Modal
          open={asked !== null}
          onClose={close}
          title={asked?.ask?.title ?? ""}
          primaryAction={{
            content: asked?.content ?? "",
            destructive: true,
            onAction: () => {
              if (asked !== null) act(asked);
              close();
            },
          }}
          secondaryActions={[{ content: "Cancel", onAction: close }]}
        >
          <Modal.Section>
            <Text as="p">{asked?.ask?.text}</Text>
          </Modal.Section>
        </Modal>
      </>
    ),
  };
}
